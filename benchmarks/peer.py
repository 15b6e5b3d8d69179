"""The same rule in OpenFisca and by us, on people of whom everything is known."""

from attrs import field, frozen

from benchmarks import hand_polars, our_columns
from benchmarks.openfisca_peer import OpenFisca
from benchmarks.population import population
from benchmarks.stopwatch import Run, Timing, interleaved, timed
from benchmarks.table import Table, count
from benchmarks.target import Target, at_least
from benchmarks.task import Task

HAND = "by hand in polars, decision, price and reasons"
PRICED = "lowered to polars, decision and price"
REASONED = "lowered to polars, decision, price and reasons"
WAYS = {"taught": "OpenFisca as it is taught", "tight": "OpenFisca written for speed"}
_TIGHT = (
    "two formulas of numpy over arrays looked up beforehand, without reasons, are within reach of "
    "polars, and what OpenFisca adds to them is the copying in of its inputs"
)


@frozen
class _Way:
    """One way of OpenFisca; it notes how long the answers took, its inputs aside."""

    peer: OpenFisca
    way: str
    rows: int
    answers: list[int] = field(factory=list)

    def run(self) -> int:
        """Do one round; return what the inputs and the answers took."""
        told = self.peer.round(self.way, self.rows)
        self.answers.append(told["answers"])
        return int(told["inputs"] + told["answers"])


def measure(peer: OpenFisca, rows: int, rounds: int) -> tuple[list[Table], list[Target]]:
    """Time both on *rows* people; OpenFisca in its own process, which is running already."""
    people = population(rows, unknown=0).lazy()
    ways = {name: _Way(peer, way, rows) for way, name in WAYS.items()}
    runs: dict[str, Run] = {
        PRICED: timed(our_columns.plan(people, Task.PRICE).collect),
        REASONED: timed(our_columns.plan(people, Task.REASONS).collect),
        HAND: timed(hand_polars.plan(people, Task.REASONS).collect),
        **{name: one.run for name, one in ways.items()},
    }
    timings = interleaved(runs, rounds=rounds, units=rows)
    for name, one in ways.items():  # the first round was to warm up
        timings[f"{name}, inputs aside"] = Timing(tuple(one.answers[1:]), rows)
    title = f"{count(rows)} people, all known: OpenFisca and we"
    taught, tight = (timings[name] for name in WAYS.values())
    return [Table(title=title, notes=_NOTES, timings=timings, first=PRICED, per="person")], [
        at_least(
            f"throughput, {PRICED} / {WAYS['taught']}",
            12,
            taught.times(timings[PRICED]),
            why="OpenFisca works on whole arrays too, and no price by us is cheaper than by hand",
        ),
        at_least(
            f"throughput, {PRICED} / {WAYS['tight']}", 12, tight.times(timings[PRICED]), why=_TIGHT
        ),
    ]


_NOTES = (
    "OpenFisca has no unknown, so it is asked about people of whom all is known.",
    "*As it is taught*: the age as in its country template, a variable for each condition, scales.",
    "*Written for speed*: two formulas, days of birth compared, codes looked up in arrays.",
    "A simulation of OpenFisca is made anew in each round, for it keeps what it has worked out.",
    "OpenFisca uses one processor, polars all there are.",
)
