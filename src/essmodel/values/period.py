"""A span of days, half-open, whose ends may be known only roughly."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Self

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import Message, say
from essmodel.messages.text import Lang, Sayable


@frozen
class DayWithin:
    """A day that the source gives only as lying from *first* to *last*, both included."""

    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        if self.last <= self.first:
            raise InvalidValueError.because("day_within_is_empty", first=self.first, last=self.last)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Make the unknown day of one month: ``DayWithin.month(2016, 2)``."""
        _, days = monthrange(year, month)
        return cls(date(year, month, 1), date(year, month, days))

    def said(self, lang: Lang) -> str:
        """Return the span in words."""
        return say("day_within", lang, first=self.first, last=self.last)


Day = date | DayWithin


@frozen(kw_only=True)
class Period:
    """
    Days from *start* (included) to *end* (excluded); ``None`` leaves an end open.

    Where an end is a `DayWithin`, the days it may fall on are in doubt: they belong to the period
    *possibly*, not *surely*.
    """

    start: Day | None = None
    end: Day | None = None

    def __attrs_post_init__(self) -> None:
        if self.start and self.end and earliest(self.end) <= latest(self.start):
            raise InvalidValueError.because(
                "period_ends_before_it_starts", path="end", start=self.start, end=self.end
            )

    def surely_contains(self, day: Day) -> bool:
        """Whether *day* lies in the period, whatever the uncertain days really are."""
        started = self.start is None or latest(self.start) <= earliest(day)
        return started and (self.end is None or latest(day) < earliest(self.end))

    def possibly_contains(self, day: Day) -> bool:
        """Whether *day* lies in the period for some reading of the uncertain days."""
        started = self.start is None or earliest(self.start) <= latest(day)
        return started and (self.end is None or earliest(day) < latest(self.end))

    def overlaps(self, other: "Period") -> bool:
        """Whether some day surely belongs to both periods."""
        return _starts_before_end(self, other) and _starts_before_end(other, self)

    def precedes(self, other: "Period") -> bool:
        """Whether no day surely belongs to *other* before this period surely ends."""
        return not _starts_before_end(other, self)

    def said(self, lang: Lang) -> str:
        """Return the period in words."""
        if self.start and self.end:
            return say("period_between", lang, start=on_day(self.start), end=on_day(self.end))
        if self.start:
            return say("period_since", lang, start=on_day(self.start))
        if self.end:
            return say("period_until", lang, end=on_day(self.end))
        return say("period_always", lang)


ALWAYS = Period()
"""All days there are."""


def on_day(day: Day) -> Sayable:
    """Return *day* as a sentence names it: ``11 December 2016``, ``le 11 décembre 2016``."""
    return day if isinstance(day, DayWithin) else Message.of("that_day", day=day)


def earliest(day: Day) -> date:
    """Return the first day that *day* can be."""
    return day.first if isinstance(day, DayWithin) else day


def latest(day: Day) -> date:
    """Return the last day that *day* can be."""
    return day.last if isinstance(day, DayWithin) else day


def joined(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return *periods* in order, those that follow each other without a gap as one."""
    whole: list[Period] = []
    for one in sorted(periods, key=lambda one: earliest(one.start) if one.start else date.min):
        if whole and one.start is not None and whole[-1].end == one.start:
            whole[-1] = Period(start=whole[-1].start, end=one.end)
        else:
            whole.append(one)
    return tuple(whole)


def surely_within(periods: Iterable[Period], day: Day | None) -> bool:
    """Return whether *day* surely lies in one of *periods*; any day, where it is not known."""
    spans = joined(periods)
    return ALWAYS in spans if day is None else any(one.surely_contains(day) for one in spans)


def _starts_before_end(one: Period, other: Period) -> bool:
    """
    Whether *one* surely starts before *other* surely ends.

    Two consecutive periods may share one uncertain day as an end and as a start.
    """
    return one.start is None or other.end is None or latest(one.start) < earliest(other.end)
