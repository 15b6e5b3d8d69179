"""How early members must be called (*délai de convocation*), in days of one of three kinds."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.values.whole import is_count

Holidays = Callable[[date], bool]
"""Whether a day is a public holiday, which depends on the place: ask a library, or a list."""


def no_holidays(_: date) -> bool:
    """Return that no day is a public holiday."""
    return False


_DAY = timedelta(days=1)


class Weekday(Enum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """Return which one a day is."""
        return tuple(cls)[day.weekday()]


class DayCount(Enum):
    """How the days between a notice and a meeting are counted."""

    CALENDAR = "calendar"
    """The day of the notice does not count, that of the meeting does."""
    CLEAR = "clear"
    """Neither counts (*jours francs*)."""
    WORKING = "working"
    """Neither does a day of rest, a public holiday, nor the day of the notice."""


@frozen(kw_only=True)
class NoticeRule:
    """
    So many days of notice.

    Attributes:
        days: how many.
        counted: how.
        rest_days: the days of the week that are no working days; said where working days are
            counted, and only there.
        holidays: whose public holidays are none either: the ISO 3166 code of a country, perhaps
            with a part of it (``FR`` or ``FR-57``); likewise.
    """

    days: int = field(validator=is_count)
    counted: DayCount
    rest_days: tuple[Weekday, ...] | None = None
    holidays: str | None = None

    def __attrs_post_init__(self) -> None:
        if (self.rest_days is not None) is not (self.counted is DayCount.WORKING):
            raise InvalidValueError.because("rest_days_misplaced", path="rest_days")
        if self.rest_days is not None and set(self.rest_days) == set(Weekday):
            raise InvalidValueError.because("rest_days_wrong", path="rest_days")
        if self.holidays is not None and self.rest_days is None:
            raise InvalidValueError.because("holidays_misplaced", path="holidays")

    def latest_for(self, held_on: date, *, holidays: Holidays = no_holidays) -> date:
        """
        Return the last day on which a meeting may still be called.

        Args:
            held_on: the day of the meeting.
            holidays: whether a day is a public holiday; asked for working days alone.
        """
        match self.counted:
            case DayCount.CALENDAR:
                return held_on - self.days * _DAY
            case DayCount.CLEAR:
                return held_on - (self.days + 1) * _DAY
            case DayCount.WORKING:
                return self._working_days_before(held_on, holidays)

    def is_kept(self, *, called_on: date, held_on: date, holidays: Holidays = no_holidays) -> bool:
        """Return whether a meeting was called early enough."""
        return called_on <= self.latest_for(held_on, holidays=holidays)

    def _working_days_before(self, held_on: date, holidays: Holidays) -> date:
        """Walk back from the meeting, whose own day counts where it is a working day."""
        day, left = held_on, self.days
        while left:
            left -= not (Weekday.of(day) in (self.rest_days or ()) or holidays(day))
            day -= _DAY
        return day
