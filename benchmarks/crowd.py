"""A population in memory: by hand in polars, lowered by us, and written by us as SQL for DuckDB."""

from contextlib import ExitStack

import duckdb
import polars as pl

from benchmarks import hand_polars, our_columns, our_sql
from benchmarks.population import population
from benchmarks.stopwatch import Run, Timing, interleaved, timed
from benchmarks.table import Table, count
from benchmarks.target import Target, at_most
from benchmarks.task import Task

HAND = "by hand in polars"
OURS = "lowered to polars"
_WHY = "guards for what is unknown cost a little, where by hand one leaves them out"


def measure(rows: int, rounds: int, *, in_database: bool) -> tuple[list[Table], list[Target]]:
    """Time the three tasks on *rows* people, in DuckDB too where *in_database*."""
    people = population(rows)
    tables: list[Table] = []
    targets: list[Target] = []
    with ExitStack() as stack:
        database = stack.enter_context(our_sql.database(people)) if in_database else None
        for task in Task:
            runs = _runs(people.lazy(), task, database)
            timings = interleaved(runs, rounds=rounds, units=rows)
            title = f"{count(rows)} people: {task.value}"
            tables.append(Table(title=title, timings=timings, first=HAND, per="person"))
            targets.append(_target(timings, title))
    return tables, targets


def _runs(
    people: pl.LazyFrame, task: Task, database: duckdb.DuckDBPyConnection | None
) -> dict[str, Run]:
    """Return the contenders for one task; *database* holds the same people as ``people``."""
    runs = {
        HAND: timed(hand_polars.plan(people, task).collect),
        OURS: timed(our_columns.plan(people, task).collect),
    }
    if database is not None:
        query = our_sql.query(task)
        runs["written for DuckDB"] = timed(lambda: database.sql(query).pl())
    return runs


def _target(timings: dict[str, Timing], title: str) -> Target:
    return at_most(
        f"{title}, {OURS} / {HAND}",
        1.15,
        timings[OURS].times(timings[HAND]),
        why=_WHY,
    )
