"""The cases of the examples, read once; and populations, as each library holds them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pytest

import essmodel as em
from essmodel.rules.columns.namespace import Namespace
from essmodel.rules.expression import Fact
from essmodel.rules.fact import Facts

EXAMPLES = Path(__file__).parents[3] / "examples"
KEY = "key"
Hold = Callable[[pl.DataFrame], Any]


@cache
def load(name: str) -> em.Partnership:
    """Read one example."""
    return em.load(EXAMPLES / f"{name}.yaml")


@pytest.fixture
def example() -> Callable[[str], em.Partnership]:
    """Read an example by its name."""
    return load


@pytest.fixture(scope="session")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory."""
    with duckdb.connect() as opened:
        yield opened


@pytest.fixture
def holders(tmp_path: Path, database: duckdb.DuckDBPyConnection) -> Mapping[str, Hold]:
    """Name every sort of frame, and how it holds a population."""
    return {
        "polars": lambda frame: frame,
        "plan": lambda frame: frame.lazy(),
        "file": partial(_filed, tmp_path),
        "pandas of numpy": _in_numpy,
        "pandas of arrow": lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
        "pyarrow": lambda frame: frame.to_arrow(),
        "DuckDB": lambda frame: database.from_arrow(frame.to_arrow()),
        "narwhals": nw.from_native,
    }


@pytest.fixture(
    params=[
        "polars",
        "plan",
        "file",
        "pandas of numpy",
        "pandas of arrow",
        "pyarrow",
        "DuckDB",
        "narwhals",
    ]
)
def hold(request: pytest.FixtureRequest, holders: Mapping[str, Hold]) -> Hold:
    """Hold a population, in each library in turn."""
    return holders[request.param]


@pytest.fixture
def table() -> Callable[..., pl.DataFrame]:
    """Write cases as a table: a key, and a column for each fact under its path."""

    def written(cases: Sequence[Facts], facts: Sequence[Fact], **more: Sequence[date]) -> Any:  # noqa: ANN401 - a frame
        of = Namespace(pl)
        columns = {
            one.path: pl.Series([facts.get(one.path) for facts in cases], dtype=of.dtype(one.type))
            for one in facts
        }
        frame = pl.DataFrame({KEY: range(len(cases)), **columns})
        return frame.with_columns(**{name: pl.Series(days) for name, days in more.items()})

    return written


@pytest.fixture
def lines() -> Callable[[Any], list[dict[str, Any]]]:
    """Read the lines of an answer, in the order of their keys where they have some."""

    def read(frame: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a frame of any library
        found = nw.from_native(frame)
        whole = found.collect("polars") if isinstance(found, nw.LazyFrame) else found
        told: pl.DataFrame = pl.DataFrame(whole.to_arrow())
        return (told.sort(KEY) if KEY in told.columns else told).rows(named=True)

    return read


def _filed(folder: Path, frame: pl.DataFrame) -> Path:
    path = folder / "population.parquet"
    frame.write_parquet(path)
    return path


def _in_numpy(frame: pl.DataFrame) -> pd.DataFrame:
    """Return a frame as pandas has had it for long: objects where something is missing."""
    series = {
        column.name: pd.Series(column.to_list(), dtype=_numpy_type(column)) for column in frame
    }
    return pd.DataFrame(series)


def _numpy_type(column: pl.Series) -> str:
    if column.dtype.is_integer():
        name = f"{'U' if column.dtype.is_unsigned_integer() else ''}Int64"
        return name if column.null_count() else name.lower()
    return "bool" if column.dtype == pl.Boolean and not column.null_count() else "object"
