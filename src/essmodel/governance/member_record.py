"""Where one person stands in the life of a member."""

from datetime import date
from enum import Enum

from attrs import frozen

from essmodel.values.money import Money

NOTHING = Money(0)


class Status(Enum):
    """A stage in the life of a member."""

    CANDIDATE = "candidate"
    MEMBER = "member"
    LEAVING = "leaving"
    DECLINED = "declined"
    LEFT = "left"
    EXCLUDED = "excluded"
    STRUCK_OFF = "struck_off"

    @property
    def votes(self) -> bool:
        """Whether it is that of a member: who leaves is one up to the day of leaving."""
        return self in {Status.MEMBER, Status.LEAVING}

    @property
    def is_gone(self) -> bool:
        """Whether it is that of somebody who was a member, or wanted to be, and is not."""
        return self not in {Status.CANDIDATE, Status.MEMBER, Status.LEAVING}


@frozen(kw_only=True)
class ProposedExclusion:
    """An exclusion to be voted: when its member was told, for which day, and whether heard."""

    told_on: date
    voted_on: date
    is_heard: bool = False


@frozen(kw_only=True)
class Record:
    """
    One person in the register of members.

    Attributes:
        since: the day of the status.
        subscribed: the capital promised, and not repaid.
        paid: as much of it as was paid.
        leaves_on: the day that they gave notice for.
    """

    party: str
    status: Status
    since: date
    category: str
    college: str | None = None
    subscribed: Money = NOTHING
    paid: Money = NOTHING
    leaves_on: date | None = None
    exclusion: ProposedExclusion | None = None
