"""
Majority judgment: the candidate whose grade a majority would uphold.

Each candidate has the best grade that more than half of the voters find no better than deserved:
the middle one, the lower of two.  Of equals, one ballot with that grade is taken from each, and the
next middle grades are compared, until they differ: the *majority value* of Balinski and Laraki,
Majority Judgment (MIT Press, 2011), chapter 1.  Two candidates tie only where all grades are equal.
"""

from collections.abc import Iterator
from functools import cmp_to_key

from attrs import frozen

from essmodel.counting.ballots import Marking
from essmodel.counting.elected import Elected, elected
from essmodel.counting.votes import Votes
from essmodel.errors import InvalidValueError

Run = tuple[tuple[int, int], int]
"""A lower and an upper grade, and how many times in a row they come."""


@frozen(kw_only=True)
class Judged:
    """
    One candidate's grades.

    Attributes:
        grade: the majority grade.
        counts: how many gave each grade of the scale, the worst first.
    """

    candidate: str
    grade: str
    counts: tuple[int, ...]


@frozen(kw_only=True)
class Judgment:
    """The candidates from the best to the worst, and who is elected."""

    judged: tuple[Judged, ...]
    elected: Elected


def majority_judgment(ballots: Votes, *, seats: int = 1, seed: str | None = None) -> Judgment:
    """
    Return the candidates in the order of their majority values.

    Raises:
        InvalidValueError: the ballots have no grades, or there are none.
    """
    ballots.require(Marking.GRADE)
    if not ballots.voters:
        raise InvalidValueError.because("no_ballots")
    judged = [
        Judged(
            candidate=name,
            grade=ballots.scale[majority_value(tuple(given))[0][0][0]],
            counts=tuple(given),
        )
        for name, given in zip(ballots.candidates, ballots.graded(), strict=True)
    ]
    judged.sort(key=lambda one: one.candidate)
    judged.sort(key=cmp_to_key(_worse_first), reverse=True)
    return Judgment(judged=tuple(judged), elected=elected(_groups(judged), seats=seats, seed=seed))


def _worse_first(one: Judged, other: Judged) -> int:
    return compared(one.counts, other.counts)


def compared(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """
    Return 1 where the grades of *one* are the better, -1 where *other*'s are, 0 for equals.

    Both are numbers of voters by grade, the worst first, of as many voters in all.
    """
    ours, theirs = majority_value(one)[::-1], majority_value(other)[::-1]
    while ours and theirs:
        (grades, length), (their_grades, their_length) = ours.pop(), theirs.pop()
        if grades != their_grades:
            return 1 if grades > their_grades else -1
        shared = min(length, their_length)
        if length > shared:
            ours.append((grades, length - shared))
        if their_length > shared:
            theirs.append((their_grades, their_length - shared))
    return 0


def majority_value(counts: tuple[int, ...]) -> list[Run]:
    """
    Return the middle grades as they come when they are taken away one by one, in runs.

    They come in pairs, from the middle outwards: the lower, then the upper.  Every voter is counted
    twice, so that there is always a middle pair; that changes no order.
    """
    voters = sum(counts)
    below = _runs(counts[::-1], voters)
    above = _runs(counts, voters)
    lower, upper = [(len(counts) - 1 - grade, length) for grade, length in below[::-1]], above[::-1]
    runs: list[Run] = []
    while lower:
        (low, many), (high, others) = lower.pop(), upper.pop()
        length = min(many, others)
        runs.append(((low, high), length))
        if many > length:
            lower.append((low, many - length))
        if others > length:
            upper.append((high, others - length))
    return runs


def _runs(counts: tuple[int, ...], half: int) -> list[tuple[int, int]]:
    """Return the grades of the upper *half* of twice the voters, from the middle up, in runs."""
    runs: list[tuple[int, int]] = []
    end = 0
    for grade, count in enumerate(counts):
        start, end = end, end + 2 * count
        length = end - max(start, half)
        if length > 0:
            runs.append((grade, length))
    return runs


def _groups(judged: list[Judged]) -> Iterator[list[str]]:
    """Yield the candidates of one standing each."""
    group: list[str] = []
    for before, one in zip([None, *judged], judged, strict=False):
        if before is not None and compared(before.counts, one.counts):
            yield group
            group = []
        group.append(one.candidate)
    yield group
