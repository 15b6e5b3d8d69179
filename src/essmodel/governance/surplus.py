"""
What becomes of a surplus (*excédent*): one step after another, to the cent, until nothing is left.

The steps come from a law and from statutes, and differ between countries; what they have in common
is here.  A step takes a part of the whole surplus, or of what the steps before have left.
"""

from collections.abc import Iterable
from enum import Enum

from attrs import field, frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.rules.law.source import Source
from essmodel.rules.rounding import Rounding, divided
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion


class Of(Enum):
    """Of what a step takes its part."""

    SURPLUS = "surplus"
    REMAINDER = "remainder"


@frozen(kw_only=True)
class Step:
    """
    One step of a waterfall.

    Attributes:
        to: what it goes to: ``legal_reserve``, ``interest``.
        part: how much, of what *of* says.
        rounding: what becomes of a part of a cent: what is a minimum is rounded up.
        excludes: what is taken off first, such as subsidies that no interest may be paid from.
        at_most: where it stops, such as a rate on the capital; no bound where it is ``None``.
        source: who says so.
    """

    to: str
    part: Proportion
    of: Of
    rounding: Rounding
    excludes: Money = field(factory=lambda: Money(0))
    at_most: Money | None = None
    source: Source


@frozen(kw_only=True)
class Allotment:
    """What goes to one purpose, and by which step."""

    to: str
    amount: Money
    step: Step


@frozen(kw_only=True)
class Allocation:
    """
    A surplus, all of it allotted.

    Attributes:
        carried: what no step took; a loss is carried as it is, for nothing is allotted of it.
    """

    surplus: Money
    allotments: tuple[Allotment, ...]
    carried: Money

    def of(self, to: str) -> Money:
        """Return what goes to one purpose."""
        amounts = (one.amount for one in self.allotments if one.to == to)
        return sum(amounts, Money(0, self.surplus.currency))


def allocated(surplus: Money, steps: Iterable[Step]) -> Allocation:
    """
    Return *surplus* after each of *steps*, in order.

    No step takes more than is left.  Of nothing, and of a loss, there is nothing to allot.
    """
    nothing = Money(0, surplus.currency)
    left, made = max(surplus, nothing), list[Allotment]()
    start = left
    for step in steps:
        base = max(nothing, (start if step.of is Of.SURPLUS else left) - step.excludes)
        amount = min(left, _part(base, step))
        if step.at_most is not None:
            amount = min(amount, step.at_most)
        made.append(Allotment(to=step.to, amount=amount, step=step))
        left -= amount
    carried = left if surplus >= nothing else surplus
    return Allocation(surplus=surplus, allotments=tuple(made), carried=carried)


def require_whole(surplus: Money, amounts: Iterable[tuple[str, Money]]) -> None:
    """
    Refuse an allocation that somebody wrote and that is not the surplus, to the cent.

    Raises:
        InvalidValueError: an amount is negative, or they sum to more or to less.
    """
    nothing = Money(0, surplus.currency)
    found = tuple(amounts)
    problems = [
        Problem(id="allotment_negative", path=name, data=(("found", amount),))
        for name, amount in found
        if amount < nothing
    ]
    total = sum((amount for _, amount in found), nothing)
    if total != max(surplus, nothing):
        data = (("found", total), ("surplus", max(surplus, nothing)))
        problems.append(Problem(id="allocation_differs", data=data))
    if problems:
        raise InvalidValueError(*problems)


def _part(base: Money, step: Step) -> Money:
    """Return the part of *base* that a step asks for, before any bound."""
    part = step.part.value
    return Money(
        divided(base.cents * part.numerator, part.denominator, step.rounding), base.currency
    )
