"""What the papers of a meeting cannot say, whoever the members are."""

from types import SimpleNamespace
from typing import Any

import pytest

from essmodel.errors import InvalidValueError
from essmodel.governance.meeting import (
    Ballot,
    Choice,
    CountedAttendance,
    CountedBallots,
    NamedAttendance,
    Proxy,
    Resolution,
)
from essmodel.governance.statutes import DecisionKind
from essmodel.messages.text import Text


def counted(*rows: CountedBallots, ballots: tuple[Ballot, ...] = ()) -> Resolution:
    """Make a resolution whose votes are counted."""
    return Resolution(
        id="one",
        title=Text.same("one"),
        kind=DecisionKind.ORDINARY,
        counted=rows,
        ballots=ballots,
    )


def test_nobody_signs_twice() -> None:
    """Each name stands once on the sheet, in the room, from afar or by post."""
    with pytest.raises(InvalidValueError) as refused:
        NamedAttendance(present=("amina", "bruno", "amina"), remote=("bruno",), by_post=("chloe",))

    assert [(one.id, one.path, one.data) for one in refused.value.problems] == [
        ("signed_twice", "present", (("found", "amina"),)),
        ("signed_twice", "remote", (("found", "bruno"),)),
    ]


def test_nobody_gives_two_proxies() -> None:
    """One voice cannot be held by two."""
    proxies = (Proxy(giver="amina", holder="bruno"), Proxy(giver="amina", holder="chloe"))

    with pytest.raises(InvalidValueError, match="proxies: 'amina' gave two proxies"):
        NamedAttendance(present=("bruno", "chloe"), proxies=proxies)


def test_nobody_votes_twice() -> None:
    """One ballot for each member."""
    ballots = (Ballot(member="amina", choice=Choice.YES), Ballot(member="amina", choice=Choice.NO))

    with pytest.raises(InvalidValueError, match="ballots: someone voted twice"):
        counted(ballots=ballots)


def test_votes_are_named_or_counted() -> None:
    """Both at once could disagree."""
    ballot = Ballot(member="amina", choice=Choice.YES)

    with pytest.raises(InvalidValueError, match="counted: a resolution has ballots by name and"):
        counted(CountedBallots(yes=1), ballots=(ballot,))


def test_votes_of_a_college_are_counted_once() -> None:
    """Of two counts of one college, which one would be lost?"""
    with pytest.raises(InvalidValueError, match="counted: the college 'users' is counted twice"):
        counted(CountedBallots(college="users", yes=1), CountedBallots(college="users", yes=2))


def test_attendance_of_a_college_is_counted_once(make: SimpleNamespace) -> None:
    """As its votes are."""
    row = CountedAttendance(college="users", present=3)

    with pytest.raises(InvalidValueError, match="attendance: the college 'users' is counted twice"):
        make.meeting((row, row))


def test_ballots_have_names_only_where_the_attendance_has(make: SimpleNamespace) -> None:
    """Otherwise each of them would be set aside, as of someone who did not attend."""
    with pytest.raises(InvalidValueError) as refusal:
        make.meeting((CountedAttendance(present=3),), make.resolution(amina="yes"))

    (problem,) = refusal.value.problems
    assert (problem.id, problem.path) == ("ballots_without_names", "resolutions.0.ballots")


def test_counted_votes_may_follow_an_attendance_by_name(make: SimpleNamespace) -> None:
    """A secret ballot among people who signed."""
    held = make.meeting(make.attendance("amina"), counted(CountedBallots(yes=1)))

    assert held.resolutions[0].counted == (CountedBallots(yes=1),)


def test_resolutions_have_ids_of_their_own(make: SimpleNamespace) -> None:
    """An outcome is found by it."""
    with pytest.raises(InvalidValueError, match=r"resolutions\.1\.id: the id 'one' is already"):
        make.meeting(make.attendance("amina"), make.resolution("one"), make.resolution("one"))


@pytest.mark.parametrize(("present", "represented"), [(-1, 0), (0, -1)])
def test_attendance_is_a_count(present: int, represented: int) -> None:
    """Less than nobody cannot come."""
    with pytest.raises(InvalidValueError, match="a count is zero or more, not -1"):
        CountedAttendance(present=present, represented=represented)


@pytest.mark.parametrize("choice", Choice)
def test_votes_are_a_count(choice: Choice) -> None:
    """Of each choice."""
    votes: dict[str, Any] = {choice.value: -1}

    with pytest.raises(InvalidValueError, match=f"{choice.value}: a count is zero or more"):
        CountedBallots(**votes)
