"""What a party brings to an agreement: money, premises, staff, skills, hours of volunteers."""

from decimal import Decimal
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.law.source import Source
from essmodel.values.money import Money


class ContributionKind(Enum):
    """What is brought (*apport*)."""

    MONEY = "money"
    PREMISES = "premises"
    """Rooms and grounds (*mise à disposition de locaux*)."""
    STAFF = "staff"
    """People whom the party pays (*mise à disposition de personnel*)."""
    SKILLS = "skills"
    VOLUNTEER_HOURS = "volunteer_hours"
    """Hours that nobody is paid for (*bénévolat*)."""


@frozen(kw_only=True)
class Valuation:
    """
    What one unit of a thing is taken to be worth: a choice, and whose it is.

    Attributes:
        per_unit: the worth of one unit.
        source: who chose it, and where.
    """

    per_unit: Money
    source: Source


@frozen(kw_only=True)
class Contribution:
    """
    What one party brings.

    Attributes:
        amount: how much money; only of what is money.
        quantity: how much of anything else, in *unit*.
        valuation: what that is taken to be worth; where it is ``None``, nobody says, and it is
            worth nothing that could be added up.
    """

    party: str
    kind: ContributionKind
    title: Text | None = None
    amount: Money | None = None
    quantity: Decimal | None = None
    unit: Text | None = None
    valuation: Valuation | None = field(default=None)

    def __attrs_post_init__(self) -> None:
        is_money = self.kind is ContributionKind.MONEY
        if is_money and (self.amount is None or self.amount.cents <= 0):
            raise InvalidValueError.because("contribution_without_amount", path="amount")
        if is_money and (self.quantity is not None or self.valuation is not None):
            raise InvalidValueError.because("money_is_not_valued", path="amount")
        if not is_money and self.amount is not None:
            raise InvalidValueError.because("only_money_has_amount", path="amount")
        if self.quantity is not None and (self.quantity <= 0 or self.unit is None):
            raise InvalidValueError.because("quantity_of_what", path="quantity")
        if self.valuation is not None and self.quantity is None:
            raise InvalidValueError.because("valuation_of_what", path="valuation")
        if self._cents.denominator != 1:
            raise InvalidValueError.because(
                "valuation_breaks_cents", path="valuation", found=self.quantity
            )

    @property
    def worth(self) -> Money | None:
        """What it is taken to be worth in all, to the cent; ``None`` where nobody says."""
        if self.amount is not None:
            return self.amount
        if self.valuation is None:
            return None
        return Money(int(self._cents), self.valuation.per_unit.currency)

    @property
    def _cents(self) -> Fraction:
        if self.valuation is None or self.quantity is None:
            return Fraction(0)
        return Fraction(self.quantity) * self.valuation.per_unit.cents
