"""
Days as the numbers that people write them by: 22 November 2026 is 20261122.

The numbers are in the order of the days.  Whatever counts whole numbers can count with them: the
values here may be numbers, or expressions over columns of numbers.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

A_YEAR = 10_000
A_MONTH = 100

Choice = Callable[[Any, Any, Any], Any]
"""Where a condition holds one value, elsewhere another."""


def of(day: date) -> int:
    """Return the number of a *day*."""
    return day.year * A_YEAR + day.month * A_MONTH + day.day


def day(number: int) -> date:
    """Return the day that a *number* stands for."""
    return date(number // A_YEAR, number // A_MONTH % A_MONTH, number % A_MONTH)


def split(number: Any) -> tuple[Any, Any, Any]:  # noqa: ANN401 - a number or an expression
    """Return the year, the month and the day of the month."""
    year, month = number // A_YEAR, number // A_MONTH
    return year, month - year * A_MONTH, number - month * A_MONTH


def is_leap(year: Any) -> Any:  # noqa: ANN401 - a number or an expression
    """Return whether a *year* has a 29 February."""
    by_four, by_hundred = year // 4 * 4 == year, year // 100 * 100 == year
    return by_four & (~by_hundred | (year // 400 * 400 == year))


def is_short_february(number: Any) -> Any:  # noqa: ANN401 - a number or an expression
    """Return whether it is 28 February of a year without a 29th."""
    year = number // A_YEAR
    return (number - year * A_YEAR == 228) & ~is_leap(year)  # noqa: PLR2004 - 28 February


def months_later(number: Any, months: int, choice: Choice) -> Any:  # noqa: ANN401 - an expression
    """Return the day *months* after, or the last of its month where the month has no such day."""
    year, month, day = split(number)
    total = year * 12 + month - 1 + months
    year = total // 12
    month = total - year * 12 + 1
    short = choice(is_leap(year), year * 0 + 29, year * 0 + 28)
    is_of_thirty = (month == 4) | (month == 6) | (month == 9) | (month == 11)  # noqa: PLR2004 - months
    long = choice(is_of_thirty, year * 0 + 30, year * 0 + 31)
    last = choice(month == 2, short, long)  # noqa: PLR2004 - February
    return year * A_YEAR + month * A_MONTH + choice(day <= last, day, last)


def counted(number: Any, choice: Choice) -> Any:  # noqa: ANN401 - an expression
    """Return the days from a fixed day on: years begin in March, and so end leap."""
    year, month, day = split(number)
    is_late = month >= 3  # noqa: PLR2004 - March
    year = choice(is_late, year, year - 1)
    month = choice(is_late, month - 3, month + 9)
    leaps = year // 4 - year // 100 + year // 400
    return year * 365 + leaps + (month * 153 + 2) // 5 + day
