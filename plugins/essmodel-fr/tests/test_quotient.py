"""E1: the parts of a household and its quotient, to the cent."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from essmodel.errors import InvalidValueError
from essmodel.rules.law.source import Confidence
from essmodel.rules.rounding import Rounding
from essmodel.values.money import Money
from essmodel_fr.quotient import SOURCE, household_quotient, parts


@pytest.mark.parametrize(
    ("children", "disabled", "expected"),
    [
        (0, 0, "2"),
        (1, 0, "5/2"),
        (2, 0, "3"),
        (3, 0, "4"),
        (4, 0, "9/2"),
        (5, 0, "5"),
        (1, 1, "3"),
        (3, 2, "5"),
    ],
)
def test_the_third_child_counts_for_one(children: int, disabled: int, expected: str) -> None:
    """2.5, 3, 4, 4.5 as the Coevrons publish them; half a part more for a disabled child."""
    assert parts(children=children, disabled_children=disabled) == Fraction(expected)


@pytest.mark.parametrize(("children", "disabled"), [(-1, 0), (1, 2), (0, -1)])
def test_impossible_households_are_refused(children: int, disabled: int) -> None:
    """Fewer children than none, or than those who are disabled."""
    with pytest.raises(InvalidValueError) as caught:
        parts(children=children, disabled_children=disabled)

    assert caught.value.problems[0].id == "out_of_bounds"


@pytest.mark.parametrize(
    ("rounding", "cents"),
    [
        (Rounding.FLOOR, 333_33),
        (Rounding.CEILING, 333_34),
        (Rounding.HALF_UP, 333_33),
    ],
)
def test_how_it_is_rounded_is_said(rounding: Rounding, cents: int) -> None:
    """12 000 € a year for three parts: a third of 1 000 € a month."""
    quotient = household_quotient(
        yearly_resources=Money(12_000_00),
        monthly_benefits=Money(0),
        parts=Fraction(3),
        rounding=rounding,
    )

    assert quotient == Money(cents)


def test_a_half_cent_goes_where_the_rounding_says() -> None:
    """0.30 € a year for 2.5 parts is exactly one cent; 0.45 € one and a half."""

    def quotient(cents: int, rounding: Rounding) -> Money:
        return household_quotient(
            yearly_resources=Money(cents),
            monthly_benefits=Money(0),
            parts=Fraction(5, 2),
            rounding=rounding,
        )

    assert quotient(30, Rounding.HALF_EVEN) == Money(1)
    assert quotient(45, Rounding.HALF_UP) == Money(2)
    assert quotient(75, Rounding.HALF_EVEN) == Money(2)


def test_one_part_is_a_household() -> None:
    """Whoever counts so by their own rules may: 100 € a month."""
    quotient = household_quotient(
        yearly_resources=Money(1_080_00),
        monthly_benefits=Money(10_00),
        parts=Fraction(1),
        rounding=Rounding.FLOOR,
    )

    assert quotient == Money(100_00)


@pytest.mark.parametrize("wrong", [Fraction(0), Fraction(-2), Fraction(1, 2)])
def test_a_household_has_at_least_one_part(wrong: Fraction) -> None:
    """Less is a mistake of the caller."""
    with pytest.raises(InvalidValueError) as caught:
        household_quotient(
            yearly_resources=Money(1),
            monthly_benefits=Money(0),
            parts=wrong,
            rounding=Rounding.FLOOR,
        )

    assert caught.value.problems[0].path == "parts"


def test_two_currencies_do_not_add_up() -> None:
    """Resources in euros, benefits in francs."""
    with pytest.raises(InvalidValueError):
        household_quotient(
            yearly_resources=Money(1),
            monthly_benefits=Money(1, "CHF"),
            parts=Fraction(2),
            rounding=Rounding.FLOOR,
        )


@settings(deadline=None)
@given(
    resources=st.integers(0, 10**9),
    benefits=st.integers(0, 10**7),
    children=st.integers(0, 9),
)
def test_it_is_exact_but_for_one_rounding(resources: int, benefits: int, children: int) -> None:
    """Between floor and ceiling lies the quotient itself, as a fraction."""
    count = parts(children=children, disabled_children=0)
    exact = (Fraction(resources, 12) + benefits) / count
    low, high = (
        household_quotient(
            yearly_resources=Money(resources),
            monthly_benefits=Money(benefits),
            parts=count,
            rounding=rounding,
        ).cents
        for rounding in (Rounding.FLOOR, Rounding.CEILING)
    )

    assert low <= exact <= high
    assert high - low == (exact.denominator != 1)


def test_who_says_so() -> None:
    """Pages of towns were read, not the fund's own text."""
    assert SOURCE.confidence is Confidence.SECONDARY
    assert SOURCE.url
