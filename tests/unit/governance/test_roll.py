"""Who attends: in person, or by a proxy that counts."""

from datetime import date
from itertools import permutations
from types import SimpleNamespace

import pytest

from essmodel.errors import InvalidValueError
from essmodel.governance.electorate import Electorate, electorate
from essmodel.governance.meeting import CountedAttendance, NamedAttendance, Proxy
from essmodel.governance.roll import Refusal, Roll, call_the_roll
from essmodel.governance.statutes import ProxyRule
from essmodel.values.count import Heads, Voices

DAY = date(2026, 5, 14)


@pytest.fixture
def voters(make: SimpleNamespace) -> Electorate:
    """Four users and three of the team."""
    rules = make.statutes(*make.colleges(users=50, team=50))
    return electorate(rules, make.members(users=4, team=3), on=DAY)


def called(voters: Electorate, *present: str, limit: int | None = None, **proxies: str) -> Roll:
    """Call the roll of those present; *proxies* maps givers to holders."""
    sheet = NamedAttendance(
        present=present,
        proxies=tuple(Proxy(giver=giver, holder=holder) for giver, holder in proxies.items()),
    )
    return call_the_roll(sheet, electorate=voters, proxies=ProxyRule(limit=limit))


def refusals(roll: Roll) -> dict[str, Refusal]:
    """Return why each giver's proxy does not count."""
    return {one.proxy.giver: one.why for one in roll.refused}


def test_those_who_signed_are_present(voters: Electorate) -> None:
    """Each in their college."""
    roll = called(voters, "users1", "users2", "team1")

    assert (roll.of("users").present, roll.of("team").present) == (Heads(2), Heads(1))
    assert (roll.of("users").entitled, roll.of("team").entitled) == (Heads(4), Heads(3))
    assert roll.voters == ("team1", "users1", "users2")


def test_proxy_votes_in_the_college_of_who_gave_it(voters: Electorate) -> None:
    """One of the team holds the voice of a user: it is a user's voice."""
    roll = called(voters, "team1", users1="team1")

    assert (roll.of("users").represented, roll.of("team").represented) == (Voices(1), Voices(0))
    assert roll.of("users").attending == Voices(1)
    assert roll.voters == ("team1", "users1")


def test_proxy_of_someone_who_came_does_not_count(voters: Electorate) -> None:
    """They vote themselves, once."""
    roll = called(voters, "users1", "users2", users2="users1")

    assert refusals(roll) == {"users2": Refusal.GIVER_PRESENT}
    assert roll.of("users").attending == Voices(2)


def test_proxy_given_to_someone_absent_does_not_count(voters: Electorate) -> None:
    """Nobody is there to cast it."""
    roll = called(voters, "users1", users2="users3")

    assert refusals(roll) == {"users2": Refusal.HOLDER_ABSENT}
    assert roll.of("users").attending == Voices(1)


def test_proxy_is_not_passed_on(voters: Electorate) -> None:
    """A gives to B, who is absent and gives to C: C holds the voice of B only."""
    roll = called(voters, "users3", users1="users2", users2="users3")

    assert refusals(roll) == {"users1": Refusal.HOLDER_ABSENT}
    assert roll.voters == ("users2", "users3")


def test_nobody_is_their_own_proxy(voters: Electorate) -> None:
    """Neither absent nor present."""
    assert refusals(called(voters, users1="users1")) == {"users1": Refusal.HOLDER_ABSENT}
    assert refusals(called(voters, "users1", users1="users1")) == {"users1": Refusal.GIVER_PRESENT}


def test_stranger_neither_gives_nor_holds_a_proxy(voters: Electorate) -> None:
    """A voice belongs to a member and stays among members."""
    roll = called(voters, "users1", zoe="users1", users2="zoe")

    assert refusals(roll) == {
        "zoe": Refusal.GIVER_NOT_MEMBER,
        "users2": Refusal.HOLDER_NOT_MEMBER,
    }


@pytest.mark.parametrize(("limit", "accepted"), [(0, 0), (1, 1), (2, 2), (3, 3), (None, 3)])
def test_one_holder_has_at_most_the_limit(
    voters: Electorate, limit: int | None, accepted: int
) -> None:
    """A limit of none lets one member hold all the proxies there are."""
    roll = called(voters, "team1", limit=limit, users1="team1", users2="team1", users3="team1")

    assert roll.of("users").represented == Voices(accepted)
    assert list(refusals(roll).values()) == [Refusal.OVER_LIMIT] * (3 - accepted)


def test_limit_is_of_each_holder(voters: Electorate) -> None:
    """Two holders with one proxy each are within a limit of one."""
    roll = called(voters, "team1", "team2", limit=1, users1="team1", users2="team2")

    assert roll.refused == ()


@pytest.mark.parametrize("order", list(permutations(["users1", "users2", "users3"])))
def test_same_proxies_count_in_whatever_order_they_came(
    voters: Electorate, order: tuple[str, ...]
) -> None:
    """Who is over the limit never depends on the pile of papers."""
    roll = called(voters, "team1", limit=2, **dict.fromkeys(order, "team1"))

    assert refusals(roll) == {"users3": Refusal.OVER_LIMIT}
    assert roll.voters == ("team1", "users1", "users2")


@pytest.mark.parametrize("order", list(permutations(["users1", "users2"])))
def test_proxy_that_does_not_count_takes_no_room(
    voters: Electorate, order: tuple[str, ...]
) -> None:
    """The giver of the first came after all; the second is within a limit of one."""
    roll = called(voters, "team1", "users1", limit=1, **dict.fromkeys(order, "team1"))

    assert refusals(roll) == {"users1": Refusal.GIVER_PRESENT}
    assert "users2" in roll.voters


def test_stranger_cannot_sign(voters: Electorate) -> None:
    """A name that is no member's is a mistake, said with the name."""
    with pytest.raises(InvalidValueError, match="'zoe' signed and is no voter on that day"):
        called(voters, "users1", "zoe")


def counted(voters: Electorate, *rows: CountedAttendance) -> Roll:
    """Call the roll of people who are only counted."""
    return call_the_roll(rows, electorate=voters, proxies=ProxyRule(limit=0))


def test_attendance_may_be_counted_only(voters: Electorate) -> None:
    """A college that is not named is absent; the count already knows its proxies."""
    roll = counted(voters, CountedAttendance(college="users", present=2, represented=1))

    assert roll.of("users").attending == Voices(3)
    assert roll.of("team").attending == Voices(0)
    assert (roll.voters, roll.refused) == ((), ())


def test_college_that_does_not_exist_cannot_attend(voters: Electorate) -> None:
    """A misspelt college is a mistake, not an absence."""
    with pytest.raises(InvalidValueError, match="'userz' is no college that exists on that day"):
        counted(voters, CountedAttendance(college="userz", present=2))


def test_more_cannot_attend_than_there_are(voters: Electorate) -> None:
    """Four members cannot be three present and two represented."""
    with pytest.raises(InvalidValueError, match="5 attend in the college 'users', which has 4"):
        counted(voters, CountedAttendance(college="users", present=3, represented=2))
