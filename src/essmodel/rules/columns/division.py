"""A rounded division written as SQL, from the one division that all databases have."""

from essmodel.rules.columns.dialect import Dialect
from essmodel.rules.datatype import Number
from essmodel.rules.rounding import Rounding

USES = 5
"""How often the dividend is written at most."""


def cut(dividend: str, more: int, divisor: int, dialect: Dialect) -> str:
    """Return the text of *dividend*, which is never negative, and *more*, over *divisor*, cut."""
    whole = f"({dividend} + {_whole(more, dialect)})" if more else dividend
    return dialect.quotient.format(dividend=whole, divisor=_whole(divisor, dialect))


def rounded(dividend: str, divisor: int, rounding: Rounding, dialect: Dialect) -> str:
    """
    Return the text of *dividend* over *divisor*, rounded; NULL where *dividend* is.

    Databases cut towards zero, and the remainder has the sign of the dividend: whether the result
    is one off is told by the remainder alone.  Twice the remainder, over the divisor again, is one
    from the half on.
    """
    by = _whole(divisor, dialect)
    cut = dialect.quotient.format(dividend=dividend, divisor=by)
    rest = dialect.remainder.format(dividend=dividend, divisor=by)
    zero, one, two = (_whole(value, dialect) for value in (0, 1, 2))
    match rounding:
        case Rounding.TRUNCATED:
            return cut
        case Rounding.FLOOR:
            return f"({cut} - CASE WHEN {rest} < {zero} THEN {one} ELSE {zero} END)"
        case Rounding.CEILING:
            return f"({cut} + CASE WHEN {rest} > {zero} THEN {one} ELSE {zero} END)"
        case Rounding.HALF_EVEN if divisor % 2 == 0:
            half, minus_half = _whole(divisor // 2, dialect), _whole(-(divisor // 2), dialect)
            parity = dialect.remainder.format(dividend=cut, divisor=two)
            is_even = f"{parity} = {zero}"
            is_tie = f"({rest} = {half} OR {rest} = {minus_half})"
            away = dialect.quotient.format(dividend=f"({rest} * {two})", divisor=by)
            return f"({cut} + CASE WHEN {is_tie} AND {is_even} THEN {zero} ELSE {away} END)"
        case _:  # away from zero; an odd divisor leaves no half
            return f"({cut} + {dialect.quotient.format(dividend=f'({rest} * {two})', divisor=by)})"


def _whole(value: int, dialect: Dialect) -> str:
    return dialect.literal(value, Number())
