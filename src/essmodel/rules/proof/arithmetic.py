"""Roundings and the calendar in whole numbers, as a solver counts: floor division is all it has."""

from calendar import monthrange
from datetime import date
from typing import Any

from attrs import frozen

from essmodel.rules.anniversary import EARLIEST, LATEST, Birthday, age, latest_birth
from essmodel.rules.rounding import Rounding

Expr = Any
"""An expression of z3, whose own types say no more."""

CENTURIES = 146_097
"""The days of 400 years, after which the calendar repeats."""

BEFORE_MARCH = 305
"""The days from 1 March of the year 0 to the day whose ordinal is 0."""


@frozen
class Civil:
    """A day as people write it."""

    year: Expr
    month: Expr
    day: Expr


@frozen
class Arithmetic:
    """Arithmetic with the functions of one solver; divisors are positive, so division floors."""

    z3: Any

    def product(self, one: Expr, other: Expr) -> Expr:
        """
        Return a product, by choices where a factor is chosen among written numbers.

        Solvers know all about a multiple of an unknown, and little about a product of two.
        """
        for chosen, factor in ((other, one), (one, other)):
            if self._is_written(chosen):
                return self._times(factor, chosen)
        return one * other

    def divided(self, x: Expr, divisor: int, rounding: Rounding) -> Expr:
        """Return *x* over *divisor*, rounded as `essmodel.rules.rounding.divided` does."""
        down, rest = x / divisor, x % divisor
        halves = 2 * rest == divisor
        up = {
            Rounding.FLOOR: self.z3.BoolVal(False, x.ctx),
            Rounding.CEILING: rest > 0,
            Rounding.TRUNCATED: self.z3.And(rest > 0, x < 0),
            # away from zero
            Rounding.HALF_UP: self.z3.Or(2 * rest > divisor, self.z3.And(halves, x > 0)),
            Rounding.HALF_EVEN: self.z3.Or(2 * rest > divisor, self.z3.And(halves, down % 2 == 1)),
        }[rounding]
        return self.z3.If(up, down + 1, down)

    def extreme(self, which: str, terms: tuple[Expr, ...]) -> Expr:
        """Return the least or the greatest of *terms*."""
        found, *others = terms
        for one in others:
            is_better = one < found if which == "min" else one > found
            found = self.z3.If(is_better, one, found)
        return found

    def age_on(self, birth: Expr, at: date, birthday: Birthday) -> Expr:
        """Return the age on a known day of someone born on the day *birth*, an ordinal."""
        least, most = age(LATEST, at, birthday), age(EARLIEST, at, birthday)

        def between(low: int, high: int) -> Expr:
            """Choose among the ages from *low* to *high* by halves."""
            if low == high:
                return self.z3.IntVal(low, birth.ctx)
            middle = (low + high + 1) // 2
            latest = latest_birth(at, middle, birthday).toordinal()
            return self.z3.If(birth <= latest, between(middle, high), between(low, middle - 1))

        return between(least, most)

    def age(self, birth: Expr, at: Expr, birthday: Birthday) -> Expr:
        """Return the age as `essmodel.rules.anniversary.age` does, of ordinals."""
        born, day = self.civil(birth), self.civil(at)
        turned = self._not_earlier(day, born.month, born.day)
        if birthday is Birthday.FEBRUARY_28:
            is_leap_born = self.z3.And(born.month == 2, born.day == 29)  # noqa: PLR2004 - 29 February
            end_of_february = self._not_earlier(day, 2, self._last_of(day.year, 2))
            turned = self.z3.If(is_leap_born, end_of_february, turned)
        return day.year - born.year - self.z3.If(turned, 0, 1)

    def months_later(self, ordinal: Expr, months: int) -> Expr:
        """Return the day *months* after another, both ordinals."""
        start = self.civil(ordinal)
        counted = start.year * 12 + start.month - 1 + months
        year, month = counted / 12, counted % 12 + 1
        last = self._last_of(year, month)
        return self.ordinal(Civil(year, month, self.z3.If(start.day > last, last, start.day)))

    def civil(self, ordinal: Expr) -> Civil:
        """Return the day of an *ordinal*, by years that end with February, leap day and all."""
        days = ordinal + BEFORE_MARCH
        era, of_era = days / CENTURIES, days % CENTURIES
        # INVARIANT: years of 365 days, less a day in 4 years, but not in 100, but in 400.
        years = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365
        of_year = of_era - (365 * years + years / 4 - years / 100)
        shifted = (5 * of_year + 2) / 153
        month = self.z3.If(shifted < 10, shifted + 3, shifted - 9)  # noqa: PLR2004 - January follows
        year = years + era * 400 + self.z3.If(month <= 2, 1, 0)  # noqa: PLR2004 - February
        return Civil(year, month, of_year - (153 * shifted + 2) / 5 + 1)

    def ordinal(self, when: Civil) -> Expr:
        """Return the ordinal of a day."""
        year = when.year - self.z3.If(when.month <= 2, 1, 0)  # noqa: PLR2004 - February
        shifted = self.z3.If(when.month > 2, when.month - 3, when.month + 9)  # noqa: PLR2004 - the same
        of_year = (153 * shifted + 2) / 5 + when.day - 1
        return 365 * year + year / 4 - year / 100 + year / 400 + of_year - BEFORE_MARCH

    def _is_written(self, expr: Expr) -> bool:
        """Whether a number is written in the rule, or chosen among some that are."""
        if not self.z3.is_app_of(expr, self.z3.Z3_OP_ITE):
            return bool(self.z3.is_int_value(expr))
        return all(self._is_written(one) for one in expr.children()[1:])

    def _times(self, factor: Expr, written: Expr) -> Expr:
        if self.z3.is_int_value(written):
            return factor * written
        condition, then, otherwise = written.children()
        return self.z3.If(condition, self._times(factor, then), self._times(factor, otherwise))

    def _not_earlier(self, when: Civil, month: Expr, day: Expr) -> Expr:
        """Return whether the month and day of *when* are not before those."""
        return self.z3.Or(when.month > month, self.z3.And(when.month == month, when.day >= day))

    def _last_of(self, year: Expr, month: Expr) -> Expr:
        """Return the last day of a month."""
        is_leap = self.z3.And(year % 4 == 0, self.z3.Or(year % 100 != 0, year % 400 == 0))
        last: Expr = self.z3.If(is_leap, 29, 28)
        for one in range(1, 13):
            if one != 2:  # noqa: PLR2004 - February
                last = self.z3.If(month == one, monthrange(2001, one)[1], last)
        return last
