"""P45: a lawful agreement can always be kept, and whatever happens no cent is lost or made."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.agreement_books import AgreementBooks, AgreementCommand
from essmodel.coproduction.agreement_event import Paid
from essmodel.coproduction.balance import balances
from essmodel.coproduction.carrying_out import Deliver, PayOut, Sign, Waive
from essmodel.coproduction.changing import DeclareCrisis, EndCrisis, Terminate
from essmodel.coproduction.funding import shortfalls
from essmodel.coproduction.occurrence import Duty, DutyStanding
from essmodel.testing.agreement_strategies import CENTRE, START, TOWN, agreements
from essmodel.values.money import Money

KEPT = {DutyStanding.DONE, DutyStanding.WAIVED}
FAR = date(2999, 1, 1)


def signed(agreement: Agreement) -> AgreementBooks:
    """Return the books of an agreement that both signed on its first day."""
    books = AgreementBooks(drawn_up=(agreement,))
    for party in (TOWN, CENTRE):
        books = accepted(books, Sign(agreement="pact", party=party), START)
    return books


def accepted(books: AgreementBooks, command: AgreementCommand, on: date) -> AgreementBooks:
    """Return the books after a command that nothing speaks against."""
    answer = books.asked(command, on=on)
    assert isinstance(answer, AgreementBooks), answer
    return answer


def done(duty: Duty) -> AgreementCommand:
    """Return what does all that is open of a duty."""
    if duty.obligation.amount is None:
        return Deliver(agreement="pact", obligation=duty.obligation.id, since=duty.since)
    return PayOut(
        agreement="pact", obligation=duty.obligation.id, since=duty.since, amount=duty.owed
    )


@settings(max_examples=30)
@given(agreement=agreements())
def test_a_lawful_agreement_can_always_be_kept(agreement: Agreement) -> None:
    """Whoever does each thing on its last day is never late, up to the very end."""
    assert shortfalls(agreement) == ()
    books = signed(agreement)
    while waiting := books.ledger.due(until=FAR):
        first = waiting[0]
        books = accepted(books, done(first), first.due_on)

    duties = tuple(books.ledger.duties())
    assert all(one.standing(FAR) is DutyStanding.DONE for one in duties)
    assert all(one.owed == Money(0) for one in balances(duties, on=FAR))


@st.composite
def commands(draw: st.DrawFn, books: AgreementBooks) -> AgreementCommand:
    """Draw something to ask: of what is open, or about the whole."""
    waiting = books.ledger.due(until=FAR)
    whole: list[AgreementCommand] = [
        DeclareCrisis(
            agreement="pact", by=TOWN, why="flood", until=draw(st.dates(START, date(2021, 12, 31)))
        ),
        EndCrisis(agreement="pact"),
        Terminate(
            agreement="pact",
            by=TOWN,
            ends_on=draw(st.dates(START, date(2021, 12, 31))),
            ground="no need",
            consents=draw(st.sampled_from([(), (TOWN, CENTRE)])),
        ),
    ]
    if not waiting:
        return draw(st.sampled_from(whole))
    duty = draw(st.sampled_from(waiting))
    part = Money(draw(st.integers(0, 2 * 10**7)))
    of_duty: list[AgreementCommand] = [
        done(duty),
        PayOut(agreement="pact", obligation=duty.obligation.id, since=duty.since, amount=part),
        Waive(
            agreement="pact",
            obligation=duty.obligation.id,
            since=duty.since,
            by=draw(st.sampled_from((TOWN, CENTRE))),
            why="let go",
        ),
    ]
    return draw(st.sampled_from([*of_duty, *of_duty, *whole]))


@settings(max_examples=30)
@given(data=st.data(), agreement=agreements())
def test_whatever_happens_no_cent_is_lost(data: st.DataObject, agreement: Agreement) -> None:
    """What all paid is what all received; nobody pays more than was promised; nothing is undone."""
    books, day = signed(agreement), START
    past = [books]
    for _ in range(data.draw(st.integers(1, 8))):
        day += timedelta(days=data.draw(st.integers(0, 60)))
        answer = books.asked(data.draw(commands(books)), on=day)
        books = answer if isinstance(answer, AgreementBooks) else books
        past.append(books)

    paid = [one.event for one in books.journal.events() if isinstance(one.event, Paid)]
    told = balances(books.ledger.duties(), on=FAR)
    for payer, payee in ((TOWN, CENTRE), (CENTRE, TOWN)):
        sent = sum(one.amount.cents for one in paid if (one.payer, one.payee) == (payer, payee))
        record = books.ledger.record("pact").performances
        kept = sum(
            found.paid.cents
            for due, found in record.items()
            if agreement.obligation(due.obligation).who == payer
        )
        assert sent == kept
        assert sum(one.paid.cents for one in told if one.payer == payer) <= sent
    for duty in books.ledger.duties():
        promised = duty.obligation.amount or Money(0)
        assert Money(0) <= duty.performance.paid <= promised
    assert [len(one.journal) for one in past] == sorted(len(one.journal) for one in past)
    for before, after in pairwise(past):
        assert after.journal.until(len(before.journal)) == before.journal
    assert AgreementBooks(drawn_up=(agreement,), journal=books.journal).ledger == books.ledger
