"""
Schulze's method: whoever beats all others along the strongest chains of duels.

A chain is as strong as its weakest duel, and a duel as strong as the votes that won it (*winning
votes*).  With a default option, an option must first gather a quorum and beat the default by its
own majority, as in the constitution of the Debian project, A.5 and A.6.

Source:
    M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
    single-winner election method, Social Choice and Welfare 36 (2011).
"""

from collections.abc import Mapping

from attrs import frozen

from essmodel.counting.ballots import Marking, Matrix
from essmodel.counting.elected import Elected, elected
from essmodel.counting.votes import Votes
from essmodel.errors import InvalidValueError
from essmodel.values.threshold import Threshold


@frozen(kw_only=True)
class Default:
    """
    The option of changing nothing, and what others need against it.

    Attributes:
        option: its name.
        quorum: how many voters at least must rank an option above it; a square root is given as
            the least whole number that is no less.
        majorities: by option, of those who rank it above or below the default, how many must rank
            it above: *more than* 3/4 is three to one; those left out need the quorum alone.
    """

    option: str
    quorum: int
    majorities: tuple[tuple[str, Threshold], ...] = ()


@frozen(kw_only=True)
class Beaten:
    """An option that was dropped before the duels: its votes against the default."""

    option: str
    above: int
    below: int
    lacks_quorum: bool


@frozen(kw_only=True)
class Duels:
    """
    The candidates two by two.

    Attributes:
        candidates: in the order of rows and columns.
        above: how many rank the candidate of the row above that of the column; who is not ranked
            is below all who are.
    """

    candidates: tuple[str, ...]
    above: Matrix


@frozen(kw_only=True)
class Schulze:
    """
    The outcome of Schulze's method.

    Attributes:
        duels: of all options.
        strengths: of the strongest chain from the row to the column, among those that were not
            dropped; 0 where there is none.
        dropped: the options that the default kept out.
    """

    duels: Duels
    strengths: Matrix
    dropped: tuple[Beaten, ...]
    elected: Elected


def schulze(
    ballots: Votes, *, seats: int = 1, default: Default | None = None, seed: str | None = None
) -> Schulze:
    """
    Return the candidates in the order of their strongest chains.

    Raises:
        InvalidValueError: the ballots have no ranks, or the default is none of the options.
    """
    ballots.require(Marking.RANK)
    found = Duels(candidates=ballots.candidates, above=ballots.above())
    dropped = tuple(_dropped(found, default)) if default else ()
    out = {one.option for one in dropped}
    left = [place for place, name in enumerate(found.candidates) if name not in out]
    strengths = strongest(found.above, left)
    groups = _groups(found.candidates, strengths, left)
    return Schulze(
        duels=found,
        strengths=strengths,
        dropped=dropped,
        elected=elected(groups, seats=seats, seed=seed),
    )


def strongest(above: Matrix, left: list[int]) -> Matrix:
    """Return how strong the strongest chain is between any two of those that are *left*."""
    size = len(above)
    paths = [[0] * size for _ in range(size)]
    for one in left:
        for other in left:
            if above[one][other] > above[other][one]:
                paths[one][other] = above[one][other]
    for middle in left:
        through = paths[middle]
        for one in left:
            row = paths[one]
            reach = row[middle]
            for other in left:
                if reach and other != one:
                    row[other] = max(row[other], min(reach, through[other]))
    return tuple(tuple(row) for row in paths)


def _groups(names: tuple[str, ...], strengths: Matrix, left: list[int]) -> list[list[str]]:
    """Return who beats whom along chains, in groups: that relation has no circles."""
    groups: list[list[str]] = []
    waiting = list(left)
    while waiting:
        best = [
            one
            for one in waiting
            if all(strengths[one][other] >= strengths[other][one] for other in waiting)
        ]
        groups.append([names[one] for one in best])
        waiting = [one for one in waiting if one not in best]
    return groups


def _dropped(found: Duels, default: Default) -> list[Beaten]:
    """Return the options that do not reach what they need against the default."""
    place = {name: index for index, name in enumerate(found.candidates)}
    majorities: Mapping[str, Threshold] = dict(default.majorities)
    unknown = sorted({default.option, *majorities} - place.keys())
    if unknown:
        raise InvalidValueError.because(
            "candidate_unknown", found=unknown[0], known=found.candidates
        )
    dropped: list[Beaten] = []
    for name in found.candidates:
        if name == default.option:
            continue
        above = found.above[place[name]][place[default.option]]
        below = found.above[place[default.option]][place[name]]
        lacks_quorum = above < default.quorum
        majority = majorities.get(name)
        lacks_majority = majority is not None and above < majority.least(above + below)
        if lacks_quorum or lacks_majority:
            dropped.append(Beaten(option=name, above=above, below=below, lacks_quorum=lacks_quorum))
    return dropped
