"""Emergency powers: declared, confirmed, ended or lapsed, and what they never touch."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.governance.emergency import (
    NEVER_SUSPENDED,
    Confirm,
    Declare,
    Emergency,
    EmergencyRule,
    End,
    Matter,
    Watch,
)
from essmodel.governance.outcome import Adopted, Outcome, Rejected, Shortfall
from essmodel.journal.command import Accepted, Refused, obey
from essmodel.messages.text import Text

COUNT: Any = None  # what was counted does not matter here
VOTED: Outcome = Adopted(count=COUNT)
REJECTED: Outcome = Rejected(count=COUNT, shortfall=Shortfall(share=Fraction(0)), is_tied=False)
RULE = EmergencyRule(
    trigger=Text(en="an epidemic or a flood", fr="une épidémie ou une inondation"),
    matters=(Matter.MEETINGS, Matter.SERVICES),
    longest=60,
    confirmed_within=30,
)
MARCH = date(2020, 3, 17)


def declared(until: date = date(2020, 5, 16)) -> Emergency:
    """Declare one on 17 March 2020."""
    command = Declare(ground="epidemic", matters=RULE.matters, until=until)
    answer = obey(command, Watch(rule=RULE, emergency=None, on=MARCH))
    assert isinstance(answer, Accepted)
    return answer.event.changed(None, MARCH)


def refused(command: Any, *, emergency: Emergency | None, on: date = MARCH) -> list[str]:  # noqa: ANN401 - any command
    """Return why a command is refused."""
    answer: Any = obey(command, Watch(rule=RULE, emergency=emergency, on=on))
    return [one.id for one in answer.reasons] if isinstance(answer, Refused) else []


@pytest.mark.parametrize("matter", [one for one in Matter if one in NEVER_SUSPENDED])
def test_statutes_give_no_power_over_what_is_never_suspended(matter: Matter) -> None:
    """Voices, members, capital, reserves, statutes and the end of the co-operative."""
    with pytest.raises(InvalidValueError, match="is never suspended"):
        evolve(RULE, matters=(Matter.MEETINGS, matter))


@pytest.mark.parametrize(
    ("command", "reasons"),
    [
        (Declare(ground="flood", matters=RULE.matters, until=date(2020, 5, 16)), []),
        (
            Declare(ground=" ", matters=(Matter.PRICES,), until=date(2020, 5, 17)),
            ["emergency_without_ground", "emergency_too_wide", "emergency_too_long"],
        ),
        (Declare(ground="flood", matters=(), until=MARCH), ["emergency_too_long"]),
        (Confirm(meeting="ag", outcome=VOTED), ["no_emergency"]),
        (End(), ["no_emergency"]),
    ],
    ids=str,
)
def test_emergency_is_declared_within_the_statutes(command: object, reasons: list[str]) -> None:
    """On a ground, for their matters, and not for longer; all that is wrong at once."""
    assert refused(command, emergency=None) == reasons


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2020, 3, 16), False),
        (MARCH, True),
        (date(2020, 4, 15), True),
        (date(2020, 4, 16), False),
    ],
)
def test_emergency_lapses_that_no_meeting_confirms(day: date, *, covered: bool) -> None:
    """After thirty days."""
    assert declared().covers(Matter.MEETINGS, on=day) is covered
    assert not declared().covers(Matter.PRICES, on=day)


@pytest.mark.parametrize(
    ("day", "covered"), [(date(2020, 5, 15), True), (date(2020, 5, 16), False)]
)
def test_confirmed_emergency_ends_on_its_day(day: date, *, covered: bool) -> None:
    """And is confirmed once, by a meeting that adopts it."""
    confirm = Confirm(meeting="ag", outcome=VOTED)
    april = date(2020, 4, 10)
    found = declared()
    confirmed = confirm.event(Watch(rule=RULE, emergency=found, on=april)).changed(found, april)

    assert confirmed.covers(Matter.SERVICES, on=day) is covered
    assert refused(confirm, emergency=found, on=april) == []
    assert refused(confirm, emergency=confirmed, on=april) == ["emergency_confirmed"]
    assert refused(confirm, emergency=found, on=date(2020, 4, 16)) == ["no_emergency"]
    rejected = Confirm(meeting="ag", outcome=REJECTED)
    assert refused(rejected, emergency=found, on=april) == ["emergency_not_voted"]


def test_emergency_that_is_ended_is_over() -> None:
    """From that day; and another may be declared then, not before."""
    april = date(2020, 4, 1)
    again = Declare(ground="flood", matters=(Matter.SERVICES,), until=date(2020, 4, 20))
    found = declared()
    ended = End().event(Watch(rule=RULE, emergency=found, on=april)).changed(found, april)

    assert refused(End(), emergency=found, on=april) == []
    assert refused(again, emergency=found, on=april) == ["emergency_on"]
    assert not ended.covers(Matter.MEETINGS, on=april)
    assert refused(again, emergency=ended, on=april) == []
