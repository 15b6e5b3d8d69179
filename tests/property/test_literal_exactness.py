"""A value brought to the scale of a type says exactly what it said before, or is refused."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essmodel.errors import InvalidValueError
from essmodel.rules.anniversary import EARLIEST, LATEST
from essmodel.rules.datatype import Calendar, Label, Number, Truth
from essmodel.rules.expression import Lit
from essmodel.rules.literal import literal, scaled
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion

UNITS = st.integers(-(10**12), 10**12)
PLACES = st.integers(0, 6)


@given(UNITS, PLACES)
def test_number_keeps_each_digit(units: int, places: int) -> None:
    """A fraction or a decimal of the scale comes back as the units it was made of."""
    like = Number(places=places)

    assert scaled(Fraction(units, 10**places), like) == units
    assert scaled(Decimal(units).scaleb(-places), like) == units
    assert literal(Fraction(units, 10**places), like) == Lit(units, like)


@given(UNITS, PLACES)
def test_whole_number_means_the_same_at_each_scale(units: int, places: int) -> None:
    """Three is three, with or without decimals."""
    assert scaled(units, Number(places=places)) == units * 10**places


@given(UNITS, PLACES)
def test_number_finer_than_the_scale_is_refused(units: int, places: int) -> None:
    """Nothing is rounded on the way in."""
    finer = Fraction(10 * units + 1, 10 ** (places + 1))

    with pytest.raises(InvalidValueError, match="finer"):
        scaled(finer, Number(places=places))


@given(UNITS)
def test_money_is_its_cents(cents: int) -> None:
    """An amount at two places is its number of cents."""
    assert scaled(Money(cents), Number(places=2, unit="EUR")) == cents


@given(st.integers(0, 10_000))
def test_proportion_is_its_ten_thousandths(part: int) -> None:
    """A part of a whole is exact at the scale that can hold it."""
    assert scaled(Proportion.of(part, 10_000), Number(places=4)) == part


@given(st.booleans(), st.dates(EARLIEST, LATEST), st.text())
def test_other_values_stay_what_they_are(truth: bool, day: date, code: str) -> None:  # noqa: FBT001 - drawn
    """A truth value, a day, a code have no scale."""
    assert scaled(truth, Truth()) is truth
    assert scaled(day, Calendar()) == day
    assert scaled(code, Label("codes")) == code
