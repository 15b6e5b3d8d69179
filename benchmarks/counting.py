"""
Elections with a million ballots: ours, plain numpy, votelib and pref_voting, in one run.

``python -m benchmarks.counting``, where `requirements-voting.txt` is installed, takes some minutes
and writes the end of `RESULTS.md`; ``--quick`` takes ten thousand ballots and prints it.
"""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from platform import python_version
from typing import Any

from attrs import frozen

from benchmarks import ballot_hand, ballot_peers, ballot_population
from benchmarks.ballot_population import GRADES, NAMES
from benchmarks.page import write_part
from benchmarks.stopwatch import interleaved, timed
from benchmarks.table import Table, count
from benchmarks.target import Target, at_least, at_most
from benchmarks.target import lines as target_lines
from essmodel.counting.ballots import Profile, Shape, profile_from_array
from essmodel.counting.lot import Lot
from essmodel.counting.majority_judgment import Judgment, JudgmentTie, Ungraded, majority_judgment
from essmodel.counting.merit import MeritProfile, merits_from_array
from essmodel.counting.plurality import approval, plurality
from essmodel.counting.schulze import Strength, schulze
from essmodel.counting.transfer import StageTie, single_transferable_vote

LOT = Lot("benchmark")
OURS = "ours, from ballots as read"
GROUPED = "ours, from patterns"
HAND = "plain numpy"
PEERS = ("votelib", "pref_voting")

Rows = Any
Count = Callable[[Rows], list[int]]


@frozen(kw_only=True)
class Election:
    """One method, the ballots it counts, and how ours counts a profile of them."""

    name: str
    module: str
    shape: Shape
    ballots: Callable[[int], Rows]
    count: Callable[[Profile], Sequence[str]]
    at_once: Callable[[Rows], Sequence[str]] | None = None

    def read(self, rows: Rows) -> Profile:
        """Group ballots as read."""
        levels = GRADES if self.shape is Shape.GRADES else ()
        return profile_from_array(rows, candidates=NAMES, shape=self.shape, levels=levels)

    def ours(self, rows: Rows) -> list[int]:
        """Count ballots as read."""
        if self.at_once is not None:
            return sorted(NAMES.index(one) for one in self.at_once(rows))
        return self.numbers(self.read(rows))

    def numbers(self, profile: Profile) -> list[int]:
        """Count patterns."""
        return sorted(NAMES.index(one) for one in self.count(profile))

    def contenders(self, *, peers: Sequence[str]) -> dict[str, Count]:
        """Return who counts ballots as read."""
        found: dict[str, Count] = {OURS: self.ours, HAND: getattr(ballot_hand, self.module)}
        for peer in peers:
            found[peer] = getattr(ballot_peers, f"{peer}_{self.module}")
        return found


def judged(ballots: Profile | MeritProfile) -> Judgment:
    """Return what a judgment by the gauge came to."""
    return majority_judgment(
        ballots, seats=1, tie=JudgmentTie.GAUGE, ungraded=Ungraded.WORST, lot=LOT
    )


ELECTIONS = (
    Election(
        name="plurality",
        module="plurality",
        shape=Shape.CHOICE,
        ballots=ballot_population.choices,
        count=lambda of: plurality(of, seats=1, lot=LOT).elected,
    ),
    Election(
        name="approval",
        module="approval",
        shape=Shape.APPROVAL,
        ballots=ballot_population.approvals,
        count=lambda of: approval(of, seats=1, lot=LOT).elected,
    ),
    Election(
        name="Schulze",
        module="schulze",
        shape=Shape.RANKING,
        ballots=ballot_population.rankings,
        count=lambda of: schulze(of, strength=Strength.WINNING_VOTES, lot=LOT).unbeaten,
    ),
    Election(
        name="transfers, 3 seats",
        module="transfers",
        shape=Shape.RANKING,
        ballots=ballot_population.rankings,
        count=lambda of: (
            single_transferable_vote(of, seats=3, tie=StageTie.LOOK_BACK, lot=LOT).elected
        ),
    ),
    Election(
        name="majority judgment, 6 grades",
        module="judgment",
        shape=Shape.GRADES,
        ballots=ballot_population.grades,
        count=lambda of: judged(of).elected,
        at_once=lambda rows: (
            judged(merits_from_array(rows, candidates=NAMES, levels=GRADES)).elected
        ),
    ),
)

SLOW = 10_000
"""As many ballots as both libraries judge in a time that one can wait for."""

WHY_PEER = "it is given patterns that `Counter` has grouped, which is most of the work here"
WHY_HAND = "it counts without grouping, checks nothing and keeps no pattern to recount"


class ElectedOtherwiseError(AssertionError):
    """Two contenders elect others: nothing that they take may be compared."""

    def __init__(self, election: str, answers: dict[str, list[int]]) -> None:
        super().__init__(f"{election}: {answers}")


def measure(
    election: Election, size: int, rounds: int, *, peers: Sequence[str]
) -> tuple[Table, list[Target]]:
    """Time one method, once all gave the same answer."""
    rows = election.ballots(size)
    made = election.read(rows)
    counts = election.contenders(peers=peers)
    answers = {name: sorted(count(rows)) for name, count in counts.items()}
    if len({tuple(one) for one in answers.values()}) != 1:
        raise ElectedOtherwiseError(election.name, answers)
    runs = {
        **{name: timed(partial(count, rows)) for name, count in counts.items()},
        GROUPED: timed(lambda: election.numbers(made)),
    }
    timings = interleaved(runs, rounds=rounds, units=size)
    title = f"{election.name}, {count(size)} ballots"
    targets = [
        at_least(
            f"{title}: {peer} / ours",
            20,
            timings[peer].times(timings[OURS]),
            why=WHY_PEER,
        )
        for peer in peers
    ]
    if size > SLOW:
        slower = timings[OURS].times(timings[HAND])
        targets.append(at_most(f"{title}: ours / plain numpy", 2, slower, why=WHY_HAND))
    note = f"{count(len(made.counts))} patterns."
    table = Table(title=title, notes=(note,), timings=timings, first=OURS, per="ballot")
    return table, targets


def page(size: int, rounds: int) -> list[str]:
    """Measure everything and return the lines of the page."""
    tables: list[Table] = []
    targets: list[Target] = []
    for election in ELECTIONS:
        print(election.name, flush=True)
        is_slow = election.shape is Shape.GRADES and size > SLOW
        parts = [measure(election, size, rounds, peers=() if is_slow else PEERS)]
        if is_slow:
            parts.insert(0, measure(election, SLOW, rounds, peers=PEERS))
        for table, found in parts:
            tables.append(table)
            targets += found
    versions = ", ".join(f"{one} {version(one)}" for one in ("numpy", "votelib", "pref_voting"))
    return [
        "# Elections",
        "",
        f"Python {python_version()}, {versions}; others used the machine at the same time.",
        f"Invented ballots of {len(NAMES)} candidates; all contenders elected the same.",
        "As read: an array of marks, which libraries get as a count of patterns by `Counter`.",
        f"Both libraries judge {count(SLOW)} ballots, for they take minutes for a million.",
        *(line.replace("## Targets", "## Targets of elections") for line in target_lines(targets)),
        *(line for table in tables for line in table.lines()),
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and write the end of the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.counting", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="ten thousand ballots, only printed")
    if parser.parse_args(arguments).quick:
        print("\n".join(page(10_000, 3)))
        return
    write_part("counting", page(1_000_000, 5))


if __name__ == "__main__":
    main()
