"""
People decided from a Parquet file into a Parquet file, by a process of its own.

The process does nothing else, so that its peak of memory is that of the work.  It prints how long
the work took, imports aside, and that peak, as one line of JSON.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from attrs import frozen

from benchmarks.memory import peak_megabytes
from benchmarks.task import Task

ROOT = Path(__file__).parents[1]
Work = Callable[[], object]


@frozen(kw_only=True)
class FileRun:
    """What one process took: the seconds of its work, and its peak in megabytes."""

    seconds: float
    megabytes: float


def run_apart(way: str, people: Path, answers: Path) -> FileRun:
    """Let a process of its own decide the file *people* in one *way* of `WAYS`."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.from_file", way, str(people), str(answers)],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return FileRun(**json.loads(done.stdout))


def _by_hand(people: Path, answers: Path) -> Work:
    import polars as pl

    from benchmarks import hand_polars

    def work() -> None:
        hand_polars.plan(pl.scan_parquet(people), Task.REASONS).sink_parquet(answers)

    return work


def _by_us(people: Path, answers: Path) -> Work:
    from benchmarks import our_columns

    return lambda: our_columns.decide_file(people, answers)


def _in_duckdb(people: Path, answers: Path) -> Work:
    import duckdb

    from benchmarks import our_sql

    def work() -> None:
        with duckdb.connect() as database:
            our_sql.read_file(database, people)
            query = our_sql.query(Task.REASONS)
            database.execute(f"COPY ({query}) TO '{answers}' (FORMAT parquet)")

    return work


WAYS = {"hand": _by_hand, "ours": _by_us, "duckdb": _in_duckdb}
"""Each imports what it needs and returns the work, so that imports are not timed."""


def main() -> None:
    """Do the work that the command line names."""
    way, people, answers = sys.argv[1:]
    work = WAYS[way](Path(people), Path(answers))
    start = perf_counter()
    work()
    taken = {"seconds": perf_counter() - start, "megabytes": peak_megabytes()}
    print(json.dumps(taken))


if __name__ == "__main__":
    main()
