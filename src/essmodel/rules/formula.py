"""
A rule in one line of text: ``inhabitant.age >= 3 and inhabitant.resident``.

The line is read as a small part of Python's expressions, by a closed list of what is allowed; it is
never run.  What its names mean is given, so that a file can be read before any pack is known.
"""

import ast
import warnings
from collections.abc import Callable, Iterable
from decimal import Decimal
from difflib import get_close_matches
from typing import TypeVar

from attrs import evolve, frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number
from essmodel.rules.expression import (
    TRUTH,
    Add,
    And,
    Cmp,
    Comparison,
    CountIf,
    Fact,
    In,
    Item,
    Lit,
    Mul,
    Node,
    Not,
    Or,
    Param,
    Quant,
    SumOf,
)
from essmodel.rules.statement import understood

N = TypeVar("N")
LONGEST = 4_000
DEEPEST = 60
_COMPARISONS: dict[type[ast.cmpop], Comparison] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.GtE: ">=",
    ast.Gt: ">",
}


@frozen
class Formula:
    """A condition or an amount as its author wrote it, not yet typed."""

    text: str


@frozen(kw_only=True)
class Names:
    """
    What the names in formulas and statements mean.

    Attributes:
        leaves: facts and parameters, by their path or id.
        items: the fields of the records that lists of facts hold.
        books: the codes that labels may have.
    """

    leaves: tuple[Fact | Param, ...]
    items: tuple[Item, ...] = ()
    books: tuple[CodeBook, ...] = ()

    def find(self, name: str) -> Fact | Param:
        """
        Return what *name* means: a whole path, or its last part where only one path ends so.

        Raises:
            InvalidValueError: nothing has that name, or several things have.
        """
        paths = {_path(leaf): leaf for leaf in self.leaves}
        if name in paths:
            return paths[name]
        candidates = tuple(path for path in paths if path.endswith(f".{name}"))
        if len(candidates) == 1:
            return paths[candidates[0]]
        if candidates:
            raise InvalidValueError.because("name_ambiguous", found=name, known=candidates)
        close = tuple(get_close_matches(name, [*paths, *(p.rpartition(".")[2] for p in paths)], 1))
        problem = "name_unknown_but_close" if close else "name_unknown"
        raise InvalidValueError.because(problem, found=name, close=close)


def typed(formula: Formula, names: Names) -> Node:
    """
    Return *formula* as an expression over what *names* mean.

    Raises:
        InvalidValueError: it is not a formula, or makes no sense; each problem with its column.
    """
    return _Reader(formula.text, names).read(_parsed(formula.text))


def _parsed(text: str) -> ast.expr:
    """Parse *text*, whatever it is, in bounded time."""
    if len(text) > LONGEST:
        raise InvalidValueError.because("formula_too_long", most=LONGEST)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", SyntaxWarning)
            tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise _refusal("formula_syntax", error.offset or 1) from None
    except (RecursionError, MemoryError, ValueError):
        raise InvalidValueError.because("formula_too_deep", most=DEEPEST) from None
    level: list[ast.AST] = [tree]
    for _ in range(2 * DEEPEST):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return tree
    raise InvalidValueError.because("formula_too_deep", most=DEEPEST)


