"""What stands between brackets in a formula: what reads it, conventions, whole numbers, sources."""

import ast
import re
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, Protocol, TypeVar, cast

from essmodel.errors import InvalidValueError, Problem
from essmodel.rules import expression as tree
from essmodel.rules.datatype import DataType
from essmodel.rules.function import Function
from essmodel.rules.law.source import Source
from essmodel.rules.syntax import Line
from essmodel.rules.token import MOST_MISTAKES
from essmodel.rules.written import Written, is_figure

N = TypeVar("N")
E = TypeVar("E", bound=Enum)
_WHOLE = re.compile(r"[0-9]+")


class Reads(Protocol):
    """What reads the arguments; `essmodel.rules.reader.Reader` says what each of these is."""

    @property
    def line(self) -> Line: ...  # noqa: D102 - the class says it
    @property
    def written(self) -> Written: ...  # noqa: D102 - the class says it
    @property
    def function(self) -> Callable[[str], Function]: ...  # noqa: D102 - the class says it
    @property
    def source(self) -> Source | None: ...  # noqa: D102 - the class says it
    def read(self, node: ast.expr, like: DataType | None = None) -> tree.Node: ...  # noqa: D102 - the class says it
    def fit(  # noqa: D102 - the class says it
        self, kind: type[DataType], node: ast.expr, like: DataType | None = None
    ) -> tree.Node: ...
    def alike(  # noqa: D102 - the class says it
        self, nodes: tuple[ast.expr, ...], like: DataType | None = None
    ) -> tuple[tree.Node, ...]: ...
    def inside(self, record: str) -> "Reads": ...  # noqa: D102 - the class says it


def gathered(makes: Iterable[Callable[[], N]]) -> tuple[N, ...]:
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


def together(*makes: Callable[[], Any]) -> tuple[Any, ...]:
    """Make things of several kinds, and refuse at once what is wrong with any."""
    return gathered(makes)


def chosen(reader: Reads, node: ast.expr, kind: type[E]) -> E:
    """Return the convention that a text in quotes names."""
    known = {one.value: one for one in kind}
    if not isinstance(node, ast.Constant) or node.value not in known:
        raise reader.line.refusal("formula_convention", node, known=tuple(known))
    return known[node.value]


def whole(reader: Reads, node: ast.expr, among: range) -> int:
    """Return a whole number written in digits."""
    is_minus = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
    figure = cast("ast.UnaryOp", node).operand if is_minus else node
    text = reader.line.piece(figure) if is_figure(figure) else ""
    number = int(text) * (-1 if is_minus else 1) if _WHOLE.fullmatch(text) else None
    if number is None or number not in among:
        least, most = among[0], among[-1]
        raise reader.line.refusal("formula_whole", node, least=least, most=most)
    return number


def source_of(reader: Reads, node: ast.expr) -> Source:
    """Return who made a choice of law: whoever made the rule."""
    if reader.source is None:
        raise reader.line.refusal("formula_no_source", node)
    return reader.source
