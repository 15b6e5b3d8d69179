"""An agreement as its events left it: signed by whom, amended when, and what was done of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from attrs import field, frozen

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.obligation import Obligation
from essmodel.coproduction.occurrence import UNTOUCHED, Due, Duty, Performance
from essmodel.coproduction.timing import deadlines

Term = tuple[Obligation, date, date]
"""What is due, the day that names this time of it, and its deadline."""


@frozen(kw_only=True)
class Version:
    """The *agreement* as it stood *since* a day."""

    since: date
    agreement: Agreement


@frozen(kw_only=True)
class Suspension:
    """
    A crisis, from *start* to the day before *until*.

    Attributes:
        why: the ground on which it was declared.
        put_off: the obligations whose deadlines in it are put off to its end.
        lifted: the obligations whose deadlines in it lapse.
    """

    why: str
    start: date
    until: date
    put_off: frozenset[str]
    lifted: frozenset[str]

    def covers(self, day: date) -> bool:
        """Return whether a day is in it."""
        return self.start <= day < self.until


@frozen(kw_only=True)
class Figure:
    """A *value* of an indicator, reported on a day, with what shows it."""

    indicator: str
    value: Decimal
    on: date
    evidence: str | None = None


def _read_only(found: "Mapping[Due, Performance]") -> "Mapping[Due, Performance]":
    return MappingProxyType(dict(found))


@frozen(kw_only=True)
class AgreementRecord:
    """
    An agreement as it stands.

    Attributes:
        versions: as it was signed and amended, the first one first.
        signed: the parties who signed, each with the day.
        ends_on: the first day on which it is over, where it was ended before its time.
        ground: why it was.
        added: the obligations that remedies added.
        raised: what an event made due, with its deadline.
        performances: what became of each time that something came due, where anything did.
        suspensions: the crises declared, the first one first.
        figures: what was reported.
        renewals: how often it was renewed.
    """

    versions: tuple[Version, ...]
    signed: tuple[tuple[str, date], ...] = ()
    ends_on: date | None = None
    ground: str | None = None
    added: tuple[Obligation, ...] = ()
    raised: tuple[tuple[Due, date], ...] = ()
    performances: Mapping[Due, Performance] = field(
        factory=dict[Due, Performance], converter=_read_only
    )
    suspensions: tuple[Suspension, ...] = ()
    figures: tuple[Figure, ...] = ()
    renewals: int = 0

    @property
    def agreement(self) -> Agreement:
        """The agreement as it stands now."""
        return self.versions[-1].agreement

    @property
    def end(self) -> date:
        """The first day on which it is over."""
        end = self.agreement.end
        return end if self.ends_on is None else min(end, self.ends_on)

    @property
    def signed_on(self) -> date | None:
        """The day on which the last party signed; ``None`` while one has not."""
        days = dict(self.signed)
        if any(party not in days for party in self.agreement.parties):
            return None
        return max(days[party] for party in self.agreement.parties)

    def is_in_force(self, on: date) -> bool:
        """Return whether it binds on a day: signed by all, and not over."""
        signed_on = self.signed_on
        return signed_on is not None and signed_on <= on < self.end

    def obligation(self, id: str) -> Obligation | None:  # noqa: A002 - the word of the field
        """Return the newest obligation of that id; ``None`` where there never was one."""
        for one in (*self.added, *self._written()):
            if one.id == id:
                return one
        return None

    def performance(self, due: Due) -> Performance:
        """Return what became of one time that an obligation came due."""
        return self.performances.get(due, UNTOUCHED)

    def duties(self) -> Iterator[Duty]:
        """Yield every time that something is due; nothing while a party has not signed."""
        return (self.made(*term) for term in self.terms())

    def terms(self) -> Iterator[Term]:
        """Yield the same as bare terms, of which a country's worth is looked through at once."""
        signed_on = self.signed_on
        if signed_on is None:
            return
        for obligation, since, day in self._agreed():
            due_on = self._put_off(obligation.id, day) if self.suspensions else day
            if due_on is not None:
                # What was due before all had signed is due when they have.
                yield obligation, since, max(due_on, signed_on)

    def is_open(self, obligation: Obligation, since: date) -> bool:
        """Return whether one time that something is due is still to be done."""
        found = self.performances.get(Due(obligation.id, since)) if self.performances else None
        return found is None or found.is_open

    def made(self, obligation: Obligation, since: date, due_on: date) -> Duty:
        """Return the duty of a term, with what became of it."""
        return Duty(
            agreement=self.agreement.id,
            obligation=obligation,
            since=since,
            due_on=due_on,
            performance=self.performance(Due(obligation.id, since)),
        )

    def duty(self, due: Due) -> Duty | None:
        """Return one of them; ``None`` where there is none of that name."""
        return next((one for one in self.duties_of(due.obligation) if one.name == due), None)

    def duties_of(self, obligation: str) -> Iterator[Duty]:
        """Yield every time that one obligation is due."""
        return (one for one in self.duties() if one.obligation.id == obligation)

    def _agreed(self) -> Iterator[Term]:
        """Yield each obligation with the day that names one time of it, and its deadline."""
        yield from self._scheduled()
        for due, day in self.raised:
            obligation = self.obligation(due.obligation)
            assert obligation is not None, "raised by an obligation of ours"  # noqa: S101 - commands see to it
            yield obligation, due.since, day

    def _scheduled(self) -> Iterator[Term]:
        """Yield what has deadlines beforehand: each deadline is of the version of its day."""
        for place, version in enumerate(self.versions):
            is_last = place + 1 == len(self.versions)
            stops = date.max if is_last else self.versions[place + 1].since
            starts = version.since if place else date.min
            agreement = version.agreement
            end = self.end if is_last else agreement.end
            for obligation in agreement.obligations:
                if obligation.is_owed:
                    for day in deadlines(obligation.due, start=agreement.start, end=end):
                        if starts <= day < stops:
                            yield obligation, day, day

    def _put_off(self, obligation: str, day: date) -> date | None:
        """Return a deadline after all crises; ``None`` where one lets it lapse."""
        for one in self.suspensions:
            if one.covers(day):
                if obligation in one.lifted:
                    return None
                if obligation in one.put_off:
                    day = one.until
        return day

    def _written(self) -> Iterator[Obligation]:
        for version in reversed(self.versions):
            yield from version.agreement.obligations
