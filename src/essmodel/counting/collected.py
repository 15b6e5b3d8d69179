"""Ballots as they are handed in: of strangers, twice by the same person, and all the others."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from enum import Enum
from typing import Generic, TypeVar

from attrs import frozen

P = TypeVar("P", bound=Hashable)


class Duplicates(Enum):
    """Which ballot counts of somebody who handed in several."""

    NONE = "none"
    FIRST = "first"
    LAST = "last"


@frozen(kw_only=True)
class Collected(Generic[P]):
    """
    Ballots as they were handed in; none is lost.

    Attributes:
        counts: what was accepted, with how many ballots say the same; the first said comes first.
        strangers: who handed one in and is not on the list, once for each ballot, sorted.
        repeated: whose ballot gave way to another of theirs, once for each, sorted.
    """

    counts: tuple[tuple[P, int], ...]
    strangers: tuple[str, ...]
    repeated: tuple[str, ...]

    @property
    def handed_in(self) -> int:
        """How many ballots there were in all."""
        accepted = sum(count for _, count in self.counts)
        return accepted + len(self.strangers) + len(self.repeated)


def collected(
    handed_in: Iterable[tuple[str, P]], *, voters: Collection[str], duplicates: Duplicates
) -> Collected[P]:
    """
    Return how many ballots say the same, and which were set aside.

    Args:
        handed_in: who handed in what, in the order of time.
        voters: who may vote.
        duplicates: which ballot counts of somebody who handed in several.
    """
    allowed = frozenset(voters)
    strangers: list[str] = []
    given: dict[str, list[P]] = {}
    for voter, ballot in handed_in:
        if voter in allowed:
            given.setdefault(voter, []).append(ballot)
        else:
            strangers.append(voter)
    kept = [one for ballots in given.values() for one in _kept(ballots, duplicates)]
    aside = [
        voter
        for voter, ballots in given.items()
        for _ in range(len(ballots) - len(_kept(ballots, duplicates)))
    ]
    return Collected(
        counts=tuple(Counter(kept).items()),
        strangers=tuple(sorted(strangers)),
        repeated=tuple(sorted(aside)),
    )


def _kept(ballots: list[P], duplicates: Duplicates) -> list[P]:
    """Return the ballot of one voter that counts; none where several cancel each other."""
    if len(ballots) == 1 or duplicates is Duplicates.FIRST:
        return ballots[:1]
    return ballots[-1:] if duplicates is Duplicates.LAST else []
