"""
The budget of a town by equal shares: ours beside pabutools, in one run.

``python -m benchmarks.budgets``, where `requirements-budgets.txt` is installed, takes some minutes
for 50 000 voters and 150 projects and writes its part of `RESULTS.md`; ``--quick``
takes 2 000 voters and 40 projects and prints it.
"""

import argparse
import subprocess  # this very module, once more, for its memory
import sys
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from platform import python_version
from random import Random
from typing import Any

from attrs import frozen

from benchmarks.memory import peak_megabytes
from benchmarks.page import write_part
from benchmarks.stopwatch import interleaved, timed
from benchmarks.table import Table, count
from benchmarks.target import at_least
from benchmarks.target import lines as target_lines
from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.counting.equal_shares import ShareRule, equal_shares
from essmodel.counting.lot import Lot
from essmodel.counting.market import Satisfaction
from essmodel.counting.project import Project

SEED = 5
MOST_WANTED = 10
"""Projects that one ballot may name, as in Rennes."""
OURS, GROUPED = "ours, from ballots as read", "ours, from patterns"
PEER, PEER_GROUPED = "pabutools, from ballots as read", "pabutools, from its multiprofile"
TARGET = 100
LOT = Lot("benchmark")
RULE = ShareRule(satisfaction=Satisfaction.CARDINALITY)
WHY = (
    "ours reads and groups the ballots within that time, which is most of it; "
    "the profile of the peer stands ready"
)

Ballot = tuple[int, ...]
Fund = Callable[[], list[str]]


class FundedOtherwiseError(AssertionError):
    """Two contenders fund others: nothing that they take may be compared."""


@frozen(kw_only=True)
class Town:
    """An invented vote: costs in cents, and the projects that each voter wants."""

    costs: tuple[int, ...]
    ballots: tuple[Ballot, ...]

    @classmethod
    def drawn(cls, voters: int, projects: int) -> "Town":
        """Invent a vote in which a few projects are wanted much."""
        random = Random(SEED)  # noqa: S311 - invented ballots
        costs = tuple(random.randint(10_000, 300_000) * 100 for _ in range(projects))
        fame = [random.random() ** 3 for _ in range(projects)]
        ballots = tuple(
            tuple(
                sorted({*random.choices(range(projects), fame, k=random.randint(1, MOST_WANTED))})
            )
            for _ in range(voters)
        )
        return cls(costs=costs, ballots=ballots)

    @property
    def budget(self) -> int:
        """A quarter of what all projects cost."""
        return sum(self.costs) // 4

    @property
    def names(self) -> list[str]:
        """Of the projects."""
        return [f"p{number:03}" for number in range(len(self.costs))]

    def read(self) -> Profile:
        """Group ballots as ours."""
        rows: list[tuple[bytes, int]] = []
        for ballot, voters in Counter(self.ballots).items():
            marks = bytearray(len(self.costs))
            for one in ballot:
                marks[one] = 1
            rows.append((bytes(marks), voters))
        return profile(rows, candidates=self.names, shape=Shape.APPROVAL)

    def ours(self, ballots: Profile) -> list[str]:
        """Fund by equal shares, ours."""
        projects = [
            Project(id=name, cost=cost) for name, cost in zip(self.names, self.costs, strict=True)
        ]
        found = equal_shares(projects, ballots, budget=self.budget, rule=RULE, lot=LOT)
        return sorted(found.allotted.funded)

    def theirs(self) -> tuple[Any, Any]:
        """Return the instance and the profile of pabutools."""
        from pabutools import election  # pyright: ignore[reportMissingImports] - a peer

        projects = [
            election.Project(name, cost) for name, cost in zip(self.names, self.costs, strict=True)
        ]
        instance = election.Instance(projects, budget_limit=self.budget)
        ballots = (election.ApprovalBallot([projects[one] for one in it]) for it in self.ballots)
        return instance, election.ApprovalProfile(ballots, instance=instance)


