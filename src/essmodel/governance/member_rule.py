"""What the statutes say of joining and leaving."""

from attrs import field, frozen

from essmodel.governance.member_record import NOTHING
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion
from essmodel.values.whole import is_count


@frozen(kw_only=True)
class MemberRule:
    """
    The choices of the statutes about members.

    Attributes:
        share: the nominal value of a share, the same for all.
        leaving_notice: days from the notice of a member to the day of leaving.
        exclusion_notice: days from the day on which a member is told to the vote on the exclusion.
        floor: the part of the highest capital below which no repayment may go.
        least_capital: what the capital must be at least, whatever that part comes to.
    """

    share: Money
    leaving_notice: int = field(validator=is_count)
    exclusion_notice: int = field(validator=is_count)
    floor: Proportion
    least_capital: Money = NOTHING
