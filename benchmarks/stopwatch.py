"""
Contenders timed side by side: one after the other, round after round, each round in another order.

What disturbs the machine for a while then disturbs all of them.  A ratio is the median of the
ratios of the rounds, so that it compares what ran within the same seconds.
"""

import gc
from collections.abc import Callable, Mapping
from statistics import median, quantiles
from time import perf_counter_ns

from attrs import frozen

Run = Callable[[], int]
"""Does the work once and says how many nanoseconds it took."""


@frozen
class Timing:
    """How long one contender took in each round, in nanoseconds, for *units* of work."""

    rounds: tuple[int, ...]
    units: int

    @property
    def nanoseconds(self) -> float:
        """The median of the rounds, for one unit of work."""
        return median(self.rounds) / self.units

    @property
    def seconds(self) -> float:
        """The median of the rounds, for all of it."""
        return median(self.rounds) / 1e9

    @property
    def middle_half(self) -> tuple[float, float]:
        """Between which times the middle half of the rounds lies, in nanoseconds for one unit."""
        first, _, last = quantiles(self.rounds, method="inclusive")
        return first / self.units, last / self.units

    def times(self, other: "Timing") -> float:
        """Return how many times as long as *other* it took, round by round."""
        pairs = zip(self.rounds, other.rounds, strict=True)
        return median((mine / self.units) / (theirs / other.units) for mine, theirs in pairs)


def timed(work: Callable[[], object], *, clock: Callable[[], int] = perf_counter_ns) -> Run:
    """
    Return *work* with a stopwatch around it.

    Args:
        work: what is timed.
        clock: the time of the day; or the time that this process had a processor, for work on
            one processor that others on the machine would interrupt.
    """

    def run() -> int:
        start = clock()
        work()
        return clock() - start

    return run


def interleaved(runs: Mapping[str, Run], *, rounds: int, units: int) -> dict[str, Timing]:
    """Time *runs* in turn, after one round that does not count; *units* of work each."""
    names = [*runs]
    for name in names:
        runs[name]()
    found: dict[str, list[int]] = {name: [] for name in names}
    gc.collect()
    gc.disable()
    try:
        for number in range(rounds):
            start = number % len(names)
            for name in names[start:] + names[:start]:
                found[name].append(runs[name]())
                gc.collect()
    finally:
        gc.enable()
    return {name: Timing(tuple(found[name]), units) for name in names}
