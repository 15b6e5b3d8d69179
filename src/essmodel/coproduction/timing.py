"""When something promised is due: on a day, again and again, or after something has happened."""

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from essmodel.coproduction.delay import Delay
from essmodel.errors import InvalidValueError
from essmodel.rules.anniversary import months_later
from essmodel.values.whole import is_positive


@frozen
class OnDay:
    """Due once, by a *day*."""

    day: date


@frozen(kw_only=True)
class Every:
    """
    Due every so many *months*, the *first* time by a day.

    A day that a month lacks is its last one: every month from 31 January is 28 February, 31 March.

    Attributes:
        last: no deadline is after that day; the end of the agreement where it is ``None``.
    """

    months: int = field(validator=is_positive)
    first: date
    last: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise InvalidValueError.because(
                "last_before_first", path="last", first=self.first, last=self.last
            )


@frozen(kw_only=True)
class AfterStart:
    """Due once, so long after the first day of the agreement."""

    delay: Delay


@frozen(kw_only=True)
class BeforeEnd:
    """Due once, so long before the first day on which the agreement is over."""

    delay: Delay


@frozen(kw_only=True)
class AfterEnd:
    """Due once, so long after the first day on which the agreement is over."""

    delay: Delay


@frozen(kw_only=True)
class AfterDone:
    """Due so long after each time that another *obligation* was done, or lapsed."""

    obligation: str
    delay: Delay


@frozen(kw_only=True)
class OnRequest:
    """Due so long after each time that a party asked for it (*droit à l'information*)."""

    by: str
    delay: Delay


@frozen
class Throughout:
    """Kept on every day of the agreement; it has no deadline, and can only be broken."""


Timing = OnDay | Every | AfterStart | BeforeEnd | AfterEnd | AfterDone | OnRequest | Throughout
THROUGHOUT = Throughout()


def deadlines(timing: Timing, *, start: date, end: date) -> Iterator[date]:
    """
    Yield the deadlines that are known beforehand, the earliest first.

    Args:
        timing: when it is due; what waits for an event has none beforehand.
        start: the first day of the agreement.
        end: the first day on which it is over; a fixed or recurring deadline from then on lapses.
    """
    match timing:
        case OnDay(day=day):
            yield from _before(end, day)
        case Every():
            yield from _recurring(timing, end)
        case AfterStart(delay=delay):
            yield from _before(end, delay.after(start))
        case BeforeEnd(delay=delay):
            yield from _before(end, max(delay.before(end), start))
        case AfterEnd(delay=delay):
            yield delay.after(end)
        case AfterDone() | OnRequest() | Throughout():
            return


def _before(end: date, day: date) -> Iterator[date]:
    if day < end:
        yield day


def _recurring(timing: Every, end: date) -> Iterator[date]:
    times = 0
    while (day := months_later(timing.first, times * timing.months)) < end:
        if timing.last is not None and day > timing.last:
            return
        yield day
        times += 1
