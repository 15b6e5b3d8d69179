"""Who has most crosses: plurality with one on each ballot, approval with any number."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import groupby

from attrs import frozen

from essmodel.counting.ballots import Marking
from essmodel.counting.elected import Elected, elected
from essmodel.counting.votes import Votes
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


def plurality(ballots: Votes, *, seats: int = 1, seed: str | None = None) -> CrossCount:
    """
    Return whom most voters want, each with one cross or none.

    Raises:
        InvalidValueError: the ballots have no crosses, or one has several.
    """
    ballots.require(Marking.CROSS)
    most = ballots.most_crosses()
    if most > 1:
        raise InvalidValueError.because("several_crosses", found=most)
    return approval(ballots, seats=seats, seed=seed)


def approval(ballots: Votes, *, seats: int = 1, seed: str | None = None) -> CrossCount:
    """
    Return whom most voters approve, each with as many crosses as they like.

    Raises:
        InvalidValueError: the ballots have no crosses.
    """
    ballots.require(Marking.CROSS)
    crosses = dict(zip(ballots.candidates, ballots.crosses(), strict=True))
    return CrossCount(
        crosses=tuple(crosses.items()),
        voters=ballots.voters,
        elected=elected(best_first(crosses), seats=seats, seed=seed),
    )


def best_first(scores: Mapping[str, int | Fraction]) -> list[list[str]]:
    """Return names in groups of one score each, the highest first."""
    ordered = sorted(scores, key=lambda name: (-scores[name], name))
    return [list(group) for _, group in groupby(ordered, key=lambda name: scores[name])]
