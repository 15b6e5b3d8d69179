"""
Individual ballots in arrays, brought to patterns: a million of them in a few milliseconds.

One row for each ballot, one column for each candidate, marks as in `Ballots`.  An array of numpy is
read as it is; the result is the same value, bit for bit, as that of the same rows in a list.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from essmodel.counting.ballots import Ballots, Marking
from essmodel.errors import InvalidValueError

FEW_CODES = 1 << 22
"""Up to so many different rows are counted in one table; more are sorted."""
CODE_BITS = 63


def ballots_of(
    rows: Any,  # noqa: ANN401 - an array of numpy, or rows of whole numbers
    *,
    candidates: Sequence[str],
    marking: Marking,
    scale: tuple[str, ...] = (),
) -> Ballots:
    """
    Return individual ballots as patterns.

    Args:
        rows: one for each ballot: an array of whole numbers, or an iterable of tuples of them.
        candidates: their names, in the order of the columns.
        marking: what the marks are.
        scale: the grades from the worst to the best, where they are grades.

    Raises:
        InvalidValueError: a mark is none, or the columns are not as many as the candidates.
    """
    patterns = _of_array(rows, len(candidates)) if hasattr(rows, "dtype") else _of_rows(rows)
    return Ballots(
        candidates=tuple(candidates), marking=marking, patterns=tuple(patterns), scale=scale
    )


def _of_rows(rows: Iterable[Iterable[int]]) -> list[tuple[tuple[int, ...], int]]:
    return sorted(Counter(map(tuple, rows)).items())


def _of_array(rows: Any, width: int) -> list[tuple[tuple[int, ...], int]]:  # noqa: ANN401 - see above
    """Number each row by its marks as digits, and count the numbers."""
    import numpy as np  # noqa: PLC0415 - an optional library, which the caller has

    if rows.ndim != 2 or rows.shape[1] != width or rows.dtype.kind not in "biu":  # noqa: PLR2004 - rows and columns
        raise InvalidValueError.because(
            "array_wrong", found=f"{rows.shape} {rows.dtype}", width=width
        )
    if not rows.size:
        return [((), len(rows))] if len(rows) else []
    if rows.dtype.kind == "i" and int(rows.min()) < 0:
        raise InvalidValueError.because("marks_wrong", found=int(rows.min()), most="")
    base = int(rows.max()) + 1
    if base**width >= 1 << CODE_BITS:
        return _of_rows(rows.tolist())
    codes = np.zeros(len(rows), dtype=np.int64)
    for column in range(width):
        codes *= base
        codes += rows[:, column]
    if base**width <= FEW_CODES:
        table = np.bincount(codes)
        numbers = np.flatnonzero(table)
        counts = table[numbers]
    else:
        numbers, counts = np.unique(codes, return_counts=True)
    powers = [base**place for place in range(width - 1, -1, -1)]
    marks = [[number // power % base for power in powers] for number in numbers.tolist()]
    return [(tuple(row), count) for row, count in zip(marks, counts.tolist(), strict=True)]
