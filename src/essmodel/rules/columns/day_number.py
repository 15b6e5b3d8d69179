"""
Days as the numbers that people write them by: 22 November 2026 is 20261122.

The numbers are in the order of the days.  Whatever counts whole numbers can count with them: the
values here may be numbers, or expressions over columns of numbers.  Remainders are taken rather
than quotients, for some libraries write what is divided eight times over, and so all that it is
made of.
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


def is_common(number: Any) -> Any:  # noqa: ANN401 - a number or an expression
    """Return whether its year has no 29 February."""
    by_hundred = number % (100 * A_YEAR) < A_YEAR
    return (number % (4 * A_YEAR) >= A_YEAR) | (by_hundred & (number % (400 * A_YEAR) >= A_YEAR))


def is_short_february(number: Any) -> Any:  # noqa: ANN401 - a number or an expression
    """Return whether it is 28 February of a year without a 29th."""
    return (number % A_YEAR == 228) & is_common(number)  # noqa: PLR2004 - 28 February


def months_later(number: Any, months: int, choice: Choice) -> Any:  # noqa: ANN401 - an expression
    """Return the day *months* after, or the last of its month where the month has no such day."""
    years, rest = divmod(months, 12)
    into_next = choice(number % A_YEAR >= (13 - rest) * A_MONTH, A_YEAR - 12 * A_MONTH, 0)
    day = number % A_MONTH
    month = number - day + years * A_YEAR + rest * A_MONTH + into_next
    short = choice(is_common(month), 28, 29)
    of_year = month % A_YEAR
    is_of_thirty = (of_year == 400) | (of_year == 600) | (of_year == 900) | (of_year == 1100)  # noqa: PLR2004 - months
    last = choice(of_year == 200, short, choice(is_of_thirty, 30, 31))  # noqa: PLR2004 - February
    return month + choice(day <= last, day, last)


def counted(number: Any, choice: Choice) -> Any:  # noqa: ANN401 - an expression
    """
    Return the days from a fixed day on: years are taken to begin in March, and so to end leap.

    A year has 146 097 / 400 days, but for those by which the last of its leap years are late.
    """
    of_year = number % A_YEAR
    is_early = of_year < 3 * A_MONTH
    year = number - of_year - choice(is_early, A_YEAR, 0)
    month = of_year - number % A_MONTH + choice(is_early, 9 * A_MONTH, -3 * A_MONTH)
    late = year % (4 * A_YEAR) * 100 - year % (100 * A_YEAR) * 4 + year % (400 * A_YEAR)
    until_year = (year * 146_097 - late) // (400 * A_YEAR)
    return until_year + (month * 153 + 200) // 500 + number % A_MONTH
