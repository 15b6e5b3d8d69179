"""People from a Parquet file to a Parquet file: memory, and a country as large as France."""

from pathlib import Path
from statistics import median

from benchmarks import population
from benchmarks.from_file import FileRun, run_apart
from benchmarks.table import count
from benchmarks.target import Target, at_most

NAMES = {
    "hand": "by hand in polars, streaming",
    "ours": "`decide_all`, streaming",
    "duckdb": "written for DuckDB",
}
LIMIT = 500
"""Megabytes in which one process must decide a country."""


def measure(
    folder: Path, rows: int, ways: tuple[str, ...], *, rounds: int
) -> tuple[list[str], FileRun]:
    """Decide *rows* people of a file in several ways, in turns; return a table and our figures."""
    people = folder / f"people-{rows}.parquet"
    population.write(people, rows)
    answers = folder / "answers.parquet"
    runs: dict[str, list[FileRun]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            runs[way].append(run_apart(way, people, answers))
            answers.unlink()
    lines = [
        "",
        f"## {count(rows)} people from Parquet to Parquet",
        "",
        "Each run is a process of its own: decision, price and reasons, written to a file.",
        "",
        f"| | median of {rounds} | peak memory | for one person |",
        "|---|---|---|---|",
    ]
    taken = {way: _median(found) for way, found in runs.items()}
    for way, one in taken.items():
        each = one.seconds / rows * 1e9
        lines.append(
            f"| {NAMES[way]} | {one.seconds:.1f} s | {one.megabytes:.0f} MB | {each:.0f} ns |"
        )
    return lines, taken["ours"]


def target(rows: int, run: FileRun) -> Target:
    """Return whether a country was decided within the limit."""
    return at_most(
        f"{count(rows)} people, Parquet to Parquet, decision, price and reasons, peak memory",
        LIMIT,
        run.megabytes,
        unit="MB",
        why="the engine that streams the file holds more of it at a time",
    )


def _median(runs: list[FileRun]) -> FileRun:
    """Return the median of the times, and the largest of the peaks."""
    return FileRun(
        seconds=median(one.seconds for one in runs), megabytes=max(one.megabytes for one in runs)
    )
