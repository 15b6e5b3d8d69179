"""The schema of a rule that is written as a tree, node by node."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from attrs import fields

from essmodel.io.rule_field import RULE
from essmodel.io.rule_reading import KNOWN_BY_NAME, NAMED
from essmodel.io.rule_tag import FORMAT, TAG, TAGS, TREE, TYPES, VERSION, Tag
from essmodel.io.schema_shape import (
    ANY_TEXT,
    DIGITS,
    Keys,
    Schema,
    list_of,
    one_of,
    optional,
    where,
)
from essmodel.io.schema_walk import Walk
from essmodel.rules import expression as tree
from essmodel.rules.datatype import DataType, Number
from essmodel.rules.oracle import COMPARED
from essmodel.rules.well_typed import Comparison

TEXT_NODES = Mapping[Any, Callable[[Walk], Schema]]


def tree_schema(walk: Walk, *, is_named: bool) -> Schema:
    """
    Return the schema of ``{rule: 1, tree: {is: …}}``.

    Args:
        walk: the walk that needs it.
        is_named: the words of packs are known, and a rule names its source: types, labels and
            sources need not be written.
    """
    return walk.refer("rule_tree", partial(_envelope, walk, is_named=is_named))


def _envelope(walk: Walk, *, is_named: bool) -> Schema:
    inner = walk.under(RULE, {**walk.nodes, **_FIELDS})
    shown: dict[str, Schema] = {
        FORMAT: {"enum": [int(VERSION), VERSION]},
        TREE: inner.refer("node", partial(_nodes, inner, is_named=is_named)),
    }
    return Keys(
        shown={key: walk.described("rule_tree", key, one) for key, one in shown.items()},
        needed=(FORMAT, TREE),
    ).schema


def _nodes(walk: Walk, *, is_named: bool) -> Schema:
    said = Keys(shown={TAG: walk.described("node", TAG, one_of(TAGS))}, needed=(TAG,))
    branches = [
        where(TAG, (name,), said.beside(_node(walk, tag, is_named=is_named)).schema)
        for name, tag in TAGS.items()
    ]
    return {"type": "object", "required": [TAG], "properties": said.shown, "allOf": branches}


def _node(walk: Walk, tag: Tag, *, is_named: bool) -> Keys:
    shown: dict[str, Schema] = {}
    needed: list[str] = []
    for key, kind in tag.keys.items():
        schema = _field(walk, tag, key, kind)
        if is_named and _may_miss(tag, key):
            schema = optional(schema)
        else:
            needed.append(key)
        shown[key] = walk.described("node", key, schema)
    return Keys(shown=shown, needed=tuple(needed))


def _may_miss(tag: Tag, key: str) -> bool:
    return key == "source" or (tag.made in NAMED and key in KNOWN_BY_NAME)


def _field(walk: Walk, tag: Tag, key: str, kind: object) -> Schema:
    if key in tree.PLACES[tag.made]:
        node: Schema = {"$ref": "#/definitions/node"}
        return node if kind == "Node" else list_of(node)
    if (tag.made is tree.Lit and key == "value") or tag.made is tree.Call:
        return ANY_TEXT  # of the type beside it, or the name of a function
    return walk.schema(kind)


# --- types ----------------------------------------------------------------------------------------

_OF_TYPES: dict[str, Schema] = {
    "places": DIGITS,
    "unit": ANY_TEXT,
    "least": DIGITS,
    "most": DIGITS,
    "book": ANY_TEXT,
    "record": ANY_TEXT,
}


def _type(walk: Walk, names: tuple[str, ...] = tuple(TYPES)) -> Schema:
    """Return the schema of ``{is: number, places: 2, unit: EUR}``."""
    said = Keys(shown={TAG: walk.described("type", TAG, one_of(names))}, needed=(TAG,))
    branches = [where(TAG, (name,), said.beside(_of_type(walk, name)).schema) for name in names]
    return {"type": "object", "required": [TAG], "properties": said.shown, "allOf": branches}


def _of_type(walk: Walk, name: str) -> Keys:
    keys = [one.name for one in fields(TYPES[name])]
    needed = tuple(key for key in keys if key in {"book", "record"})
    shown = {
        key: walk.described(
            "type", key, _OF_TYPES[key] if key in needed else optional(_OF_TYPES[key])
        )
        for key in keys
    }
    return Keys(shown=shown, needed=needed)


def _number(walk: Walk) -> Schema:
    names = tuple(name for name, made in TYPES.items() if made is Number)
    return walk.refer("number_type", partial(_type, walk, names))


_FIELDS: TEXT_NODES = {
    DataType: lambda walk: walk.refer("type", partial(_type, walk)),
    Number: _number,
    frozenset[str]: lambda walk: list_of(walk.schema(str)),
    Comparison: lambda _: one_of(COMPARED),
}
