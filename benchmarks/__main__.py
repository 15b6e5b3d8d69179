"""`make bench`: everything measured in one run, and written to a page."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from benchmarks import country, crowd, hundred, machine, one_case, peer, target, towns
from benchmarks.agreement import require_agreement, require_files_agree
from benchmarks.openfisca_peer import ROOT, OpenFisca, installed
from benchmarks.table import Table, count
from benchmarks.target import Target

FOLDER = ROOT / "build" / "bench"
"""Where people and answers are kept; `make clean` removes it."""

PAGE = ROOT / "benchmarks" / "RESULTS.md"


@frozen(kw_only=True)
class Sizes:
    """
    How much is measured; rounds stand beside the size that they are of.

    Attributes:
        crowds: people in memory, rounds, and whether DuckDB takes part, which takes long.
    """

    sample: int
    cases: tuple[int, int]
    crowds: tuple[tuple[int, int, bool], ...]
    peer: tuple[int, int]
    hundred: tuple[int, int]
    file: tuple[int, int]
    country: tuple[int, int]
    towns: tuple[int, int]
    page: Path


WHOLE = Sizes(
    sample=20_000,
    cases=(10_000, 15),
    crowds=((1_000_000, 31, True), (10_000_000, 15, False)),
    peer=(1_000_000, 11),
    hundred=(1_000_000, 7),
    file=(10_000_000, 3),
    country=(68_000_000, 1),
    towns=(35_000, 15),
    page=PAGE,
)
QUICK = Sizes(
    sample=2_000,
    cases=(1_000, 5),
    crowds=((100_000, 3, True),),
    peer=(100_000, 3),
    hundred=(50_000, 3),
    file=(250_000, 2),
    country=(1_000_000, 1),
    towns=(1_000, 3),
    page=FOLDER / "RESULTS.md",
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, under a minute")
    sizes = QUICK if parser.parse_args(arguments).quick else WHOLE
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = _written_by_others(sizes.page)
    sizes.page.write_text("\n".join(page(sizes)) + "\n" + kept, "utf-8")
    print(f"written: {sizes.page.relative_to(ROOT)}")


def _written_by_others(written: Path) -> str:
    """Return the end of a page, which other benchmarks wrote."""
    if not written.exists():
        return ""
    _, mark, rest = written.read_text("utf-8").partition("\n<!-- what follows is written by")
    return mark + rest


def page(sizes: Sizes) -> list[str]:
    """Measure everything and return the lines of the page."""
    with OpenFisca(FOLDER) as openfisca:
        say(f"all contenders agree on {count(sizes.sample)} people?")
        require_agreement(sizes.sample, openfisca)
        require_files_agree(FOLDER, sizes.sample)
        tables, targets = in_memory(sizes, openfisca)
    say("files")
    rows, rounds = sizes.file
    file_lines, _ = country.measure(FOLDER, rows, ("hand", "ours", "duckdb"), rounds=rounds)
    rows, rounds = sizes.country
    say(f"{count(rows)} people")
    country_lines, found = country.measure(FOLDER, rows, ("hand", "ours"), rounds=rounds)
    targets.append(country.target(rows, found))
    return [
        "# What it takes",
        "",
        *machine.lines(installed()),
        f"All contenders gave equal answers about {count(sizes.sample)} people before they ran.",
        "Written by `make bench`; [README](README.md) says how to read it.",
        *target.lines(targets),
        *(line for table in tables for line in table.lines()),
        *file_lines,
        *country_lines,
    ]


def in_memory(sizes: Sizes, openfisca: OpenFisca) -> tuple[list[Table], list[Target]]:
    """Measure what is no run of its own."""
    tables: list[Table] = []
    targets: list[Target] = []
    say("one case")
    parts = [one_case.measure(*sizes.cases)]
    for rows, rounds, in_database in sizes.crowds:
        say(f"{count(rows)} people")
        parts.append(crowd.measure(rows, rounds, in_database=in_database))
    say("OpenFisca")
    parts.append(peer.measure(openfisca, *sizes.peer))
    say("a hundred services")
    parts.append(hundred.measure(*sizes.hundred))
    say("towns")
    parts.append(towns.measure(FOLDER, *sizes.towns))
    for some_tables, some_targets in parts:
        tables += some_tables
        targets += some_targets
    return tables, targets


def say(what: str) -> None:
    """Print what is being measured."""
    print(what, flush=True)


if __name__ == "__main__":
    main()
