"""Ballot papers of rankings, which lie in piles and are dealt again to who is preferred next."""

from collections.abc import Sequence
from typing import Protocol, Self

from attrs import frozen

from essmodel.counting import array
from essmodel.counting.ballots import Profile
from essmodel.counting.tally import is_for_arrays


class Pile(Protocol):
    """Papers that lie together and are worth the same."""

    @property
    def size(self) -> int:
        """How many papers there are."""
        ...

    def dealt(self, is_continuing: Sequence[bool]) -> tuple[Self, ...]:
        """Return a pile for each candidate who is next, and one of the papers without a next."""
        ...


@frozen
class PlainPile:
    """
    Papers by pattern, without numpy.

    Attributes:
        papers: candidates by number, in the order preferred, and how many prefer them so.
    """

    papers: tuple[tuple[tuple[int, ...], int], ...]

    @property
    def size(self) -> int:
        """How many papers there are."""
        return sum(count for _, count in self.papers)

    def dealt(self, is_continuing: Sequence[bool]) -> tuple["PlainPile", ...]:
        """Return a pile for each candidate who is next, and one of the papers without a next."""
        nobody = len(is_continuing)
        piles: list[list[tuple[tuple[int, ...], int]]] = [[] for _ in range(nobody + 1)]
        for order, count in self.papers:
            holder = next((one for one in order if is_continuing[one]), nobody)
            piles[holder].append((order, count))
        return tuple(PlainPile(tuple(one)) for one in piles)


def pile_of(profile: Profile) -> Pile:
    """Return all papers of rankings; what follows the first tie of a paper is not read."""
    if is_for_arrays(profile) and profile.width < array.WIDEST:
        return array.array_pile(profile.marks, profile.counts, profile.width)
    return PlainPile(tuple((order(marks), count) for marks, count in profile.patterns()))


def order(marks: Sequence[int]) -> tuple[int, ...]:
    """Return the candidates of one ranking, in the order preferred, up to the first tie."""
    ranked = sorted((mark, number) for number, mark in enumerate(marks) if mark)
    ranks = [mark for mark, _ in ranked]
    clear = next((at for at, mark in enumerate(ranks) if ranks.count(mark) > 1), len(ranks))
    return tuple(number for _, number in ranked[:clear])
