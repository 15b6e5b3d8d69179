"""What the statutes say of meetings: how they are called, how one attends, who may vote."""

from enum import Enum

from attrs import field, frozen
from attrs.validators import optional

from essmodel.errors import InvalidValueError
from essmodel.governance.notice import NoticeRule
from essmodel.values.whole import is_count

LEAST_SECRECY = 2
"""A floor of one protects nobody."""


class BlankProxies(Enum):
    """How a proxy without a holder votes (*pouvoir en blanc*)."""

    WITH_THE_BOARD = "with_the_board"
    """Yes to what the board supports, no to everything else."""
    ABSTAIN = "abstain"
    """Its giver is represented, and abstains."""
    VOID = "void"
    """It represents nobody."""


class Conflicts(Enum):
    """What a member may do where they have an interest of their own in a resolution."""

    MAY_VOTE = "may_vote"
    """Vote as all others."""
    NO_VOTE = "no_vote"
    """Attend and be counted for the quorum, but not vote."""
    NO_PART = "no_part"
    """Neither: the resolution is decided as if they were not members."""


@frozen(kw_only=True)
class AssemblyRule:
    """
    The choices of the statutes about meetings; ``None`` where they do not say.

    Attributes:
        notice: how early members must be called.
        agenda_binds: whether only what the notice announced may be decided (*ordre du jour*).
        remote: whether one may attend from afar, by voice or image.
        by_post: whether one may vote by post (*vote par correspondance*).
        blank_proxies: how a proxy without a holder votes.
        conflicts: what a member with an interest of their own may do.
        consent: whether what nobody objects to may be decided without a vote (*consentement*).
        secrecy_floor: of a secret vote, how many votes a published figure must be at least.
    """

    notice: NoticeRule | None = None
    agenda_binds: bool | None = None
    remote: bool | None = None
    by_post: bool | None = None
    blank_proxies: BlankProxies | None = None
    conflicts: Conflicts | None = None
    consent: bool | None = None
    secrecy_floor: int | None = field(default=None, validator=optional(is_count))

    def __attrs_post_init__(self) -> None:
        if self.secrecy_floor is not None and self.secrecy_floor < LEAST_SECRECY:
            raise InvalidValueError.because(
                "secrecy_floor", path="secrecy_floor", found=self.secrecy_floor
            )


UNSAID = AssemblyRule()
"""Statutes that say nothing of meetings."""
