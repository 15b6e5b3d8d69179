"""The schemas of what files write in a way of their own: texts, bands, majorities, types, codes."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from essmodel.coproduction.happening import Happening
from essmodel.coproduction.tariff import Asked, Band, ComputedPrice
from essmodel.coproduction.timing import OnDay, Timing
from essmodel.governance.meeting import Ballot, Choice, CountedAttendance, NamedAttendance
from essmodel.io.agreement import COMMANDS, DAY, DO, Later
from essmodel.io.declaration import KEYS, RuleTree
from essmodel.io.schema_rule import tree_schema
from essmodel.io.schema_shape import (
    ANY_TEXT,
    TEXTS,
    Keys,
    Schema,
    any_of,
    at_most_one,
    entries_of,
    forbidden,
    given,
    keys_or,
    list_of,
    one_of,
    optional,
    where,
)
from essmodel.io.schema_walk import Walk
from essmodel.io.tree import Scalar as Written
from essmodel.messages.text import Sayable, Text
from essmodel.rules.datatype import DataType
from essmodel.rules.expression import Node as Expression
from essmodel.rules.formula import Formula
from essmodel.rules.statement import Statement
from essmodel.values.identifier import Identifier
from essmodel.values.money import Money
from essmodel.values.threshold import Threshold

Nodes = Mapping[Any, Callable[[Walk], Schema]]
Groups = Mapping[Any, Callable[[Walk], Keys]]

STARTS, ENDS = ("from", "above", "exactly"), ("below", "up_to", "exactly")
PRICES = ("price", "silent")


def _text(walk: Walk) -> Schema:
    """Return a text for people: once, as a proper name, or in each language."""
    return any_of((ANY_TEXT, walk.refer("Text", lambda: walk.keys(Text).schema)))


def _formula(walk: Walk, *, is_named: bool) -> Schema:
    return any_of((TEXTS[Formula], tree_schema(walk, is_named=is_named)))


def _attendance(walk: Walk) -> Schema:
    return any_of((walk.schema(NamedAttendance), list_of(walk.schema(CountedAttendance))))


def _threshold(walk: Walk) -> Keys:
    """Return ``more_than: 1/2`` or ``at_least: 2/3``: one of them."""
    keys = walk.grammar.groups[Threshold].keys
    shown = {key: walk.described("Threshold", key, optional(TEXTS[Threshold])) for key in keys}
    return Keys(shown=shown, bound=(any_of(given(key) for key in keys), at_most_one(keys)))


def _band(walk: Walk) -> Schema:
    """Return ``{from: 400, below: 640, price: 1.75}`` or ``{exactly: 1900, silent: yes}``."""
    written = {
        **dict.fromkeys((*STARTS, *ENDS), TEXTS[Decimal]),
        "price": walk.schema(Asked),
        "rises_to": TEXTS[Money],
        "silent": TEXTS[bool],
    }
    shown = {key: walk.described("Band", key, optional(one)) for key, one in written.items()}
    bound = (at_most_one(STARTS), at_most_one(ENDS), any_of(given(key) for key in PRICES))
    return walk.refer("Band", lambda: Keys(shown=shown, bound=bound).schema)


def _asked(walk: Walk) -> Schema:
    """Return what somebody pays: an amount, or how it is worked out."""
    return any_of((TEXTS[Money], walk.schema(ComputedPrice)))


def _datatype(walk: Walk) -> Keys:
    """Return ``type: number, places: 2, unit: EUR, least: 0``, which stand among other keys."""
    written = {
        "type": one_of(KEYS),
        "places": optional(TEXTS[int]),
        "unit": optional(ANY_TEXT),
        "least": optional(TEXTS[Decimal]),
        "most": optional(TEXTS[Decimal]),
        "book": optional(ANY_TEXT),
    }
    shown = {key: walk.described("DataType", key, one) for key, one in written.items()}
    bound = [
        where("type", (kind,), forbidden(key for key in written if key not in {"type", *keys}))
        for kind, keys in KEYS.items()
    ]
    bound.append(where("type", ("label",), given("book")))
    return Keys(shown=shown, needed=("type",), bound=tuple(bound))


def _codes(walk: Walk) -> Schema:
    return entries_of(walk.schema(Text))


def _places(_: Walk) -> Schema:
    """Return ``{register: "0123"}``, or several codes of one register."""
    return entries_of(any_of((ANY_TEXT, list_of(ANY_TEXT))))


def _happening(walk: Walk) -> Schema:
    """Return ``on: 2020-01-15``, which stands among the keys of what was done."""
    day = walk.described("Happening", DAY, TEXTS[date])
    beside = Keys(shown={DAY: day}, needed=(DAY,))
    return walk.one_of_classes(tag=DO, classes=COMMANDS, beside=beside)


_TEXT_NODES: Nodes = {Text: _text, Sayable: _text}

MANIFEST_NODES: Nodes = {**_TEXT_NODES, tuple[Identifier, ...]: _places}
PACK_NODES: Nodes = {
    **_TEXT_NODES,
    tuple[tuple[str, Sayable], ...]: _codes,
    Written: lambda _: ANY_TEXT,
    Formula | RuleTree: partial(_formula, is_named=True),
}
CASE_NODES: Nodes = {
    **_TEXT_NODES,
    tuple[Identifier, ...]: lambda _: entries_of(ANY_TEXT),
    tuple[Statement, ...]: lambda _: entries_of(ANY_TEXT),
    tuple[Ballot, ...]: lambda walk: entries_of(walk.schema(Choice)),
    NamedAttendance | tuple[CountedAttendance, ...]: _attendance,
    Asked: _asked,
    Band: _band,
    Timing: lambda walk: keys_or(walk.schema(Later), TEXTS[OnDay]),
    Happening: _happening,
    Formula | Expression: partial(_formula, is_named=False),
}
GROUPS: Groups = {Threshold: _threshold, DataType: _datatype}
