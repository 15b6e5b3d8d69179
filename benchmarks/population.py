"""
People made up from a seed, eleven facts each, three in a hundred of the facts unknown.

The people come in batches, each from the seed and its own number: a small population is the
beginning of a large one, and no more than one batch is in memory when a file is written.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from benchmarks.figures import (
    DECIDED_ON,
    LEAST_SHARES,
    MOST_HOUSEHOLD,
    MOST_INCOME,
    MOST_QUOTIENT,
    MOST_SHARES,
    SCHEMES,
    TOWNS,
)

SEED = 20_261_122
BATCH = 250_000
UNKNOWN = 0.03
"""The part of every fact that is not known."""

_EPOCH = date(1970, 1, 1)
_TODAY = (DECIDED_ON - _EPOCH).days
_LABELS = {"child.town": pl.Enum(TOWNS), "child.scheme": pl.Enum(SCHEMES)}


def batches(rows: int, *, unknown: float = UNKNOWN) -> Iterator[pl.DataFrame]:
    """Yield *rows* people, a batch at a time; the known facts are the same for any *unknown*."""
    for number, start in enumerate(range(0, rows, BATCH)):
        yield _batch(number, unknown).head(rows - start)


def population(rows: int, *, unknown: float = UNKNOWN) -> pl.DataFrame:
    """Return *rows* people as one frame."""
    return pl.concat(batches(rows, unknown=unknown), rechunk=True)


def write(path: Path, rows: int) -> None:
    """Write *rows* people to a Parquet file, unless it is there already."""
    if path.exists():
        return
    import pyarrow.parquet as pq

    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    writer: Any = None
    for batch in batches(rows):
        table = batch.to_arrow()
        writer = writer or pq.ParquetWriter(unfinished, table.schema, compression="zstd")
        writer.write_table(table)
    if writer is not None:
        writer.close()
    unfinished.rename(path)


def _batch(number: int, unknown: float) -> pl.DataFrame:
    """Return the people of one batch, of which about one in five may have the service."""
    draw = np.random.default_rng((SEED, number))
    size = BATCH
    quotient = np.minimum(draw.gamma(2.0, 45_000.0, size), MOST_QUOTIENT).astype(np.int64)
    income = np.minimum(draw.gamma(2.0, 1_100_000.0, size), MOST_INCOME).astype(np.int64)
    frame = pl.DataFrame(
        {
            "child.birth": _days(_TODAY - draw.integers(0, 19 * 365, size)),
            "child.town": _labels(draw.integers(0, len(TOWNS), size), "child.town"),
            "child.priority": draw.random(size) < 0.25,
            "child.disability": draw.random(size) < 0.1,
            "child.enrolled": draw.random(size) < 0.9,
            "child.quotient": quotient,
            "child.scheme": _labels(draw.integers(0, len(SCHEMES), size), "child.scheme"),
            "child.fee_paid": _days(_TODAY - draw.integers(0, 450, size)),
            "child.income": income,
            "child.shares": 5 * draw.integers(LEAST_SHARES // 5, MOST_SHARES // 5 + 1, size),
            "child.household": draw.integers(1, MOST_HOUSEHOLD + 1, size),
        }
    )
    holes = np.random.default_rng((SEED, number, 1))
    return frame.with_columns(
        pl.when(pl.Series(holes.random(size) >= unknown)).then(pl.col(name)).alias(name)
        for name in frame.columns
    )


def _days(numbers: np.ndarray[tuple[int], np.dtype[np.int64]]) -> pl.Series:
    return pl.Series(numbers.astype(np.int32)).cast(pl.Date)


def _labels(numbers: np.ndarray[tuple[int], np.dtype[np.int64]], name: str) -> pl.Series:
    labels = _LABELS[name]
    return pl.Series(labels.categories, dtype=labels).gather(numbers)
