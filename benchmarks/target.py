"""What was promised, what was measured, and whether it was kept."""

from attrs import frozen


@frozen(kw_only=True)
class Target:
    """
    One promise.

    Attributes:
        what: what is compared with what.
        target: the figure to reach, with its sign and unit.
        measured: what was found, with its unit.
        why: what to say where it is missed.
    """

    what: str
    target: str
    measured: str
    is_met: bool
    why: str = ""

    def line(self) -> str:
        """Return one line of the table of targets in Markdown."""
        answer = "yes" if self.is_met else f"**no**: {self.why}"
        return f"| {self.what} | {self.target} | {self.measured} | {answer} |"


def at_most(what: str, bound: float, measured: float, *, unit: str = "×", why: str) -> Target:
    """Return a promise that *measured* does not exceed *bound*."""
    return Target(
        what=what,
        target=f"≤ {bound:g} {unit}",
        measured=f"{_figure(measured)} {unit}",
        is_met=measured <= bound,
        why=why,
    )


def at_least(what: str, bound: float, measured: float, *, unit: str = "×", why: str) -> Target:
    """Return a promise that *measured* reaches *bound*."""
    return Target(
        what=what,
        target=f"≥ {bound:g} {unit}",
        measured=f"{_figure(measured)} {unit}",
        is_met=measured >= bound,
        why=why,
    )


def lines(targets: list[Target]) -> list[str]:
    """Return the table of targets in Markdown."""
    head = ["", "## Targets", "", "| | target | measured | met? |", "|---|---|---|---|"]
    return head + [one.line() for one in targets]


def _figure(measured: float) -> str:
    """Write three figures, and never fewer than the whole part has."""
    return f"{measured:.0f}" if measured >= 100 else f"{measured:.3g}"
