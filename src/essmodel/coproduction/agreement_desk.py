"""The desk to which commands about an agreement come, and what several of them ask."""

from datetime import date
from typing import Protocol

from attrs import frozen

from essmodel.coproduction.agreement_event import AgreementEvent
from essmodel.coproduction.agreement_record import AgreementRecord
from essmodel.coproduction.obligation import Obligation
from essmodel.coproduction.occurrence import Duty
from essmodel.errors import Known
from essmodel.journal.command import Command, Reasons, reason


@frozen(kw_only=True)
class AgreementDesk:
    """Before what a command comes: the agreement as it stands, and the day."""

    record: AgreementRecord
    on: date


class AgreementAsk(Command[AgreementDesk, AgreementEvent], Protocol):
    """Something asked about one agreement."""

    @property
    def agreement(self) -> str:
        """About which."""
        ...


def must_bind(desk: AgreementDesk) -> Reasons:
    """Yield that a party has not signed, or that the agreement is over."""
    yield from must_be_signed(desk)
    if desk.on >= desk.record.end:
        yield reason("agreement_over", end=desk.record.end)


def must_be_signed(desk: AgreementDesk) -> Reasons:
    """Yield that a party has not signed: what is due after the end may still be done."""
    signed = dict(desk.record.signed)
    waiting = tuple(one for one in desk.record.agreement.parties if one not in signed)
    if waiting:
        yield reason("agreement_unsigned", parties=waiting)


def must_be_party(desk: AgreementDesk, *names: str) -> Reasons:
    """Yield that somebody is no party of the agreement."""
    parties = desk.record.agreement.parties
    for name in names:
        if name not in parties:
            yield reason("no_party_of_agreement", found=name, known=Known(name, frozenset(parties)))


def must_be_promised(desk: AgreementDesk, obligation: str) -> Reasons:
    """Yield that there is no such obligation."""
    if desk.record.obligation(obligation) is None:
        known = frozenset(one.id for one in desk.record.agreement.obligations)
        yield reason("obligation_unknown", found=obligation, known=Known(obligation, known))


def must_be_open(desk: AgreementDesk, obligation: str, since: date | None) -> Reasons:
    """Yield that there is no such obligation, or that nothing of it is open then."""
    known = desk.record.obligation(obligation)
    if known is None:
        yield from must_be_promised(desk, obligation)
    elif open_duty(desk, obligation, since) is None:
        yield reason("nothing_open", obligation=obligation, days=_open_days(desk, obligation))


def open_duty(desk: AgreementDesk, obligation: str, since: date | None) -> Duty | None:
    """Return the open duty that is meant: that of a day, or the earliest one."""
    found = (
        one
        for one in desk.record.duties_of(obligation)
        if one.performance.is_open and since in {None, one.since}
    )
    return min(found, key=lambda one: one.due_on, default=None)


def the_open_duty(desk: AgreementDesk, obligation: str, since: date | None) -> Duty:
    """Return the open duty of which it is known that there is one."""
    found = open_duty(desk, obligation, since)
    assert found is not None, "asked for before"  # noqa: S101 - `refusals` has just found it
    return found


def the_obligation(desk: AgreementDesk, obligation: str) -> Obligation:
    """Return the obligation of which it is known that there is one."""
    found = desk.record.obligation(obligation)
    assert found is not None, "asked for before"  # noqa: S101 - likewise
    return found


def must_be_given(word: str, text: str | None) -> Reasons:
    """Yield that nothing was written where something must be."""
    if text is None or not text.strip():
        yield reason(word)


def _open_days(desk: AgreementDesk, obligation: str) -> tuple[date, ...]:
    return tuple(one.since for one in desk.record.duties_of(obligation) if one.performance.is_open)
