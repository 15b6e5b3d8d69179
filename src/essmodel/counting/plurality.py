"""Who has most crosses: plurality with one on each ballot, approval with any number."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import groupby

from attrs import frozen

from essmodel.counting.ballots import Ballots, Marking
from essmodel.counting.elected import Elected, elected
from essmodel.errors import InvalidValueError


@frozen(kw_only=True)
class CrossCount:
    """
    Crosses, counted.

    Attributes:
        crosses: by candidate, in the order of the ballots.
        voters: how many ballots there are, those without a cross too.
    """

    crosses: tuple[tuple[str, int], ...]
    voters: int
    elected: Elected


def plurality(ballots: Ballots, *, seats: int = 1, seed: str | None = None) -> CrossCount:
    """
    Return whom most voters want, each with one cross or none.

    Raises:
        InvalidValueError: the ballots have no crosses, or one has several.
    """
    ballots.require(Marking.CROSS)
    for marks, count in ballots.patterns:
        if sum(marks) > 1 and count:
            raise InvalidValueError.because("several_crosses", found=sum(marks))
    return approval(ballots, seats=seats, seed=seed)


def approval(ballots: Ballots, *, seats: int = 1, seed: str | None = None) -> CrossCount:
    """
    Return whom most voters approve, each with as many crosses as they like.

    Raises:
        InvalidValueError: the ballots have no crosses.
    """
    ballots.require(Marking.CROSS)
    sums = [0] * len(ballots.candidates)
    for marks, count in ballots.patterns:
        for place, mark in enumerate(marks):
            sums[place] += mark * count
    crosses = dict(zip(ballots.candidates, sums, strict=True))
    return CrossCount(
        crosses=tuple(crosses.items()),
        voters=ballots.voters,
        elected=elected(best_first(crosses), seats=seats, seed=seed),
    )


def best_first(scores: Mapping[str, int | Fraction]) -> list[list[str]]:
    """Return names in groups of one score each, the highest first."""
    ordered = sorted(scores, key=lambda name: (-scores[name], name))
    return [list(group) for _, group in groupby(ordered, key=lambda name: scores[name])]
