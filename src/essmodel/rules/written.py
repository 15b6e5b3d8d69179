"""
Values written in a formula, exactly: a figure, a day or a code takes the type of its neighbour.

A figure is read from its text and never passes through a float.
"""

import ast
import re
from collections.abc import Iterable
from decimal import Decimal
from difflib import get_close_matches

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.expression import Lit
from essmodel.rules.literal import literal
from essmodel.rules.syntax import Line
from essmodel.rules.well_typed import CALENDAR
from essmodel.values.reading import day

MOST_CODES = 10
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SILENT = "silent"
"""How a formula says that the source gives no value."""


def is_literal(node: ast.expr) -> bool:
    """Whether *node* is one figure, with or without its minus, or one text in quotes."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return is_figure(node.operand)
    return is_figure(node) or _is_text(node)


def is_figure(node: ast.expr) -> bool:
    """Whether *node* is one figure; ``True`` is none, though Python counts with it."""
    return isinstance(node, ast.Constant) and type(node.value) in {int, float}


def is_silent(node: ast.expr) -> bool:
    """Whether *node* says that the source gives no value there."""
    return isinstance(node, ast.Name) and node.id == SILENT


def has_no_type(node: ast.expr) -> bool:
    """Whether *node* is made of written values alone, so that its neighbour gives the type."""
    return all(is_literal(one) or is_silent(one) for one in _outcomes(node))


def shared_type(nodes: Iterable[ast.expr], line: Line) -> DataType | None:
    """Return the type that values give each other: as many decimals as the finest, or a day."""
    values = [one for node in nodes for one in _outcomes(node) if is_literal(one)]
    texts = [one.value for one in values if isinstance(one, ast.Constant) and _is_text(one)]
    if len(texts) < len(values):
        figures = (one for one in values if not _is_text(one))
        return Number(places=max(len(line.piece(one).partition(".")[2]) for one in figures))
    return CALENDAR if any(_DAY.fullmatch(str(one)) for one in texts) else None


def _outcomes(node: ast.expr) -> tuple[ast.expr, ...]:
    """Return the parts of *node* that have its type."""
    parts: tuple[ast.expr, ...]
    match node:
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            parts = (node.left, node.right)
        case ast.IfExp():
            parts = (node.body, node.orelse)
        case ast.Call(func=ast.Name(id="min" | "max" | "sum" | "default"), args=[*args]) if args:
            parts = tuple(args)
        case ast.Call(func=ast.Name(id="bands"), args=[_, first, ast.Dict(values=values)]):
            parts = (first, *values)
        case _:
            return (node,)
    return tuple(one for part in parts for one in _outcomes(part))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@frozen
class Written:
    """Reads the values written in a *line*; *books* list the codes that there are."""

    line: Line
    books: tuple[CodeBook, ...]

    def value(self, node: ast.expr, like: DataType | None) -> Lit:
        """Return the literal *node*, typed *like* its neighbour; alone, a figure has no unit."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self._text(node, node.value, like)
        figure = (
            f"-{self.line.piece(node.operand)}"
            if isinstance(node, ast.UnaryOp)
            else self.line.piece(node)
        )
        match like:
            case None:
                whole, _, decimals = figure.partition(".")
                return Lit(int(whole + decimals), Number(places=len(decimals)))
            case Number():
                return self._exact(node, Decimal(figure), like)
            case _:
                raise self._misfit(node, like)

    def code(self, node: ast.expr, like: Label) -> str:
        """Return the code in quotes *node*, if its book has it; an unknown book has all."""
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            raise self.line.refusal("formula_labels", node)
        book = self._book(like)
        if book is None or node.value in book:
            return node.value
        codes = tuple(code for code, _ in book.codes)
        close = get_close_matches(node.value.lower(), codes, n=1)
        if close:
            raise self.line.refusal("formula_code_misspelt", node, book=book.title, meant=close[0])
        known = codes if len(codes) <= MOST_CODES else (*codes[:MOST_CODES], "…")
        raise self.line.refusal("formula_code_unknown", node, book=book.title, known=known)

    def _text(self, node: ast.Constant, text: str, like: DataType | None) -> Lit:
        match like:
            case None if _DAY.fullmatch(text):
                return self._exact(node, text, CALENDAR)
            case None:
                raise self.line.refusal("formula_text_alone", node)
            case Label():
                return Lit(self.code(node, like), like)
            case Calendar():
                return self._exact(node, text, like)
            case _:
                raise self._misfit(node, like)

    def _exact(self, node: ast.expr, found: Decimal | str, like: DataType) -> Lit:
        """Return a figure, or a day that is still a text, as a literal."""
        try:
            return literal(day(found) if isinstance(found, str) else found, like)
        except InvalidValueError as error:
            raise in_place(error, self.line, node) from None

    def _misfit(self, node: ast.expr, like: DataType) -> InvalidValueError:
        """Say what kind of value is needed in the place of *node*, with an example of one."""
        return self.line.refusal("formula_misfit", node, expected=like, example=self._example(like))

    def _example(self, like: DataType) -> str:
        match like:
            case Number():
                return f"900.{'5':0<{like.places}}" if like.places else "900"
            case Calendar():
                return '"2026-01-31"'
            case Label():
                book = self._book(like)
                return f'"{book.codes[0][0]}"' if book and book.codes else '"..."'
            case Truth() | Many():
                return "true"

    def _book(self, like: Label) -> CodeBook | None:
        return next((book for book in self.books if book.id == like.book), None)


def in_place(error: InvalidValueError, line: Line, node: ast.expr) -> InvalidValueError:
    """Say of *node* what a value or a name alone was refused for: ``too_fine`` in a formula."""
    (problem,) = error.problems
    data = {name: value for name, value in problem.data if name != "found"}
    return line.refusal(f"formula_{problem.id}", node, **data)
