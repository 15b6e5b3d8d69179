"""A stretch of time from one day to another: whole months first, then days."""

from datetime import date, timedelta

from attrs import field, frozen

from essmodel.rules.anniversary import months_later
from essmodel.values.whole import is_count


@frozen(kw_only=True)
class Delay:
    """
    So many *months* and *days* (*délai*).

    Months are counted on the calendar: a month after 31 January is the last day of February.
    """

    months: int = field(default=0, validator=is_count)
    days: int = field(default=0, validator=is_count)

    def after(self, day: date) -> date:
        """Return the day so much later."""
        return months_later(day, self.months) + timedelta(days=self.days)

    def before(self, day: date) -> date:
        """Return the day so much earlier."""
        return months_later(day, -self.months) - timedelta(days=self.days)


AT_ONCE = Delay()
