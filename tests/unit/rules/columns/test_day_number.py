"""Days as the numbers that people write: in order, counted, and moved by months, exactly."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from essmodel.rules.anniversary import EARLIEST, LATEST, MOST_MONTHS, months_later
from essmodel.rules.columns import day_number


def days() -> Iterator[date]:
    """Days of four centuries in which the calendar repeats itself, and those around the limits."""
    first, last = EARLIEST.toordinal(), LATEST.toordinal()
    spans = (range(first, first + 400), range(last - 400, last + 1))
    edges = (date(year, 2, 28).toordinal() + n for year in range(1600, 3000) for n in (0, 1, 2))
    for number in sorted({*spans[0], *spans[1], *edges}):
        yield date.fromordinal(number)


def choice(condition: bool, this: int, that: int) -> int:  # noqa: FBT001 - what is chosen by
    """Return one of two numbers."""
    return this if condition else that


def test_number_is_written_as_people_write_the_day() -> None:
    """Year, month and day of the month."""
    assert day_number.of(date(2026, 11, 22)) == 20261122


def test_number_stands_for_its_day() -> None:
    """There and back."""
    assert all(day_number.day(day_number.of(day)) == day for day in days())


def test_numbers_are_in_the_order_of_the_days() -> None:
    """So that they are compared as they stand."""
    numbers = [day_number.of(day) for day in days()]

    assert numbers == sorted(numbers)


def test_days_are_counted_one_by_one() -> None:
    """From any day to any other, there are as many as the calendar has."""
    base = day_number.counted(day_number.of(EARLIEST), choice) - EARLIEST.toordinal()

    for day in days():
        assert day_number.counted(day_number.of(day), choice) - day.toordinal() == base


@pytest.mark.parametrize(
    ("year", "is_common"),
    [(1600, False), (1700, True), (1900, True), (2000, False), (2024, False), (2025, True)],
)
def test_year_without_a_29th_is_common(year: int, *, is_common: bool) -> None:
    """Centuries are, but each fourth is not."""
    assert day_number.is_common(day_number.of(date(year, 7, 14))) is is_common


@pytest.mark.parametrize(
    ("day", "is_last"),
    [
        (date(2025, 2, 27), False),
        (date(2025, 2, 28), True),
        (date(2025, 3, 1), False),
        (date(2024, 2, 28), False),
        (date(2024, 2, 29), False),
        (date(1900, 2, 28), True),
        (date(2025, 12, 28), False),
    ],
)
def test_short_february_ends_on_its_28th(day: date, *, is_last: bool) -> None:
    """In a year without a 29th, and in no other month."""
    assert bool(day_number.is_short_february(day_number.of(day))) is is_last


MONTHS = (0, 1, -1, 2, 11, 12, 13, -11, -12, -13, 25, 48, -48, 1_200, MOST_MONTHS, -MOST_MONTHS)


@pytest.mark.parametrize("months", MONTHS)
def test_months_later_ends_on_the_last_day_there_is(months: int) -> None:
    """Each day of two years, one of which has a 29 February."""
    for number in range(365 + 366):
        day = date(2023, 3, 1) + timedelta(number)
        found = day_number.months_later(day_number.of(day), months, choice)
        assert found == day_number.of(months_later(day, months))
