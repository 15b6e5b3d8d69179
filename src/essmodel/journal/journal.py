"""
A journal: entries are added at its end, and nothing in it is ever changed.

A journal is a value.  To record returns a longer one, and the shorter one stays what it was; the
two share their entries, so that a hundred thousand of them are written one by one in no time.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Generic, TypeVar

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.journal.entry import BEGINNING, Correction, Dated, Entry, written

E = TypeVar("E")


@frozen(eq=False)
class Journal(Generic[E]):
    """
    What happened, in the order in which it was written down.

    Two journals are equal where they have the same entries.
    """

    _line: list[Entry[E]] = field(factory=list[Entry[E]], repr=False)
    """Shared by all journals that grew from one another; only its first *length* are ours."""
    length: int = 0

    def __len__(self) -> int:
        return self.length

    def __iter__(self) -> Iterator[Entry[E]]:
        return islice(self._line, self.length)

    def __eq__(self, other: object) -> bool:
        return self.digest == other.digest if isinstance(other, Journal) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def last(self) -> Entry[E] | None:
        """The entry at the end; ``None`` where there is none."""
        return self._line[self.length - 1] if self.length else None

    @property
    def digest(self) -> str:
        """The digest of all of it, in 64 hexadecimal digits."""
        return self.last.digest if self.last else BEGINNING

    def entry(self, number: int) -> Entry[E]:
        """
        Return the entry of a number.

        Raises:
            InvalidValueError: there is none.
        """
        if not 1 <= number <= self.length:
            raise InvalidValueError.because("journal_no_entry", found=number, last=self.length)
        return self._line[number - 1]

    def until(self, number: int) -> "Journal[E]":
        """Return the first *number* entries: the journal as it once was."""
        return Journal(self._line, min(number, self.length))

    def record(self, event: E, *, effective_on: date, recorded_on: date) -> "Journal[E]":
        """
        Return the journal with one more event.

        Args:
            event: what happened.
            effective_on: the day from which it counts; not before that of any earlier entry.
            recorded_on: the day on which it is written down; likewise.

        Raises:
            InvalidValueError: a day is before the last one.
        """
        last = self._latest
        if last is not None and effective_on < last:
            raise InvalidValueError.because("journal_goes_back", found=effective_on, last=last)
        return self._grown(event, effective_on=effective_on, recorded_on=recorded_on)

    def correct(self, correction: Correction[E], *, recorded_on: date) -> "Journal[E]":
        """
        Return the journal with a correction of one of its entries, which stays where it is.

        Raises:
            InvalidValueError: there is no such entry, it was corrected before, or the day is
                before the last one.
        """
        target = self.entry(correction.corrects)
        by = self._corrected.get(target.number)
        if by is not None:
            raise InvalidValueError.because("journal_corrected_before", found=target.number, by=by)
        return self._grown(correction, effective_on=target.effective_on, recorded_on=recorded_on)

    def events(self, *, on: date | None = None, known_on: date | None = None) -> Iterator[Dated[E]]:
        """
        Yield what happened as it stands after all corrections, in the order of its days.

        Args:
            on: only what counts on that day; all of it where it is ``None``.
            known_on: only what was written down by then, likewise.
        """
        known = self if known_on is None else self._known(known_on)
        found = known._standing()  # noqa: SLF001 - it is one of us
        return (one for one in found if on is None or one.on <= on)

    def verify(self) -> None:
        """
        Hold every entry against its digest.

        Raises:
            InvalidValueError: one was changed, is missing, or stands elsewhere; the first is named.
        """
        require_chain(self)

    @property
    def _latest(self) -> date | None:
        """The latest day from which something counts, whatever was corrected since."""
        for number in range(self.length - 1, -1, -1):
            entry = self._line[number]
            if not isinstance(entry.event, Correction):
                return entry.effective_on
        return None

    @property
    def _corrected(self) -> dict[int, int]:
        """The entries that were corrected, each with the number of its correction."""
        return {one.event.corrects: one.number for one in self if isinstance(one.event, Correction)}

    def _known(self, day: date) -> "Journal[E]":
        count = sum(1 for one in self if one.recorded_on <= day)
        return self.until(count)

    def _standing(self) -> Iterator[Dated[E]]:
        corrections = self._corrected
        if not corrections:
            return (Dated(one.effective_on, one.event) for one in self)  # type: ignore[arg-type] # none is a correction
        standing = [
            one
            for entry in self
            if not isinstance(entry.event, Correction)
            for one in self._as_corrected(entry, corrections)
        ]
        return iter(sorted(standing, key=lambda one: one.on))

    def _as_corrected(self, entry: Entry[E], corrections: dict[int, int]) -> Iterable[Dated[E]]:
        number = corrections.get(entry.number)
        stands: tuple[Dated[E], ...] | None = None
        while number is not None:
            correction = self._line[number - 1].event
            stands = correction.stands if isinstance(correction, Correction) else None
            number = corrections.get(number)
        if stands is None:
            assert not isinstance(entry.event, Correction)  # noqa: S101 - see the caller
            return (Dated(entry.effective_on, entry.event),)
        return stands

    def _grown(
        self, event: E | Correction[E], *, effective_on: date, recorded_on: date
    ) -> "Journal[E]":
        if self.last and recorded_on < self.last.recorded_on:
            raise InvalidValueError.because(
                "journal_recorded_back", found=recorded_on, last=self.last.recorded_on
            )
        entry = written(
            event,
            number=self.length + 1,
            recorded_on=recorded_on,
            effective_on=effective_on,
            previous=self.digest,
        )
        line = self._line if len(self._line) == self.length else self._line[: self.length]
        line.append(entry)
        return Journal(line, self.length + 1)


def journal_of(entries: Iterable[Entry[E]]) -> Journal[E]:
    """
    Return the journal of *entries* that were read from elsewhere.

    Raises:
        InvalidValueError: they are not what was written, all and in order.
    """
    line = list(entries)
    found = Journal(line, len(line))
    found.verify()
    return found


def require_chain(entries: Iterable[Entry[E]]) -> None:
    """
    Refuse entries that are not what was written.

    Raises:
        InvalidValueError: the first that was changed, is missing or stands elsewhere is named.
    """
    previous = BEGINNING
    for number, entry in enumerate(entries, start=1):
        if entry.number != number or not entry.is_after(previous):
            raise InvalidValueError.because("journal_changed", found=number)
        previous = entry.digest
