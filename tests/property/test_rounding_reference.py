"""Divisions agree, digit for digit, with the exact arithmetic of the standard library."""

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil, floor, trunc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essmodel.rules.datatype import Number
from essmodel.rules.expression import DivRound, Lit
from essmodel.rules.law.source import Invention
from essmodel.rules.oracle import value as told
from essmodel.rules.rounding import Rounding
from essmodel.rules.situation import situation

NUMBERS = st.integers(-(10**9), 10**9)
DIVISORS = st.integers(1, 1_000) | st.sampled_from([2, 4, 8, 10, 100])
DECIMAL_MODES = {
    Rounding.FLOOR: ROUND_FLOOR,
    Rounding.CEILING: ROUND_CEILING,
    Rounding.TRUNCATED: ROUND_DOWN,
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
}


def quotient(value: int, divisor: int, rounding: Rounding, *, places: tuple[int, int]) -> int:
    """Divide a number of the first scale, rounding it to the second."""
    before, after = places
    dividend = Lit(value, Number(places=before))
    node = DivRound(dividend, divisor, rounding, Number(places=after), Invention())
    return int(told(node, situation({})))


def reference(exact: Fraction, rounding: Rounding) -> int:
    """Round a fraction, by its definition."""
    match rounding:
        case Rounding.FLOOR:
            return floor(exact)
        case Rounding.CEILING:
            return ceil(exact)
        case Rounding.TRUNCATED:
            return trunc(exact)
        case Rounding.HALF_UP:
            return floor(abs(exact) + Fraction(1, 2)) * (1 if exact >= 0 else -1)
        case Rounding.HALF_EVEN:
            return round(exact)


@pytest.mark.parametrize("rounding", Rounding)
@given(value=NUMBERS, divisor=DIVISORS, before=st.integers(0, 4), after=st.integers(0, 4))
def test_division_agrees_with_fractions(
    rounding: Rounding, value: int, divisor: int, before: int, after: int
) -> None:
    """Whatever the scales, no digit is lost before the one rounding."""
    exact = Fraction(value, divisor) * Fraction(10**after, 10**before)

    assert quotient(value, divisor, rounding, places=(before, after)) == reference(exact, rounding)


@pytest.mark.parametrize("rounding", Rounding)
@given(value=NUMBERS, places=st.integers(0, 6))
def test_loss_of_places_agrees_with_decimal(rounding: Rounding, value: int, places: int) -> None:
    """To drop decimal places is what accountants' decimals do."""
    exact = Decimal(value).scaleb(-places)
    expected = int(exact.quantize(Decimal(1), rounding=DECIMAL_MODES[rounding]))

    assert quotient(value, 1, rounding, places=(places, 0)) == expected


@given(st.integers(-1_000, 1_000))
def test_halves_go_where_the_mode_says(half: int) -> None:
    """Exactly between two numbers, the mode alone decides, on both sides of zero."""
    value = 2 * half + 1

    assert quotient(value, 2, Rounding.HALF_UP, places=(0, 0)) == (value + (value > 0)) // 2
    assert quotient(value, 2, Rounding.HALF_EVEN, places=(0, 0)) % 2 == 0
