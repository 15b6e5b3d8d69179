"""
Ballots as patterns and numbers: how many voters marked the candidates in the same way.

A million ballots have few patterns, and a method only ever looks at those.  A pattern has one mark
for each candidate: a cross, a rank or a grade.
"""

from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from typing import TypeVar

from attrs import frozen

from essmodel.counting.look import look
from essmodel.errors import InvalidValueError, Problem

Marks = tuple[int, ...]
Matrix = tuple[tuple[int, ...], ...]
"""In row *i* and column *j*, a number about the candidates *i* and *j*."""
Rank = str | tuple[str, ...]
R = TypeVar("R", bound=tuple[Rank, ...])


class Marking(Enum):
    """What voters put beside the names."""

    CROSS = "cross"
    """1 for a candidate that they want, 0 for another."""
    RANK = "rank"
    """1 for the first, 2 for the next, equal for equals; 0 for whom they did not rank, last."""
    GRADE = "grade"
    """0 for the worst grade of the scale, and so on up."""

    def most(self, candidates: int, grades: int) -> int:
        """Return the greatest mark there is."""
        return {Marking.CROSS: 1, Marking.RANK: candidates}.get(self, grades - 1)

    def require(self, wanted: "Marking") -> None:
        """
        Refuse another way of marking.

        Raises:
            InvalidValueError: it is another.
        """
        if self is not wanted:
            raise InvalidValueError.because(
                "ballots_marked_otherwise", found=self.value, wanted=wanted.value
            )


@frozen(kw_only=True)
class Ballots:
    """
    The ballots of one vote.

    Attributes:
        candidates: their names, in the order of the marks.
        marking: what the marks are.
        patterns: each way of marking, with the number of its ballots, in the order of the marks.
        scale: the grades from the worst to the best; empty where there are none.
    """

    candidates: tuple[str, ...]
    marking: Marking
    patterns: tuple[tuple[Marks, int], ...]
    scale: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        problems = [*_alike(self.candidates), *self._wrong()]
        if problems:
            raise InvalidValueError(*problems)

    @property
    def voters(self) -> int:
        """How many ballots there are."""
        return sum(count for _, count in self.patterns)

    def require(self, marking: Marking) -> None:
        """
        Refuse ballots that are marked in another way.

        Raises:
            InvalidValueError: they are.
        """
        self.marking.require(marking)

    def crosses(self) -> list[int]:
        """Return how many crosses each candidate has."""
        sums = [0] * len(self.candidates)
        for marks, count in self.patterns:
            for place, mark in enumerate(marks):
                if mark:
                    sums[place] += count
        return sums

    def most_crosses(self) -> int:
        """Return the most crosses on one ballot."""
        return max((sum(marks) for marks, count in self.patterns if count), default=0)

    def graded(self) -> list[list[int]]:
        """Return, for each candidate, how many gave each grade, the worst first."""
        counts = [[0] * len(self.scale) for _ in self.candidates]
        for marks, count in self.patterns:
            for place, grade in enumerate(marks):
                counts[place][grade] += count
        return counts

    def above(self) -> Matrix:
        """Return how many rank the candidate of the row above that of the column."""
        size = len(self.candidates)
        above = [[0] * size for _ in range(size)]
        for marks, count in self.patterns:
            ranks = [one or size + 1 for one in marks]
            for row, rank in zip(above, ranks, strict=True):
                for column, other in enumerate(ranks):
                    if rank < other:
                        row[column] += count
        return tuple(tuple(row) for row in above)

    def _wrong(self) -> Iterable[Problem]:
        """Yield each pattern that cannot be."""
        most = self.marking.most(len(self.candidates), len(self.scale))
        for marks, count in self.patterns:
            if len(marks) != len(self.candidates) or not all(0 <= one <= most for one in marks):
                yield Problem(id="marks_wrong", data=(("found", marks), ("most", most)))
            if type(count) is not int or count < 0:
                yield Problem(id="ballots_negative", data=(("found", count),))


def choices(candidates: Collection[str], counts: Mapping[str, int]) -> Ballots:
    """
    Return ballots with one cross: how many voted for each candidate.

    Raises:
        InvalidValueError: a name is none of the candidates, or a number is negative.
    """
    return approvals(candidates, {(name,): count for name, count in counts.items()})


