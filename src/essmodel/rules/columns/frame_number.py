"""Numbers of a rule in columns: exact, rounded as the law says, unknown where a part is."""

import operator
from typing import Any

from essmodel.rules import expression as tree
from essmodel.rules.columns.magnitude import moved
from essmodel.rules.columns.namespace import Expr, Namespace, joined
from essmodel.rules.columns.place import Place
from essmodel.rules.rounding import Rounding


def quotient(node: tree.DivRound, arg: Expr, at: Place) -> Expr:
    """Return *arg*, which is that of *node*, divided as it says."""
    namespace = at.namespace
    times, divisor = node.ratio
    dividend = arg if times == 1 else arg * namespace.whole(times)
    if divisor == 1:
        return dividend
    more = moved(node, at.figures)
    if more is None:
        return _rounded(dividend, divisor, node.rounding, namespace)
    return (dividend + namespace.whole(more)) // namespace.whole(divisor)


def _rounded(dividend: Expr, divisor: int, rounding: Rounding, namespace: Namespace) -> Expr:
    """
    Return a quotient; floor division and its remainder are what all frames have exactly.

    Nothing is doubled, and nothing added to the dividend: whatever it is, the result is exact.
    """
    down = dividend // namespace.whole(divisor)
    if rounding is Rounding.FLOOR:
        return down
    rest, zero = dividend % namespace.whole(divisor), namespace.whole(0)
    half = namespace.whole(divisor // 2)
    is_half = rest == half
    match rounding:
        case Rounding.CEILING:
            is_up = rest > zero
        case Rounding.TRUNCATED:
            is_up = (rest > zero) & (dividend < zero)
        case Rounding.HALF_UP if divisor % 2 == 0:  # away from zero
            is_up = (rest > half) | (is_half & (dividend > zero))
        case Rounding.HALF_EVEN if divisor % 2 == 0:
            is_up = (rest > half) | (is_half & (down % namespace.whole(2) != zero))
        case _:  # an odd divisor leaves no half
            is_up = rest > half
    return down + is_up.cast(namespace.of.Int64)


def _limited(arg: Expr, which: str, limits: list[Any]) -> Expr:
    """Return *arg* within *limits*: in polars they leave alone what is unknown, and are fast."""
    return arg.clip(upper_bound=min(limits)) if which == "min" else arg.clip(max(limits))


def extreme(node: tree.MinMax, args: list[Expr], namespace: Namespace) -> Expr:
    """Return the least or the greatest of *args*, guarded: frames skip what is unknown."""
    of = namespace.of
    limits = [arg.value for arg in node.args if isinstance(arg, tree.Lit)]
    if namespace.is_polars and limits and len(limits) == len(args) - 1:
        (index,) = (n for n, arg in enumerate(node.args) if not isinstance(arg, tree.Lit))
        return _limited(args[index], node.which, limits)
    chosen = of.min_horizontal(*args) if node.which == "min" else of.max_horizontal(*args)
    is_known = joined([~arg.is_null() for arg in args], operator.and_)
    return namespace.where(is_known, chosen)
