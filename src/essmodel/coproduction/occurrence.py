"""One time that an obligation comes due, and what became of it."""

from datetime import date
from enum import Enum

from attrs import frozen

from essmodel.coproduction.obligation import Obligation
from essmodel.values.money import Money

NOTHING = Money(0)


@frozen
class Due:
    """
    The name of one time that an obligation comes due.

    Attributes:
        since: the deadline as it was agreed; where an event made it due, the day of that event, or
            the deadline of what had to be done before.
    """

    obligation: str
    since: date

    def __str__(self) -> str:
        return f"{self.obligation}/{self.since}"


@frozen(kw_only=True)
class Performance:
    """
    What became of it.

    Attributes:
        paid: how much was paid.
        withheld: how much may be kept back.
        done_on: the day on which all was done or paid.
        waived_on: the day on which it was waived.
        notified_on: the day on which a breach was notified.
        cure_until: the last day to make good.
        claimed_on: the day on which the remedy was asked for.
    """

    paid: Money = NOTHING
    withheld: Money = NOTHING
    done_on: date | None = None
    evidence: str | None = None
    waived_on: date | None = None
    notified_on: date | None = None
    cure_until: date | None = None
    claimed_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.done_on is None and self.waived_on is None


UNTOUCHED = Performance()


class DutyStanding(Enum):
    """How one time that an obligation came due stands."""

    TO_COME = "to_come"
    LATE = "late"
    NOTIFIED = "notified"
    """Late, and the time to make good is running."""
    UNCURED = "uncured"
    """Late, and the time to make good is over."""
    DONE = "done"
    DONE_LATE = "done_late"
    CURED = "cured"
    """Done in the time to make good."""
    WAIVED = "waived"

    @property
    def is_late(self) -> bool:
        """Whether it is owed, and its deadline is past."""
        return self in {DutyStanding.LATE, DutyStanding.NOTIFIED, DutyStanding.UNCURED}


@frozen(kw_only=True)
class Duty:
    """
    An obligation as it stands, one of the times that it comes due.

    Attributes:
        due_on: the last day to do it.
        performance: what became of it.
    """

    agreement: str
    obligation: Obligation
    since: date
    due_on: date
    performance: Performance = UNTOUCHED

    @property
    def name(self) -> Due:
        """The name of this time."""
        return Due(self.obligation.id, self.since)

    @property
    def owed(self) -> Money:
        """What is still to be paid; nothing where it is no payment, or was waived."""
        amount, done = self.obligation.amount, self.performance
        if amount is None or not done.is_open:
            return NOTHING
        return amount - done.paid - done.withheld

    def standing(self, on: date) -> DutyStanding:
        """Return how it stands on a day."""
        done = self.performance
        if done.waived_on is not None:
            return DutyStanding.WAIVED
        if done.done_on is not None:
            return self._done(done.done_on)
        if done.cure_until is not None:
            return DutyStanding.NOTIFIED if on <= done.cure_until else DutyStanding.UNCURED
        return DutyStanding.TO_COME if on <= self.due_on else DutyStanding.LATE

    def _done(self, day: date) -> DutyStanding:
        cure_until = self.performance.cure_until
        if cure_until is not None and day <= cure_until:
            return DutyStanding.CURED
        return DutyStanding.DONE if day <= self.due_on else DutyStanding.DONE_LATE
