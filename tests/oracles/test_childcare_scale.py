"""
An hour of collective childcare on the national scale (*barème PSU*).

The figures are typed here from https://toupty.org/tarifs/creches-multi-accueil-psu/ (rates of 2021
and the example of 32 360 €) and from accounts of the scale of later years, and not read from the
pack.  The three prices of 9 000 € a month are worked out from the published rate and ceilings.
"""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest

import essmodel as em
from essmodel.coproduction.request import Granted, Price, Undecided
from essmodel.messages.text import Text
from essmodel.rules.statement import Statement
from essmodel.rules.verdict import Missing, Silent
from essmodel_fr.pack import PACK

SERVICE = "fr.collective_childcare"
NOWHERE = em.Partnership(title=Text.same("nowhere"))
RATES = {
    date(2019, 9, 1): "605 504 403 302 202",
    date(2020, 1, 1): "610 508 406 305 203",
    date(2021, 1, 1): "615 512 410 307 205",
    date(2022, 1, 1): "619 516 413 310 206",
    date(2026, 11, 22): "619 516 413 310 206",
}
CEILINGS = (
    (date(2019, 9, 1), 5_300),
    (date(2020, 1, 1), 5_600),
    (date(2021, 1, 1), 5_800),
    (date(2022, 1, 1), 6_000),
    (date(2024, 9, 1), 7_000),
    (date(2025, 9, 1), 8_500),
)
FLOORS = (
    (date(2020, 1, 1), "705.27"),
    (date(2021, 1, 1), "711.62"),
    (date(2022, 1, 1), "712.33"),
    (date(2023, 1, 1), "754.16"),
    (date(2024, 1, 1), "765.77"),
    (date(2025, 1, 1), "801.00"),
)
LINES = ((1, 0), (2, 1), (3, 2), (4, 3), (5, 3), (7, 3), (8, 4), (10, 4))
"""A number of children, and which rate it has."""
A_DAY = timedelta(days=1)


def asked(on: date, resources: str | None, children: int | None, disabled: int | None) -> Price:
    """Return the price of an hour."""
    told = {
        "household.yearly_resources": resources,
        "inhabitant.children": children,
        "household.disabled_children": disabled,
    }
    facts = tuple(Statement(name, str(one)) for name, one in told.items() if one is not None)
    request = em.Request(id="one", service=SERVICE, facts=facts)
    match em.decide(request, within=NOWHERE, packs=(PACK,), on=on).answer:
        case Granted(price=Price() as price) | Undecided(price=Price() as price):
            return price
        case other:
            raise AssertionError(other)


def hour(
    on: date, resources: str | None, children: int | None = 1, disabled: int | None = 0
) -> str:
    """Return the price in euros, ``silent``, or the facts that are missing."""
    price = asked(on, resources, children, disabled)
    if price.amount is not None:
        return f"{price.amount.cents / 100:.2f}"
    cause = price.causes[0]
    if isinstance(cause, Missing):
        return ", ".join(sorted(cause.facts))
    assert isinstance(cause, Silent)
    return "silent"


def worked_out(monthly: Decimal, rate: int) -> str:
    """Return a monthly figure times a rate in millionths, to the nearest cent."""
    return str((monthly * rate / 1_000_000).quantize(Decimal("0.01"), ROUND_HALF_UP))


def test_published_example_of_2021() -> None:
    """A family of three children with 32 360 €: 1.11 € an hour, and no doubt about it."""
    price = asked(date(2021, 6, 1), "32360", 3, 0)

    assert price.amount == em.Money(1_11)
    assert not price.is_doubt


@pytest.mark.parametrize(
    ("on", "published"),
    [
        (date(2022, 1, 1), "3.71"),
        (date(2024, 8, 31), "3.71"),
        (date(2024, 9, 1), "4.33"),
        (date(2025, 8, 31), "4.33"),
        (date(2025, 9, 1), "5.26"),
        (date(2025, 12, 31), "5.26"),
        (date(2026, 1, 1), "5.26"),
        (date(2026, 11, 22), "5.26"),
    ],
)
def test_nine_thousand_a_month_pay_the_ceiling_of_the_day(on: date, published: str) -> None:
    """6 000, 7 000, 8 500 €: it rises on the first of September, in the middle of a contract."""
    assert hour(on, "108000") == published


@pytest.mark.parametrize("on", RATES)
@pytest.mark.parametrize(("children", "line"), LINES)
def test_each_line_has_its_rate(on: date, children: int, line: int) -> None:
    """One, two, three, four to seven, eight to ten children, at the ceiling of the day."""
    (*_, ceiling) = (amount for start, amount in CEILINGS if start <= on)
    rate = int(RATES[on].split()[line])

    assert hour(on, "120000", children) == worked_out(Decimal(ceiling), rate)


@pytest.mark.parametrize("on", [date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)])
def test_rates_change_with_the_year(on: date) -> None:
    """48 000 € a year are 4 000 € a month, and not at any bound."""
    day_before = on - A_DAY
    before = [rates for start, rates in RATES.items() if start <= day_before][-1]

    expected = worked_out(Decimal(4_000), int(RATES[on].split()[0]))

    assert hour(on, "48000") == expected
    was = (
        "silent" if day_before.year == 2019 else worked_out(Decimal(4_000), int(before.split()[0]))
    )
    assert hour(day_before, "48000") == was


