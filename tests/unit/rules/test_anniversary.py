"""Ages and months, counted as people and courts count them."""

from datetime import date, timedelta

import pytest

from essmodel.messages.text import LANGS
from essmodel.rules.anniversary import EARLIEST, LATEST, Birthday, age, latest_birth, months_later

LEAP_DAY = date(2008, 2, 29)
PLAIN_DAY = date(2000, 3, 1)


@pytest.mark.parametrize("birthday", Birthday)
@pytest.mark.parametrize(
    ("at", "expected"),
    [(date(2018, 2, 28), 17), (date(2018, 3, 1), 18), (date(2018, 3, 2), 18)],
    ids=["day before", "birthday", "day after"],
)
def test_birthday_makes_a_year_older(birthday: Birthday, at: date, expected: int) -> None:
    """On the day itself, whatever is said of 29 February."""
    assert age(PLAIN_DAY, at, birthday) == expected


@pytest.mark.parametrize(
    ("birthday", "at", "expected"),
    [
        (Birthday.FEBRUARY_28, date(2026, 2, 27), 17),
        (Birthday.FEBRUARY_28, date(2026, 2, 28), 18),
        (Birthday.MARCH_1, date(2026, 2, 28), 17),
        (Birthday.MARCH_1, date(2026, 3, 1), 18),
        (Birthday.FEBRUARY_28, date(2028, 2, 28), 19),
        (Birthday.FEBRUARY_28, date(2028, 2, 29), 20),
        (Birthday.MARCH_1, date(2028, 2, 29), 20),
    ],
)
def test_leap_birthday_follows_the_stated_convention(
    birthday: Birthday, at: date, expected: int
) -> None:
    """In a year with a 29 February both agree."""
    assert age(LEAP_DAY, at, birthday) == expected


def test_who_is_not_born_yet_has_a_negative_age() -> None:
    """-1 up to one year before: floors, as everywhere."""
    assert age(date(2026, 11, 23), date(2026, 11, 22), Birthday.MARCH_1) == -1
    assert age(date(2027, 11, 22), date(2026, 11, 22), Birthday.MARCH_1) == -1
    assert age(date(2027, 11, 23), date(2026, 11, 22), Birthday.MARCH_1) == -2


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (LATEST, 12_000, date(3999, 12, 31)),
        (EARLIEST, -12_000, date(600, 1, 1)),
    ],
)
def test_month_without_that_day_gives_its_last(day: date, months: int, expected: date) -> None:
    """As Regulation No 1182/71 ends a period of months."""
    assert months_later(day, months) == expected


@pytest.mark.parametrize("birthday", Birthday)
@pytest.mark.parametrize(
    "at", [date(2026, 2, 28), date(2026, 3, 1), date(2028, 2, 28), date(2028, 2, 29)]
)
@pytest.mark.parametrize("years", [-2, 0, 1, 18])
def test_latest_birth_is_the_last_day_that_makes_one_old_enough(
    birthday: Birthday, at: date, years: int
) -> None:
    """Held against the definition of age, day by day."""
    around = date(at.year - years, 2, 20)
    born = [around + timedelta(days) for days in range(20)]

    assert latest_birth(at, years, birthday) == max(
        day for day in born if age(day, at, birthday) >= years
    )


@pytest.mark.parametrize(
    ("years", "expected"), [(2_026, date.min), (9_000, date.min), (-8_000, date.max)]
)
def test_birth_beyond_the_calendar_is_its_end(years: int, expected: date) -> None:
    """Nobody is 9 000 years old, and a rule that asks for it must not crash."""
    assert latest_birth(date(2026, 1, 1), years, Birthday.MARCH_1) == expected


def test_conventions_are_said_in_both_languages() -> None:
    """Each in words of its own."""
    assert len({one.said(lang) for one in Birthday for lang in LANGS}) == 4
