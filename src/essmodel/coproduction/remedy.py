"""What happens where a promise is not kept: the *or else* of an obligation."""

from enum import Enum

from attrs import frozen

from essmodel.coproduction.delay import AT_ONCE, Delay
from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.values.money import Money


class RemedyKind(Enum):
    """What whoever was let down may do."""

    WITHHOLD = "withhold"
    """Keep back a part of what they still have to pay (*retenue*)."""
    REPAY = "repay"
    """Ask for money back (*reversement*)."""
    PENALTY = "penalty"
    """Ask for a sum that was agreed beforehand (*pénalité*)."""
    TERMINATE = "terminate"
    """End the agreement (*résiliation pour faute*)."""

    @property
    def is_claim(self) -> bool:
        """Whether the other party has to pay something then."""
        return self in {RemedyKind.REPAY, RemedyKind.PENALTY}


@frozen(kw_only=True)
class Remedy:
    """
    What may be done once a breach was not cured in time.

    Attributes:
        amount: how much is kept back or asked for; none where the agreement may be ended.
        within: the time in which it is to be paid.
    """

    kind: RemedyKind
    amount: Money | None = None
    within: Delay = AT_ONCE
    says: Text | None = None

    def __attrs_post_init__(self) -> None:
        is_about_money = self.kind is not RemedyKind.TERMINATE
        if is_about_money and (self.amount is None or self.amount.cents <= 0):
            raise InvalidValueError.because("remedy_without_amount", path="amount")
        if not is_about_money and self.amount is not None:
            raise InvalidValueError.because("remedy_with_amount", path="amount")
