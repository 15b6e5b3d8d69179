"""What methods ask of ballots, whether they are patterns and numbers or an array."""

from collections.abc import Sequence
from typing import Protocol

from essmodel.counting.ballots import Marking, Marks, Matrix


class Votes(Protocol):
    """The ballots of one vote."""

    @property
    def candidates(self) -> tuple[str, ...]:
        """Their names, in the order of the marks."""
        ...

    @property
    def scale(self) -> tuple[str, ...]:
        """The grades from the worst to the best."""
        ...

    @property
    def voters(self) -> int:
        """How many ballots there are."""
        ...

    @property
    def patterns(self) -> tuple[tuple[Marks, int], ...]:
        """Each way of marking, with the number of its ballots."""
        ...

    def require(self, marking: Marking) -> None:
        """Refuse ballots that are marked in another way."""
        ...

    def crosses(self) -> Sequence[int]:
        """Return how many crosses each candidate has."""
        ...

    def most_crosses(self) -> int:
        """Return the most crosses on one ballot."""
        ...

    def graded(self) -> Sequence[Sequence[int]]:
        """Return, for each candidate, how many gave each grade, the worst first."""
        ...

    def above(self) -> Matrix:
        """Return how many rank the candidate of the row above that of the column."""
        ...
