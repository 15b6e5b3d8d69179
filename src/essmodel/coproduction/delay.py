"""A stretch of time from one day to another: whole months first, then days."""

import re
from datetime import date, timedelta

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.rules.anniversary import MOST_MONTHS, months_later
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

_IN_MONTHS = {"month": 1, "months": 1, "mois": 1, "year": 12, "years": 12, "an": 12, "ans": 12}
_IN_DAYS = {"day": 1, "days": 1, "jour": 1, "jours": 1, "week": 7, "weeks": 7, "semaine": 7}
_IN_DAYS["semaines"] = 7
_PART = r"\s*([0-9]{1,5})\s*([a-z]+)"


def delay(text: str) -> Delay:
    """
    Return the delay that a text names: ``30 days``, ``3 mois``, ``1 year 6 months``.

    Raises:
        InvalidValueError: it names none, or one that is longer than any calendar.
    """
    months, days = 0, 0
    is_delay = re.fullmatch(rf"(?:{_PART})+\s*", text) is not None
    for count, unit in re.findall(_PART, text):
        is_delay = is_delay and unit in _IN_MONTHS | _IN_DAYS
        months += int(count) * _IN_MONTHS.get(unit, 0)
        days += int(count) * _IN_DAYS.get(unit, 0)
    if not is_delay or months > MOST_MONTHS or days > MOST_MONTHS:
        raise InvalidValueError.because("not_a_delay", found=text)
    return Delay(months=months, days=days)
