"""What no population is decided for: each message says what was found, and what to do."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve

import essmodel as em
from essmodel.errors import InvalidValueError
from essmodel_fr.pack import PACK

Example = Callable[[str], em.Partnership]
Hold = Callable[[pl.DataFrame], Any]
Refused = Callable[..., str]
QUOTIENT = "quotient_familial"


@pytest.fixture
def refused(example: Example) -> Refused:
    """Decide who may have lunch, and return why nobody is decided."""
    case = example("social-centre")

    def said(population: Any, services: Any = "lunch", **more: Any) -> str:  # noqa: ANN401 - of each its own type
        asked: dict[str, Any] = {"within": case, "packs": (PACK,), "on": case.as_of} | more
        with pytest.raises(InvalidValueError) as refusal:
            em.decide_all(services, population, **asked)
        assert refusal.value.said("fr") != refusal.value.said("en")
        return str(refusal.value)

    return said


@pytest.mark.parametrize(
    ("column", "message"),
    [
        (
            pl.Series([6.42]),
            "the column holds floats, which are never exact, in place of an amount",
        ),
        (pl.Series(["642"]), "in place of an amount in EUR of €0.00 or more; convert it before"),
        (pl.Series([True]), "the column is Boolean, in place of an amount"),
        (pl.Series([datetime(2026, 1, 1)]), "the column is Datetime"),  # noqa: DTZ001 - as columns hold it
        (pl.Series([[1]]), "the column is List(Int64), in place of"),
        (
            pl.Series([Decimal("1.234")]),
            "the column holds 3 decimal places, of which the fact keeps 2; round it before",
        ),
        (pl.Series([-1]), "1 value is outside its bounds, an amount in EUR of €0.00 or more ("),
        (pl.Series([Decimal("-0.01")], dtype=pl.Decimal(9, 2)), "1 value is outside its bounds"),
        (pl.Series([2**64 - 1], dtype=pl.UInt64), "1 value is outside its bounds"),
    ],
)
def test_amount_must_be_exact_and_within_bounds(
    column: pl.Series, message: str, hold: Hold, refused: Refused
) -> None:
    """Whoever holds the frame."""
    said = refused(hold(pl.DataFrame({QUOTIENT: column})))

    assert said.startswith(f"{QUOTIENT}: ")
    assert message in said


@pytest.mark.parametrize("dtype", [pl.Int128, pl.UInt128])
def test_amount_of_128_bits_is_within_bounds(dtype: Any, refused: Refused) -> None:  # noqa: ANN401 - a type of polars
    """As any other; only polars has such columns."""
    frame = pl.DataFrame({QUOTIENT: pl.Series([2**70, 642_00], dtype=dtype)})

    assert "1 value is outside its bounds" in refused(frame)
    assert "1 value is outside its bounds" in refused(frame.lazy())


def test_hugeint_of_a_database_is_within_bounds(
    refused: Refused, database: duckdb.DuckDBPyConnection
) -> None:
    """Rows of a database have no order to name them by."""
    for kind, large in (("HUGEINT", 2**70), ("UHUGEINT", 2**70), ("HUGEINT", -(2**70))):
        relation = database.sql(f"SELECT unnest([{large}, NULL, 64200])::{kind} AS {QUOTIENT}")

        assert refused(relation).startswith(f"{QUOTIENT}: 1 value is outside its bounds")
        assert "in rows that have no order" in refused(relation)


def test_first_rows_that_are_wrong_are_named(refused: Refused) -> None:
    """Three of them, counted from 0."""
    frame = pl.DataFrame({QUOTIENT: [1, -1, None, -2, -3, -4]})

    for given in (frame, frame.lazy(), frame.to_arrow()):
        assert "4 values are outside their bounds" in refused(given)
        assert "(rows 1, 3 and 4 first, counted from 0)" in refused(given)


@pytest.mark.parametrize(
    ("population", "message"),
    [
        ([1], "'list' is no frame whose answers are promised exact; give one of polars"),
        (None, "'NoneType' is no frame"),
        (pl.Series([1]), "'Series' is no frame"),
        ("/nowhere/people.parquet", "/nowhere/people.parquet: it cannot be read as Parquet ("),
        (pd.DataFrame({QUOTIENT: [1, "x"]}), "the columns cannot be read ("),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "several columns bear one name ("),
        (pa.table([[1], [2]], names=["a", "a"]), "several columns bear one name ("),
        (pd.DataFrame({QUOTIENT: [1, None]}), f"{QUOTIENT}: the column holds floats"),
    ],
)
def test_population_must_be_a_frame(population: object, message: str, refused: Refused) -> None:
    """Of a library whose answers are promised, or a file that can be read."""
    assert refused(population).startswith(message)


class Elsewhere:
    """A plan of a library that narwhals knows, and whose answers nobody has tested."""

    _implementation = nw.Implementation.IBIS

    def __narwhals_lazyframe__(self) -> "Elsewhere":
        """Be such a plan."""
        return self

    def _with_version(self, _version: object) -> "Elsewhere":
        return self


def test_frame_of_another_library_is_refused(refused: Refused) -> None:
    """Only those are taken whose answers are tested."""
    assert refused(Elsewhere()).startswith("'ibis' is no frame whose answers are promised exact")


def test_file_must_be_parquet(refused: Refused, tmp_path: Path) -> None:
    """Whatever it is called; a folder of other files is none either."""
    for name, text in (("people.parquet", "a,b\n1,2\n"), ("empty.parquet", "")):
        (tmp_path / name).write_text(text)
        assert "it cannot be read as Parquet (" in refused(tmp_path / name)
    assert "it cannot be read as Parquet (" in refused(tmp_path)


def test_column_that_is_asked_for_must_be_there(refused: Refused, hold: Hold) -> None:
    """All that are not are named."""
    frame = hold(pl.DataFrame({QUOTIENT: [1]}))

    assert refused(frame, keep=["nom", QUOTIENT, "prénom"]) == (
        "there are no columns nom and prénom to keep; name columns that there are"
    )


@pytest.mark.parametrize("name", ["*", "^quotient.*$"])
def test_kept_column_is_one(name: str, refused: Refused) -> None:
    """No pattern, though a column may be called so."""
    frame = pl.DataFrame({name: [1], QUOTIENT: [1]})

    assert "would name several columns at once; give the column another name" in refused(
        frame, keep=[name]
    )


def test_no_two_answers_bear_one_name(refused: Refused) -> None:
    """Nor the name of a column that is made on the way."""
    frame = pl.DataFrame({"lunch.price": [1], "lunch.failed": [2], "#1": [3]})

    said = refused(frame, keep=["lunch.failed", "lunch.price", "#1"])

    assert said == (
        "columns #1 cannot be kept, for names that begin with # are those of columns made on the"
        " way; rename them\n"
        "two columns of the answer would be named lunch.failed and lunch.price; keep other columns,"
        " or give services other ids"
    )


def test_some_service_is_asked_for(refused: Refused) -> None:
    """By itself, or by its id in a case."""
    frame = pl.DataFrame({QUOTIENT: [1]})

    assert refused(frame, []) == "no service is asked about; name at least one"
    without_services = (evolve(PACK, services=()),)
    assert refused(frame, ["lunch"], within=None, packs=without_services) == (
        "nobody knows whose service 'lunch' is; give the case that offers it as 'within'"
    )
    assert refused(frame, ["lunch", "dinner"]).startswith("there is no service 'dinner'")


def test_all_mistakes_are_told_at_once(refused: Refused, hold: Hold) -> None:
    """Of types, of values, and of names."""
    frame = pl.DataFrame(
        {"enrolled_in_school": [3, 4], "resident": ["x", "y"], QUOTIENT: [-1, 4], "key": [1, 2]}
    )

    said = refused(hold(frame), keep=["key", "name"]).splitlines()

    assert [line.partition(":")[0] for line in said] == [
        "enrolled_in_school",
        "resident",
        "there are no columns name to keep; name columns that there are",
        QUOTIENT,
    ]
