"""What an agreement may say, and what is refused in it, all at once."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.unit.coproduction.convention import CENTRE, END, START, TOWN, agreement, promise

from essmodel.coproduction.agreement import CrisisClause, Indicator, Participant, Renewal
from essmodel.coproduction.contribution import Contribution, ContributionKind, Valuation
from essmodel.coproduction.delay import Delay, delay
from essmodel.coproduction.grid import GRID, cell
from essmodel.coproduction.obligation import Deontic
from essmodel.coproduction.remedy import Remedy, RemedyKind
from essmodel.coproduction.timing import (
    THROUGHOUT,
    AfterDone,
    AfterEnd,
    AfterStart,
    BeforeEnd,
    Every,
    OnDay,
    OnRequest,
    Timing,
    deadlines,
)
from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.law.source import Invention
from essmodel.values.money import Money

MADE_UP = Invention(note=Text.same("invented for a test"))


@pytest.mark.parametrize(
    ("timing", "days"),
    [
        (OnDay(date(2020, 3, 31)), ["2020-03-31"]),
        (OnDay(END), []),
        (Every(months=1, first=date(2020, 10, 31)), ["2020-10-31", "2020-11-30", "2020-12-31"]),
        (Every(months=6, first=date(2020, 1, 31), last=date(2020, 7, 30)), ["2020-01-31"]),
        (Every(months=6, first=date(2020, 2, 29)), ["2020-02-29", "2020-08-29"]),
        (AfterStart(delay=Delay(days=30)), ["2020-01-31"]),
        (AfterStart(delay=Delay(months=12)), []),
        (BeforeEnd(delay=Delay(months=2)), ["2020-11-01"]),
        (BeforeEnd(delay=Delay(months=20)), ["2020-01-01"]),
        (AfterEnd(delay=Delay(months=1, days=1)), ["2021-02-02"]),
        (AfterDone(obligation="other", delay=Delay()), []),
        (OnRequest(by=TOWN, delay=Delay()), []),
        (THROUGHOUT, []),
    ],
    ids=repr,
)
def test_deadlines_are_days_of_the_agreement(timing: Timing, days: list[str]) -> None:
    """What falls on the end or after it lapses, but for what is due after the end."""
    assert [one.isoformat() for one in deadlines(timing, start=START, end=END)] == days


def test_a_delay_is_months_and_then_days() -> None:
    """A month after 31 January is 29 February in a leap year."""
    assert Delay(months=1, days=1).after(date(2020, 1, 31)) == date(2020, 3, 1)
    assert Delay(months=1, days=1).before(date(2020, 3, 31)) == date(2020, 2, 28)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("30 days", Delay(days=30)),
        ("1 jour", Delay(days=1)),
        ("2 semaines", Delay(days=14)),
        ("3 mois", Delay(months=3)),
        ("1 year 6 months", Delay(months=18)),
        (" 2 ans 15 jours ", Delay(months=24, days=15)),
    ],
)
def test_a_delay_is_written_in_words(text: str, found: Delay) -> None:
    """In either language."""
    assert delay(text) == found


@pytest.mark.parametrize(
    "text", ["", "30", "soon", "30 moons", "-1 days", "1.5 months", "9999 ans"]
)
def test_what_is_no_delay_is_refused(text: str) -> None:
    """With what to write instead."""
    with pytest.raises(InvalidValueError, match="is no length of time; write '30 days'"):
        delay(text)


def test_a_cell_is_named_by_its_level_and_its_phase() -> None:
    """There are twelve, each said in both languages."""
    assert cell(" collective  design ") == GRID[5]
    assert (len(GRID), GRID[5].said("en")) == (12, "collective design")
    assert GRID[5].said("fr") == "conception collective"
    with pytest.raises(InvalidValueError, match="'global design' is no cell"):
        cell("global design")


def test_a_party_commits_the_money_that_it_brings() -> None:
    """What is not money commits none, whatever it is worth."""
    rooms = Contribution(
        party=TOWN,
        kind=ContributionKind.PREMISES,
        quantity=Decimal("600.5"),
        unit=Text(en="m2", fr="m2"),
        valuation=Valuation(per_unit=Money(80_00), source=MADE_UP),
    )
    hours = Contribution(
        party=CENTRE,
        kind=ContributionKind.VOLUNTEER_HOURS,
        quantity=Decimal(100),
        unit=Text.same("h"),
    )
    money = [
        Contribution(party=TOWN, kind=ContributionKind.MONEY, amount=Money(cents))
        for cents in (60_000_00, 40_000_00)
    ]
    found = agreement(contributions=(rooms, hours, *money))

    assert found.committed(TOWN) == Money(100_000_00)
    assert found.committed(CENTRE) == Money(0)
    assert (rooms.worth, hours.worth, money[0].worth) == (
        Money(48_040_00),
        None,
        Money(60_000_00),
    )


def test_all_sign_and_all_consent_unless_it_says_otherwise() -> None:
    """Who must consent may be named; what may be asked is an information right."""
    assert agreement().parties == agreement().consenting == (TOWN, CENTRE)
    assert agreement(amended_by=(TOWN,)).consenting == (TOWN,)
    assert [one.id for one in agreement().information_rights] == ["books"]
    with pytest.raises(InvalidValueError, match="no obligation 'nothing'"):
        agreement().obligation("nothing")


def contribution(**fields: Any) -> None:  # noqa: ANN401 - any field
    """Make a contribution of the town."""
    Contribution(party=TOWN, **fields)


HOURS, MONEY = ContributionKind.VOLUNTEER_HOURS, ContributionKind.MONEY
UNIT = Text.same("h")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"kind": MONEY}, "contribution_without_amount"),
        ({"kind": MONEY, "amount": Money(0)}, "contribution_without_amount"),
        ({"kind": MONEY, "amount": Money(1), "quantity": Decimal(1)}, "money_is_not_valued"),
        ({"kind": HOURS, "amount": Money(1)}, "only_money_has_amount"),
        ({"kind": HOURS, "quantity": Decimal(0), "unit": UNIT}, "quantity_of_what"),
        ({"kind": HOURS, "quantity": Decimal(1)}, "quantity_of_what"),
        (
            {"kind": HOURS, "valuation": Valuation(per_unit=Money(1), source=MADE_UP)},
            "valuation_of_what",
        ),
        (
            {
                "kind": HOURS,
                "quantity": Decimal("0.5"),
                "unit": UNIT,
                "valuation": Valuation(per_unit=Money(1), source=MADE_UP),
            },
            "valuation_breaks_cents",
        ),
    ],
)
def test_a_contribution_is_money_or_a_quantity(fields: dict[str, Any], problem: str) -> None:
    """Never both; and what it is worth is a choice that somebody made."""
    with pytest.raises(InvalidValueError) as refusal:
        contribution(**fields)
    assert [one.id for one in refusal.value.problems] == [problem]


@pytest.mark.parametrize(
    ("make", "problems"),
    [
        (
            lambda: promise("a", TOWN, OnDay(START), to=TOWN, amount=Money(0)),
            ["owed_to_oneself", "amount_not_positive"],
        ),
        (
            lambda: promise("a", TOWN, OnDay(START), deontic=Deontic.MUST_NOT),
            ["forbidden_until_when"],
        ),
        (lambda: promise("a", TOWN, THROUGHOUT, amount=Money(1)), ["paid_when"]),
        (lambda: promise("a", TOWN, OnRequest(by=TOWN, delay=Delay())), ["asked_by_whom"]),
        (
            lambda: Every(months=1, first=date(2020, 2, 1), last=date(2020, 1, 31)),
            ["last_before_first"],
        ),
        (lambda: Remedy(kind=RemedyKind.REPAY), ["remedy_without_amount"]),
        (lambda: Remedy(kind=RemedyKind.PENALTY, amount=Money(0)), ["remedy_without_amount"]),
        (lambda: Remedy(kind=RemedyKind.TERMINATE, amount=Money(1)), ["remedy_with_amount"]),
        (
            lambda: CrisisClause(trigger=UNIT, suspends=("a", "b"), lifts=("b",), longest=1),
            ["suspended_and_lifted"],
        ),
    ],
)
def test_a_promise_that_makes_no_sense_is_refused(make: Any, problems: list[str]) -> None:  # noqa: ANN401 - what makes it
    """At once, for every reason."""
    with pytest.raises(InvalidValueError) as refusal:
        make()
    assert [one.id for one in refusal.value.problems] == problems
    assert refusal.value.said("en") != refusal.value.said("fr")


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"end": START}, [("agreement_ends_before_it_starts", "end")]),
        (
            {
                "obligations": (
                    promise("a", TOWN, OnDay(END)),
                    promise("b", CENTRE, Every(months=1, first=date(2019, 12, 31))),
                )
            },
            [("deadline_outside", "obligations.0.due"), ("deadline_outside", "obligations.1.due")],
        ),
        (
            {"obligations": (promise("a", TOWN, THROUGHOUT), promise("a", CENTRE, THROUGHOUT))},
            [("id_taken", "obligations.1.id")],
        ),
        (
            {
                "indicators": (
                    Indicator(id="i", title=UNIT, by="nobody"),
                    Indicator(id="i", title=UNIT, by=TOWN),
                )
            },
            [("id_taken", "indicators.1.id"), ("id_unknown", "indicators.0.by")],
        ),
        (
            {
                "participants": tuple(Participant(party=one) for one in (TOWN, CENTRE, TOWN)),
                "amended_by": ("nobody",),
            },
            [("id_taken", "participants.2.id"), ("id_unknown", "amended_by.0")],
        ),
        (
            {
                "renewal": Renewal(months=1, times=1, gates=("nothing",)),
                "crisis": CrisisClause(trigger=UNIT, suspends=("never",), lifts=("no",), longest=1),
            },
            [
                ("id_unknown", "renewal.gates.0"),
                ("id_unknown", "crisis.suspends.0"),
                ("id_unknown", "crisis.lifts.0"),
            ],
        ),
        (
            {
                "obligations": (
                    promise("a", TOWN, AfterDone(obligation="b", delay=Delay())),
                    promise("b", CENTRE, AfterDone(obligation="a", delay=Delay())),
                )
            },
            [("obligations_in_circle", "obligations")],
        ),
    ],
)
def test_an_agreement_holds_together(
    fields: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    """Its days, its ids, its parties; and no obligations that wait for each other."""
    plain = {"renewal": None, "crisis": None, "indicators": (), "obligations": ()}

    with pytest.raises(InvalidValueError) as refusal:
        agreement(**{**plain, **fields})
    assert [(one.id, one.path) for one in refusal.value.problems] == problems
    assert refusal.value.said("en") != refusal.value.said("fr")
