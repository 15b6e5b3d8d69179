"""Who may vote on a day, in which college, and with what weight."""

from datetime import date
from types import SimpleNamespace

import pytest
from attrs import evolve

from essmodel.governance.electorate import EVERYONE, FormedCollege, electorate
from essmodel.governance.membership import Headcount, Membership
from essmodel.governance.statutes import College, EmptyCollege
from essmodel.rules.law.source import Invention
from essmodel.values.count import Heads
from essmodel.values.period import Period

DAY = date(2026, 5, 14)


def counted(**sizes: int) -> Membership:
    """Make members who are known by number only."""
    return Membership(
        headcounts=tuple(
            Headcount(group=group, members=size, source=Invention())
            for group, size in sizes.items()
        )
    )


def small(**minimum: int) -> tuple[College, ...]:
    """Make colleges of 10 parts that exist from a number of members."""
    return tuple(
        College(id=name, name=name.title(), parts=10, forms_at=least)
        for name, least in minimum.items()
    )


def test_without_colleges_everyone_votes_together(make: SimpleNamespace) -> None:
    """One college of one part, that of nobody in particular."""
    found = electorate(make.statutes(), make.members(everyone=3), on=DAY)

    assert found.colleges == (FormedCollege(id=EVERYONE, name="", parts=1, voters=Heads(3)),)
    assert found.whole == 1
    assert dict(found.college_of) == dict.fromkeys(("everyone1", "everyone2", "everyone3"), "")


def test_without_colleges_members_may_be_known_by_number(make: SimpleNamespace) -> None:
    """The numbers of the categories add up."""
    assert electorate(make.statutes(), counted(everyone=871), on=DAY).voters == Heads(871)


def test_each_college_has_its_weight_and_its_members(make: SimpleNamespace) -> None:
    """A weight is whole parts, not a percentage: three equal colleges are 1, 1 and 1."""
    rules = make.statutes(*make.colleges(users=1, team=1, town=1))

    found = electorate(rules, make.members(users=4, team=2, town=1), on=DAY)

    assert [(one.id, one.parts, one.voters.count) for one in found.colleges] == [
        ("users", 1, 4),
        ("team", 1, 2),
        ("town", 1, 1),
    ]
    assert found.whole == 3
    assert found.voters == Heads(7)
    assert dict(found.college_of)["team2"] == "team"


@pytest.mark.parametrize(("size", "exists"), [(2, False), (3, True), (4, True)])
def test_college_exists_from_its_least_number_of_members(
    make: SimpleNamespace, size: int, *, exists: bool
) -> None:
    """The number itself is enough."""
    rules = make.statutes(*small(users=3))

    assert bool(electorate(rules, make.members(users=size), on=DAY).colleges) is exists


def test_members_of_a_college_that_does_not_exist_have_no_vote(make: SimpleNamespace) -> None:
    """They are members all the same."""
    rules = make.statutes(*small(users=1, team=2))

    found = electorate(rules, make.members(users=1, team=1), on=DAY)

    assert dict(found.college_of) == {"users1": "users"}
    assert found.voters == Heads(1)


def test_kept_weight_stays_in_the_whole(make: SimpleNamespace) -> None:
    """Ten parts of twenty stay ten of twenty when the other college is empty."""
    rules = make.statutes(*small(users=1, team=1), empty_college=EmptyCollege.KEEP)

    found = electorate(rules, make.members(users=1), on=DAY)

    assert [one.parts for one in found.colleges] == [10]
    assert found.whole == 20


def test_redistributed_weight_leaves_the_whole(make: SimpleNamespace) -> None:
    """Ten parts of twenty become ten of ten; nothing is divided."""
    rules = make.statutes(*small(users=1, team=1), empty_college=EmptyCollege.REDISTRIBUTE)

    found = electorate(rules, make.members(users=1), on=DAY)

    assert [one.parts for one in found.colleges] == [10]
    assert found.whole == 10


def test_merged_college_brings_its_weight_and_its_voters(make: SimpleNamespace) -> None:
    """While it is too small, its members vote in the college that they join."""
    team = College(id="team", name="Team", parts=15, forms_at=3, merges_into="users")
    rules = make.statutes(*make.colleges(users=30), team)

    found = electorate(rules, make.members(users=4, team=2), on=DAY)

    (users,) = found.colleges
    assert (users.parts, users.voters, users.merged) == (45, Heads(6), ("team",))
    assert dict(found.college_of)["team1"] == "users"


def test_merged_college_stands_alone_once_it_is_large_enough(make: SimpleNamespace) -> None:
    """The merger lasts only as long as it is needed."""
    team = College(id="team", name="Team", parts=15, forms_at=3, merges_into="users")
    rules = make.statutes(*make.colleges(users=30), team)

    found = electorate(rules, make.members(users=4, team=3), on=DAY)

    assert [(one.id, one.parts, one.merged) for one in found.colleges] == [
        ("users", 30, ()),
        ("team", 15, ()),
    ]


def test_members_who_join_help_the_other_college_to_exist(make: SimpleNamespace) -> None:
    """Two of three, and two who join them, are four."""
    users, team = small(users=3, team=3)
    rules = make.statutes(users, evolve(team, merges_into="users"))

    (found,) = electorate(rules, make.members(users=2, team=2), on=DAY).colleges

    assert (found.id, found.voters) == ("users", Heads(4))


def test_no_college_exists_where_all_are_too_small(make: SimpleNamespace) -> None:
    """Then nobody votes, and the whole is empty."""
    rules = make.statutes(*small(users=3), empty_college=EmptyCollege.REDISTRIBUTE)

    found = electorate(rules, make.members(users=1), on=DAY)

    assert (found.colleges, found.whole, found.voters) == ((), 0, Heads(0))


def test_electorate_is_that_of_the_day(make: SimpleNamespace) -> None:
    """A college may exist on one day and not on the day before."""
    rules = make.statutes(*small(users=1, team=1), empty_college=EmptyCollege.REDISTRIBUTE)
    (one,) = make.members(team=1).members
    late = evolve(one, period=Period(start=DAY))
    membership = Membership(members=(*make.members(users=1).members, late))

    before = electorate(rules, membership, on=date(2026, 5, 13))
    after = electorate(rules, membership, on=DAY)

    assert (before.whole, after.whole) == (10, 20)
