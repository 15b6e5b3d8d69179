"""
What each form of a formula means: the closed list of what a line may hold, each typed as a node.

Everything else is refused, with the piece found and what to write instead.
"""

import ast
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar, cast

from attrs import evolve, frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth, are_comparable
from essmodel.rules.syntax import Line
from essmodel.rules.token import MOST_MISTAKES
from essmodel.rules.well_typed import TRUTH, Comparison
from essmodel.rules.written import Written, has_no_type, in_place, is_literal

N = TypeVar("N")
Leaf = tree.Fact | tree.Param | tree.Item
_UNFIT: dict[type[DataType], str] = {
    Truth: "formula_not_a_condition",
    Number: "formula_not_a_number",
    Label: "formula_not_a_label",
    Many: "formula_not_a_list",
}
_COMPARISONS: dict[type[ast.cmpop], Comparison] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.GtE: ">=",
    ast.Gt: ">",
}


@frozen(kw_only=True)
class Reader:
    """
    Types one line, form by form.

    Attributes:
        written: reads the values written in the line.
        find: what a name means, among the fields of a kind of record first.
        record: the kind of the records at hand, inside a list.
    """

    line: Line
    written: Written
    find: Callable[[str, str], Leaf]
    record: str = ""

    def read(self, node: ast.expr, like: DataType | None = None) -> tree.Node:  # noqa: C901 - one branch a form
        """Return *node* typed; a figure or a text alone takes the type *like*."""
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return tree.And(self._conditions(tree.And, values))
            case ast.BoolOp(values=values):
                return tree.Or(self._conditions(tree.Or, values))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return tree.Not(self.fit(Truth, operand))
            case ast.Compare():
                return self._compared(node)
            case ast.BinOp(op=ast.Add()):
                return self._sum(node, like)
            case ast.BinOp(op=ast.Mult()):
                return self._product(node)
            case ast.Call(func=ast.Name(id="all" | "any" | "count" | "total" as name)):
                return self._about_records(name, node)
            case ast.Name(id="true" | "false" as word):
                return tree.Lit(word == "true", TRUTH)
            case ast.Constant(value=bool(value)):
                return tree.Lit(value, TRUTH)
            case ast.Name() | ast.Attribute():
                return self._named(node)
            case _ if is_literal(node):
                return self.written.value(node, like)
            case _:
                raise self.line.refusal(_advice(node), node)

    def _conditions(
        self, kind: type[tree.And] | type[tree.Or], nodes: Iterable[ast.expr]
    ) -> tuple[tree.Node, ...]:
        """Read conditions; one that is of *kind* itself gives its parts, so chains are flat."""
        made = _gathered(partial(self.fit, Truth, one) for one in nodes)
        return tuple(
            part for one in made for part in (one.args if isinstance(one, kind) else (one,))
        )

    def _compared(self, node: ast.Compare) -> tree.Node:
        sides = [node.left, *node.comparators]
        steps = _gathered(
            partial(self._step, left, op, right)
            for left, op, right in zip(sides, node.ops, node.comparators, strict=False)
        )
        return steps[0] if len(steps) == 1 else tree.And(steps)

    def _step(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> tree.Node:
        """Read one comparison of a chain."""
        if type(op) not in _COMPARISONS:
            inside = self._one_of(left, right)
            return inside if isinstance(op, ast.In) else tree.Not(inside)
        one, other = self._pair(left, right)
        sign = _COMPARISONS[type(op)]
        if sign not in {"==", "!="} and not isinstance(one.type, Number | Calendar):
            raise self.line.refusal("formula_no_order", left, kind=one.type)
        return tree.Cmp(sign, one, other)

    def _one_of(self, left: ast.expr, right: ast.expr) -> tree.In:
        arg = self.fit(Label, left)
        if not isinstance(right, ast.Set | ast.Tuple | ast.List) or not right.elts:
            raise self.line.refusal("formula_labels", right)
        like = cast("Label", arg.type)
        return tree.In(
            arg, frozenset(_gathered(partial(self.written.code, one, like) for one in right.elts))
        )

    def _sum(self, node: ast.BinOp, like: DataType | None) -> tree.Add:
        one, other = self._pair(node.left, node.right, like)
        self._require(Number, one, node.left)
        return tree.Add((one, other))

    def _product(self, node: ast.BinOp) -> tree.Mul:
        one, other = _gathered(partial(self.fit, Number, side) for side in (node.left, node.right))
        units = [cast("Number", side.type).unit for side in (one, other)]
        if all(units):
            raise self.line.refusal("formula_two_units", node, kinds=(one.type, other.type))
        return tree.Mul(one, other)

    def _pair(
        self, left: ast.expr, right: ast.expr, like: DataType | None = None
    ) -> tuple[tree.Node, tree.Node]:
        """Read two sides of one type; a side that is only written takes the type of the other."""
        if has_no_type(left):
            other = self._simple(right, like)
            one = self._simple(left, other.type)
        elif has_no_type(right):
            one = self._simple(left)
            other = self._simple(right, one.type)
        else:
            one, other = _gathered(partial(self._simple, side) for side in (left, right))
        if not are_comparable(one.type, other.type):
            raise self._mismatch((left, one.type), (right, other.type))
        return one, other

    def _simple(self, node: ast.expr, like: DataType | None = None) -> tree.Node:
        """Read a side of a comparison or a sum, which no list can be."""
        made = self.read(node, like)
        if isinstance(made.type, Many):
            raise self.line.refusal("formula_list", node)
        return made

    def _mismatch(
        self, left: tuple[ast.expr, DataType], right: tuple[ast.expr, DataType]
    ) -> InvalidValueError:
        """Say that two sides are not of one type, and how to bring them to one scale."""
        match left, right:
            case (_, Number(unit=unit)), (_, Number(unit=same)) if unit == same:
                coarse, fine = sorted((left, right), key=_places)
                factor = f"1.{'0' * (_places(fine) - _places(coarse))}"
                piece = self.line.piece(fine[0])
                return self.line.refusal("formula_scales", coarse[0], other=piece, factor=factor)
            case _:
                piece = self.line.piece(left[0])
                return self.line.refusal(
                    "formula_not_comparable",
                    right[0],
                    kind=right[1],
                    other=piece,
                    other_kind=left[1],
                )

    def _named(self, node: ast.Name | ast.Attribute) -> tree.Node:
        name = self._dotted(node)
        try:
            return self.find(name, self.record)
        except InvalidValueError as error:
            raise in_place(error, self.line, node) from None

    def _dotted(self, node: ast.expr) -> str:
        match node:
            case ast.Name(id=name):
                return name
            case ast.Attribute(value=value, attr=name):
                return f"{self._dotted(value)}.{name}"
            case _:
                raise self.line.refusal("formula_form", node)

    def _about_records(self, name: str, node: ast.Call) -> tree.Node:
        """Read ``all``, ``any``, ``count`` or ``total`` over a list of records."""
        if len(node.args) not in ({2, 3} if name == "total" else {2}) or node.keywords:
            raise self.line.refusal("formula_arguments", node, name=name)
        many = self.fit(Many, node.args[0])
        inside = evolve(self, record=cast("Many", many.type).record)
        if name == "total":
            term = inside.fit(Number, node.args[1])
            body = inside.fit(Truth, node.args[2]) if node.args[2:] else tree.Lit(True, TRUTH)
            return tree.SumOf(many, term, body)
        body = inside.fit(Truth, node.args[1])
        match name:
            case "all" | "any":
                return tree.Quant(name, many, body)
            case _:
                return tree.CountIf(many, body)

    def fit(self, kind: type[DataType], node: ast.expr) -> tree.Node:
        """Read what must be of one kind of type."""
        made = self.read(node)
        self._require(kind, made, node)
        return made

    def _require(self, kind: type[DataType], made: tree.Node, node: ast.expr) -> None:
        if not isinstance(made.type, kind):
            raise self.line.refusal(_UNFIT[kind], node, kind=made.type)


def _gathered(makes: Iterable[Callable[[], N]]) -> tuple[N, ...]:
    """Make each, and refuse at once what is wrong with any, up to a point."""
    made: list[N] = []
    problems: dict[Problem, None] = {}
    for make in makes:
        try:
            made.append(make())
        except InvalidValueError as error:
            problems |= dict.fromkeys(error.problems)
        if len(problems) >= MOST_MISTAKES:
            break
    if problems:
        raise InvalidValueError(*problems)
    return tuple(made)


def _advice(node: ast.expr) -> str:
    """Return the problem with a form of expression that no formula has."""
    match node:
        case ast.Call():
            return "formula_call"
        case ast.BinOp(op=ast.Div() | ast.FloorDiv()):
            return "formula_division"
        case ast.BinOp(op=ast.Sub()) | ast.UnaryOp(op=ast.USub()):
            return "formula_subtraction"
        case _:
            return "formula_form"


def _places(side: tuple[ast.expr, DataType]) -> int:
    return side[1].places if isinstance(side[1], Number) else 0
