"""A population in memory: by hand in polars, lowered by us, and written by us as SQL for DuckDB."""

from collections.abc import Callable

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
_WHY = (
    "a rounded quotient names its dividend several times, to be right for every sign and size, "
    "where by hand one relies on amounts that are never negative"
)
Answer = Callable[[], pl.DataFrame]


def contenders(
    people: pl.DataFrame, task: Task, database: duckdb.DuckDBPyConnection
) -> dict[str, Answer]:
    """Return the contenders for one task; *database* holds the same people as ``people``."""
    by_hand = hand_polars.plan(people.lazy(), task)
    by_us = our_columns.plan(people.lazy(), task)
    query = our_sql.query(task)
    return {
        HAND: by_hand.collect,
        OURS: by_us.collect,
        "written for DuckDB": lambda: database.sql(query).pl(),
    }


def measure(rows: int, rounds: int) -> tuple[list[Table], list[Target]]:
    """Time the three tasks on *rows* people."""
    people = population(rows)
    tables: list[Table] = []
    targets: list[Target] = []
    with our_sql.database(people) as database:
        for task in Task:
            runs: dict[str, Run] = {
                name: timed(one) for name, one in contenders(people, task, database).items()
            }
            timings = interleaved(runs, rounds=rounds, units=rows)
            title = f"{count(rows)} people: {task.value}"
            tables.append(Table(title=title, timings=timings, first=HAND, per="person"))
            targets.append(_target(timings, title))
    return tables, targets


def _target(timings: dict[str, Timing], title: str) -> Target:
    return at_most(
        f"{title}, {OURS} / {HAND}",
        1.15,
        timings[OURS].times(timings[HAND]),
        why=_WHY,
    )
