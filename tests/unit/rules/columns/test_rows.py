"""Rows of any frame: as many as there were, read once, written whole."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from essmodel.errors import InvalidValueError, Problem
from essmodel.rules.columns.intake import Check, Null
from essmodel.rules.columns.rows import Rows, passed, rows

PEOPLE = pl.DataFrame({"key": [1, 2, 3], "day": [date(2026, 1, 2), None, date(2026, 1, 1)]})


@pytest.fixture(params=["polars", "plan", "pandas", "pyarrow", "DuckDB"])
def given(request: pytest.FixtureRequest, database: duckdb.DuckDBPyConnection) -> Any:  # noqa: ANN401 - a frame
    """People, in a frame of each library."""
    arrow = PEOPLE.to_arrow()
    frames = {
        "polars": PEOPLE,
        "plan": PEOPLE.lazy(),
        "pandas": PEOPLE.to_pandas(use_pyarrow_extension_array=True),
        "pyarrow": arrow,
        "DuckDB": database.from_arrow(arrow),
    }
    return frames[request.param]


def count(table: Rows) -> int:
    """Return how many rows there are."""
    found: int = len(table.read(table.frame))
    return found


@pytest.mark.parametrize("names", [(), ("key",), ("day", "key", "day")])
def test_rows_are_as_many_whatever_is_read(given: Any, names: tuple[str, ...]) -> None:  # noqa: ANN401 - a frame
    """Even where nothing is, and each column once."""
    table = rows(given, among=names).of(names)

    assert count(table) == 3
    if names:
        assert list(table.frame.collect_schema()) == [*dict.fromkeys(names)]


@pytest.mark.parametrize(
    "nobody", [pl.DataFrame(height=3), pd.DataFrame(index=[7, 8, 9]), pl.DataFrame(height=3).lazy()]
)
def test_rows_without_a_column_are_rows(nobody: Any) -> None:  # noqa: ANN401 - a frame
    """A frame may have a height and nothing else."""
    assert count(rows(nobody, among=()).of(())) == 3


def test_first_and_last_day_are_found(given: Any) -> None:  # noqa: ANN401 - a frame
    """What is null is no day."""
    table = rows(given, among=("day",))

    assert table.ends("day") == (date(2026, 1, 1), date(2026, 1, 2))


def test_days_that_are_all_null_have_no_ends() -> None:
    """The message says what to name."""
    table = rows(PEOPLE.filter(pl.col("day").is_null()), among=("day",))

    with pytest.raises(InvalidValueError, match="day: no day is known there"):
        table.ends("day")


def test_what_is_wrong_is_told_after_what_is_known(given: Any) -> None:  # noqa: ANN401 - a frame
    """All of it at once; rows that are wrong for no reason are none."""
    table = rows(given, among=("key", "day"))
    key = table.namespace.of.col("key")
    checks = (
        Check("key", "columns_bounds", 2, key > 1),
        Check("key", "columns_bounds", 9, key > 9),
    )

    table.require(checks[1:])
    table.require(())
    with pytest.raises(InvalidValueError) as refusal:
        table.require(checks, Problem(id="columns_no_day"))
    assert [one.id for one in refusal.value.problems] == ["columns_no_day", "columns_bounds"]
    assert ("count", 2) in refusal.value.problems[1].data


@pytest.mark.parametrize("is_arrow", [False, True])
def test_column_may_be_called_as_ours(*, is_arrow: bool) -> None:
    """It is not in the way when rows are named."""
    frame = PEOPLE.rename({"day": "row"}).with_columns(pl.lit(1).alias("is_wrong"))
    table = rows(frame.to_arrow() if is_arrow else frame, among=("key", "row", "is_wrong"))
    check = Check("key", "columns_bounds", 2, table.namespace.of.col("key") > 1)

    with pytest.raises(InvalidValueError, match=r"rows 1 and 2 first"):
        table.require((check,))


def test_answers_are_written_whole_or_not_at_all(given: Any, tmp_path: Path) -> None:  # noqa: ANN401 - a frame
    """Over what was there before; nothing else is left beside it."""
    table, to = rows(given, among=("key",)).of(("key",)), tmp_path / "answers.parquet"
    to.write_bytes(b"before")

    found = table.written(table.frame, to)

    assert sorted(pl.read_parquet(to)["key"]) == [1, 2, 3]
    assert list(tmp_path.iterdir()) == [to]
    assert type(found) is type(given)


def test_plan_that_fails_writes_nothing(tmp_path: Path) -> None:
    """What was there stays."""
    to = tmp_path / "answers.parquet"
    to.write_bytes(b"before")
    table = rows(PEOPLE.lazy(), among=("key",))

    with pytest.raises(pl.exceptions.InvalidOperationError):
        table.written(table.frame.select(pl.lit("x").cast(pl.Int64)), to)
    assert to.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [to]


def test_rows_that_pass_are_counted() -> None:
    """And pass as they are."""
    seen: list[int] = []

    assert passed(seen.append, PEOPLE) is PEOPLE
    assert seen == [3]


def test_column_of_nothing_is_known_as_such(database: duckdb.DuckDBPyConnection) -> None:
    """A type that is not known is another matter: it may hold something."""
    table = pa.table({"a": pa.nulls(1), "b": pa.array([b"x"], pa.large_binary())})

    for given in (table, database.from_arrow(table)):
        schema = rows(given, among=("a", "b")).schema
        assert schema["a"] is Null
        assert schema["b"] is not Null


def test_other_columns_of_pandas_are_left_alone() -> None:
    """Though they mix what Arrow cannot."""
    frame = pd.DataFrame({"key": [1], "mixed": [object()]})

    assert rows(frame, among=("key",)).schema == {"key": nw.Int64}
    with pytest.raises(InvalidValueError, match="the columns cannot be read"):
        rows(frame, among=("key", "mixed"))
