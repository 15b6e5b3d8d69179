"""The ballots of a resolution: each in one cell, or set aside, and none invented."""

from datetime import date
from types import SimpleNamespace

import pytest

from essmodel.errors import InvalidValueError
from essmodel.governance.electorate import Electorate, electorate
from essmodel.governance.meeting import CountedBallots, Resolution
from essmodel.governance.roll import Roll, call_the_roll
from essmodel.governance.statutes import DecisionKind, MajorityBase, ProxyRule
from essmodel.governance.tally import CollegeTally, Tally, tally
from essmodel.messages.text import Text
from essmodel.values.count import Voices

DAY = date(2026, 5, 14)


@pytest.fixture
def voters(make: SimpleNamespace) -> Electorate:
    """Six users and two of the team."""
    rules = make.statutes(*make.colleges(users=50, team=50))
    return electorate(rules, make.members(users=6, team=2), on=DAY)


@pytest.fixture
def roll(make: SimpleNamespace, voters: Electorate) -> Roll:
    """Five users, the fifth represented by one of the team; the sixth is absent."""
    sheet = make.attendance(
        "users1", "users2", "users3", "users4", "team1", proxies={"users5": "team1"}
    )
    return call_the_roll(sheet, electorate=voters, proxies=ProxyRule(limit=1))


def cells(one: CollegeTally) -> tuple[int, ...]:
    """Return yes, no, abstain, blank, void."""
    return tuple(each.count for each in (one.yes, one.no, one.abstain, one.blank, one.void))


def counted(*rows: CountedBallots) -> Resolution:
    """Make a resolution whose votes are counted."""
    return Resolution(id="one", title=Text.same("one"), kind=DecisionKind.ORDINARY, counted=rows)


def test_each_ballot_is_in_the_cell_of_its_college_and_its_choice(
    make: SimpleNamespace, roll: Roll, voters: Electorate
) -> None:
    """A represented member votes in their own college."""
    cast = make.resolution(
        users1="yes", users2="no", users3="abstain", users4="blank", users5="void", team1="yes"
    )

    users, team = tally(cast, roll=roll, electorate=voters).colleges

    assert cells(users) == (1, 1, 1, 1, 1)
    assert cells(team) == (1, 0, 0, 0, 0)
    assert (users.ballots, team.ballots) == (Voices(5), Voices(1))


@pytest.mark.parametrize("who", ["users6", "team2"])
def test_ballot_of_someone_who_did_not_attend_is_set_aside(
    make: SimpleNamespace, roll: Roll, voters: Electorate, who: str
) -> None:
    """It is named, and counts in no cell."""
    cast = make.resolution(**{"users1": "yes", who: "no"})

    found = tally(cast, roll=roll, electorate=voters)

    assert found.refused == (who,)
    assert sum(one.ballots.count for one in found.colleges) == 1


def test_silence_is_no_ballot(make: SimpleNamespace, roll: Roll, voters: Electorate) -> None:
    """Those who attend and cast nothing are in the base of those attending only."""
    users, _ = tally(make.resolution(users1="yes"), roll=roll, electorate=voters).colleges

    assert {base.value: users.base(base).count for base in MajorityBase} == {
        "votes_cast": 1,
        "attending": 5,
        "all_members": 6,
    }


def test_abstentions_blank_and_void_ballots_are_no_votes_cast(
    make: SimpleNamespace, roll: Roll, voters: Electorate
) -> None:
    """They are ballots all the same."""
    cast = make.resolution(users1="yes", users2="abstain", users3="blank", users4="void")

    users, _ = tally(cast, roll=roll, electorate=voters).colleges

    assert users.base(MajorityBase.VOTES_CAST) == Voices(1)
    assert users.ballots == Voices(4)


def test_resolution_nobody_voted_on_has_an_empty_tally(roll: Roll, voters: Electorate) -> None:
    """It is counted, at nothing."""
    found = tally(counted(), roll=roll, electorate=voters)

    assert found == Tally(colleges=found.colleges, refused=())
    assert [cells(one) for one in found.colleges] == [(0, 0, 0, 0, 0)] * 2


def test_counted_votes_are_taken_as_they_are(roll: Roll, voters: Electorate) -> None:
    """A college that is not named cast nothing."""
    found = tally(
        counted(CountedBallots(college="users", yes=3, no=2)), roll=roll, electorate=voters
    )

    assert [cells(one) for one in found.colleges] == [(3, 2, 0, 0, 0), (0, 0, 0, 0, 0)]


def test_there_are_no_more_ballots_than_voices(roll: Roll, voters: Electorate) -> None:
    """Six ballots of five voices are a mistake in the count."""
    with pytest.raises(InvalidValueError, match="6 ballots for 5 voices"):
        tally(counted(CountedBallots(college="users", yes=3, no=3)), roll=roll, electorate=voters)


def test_every_kind_of_ballot_takes_a_voice(roll: Roll, voters: Electorate) -> None:
    """Blank and void ones too."""
    rows = CountedBallots(college="users", yes=1, no=1, abstain=2, blank=1, void=1)

    with pytest.raises(InvalidValueError, match="6 ballots for 5 voices"):
        tally(counted(rows), roll=roll, electorate=voters)


def test_without_colleges_there_are_no_more_ballots_than_voices_either(
    make: SimpleNamespace,
) -> None:
    """The message names no college then."""
    voters = electorate(make.statutes(), make.members(everyone=2), on=DAY)
    roll = call_the_roll(
        make.attendance("everyone1"), electorate=voters, proxies=ProxyRule(limit=None)
    )

    with pytest.raises(InvalidValueError, match="2 ballots for 1 voices attending; correct"):
        tally(counted(CountedBallots(yes=1, no=1)), roll=roll, electorate=voters)


def test_votes_of_a_college_that_does_not_exist_are_a_mistake(
    roll: Roll, voters: Electorate
) -> None:
    """They are not thrown away."""
    with pytest.raises(InvalidValueError, match="'town' is no college that exists on that day"):
        tally(counted(CountedBallots(college="town", yes=1)), roll=roll, electorate=voters)