@frozen
class _Reader:
    """Types one formula; inside a list, *record* names the kind of its records."""

    text: str
    names: Names
    record: str = ""

    def read(self, node: ast.expr, like: DataType | None = None) -> Node:  # noqa: C901 - one branch a form
        """Return *node* typed; *like* is the type of what it is compared with."""
        match node:
            case ast.BoolOp(op=ast.And()):
                return And(self._all(node.values))
            case ast.BoolOp(op=ast.Or()):
                return Or(self._all(node.values))
            case ast.UnaryOp(op=ast.Not()):
                return self._made(node, lambda: Not(self.read(node.operand)))
            case ast.Compare():
                return self._compared(node)
            case ast.BinOp(op=ast.Add()):
                left, right = self._pair(node.left, node.right, like)
                return self._made(node, lambda: Add((left, right)))
            case ast.BinOp(op=ast.Mult()):
                left, right = self._all([node.left, node.right])
                return self._made(node, lambda: Mul(left, right))
            case ast.Call(func=ast.Name(id="all" | "any" | "count" | "total")):
                return self._about_records(node)
            case ast.Name() | ast.Attribute(value=ast.Name()):
                return self._named(node)
            case ast.Constant() | ast.UnaryOp(op=ast.USub(), operand=ast.Constant()):
                return self._literal(node, like)
            case _:
                raise self._refused("formula_form", node)

    def _all(self, nodes: Iterable[ast.expr]) -> tuple[Node, ...]:
        """Read each of *nodes*, and refuse all that is wrong with any of them at once."""
        read: list[Node] = []
        problems: list[Problem] = []
        for node in nodes:
            try:
                read.append(self.read(node))
            except InvalidValueError as error:
                problems += error.problems
        if problems:
            raise InvalidValueError(*problems)
        return tuple(read)

    def _pair(
        self, left: ast.expr, right: ast.expr, like: DataType | None = None
    ) -> tuple[Node, Node]:
        """Read two sides of one type: a written value takes the type of the other side."""
        if _is_literal(left) and not _is_literal(right):
            known = self.read(right, like)
            return self.read(left, known.type), known
        if _is_literal(right):
            known = self.read(left, like)
            return known, self.read(right, known.type)
        read = self._all((left, right))
        return read[0], read[1]

    def _compared(self, node: ast.Compare) -> Node:
        sides = [node.left, *node.comparators]
        steps = [
            self._step(left, op, right)
            for left, op, right in zip(sides, node.ops, sides[1:], strict=False)
        ]
        return steps[0] if len(steps) == 1 else And(tuple(steps))

    def _step(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Node:
        if isinstance(op, ast.In | ast.NotIn):
            inside = self._made(left, lambda: In(self.read(left), self._labels(left, right)))
            return Not(inside) if isinstance(op, ast.NotIn) else inside
        if type(op) not in _COMPARISONS:
            raise self._refused("formula_form", left)
        one, other = self._pair(left, right)
        return self._made(left, lambda: Cmp(_COMPARISONS[type(op)], one, other))

    def _labels(self, left: ast.expr, right: ast.expr) -> frozenset[str]:
        if not isinstance(right, ast.Set | ast.Tuple | ast.List):
            raise self._refused("formula_labels", right)
        like = self.read(left).type
        codes = [self._literal(one, like) for one in right.elts]
        return frozenset(str(code.value) for code in codes)

    def _literal(self, node: ast.expr, like: DataType | None) -> Lit:
        """Read a written value exactly: a number from its text, never through a float."""
        text = self._source(node)
        match node:
            case ast.Constant(value=bool()):
                return Lit(node.value, TRUTH)
            case ast.Constant(value=str()) if isinstance(like, Label | Calendar):
                said = node.value
            case ast.Constant(value=int() | float()) | ast.UnaryOp() if (
                text.strip("-").replace(".", "", 1).isdecimal()
            ):
                if not isinstance(like, Number):
                    places = len(text.partition(".")[2])
                    return Lit(int(Decimal(text).scaleb(places)), Number(places=places))
                said = text
            case _:
                raise self._refused("formula_value", node)
        return self._made(node, lambda: Lit(understood(said, like, self.names.books), like))

    def _named(self, node: ast.Name | ast.Attribute) -> Node:
        name = self._source(node)
        if name in {"true", "false"}:
            return Lit(name == "true", TRUTH)
        for item in self.names.items:
            if item.record == self.record and name in {item.name, item.path}:
                return item
        return self._made(node, lambda: self.names.find(name))

    def _about_records(self, node: ast.Call) -> Node:
        """Read ``all``, ``any``, ``count`` or ``total`` over a list of records."""
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if len(node.args) != 2 or node.keywords:  # noqa: PLR2004 - the list, and what is asked of it
            raise self._refused("formula_list_arguments", node)
        many = self.read(node.args[0])
        if not isinstance(many.type, Many):
            raise self._refused("formula_not_a_list", node.args[0])
        body = evolve(self, record=many.type.record).read(node.args[1])
        match name:
            case "all":
                return self._made(node, lambda: Quant("all", many, body))
            case "any":
                return self._made(node, lambda: Quant("any", many, body))
            case "count":
                return self._made(node, lambda: CountIf(many, body))
            case _:
                return self._made(node, lambda: SumOf(many, body, Lit(True, TRUTH)))

    def _made(self, node: ast.expr, make: Callable[[], N]) -> N:
        """Make a node, and say in which column it makes no sense."""
        try:
            return make()
        except InvalidValueError as error:
            raise InvalidValueError(
                *(
                    one if dict(one.data).get("column") else _at(one, self._column(node))
                    for one in error.problems
                )
            ) from None

    def _refused(self, problem: str, node: ast.expr) -> InvalidValueError:
        return _refusal(problem, self._column(node), found=self._source(node))

    def _column(self, node: ast.expr) -> int:
        """Return the column counted in characters from 1; the parser counts bytes."""
        return len(self.text.strip().encode()[: node.col_offset].decode()) + 1

    def _source(self, node: ast.expr) -> str:
        return self.text.strip().encode()[node.col_offset : node.end_col_offset].decode()


def _refusal(problem: str, column: int, **data: object) -> InvalidValueError:
    return InvalidValueError.because(problem, **data, column=column)


def _at(problem: Problem, column: int) -> Problem:
    return evolve(problem, data=(*problem.data, ("column", column)))


def _is_literal(node: ast.expr) -> bool:
    inner = node.operand if isinstance(node, ast.UnaryOp) else node
    return isinstance(inner, ast.Constant)


def _path(leaf: Fact | Param) -> str:
    return leaf.path if isinstance(leaf, Fact) else leaf.id
