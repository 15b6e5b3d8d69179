"""
A hundred thousand events of members: their chain verified and folded, ours and a plain account.

``python -m benchmarks.journal`` takes some seconds and writes its part of `RESULTS.md`; ``--quick``
takes four thousand events and prints it.
"""

import argparse
import json
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from platform import python_version
from time import process_time_ns

from benchmarks.page import write_part
from benchmarks.stopwatch import interleaved, timed
from benchmarks.table import Table, count
from benchmarks.target import at_least
from benchmarks.target import lines as target_lines
from essmodel.governance.member_event import Admitted, Applied, LifeEvent, PaidUp, Subscribed
from essmodel.governance.member_register import MemberRegister, replayed
from essmodel.journal.journal import Journal, journal_of
from essmodel.values.money import Money

FIRST_DAY = date(2020, 1, 1)
EACH = 4
"""Events of each member."""
SHARE = Money(20_00)
OURS, PLAIN = "ours", "plain Python, JSON and dictionaries"
TARGET = 100_000
WHY = "each event is a frozen value, and each record that it changes a new one"

Plain = dict[str, object]


def lives(members: int) -> Iterator[tuple[date, LifeEvent]]:
    """Yield how invented members joined, over three years."""
    for number in range(members):
        day, party = FIRST_DAY + timedelta(days=number * 1000 // members), f"m{number}"
        yield day, Applied(party=party, category="inhabitants")
        yield day, Subscribed(party=party, amount=SHARE)
        yield day, PaidUp(party=party, amount=SHARE)
        yield day, Admitted(party=party, category="inhabitants", college="users")


def written(members: int) -> Journal[LifeEvent]:
    """Return a journal of them."""
    journal = Journal[LifeEvent]()
    for day, event in lives(members):
        journal = journal.record(event, effective_on=day, recorded_on=day)
    return journal


def ours(journal: Journal[LifeEvent]) -> MemberRegister:
    """Verify and fold a journal as it was read."""
    return replayed(journal_of(journal).events())


def plainly_written(members: int) -> list[tuple[Plain, str]]:
    """Return the same events as dictionaries, each with its digest."""
    found, previous = list[tuple[Plain, str]](), ""
    for day, event in lives(members):
        said: Plain = {"kind": type(event).__name__, "on": day.isoformat(), "party": event.party}
        said["amount"] = SHARE.cents if isinstance(event, Subscribed | PaidUp) else 0
        previous = _digest(previous, said)
        found.append((said, previous))
    return found


def plain(events: list[tuple[Plain, str]]) -> dict[str, dict[str, int | str]]:
    """Verify and fold as one writes it in an hour: nothing is checked but the chain."""
    previous, records = "", dict[str, dict[str, int | str]]()
    for said, digest in events:
        previous = _digest(previous, said)
        if previous != digest:
            raise ValueError(said)
        record = records.setdefault(str(said["party"]), {"subscribed": 0, "paid": 0})
        match said["kind"]:
            case "Subscribed":
                record["subscribed"] = int(record["subscribed"]) + int(str(said["amount"]))
            case "PaidUp":
                record["paid"] = int(record["paid"]) + int(str(said["amount"]))
            case kind:
                record["status"] = str(kind)
    return records


def _digest(previous: str, said: Plain) -> str:
    return sha256((previous + json.dumps(said, sort_keys=True)).encode()).hexdigest()


def page(members: int, rounds: int) -> list[str]:
    """Measure, and return the lines of the page."""
    journal, events = written(members), plainly_written(members)
    size = members * EACH
    paid = sum(int(one["paid"]) for one in plain(events).values())
    if ours(journal).capital.cents != paid:
        raise ValueError(paid)  # both must come to the same capital
    timings = interleaved(
        {
            OURS: timed(lambda: ours(journal), clock=process_time_ns),
            PLAIN: timed(lambda: plain(events), clock=process_time_ns),
        },
        rounds=rounds,
        units=size,
    )
    table = Table(
        title=f"a journal of {count(size)} events, verified and folded",
        notes=("Entries in memory, as a store gives them back; the time of one processor.",),
        timings=timings,
        first=OURS,
        per="event",
    )
    speed = at_least(
        "events verified and folded in a second",
        TARGET,
        1e9 / timings[OURS].nanoseconds,
        unit="",
        why=WHY,
    )
    targets = [
        line.replace("## Targets", "## Targets of the journal") for line in target_lines([speed])
    ]
    return ["# The journal", "", f"Python {python_version()}.", *targets, *table.lines()]


def main() -> None:
    """Measure, and write a part of the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.journal", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="four thousand events, only printed")
    if parser.parse_args().quick:
        print("\n".join(page(1_000, 3)))
    else:
        write_part("journal", page(25_000, 9))


if __name__ == "__main__":
    main()
