"""
Loon-Plage: every published price, at both ends of each band and one cent on each side of them.

The figures are typed here from https://www.centre-socioculturel-loonplage.org/infos-pratiques/inscriptions/
and not read from the example.  Its bands are in whole units (0 to 369, 370 to 499), and the page
says nothing of the cents between them.
"""

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal

import pytest
from attrs import evolve

import essmodel as em
from essmodel.rules.rounding import Rounding

Price = Callable[..., str]
Example = Callable[[str], em.Partnership]
COLUMNS = (("morning", True), ("evening", True), ("wednesday", True), ("wednesday", False))
BANDS = (
    ("0", "369", ("0.35", "0.50", "0.25", "0.50")),
    ("370", "499", ("0.65", "0.90", "0.50", "1.00")),
    ("500", "700", ("0.90", "1.20", "0.80", "1.60")),
    ("701", "900", ("1.10", "1.45", "1.00", "2.00")),
    ("901", "1200", ("1.50", "1.70", "1.15", "2.30")),
    ("1201", "1500", ("2.00", "2.50", "1.25", "2.50")),
)
ABOVE_1500 = ("2.25", "3.00", "1.40", "2.80")
CENT = Decimal("0.01")


def at_every_bound() -> Iterator[tuple[str, bool, str, str]]:
    """Yield a service, whether for residents, a quotient and its published price."""
    for index, (service, resident) in enumerate(COLUMNS):
        for start, end, prices in BANDS:
            if start != "0":
                yield service, resident, str(Decimal(start) - CENT), "silent"
            yield service, resident, start, prices[index]
            yield service, resident, str(Decimal(start) + CENT), prices[index]
            yield service, resident, str(Decimal(end) - CENT), prices[index]
            yield service, resident, end, prices[index]
            after = ABOVE_1500[index] if end == "1500" else "silent"
            yield service, resident, str(Decimal(end) + CENT), after


@pytest.mark.parametrize(("service", "resident", "quotient", "published"), list(at_every_bound()))
def test_family_pays_what_is_published(
    example: Example, price: Price, service: str, quotient: str, published: str, *, resident: bool
) -> None:
    """Or nobody can tell, between two whole units that two bands share."""
    assert price(example("loon-plage"), service, quotient, resident=resident) == published


@pytest.mark.parametrize(
    ("convention", "published"),
    [
        (None, "silent"),
        (Rounding.TRUNCATED, "0.35"),
        (Rounding.FLOOR, "0.35"),
        (Rounding.CEILING, "0.65"),
        (Rounding.HALF_UP, "0.65"),
        (Rounding.HALF_EVEN, "0.65"),
    ],
)
def test_convention_for_cents_must_be_declared(
    example: Example, price: Price, convention: Rounding | None, published: str
) -> None:
    """At 369.50 it decides the price; none is published, so none is assumed."""
    case = example("loon-plage")
    morning = case.service("morning")
    assert morning.tariff is not None
    tables = tuple(evolve(one, fractions=convention) for one in morning.tariff.tables)
    declared = evolve(morning, tariff=evolve(morning.tariff, tables=tables))
    others = tuple(one for one in case.services if one.id != "morning")

    found = price(evolve(case, services=(declared, *others)), "morning", "369.50", resident=True)

    assert found == published


@pytest.mark.parametrize(
    ("service", "resident", "published"),
    [
        ("membership", True, "8.50"),
        ("membership", False, "17.00"),
        ("membership-from-july", True, "4.25"),
        ("membership-from-july", False, "8.50"),
        ("homework", True, "0.00"),
        ("homework", False, "0.00"),
    ],
)
def test_membership_and_homework_need_no_quotient(
    example: Example, price: Price, service: str, published: str, *, resident: bool
) -> None:
    """Membership is halved from July; help with homework is free."""
    assert price(example("loon-plage"), service, resident=resident) == published


# --- the pack of the town -------------------------------------------------------------------------

RATES = {True: (10, 20, 30, 40, 50, 60, 70), False: (40, 50, 60, 70, 80, 90, 100)}
"""What part of its cost an outing is sold at, in hundredths, for residents and for others."""


@pytest.mark.parametrize(("service", "resident", "quotient", "published"), list(at_every_bound()))
def test_pack_of_the_town_says_the_same(
    quote: Price, service: str, quotient: str, published: str, *, resident: bool
) -> None:
    """At every bound."""
    facts = {"resident": "yes" if resident else "no", "membership_paid": "yes"}

    assert quote(f"loon_plage.{service}", quotient_familial=quotient, **facts) == published


def outings() -> Iterator[tuple[bool, str, str, str]]:
    """Yield for whom, a quotient, the cost of an outing, and its price."""
    starts = [*(start for start, _, _ in BANDS), "1500.01"]
    for resident, rates in RATES.items():
        for start, rate in zip(starts, rates, strict=True):
            for cost in ("0", "33.33", "50", "12.45"):
                exact = Decimal(cost) * rate / 100
                yield resident, start, cost, str(exact.quantize(CENT, ROUND_HALF_UP))


@pytest.mark.parametrize(("resident", "quotient", "cost", "published"), list(outings()))
def test_outing_costs_a_part_of_what_it_costs(
    quote: Price, quotient: str, cost: str, published: str, *, resident: bool
) -> None:
    """By the same bands."""
    facts = {"resident": "yes" if resident else "no", "membership_paid": "yes"}
    stated = {"quotient_familial": quotient, "outing_cost": cost}

    assert quote("loon_plage.outing", **facts, **stated) == published


@pytest.mark.parametrize(
    ("service", "facts", "expected"),
    [
        ("outing", {"quotient_familial": "369.50", "outing_cost": "50"}, "silent"),
        ("outing", {"quotient_familial": "100"}, "loon_plage.outing_cost"),
        ("outing", {"quotient_familial": "100", "membership_paid": "no"}, "refused"),
        ("membership", {}, "8.50"),
        ("membership", {"resident": "no"}, "17.00"),
        ("membership_from_july", {}, "4.25"),
        ("membership_from_july", {"resident": "no"}, "8.50"),
        ("homework", {}, "0.00"),
    ],
)
def test_pack_has_every_other_answer(
    quote: Price, service: str, facts: dict[str, str], expected: str
) -> None:
    """Silence, what is missing, a refusal, and what needs no quotient."""
    known = {"resident": "yes", "membership_paid": "yes"} | facts

    assert quote(f"loon_plage.{service}", **known) == expected
