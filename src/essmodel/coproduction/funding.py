"""Whether the money that parties commit covers what they promise to pay, on each day."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.timing import AfterDone, deadlines
from essmodel.values.money import Money


@frozen(kw_only=True)
class Shortfall:
    """
    A party promises more than it commits.

    Attributes:
        on: the first day by which more is due than it commits.
        due: what is due in all by then.
        committed: what it brings in money, in all.
    """

    party: str
    on: date
    due: Money
    committed: Money


def shortfalls(agreement: Agreement) -> tuple[Shortfall, ...]:
    """
    Return the parties whose payments are not covered, each with the first day; in their order.

    What is paid after something else is counted each time that this can come due, on the day on
    which that is due; what nobody can foresee, such as a penalty, is not.
    """
    return tuple(
        found for party in agreement.parties if (found := _shortfall(agreement, party)) is not None
    )


def _shortfall(agreement: Agreement, party: str) -> Shortfall | None:
    committed, due = agreement.committed(party), Money(0)
    payments = sorted(_payments(agreement, party), key=lambda one: one[0])
    for day, amount in payments:
        due += amount
        if due > committed:
            return Shortfall(party=party, on=day, due=due, committed=committed)
    return None


def _payments(agreement: Agreement, party: str) -> Iterator[tuple[date, Money]]:
    for one in agreement.obligations:
        if one.who == party and one.amount is not None and one.is_owed:
            for day in _days(agreement, one.id):
                yield day, one.amount


def _days(agreement: Agreement, id: str) -> Iterator[date]:  # noqa: A002 - the word of the field
    """Yield the days on which something is due at the earliest that can be foreseen."""
    timing = agreement.obligation(id).due
    if isinstance(timing, AfterDone):
        yield from (timing.delay.after(day) for day in _days(agreement, timing.obligation))
    else:
        yield from deadlines(timing, start=agreement.start, end=agreement.end)
