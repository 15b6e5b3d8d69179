"""One case at a time: by hand, as a closure, compiled, with reasons, with full text."""

from collections.abc import Callable
from time import process_time_ns
from typing import Any

from attrs import frozen

from benchmarks import hand_polars, hand_python
from benchmarks.figures import DECIDED_ON
from benchmarks.invented_price import bound_invented, conditions, rules
from benchmarks.invented_service import SCHEME_BOOK, TOWN_BOOK
from benchmarks.population import population
from benchmarks.stopwatch import Run, Timing, interleaved, timed
from benchmarks.table import Table
from benchmarks.target import Target, at_most
from essmodel.questions.ready_reasons import ReadyReasons
from essmodel.rules.law.event import Event
from essmodel.rules.oracle import value
from essmodel.rules.scalar.closure import closure
from essmodel.rules.scalar.generated import compiled
from essmodel.rules.scalar.reasons import reasons
from essmodel.rules.situation import situation

Case = dict[str, Any]
Decider = Callable[[Case], Any]

HAND = "by hand, three values"
MET = "all is met"
_ASKS_ALL = "by hand one stops at the first no, and people are owed every reason"
_A_PAGE = "a page of thirty lines, its amounts and days in French, stands beside eight comparisons"


@frozen
class Deciders:
    """All ways to ask about one case, by name; those of one group give the same answers."""

    granted: dict[str, Decider]
    price: dict[str, Decider]
    reasons: Decider
    text: Decider


def deciders() -> Deciders:
    """Return the contenders, ready to be asked."""
    bound = bound_invented()
    law: dict[str, Any] = {"figures": bound.figures, "dates": bound.dates}
    all_of_them = conditions(bound)
    if bound.price is None:
        raise AssertionError
    told = ReadyReasons(
        law=rules(),
        dates={Event.DECISION: DECIDED_ON},
        books=(TOWN_BOOK, SCHEME_BOOK),
    )
    return Deciders(
        granted={
            HAND: hand_python.granted,
            "compiled": compiled(all_of_them, **law),
            "closure": closure(all_of_them, **law),
            "the specification": lambda facts: value(all_of_them, situation(facts, **law)),
        },
        price={
            HAND: hand_python.price,
            "compiled": compiled(bound.price, **law),
            "closure": closure(bound.price, **law),
        },
        reasons=reasons([(one.id, one.tree) for one in bound.rules], **law),
        text=lambda facts: told.said(facts, "fr"),
    )


def measure(cases: int, rounds: int) -> tuple[list[Table], list[Target]]:
    """Time the contenders on *cases* people: on a mixture, and on people who may have it."""
    ask = deciders()
    tables: list[Table] = []
    targets: list[Target] = []
    for who, people in {"a mixture of people": mixture(cases), MET: all_met(cases)}.items():
        granted = {name: _loop(one, people) for name, one in ask.granted.items()}
        if who == MET:
            granted["by hand, two values"] = _loop(hand_python.granted_two_valued, people)
        granted |= {
            "structured reasons": _loop(ask.reasons, people),
            "full text (French)": _loop(ask.text, people),
        }
        timings = interleaved(granted, rounds=rounds, units=cases)
        title = f"One case: the decision, {who}"
        tables.append(Table(title=title, timings=timings, first=HAND, per="case"))
        targets += [
            _target(timings, who, "compiled", 1.2, "the code made is not yet as tight as by hand"),
            _target(timings, who, "structured reasons", 10, _ASKS_ALL),
            _target(timings, who, "full text (French)", 25, _A_PAGE),
        ]
    people = mixture(cases)
    prices = {name: _loop(one, people) for name, one in ask.price.items()}
    timings = interleaved(prices, rounds=rounds, units=cases)
    tables.append(Table(title="One case: the price", timings=timings, first=HAND, per="case"))
    return tables, targets


def mixture(cases: int) -> list[Case]:
    """Return people of whom some facts are unknown, most of whom may not have the service."""
    return population(cases).to_dicts()


def all_met(cases: int) -> list[Case]:
    """Return people of whom all is known and who may have the service."""
    people = population(8 * cases, unknown=0).filter(hand_polars.granted())
    return people.head(cases).to_dicts()


def _loop(ask: Decider, people: list[Case]) -> Run:
    """Return one pass over *people*."""

    def work() -> None:
        for facts in people:
            ask(facts)

    return timed(work, clock=process_time_ns)


def _target(timings: dict[str, Timing], who: str, name: str, bound: float, why: str) -> Target:
    measured = timings[name].times(timings[HAND])
    return at_most(f"one case, {name} / {HAND} ({who})", bound, measured, why=why)
