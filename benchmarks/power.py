"""
Exact indices of power: ours, powerindex and powerindices, in one run.

``python -m benchmarks.power``, where `requirements-voting.txt` is installed, takes a minute and
writes its part of `RESULTS.md`; ``--quick`` takes small games and prints it.
"""

import argparse
from collections.abc import Callable
from fractions import Fraction
from importlib.metadata import version
from platform import python_version
from random import Random
from time import process_time_ns
from typing import Any

from benchmarks.page import write_part
from benchmarks.stopwatch import interleaved, timed
from benchmarks.table import Table
from benchmarks.target import Target, at_least
from benchmarks.target import lines as target_lines
from essmodel.power.indices import banzhaf, shapley_shubik

OURS, INDEX, INDICES = "ours", "powerindex", "powerindices"
HEAVY, LIGHT = 100, 20
"""The heaviest weights: of Banzhaf, and of Shapley-Shubik, which counts by size too."""
EXACT_TO = 1e-9
Index = Callable[[], list[Any]]


def invented(players: int, heaviest: int) -> tuple[list[int], int]:
    """Return weights from a seed, and more than half of them."""
    random = Random(players)  # noqa: S311 - weights, not secrets
    weights = [random.randint(1, heaviest) for _ in range(players)]
    return weights, sum(weights) // 2 + 1


def banzhaf_by(players: int) -> dict[str, Index]:
    """Return who counts swings."""
    import powerindex
    import powerindices

    weights, quota = invented(players, HEAVY)

    def by_index() -> list[Any]:
        made = powerindex.Game(quota, weights)
        made.calc_banzhaf()
        return list(made.banzhaf)

    return {
        OURS: lambda: list(banzhaf(weights, quota=quota)),
        INDEX: by_index,
        INDICES: lambda: list(powerindices.compute_pbi(quota, weights)),
    }


def shapley_by(players: int) -> dict[str, Index]:
    """Return who counts orders."""
    import powerindex
    import powerindices

    weights, quota = invented(players, LIGHT)

    def by_index() -> list[Any]:
        made = powerindex.Game(quota, weights)
        made.calc_shapley_shubik()
        return list(made.shapley_shubik)

    return {
        OURS: lambda: list(shapley_shubik(weights, quota=quota)),
        INDEX: by_index,
        INDICES: lambda: list(powerindices.compute_ssi(quota, weights)),
    }


def found_by(counts: dict[str, Index]) -> dict[str, str]:
    """Return who errs, and how: they are not timed."""
    exact = counts[OURS]()
    wrong: dict[str, str] = {}
    for name, count in counts.items():
        try:
            told = [float(one) for one in count()]
        except (OverflowError, ValueError, ZeroDivisionError) as error:
            wrong[name] = f"{name} fails: {type(error).__name__}."
            continue
        worst = max(abs(one - float(two)) for one, two in zip(told, exact, strict=True))
        if worst > EXACT_TO:
            wrong[name] = f"{name} is wrong by up to {worst:.2g}, and not timed."
    return wrong


def measure(
    title: str, counts: dict[str, Index], rounds: int, bound: float
) -> tuple[Table, Target | None]:
    """Time those who are right."""
    wrong = found_by(counts)
    runs = {
        name: timed(count, clock=process_time_ns)
        for name, count in counts.items()
        if name not in wrong
    }
    timings = interleaved(runs, rounds=rounds, units=1)
    table = Table(title=title, notes=(*wrong.values(),), timings=timings, first=OURS, per="game")
    peers = [one.times(timings[OURS]) for name, one in timings.items() if name != OURS]
    if not peers:
        return table, None
    return table, at_least(f"{title}: fastest correct library / ours", bound, min(peers), why=WHY)


WHY = "both are counted by the same sums"


def page(sizes: tuple[int, int, int], rounds: int) -> list[str]:
    """Measure, and return the lines of the page."""
    large, small, largest = sizes
    parts = [
        measure(f"Banzhaf, {large} players", banzhaf_by(large), rounds, 15),
        measure(f"Shapley-Shubik, {small} players", shapley_by(small), rounds, 8),
        measure(f"Shapley-Shubik, {largest} players", {**alone(largest)}, rounds, 1),
    ]
    targets = [one for _, one in parts if one is not None]
    versions = ", ".join(f"{one} {version(one)}" for one in (INDEX, INDICES))
    said = "\n".join(target_lines(targets)).replace("## Targets", "## Targets of power")
    return [
        "# Power",
        "",
        f"Python {python_version()}, {versions}; the time of one processor.",
        f"Invented weights from 1 to {HEAVY} for Banzhaf and to {LIGHT} for Shapley-Shubik.",
        f"Exact fractions here, floats elsewhere; of {largest} players the others ask for minutes",
        "or fail.",
        said,
        *(line for table, _ in parts for line in table.lines()),
    ]


def alone(players: int) -> dict[str, Index]:
    """Return ours alone, once its parts sum to one."""
    weights, quota = invented(players, LIGHT)
    if sum(shapley_shubik(weights, quota=quota)) != Fraction(1):
        raise ArithmeticError(players)
    return {OURS: lambda: list(shapley_shubik(weights, quota=quota))}


def main() -> None:
    """Measure, and write a part of the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.power", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small games, only printed")
    if parser.parse_args().quick:
        print("\n".join(page((60, 20, 40), 3)))
    else:
        write_part("power", page((200, 50, 200), 5))


if __name__ == "__main__":
    main()
