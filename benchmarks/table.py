"""What was measured, as tables of a page."""

from attrs import frozen

from benchmarks.stopwatch import Timing


@frozen(kw_only=True)
class Table:
    """
    Contenders side by side.

    Attributes:
        notes: what to know before reading it, one sentence each.
        first: the contender that the others are compared with.
        per: what one unit of work is called.
    """

    title: str
    notes: tuple[str, ...] = ()
    timings: dict[str, Timing]
    first: str
    per: str

    def lines(self) -> list[str]:
        """Return the table in Markdown."""
        head = ["", f"## {self.title}", "", *self.notes, *([""] if self.notes else [])]
        head += [
            f"| | median | middle half | for one {self.per} | × {self.first} |",
            "|---|---|---|---|---|",
        ]
        return head + [self._line(name, timing) for name, timing in self.timings.items()]

    def _line(self, name: str, timing: Timing) -> str:
        low, high = (one * timing.units for one in timing.middle_half)
        ratio = timing.times(self.timings[self.first])
        cells = (
            name,
            duration(timing.seconds * 1e9),
            f"{duration(low)} to {duration(high)}",
            duration(timing.nanoseconds),
            "1" if name == self.first else f"{ratio:.2f}",
        )
        return f"| {' | '.join(cells)} |"


def duration(nanoseconds: float) -> str:
    """Write a duration with three figures and the unit that fits."""
    for size, unit in ((1e9, "s"), (1e6, "ms"), (1e3, "µs")):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.3g} ns"


def count(number: int) -> str:
    """Write a number of people with spaces between thousands."""
    return f"{number:,}".replace(",", " ")
