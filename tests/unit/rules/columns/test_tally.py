"""Answers counted: by verdict, and by each bit of the columns that tell of rules."""

from collections.abc import Callable
from typing import Any

import duckdb
import narwhals as nw
import polars as pl
import pytest

from essmodel.rules.columns.tally import Tally, tallied

ANSWERS = pl.DataFrame(
    {
        "a.verdict": [True, False, None, None, True],
        "a.failed": pl.Series([0, 2**63, 0, 0, 0], dtype=pl.UInt64),
        "a.failed_2": pl.Series([0, 1, 0, 0, 0], dtype=pl.UInt64),
        "a.undetermined": pl.Series([0, 1, 1, 2**63, 0], dtype=pl.UInt64),
        "a.undetermined_2": pl.Series([0, 0, 0, 1, 0], dtype=pl.UInt64),
        "b.verdict": [True, True, True, True, None],
        "b.undetermined": pl.Series([0] * 5, dtype=pl.UInt64),
    }
)


@pytest.fixture
def holders(database: duckdb.DuckDBPyConnection) -> list[Callable[[pl.DataFrame], Any]]:
    """Every sort of frame."""
    return [
        lambda frame: frame,
        lambda frame: frame.lazy(),
        lambda frame: frame.to_arrow(),
        lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
        lambda frame: database.from_arrow(frame.to_arrow()),
        nw.from_native,
        lambda frame: nw.from_native(frame.lazy()),
    ]


def test_answers_are_counted(holders: list[Callable[[pl.DataFrame], Any]]) -> None:
    """
    By service; the rule at the place 64 is the first bit of the second column.

    Where no rule is undetermined, and the verdict is, it is for want of a price.
    """
    none = (0,) * 62

    for hold in holders:
        assert tallied(hold(ANSWERS), {"a": 65, "b": 0}) == (
            Tally(
                granted=2,
                refused=1,
                undetermined=2,
                unpriced=0,
                unmet=(0, *none, 1, 1),
                untold=(2, *none, 1, 1),
            ),
            Tally(granted=4, refused=0, undetermined=1, unpriced=1, unmet=(), untold=()),
        )


def test_nobody_is_counted(holders: list[Callable[[pl.DataFrame], Any]]) -> None:
    """Then all is zero, and nothing is null."""
    for hold in holders:
        (found,) = tallied(hold(ANSWERS.clear()), {"a": 1})
        assert found == Tally(
            granted=0, refused=0, undetermined=0, unpriced=0, unmet=(0,), untold=(0,)
        )