def approvals(candidates: Collection[str], counts: Mapping[tuple[str, ...], int]) -> Ballots:
    """
    Return ballots with any number of crosses: how many crossed the same names.

    Raises:
        InvalidValueError: a name is no candidate or crossed twice, or a number is negative.
    """
    names = tuple(candidates)
    _require_names(names, counts)
    rows = ((tuple(int(one in crossed) for one in names), n) for crossed, n in counts.items())
    return Ballots(candidates=names, marking=Marking.CROSS, patterns=_together(rows))


def rankings(candidates: Collection[str], counts: Mapping[R, int]) -> Ballots:
    """
    Return ranked ballots: ``{("amina", ("bruno", "chloe")): 3}`` ranks the last two alike.

    Raises:
        InvalidValueError: a name is no candidate or ranked twice, or a number is negative.
    """
    names = tuple(candidates)
    _require_names(names, {_flat(ranks): n for ranks, n in counts.items()})
    rows = ((_ranks(names, ranks), n) for ranks, n in counts.items())
    return Ballots(candidates=names, marking=Marking.RANK, patterns=_together(rows))


def grades(
    candidates: Collection[str],
    counts: Mapping[tuple[str, ...], int],
    *,
    scale: tuple[str, ...],
) -> Ballots:
    """
    Return graded ballots: each gives one grade to every candidate, in their order.

    Args:
        candidates: their names.
        counts: how many gave the same grades.
        scale: the grades, from the worst to the best.

    Raises:
        InvalidValueError: a grade is not of the scale or is missing, or a number is negative.
    """
    names, place = tuple(candidates), {grade: index for index, grade in enumerate(scale)}
    unknown = sorted({one for given in counts for one in given} - place.keys())
    if unknown or any(len(given) != len(names) for given in counts):
        raise InvalidValueError.because("grades_wrong", found=tuple(unknown), scale=scale)
    rows = ((tuple(place[one] for one in given), n) for given, n in counts.items())
    return Ballots(candidates=names, marking=Marking.GRADE, patterns=_together(rows), scale=scale)


def _together(rows: Iterable[tuple[Marks, int]]) -> tuple[tuple[Marks, int], ...]:
    """Return the patterns in order, those that are equal together."""
    sums: dict[Marks, int] = {}
    for marks, count in rows:
        sums[marks] = sums.get(marks, 0) + count
    return tuple(sorted(sums.items()))


def _flat(ranks: tuple[Rank, ...]) -> tuple[str, ...]:
    return tuple(name for rank in ranks for name in ((rank,) if isinstance(rank, str) else rank))


def _ranks(names: tuple[str, ...], ranks: tuple[Rank, ...]) -> Marks:
    place = {
        name: number
        for number, rank in enumerate(ranks, start=1)
        for name in ((rank,) if isinstance(rank, str) else rank)
    }
    return tuple(place.get(name, 0) for name in names)


def _require_names(candidates: tuple[str, ...], counts: Mapping[tuple[str, ...], int]) -> None:
    """Refuse names that are no candidate or stand twice on one ballot, and negative numbers."""
    known, problems = frozenset(candidates), list[Problem]()
    for marked, count in counts.items():
        for name in dict.fromkeys(marked):
            if name not in known:
                problems.append(
                    Problem(id="candidate_unknown", data=(("found", name), ("known", candidates)))
                )
            if marked.count(name) > 1:
                problems.append(Problem(id="candidate_repeated", data=(("found", name),)))
        if type(count) is not int or count < 0:
            problems.append(Problem(id="ballots_negative", data=(("found", count),)))
    if problems:
        raise InvalidValueError(*problems)


def require_candidates(candidates: tuple[str, ...]) -> None:
    """
    Refuse candidates whose names people would confuse.

    Raises:
        InvalidValueError: each name that looks like an earlier one.
    """
    problems = tuple(_alike(candidates))
    if problems:
        raise InvalidValueError(*problems)


def _alike(candidates: tuple[str, ...]) -> Iterable[Problem]:
    """Yield each name that people would take for another: a ballot could mean either."""
    seen: dict[str, str] = {}
    for name in candidates:
        shown = look(name)
        if shown in seen or not shown:
            data = (("found", name), ("other", seen.get(shown, "")))
            yield Problem(id="candidates_alike", data=data)
        seen[shown] = name
