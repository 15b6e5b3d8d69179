"""
What leaves a co-operative with a member: the value of a share, and who must wait.

The capital never falls below a floor, which is a part of the most that it ever was: whoever leaves
is repaid in the order of leaving, as far as the floor allows.
"""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from essmodel.values.money import Money
from essmodel.values.proportion import Proportion


@frozen(kw_only=True)
class Claim:
    """What a member who left is owed, since the day on which they left."""

    party: str
    since: date
    amount: Money


@frozen(kw_only=True)
class Repayment:
    """What of a claim is repaid now, and what waits."""

    claim: Claim
    paid: Money
    waits: Money


def capital_floor(highest: Money, part: Proportion, *, least: Money) -> Money:
    """
    Return the amount below which no repayment may bring the capital.

    Args:
        highest: the most that the capital ever was, which only grows.
        part: of it; a begun cent counts as whole, for it is a minimum.
        least: what the law asks of the legal form, whatever the part comes to.
    """
    exact = highest.cents * part.value.numerator
    return max(Money(-(-exact // part.value.denominator), highest.currency), least)


def repaid(claims: Iterable[Claim], *, capital: Money, floor: Money) -> tuple[Repayment, ...]:
    """
    Return what each of *claims* gets, the oldest first; of one day, in the order of their names.

    A claim is repaid in part where the floor allows no more.
    """
    room = max(Money(0, capital.currency), capital - floor)
    found: list[Repayment] = []
    for claim in sorted(claims, key=lambda one: (one.since, one.party)):
        paid = min(claim.amount, room)
        room -= paid
        found.append(Repayment(claim=claim, paid=paid, waits=claim.amount - paid))
    return tuple(found)


def value_after(loss: Money, *, shares: Money, capital: Money, reserves: Money) -> Money:
    """
    Return what *shares* are worth after a loss, which the capital and the reserves bear together.

    The capital bears the loss in proportion to itself and to the reserves that may bear it; the
    shares lose what the capital loses, in proportion, and never more than they are.  A part of a
    cent is lost to the member.

    Args:
        loss: of the accounts not yet covered; zero or more.
        shares: the nominal value of the shares in question.
        capital: all of it, that of those who leave in the year included.
        reserves: those that bear the loss together with the capital.
    """
    whole = capital.cents + reserves.cents
    if not whole:
        return Money(0, shares.currency)
    lost = min(whole, max(0, loss.cents))
    return Money(shares.cents * (whole - lost) // whole, shares.currency)
