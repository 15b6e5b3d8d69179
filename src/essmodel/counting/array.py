"""
The same counts as ever, by numpy where it is at hand: a million ballots in milliseconds.

Everything here is whole numbers of 64 bits; who calls it keeps totals below `MOST`, and has a way
without numpy that gives the same result bit for bit.
"""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Marks = NDArray[np.uint8]
    Counts = NDArray[np.int64]
    Rows = NDArray[Any]

MOST = 1 << 62
"""No total of ballots counted here may reach it."""

WIDEST = 255
"""How many candidates an order of preferences can name and still have a number for its end."""

_SMALL = 1 << 20
"""Up to so many possible patterns, there is a counter for each; beyond, the patterns are sorted."""

_UNRANKED = 255
"""What mark 0 becomes where 1 is taken off: below all others."""

Matrix = tuple[tuple[int, ...], ...]


@cache
def is_at_hand() -> bool:
    """Whether numpy is installed: the extra ``essmodel[arrays]``."""
    return find_spec("numpy") is not None


def grouped(rows: "Rows") -> tuple[bytes, tuple[int, ...]]:
    """
    Return each different row once, in order, as bytes, and how often it stands.

    Args:
        rows: a ballot a row, a mark a column; whole numbers from 0 to 255.
    """
    import numpy as np

    wide = rows.shape[1]
    base = int(rows.max()) + 1 if rows.size else 1
    # Column by column is how the rows are read.
    rows = np.asfortranarray(rows)
    keys, fits = _keys(rows, base)
    if not fits:
        ranks = _ranks(rows, base)
        _, first, counts = np.unique(ranks, return_index=True, return_counts=True)
        return rows[first].astype(np.uint8).tobytes(), tuple(counts.tolist())
    if base**wide <= _SMALL:
        every = np.bincount(keys, minlength=1)
        found = np.flatnonzero(every)
        counts = every[found]
    else:
        keys.sort()
        starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        found, counts = keys[starts], np.diff(np.append(starts, len(keys)))
    marks = np.empty((len(found), wide), np.uint8)
    for column in range(wide - 1, -1, -1):
        found, marks[:, column] = np.divmod(found, found.dtype.type(base))
    return marks.tobytes(), tuple(counts.tolist())


def in_order(marks: bytes, width: int) -> bool:
    """Return whether patterns of *width* marks stand in order, each once."""
    import numpy as np

    rows = np.frombuffer(marks, np.uint8).reshape(-1, width)
    later, earlier = rows[1:], rows[:-1]
    undecided = np.ones(len(later), np.bool_)
    for column in range(width):
        if bool((undecided & (later[:, column] < earlier[:, column])).any()):
            return False
        undecided &= later[:, column] == earlier[:, column]
    return not undecided.any()


def preferred(marks: bytes, counts: Sequence[int], width: int) -> Matrix:
    """Return how many rank each candidate of the line above each of the column; 0 is unranked."""
    import numpy as np

    ranks = np.ascontiguousarray((np.frombuffer(marks, np.uint8) - 1).reshape(-1, width).T)
    weights = _weights(counts)
    return tuple(
        tuple(_sum(weights, ranks[one] < ranks[other]) for other in range(width))
        for one in range(width)
    )


def histogram(marks: bytes, counts: Sequence[int], width: int, highest: int) -> Matrix:
    """Return for each column how many ballots have each mark there, from 0 to *highest*."""
    import numpy as np

    columns = np.ascontiguousarray(np.frombuffer(marks, np.uint8).reshape(-1, width).T)
    weights = _weights(counts)
    return tuple(
        tuple(_sum(weights, column == mark) for mark in range(highest + 1)) for column in columns
    )


def column_counts(rows: "Rows", highest: int) -> Matrix:
    """Return for each column how many rows have each mark there, from 0 to *highest*."""
    import numpy as np

    return tuple(tuple(np.bincount(one, minlength=highest + 1).tolist()) for one in rows.T)


@frozen(eq=False)
class ArrayPile:
    """
    Ballot papers that lie together; see `essmodel.counting.papers`.

    Attributes:
        order: a row a pattern: candidates in the order preferred, then their number as the end.
        counts: how many papers have each pattern.
    """

    order: "Marks"
    counts: "Counts"

    @property
    def size(self) -> int:
        """How many papers there are."""
        return int(self.counts.sum())

    def dealt(self, is_continuing: Sequence[bool]) -> tuple["ArrayPile", ...]:
        """Return a pile for each candidate who is next, and one of the papers without a next."""
        import numpy as np

        goes = np.array([*is_continuing, True])
        at = goes[self.order].argmax(axis=1)
        holder = self.order[np.arange(len(at)), at]
        return tuple(
            ArrayPile(self.order[mask], self.counts[mask])
            for mask in (holder == one for one in range(len(goes)))
        )


def array_pile(marks: bytes, counts: Sequence[int], width: int) -> ArrayPile:
    """Return all papers of rankings; what follows the first tie of a paper is not read."""
    import numpy as np

    ranks = (np.frombuffer(marks, np.uint8) - 1).reshape(-1, width)
    order = ranks.argsort(axis=1, kind="stable").astype(np.uint8)
    ranked = np.take_along_axis(ranks, order, axis=1)
    is_shared = np.zeros(ranked.shape, np.bool_)
    is_shared[:, 1:] = ranked[:, 1:] == ranked[:, :-1]
    is_shared[:, :-1] |= is_shared[:, 1:]
    order[np.logical_or.accumulate(is_shared | (ranked == _UNRANKED), axis=1)] = width
    end = np.full((len(order), 1), width, np.uint8)
    return ArrayPile(np.hstack((order, end)), np.array(counts, np.int64))


def _weights(counts: Sequence[int]) -> "Rows":
    """Return counts as the narrowest array that holds any of them: half as wide, half the time."""
    import numpy as np

    return np.array(counts, np.int32 if max(counts, default=0) < 1 << 31 else np.int64)


def _sum(weights: "Rows", where: "Rows") -> int:
    """Return the sum of some weights; to multiply by truths is faster than to pick."""
    import numpy as np

    return int((weights * where).sum(dtype=np.int64))


def _keys(rows: "Rows", base: int) -> tuple["Rows", bool]:
    """Return each row as one number that keeps the order of rows, and whether it fits."""
    import numpy as np

    span = base ** rows.shape[1]
    if span > MOST:
        return np.empty(0, np.int64), False
    dtype = np.uint32 if span <= 1 << 32 else np.uint64
    keys = rows[:, 0].astype(dtype)
    for column in range(1, rows.shape[1]):
        np.multiply(keys, dtype(base), out=keys)
        np.add(keys, rows[:, column].astype(dtype), out=keys)
    return keys, True


def _ranks(rows: "Rows", base: int) -> "Counts":
    """Return the place of each row among the different ones, some columns at a time."""
    import numpy as np

    step = next(one for one in range(7, 0, -1) if base**one <= 1 << 31 or one == 1)
    ranks = np.zeros(len(rows), np.int64)
    for start in range(0, rows.shape[1], step):
        keys, _ = _keys(rows[:, start : start + step], base)
        places = np.unique(keys, return_inverse=True)[1].reshape(-1)
        together = ranks * (int(places.max()) + 1) + places
        ranks = np.unique(together, return_inverse=True)[1].reshape(-1)
    return ranks
