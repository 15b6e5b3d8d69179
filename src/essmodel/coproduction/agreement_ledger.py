"""
The agreements of a partnership as their events left them, on any day.

State is a fold: the same events come to the same agreements, in any process on any machine.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from attrs import frozen

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.agreement_event import AgreementEvent
from essmodel.coproduction.agreement_record import AgreementRecord, Term, Version
from essmodel.coproduction.occurrence import Duty
from essmodel.errors import InvalidValueError, Known
from essmodel.journal.entry import Dated


@frozen
class Ledger:
    """All agreements, in the order in which they were made."""

    records: tuple[AgreementRecord, ...]

    def record(self, agreement: str) -> AgreementRecord:
        """
        Return an agreement as it stands.

        Raises:
            InvalidValueError: there is none of that id.
        """
        for one in self.records:
            if one.agreement.id == agreement:
                return one
        known = frozenset(one.agreement.id for one in self.records)
        raise InvalidValueError.because(
            "agreement_unknown", found=agreement, known=Known(agreement, known)
        )

    def duties(self) -> Iterator[Duty]:
        """Yield every time that something is due, agreement by agreement."""
        for one in self.records:
            yield from one.duties()

    def due(self, *, until: date) -> tuple[Duty, ...]:
        """Return what is open and due by a day at the latest, the earliest first."""
        days, terms = self._open
        found = terms[: bisect_right(days, until)]
        return tuple(self.records[place].made(*term) for place, term in found)

    @cached_property
    def _open(self) -> tuple[list[date], list[tuple[int, Term]]]:
        """What is open, in the order of its deadlines; looked through once, for any day."""
        found = [
            (place, term)
            for place, record in enumerate(self.records)
            for term in record.terms()
            if record.is_open(term[0], term[1])
        ]
        found.sort(key=lambda one: one[1][2])
        return [term[2] for _, term in found], found


def ledger_of(agreements: Iterable[Agreement], events: Iterable[Dated[AgreementEvent]]) -> Ledger:
    """
    Return what *events* come to.

    Args:
        agreements: as they were drawn up, before anybody signed.
        events: in the order of their days, as a journal yields them.
    """
    records = {
        one.id: AgreementRecord(versions=(Version(since=one.start, agreement=one),))
        for one in agreements
    }
    for dated in events:
        event = dated.event
        records[event.agreement] = event.changed(records[event.agreement], dated.on)
    return Ledger(tuple(records.values()))
