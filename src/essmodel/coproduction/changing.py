"""Commands that change an agreement: amend, renew, end it, put it off in a crisis."""

from datetime import date, timedelta

from attrs import frozen

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.agreement_desk import (
    AgreementDesk,
    must_be_given,
    must_be_party,
    must_bind,
)
from essmodel.coproduction.agreement_event import (
    AgreementAmended,
    CrisisDeclared,
    CrisisEnded,
    Renewed,
    Terminated,
)
from essmodel.coproduction.agreement_record import AgreementRecord
from essmodel.coproduction.funding import shortfalls
from essmodel.coproduction.remedy import RemedyKind
from essmodel.journal.command import Reasons, reason
from essmodel.rules.anniversary import months_later


@frozen(kw_only=True)
class AmendAgreement:
    """
    Put another text in the place of the agreement, from a day on.

    Attributes:
        consents: the parties who agree.
    """

    agreement: str
    text: Agreement
    consents: tuple[str, ...]

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that it does not bind, is another one, or that somebody does not agree."""
        yield from must_bind(desk)
        yield from _consent(self.consents, desk.record.agreement.consenting)
        if self.text.id != self.agreement:
            yield reason("amended_into_another", found=self.text.id, agreement=self.agreement)
        if self.text.start != desk.record.agreement.start:
            yield reason("start_amended", found=self.text.start, start=desk.record.agreement.start)
        if self.text.end <= desk.on:
            yield reason("amended_into_the_past", found=self.text.end)
        for short in shortfalls(self.text):
            yield reason(
                "agreement_uncovered",
                party=short.party,
                due=short.due,
                committed=short.committed,
                on=short.on,
            )

    def event(self, desk: AgreementDesk) -> AgreementAmended:  # noqa: ARG002 - as all of them
        """Return that it was amended."""
        return AgreementAmended(agreement=self.agreement, text=self.text)


@frozen(kw_only=True)
class Renew:
    """Let the agreement go on after its end, as its clause says."""

    agreement: str

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that no clause lets it, that it is too late, or that a gate is shut."""
        yield from must_bind(desk)
        record, clause = desk.record, desk.record.agreement.renewal
        if clause is None:
            yield reason("no_renewal")
            return
        if record.ends_on is not None:
            yield reason("renewal_of_what_ends", end=record.end)
        if record.renewals >= clause.times:
            yield reason("renewed_enough", times=clause.times)
        latest = clause.notice.before(record.agreement.end)
        if desk.on > latest:
            yield reason("renewal_too_late", latest=latest)
        for gate in clause.gates:
            waiting = tuple(one.since for one in record.duties_of(gate) if one.performance.is_open)
            if waiting:
                yield reason("renewal_gate", obligation=gate, days=waiting)

    def event(self, desk: AgreementDesk) -> Renewed:
        """Return that it goes on."""
        agreement = desk.record.agreement
        assert agreement.renewal is not None, "asked for before"  # noqa: S101 - see above
        until = months_later(agreement.end, agreement.renewal.months)
        return Renewed(agreement=self.agreement, until=until)


@frozen(kw_only=True)
class Terminate:
    """
    End the agreement before its time.

    It ends on a day that all agree on, or after a breach whose remedy is to end it, or after the
    notice that any party may give.

    Attributes:
        ends_on: the first day on which it is over.
        consents: the parties who agree.
    """

    agreement: str
    by: str
    ends_on: date
    ground: str
    consents: tuple[str, ...] = ()

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that it does not bind, or that nothing lets it end then."""
        yield from must_bind(desk)
        yield from must_be_party(desk, self.by)
        yield from must_be_given("ended_without_ground", self.ground)
        record = desk.record
        if record.ends_on is not None:
            yield reason("ended_before", end=record.end)
        if not desk.on <= self.ends_on < record.end:
            yield reason("ends_when", found=self.ends_on, first=desk.on, end=record.end)
        notice = record.agreement.notice
        earliest = notice.after(desk.on) if notice is not None else None
        may_at_once = set(record.agreement.parties) <= set(self.consents) or _may_end(
            record, self.by, desk.on
        )
        if not may_at_once and earliest is None:
            yield reason("no_notice_clause")
        elif not may_at_once and earliest is not None and self.ends_on < earliest:
            yield reason("notice_too_short", found=self.ends_on, earliest=earliest)

    def event(self, desk: AgreementDesk) -> Terminated:  # noqa: ARG002 - as all of them
        """Return that it ends."""
        return Terminated(
            agreement=self.agreement, by=self.by, ends_on=self.ends_on, ground=self.ground
        )


@frozen(kw_only=True)
class DeclareCrisis:
    """Put off what the clause of the agreement says, until a day."""

    agreement: str
    by: str
    why: str
    until: date

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that no clause lets it, that it lasts too long, or that there is one."""
        yield from must_bind(desk)
        yield from must_be_party(desk, self.by)
        clause = desk.record.agreement.crisis
        if clause is None:
            yield reason("no_crisis_clause")
            return
        if not self.why.strip():
            yield reason("crisis_without_reason", trigger=clause.trigger)
        latest = desk.on + timedelta(days=clause.longest)
        if not desk.on < self.until <= latest:
            yield reason("crisis_too_long", found=self.until, latest=latest)
        if _in_crisis(desk):
            yield reason("crisis_on", until=desk.record.suspensions[-1].until)

    def event(self, desk: AgreementDesk) -> CrisisDeclared:  # noqa: ARG002 - as all of them
        """Return that it was declared."""
        return CrisisDeclared(agreement=self.agreement, why=self.why, until=self.until)


@frozen(kw_only=True)
class EndCrisis:
    """Say that the crisis is over before its day."""

    agreement: str

    def refusals(self, desk: AgreementDesk) -> Reasons:
        """Yield that there is none."""
        if not _in_crisis(desk):
            yield reason("no_crisis")

    def event(self, desk: AgreementDesk) -> CrisisEnded:  # noqa: ARG002 - as all of them
        """Return that it is over."""
        return CrisisEnded(agreement=self.agreement)


Changing = AmendAgreement | Renew | Terminate | DeclareCrisis | EndCrisis
"""All that may be asked that changes the agreement."""


def _consent(given: tuple[str, ...], needed: tuple[str, ...]) -> Reasons:
    missing = tuple(one for one in needed if one not in given)
    if missing:
        yield reason("consent_missing", parties=missing)


def _may_end(record: AgreementRecord, by: str, on: date) -> bool:
    """Whether a breach that *by* suffered lets them end it."""
    for due, found in record.performances.items():
        known = record.obligation(due.obligation)
        remedy = known.remedy if known is not None and known.to == by else None
        is_uncured = found.is_open and found.cure_until is not None and found.cure_until < on
        if is_uncured and remedy is not None and remedy.kind is RemedyKind.TERMINATE:
            return True
    return False


def _in_crisis(desk: AgreementDesk) -> bool:
    return any(one.covers(desk.on) for one in desk.record.suspensions)
