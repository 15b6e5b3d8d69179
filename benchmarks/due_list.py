"""
Ten thousand agreements of a hundred obligations each: what is due on a day, ours and a plain list.

``python -m benchmarks.due_list`` takes a minute and writes its part of `RESULTS.md`; ``--quick``
takes two hundred agreements and prints it.
"""

import argparse
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from platform import python_version
from time import process_time_ns

from benchmarks.page import write_part
from benchmarks.stopwatch import interleaved, timed
from benchmarks.table import Table, count
from essmodel.coproduction.agreement import Agreement, AgreementKind, Participant
from essmodel.coproduction.agreement_event import AgreementEvent, Delivered, Signed
from essmodel.coproduction.agreement_ledger import Ledger, ledger_of
from essmodel.coproduction.obligation import Obligation
from essmodel.coproduction.occurrence import Due
from essmodel.coproduction.timing import OnDay
from essmodel.journal.entry import Dated
from essmodel.messages.text import Text
from essmodel.rules.law.source import Invention

START, DAYS = date(2020, 1, 1), 366
ON = date(2020, 7, 1)
EACH = 100
MADE_UP = Invention(note=Text.same("made up for the measure"))
LATER, FIRST, PLAIN = "any later day", "the first day asked", "plain Python, sorted tuples"

Row = tuple[date, int, str]


def day_of(agreement: int, obligation: int) -> date:
    """Return an invented deadline."""
    return START + timedelta(days=(agreement * 31 + obligation * 7) % DAYS)


def is_done(agreement: int, obligation: int) -> bool:
    """Return whether it was done before it was due: every third was."""
    return (agreement + obligation) % 3 == 0


def agreements(size: int) -> list[Agreement]:
    """Return invented agreements of a year."""
    parties = (Participant(party="town"), Participant(party="centre"))
    said = Text.same("to do")
    return [
        Agreement(
            id=f"a{number}",
            title=said,
            kind=AgreementKind.GRANT,
            start=START,
            end=START + timedelta(days=DAYS),
            source=MADE_UP,
            participants=parties,
            obligations=tuple(
                Obligation(
                    id=f"o{one}",
                    who="town",
                    to="centre",
                    does=said,
                    due=OnDay(day_of(number, one)),
                )
                for one in range(EACH)
            ),
        )
        for number in range(size)
    ]


def events(size: int) -> list[Dated[AgreementEvent]]:
    """Return their signatures, and what was done on the first day."""
    signed: list[Dated[AgreementEvent]] = [
        Dated(START, Signed(agreement=f"a{number}", party=party))
        for number in range(size)
        for party in ("town", "centre")
    ]
    done: list[Dated[AgreementEvent]] = [
        Dated(START, Delivered(agreement=f"a{number}", due=Due(f"o{one}", day_of(number, one))))
        for number in range(size)
        for one in range(EACH)
        if is_done(number, one)
    ]
    return signed + done


def plain(size: int) -> list[Row]:
    """Return what is open as one writes it in an hour: tuples of a day and two names, sorted."""
    return sorted(
        (day_of(number, one), number, f"o{one}")
        for number in range(size)
        for one in range(EACH)
        if not is_done(number, one)
    )


def page(size: int, rounds: int) -> list[str]:
    """Measure, and return the lines of the page."""
    drawn_up = agreements(size)
    ledger = ledger_of(drawn_up, events(size))
    rows = plain(size)
    expected = bisect_right(rows, (ON, size, ""))
    if len(ledger.due(until=ON)) != expected:
        raise ValueError(expected)  # both must come to the same list
    whole = size * EACH
    asked: dict[str, Callable[[], object]] = {
        LATER: lambda: ledger.due(until=ON),
        FIRST: lambda: Ledger(ledger.records).due(until=ON),
        PLAIN: lambda: plain(size)[:expected],
    }
    timings = interleaved(
        {name: timed(ask, clock=process_time_ns) for name, ask in asked.items()},
        rounds=rounds,
        units=whole,
    )
    table = Table(
        title=f"what is due on a day, of {count(whole)} obligations in {count(size)} agreements",
        notes=(
            f"{count(expected)} of them are open and due; the time of one processor.",
            "The first day asked looks all agreements through; the plain list has a formula.",
        ),
        timings=timings,
        first=LATER,
        per="obligation",
    )
    return ["# Due lists", "", f"Python {python_version()}.", *table.lines()]


def main() -> None:
    """Measure, and write a part of the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.due_list", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two hundred, only printed")
    if parser.parse_args().quick:
        print("\n".join(page(200, 3)))
    else:
        write_part("due_list", page(10_000, 5))


if __name__ == "__main__":
    main()
