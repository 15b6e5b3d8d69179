"""Numbers of a rule in columns: exact, rounded as the law says, unknown where a part is."""

import operator

from essmodel.rules import expression as tree
from essmodel.rules.columns.namespace import Expr, Namespace, joined
from essmodel.rules.rounding import Rounding


def quotient(arg: Expr, node: tree.DivRound, namespace: Namespace) -> Expr:
    """Return *arg* divided as *node* says."""
    times, divisor = node.ratio
    dividend = arg if times == 1 else arg * namespace.whole(times)
    return dividend if divisor == 1 else _rounded(dividend, divisor, node.rounding, namespace)


def _rounded(dividend: Expr, divisor: int, rounding: Rounding, namespace: Namespace) -> Expr:
    """
    Return a quotient; floor division is the one primitive, which all frames have exactly.

    Nothing is doubled, and nothing added to the dividend: whatever it is, the result is exact.
    """
    down = dividend // namespace.whole(divisor)
    if rounding is Rounding.FLOOR:
        return down
    rest, zero = dividend - down * namespace.whole(divisor), namespace.whole(0)
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
            two = namespace.whole(2)
            is_up = (rest > half) | (is_half & (down // two * two != down))
        case _:  # an odd divisor leaves no half
            is_up = rest > half
    return down + is_up.cast(namespace.of.Int64)


def extreme(which: str, args: list[Expr], namespace: Namespace) -> Expr:
    """Return the least or the greatest, guarded: frames skip what is unknown."""
    of = namespace.of
    chosen = of.min_horizontal(*args) if which == "min" else of.max_horizontal(*args)
    is_known = joined([~arg.is_null() for arg in args], operator.and_)
    return namespace.where(is_known, chosen)
