"""Sums, rounding, the least and the greatest as plain Python expressions, that call nothing."""

import ast
from collections.abc import Callable, Sequence
from typing import Literal

from essmodel.rules.rounding import Rounding
from essmodel.rules.scalar import python_tree as py

Fresh = Callable[[], str]
"""Makes up the name of a local."""


def quotient(x: ast.expr, divisor: int, rounding: Rounding, fresh: Fresh) -> ast.expr:
    """Return *x* over a positive *divisor*, rounded as `essmodel.rules.rounding.divided` does."""
    if divisor == 1:
        return x
    match rounding:
        case Rounding.FLOOR:
            return _down(x, divisor)
        case Rounding.CEILING:
            return py.negative(_down(py.negative(x), divisor))
        case Rounding.TRUNCATED:
            return _by_sign(x, 0, divisor, fresh)
        case Rounding.HALF_UP if divisor % 2:
            # an odd divisor has no half: the nearest whole number is below x plus a half
            return _down(_plus(x, divisor // 2), divisor)
        case Rounding.HALF_UP:
            return _by_sign(x, divisor // 2, divisor, fresh)
        case Rounding.HALF_EVEN:
            return _half_even(x, divisor, fresh)


def extreme(which: Literal["min", "max"], args: Sequence[ast.expr], fresh: Fresh) -> ast.expr:
    """Return the least, or the greatest, of *args*."""
    if len(args) == 1:
        return args[0]
    half = len(args) // 2
    one, again = _named(extreme(which, args[:half], fresh), fresh)
    other, more = _named(extreme(which, args[half:], fresh), fresh)
    return py.chosen(py.compared(one, "<=" if which == "min" else ">=", other), again, more)


def added(args: Sequence[ast.expr]) -> ast.expr:
    """Return the sum of *args*, by halves so that no sum is deep."""
    if len(args) == 1:
        return args[0]
    half = len(args) // 2
    return py.computed(added(args[:half]), "+", added(args[half:]))


def _named(x: ast.expr, fresh: Fresh) -> tuple[ast.expr, ast.Name]:
    """Return *x* to be read first, and how it is read again."""
    if isinstance(x, ast.Name):
        return x, x
    local = fresh()
    return py.kept(local, x), py.name(local)


def _down(x: ast.expr, divisor: int) -> ast.expr:
    return py.computed(x, "//", py.constant(divisor))


def _plus(x: ast.expr, whole: int) -> ast.expr:
    return py.computed(x, "+", py.constant(whole)) if whole else x


def _by_sign(x: ast.expr, plus: int, divisor: int, fresh: Fresh) -> ast.expr:
    """Return *x* plus a part of *divisor*, divided and cut, the same on both sides of zero."""
    first, again = _named(x, fresh)
    up = _down(_plus(again, plus), divisor)
    below = py.negative(_down(_plus(py.negative(again), plus), divisor))
    return py.chosen(py.compared(first, ">=", py.constant(0)), up, below)


def _half_even(x: ast.expr, divisor: int, fresh: Fresh) -> ast.expr:
    """Return *x* rounded to the nearest; the even of two that are as near."""
    if divisor % 2:
        return _down(_plus(x, divisor // 2), divisor)
    first, again = _named(x, fresh)
    rest = py.computed(first, "%", py.constant(divisor))
    is_tie = py.compared(rest, "==", py.constant(divisor // 2))
    down, local = _named(_down(again, divisor), fresh)
    to_even = py.computed(down, "+", py.computed(local, "%", py.constant(2)))
    nearest = _down(_plus(again, divisor // 2), divisor)
    return py.chosen(is_tie, to_even, nearest)
