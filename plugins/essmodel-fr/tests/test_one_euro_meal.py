"""E3: the grid of the canteen at one euro, and the State's aid for a meal."""

from datetime import date
from functools import partial

import pytest

from essmodel.rules.finding import Standing
from essmodel.rules.verdict import Missing, Undetermined, Unsettled
from essmodel.testing import asking
from essmodel.values.money import Money
from essmodel.values.reading import money
from essmodel_fr.grid import AidedMeal, PriceList
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

BRACKETS = "fr.one_euro_meal.enough_brackets"
WITHIN = "fr.one_euro_meal.one_price_within"
ABOVE = "fr.one_euro_meal.one_price_above"
QUOTIENT = "fr.one_euro_meal.for_low_quotients"
BILLED = "fr.one_euro_meal.billed_within"
AID = "fr.one_euro_meal.aid_within"
FIRST = date(2019, 4, 1)
BEFORE = date(2019, 3, 31)
TODAY = date(2026, 11, 22)


def euros(text: str | None) -> Money | None:
    """Return an amount, or that it is not known."""
    return None if text is None else money(text)


@pytest.mark.parametrize(
    ("brackets", "day", "expected"),
    [
        (2, BEFORE, "not asked"),
        (2, FIRST, "unmet"),
        (3, FIRST, "met"),
        (2, TODAY, "unmet"),
        (3, TODAY, "met"),
        (4, TODAY, "met"),
        (None, TODAY, "undetermined"),
    ],
)
def test_grid_has_three_bands(brackets: int | None, day: date, expected: str) -> None:
    """Or more."""
    assert verdict(BRACKETS, PriceList(brackets=brackets), decision=day) == expected


@pytest.mark.parametrize(
    ("cheapest", "day", "expected"),
    [
        ("1.01", BEFORE, "not asked"),
        ("1.01", FIRST, "unmet"),
        ("1.00", FIRST, "met"),
        ("0.99", TODAY, "met"),
        ("1.01", TODAY, "unmet"),
        (None, TODAY, "undetermined"),
    ],
)
def test_one_price_is_a_euro_or_less(cheapest: str | None, day: date, expected: str) -> None:
    """A euro exactly is."""
    assert verdict(WITHIN, PriceList(cheapest=euros(cheapest)), decision=day) == expected


@pytest.mark.parametrize(
    ("dearest", "day", "expected"),
    [
        ("1.00", BEFORE, "not asked"),
        ("1.00", FIRST, "unmet"),
        ("1.01", FIRST, "met"),
        ("0.99", TODAY, "unmet"),
        ("1.00", TODAY, "unmet"),
        (None, TODAY, "undetermined"),
    ],
)
def test_one_price_is_more_than_a_euro(dearest: str | None, day: date, expected: str) -> None:
    """A euro exactly is not: a canteen at one euro for all has no aid."""
    assert verdict(ABOVE, PriceList(dearest=euros(dearest)), decision=day) == expected


@pytest.mark.parametrize(
    ("quotient", "signed", "expected"),
    [
        ("1000.01", BEFORE, "not asked"),
        ("1000.01", FIRST, "met"),
        ("1000.01", date(2022, 7, 31), "met"),
        (None, date(2022, 7, 31), "met"),
        ("1000.01", date(2022, 8, 1), "undetermined"),
        ("1000.00", date(2022, 8, 1), "met"),
        ("1000.01", date(2022, 8, 2), "unmet"),
        ("1000.00", date(2022, 8, 2), "met"),
        ("999.99", date(2022, 8, 2), "met"),
        (None, date(2022, 8, 2), "undetermined"),
    ],
)
def test_agreement_chooses_who_has_the_social_price(
    quotient: str | None, signed: date, expected: str
) -> None:
    """Not the day of the meal; whether 1 August itself counts, sources differ."""
    facts = PriceList(social_price_up_to=euros(quotient))

    assert verdict(QUOTIENT, facts, decision=TODAY, contract_start=signed) == expected


def test_agreement_without_a_day_is_a_missing_day() -> None:
    """Where the quotient is too high for a new one."""
    found = ask(QUOTIENT, PriceList(social_price_up_to=Money(1_500_00)), decision=TODAY)

    assert found.verdict == Undetermined((Missing(frozenset({"contract_start"})),))


@pytest.mark.parametrize(
    ("billed", "expected"),
    [("0.00", "met"), ("1.00", "met"), ("1.01", "unmet"), (None, "undetermined")],
)
def test_meal_that_costs_more_has_no_aid(billed: str | None, expected: str) -> None:
    """Whatever the others of the grid cost."""
    assert verdict(BILLED, AidedMeal(billed=euros(billed)), decision=TODAY) == expected


@pytest.mark.parametrize(
    ("claimed", "day", "expected"),
    [
        ("2.01", BEFORE, "not asked"),
        ("2.00", FIRST, "met"),
        ("2.01", FIRST, "unmet"),
        ("2.00", date(2020, 12, 31), "met"),
        ("2.01", date(2020, 12, 31), "unmet"),
        ("2.00", date(2021, 1, 1), "met"),
        ("2.01", date(2021, 1, 1), "undetermined"),
        ("3.00", date(2021, 3, 31), "undetermined"),
        ("3.01", date(2021, 3, 31), "unmet"),
        ("3.00", date(2021, 4, 1), "met"),
        ("3.01", date(2021, 4, 1), "unmet"),
        ("3.01", date(2023, 12, 31), "unmet"),
        (None, date(2023, 12, 31), "undetermined"),
    ],
)
def test_aid_is_two_then_three_euros(claimed: str | None, day: date, expected: str) -> None:
    """With the commitment or without it; between January and April 2021 sources differ."""
    for commitment in (True, None):
        facts = AidedMeal(aid_claimed=euros(claimed), has_egalim_commitment=commitment)

        assert verdict(AID, facts, decision=day) == expected


@pytest.mark.parametrize("day", [date(2024, 1, 1), TODAY])
@pytest.mark.parametrize(
    ("claimed", "commitment", "expected"),
    [
        ("3.00", False, "met"),
        ("3.00", None, "met"),
        ("3.01", False, "unmet"),
        ("3.01", None, "undetermined"),
        ("4.00", True, "met"),
        ("4.01", True, "unmet"),
        ("4.01", None, "unmet"),
        (None, True, "undetermined"),
    ],
)
def test_commitment_is_worth_a_euro_more(
    claimed: str | None,
    commitment: bool | None,  # noqa: FBT001 - a fact of a case
    expected: str,
    day: date,
) -> None:
    """Since 2024; whether it was taken matters only to who claims more than three euros."""
    facts = AidedMeal(aid_claimed=euros(claimed), has_egalim_commitment=commitment)

    assert verdict(AID, facts, decision=day) == expected


def test_days_that_sources_date_differently_are_unsettled() -> None:
    """No fact would settle 2.50 € in February 2021, but a text."""
    found = ask(AID, AidedMeal(aid_claimed=Money(2_50)), decision=date(2021, 2, 15))

    assert isinstance(found.verdict, Undetermined)
    assert [type(cause) for cause in found.verdict.causes] == [Unsettled]


def test_pages_of_the_ministries_count_as_law() -> None:
    """They are accounts of a scheme whose text was not found."""
    assert ask(BRACKETS, PriceList(brackets=3), decision=TODAY).standing is Standing.MET
