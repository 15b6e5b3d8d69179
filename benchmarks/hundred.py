"""A hundred services asked about a population in one pass."""

from benchmarks import hand_polars, our_columns
from benchmarks.figures import figures
from benchmarks.population import population
from benchmarks.stopwatch import interleaved, timed
from benchmarks.table import Table, count
from benchmarks.target import Target

SERVICES = 100
HAND = "by hand in polars"
OURS = "lowered to polars"


def measure(rows: int, rounds: int) -> tuple[list[Table], list[Target]]:
    """Time a hundred verdicts, of as many services with figures of their own, on *rows* people."""
    people = population(rows).lazy()
    ours = our_columns.hundred(people, SERVICES)
    hand = {f"care_{variant}": hand_polars.granted(figures(variant)) for variant in range(SERVICES)}
    runs = {
        HAND: timed(people.select(**hand).collect),
        OURS: timed(ours.collect),
    }
    timings = interleaved(runs, rounds=rounds, units=SERVICES * rows)
    title = f"{SERVICES} services × {count(rows)} people in one pass"
    taken = timings[OURS]
    speed = 1e3 / taken.nanoseconds
    return [Table(title=title, timings=timings, first=HAND, per="decision")], [
        Target(
            what=title,
            target="one pass",
            measured=f"{taken.seconds:.2f} s, {speed:.0f} million decisions a second",
            is_met=True,
        )
    ]
