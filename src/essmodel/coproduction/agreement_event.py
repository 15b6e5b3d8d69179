"""
What happens to an agreement, in the past tense, and what each event changes in its record.

An event is a fact: whether it could happen was asked before, by a command.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Protocol

from attrs import evolve, frozen

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.agreement_record import AgreementRecord, Figure, Suspension, Version
from essmodel.coproduction.obligation import Obligation
from essmodel.coproduction.occurrence import Due, Performance
from essmodel.coproduction.timing import AfterDone
from essmodel.values.money import Money


class AgreementChange(Protocol):
    """Something that happened to one agreement."""

    @property
    def agreement(self) -> str:
        """To which."""
        ...

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return its record once it happened."""
        ...


@frozen(kw_only=True)
class Signed:
    """A party signed (*signature*)."""

    agreement: str
    party: str

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record with one more signature."""
        return evolve(record, signed=(*record.signed, (self.party, on)))


@frozen(kw_only=True)
class Asked:
    """A party asked for what it may be told at any time (*demande d'information*)."""

    agreement: str
    obligation: str
    due_on: date

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record with one more deadline."""
        return _raising(record, {Due(self.obligation, on): self.due_on})


@frozen(kw_only=True)
class Delivered:
    """What was promised was done (*exécution*)."""

    agreement: str
    due: Due
    evidence: str | None = None

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record, where what waited for it comes due."""
        done = evolve(record.performance(self.due), done_on=on, evidence=self.evidence)
        return _followed(_with(record, self.due, done), self.due, on)


@frozen(kw_only=True)
class Paid:
    """
    Money was paid (*versement*).

    Attributes:
        payer: from whom.
        payee: to whom.
        is_all: whether nothing remains to be paid of it.
    """

    agreement: str
    due: Due
    amount: Money
    payer: str
    payee: str
    is_all: bool

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record with less to pay."""
        before = record.performance(self.due)
        after = evolve(before, paid=before.paid + self.amount, done_on=on if self.is_all else None)
        grown = _with(record, self.due, after)
        return _followed(grown, self.due, on) if self.is_all else grown


@frozen(kw_only=True)
class Reported:
    """A figure was reported (*compte rendu*)."""

    agreement: str
    indicator: str
    value: Decimal
    evidence: str | None = None

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record with one more figure."""
        figure = Figure(indicator=self.indicator, value=self.value, on=on, evidence=self.evidence)
        return evolve(record, figures=(*record.figures, figure))


@frozen(kw_only=True)
class BreachNotified:
    """
    Somebody was told that they did not keep a promise (*mise en demeure*).

    Attributes:
        cure_until: the last day to make good.
        why: what was not kept.
    """

    agreement: str
    due: Due
    cure_until: date
    why: str

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record, where the time to make good is running."""
        told = evolve(record.performance(self.due), notified_on=on, cure_until=self.cure_until)
        return _with(record, self.due, told)


@frozen(kw_only=True)
class Cured:
    """A breach of what is kept throughout was made good (*régularisation*)."""

    agreement: str
    due: Due
    evidence: str

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record, where it is kept again."""
        done = evolve(record.performance(self.due), done_on=on, evidence=self.evidence)
        return _with(record, self.due, done)


@frozen(kw_only=True)
class Waived:
    """The party to whom it was owed let it go (*renonciation*)."""

    agreement: str
    due: Due
    why: str

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record, where it is owed no more, and what waited for it comes due."""
        gone = evolve(record.performance(self.due), waived_on=on)
        return _followed(_with(record, self.due, gone), self.due, on)


@frozen(kw_only=True)
class Withheld:
    """A part of a payment is kept back, for a breach that was not cured (*retenue*)."""

    agreement: str
    due: Due
    payment: Due
    amount: Money
    is_all: bool

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record with less to pay."""
        breach = evolve(record.performance(self.due), claimed_on=on)
        before = record.performance(self.payment)
        less = evolve(
            before,
            withheld=before.withheld + self.amount,
            done_on=on if self.is_all else before.done_on,
        )
        return _with(_with(record, self.due, breach), self.payment, less)


@frozen(kw_only=True)
class Claimed:
    """
    Money is asked for, for a breach that was not cured (*reversement, pénalité*).

    Attributes:
        claim: what is to be paid now, as an obligation of its own.
        due_on: by when.
    """

    agreement: str
    due: Due
    claim: Obligation
    due_on: date

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record with one more obligation."""
        breach = evolve(record.performance(self.due), claimed_on=on)
        grown = evolve(_with(record, self.due, breach), added=(*record.added, self.claim))
        return _raising(grown, {Due(self.claim.id, on): self.due_on})


@frozen(kw_only=True)
class AgreementAmended:
    """The agreement was changed (*avenant*); what was due before that day stays as it was."""

    agreement: str
    text: Agreement

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record with one more version."""
        return _version(record, self.text, on)


@frozen(kw_only=True)
class Renewed:
    """The agreement goes on after its end (*reconduction*)."""

    agreement: str
    until: date

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record with a later end."""
        longer = _version(record, record.agreement.until(self.until), on)
        return evolve(longer, renewals=record.renewals + 1)


@frozen(kw_only=True)
class Terminated:
    """The agreement ends before its time (*résiliation*)."""

    agreement: str
    by: str
    ends_on: date
    ground: str

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:  # noqa: ARG002 - as all of them
        """Return the record with an earlier end."""
        return evolve(record, ends_on=self.ends_on, ground=self.ground)


@frozen(kw_only=True)
class CrisisDeclared:
    """A crisis puts off what its clause says (*clause de crise*)."""

    agreement: str
    why: str
    until: date

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record, where deadlines move."""
        clause = record.agreement.crisis
        assert clause is not None, "the command asked for it"  # noqa: S101 - commands see to it
        crisis = Suspension(
            why=self.why,
            start=on,
            until=self.until,
            put_off=frozenset(clause.suspends),
            lifted=frozenset(clause.lifts),
        )
        return evolve(record, suspensions=(*record.suspensions, crisis))


@frozen(kw_only=True)
class CrisisEnded:
    """The crisis is over before its day."""

    agreement: str

    def changed(self, record: AgreementRecord, on: date) -> AgreementRecord:
        """Return the record, where what was put off is due at once."""
        *before, last = record.suspensions
        return evolve(record, suspensions=(*before, evolve(last, until=on)))


AgreementEvent = (
    Signed
    | Asked
    | Delivered
    | Paid
    | Reported
    | BreachNotified
    | Cured
    | Waived
    | Withheld
    | Claimed
    | AgreementAmended
    | Renewed
    | Terminated
    | CrisisDeclared
    | CrisisEnded
)
"""All that happens to an agreement."""


def _with(record: AgreementRecord, due: Due, found: Performance) -> AgreementRecord:
    return evolve(record, performances={**record.performances, due: found})


def _raising(record: AgreementRecord, found: Mapping[Due, date]) -> AgreementRecord:
    return evolve(record, raised=(*record.raised, *found.items()))


def _followed(record: AgreementRecord, due: Due, on: date) -> AgreementRecord:
    """Return the record, where what waited for *due* has a deadline."""
    waiting = {
        Due(one.id, due.since): one.due.delay.after(on)
        for one in record.agreement.obligations
        if one.is_owed and isinstance(one.due, AfterDone) and one.trigger == due.obligation
    }
    return _raising(record, waiting)


def _version(record: AgreementRecord, text: Agreement, on: date) -> AgreementRecord:
    return evolve(record, versions=(*record.versions, Version(since=on, agreement=text)))
