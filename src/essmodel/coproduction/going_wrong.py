"""Commands about a promise that is not kept: tell, make good, keep money back, ask for money."""

from datetime import date

from attrs import frozen

from essmodel.coproduction.agreement_desk import (
    AgreementDesk,
    must_be_given,
    must_be_open,
    must_be_party,
    must_be_promised,
    must_be_signed,
    open_duty,
    the_obligation,
    the_open_duty,
)
from essmodel.coproduction.agreement_event import BreachNotified, Claimed, Cured, Withheld
from essmodel.coproduction.obligation import Obligation
from essmodel.coproduction.occurrence import Due
from essmodel.coproduction.remedy import Remedy
from essmodel.coproduction.timing import OnDay
from essmodel.journal.command import Reasons, reason
from essmodel.values.money import Money


@frozen(kw_only=True)
class NotifyBreach:
    """
    Tell a party that it did not keep a promise.

    Attributes:
        since: which time, where it has deadlines; the earliest open one otherwise.
    """

    agreement: str
    obligation: str
    by: str
    why: str
    since: date | None = None

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that nothing is late, or that it was told before."""
        yield from must_be_signed(desk)
        yield from must_be_party(desk, self.by)
        yield from must_be_given("breach_without_reason", self.why)
        known = desk.record.obligation(self.obligation)
        if known is None:
            yield from must_be_promised(desk, self.obligation)
        elif known.who == self.by:
            yield reason("breach_of_ones_own", found=self.by)
        elif known.is_owed:
            yield from self._not_late(desk)
        elif not known.is_kept_throughout:
            yield reason("nothing_to_breach", obligation=self.obligation)
        elif _running(desk, self.obligation) is not None:
            yield reason("breach_notified", obligation=self.obligation)

    def event(self, desk: AgreementDesk) -> BreachNotified:
        """Return that it was told, with the last day to make good."""
        known = the_obligation(desk, self.obligation)
        due = Due(self.obligation, desk.on)
        if known.is_owed:
            due = the_open_duty(desk, self.obligation, self.since).name
        return BreachNotified(
            agreement=self.agreement, due=due, cure_until=known.cure.after(desk.on), why=self.why
        )

    def _not_late(self, desk: AgreementDesk) -> Reasons:
        yield from must_be_open(desk, self.obligation, self.since)
        duty = open_duty(desk, self.obligation, self.since)
        if duty is not None and desk.on <= duty.due_on:
            yield reason("not_late_yet", due_on=duty.due_on)
        if duty is not None and duty.performance.notified_on is not None:
            yield reason("breach_notified", obligation=self.obligation)


@frozen(kw_only=True)
class Cure:
    """Make good what is kept throughout."""

    agreement: str
    obligation: str
    evidence: str

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that no breach of it was notified, or that nothing shows it."""
        yield from must_be_promised(desk, self.obligation)
        yield from must_be_given("cured_without_evidence", self.evidence)
        if desk.record.obligation(self.obligation) and _running(desk, self.obligation) is None:
            yield reason("no_breach_running", obligation=self.obligation)

    def event(self, desk: AgreementDesk) -> Cured:
        """Return that it is kept again."""
        due = _running(desk, self.obligation)
        assert due is not None, "asked for before"  # noqa: S101 - `refusals` has just found it
        return Cured(agreement=self.agreement, due=due, evidence=self.evidence)


@frozen(kw_only=True)
class Withhold:
    """
    Keep back a part of a payment, as the remedy of a breach says.

    Attributes:
        payment: the payment that is cut.
        payment_since: which time of it; the earliest open one otherwise.
    """

    agreement: str
    obligation: str
    payment: str
    payment_since: date | None = None

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that there is no such breach or remedy, or no such payment."""
        yield from _no_remedy(desk, self.obligation, claims=False)
        yield from must_be_open(desk, self.payment, self.payment_since)
        known = desk.record.obligation(self.obligation)
        paid = open_duty(desk, self.payment, self.payment_since)
        if known is None or known.remedy is None or known.remedy.amount is None or paid is None:
            return
        if (paid.obligation.who, paid.obligation.to) != (known.to, known.who):
            yield reason("withheld_from_whom", who=known.to, to=known.who)
        elif paid.owed < known.remedy.amount:
            yield reason("withheld_too_much", found=known.remedy.amount, owed=paid.owed)

    def event(self, desk: AgreementDesk) -> Withheld:
        """Return that it is kept back."""
        payment = the_open_duty(desk, self.payment, self.payment_since)
        breach, amount = _uncured(desk, self.obligation)
        return Withheld(
            agreement=self.agreement,
            due=breach,
            payment=payment.name,
            amount=amount,
            is_all=amount == payment.owed,
        )


@frozen(kw_only=True)
class Claim:
    """Ask for money, as the remedy of a breach says."""

    agreement: str
    obligation: str

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that there is no such breach, or that its remedy is another."""
        yield from _no_remedy(desk, self.obligation, claims=True)

    def event(self, desk: AgreementDesk) -> Claimed:
        """Return that it was asked for, as an obligation of its own."""
        breach, amount = _uncured(desk, self.obligation)
        known = the_obligation(desk, self.obligation)
        remedy = _the_remedy(known)
        due_on = remedy.within.after(desk.on)
        claim = Obligation(
            id=f"{known.id}.{remedy.kind.value}.{breach.since}",
            who=known.who,
            to=known.to,
            does=remedy.says or known.does,
            due=OnDay(due_on),
            amount=amount,
            source=known.source,
        )
        return Claimed(agreement=self.agreement, due=breach, claim=claim, due_on=due_on)


GoingWrong = NotifyBreach | Cure | Withhold | Claim
"""All that may be asked where a promise is not kept."""


def _running(desk: AgreementDesk, obligation: str) -> Due | None:
    """Return the breach of what is kept throughout that was notified and not made good."""
    for due, found in desk.record.performances.items():
        if due.obligation == obligation and found.notified_on is not None and found.is_open:
            return due
    return None


def _breach(desk: AgreementDesk, obligation: str) -> Due | None:
    """Return the earliest breach whose time to make good is over, and that nothing followed."""
    found = (
        due
        for due, one in desk.record.performances.items()
        if due.obligation == obligation
        and one.is_open
        and one.claimed_on is None
        and one.cure_until is not None
        and one.cure_until < desk.on
    )
    return min(found, key=lambda due: due.since, default=None)


def _no_remedy(desk: AgreementDesk, obligation: str, *, claims: bool) -> Reasons:
    known = desk.record.obligation(obligation)
    if known is None:
        yield from must_be_promised(desk, obligation)
        return
    kind = known.remedy.kind if known.remedy else None
    if kind is None or known.remedy is None or known.remedy.amount is None:
        yield reason("no_such_remedy", obligation=obligation)
    elif kind.is_claim is not claims:
        yield reason("other_remedy", obligation=obligation, found=kind.value)
    if _breach(desk, obligation) is None:
        yield reason("no_uncured_breach", obligation=obligation)


def _the_remedy(known: Obligation) -> Remedy:
    assert known.remedy is not None, "asked for before"  # noqa: S101 - `refusals` has just found it
    return known.remedy


def _uncured(desk: AgreementDesk, obligation: str) -> tuple[Due, Money]:
    breach, remedy = _breach(desk, obligation), _the_remedy(the_obligation(desk, obligation))
    assert breach is not None, "asked for before"  # noqa: S101 - likewise
    assert remedy.amount is not None, "only an end has none"  # noqa: S101 - likewise
    return breach, remedy.amount
