"""Who is a member on a day, by name or by number."""

from datetime import date
from types import SimpleNamespace

import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.governance.membership import Headcount, Member, Membership
from essmodel.rules.law.source import Invention
from essmodel.values.money import Money
from essmodel.values.period import ALWAYS, DayWithin, Period

ENTRY, EXIT = date(2021, 3, 1), date(2024, 7, 1)
AMINA = Member(
    party="amina",
    category="inhabitants",
    college="users",
    capital=Money(20_00),
    period=Period(start=ENTRY, end=EXIT),
)


def problems(*members: Member, headcounts: tuple[Headcount, ...] = ()) -> list[tuple[str, str]]:
    """Return what is wrong with a membership: each problem and its path."""
    with pytest.raises(InvalidValueError) as refusal:
        Membership(members=members, headcounts=headcounts)
    return [(one.id, one.path) for one in refusal.value.problems]


def number(group: str, members: int, period: Period = ALWAYS) -> Headcount:
    """Make a number of members."""
    return Headcount(group=group, members=members, period=period, source=Invention())


@pytest.mark.parametrize(
    ("day", "is_member"),
    [
        (date(2021, 2, 28), False),
        (ENTRY, True),
        (date(2021, 3, 2), True),
        (date(2024, 6, 30), True),
        (EXIT, False),
        (date(2024, 7, 2), False),
    ],
)
def test_member_from_the_day_of_entry_until_before_the_day_of_exit(
    day: date, *, is_member: bool
) -> None:
    """The day of entry belongs to the membership, the day of exit no longer."""
    membership = Membership(members=(AMINA,))

    assert bool(membership.named_on(day)) is is_member
    assert membership.counted_on(day, by="category") == ({"inhabitants": 1} if is_member else {})
    assert membership.counted_on(day, by="college") == ({"users": 1} if is_member else {})


@pytest.mark.parametrize(
    ("day", "is_member"),
    [(date(2021, 3, 1), False), (date(2021, 3, 30), False), (date(2021, 3, 31), True)],
)
def test_member_since_some_day_of_a_month_is_one_surely_from_its_end(
    day: date, *, is_member: bool
) -> None:
    """Nobody votes on a doubt."""
    doubtful = evolve(AMINA, period=Period(start=DayWithin.month(2021, 3)))

    assert bool(Membership(members=(doubtful,)).named_on(day)) is is_member


@pytest.mark.parametrize(("day", "members"), [(date(2021, 12, 31), 2), (date(2022, 1, 1), 3)])
def test_number_of_members_has_dates_too(day: date, members: int) -> None:
    """The new number counts from its first day."""
    change = date(2022, 1, 1)
    membership = Membership(
        headcounts=(
            number("users", 2, Period(end=change)),
            number("users", 3, Period(start=change)),
        )
    )

    assert membership.counted_on(day, by="college") == {"users": members}


def test_category_and_college_of_one_name_are_counted_apart() -> None:
    """A member of the category and of the college ``users`` is one, in each of them."""
    amina = evolve(AMINA, category="users")
    bruno = evolve(AMINA, party="bruno", category="users", college="team")
    membership = Membership(members=(amina, bruno))

    assert membership.counted_on(ENTRY, by="category") == {"users": 2}
    assert membership.counted_on(ENTRY, by="college") == {"users": 1, "team": 1}


def test_member_of_no_college_is_counted_in_none(make: SimpleNamespace) -> None:
    """Where members vote together, they have no college."""
    assert make.members(everyone=2).counted_on(ENTRY, by="college") == {}


def test_nobody_is_a_member_twice_at_a_time() -> None:
    """One person has one voice, in one category and one college."""
    assert problems(AMINA, evolve(AMINA, college="team")) == [("member_twice", "members.1.party")]


def test_member_who_changes_college_is_a_member_of_each_in_turn() -> None:
    """The day of the change belongs to the new college."""
    later = evolve(AMINA, college="team", period=Period(start=EXIT))
    membership = Membership(members=(AMINA, later))

    assert membership.counted_on(date(2024, 6, 30), by="college") == {"users": 1}
    assert membership.counted_on(EXIT, by="college") == {"team": 1}


@pytest.mark.parametrize("group", ["inhabitants", "users"])
def test_group_is_not_counted_by_name_and_by_number(group: str) -> None:
    """The number would add to the names."""
    found = problems(AMINA, headcounts=(number(group, 457),))

    assert found == [("group_counted_twice", "headcounts.0.group")]


def test_group_has_one_number_at_a_time() -> None:
    """Two numbers on one day would add up."""
    found = problems(headcounts=(number("users", 2), number("team", 1), number("users", 3)))

    assert found == [("group_counted_twice", "headcounts.2.group")]


def test_number_of_members_is_a_count() -> None:
    """Zero members is a number, less is none."""
    with pytest.raises(InvalidValueError, match="a count is zero or more, not -1"):
        number("users", -1)
