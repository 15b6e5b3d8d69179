"""Values brought to the scale of a type; the property tests hold that nothing is lost."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from essmodel.errors import InvalidValueError
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.literal import scaled
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion

EUROS = Number(places=2, unit="EUR")


@pytest.mark.parametrize(
    ("value", "like"),
    [
        (1, Truth()),
        ("yes", Truth()),
        (True, Number()),
        ("3", Number()),
        (None, Number()),
        (Decimal("Infinity"), Number()),
        (Money(100, "CHF"), EUROS),
        (Money(100), Number(places=2)),
        (Proportion.of(1, 2), EUROS),
        (datetime(2016, 12, 11, tzinfo=UTC), Calendar()),
        ("2016-12-11", Calendar()),
        (3, Label("call")),
        ((), Many("college")),
    ],
)
def test_value_of_another_kind_is_refused(value: object, like: DataType) -> None:
    """Nothing is converted on the quiet: one is not yes, francs are not euros."""
    with pytest.raises(InvalidValueError, match="give a value of that kind"):
        scaled(value, like)


def test_float_is_refused_by_name() -> None:
    """It looks exact, and is not."""
    with pytest.raises(InvalidValueError) as refusal:
        scaled(0.1, Number(places=1))

    assert str(refusal.value) == (
        "0.1 is a float, which is not exact; give an int, a Fraction or a Decimal"
    )


@pytest.mark.parametrize("value", [-1, 11])
def test_value_out_of_bounds_is_refused_with_the_bounds(value: int) -> None:
    """Whoever typed it sees what is possible."""
    with pytest.raises(InvalidValueError, match="a whole number from 0 to 10"):
        scaled(value, Number(least=0, most=10))


def test_refusal_of_another_kind_says_which_is_needed() -> None:
    """In the words of people, not of Python."""
    with pytest.raises(InvalidValueError) as refusal:
        scaled("3", EUROS)

    assert str(refusal.value) == "'3' is not an amount in EUR; give a value of that kind"
