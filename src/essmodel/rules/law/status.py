"""Whether a text is law: in force, repealed, annulled, suspended, or only a draft."""

from datetime import date

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang, Text
from essmodel.values.period import Day, Period


@frozen
class InForce:
    """Nothing was done to it."""

    def to_plain(self) -> str:
        """Return its name."""
        return "in_force"

    def said(self, lang: Lang) -> str:
        """Return its status in words."""
        return say("status_in_force", lang)


@frozen(kw_only=True)
class Repealed:
    """It ended on a day, *by* a later text."""

    on: date
    by: str = ""

    def said(self, lang: Lang) -> str:
        """Return its status in words."""
        if not self.by:
            return say("status_repealed", lang, on=self.on)
        return say("status_repealed_by", lang, on=self.on, by=self.by)


@frozen(kw_only=True)
class Annulled:
    """
    A court annulled it: it is held never to have been.

    Attributes:
        on: the day of the judgment.
        by: the court, and the number of the case.
        ground: why, in words.
    """

    on: date
    by: str
    ground: Text

    def said(self, lang: Lang) -> str:
        """Return its status in words, with the ground."""
        return say("status_annulled", lang, on=self.on, by=self.by, ground=self.ground)


@frozen(kw_only=True)
class Suspended:
    """It has no effect from a day on, for as long as a judge or an authority says."""

    on: date
    until: date | None = None
    by: str = ""

    def __attrs_post_init__(self) -> None:
        if self.until is not None and self.until <= self.on:
            raise InvalidValueError.because(
                "period_ends_before_it_starts", path="until", start=self.on, end=self.until
            )

    def said(self, lang: Lang) -> str:
        """Return its status in words."""
        if not self.by:
            return say("status_suspended", lang, on=self.on)
        return say("status_suspended_by", lang, on=self.on, by=self.by)


@frozen
class Draft:
    """Nobody adopted it yet."""

    def said(self, lang: Lang) -> str:
        """Return its status in words."""
        return say("status_draft", lang)


LegalStatus = InForce | Repealed | Annulled | Suspended | Draft


def effective(status: LegalStatus) -> tuple[Period, ...]:
    """Return the days on which a text of this status has effect, as far as the status tells."""
    match status:
        case InForce():
            return (Period(),)
        case Repealed():
            return (Period(end=status.on),)
        case Suspended(until=None):
            return (Period(end=status.on),)
        case Suspended():
            return (Period(end=status.on), Period(start=status.until))
        case Annulled() | Draft():
            return ()


def binds(status: LegalStatus, day: Day | None) -> bool | None:
    """Return whether a text has effect on *day*; ``None`` where the day does not tell."""
    periods = effective(status)
    if day is None:
        return None if periods and not isinstance(status, InForce) else bool(periods)
    if any(one.surely_contains(day) for one in periods):
        return True
    return None if any(one.possibly_contains(day) for one in periods) else False
