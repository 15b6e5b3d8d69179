"""
What voters have left, exactly: few amounts, and who has which.

Voters who paid for the same projects have the same amount left, so a town of fifty thousand has a
few hundred amounts.  With numpy the places of voters are moved in arrays, without it in lists; the
amounts are the same fractions in both.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from attrs import define, field

from essmodel.counting import array
from essmodel.counting.ballots import Profile

Worth = list[tuple[Fraction, int]]
"""Amounts from the least, and how many voters have each."""


def about(amount: Fraction) -> int:
    """Return a whole number that is never less for more: quicker to compare than a fraction."""
    return (amount.numerator << 64) // amount.denominator


@define(kw_only=True)
class Purses:
    """
    The purses of all voters; they change with each project, and only inside this package.

    Attributes:
        amounts: each amount that a voter has or had.
        about: the same, to sort by; those that are about equal are told apart exactly.
    """

    amounts: list[Fraction]
    about: list[int]
    places: "Places | ArrayPlaces"
    known: dict[Fraction, int] = field(factory=dict)

    @classmethod
    def of(cls, profile: Profile, share: Fraction) -> "Purses":
        """Return purses of one *share* each."""
        return cls(
            amounts=[share],
            about=[about(share)],
            places=places_of(profile),
            known={share: 0},
        )

    def worth(self, project: int) -> Worth:
        """Return what the supporters of a project have, in order."""
        present = self.places.counted(project, len(self.amounts))
        key = self._key
        return [(self.amounts[place], count) for place, count in sorted(present, key=key)]

    def _key(self, one: tuple[int, int]) -> tuple[int, Fraction]:
        return self.about[one[0]], self.amounts[one[0]]

    def pay(self, project: int, most: Fraction) -> None:
        """Let each supporter pay *most*, or all they have where that is less."""
        moved = {
            place: self._place(max(self.amounts[place] - most, Fraction(0)))
            for place, _ in self.places.counted(project, len(self.amounts))
        }
        self.places.move(project, moved, len(self.amounts))

    def kept(self) -> tuple[tuple[int, Fraction], ...]:
        """Return how many voters have how much left, from the least."""
        counts = self.places.all_counted(len(self.amounts))
        return tuple((count, self.amounts[place]) for place, count in sorted(counts, key=self._key))

    def _place(self, amount: Fraction) -> int:
        """Return the place of an amount, a new one where it is new."""
        place = self.known.setdefault(amount, len(self.amounts))
        if place == len(self.amounts):
            self.amounts.append(amount)
            self.about.append(about(amount))
        return place


@define(kw_only=True)
class Places:
    """
    Which amount each pattern of ballots has, in lists.

    Attributes:
        voters: by pattern.
        supporters: by project, the patterns that want it.
        place: by pattern, that of its amount.
    """

    voters: Sequence[int]
    supporters: list[list[int]]
    place: list[int]

    def counted(self, project: int, _: int) -> list[tuple[int, int]]:
        """Return the places of a project's supporters, with how many are there."""
        return self._counted(self.supporters[project])

    def all_counted(self, _: int) -> list[tuple[int, int]]:
        """Return all places, with how many are there."""
        return self._counted(range(len(self.voters)))

    def _counted(self, patterns: Sequence[int]) -> list[tuple[int, int]]:
        counts: dict[int, int] = {}
        for one in patterns:
            place = self.place[one]
            counts[place] = counts.get(place, 0) + self.voters[one]
        return [(place, count) for place, count in counts.items() if count]

    def share_voters(self, projects: Sequence[int]) -> bool:
        """Return whether somebody supports two of some projects."""
        all_of_them = [one for project in projects for one in self.supporters[project]]
        return len(set(all_of_them)) < len(all_of_them)

    def move(self, project: int, moved: dict[int, int], _: int) -> None:
        """Move a project's supporters to other places."""
        for one in self.supporters[project]:
            self.place[one] = moved.get(self.place[one], self.place[one])


@define(kw_only=True)
class ArrayPlaces:
    """The same in arrays of numpy."""

    numpy: Any
    voters: Any
    supporters: list[Any]
    place: Any

    def counted(self, project: int, size: int) -> list[tuple[int, int]]:
        """Return the places of a project's supporters, with how many are there."""
        mine = self.supporters[project]
        return self._counted(self.place[mine], self.voters[mine], size)

    def all_counted(self, size: int) -> list[tuple[int, int]]:
        """Return all places, with how many are there."""
        return self._counted(self.place, self.voters, size)

    def _counted(self, place: Any, voters: Any, size: int) -> list[tuple[int, int]]:  # noqa: ANN401 - arrays
        # numpy adds weights in 53 bits, which hold any number of voters exactly.
        counts = self.numpy.bincount(place, weights=voters, minlength=size)
        present = self.numpy.flatnonzero(counts)
        return list(zip(present.tolist(), map(int, counts[present].tolist()), strict=True))

    def share_voters(self, projects: Sequence[int]) -> bool:
        """Return whether somebody supports two of some projects."""
        all_of_them = self.numpy.concatenate([self.supporters[one] for one in projects])
        return len(self.numpy.unique(all_of_them)) < len(all_of_them)

    def move(self, project: int, moved: dict[int, int], size: int) -> None:
        """Move a project's supporters to other places."""
        table = self.numpy.arange(size)
        table[list(moved)] = list(moved.values())
        mine = self.supporters[project]
        self.place[mine] = table[self.place[mine]]


def places_of(profile: Profile) -> "Places | ArrayPlaces":
    """Return where all voters are before anybody has paid: together."""
    if not array.is_at_hand():
        return listed(profile)
    import numpy as np  # noqa: PLC0415 - an optional library, with a fallback

    marks = np.frombuffer(profile.marks, np.uint8).reshape(-1, max(1, len(profile.candidates)))
    return ArrayPlaces(
        numpy=np,
        voters=np.array(profile.counts, dtype=np.int64),
        supporters=[np.flatnonzero(column) for column in marks.T],
        place=np.zeros(len(profile.counts), dtype=np.int64),
    )


def listed(profile: Profile) -> Places:
    """Return the same in lists."""
    patterns = [marks for marks, _ in profile.patterns()]
    return Places(
        voters=profile.counts,
        supporters=[
            [number for number, marks in enumerate(patterns) if marks[column]]
            for column in range(len(profile.candidates))
        ],
        place=[0] * len(patterns),
    )
