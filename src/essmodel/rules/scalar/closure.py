"""
A rule as Python functions inside each other: quick to make, and several times faster than a walk.

They say what `essmodel.rules.oracle` says, and ask no more than they need: a "no" in an "and", a
"yes" in an "or" ends the questions.
"""

import operator
from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from essmodel.rules import expression as tree
from essmodel.rules.anniversary import age, months_later
from essmodel.rules.fact import Facts, Record
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.law.event import Dates
from essmodel.rules.oracle import COMPARED, called, total
from essmodel.rules.rounding import divided
from essmodel.rules.scalar.run import (
    NO_RECORD,
    OfRecords,
    Run,
    Told,
    of_code,
    quantified,
    summed,
)
from essmodel.rules.situation import Situation, situation


def closure(node: tree.Node, *, figures: Mapping[str, Figure], dates: Dates) -> Told:
    """Return a function of facts that says what *node* comes to; ``None`` where it is unknown."""
    run = closure_inside(node, figures=figures, dates=dates)
    return lambda facts: run(facts, NO_RECORD)


def closure_inside(node: tree.Node, *, figures: Mapping[str, Figure], dates: Dates) -> Run:
    """Return a function of facts and of the record at hand that says what *node* comes to."""
    law = situation({}, figures, dates)
    made: dict[int, Run] = {}
    # INVARIANT: parents come before their children, so that backwards every child is made first.
    for one in reversed(tuple(tree.parts(node))):
        if id(one) not in made:
            made[id(one)] = _made(one, [made[id(child)] for child in tree.children(one)], law)
    return made[id(node)]


def _made(node: tree.Node, inner: list[Run], law: Situation) -> Run:  # noqa: C901, PLR0912 - one branch a node
    """Return the function of *node*, whose children are done by *inner*."""
    match node:
        case tree.Lit():
            return _always(node.value)
        case tree.Fact():
            return _fact(node.path)
        case tree.Item():
            return _item(node.name)
        case tree.Param():
            return _figure(law.figures[node.id])
        case tree.RefDate():
            return _always(law.day(node.event))
        case tree.Silent():
            return _always(None)
        case tree.And():
            return _every(inner)
        case tree.Or():
            return _some(inner)
        case tree.Not():
            return _of_one(operator.not_, *inner)
        case tree.Cmp():
            return _of_two(COMPARED[node.op], *inner)
        case tree.In():
            return _of_one(node.labels.__contains__, *inner)
        case tree.Add():
            return _of_all(total, inner)
        case tree.Sub():
            return _of_two(operator.sub, *inner)
        case tree.Mul():
            return _of_two(operator.mul, *inner)
        case tree.DivRound():
            times, divisor = node.ratio
            return _of_one(lambda x: divided(x * times, divisor, node.rounding), *inner)
        case tree.MinMax():
            which = min if node.which == "min" else max
            return _of_all(lambda *terms: which(terms), inner)
        case tree.Age():
            return _of_two(lambda birth, at: age(birth, at, node.birthday), *inner)
        case tree.AddMonths():
            return _of_one(lambda day: months_later(day, node.months), *inner)
        case tree.DaysBetween():
            return _of_two(lambda start, end: (end - start).days, *inner)
        case tree.Bands():
            return _banded(node.bounds, *inner)
        case tree.If():
            return _chosen(*inner)
        case tree.IsKnown():
            return _is_known(*inner)
        case tree.Coalesce():
            return _coalesced(*inner)
        case tree.Quant():
            many, body = inner
            return _of_records(many, quantified(body, is_any=node.which == "any"))
        case tree.CountIf():
            many, body = inner
            return _of_records(many, summed(_chosen(body, _always(1), _always(0))))
        case tree.SumOf():
            many, term, body = inner
            return _of_records(many, summed(_chosen(body, term, _always(0))))
        case tree.Call():
            return _of_all(partial(called, node.function), inner)


# --- leaves ---------------------------------------------------------------------------------------


def _always(value: tree.Scalar | None) -> Run:
    return lambda _facts, _record: value


def _fact(path: str) -> Run:
    return lambda facts, _record: facts.get(path)


def _item(name: str) -> Run:
    return lambda _facts, record: record.get(name)


def _figure(figure: Figure) -> Run:
    if not isinstance(figure, ByCode):
        return _always(figure)
    by, chosen = figure.by, of_code(figure)
    return lambda facts, _record: chosen(facts.get(by))


# --- logic ----------------------------------------------------------------------------------------


def _every(inner: list[Run]) -> Run:
    def run(facts: Facts, record: Record) -> bool | None:
        told: bool | None = True
        for one in inner:
            answer = one(facts, record)
            if answer is None:
                told = None
            elif not answer:
                return False
        return told

    return run


def _some(inner: list[Run]) -> Run:
    def run(facts: Facts, record: Record) -> bool | None:
        told: bool | None = False
        for one in inner:
            answer = one(facts, record)
            if answer:
                return True
            if answer is None:
                told = None
        return told

    return run


# --- values made of values that are all known -----------------------------------------------------


def _of_one(compute: Callable[[Any], Any], arg: Run) -> Run:
    def run(facts: Facts, record: Record) -> object:
        found = arg(facts, record)
        return None if found is None else compute(found)

    return run


def _of_two(compute: Callable[[Any, Any], Any], left: Run, right: Run) -> Run:
    def run(facts: Facts, record: Record) -> object:
        one = left(facts, record)
        if one is None:
            return None
        other = right(facts, record)
        return None if other is None else compute(one, other)

    return run


def _of_all(compute: Callable[..., Any], inner: list[Run]) -> Run:
    def run(facts: Facts, record: Record) -> object:
        known: list[Any] = []
        for one in inner:
            found = one(facts, record)
            if found is None:
                return None
            known.append(found)
        return compute(*known)

    return run


# --- choice ---------------------------------------------------------------------------------------


def _banded(bounds: tuple[int, ...], x: Run, *values: Run) -> Run:
    def run(facts: Facts, record: Record) -> object:
        found = x(facts, record)
        return None if found is None else values[bisect_right(bounds, found)](facts, record)

    return run


def _chosen(condition: Run, then: Run, otherwise: Run) -> Run:
    def run(facts: Facts, record: Record) -> object:
        holds = condition(facts, record)
        if holds is None:
            return None
        return then(facts, record) if holds else otherwise(facts, record)

    return run


def _is_known(arg: Run) -> Run:
    return lambda facts, record: arg(facts, record) is not None


def _coalesced(arg: Run, default: Run) -> Run:
    def run(facts: Facts, record: Record) -> object:
        found = arg(facts, record)
        return default(facts, record) if found is None else found

    return run


# --- lists ----------------------------------------------------------------------------------------


def _of_records(many: Run, of: OfRecords) -> Run:
    def run(facts: Facts, record: Record) -> object:
        records = many(facts, record)
        return None if records is None else of(facts, records)

    return run
