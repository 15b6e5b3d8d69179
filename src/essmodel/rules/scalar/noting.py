"""How nodes are asked with notes: what is missing is joined, what settles the answer is kept."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Any, TypeGuard

from essmodel.rules import expression as tree
from essmodel.rules.datatype import Many
from essmodel.rules.fact import Facts, Record
from essmodel.rules.figure import ByCode, Figure

Lack = frozenset[str]
"""What an unknown value comes to here: the missing facts, none where a source is silent."""

NOTHING: Lack = frozenset()

Notes = list[int]
"""The numbers of the facts and days that were looked at."""

Run = Callable[[Facts, Record, Notes], Any]
"""What a node comes to, for the facts of a case and the record at hand, with its notes."""


def is_lack(value: object) -> TypeGuard[Lack]:
    """Whether *value* stands for one that is unknown."""
    return isinstance(value, frozenset)


def or_lack(value: object, lack: Lack) -> object:
    """Return *value*; *lack* where it is unknown."""
    return lack if value is None else value


# --- leaves ---------------------------------------------------------------------------------------


def always(value: object) -> Run:
    """Give the same value in every case."""
    return lambda _facts, _record, _notes: value


def fact(node: tree.Fact, number: int) -> Run:
    """Look a fact up, and note it; of a list, only that it is missing."""
    path, lack = node.path, frozenset({node.path})
    is_list = isinstance(node.type, Many)

    def run(facts: Facts, _record: Record, notes: Notes) -> object:
        found = facts.get(path)
        if found is None or not is_list:
            notes.append(number)
        return lack if found is None else found

    return run


def item(node: tree.Item) -> Run:
    """Look a field of the record up."""
    name, lack = node.name, frozenset({node.path})
    return lambda _facts, record, _notes: or_lack(record.get(name), lack)


def day(found: object, number: int) -> Run:
    """Note a day."""

    def run(_facts: Facts, _record: Record, notes: Notes) -> object:
        notes.append(number)
        return found

    return run


def figure(found: Figure) -> Run:
    """Choose a figure by its code, which may be missing."""
    if not isinstance(found, ByCode):
        return always(found)
    lack = frozenset({found.by})

    def run(facts: Facts, _record: Record, _notes: Notes) -> object:
        code = facts.get(found.by)
        if code is None:
            return lack
        return or_lack(found.of(code) if isinstance(code, str) else None, NOTHING)

    return run


# --- what is made of other nodes ------------------------------------------------------------------


def from_one(compute: Callable[[Any], Any], inner: list[Run]) -> Run:
    """Compute from one value."""
    return from_known(compute, inner)


def from_two(compute: Callable[[Any, Any], Any], inner: list[Run]) -> Run:
    """Compute from two values."""
    return from_known(compute, inner)


def from_known(compute: Callable[..., Any], inner: list[Run]) -> Run:
    """Compute from values that are all known; join what is missing for them otherwise."""

    def run(facts: Facts, record: Record, notes: Notes) -> object:
        values = [one(facts, record, notes) for one in inner]
        lacks = [one for one in values if is_lack(one)]
        return NOTHING.union(*lacks) if lacks else compute(*values)

    return run


def joined(inner: list[Run], *, settling: bool) -> Run:
    """Join conditions, and keep the notes of those that settle the answer."""

    def run(facts: Facts, record: Record, notes: Notes) -> object:
        looked: list[Notes] = [[] for _ in inner]
        values = [one(facts, record, own) for one, own in zip(inner, looked, strict=True)]
        told, kept = _settled(values, settling=settling)
        for own, counts in zip(looked, kept, strict=True):
            if counts:
                notes += own
        return told

    return run


def banded(bounds: tuple[int, ...], x: Run, *values: Run) -> Run:
    """Choose a value by bands of *x*."""

    def run(facts: Facts, record: Record, notes: Notes) -> object:
        found = x(facts, record, notes)
        if is_lack(found):
            return found
        return values[bisect_right(bounds, found)](facts, record, notes)

    return run


def chosen(condition: Run, then: Run, otherwise: Run) -> Run:
    """Choose a value by a condition."""

    def run(facts: Facts, record: Record, notes: Notes) -> object:
        holds = condition(facts, record, notes)
        if is_lack(holds):
            return holds
        return (then if holds else otherwise)(facts, record, notes)

    return run


def is_known(arg: Run) -> Run:
    """Tell whether a value is known."""
    return lambda facts, record, notes: not is_lack(arg(facts, record, notes))


def coalesced(arg: Run, default: Run) -> Run:
    """Take a default for what is unknown."""

    def run(facts: Facts, record: Record, notes: Notes) -> object:
        found = arg(facts, record, notes)
        return default(facts, record, notes) if is_lack(found) else found

    return run


# --- lists, whose records are not noted -----------------------------------------------------------


def quantified(many: Run, body: Run, *, is_any: bool) -> Run:
    """Tell whether any, or all, of the records satisfy a condition."""

    def run(facts: Facts, record: Record, notes: Notes) -> object:
        records = many(facts, record, notes)
        if is_lack(records):
            return records
        return _settled([body(facts, one, []) for one in records], settling=is_any)[0]

    return run


def summed(many: Run, term: Run) -> Run:
    """Sum over the records."""

    def run(facts: Facts, record: Record, notes: Notes) -> object:
        records = many(facts, record, notes)
        if is_lack(records):
            return records
        values = [term(facts, one, []) for one in records]
        lacks = [one for one in values if is_lack(one)]
        return NOTHING.union(*lacks) if lacks else sum(values)

    return run


def _settled(values: list[Any], *, settling: bool) -> tuple[Any, list[bool]]:
    """Return what *values* come to together, and which of them count."""
    lacks: list[bool] = [is_lack(one) for one in values]
    settles = [not lack and bool(one) is settling for one, lack in zip(values, lacks, strict=True)]
    if any(settles):
        return settling, settles
    if any(lacks):
        return NOTHING.union(*(one for one in values if is_lack(one))), lacks
    return not settling, [True] * len(values)
