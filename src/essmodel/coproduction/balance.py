"""Who has paid whom how much under an agreement, and what is still owed, to the cent."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from essmodel.coproduction.occurrence import Duty
from essmodel.values.money import Money


@frozen(kw_only=True)
class Balance:
    """
    Between two parties of one agreement.

    Attributes:
        promised: all payments that have a deadline, those to come too.
        fallen_due: of these, what was due by the day.
        paid: what was paid.
        withheld: what may be kept back.
        owed: what was due by the day and is not paid.
    """

    agreement: str
    payer: str
    payee: str
    promised: Money
    fallen_due: Money
    paid: Money
    withheld: Money
    owed: Money


def balances(duties: Iterable[Duty], *, on: date) -> tuple[Balance, ...]:
    """
    Return what each party has paid and owes to each other, by agreement, payer and payee.

    Args:
        duties: every time that something is due; those that are no payments count for nothing.
        on: the day on which it is asked.
    """
    between: dict[tuple[str, str, str], list[Duty]] = {}
    for duty in duties:
        if duty.obligation.amount is not None:
            who = (duty.agreement, duty.obligation.who, duty.obligation.to)
            between.setdefault(who, []).append(duty)
    return tuple(_balance(who, between[who], on) for who in sorted(between))


def _balance(who: tuple[str, str, str], duties: list[Duty], on: date) -> Balance:
    agreement, payer, payee = who
    due = [one for one in duties if one.due_on <= on]
    return Balance(
        agreement=agreement,
        payer=payer,
        payee=payee,
        promised=_sum(one.obligation.amount for one in duties),
        fallen_due=_sum(one.obligation.amount for one in due),
        paid=_sum(one.performance.paid for one in duties),
        withheld=_sum(one.performance.withheld for one in duties),
        owed=_sum(one.owed for one in due),
    )


def _sum(amounts: Iterable[Money | None]) -> Money:
    found = [one for one in amounts if one is not None]
    return sum(found[1:], start=found[0]) if found else Money(0)