def by_peer(instance: object, ballots: object) -> list[str]:
    """Fund by equal shares, theirs, in its exact fractions."""
    from pabutools import election, fractions, rules  # pyright: ignore[reportMissingImports]

    if fractions.FRACTION != "gmpy2":
        raise FundedOtherwiseError(fractions.FRACTION)
    found = rules.method_of_equal_shares(instance, ballots, sat_class=election.Cardinality_Sat)
    return sorted(one.name for one in found)


def contenders(town: Town) -> dict[str, Fund]:
    """Return who funds the projects of a town; what is read before stands ready."""
    made = town.read()
    instance, ballots = town.theirs()
    multiple = ballots.as_multiprofile()
    return {
        OURS: lambda: town.ours(town.read()),
        GROUPED: lambda: town.ours(made),
        PEER: lambda: by_peer(instance, ballots),
        PEER_GROUPED: lambda: by_peer(instance, multiple),
    }


def memory(contender: str, voters: int, projects: int) -> str:
    """Return the peak of a process of its own, in megabytes."""
    command = [sys.executable, "-m", "benchmarks.budgets", "--memory", contender]
    command += [str(voters), str(projects)]
    return subprocess.check_output(command, text=True).strip()


def tell_memory(contender: str, voters: int, projects: int) -> None:
    """Fund once, and print the peak of this process."""
    town = Town.drawn(voters, projects)
    if contender == "ours":
        town.ours(town.read())
    elif contender == "pabutools":
        by_peer(*town.theirs())
    print(f"{peak_megabytes():.0f}")


def page(voters: int, projects: int, rounds: int) -> list[str]:
    """Measure, once all fund the same, and return the lines of the page."""
    town = Town.drawn(voters, projects)
    runs = contenders(town)
    answers = {name: tuple(fund()) for name, fund in runs.items()}
    if len(set(answers.values())) != 1:
        raise FundedOtherwiseError(answers)
    timings = interleaved(
        {name: timed(fund) for name, fund in runs.items()}, rounds=rounds, units=voters
    )
    title = f"equal shares, {count(voters)} voters, {projects} projects"
    peaks = [memory(one, voters, projects) for one in ("nobody", "ours", "pabutools")]
    notes = (
        f"{count(len(set(town.ballots)))} patterns; all funded the same {len(answers[OURS])}.",
        f"Peak memory of a process of its own: {peaks[1]} MB ours, {peaks[2]} MB pabutools,",
        f"{peaks[0]} MB with the ballots alone.",
        "What pabutools takes to read ballots is not counted; ours is.",
    )
    table = Table(title=title, notes=notes, timings=timings, first=OURS, per="voter")
    targets = [
        at_least(f"{theirs} / {ours}", TARGET, timings[theirs].times(timings[ours]), why=WHY)
        for theirs, ours in ((PEER, OURS), (PEER_GROUPED, GROUPED))
    ]
    versions = ", ".join(f"{one} {version(one)}" for one in ("numpy", "pabutools", "gmpy2"))
    return [
        "# Budgets",
        "",
        f"Python {python_version()}, {versions}; others used the machine at the same time.",
        "Invented ballots of up to ten projects; exact fractions on both sides.",
        f"`python -m benchmarks.budgets`, {rounds} rounds after one that does not count.",
        *(line.replace("## Targets", "## Targets of budgets") for line in target_lines(targets)),
        *table.lines(),
    ]


def main() -> None:
    """Measure, and write a part of the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.budgets", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small town, only printed")
    parser.add_argument("--memory", nargs=3, metavar=("WHO", "VOTERS", "PROJECTS"))
    asked = parser.parse_args()
    if asked.memory:
        who, voters, projects = asked.memory
        tell_memory(who, int(voters), int(projects))
    elif asked.quick:
        print("\n".join(page(2_000, 40, 3)))
    else:
        write_part("budgets", page(50_000, 150, 3))


if __name__ == "__main__":
    main()
