"""
Rules over a span of days: where the law changes, and one tree for all the days between.

A population is decided on one day, or each case on a day of its own.  Then what differs from one
day to another becomes bands of that day, as deep in the tree as it can: a figure that changes
every year is looked up by the day, and the rest of the rule stands once.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import fields, frozen

from essmodel.rules import expression as tree
from essmodel.rules.anniversary import EARLIEST
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Source, status_of
from essmodel.rules.law.status import InForce, LegalStatus, effective
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.well_typed import CALENDAR
from essmodel.values.period import Day, Period, earliest, latest


@frozen(kw_only=True)
class Span:
    """The days from *first* to *last*, both included, on which an *event* falls in some case."""

    event: Event
    first: date
    last: date


def cut(span: Span, periods: Iterable[Period]) -> tuple[date, ...]:
    """Return the first day of *span*, and each later day on which one of *periods* may change."""
    ends = (end for period in periods for end in (period.start, period.end) if end is not None)
    days = {day for end in ends for day in _days(end) if span.first < day <= span.last}
    return (span.first, *sorted(days))


def periods(book: Rulebook, event: Event) -> Iterator[Period]:
    """Yield every period on which rules of *event* depend: their own, and those of figures."""
    for rule in book.rules:
        if rule.event is event:
            yield rule.period
            yield from _changes(rule.statuses)
            for name in rule.figures:
                for one in book.parameter(name).enacted:
                    yield one.period
                    yield from _changes((status_of(one.source),))


def _changes(statuses: Iterable[LegalStatus]) -> Iterator[Period]:
    """Yield the days of texts to which something was done."""
    for status in statuses:
        if not isinstance(status, InForce):
            yield from effective(status)


def one_tree(
    trees: tuple[tree.Node, ...], days: tuple[date, ...], event: Event, source: Source
) -> tree.Node:
    """
    Return what ``trees[i]`` says from ``days[i]`` on, of an event on any day, as one tree.

    Args:
        trees: conditions, or amounts, of one type.
        days: as many, growing; the first tree counts before its day too.
        event: whose day chooses among them.
        source: who set the bounds, where a band is made.
    """
    first, *others = trees
    if all(other == first for other in others):
        return first
    if all(_is_like(first, other) for other in others):
        columns = zip(*(tree.children(one) for one in trees), strict=True)
        inner = iter([one_tree(column, days, event, source) for column in columns])
        return tree.rebuilt(first, lambda _old: next(inner))
    since = tree.DaysBetween(tree.Lit(EARLIEST, CALENDAR), tree.RefDate(event))
    bounds = tuple((day - EARLIEST).days for day in days[1:])
    return tree.Bands(since, bounds, trees, source)


def _days(end: Day) -> tuple[date, ...]:
    return (earliest(end), latest(end))


def _is_like(one: tree.Node, other: tree.Node) -> bool:
    """Whether two nodes differ in their children alone, and have as many of them."""
    inner, same = tree.children(one), tree.children(other)
    if type(one) is not type(other) or not inner or len(inner) != len(same):
        return False
    if any(a.type != b.type for a, b in zip(inner, same, strict=True)):
        return False
    kept = (name.name for name in fields(type(one)) if name.eq)
    return all(
        getattr(one, name) == getattr(other, name)
        for name in kept
        if name not in tree.PLACES[type(one)]
    )
