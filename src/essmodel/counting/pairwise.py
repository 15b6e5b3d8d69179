"""Candidates two by two: how many voters rank one above the other."""

from attrs import frozen

from essmodel.counting.ballots import Ballots, Marking

Matrix = tuple[tuple[int, ...], ...]
"""In row *i* and column *j*, a number about the candidates *i* and *j*."""


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


def duels(ballots: Ballots) -> Duels:
    """
    Return how many voters rank each candidate above each other.

    Raises:
        InvalidValueError: the ballots have no ranks.
    """
    ballots.require(Marking.RANK)
    size = len(ballots.candidates)
    above = [[0] * size for _ in range(size)]
    last = size + 1
    for marks, count in ballots.patterns:
        ranks = [one or last for one in marks]
        for row, rank in zip(above, ranks, strict=True):
            for column, other in enumerate(ranks):
                if rank < other:
                    row[column] += count
    return Duels(candidates=ballots.candidates, above=tuple(tuple(row) for row in above))