@pytest.mark.parametrize(("start", "ceiling"), CEILINGS)
def test_ceiling_stops_the_price_from_its_first_day(start: date, ceiling: int) -> None:
    """And a cent a year more changes nothing."""
    rate = int([rates for day, rates in RATES.items() if day <= start][-1].split()[0])
    top = worked_out(Decimal(ceiling), rate)

    assert hour(start, str(ceiling * 12)) == top
    assert hour(start, f"{ceiling * 12}.01") == top
    assert hour(start, "999999") == top


@pytest.mark.parametrize(("start", "ceiling"), CEILINGS[1:4])
def test_below_the_ceiling_resources_count(start: date, ceiling: int) -> None:
    """Ten euros a month under it."""
    rate = int(RATES[date(start.year, 1, 1)].split()[0])

    expected = worked_out(Decimal(ceiling - 10), rate)

    assert hour(start, str((ceiling - 10) * 12)) == expected


@pytest.mark.parametrize(("start", "floor"), FLOORS)
def test_floor_holds_the_price_from_its_first_day(start: date, floor: str) -> None:
    """Nothing, and a cent a year less than the floor, cost what the floor costs; as a doubt."""
    rate = int([rates for day, rates in RATES.items() if day <= start][-1].split()[0])
    least = worked_out(Decimal(floor), rate)
    yearly = Decimal(floor) * 12

    assert hour(start, "0") == least
    assert hour(start, str(yearly - Decimal("0.01"))) == least
    assert hour(start, str(yearly)) == least
    assert asked(start, "0", 1, 0).is_doubt
    assert asked(start, str(yearly), 1, 0).is_doubt is (start.year == 2020)


def test_floor_of_a_year_is_not_that_of_the_year_before() -> None:
    """Eight to the cent: 765.77 € and 801.00 € a month, at 0.0619 %."""
    assert [hour(day, "0") for day in (date(2024, 12, 31), date(2025, 1, 1))] == ["0.47", "0.50"]


@pytest.mark.parametrize("resources", ["0", "9611.99", "9612", "48000", "101999.99"])
@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2026, 11, 22)])
def test_floor_of_2026_is_not_that_of_2025(on: date, resources: str) -> None:
    """Nobody knows it, so under the ceiling there is no price; on the last day of 2025 there is."""
    assert hour(on, resources) == "silent"
    assert hour(date(2025, 12, 31), resources) != "silent"


def test_at_the_ceiling_the_floor_does_not_matter() -> None:
    """8 500 € a month exactly."""
    assert hour(date(2026, 1, 1), "102000") == "5.26"


@pytest.mark.parametrize("on", [date(2002, 1, 1), date(2019, 8, 31)])
def test_before_september_2019_no_ceiling_was_read(on: date) -> None:
    """So there is no price."""
    assert hour(on, "108000") == "silent"


@pytest.mark.parametrize(("children", "line"), [(1, 1), (2, 2), (3, 3), (4, 4), (7, 4)])
def test_disabled_child_moves_the_household_to_the_next_line(children: int, line: int) -> None:
    """Not to one child more: four with a disabled one pay as eight; nobody checked it."""
    rate = int(RATES[date(2022, 1, 1)].split()[line])
    price = asked(date(2025, 10, 1), "108000", children, 1)

    assert hour(date(2025, 10, 1), "108000", children, 1) == worked_out(Decimal(8_500), rate)
    assert price.is_doubt
    assert not asked(date(2025, 10, 1), "108000", children, 0).is_doubt


@pytest.mark.parametrize(
    ("children", "disabled"), [(0, 0), (0, 1), (11, 0), (8, 1), (3, 2), (11, 3)]
)
def test_what_the_scale_does_not_say_has_no_price(children: int, disabled: int) -> None:
    """No child, more than ten, a line after the last, several disabled children."""
    assert hour(date(2025, 10, 1), "48000", children, disabled) == "silent"


@pytest.mark.parametrize(
    ("resources", "children", "disabled", "missing"),
    [
        (None, 1, 0, "household.yearly_resources"),
        ("48000", None, 0, "inhabitant.children"),
        ("48000", 1, None, "household.disabled_children"),
    ],
)
def test_missing_fact_is_never_zero(
    resources: str | None, children: int | None, disabled: int | None, missing: str
) -> None:
    """And is named."""
    assert missing in hour(date(2025, 10, 1), resources, children, disabled)


@pytest.mark.parametrize(
    ("on", "is_doubt"),
    [(date(2019, 9, 1), True), (date(2020, 1, 1), True), (date(2021, 1, 1), True),
     (date(2022, 1, 1), False), (date(2026, 1, 1), False)],
)  # fmt: skip
def test_ceilings_before_2022_are_doubts(on: date, *, is_doubt: bool) -> None:
    """Nobody checked them."""
    assert asked(on, "120000", 1, 0).is_doubt is is_doubt


def test_half_a_cent_goes_up() -> None:
    """1 250 € a month at 0.0516 % are 0.645 €: 0.65, where half even would make it 0.64."""
    assert hour(date(2025, 10, 1), "15000", 2) == "0.65"


def test_a_twelfth_is_not_rounded_before_the_price() -> None:
    """A price is the nearest cent of the exact product, over a year of resources."""
    for yearly in range(9_700, 60_000, 1_237):
        exact = Decimal(yearly) / 12

        assert hour(date(2025, 10, 1), str(yearly)) == worked_out(exact, 619)
