"""
What each form of a formula means: the closed list of what a line may hold, each typed as a node.

Everything else is refused, with the piece found and what to write instead.
"""

import ast
from collections.abc import Callable, Iterable
from functools import partial
from typing import cast

from attrs import evolve, frozen

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.argument import gathered, together
from essmodel.rules.calling import called
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth, are_comparable
from essmodel.rules.function import Function
from essmodel.rules.law.source import Source
from essmodel.rules.syntax import Line
from essmodel.rules.well_typed import TRUTH, Comparison
from essmodel.rules.written import (
    Written,
    has_no_type,
    in_place,
    is_literal,
    is_silent,
    shared_type,
)

Leaf = tree.Fact | tree.Param | tree.Item
_UNFIT: dict[type[DataType], str] = {
    Truth: "formula_not_a_condition",
    Number: "formula_not_a_number",
    Calendar: "formula_not_a_day_here",
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
        function: what a name before brackets means, where no form of formulas has it.
        source: who made the choices of law in the line; ``None`` where nobody did.
        record: the kind of the records at hand, inside a list.
    """

    line: Line
    written: Written
    find: Callable[[str, str], Leaf]
    function: Callable[[str], Function]
    source: Source | None = None
    record: str = ""

    def read(self, node: ast.expr, like: DataType | None = None) -> tree.Node:  # noqa: C901, PLR0912 - one branch a form
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
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                return self._sum(node, like)
            case ast.BinOp(op=ast.Mult()):
                return self._product(node)
            case ast.IfExp():
                return self._choice(node, like)
            case ast.Call():
                return called(self, node, like)
            case ast.Name(id="true" | "false" as word):
                return tree.Lit(word == "true", TRUTH)
            case ast.Constant(value=bool(value)):
                return tree.Lit(value, TRUTH)
            case _ if is_silent(node):
                return self._silent(node, like)
            case ast.Name() | ast.Attribute():
                return self._named(node)
            case _ if is_literal(node):
                return self.written.value(node, like)
            case _:
                raise self.line.refusal(_advice(node), node)

    def fit(self, kind: type[DataType], node: ast.expr, like: DataType | None = None) -> tree.Node:
        """Read what must be of one kind of type; written values alone take the type *like*."""
        made = self.read(node, like)
        self.require(kind, made, node)
        return made

    def require(self, kind: type[DataType], made: tree.Node, node: ast.expr) -> None:
        """Refuse what was *made* of *node*, unless it is of one kind of type."""
        if not isinstance(made.type, kind):
            raise self.line.refusal(_UNFIT[kind], node, kind=made.type)

    def alike(
        self, nodes: tuple[ast.expr, ...], like: DataType | None = None
    ) -> tuple[tree.Node, ...]:
        """Read parts of one type; those that are only written take the type of the others."""
        typed = tuple(one for one in nodes if not has_no_type(one))
        made = dict(
            zip(typed, gathered(partial(self._simple, one, like) for one in typed), strict=True)
        )
        for one in typed[1:]:
            first = (typed[0], made[typed[0]].type)
            if not are_comparable(first[1], made[one].type):
                raise self._mismatch(first, (one, made[one].type))
        shared = made[typed[0]].type if typed else like or shared_type(nodes, self.line)
        rest = tuple(one for one in nodes if one not in made)
        if shared is None:  # said once: nothing gives a type to any of them
            self.read(rest[0])
        made |= zip(rest, gathered(partial(self.read, one, shared) for one in rest), strict=True)
        return tuple(made[one] for one in nodes)

    def inside(self, record: str) -> "Reader":
        """Return the reader of what is asked of one record of a list."""
        return evolve(self, record=record)

    def _conditions(
        self, kind: type[tree.And] | type[tree.Or], nodes: Iterable[ast.expr]
    ) -> tuple[tree.Node, ...]:
        """Read conditions; one that is of *kind* itself gives its parts, so chains are flat."""
        made = gathered(partial(self.fit, Truth, one) for one in nodes)
        return tuple(
            part for one in made for part in (one.args if isinstance(one, kind) else (one,))
        )

    def _compared(self, node: ast.Compare) -> tree.Node:
        sides = [node.left, *node.comparators]
        steps = gathered(
            partial(self._step, left, op, right)
            for left, op, right in zip(sides, node.ops, node.comparators, strict=False)
        )
        return steps[0] if len(steps) == 1 else tree.And(steps)

    def _step(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> tree.Node:
        """Read one comparison of a chain."""
        if type(op) not in _COMPARISONS:
            inside = self._one_of(left, right)
            return inside if isinstance(op, ast.In) else tree.Not(inside)
        one, other = self.alike((left, right))
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
            arg, frozenset(gathered(partial(self.written.code, one, like) for one in right.elts))
        )

    def _sum(self, node: ast.BinOp, like: DataType | None) -> tree.Node:
        one, other = self.alike((node.left, node.right), like)
        self.require(Number, one, node.left)
        return tree.Add((one, other)) if isinstance(node.op, ast.Add) else tree.Sub(one, other)

    def _product(self, node: ast.BinOp) -> tree.Mul:
        one, other = gathered(partial(self.fit, Number, side) for side in (node.left, node.right))
        units = [cast("Number", side.type).unit for side in (one, other)]
        if all(units):
            raise self.line.refusal("formula_two_units", node, kinds=(one.type, other.type))
        return tree.Mul(one, other)

    def _choice(self, node: ast.IfExp, like: DataType | None) -> tree.If:
        (condition,), (then, otherwise) = together(
            lambda: (self.fit(Truth, node.test),),
            lambda: self.alike((node.body, node.orelse), like),
        )
        return tree.If(condition, then, otherwise)

    def _silent(self, node: ast.expr, like: DataType | None) -> tree.Silent:
        if like is None:
            raise self.line.refusal("formula_silent_alone", node)
        if self.source is None:
            raise self.line.refusal("formula_no_source", node)
        return tree.Silent(self.source, like)

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
                data = {"other": self.line.piece(left[0]), "other_kind": left[1]}
                return self.line.refusal("formula_not_comparable", right[0], kind=right[1], **data)

    def _named(self, node: ast.Name | ast.Attribute) -> tree.Node:
        name = self.line.dotted(node)
        try:
            return self.find(name, self.record)
        except InvalidValueError as error:
            raise in_place(error, self.line, node) from None


def _advice(node: ast.expr) -> str:
    """Return the problem with a form of expression that no formula has."""
    match node:
        case ast.BinOp(op=ast.Div() | ast.FloorDiv()):
            return "formula_division"
        case ast.BinOp(op=ast.Pow()):
            return "formula_power"
        case ast.UnaryOp(op=ast.USub()):
            return "formula_minus"
        case _:
            return "formula_form"


def _places(side: tuple[ast.expr, DataType]) -> int:
    return side[1].places if isinstance(side[1], Number) else 0
