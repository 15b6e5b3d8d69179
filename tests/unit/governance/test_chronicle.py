"""A co-operative from its journal: members, meetings and statutes, on any day, in any process."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from essmodel.governance.amendment import Amended
from essmodel.governance.chronicle import Chronicle, CooperativeEvent, told
from essmodel.governance.member_event import Admitted, Applied, Left, Moved, PaidUp, Subscribed
from essmodel.governance.sitting import Way
from essmodel.governance.sitting_event import Convened, Opened, SignedIn
from essmodel.governance.statutes import Call
from essmodel.journal.entry import Correction, Dated
from essmodel.journal.journal import Journal
from essmodel.messages.text import Text
from essmodel.rules.law.source import Invention
from essmodel.values.canonical import canonical
from essmodel.values.money import Money
from essmodel.values.period import Period

JANUARY, MARCH, MAY, JULY = (date(2026, month, 1) for month in (1, 3, 5, 7))


def joined(party: str, day: date, college: str | None = None) -> list[Dated[CooperativeEvent]]:
    """Return how somebody joined, with a share of 20 euros."""
    return [
        Dated(day, Applied(party=party, category="everyone")),
        Dated(day, Subscribed(party=party, amount=Money(20_00))),
        Dated(day, PaidUp(party=party, amount=Money(20_00))),
        Dated(day, Admitted(party=party, category="everyone", college=college)),
    ]


def life(make: SimpleNamespace) -> list[Dated[CooperativeEvent]]:
    """Return half a year of a co-operative."""
    meeting = Convened(
        meeting="ag",
        title=Text.same("Meeting"),
        held_on=MAY,
        call=Call.FIRST,
        agenda=(make.resolution("accounts"),),
        source=Invention(),
    )
    return [
        *joined("amina", JANUARY),
        *joined("bruno", MARCH),
        Dated(MARCH, meeting),
        Dated(MAY, Opened(meeting="ag")),
        Dated(MAY, SignedIn(meeting="ag", member="amina", way=Way.PRESENT)),
        Dated(JULY, Left(party="bruno")),
        Dated(JULY, Amended(statutes=make.statutes(), effective_on=JULY, meeting="ag")),
    ]


def founded(make: SimpleNamespace) -> Chronicle:
    """Return a co-operative without anybody in it."""
    return told(make.cooperative(make.statutes(), make.members()), ())


def spells(chronicle: Chronicle, party: str) -> list[tuple[str | None, Period]]:
    """Return when somebody was a member, and in which college."""
    members = chronicle.cooperative.membership.members
    return [(one.college, one.period) for one in members if one.party == party]


def test_members_are_those_of_each_day(make: SimpleNamespace) -> None:
    """Whoever leaves is one up to the day before."""
    chronicle = told(founded(make).cooperative, life(make))

    assert spells(chronicle, "amina") == [(None, Period(start=JANUARY))]
    assert spells(chronicle, "bruno") == [(None, Period(start=MARCH, end=JULY))]
    assert chronicle.members.capital == Money(40_00)
    assert [one.party for one in chronicle.members.members] == ["amina"]


def test_member_who_moves_has_two_spells(make: SimpleNamespace) -> None:
    """One in each college; a move on the day of admission leaves only the second."""
    events = [
        *joined("amina", JANUARY, "users"),
        Dated(MARCH, Moved(party="amina", category="everyone", college="team")),
        *joined("bruno", MARCH, "users"),
        Dated(MARCH, Moved(party="bruno", category="everyone", college="team")),
    ]
    statutes = make.statutes(*make.colleges(users=1, team=1))

    chronicle = told(make.cooperative(statutes, make.members()), events)

    assert spells(chronicle, "amina") == [
        ("users", Period(start=JANUARY, end=MARCH)),
        ("team", Period(start=MARCH)),
    ]
    assert spells(chronicle, "bruno") == [("team", Period(start=MARCH))]


def test_meetings_that_were_attended_can_be_counted(make: SimpleNamespace) -> None:
    """One that was only called is a sitting, and no meeting yet."""
    events = life(make)

    assert [one.id for one in told(founded(make).cooperative, events).cooperative.meetings] == [
        "ag"
    ]
    only_called = told(founded(make).cooperative, events[:9])
    assert only_called.cooperative.meetings == ()
    assert [one.id for one in only_called.sittings] == ["ag"]


def test_statutes_are_those_of_each_day(make: SimpleNamespace) -> None:
    """P33: an amendment leaves the earlier ones where they were."""
    chronicle = told(founded(make).cooperative, life(make))

    assert [one.until for one in chronicle.cooperative.earlier_statutes] == [JULY]


@pytest.mark.parametrize("count", [0, 4, 8, 11])
def test_what_happened_first_does_not_depend_on_what_came_after(
    make: SimpleNamespace, count: int
) -> None:
    """P40: the state after some events is that of a history that ended there."""
    start, events = founded(make).cooperative, life(make)
    longer = [*events, *joined("chloe", JULY)]

    assert told(start, events[:count]) == told(start, longer[:count])


# --- replay ---------------------------------------------------------------------------------------

REPLAY = """
import sys
sys.path.insert(0, {tests!r})
from types import SimpleNamespace
from conftest import cooperative, members, resolution, statutes
from test_chronicle import life, replayed_bytes
make = SimpleNamespace(
    cooperative=cooperative, members=members, resolution=resolution, statutes=statutes
)
sys.stdout.write(replayed_bytes(make))
"""


def replayed_bytes(make: SimpleNamespace) -> str:
    """Record a life in a journal, replay it, and return state and chain as text."""
    journal: Journal[CooperativeEvent] = Journal()
    for dated in life(make):
        journal = journal.record(dated.event, effective_on=dated.on, recorded_on=dated.on)
    journal.verify()
    chronicle = told(make.cooperative(make.statutes(), make.members()), journal.events())
    return canonical(chronicle).decode() + journal.digest


@pytest.mark.parametrize(
    ("seed", "zone"), [("0", "UTC"), ("1", "Asia/Tokyo"), ("42", "America/Lima")]
)
def test_replay_is_the_same_bytes_in_every_process(
    make: SimpleNamespace, seed: str, zone: str
) -> None:
    """P40: whatever the seed of the hashes and the time zone."""
    script = REPLAY.format(tests=str(Path(__file__).parent))
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}

    replay = subprocess.run(  # noqa: S603 - our own interpreter and our own text
        [sys.executable, "-c", script],
        capture_output=True,
        env=environment,
        check=True,
        encoding="utf-8",
    )

    assert replay.stdout == replayed_bytes(make)


def test_correction_of_the_register_is_replayed(make: SimpleNamespace) -> None:
    """P41: the day of a departure was wrong, and the journal says so without losing it."""
    journal: Journal[CooperativeEvent] = Journal()
    for dated in life(make)[:8]:
        journal = journal.record(dated.event, effective_on=dated.on, recorded_on=dated.on)
    journal = journal.record(Left(party="bruno"), effective_on=MAY, recorded_on=MAY)
    fixed: Correction[CooperativeEvent] = Correction(
        corrects=journal.length, why="a typing error", stands=(Dated(JULY, Left(party="bruno")),)
    )
    start = founded(make).cooperative

    corrected = journal.correct(fixed, recorded_on=JULY)

    assert spells(told(start, journal.events()), "bruno") == [(None, Period(start=MARCH, end=MAY))]
    assert spells(told(start, corrected.events()), "bruno") == [
        (None, Period(start=MARCH, end=JULY))
    ]
