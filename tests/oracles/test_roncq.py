"""
Roncq, from 2025-09-01: every published price, at every bound and one cent on each side of it.

The figures are typed here from https://www.roncq.fr/espace-jeunesse/activites-periscolaires/tarifs-des-prestations
and not read from the example.  The page leaves holes: residents at exactly 1900, and non-residents'
care from 800 until before 860 and at exactly 1500.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

import essmodel as em

Price = Callable[..., str]
Example = Callable[[str], em.Partnership]
SERVICES = ("meal", "care-plan-meal", "amis", "care")
RESIDENTS = (
    ("0", ("0.50", "0.50", "4.53", "0.16")),
    ("400", ("1.75", "0.80", "7.65", "0.70")),
    ("640", ("2.35", "0.80", "9.15", "0.85")),
    ("860", ("3.05", "0.80", "12.20", "1.10")),
    ("1150", ("3.55", "1.00", "13.20", "1.25")),
    ("1500", ("4.05", "1.00", "13.70", "1.35")),
    ("1700", ("4.60", "1.00", "14.25", "1.40")),
)
"""From which quotient, and what each service costs; each line ends below the next."""
ABOVE_1900 = ("4.90", "1.00", "15.25", "1.45")
CENT = Decimal("0.01")


def at_every_bound() -> Iterator[tuple[str, str, str]]:
    """Yield a service, a quotient and its published price."""
    for index, service in enumerate(SERVICES):
        before = ""
        for start, prices in RESIDENTS:
            if before:
                yield service, str(Decimal(start) - CENT), before
            yield service, start, prices[index]
            yield service, str(Decimal(start) + CENT), prices[index]
            before = prices[index]
        yield service, "1899.99", before
        yield service, "1900", "silent"
        yield service, "1900.01", ABOVE_1900[index]
        yield service, "9999.99", ABOVE_1900[index]


@pytest.mark.parametrize(("service", "quotient", "published"), list(at_every_bound()))
def test_resident_pays_what_is_published(
    example: Example, price: Price, service: str, quotient: str, published: str
) -> None:
    """Or nobody can tell, at exactly 1900."""
    assert price(example("roncq"), service, quotient, resident=True) == published


@pytest.mark.parametrize(
    ("quotient", "published"),
    [
        ("0", "1.95"),
        ("799.99", "1.95"),
        ("800", "silent"),
        ("800.01", "silent"),
        ("859.99", "silent"),
        ("860", "2.00"),
        ("860.01", "2.00"),
        ("1499.99", "2.00"),
        ("1500", "silent"),
        ("1500.01", "2.05"),
        ("9999.99", "2.05"),
    ],
)
def test_care_of_a_non_resident_costs_what_is_published(
    example: Example, price: Price, quotient: str, published: str
) -> None:
    """With its two holes."""
    assert price(example("roncq"), "care", quotient, resident=False) == published


@pytest.mark.parametrize("quotient", ["", "0", "820", "1500", "1900"])
@pytest.mark.parametrize(
    ("service", "published"), [("meal", "6.50"), ("care-plan-meal", "1.00"), ("amis", "19.35")]
)
def test_non_resident_pays_one_price_whatever_the_quotient(
    example: Example, price: Price, service: str, published: str, quotient: str
) -> None:
    """All three lines of the list have it, so that no quotient is asked for."""
    assert price(example("roncq"), service, quotient, resident=False) == published


# --- the pack of the town -------------------------------------------------------------------------

BROUGHT = {
    "meal": "roncq.school_meal",
    "care-plan-meal": "roncq.care_plan_meal",
    "amis": "roncq.amis",
    "care": "roncq.care",
}
IN_ORDER = {"enrolled_in_school": "yes", "has_meal_plan": "yes", "roncq__booked_late": "no"}


@pytest.mark.parametrize(("service", "quotient", "published"), list(at_every_bound()))
def test_pack_of_the_town_says_the_same(
    quote: Price, service: str, quotient: str, published: str
) -> None:
    """To residents, at every bound."""
    facts = {"resident": "yes", "quotient_familial": quotient, **IN_ORDER}

    assert quote(BROUGHT[service], **facts) == published


@pytest.mark.parametrize(
    ("service", "quotient", "published"),
    [
        ("roncq.school_meal", "", "6.50"),
        ("roncq.care_plan_meal", "", "1.00"),
        ("roncq.amis", "", "19.35"),
        ("roncq.care", "", "inhabitant.quotient_familial"),
        ("roncq.care", "799.99", "1.95"),
        ("roncq.care", "800", "silent"),
        ("roncq.care", "859.99", "silent"),
        ("roncq.care", "860", "2.00"),
        ("roncq.care", "1500", "silent"),
        ("roncq.care", "1500.01", "2.05"),
    ],
)
def test_pack_has_the_prices_of_those_who_live_elsewhere(
    quote: Price, service: str, quotient: str, published: str
) -> None:
    """With their holes; a quotient is asked for care alone."""
    stated = {"quotient_familial": quotient} if quotient else {}

    assert quote(service, resident="no", **stated, **IN_ORDER) == published


@pytest.mark.parametrize(
    ("late", "published"), [("no", "4.90"), ("yes", "7.40"), ("", "roncq.booked_late")]
)
def test_meal_that_was_not_booked_in_time_costs_more(
    quote: Price, late: str, published: str
) -> None:
    """By 2.50; and it is never assumed that it was."""
    stated = {"roncq__booked_late": late} if late else {}
    facts = {"resident": "yes", "quotient_familial": "2000", "enrolled_in_school": "yes"}

    assert quote("roncq.school_meal", **facts, **stated) == published


def test_child_of_no_school_of_the_town_is_refused(quote: Price) -> None:
    """By the pack as by the example."""
    facts = {"resident": "yes", "quotient_familial": "100"} | IN_ORDER

    assert quote("roncq.school_meal", **{**facts, "enrolled_in_school": "no"}) == "refused"
