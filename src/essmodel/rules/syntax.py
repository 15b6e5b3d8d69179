"""
One line of text as a tree of Python's expressions, within limits, and where each part stands.

Python's parser is given the tokens of formulas alone, and builds a tree; nothing is ever run.
"""

import ast

from attrs import frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.rules.token import DEEPEST, TOKEN, checked, refused

LONGEST = 4_000
LARGEST = 5_000


@frozen
class Line:
    """A line of *text*, read as *tree*."""

    text: str
    tree: ast.expr

    def piece(self, node: ast.expr) -> str:
        """Return the text of *node*."""
        return self._cut(max(1, node.col_offset), node.end_col_offset)

    def refusal(self, problem: str, node: ast.expr, **data: object) -> InvalidValueError:
        """Make the error of one problem, found in *node*."""
        column = len(self._cut(1, node.col_offset)) + 1
        return InvalidValueError(refused(problem, column, self.piece(node), **data))

    def dotted(self, node: ast.expr) -> str:
        """Return the name that *node* is: words joined by dots."""
        words: list[str] = []
        part = node
        while isinstance(part, ast.Attribute):
            words.append(part.attr)
            part = part.value
        if not isinstance(part, ast.Name):
            raise self.refusal("formula_form", part)
        return ".".join((part.id, *reversed(words)))

    def _cut(self, start: int, end: int | None) -> str:
        """Return a part of the text; the parser counts bytes, and one for a bracket in front."""
        return f"({self.text}".encode()[start:end].decode()


def parsed(text: str) -> Line:
    """
    Read *text*, whatever it is, in bounded time.

    Raises:
        InvalidValueError: it is too long, too deep, too large or no expression; with its columns.
    """
    if len(text) > LONGEST:
        raise InvalidValueError(
            refused("formula_too_long", LONGEST + 1, text[LONGEST:], most=LONGEST)
        )
    if not text.strip():
        raise InvalidValueError(refused("formula_empty", 1, text))
    plain = checked(text)
    try:
        # INVARIANT: the brackets of the text are balanced, so these two belong to each other.
        tree = ast.parse(f"({plain})", mode="eval").body
    except SyntaxError as error:
        if "expected 'else'" in error.msg:
            raise InvalidValueError(_without_else(plain)) from None
        raise InvalidValueError(_misplaced(plain, error.offset)) from None
    except (RecursionError, MemoryError):
        raise InvalidValueError(refused("formula_too_deep", 1, plain, most=DEEPEST)) from None
    line = Line(plain, tree)
    _require_small(line)
    return line


def _misplaced(plain: str, offset: int | None) -> Problem:
    """Say which token the parser could not place; it counts the bracket in front."""
    column = max(1, (offset or 0) - 1)
    token = TOKEN.match(plain, column - 1)
    if token is None or not plain[column - 1 :].strip():
        *_, last = TOKEN.finditer(plain.rstrip())
        return refused("formula_unfinished", last.start() + 1, last[0])
    return refused("formula_misplaced", column, token[0])


def _without_else(plain: str) -> Problem:
    """Point to the last ``if``, which is the one that the parser was left with."""
    *_, last = (one for one in TOKEN.finditer(plain) if one[0] == "if")
    return refused("formula_no_else", last.start() + 1, last[0])


def _require_small(line: Line) -> None:
    """Refuse a tree that is too deep or too large, without recursion."""
    below: dict[ast.expr, list[ast.expr]] = {}
    level = [line.tree]
    for _ in range(DEEPEST):
        below |= {node: _below(node) for node in level}
        level = [one for node in level for one in below[node]]
    if level:
        raise line.refusal("formula_too_deep", level[0], most=DEEPEST)
    sizes: dict[ast.expr, int] = {}
    for node in reversed(below):
        # In ``a < b < c`` the middle counts twice: it becomes ``a < b and b < c``.
        twice = below[node][1:-1] if isinstance(node, ast.Compare) else []
        sizes[node] = 1 + sum(sizes[one] for one in [*below[node], *twice])
    if sizes[line.tree] > LARGEST:
        raise line.refusal("formula_too_large", line.tree, most=LARGEST)


def _below(node: ast.expr) -> list[ast.expr]:
    return [one for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr)]
