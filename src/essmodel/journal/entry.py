"""One line of a journal: what happened, since when, when it was written down, and its digest."""

from datetime import date
from hashlib import sha256
from typing import Generic, TypeVar

from attrs import field, frozen

from essmodel.values.canonical import canonical
from essmodel.values.whole import is_positive

E = TypeVar("E")
E_co = TypeVar("E_co", covariant=True)

BEGINNING = "0" * 64
"""What stands before the first entry, where the others have the digest of the one before."""


@frozen
class Dated(Generic[E_co]):
    """Something that happened, and the day from which it counts."""

    on: date
    event: E_co


@frozen(kw_only=True)
class Correction(Generic[E]):
    """
    An event about an earlier entry: what it should have said.

    Attributes:
        corrects: the number of that entry.
        why: the reason, for whoever reads the journal.
        stands: what stands in its place; nothing where it never happened.
    """

    corrects: int = field(validator=is_positive)
    why: str
    stands: tuple[Dated[E], ...] = ()


@frozen(kw_only=True)
class Entry(Generic[E]):
    """
    A line of a journal.

    Attributes:
        number: its place, from 1.
        recorded_on: the day on which it was written down.
        effective_on: the day from which what happened counts.
        digest: of this entry and of all before it, in 64 hexadecimal digits.
    """

    number: int
    recorded_on: date
    effective_on: date
    event: E | Correction[E]
    digest: str

    def is_after(self, previous: str) -> bool:
        """Return whether nothing in it was changed since it was written after *previous*."""
        return self.digest == _digest(
            previous, self.number, self.recorded_on, self.effective_on, self.event
        )


def written(
    event: E | Correction[E], *, number: int, recorded_on: date, effective_on: date, previous: str
) -> Entry[E]:
    """Return an entry that stands after the one whose digest is *previous*."""
    return Entry(
        number=number,
        recorded_on=recorded_on,
        effective_on=effective_on,
        event=event,
        digest=_digest(previous, number, recorded_on, effective_on, event),
    )


def _digest(
    previous: str, number: int, recorded_on: date, effective_on: date, event: object
) -> str:
    # The canonical bytes of the five of them in a row, of which four need no looking up.
    head = f'["{previous}",{number},"{recorded_on}","{effective_on}",'
    return sha256(b"%b%b]" % (head.encode(), canonical(event))).hexdigest()
