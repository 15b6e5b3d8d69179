"""How early a meeting must be called: calendar, clear and working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essmodel.errors import InvalidValueError
from essmodel.governance.notice import DayCount, NoticeRule, Weekday
from essmodel.testing.day_strategies import days

WEEKEND = (Weekday.SATURDAY, Weekday.SUNDAY)
SUNDAY = (Weekday.SUNDAY,)


def rule(days: int, counted: DayCount, rest: tuple[Weekday, ...] | None = None) -> NoticeRule:
    """Make a rule in one line."""
    return NoticeRule(days=days, counted=counted, rest_days=rest)


@pytest.mark.parametrize(
    ("made", "latest"),
    [
        (rule(15, DayCount.CALENDAR), date(2026, 5, 1)),
        (rule(15, DayCount.CLEAR), date(2026, 4, 30)),
        (rule(0, DayCount.CALENDAR), date(2026, 5, 16)),
        (rule(0, DayCount.CLEAR), date(2026, 5, 15)),
        (rule(5, DayCount.WORKING, SUNDAY), date(2026, 5, 11)),
        (rule(5, DayCount.WORKING, WEEKEND), date(2026, 5, 10)),
        (rule(0, DayCount.WORKING, WEEKEND), date(2026, 5, 16)),
    ],
    ids=str,
)
def test_meeting_of_a_saturday_is_called_early_enough(made: NoticeRule, latest: date) -> None:
    """On 16 May 2026; that day does it, and the next one does not."""
    held_on = date(2026, 5, 16)

    assert made.latest_for(held_on) == latest
    assert made.is_kept(called_on=latest, held_on=held_on)
    assert not made.is_kept(called_on=latest + timedelta(days=1), held_on=held_on)


def test_public_holidays_are_no_working_days() -> None:
    """Ascension, 14 May 2026, falls in the week before: one more day is needed."""
    made = rule(5, DayCount.WORKING, WEEKEND)

    def holidays(day: date) -> bool:
        return day == date(2026, 5, 14)

    assert made.latest_for(date(2026, 5, 16), holidays=holidays) == date(2026, 5, 7)
    calendar = rule(5, DayCount.CALENDAR)
    assert calendar.latest_for(date(2026, 5, 16), holidays=holidays) == date(2026, 5, 11)


def test_leap_days_count() -> None:
    """From the end of February."""
    assert rule(1, DayCount.CALENDAR).latest_for(date(2024, 3, 1)) == date(2024, 2, 29)
    assert rule(1, DayCount.CALENDAR).latest_for(date(2026, 3, 1)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("counted", "rest", "problem"),
    [
        (DayCount.WORKING, None, "rest_days_misplaced"),
        (DayCount.CALENDAR, WEEKEND, "rest_days_misplaced"),
        (DayCount.WORKING, tuple(Weekday), "rest_days_wrong"),
    ],
)
def test_days_of_rest_are_said_where_they_count(
    counted: DayCount, rest: tuple[Weekday, ...] | None, problem: str
) -> None:
    """And some day is left to work."""
    with pytest.raises(InvalidValueError) as refused:
        rule(5, counted, rest)

    assert [one.id for one in refused.value.problems] == [problem]


def test_holidays_are_said_where_working_days_are_counted() -> None:
    """They count for nothing elsewhere."""
    with pytest.raises(InvalidValueError, match="holidays: public holidays are said where"):
        NoticeRule(days=5, counted=DayCount.CLEAR, holidays="FR")


@given(held_on=days(), count=st.integers(0, 40), more=st.integers(0, 5))
def test_more_days_are_never_later(held_on: date, count: int, more: int) -> None:
    """P35: clear days are the longest of the two plain ones, working days no shorter than plain."""
    calendar, clear = rule(count, DayCount.CALENDAR), rule(count, DayCount.CLEAR)
    working = rule(count, DayCount.WORKING, WEEKEND)

    assert clear.latest_for(held_on) < calendar.latest_for(held_on)
    assert working.latest_for(held_on) <= calendar.latest_for(held_on)
    for counted, rest in ((DayCount.CALENDAR, None), (DayCount.WORKING, WEEKEND)):
        longer = rule(count + more, counted, rest)
        assert longer.latest_for(held_on) <= rule(count, counted, rest).latest_for(held_on)
