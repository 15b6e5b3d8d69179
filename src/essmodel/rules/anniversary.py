"""Months and years counted from a day, on the calendar that people use."""

from calendar import monthrange
from datetime import date
from enum import Enum

from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang

EARLIEST = date(1600, 1, 1)
LATEST = date(2999, 12, 31)
"""The first and the last day that a fact can be: every reading counts exactly between them."""

MOST_MONTHS = 12_000
"""The most months that are added to a day, so that every sum is still a day."""


class Birthday(Enum):
    """When someone born on 29 February is a year older in a year without one: a legal choice."""

    FEBRUARY_28 = "february_28"
    MARCH_1 = "march_1"

    def said(self, lang: Lang) -> str:
        """Return the convention in words."""
        return say(f"birthday_{self.value}", lang)


def age(birth: date, at: date, birthday: Birthday) -> int:
    """
    Return the whole years from *birth* to *at*.

    Someone is a year older on the birthday itself.  A birth after *at* gives a negative age: -1 up
    to one year before.
    """
    years = at.year - birth.year
    is_leap_born = (birth.month, birth.day) == (2, 29)
    if is_leap_born and birthday is Birthday.FEBRUARY_28:
        # On a 28 February that is the last of its month the year is complete.
        reached = (at.month, at.day) >= (2, monthrange(at.year, 2)[1])
    else:
        reached = (at.month, at.day) >= (birth.month, birth.day)
    return years if reached else years - 1


def months_later(day: date, months: int) -> date:
    """Return the day *months* after *day*; a month without that day gives its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def latest_birth(at: date, years: int, birthday: Birthday) -> date:
    """
    Return the last day on which someone who is at least *years* old on the day *at* was born.

    Where no year of the calendar holds it, its first or its last day.
    """
    year = at.year - years
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    is_end_of_february = at.month == 2 and at.day == monthrange(at.year, 2)[1]  # noqa: PLR2004 - February
    if is_end_of_february and birthday is Birthday.FEBRUARY_28:
        return date(year, 2, monthrange(year, 2)[1])
    return months_later(at, -12 * years)
