"""
The grammar of the files of a pack: facts, codes, figures and rules as their authors write them.

`docs/reference/pack-folder.md` shows the whole format.  A class here is one item of a file; it
becomes a value of the pack once the names it uses are known.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from attrs import evolve, frozen

from essmodel.errors import InvalidValueError
from essmodel.io.converter import Converter, Grammar
from essmodel.io.grammar import SHARED
from essmodel.io.group import Group, entries_of, key_missing, read_entry
from essmodel.io.refusal import (
    mapping_of,
    problem,
    read_choice,
    read_parts,
    read_scalar,
    scalar_of,
    take_all,
)
from essmodel.io.tree import Entry, Mapping, Node
from essmodel.io.tree import Scalar as Written
from essmodel.messages.text import Sayable, Text
from essmodel.rules.datatype import Calendar, DataType, Label, Number, Truth
from essmodel.rules.expression import Scalar
from essmodel.rules.formula import Formula
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Source
from essmodel.rules.literal import scaled
from essmodel.rules.rule import Subject
from essmodel.values import reading
from essmodel.values.period import Period

MONEY = Number(places=2, unit="EUR")
PLACES = Number(least=0, most=12)


@frozen(kw_only=True)
class FactEntry:
    """One item of ``facts.yaml``."""

    path: str
    type: DataType
    label: Text
    comes_from: Text | None = None


@frozen(kw_only=True)
class ValueEntry:
    """One value of a figure, read as such once the type of the figure is known."""

    value: Written
    period: Period
    source: Source


@frozen(kw_only=True)
class ParameterEntry:
    """One item of ``parameters.yaml``."""

    id: str
    label: Text
    type: DataType
    values: tuple[ValueEntry, ...]


@frozen
class RuleTree:
    """A condition written as a tree, read as such once the words of the packs are known."""

    document: Node


@frozen(kw_only=True)
class RuleEntry:
    """One item of ``rules.yaml``: one version of a rule."""

    id: str
    subject: Subject
    requires: Formula | RuleTree
    applies: Formula | RuleTree | None = None
    says: Text | None = None
    source: Source
    period: Period
    event: Event
    mode: Mode = Mode.CEILING
    derogates_from: str | None = None


# --- types of facts and figures -------------------------------------------------------------------

KEYS: dict[str, tuple[str, ...]] = {
    "truth": (),
    "number": ("places", "unit", "least", "most"),
    "money": ("least", "most"),
    "day": (),
    "label": ("book",),
}
_OF_A_TYPE = ("places", "unit", "least", "most", "book")


def _datatype(mapping: Mapping) -> DataType:
    """Read ``type: number, places: 2, unit: EUR, least: 0``, among the other keys of an item."""
    entries = entries_of(mapping)
    if "type" not in entries:
        raise InvalidValueError(key_missing(mapping, "type", "tag_missing", known=tuple(KEYS)))
    choose = partial(read_choice, choices={kind: kind for kind in KEYS})
    kind: str = read_entry(entries["type"], choose)
    misfits = tuple(
        problem("key_misfit", entry.key.at, path=key, found=key, type=kind)
        for key, entry in entries.items()
        if key in _OF_A_TYPE and key not in KEYS[kind]
    )
    made: DataType = take_all([("type", "", partial(_READERS[kind], mapping))], misfits)["type"]
    return made


def _label(mapping: Mapping) -> Label:
    entries = entries_of(mapping)
    if "book" not in entries:
        raise InvalidValueError(key_missing(mapping, "book"))
    return Label(read_entry(entries["book"], scalar_of).text)


def _number(mapping: Mapping) -> Number:
    entries = entries_of(mapping)
    readers: dict[str, Callable[[str], Any]] = {"places": _places, "unit": str}
    given = _given(entries, readers)
    return _bounded(Number(**given), entries)


def _money(mapping: Mapping) -> Number:
    return _bounded(MONEY, entries_of(mapping))


def _bounded(like: Number, entries: dict[str, Entry]) -> Number:
    """Add the bounds, which people write as figures and not in units of the type."""

    def figure(text: str) -> Scalar:
        return scaled(reading.number(text), like)

    return evolve(like, **_given(entries, {"least": figure, "most": figure}))


def _given(entries: dict[str, Entry], readers: dict[str, Callable[[str], Any]]) -> dict[str, Any]:
    """Read the keys that are there, each as one text."""
    return read_parts(
        (key, key, entries[key].value, partial(read_scalar, read=read))
        for key, read in readers.items()
        if key in entries
    )


def _places(text: str) -> Scalar:
    return scaled(reading.whole(text), PLACES)


_READERS: dict[str, Callable[[Mapping], DataType]] = {
    "truth": lambda _: Truth(),
    "number": _number,
    "money": _money,
    "day": lambda _: Calendar(),
    "label": _label,
}


# --- codes, and the whole -------------------------------------------------------------------------


def _codes(node: Node, converter: Converter) -> tuple[tuple[str, Sayable], ...]:
    """Read ``{ce1: {en: "…", fr: "…"}}``: any codes, each with its name."""
    entries = entries_of(mapping_of(node)).items()
    read = converter.reader(Text)
    return tuple(read_parts((key, key, entry.value, read) for key, entry in entries).items())


def _condition(node: Node, converter: Converter) -> Formula | RuleTree:
    """Read a condition: a formula, or a whole tree."""
    return RuleTree(node) if isinstance(node, Mapping) else converter.read(node, Formula)


def _written(node: Node, _: Converter) -> Written:
    """Keep a text as it stands: its type is known only once the item is."""
    return scalar_of(node)


PACK: Grammar = evolve(
    SHARED,
    nodes={
        **SHARED.nodes,
        tuple[tuple[str, Sayable], ...]: _codes,
        Written: _written,
        Formula | RuleTree: _condition,
    },
    groups={DataType: Group(("type", *_OF_A_TYPE), _datatype)},
    merged=SHARED.merged | {DataType},
)
