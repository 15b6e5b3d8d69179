"""
Individual ballots in an array of numpy: a million of them are counted in milliseconds.

One row for each ballot, one column for each candidate, marks as in `Ballots`.  Every count is the
same as that of the same rows in `Ballots`, bit for bit; only methods that need whole ballots, such
as transferable votes, bring them to patterns first.
"""

from functools import cached_property
from typing import Any

from attrs import field, frozen

from essmodel.counting.ballots import Ballots, Marking, Marks, Matrix, require_candidates
from essmodel.errors import InvalidValueError

SMALL, LARGE = 1 << 32, 1 << 63
"""Numbers of different rows that fit in half a word, and in a whole one."""


@frozen(kw_only=True, slots=False, eq=False)
class ArrayBallots:
    """
    The ballots of one vote, one by one.

    Attributes:
        rows: an array of whole numbers or truth values.
        candidates: their names, in the order of the columns.
        marking: what the marks are.
        scale: the grades from the worst to the best; empty where there are none.
    """

    rows: Any = field(repr=False)
    candidates: tuple[str, ...]
    marking: Marking
    scale: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        rows, width = self.rows, len(self.candidates)
        require_candidates(self.candidates)
        is_table = rows.ndim == 2 and rows.shape[1] == width  # noqa: PLR2004 - rows and columns
        if not is_table or rows.dtype.kind not in "biu":
            found = f"{rows.shape} {rows.dtype}"
            raise InvalidValueError.because("array_wrong", found=found, width=width)
        most = self.marking.most(width, len(self.scale))
        if rows.size and (int(rows.min()) < 0 or int(rows.max()) > most):
            ends = (int(rows.min()), int(rows.max()))
            raise InvalidValueError.because("marks_wrong", found=ends, most=most)

    @property
    def voters(self) -> int:
        """How many ballots there are."""
        return len(self.rows)

    def require(self, marking: Marking) -> None:
        """
        Refuse ballots that are marked in another way.

        Raises:
            InvalidValueError: they are.
        """
        self.marking.require(marking)

    @cached_property
    def patterns(self) -> tuple[tuple[Marks, int], ...]:
        """Each way of marking, with the number of its ballots, in the order of the marks."""
        marks, counts = self._grouped
        return tuple(zip(map(tuple, marks.tolist()), counts.tolist(), strict=True))

    @property
    def grouped(self) -> Ballots:
        """The same ballots as patterns and numbers."""
        return Ballots(
            candidates=self.candidates,
            marking=self.marking,
            patterns=self.patterns,
            scale=self.scale,
        )

    def crosses(self) -> list[int]:
        """Return how many crosses each candidate has."""
        import numpy as np  # noqa: PLC0415 - an optional library, which the caller has

        return [int(np.count_nonzero(column)) for column in self.rows.T]

    def most_crosses(self) -> int:
        """Return the most crosses on one ballot."""
        import numpy as np  # noqa: PLC0415 - likewise

        sums = np.zeros(self.voters, dtype=np.int32)
        for column in self.rows.T:
            sums += column
        return int(sums.max(initial=0))

    def graded(self) -> list[list[int]]:
        """Return, for each candidate, how many gave each grade, the worst first."""
        import numpy as np  # noqa: PLC0415 - likewise

        size = len(self.scale)
        return [np.bincount(column, minlength=size).tolist() for column in self.rows.T]

    def above(self) -> Matrix:
        """Return how many rank the candidate of the row above that of the column."""
        import numpy as np  # noqa: PLC0415 - likewise

        marks, counts = self._grouped
        last = len(self.candidates) + 1
        ranks = np.where(marks == 0, last, marks).T
        return tuple(tuple(int(counts[one < other].sum()) for other in ranks) for one in ranks)

    @cached_property
    def _grouped(self) -> tuple[Any, Any]:
        """Return the different rows, in order, and how many there are of each."""
        import numpy as np  # noqa: PLC0415 - likewise

        height, width = self.rows.shape
        base = int(self.rows.max(initial=0)) + 1
        if base**width >= LARGE:
            marks, counts = np.unique(self.rows, axis=0, return_counts=True)
            return marks, counts
        codes = np.zeros(height, dtype=np.uint32 if base**width < SMALL else np.int64)
        for column in self.rows.T:
            codes *= codes.dtype.type(base)
            np.add(codes, column, out=codes, casting="unsafe")  # marks fit: they were checked
        numbers, counts = np.unique(codes, return_counts=True)
        powers = np.array([base**place for place in range(width - 1, -1, -1)], dtype=np.int64)
        return numbers.astype(np.int64)[:, None] // powers % base, counts
