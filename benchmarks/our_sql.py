"""The rule written as SQL by us, for DuckDB."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from benchmarks.invented_price import bound_invented, conditions
from benchmarks.invented_service import EUROS, SOURCE
from benchmarks.task import Task
from essmodel.rules import expression as tree
from essmodel.rules.columns.dialect import DUCKDB
from essmodel.rules.columns.statement import Asked, select
from essmodel.rules.columns.table import Table
from essmodel.rules.normal import YES

KEY = "number"
"""The column that tells one person from another: a database keeps no order."""


def query(task: Task, table: str = "people") -> str:
    """Return the SELECT of one task over *table*, which has a key."""
    bound = bound_invented()
    if bound.price is None:
        raise AssertionError
    is_possible = tree.Coalesce(bound.verdict, YES, SOURCE)
    paid = tree.If(is_possible, bound.price, tree.Silent(SOURCE, EUROS))
    priced = {"verdict": bound.verdict, "price": paid}
    asked = Asked(
        answers={"verdict": conditions(bound)} if task is Task.DECISION else priced,
        rules=tuple(one.tree for one in bound.rules) if task is Task.REASONS else (),
        figures=bound.figures,
        dates=bound.dates,
    )
    return select(asked, table=Table(name=table, keys=(KEY,)), dialect=DUCKDB)


@contextmanager
def database(people: pl.DataFrame) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory that holds *people* in a table, with their number."""
    with duckdb.connect() as opened:
        opened.register("frame", people.with_row_index(KEY))
        opened.execute("CREATE TABLE people AS SELECT * FROM frame")
        opened.unregister("frame")
        yield opened


def read_file(database: duckdb.DuckDBPyConnection, people: Path) -> None:
    """Let *database* see a Parquet file as the table of people, numbered by row."""
    rows = f"read_parquet('{people}', file_row_number = true)"
    database.execute(f"CREATE VIEW people AS SELECT *, file_row_number AS {KEY} FROM {rows}")
