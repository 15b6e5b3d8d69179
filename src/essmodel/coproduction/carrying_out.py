"""Commands that carry an agreement out: sign, ask, deliver, pay, report, waive."""

from datetime import date
from decimal import Decimal

from attrs import frozen

from essmodel.coproduction.agreement_desk import (
    AgreementDesk,
    must_be_given,
    must_be_open,
    must_be_party,
    must_be_promised,
    must_be_signed,
    must_bind,
    open_duty,
    the_obligation,
    the_open_duty,
)
from essmodel.coproduction.agreement_event import Asked, Delivered, Paid, Reported, Signed, Waived
from essmodel.coproduction.funding import shortfalls
from essmodel.coproduction.occurrence import Due
from essmodel.coproduction.timing import OnRequest
from essmodel.errors import Known
from essmodel.journal.command import Reasons, reason
from essmodel.values.money import Money


@frozen(kw_only=True)
class Sign:
    """Sign the agreement, for one party."""

    agreement: str
    party: str

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that they are no party, have signed, or would promise what nobody funds."""
        yield from must_be_party(desk, self.party)
        signed = dict(desk.record.signed)
        if self.party in signed:
            yield reason("signed_before", party=self.party, on=signed[self.party])
        if desk.on >= desk.record.end:
            yield reason("agreement_over", end=desk.record.end)
        for short in shortfalls(desk.record.agreement):
            yield reason(
                "agreement_uncovered",
                party=short.party,
                due=short.due,
                committed=short.committed,
                on=short.on,
            )

    def event(self, desk: AgreementDesk) -> Signed:  # noqa: ARG002 - as all of them
        """Return that they signed."""
        return Signed(agreement=self.agreement, party=self.party)


@frozen(kw_only=True)
class Ask:
    """Ask for what one may be told at any time."""

    agreement: str
    obligation: str

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that nobody may ask for it, or that it was asked for on that day."""
        yield from must_bind(desk)
        yield from must_be_promised(desk, self.obligation)
        known = desk.record.obligation(self.obligation)
        if known is not None and not known.is_information_right:
            yield reason("not_on_request", obligation=self.obligation)
        if any(due == Due(self.obligation, desk.on) for due, _ in desk.record.raised):
            yield reason("asked_before", obligation=self.obligation, on=desk.on)

    def event(self, desk: AgreementDesk) -> Asked:
        """Return that it was asked for, with the day by which it is due."""
        due = the_obligation(desk, self.obligation).due
        assert isinstance(due, OnRequest), "asked for before"  # noqa: S101 - see above
        return Asked(
            agreement=self.agreement, obligation=self.obligation, due_on=due.delay.after(desk.on)
        )


@frozen(kw_only=True)
class Deliver:
    """
    Do what was promised.

    Attributes:
        since: which time, where it is due more than once; the earliest open one otherwise.
        evidence: what shows it.
    """

    agreement: str
    obligation: str
    since: date | None = None
    evidence: str | None = None

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that it is not open, is a payment, or that nothing shows it."""
        yield from must_be_signed(desk)
        yield from must_be_open(desk, self.obligation, self.since)
        known = desk.record.obligation(self.obligation)
        if known is not None and known.amount is not None:
            yield reason("paid_not_delivered", obligation=self.obligation)
        if known is not None and known.evidence is not None and not self.evidence:
            yield reason("evidence_missing", evidence=known.evidence)

    def event(self, desk: AgreementDesk) -> Delivered:
        """Return that it was done."""
        due = the_open_duty(desk, self.obligation, self.since).name
        return Delivered(agreement=self.agreement, due=due, evidence=self.evidence)


@frozen(kw_only=True)
class PayOut:
    """Pay what was promised, or a part of it."""

    agreement: str
    obligation: str
    amount: Money
    since: date | None = None

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that it is not open, is no payment, or that less is owed."""
        yield from must_be_signed(desk)
        yield from must_be_open(desk, self.obligation, self.since)
        if self.amount.cents <= 0:
            yield reason("amount_not_positive", found=self.amount)
        known = desk.record.obligation(self.obligation)
        if known is not None and known.amount is None:
            yield reason("delivered_not_paid", obligation=self.obligation)
            return
        duty = open_duty(desk, self.obligation, self.since)
        if duty is not None and self.amount > duty.owed:
            yield reason("agreement_owes_less", found=self.amount, owed=duty.owed)

    def event(self, desk: AgreementDesk) -> Paid:
        """Return that it was paid."""
        duty = the_open_duty(desk, self.obligation, self.since)
        return Paid(
            agreement=self.agreement,
            due=duty.name,
            amount=self.amount,
            payer=duty.obligation.who,
            payee=duty.obligation.to,
            is_all=self.amount == duty.owed,
        )


@frozen(kw_only=True)
class Report:
    """Report a figure of an indicator."""

    agreement: str
    indicator: str
    value: Decimal
    evidence: str | None = None

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that there is no such indicator."""
        yield from must_be_signed(desk)
        known = frozenset(one.id for one in desk.record.agreement.indicators)
        if self.indicator not in known:
            yield reason(
                "indicator_unknown", found=self.indicator, known=Known(self.indicator, known)
            )

    def event(self, desk: AgreementDesk) -> Reported:  # noqa: ARG002 - as all of them
        """Return that it was reported."""
        return Reported(
            agreement=self.agreement,
            indicator=self.indicator,
            value=self.value,
            evidence=self.evidence,
        )


@frozen(kw_only=True)
class Waive:
    """Let go of what one is owed."""

    agreement: str
    obligation: str
    by: str
    why: str
    since: date | None = None

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that it is not open, or is owed to somebody else."""
        yield from must_be_signed(desk)
        yield from must_be_open(desk, self.obligation, self.since)
        yield from must_be_given("waived_without_reason", self.why)
        known = desk.record.obligation(self.obligation)
        if known is not None and known.to != self.by:
            yield reason("owed_to_another", found=self.by, to=known.to)

    def event(self, desk: AgreementDesk) -> Waived:
        """Return that it was waived."""
        due = the_open_duty(desk, self.obligation, self.since).name
        return Waived(agreement=self.agreement, due=due, why=self.why)


CarryingOut = Sign | Ask | Deliver | PayOut | Report | Waive
"""All that may be asked while all goes well."""
