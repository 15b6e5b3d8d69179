"""An invented agreement between a town and a social centre, for the tests of its life."""

from datetime import date
from typing import Any

from essmodel.coproduction.agreement import (
    Agreement,
    AgreementKind,
    Committee,
    CrisisClause,
    Indicator,
    Participant,
    Renewal,
)
from essmodel.coproduction.agreement_books import AgreementBooks, AgreementCommand
from essmodel.coproduction.carrying_out import Sign
from essmodel.coproduction.contribution import Contribution, ContributionKind
from essmodel.coproduction.delay import Delay
from essmodel.coproduction.grid import Cell, CoProductionLevel, CoProductionPhase
from essmodel.coproduction.obligation import Deontic, Obligation
from essmodel.coproduction.remedy import Remedy, RemedyKind
from essmodel.coproduction.timing import (
    THROUGHOUT,
    AfterDone,
    AfterEnd,
    BeforeEnd,
    Every,
    OnDay,
    OnRequest,
)
from essmodel.errors import InvalidValueError
from essmodel.journal.command import Refused
from essmodel.messages.text import Text
from essmodel.rules.law.source import Invention
from essmodel.values.money import Money

START, END = date(2020, 1, 1), date(2021, 1, 1)
TOWN, CENTRE = "town", "centre"


def promise(id: str, who: str, due: Any, **more: Any) -> Obligation:  # noqa: A002, ANN401 - as fields are
    """Return an obligation of one of the two to the other."""
    to = CENTRE if who == TOWN else TOWN
    fields = {"to": to, "does": Text.same(id), **more}
    return Obligation(id=id, who=who, due=due, **fields)


OBLIGATIONS = (
    promise("first-half", TOWN, OnDay(date(2020, 3, 31)), amount=Money(50_000_00)),
    promise(
        "report",
        CENTRE,
        OnDay(date(2020, 9, 30)),
        evidence=Text.same("a report"),
        cure=Delay(days=15),
        remedy=Remedy(kind=RemedyKind.WITHHOLD, amount=Money(5_000_00)),
    ),
    promise(
        "second-half",
        TOWN,
        AfterDone(obligation="report", delay=Delay(days=30)),
        amount=Money(50_000_00),
    ),
    promise("programme", CENTRE, Every(months=3, first=date(2020, 1, 31))),
    promise(
        "opening",
        CENTRE,
        THROUGHOUT,
        cure=Delay(days=8),
        remedy=Remedy(kind=RemedyKind.PENALTY, amount=Money(1_000_00), within=Delay(months=1)),
    ),
    promise("no-profit", CENTRE, THROUGHOUT, deontic=Deontic.MUST_NOT),
    promise("may-let", CENTRE, THROUGHOUT, deontic=Deontic.MAY),
    promise("accounts", CENTRE, AfterEnd(delay=Delay(months=6))),
    promise("review", CENTRE, BeforeEnd(delay=Delay(months=2))),
    promise("books", CENTRE, OnRequest(by=TOWN, delay=Delay(days=15))),
)


def agreement(**more: Any) -> Agreement:  # noqa: ANN401 - any field
    """Return the agreement, with other fields where they are given."""
    fields: dict[str, Any] = {
        "id": "pact",
        "title": Text.same("Objectives of 2020"),
        "kind": AgreementKind.GRANT,
        "start": START,
        "end": END,
        "source": Invention(note=Text.same("invented for a test")),
        "participants": (
            Participant(
                party=TOWN,
                takes_part=(Cell(CoProductionLevel.COLLECTIVE, CoProductionPhase.COMMISSIONING),),
            ),
            Participant(party=CENTRE),
        ),
        "contributions": (
            Contribution(party=TOWN, kind=ContributionKind.MONEY, amount=Money(100_000_00)),
        ),
        "obligations": OBLIGATIONS,
        "indicators": (Indicator(id="families", title=Text.same("families"), by=CENTRE),),
        "committee": Committee(seats=(TOWN, CENTRE)),
        "renewal": Renewal(months=12, times=1, notice=Delay(months=2), gates=("report",)),
        "notice": Delay(months=3),
        "crisis": CrisisClause(
            trigger=Text.same("an epidemic"),
            suspends=("report",),
            lifts=("programme",),
            longest=120,
        ),
    }
    return Agreement(**{**fields, **more})


def books(**more: Any) -> AgreementBooks:  # noqa: ANN401 - any field
    """Return the books of the agreement, which both have signed on its first day."""
    found = AgreementBooks(drawn_up=(agreement(**more),))
    for party in (TOWN, CENTRE):
        found = asked(found, Sign(agreement="pact", party=party), START)
    return found


def asked(found: AgreementBooks, command: AgreementCommand, on: date) -> AgreementBooks:
    """Return the books after a command that is accepted."""
    answer = found.asked(command, on=on)
    assert isinstance(answer, AgreementBooks), answer
    return answer


def refused(found: AgreementBooks, command: AgreementCommand, on: date) -> list[str]:
    """Return why a command is refused, by id; said in both languages."""
    answer = found.asked(command, on=on)
    assert isinstance(answer, Refused)
    error = InvalidValueError(*answer.reasons)
    assert error.said("en") != error.said("fr")
    return [one.id for one in answer.reasons]
