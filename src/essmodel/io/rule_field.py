"""How the fields of the nodes of a rule are written: whole numbers, types, texts, sources."""

import re
from functools import cache, partial

from attrs import evolve, fields

from essmodel.errors import InvalidValueError
from essmodel.io.converter import Converter, Grammar
from essmodel.io.grammar import SHARED
from essmodel.io.group import Group, entries_of, key_missing, read_entry, read_strictly
from essmodel.io.refusal import (
    Read,
    mapping_of,
    read_choice,
    read_items,
    read_parts,
    read_scalar,
    refusal,
    scalar_of,
)
from essmodel.io.rule_tag import LONGEST_NUMBER, TAG, TYPES
from essmodel.io.tree import Mapping, Node
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.expression import Scalar
from essmodel.rules.oracle import COMPARED
from essmodel.rules.well_typed import Comparison
from essmodel.values import reading

_WHOLE = re.compile(rf"-?(?:0|[1-9][0-9]{{0,{LONGEST_NUMBER - 1}}})")
_TRUTHS = {"true": True, "false": False}


@cache
def converter() -> Converter:
    """Return what reads the fields of nodes, by their annotations."""
    return Converter(RULE)


def read_value(node: Node, like: DataType) -> Scalar:
    """Read a value written in a rule, in units of its type."""
    match like:
        case Truth():
            return read_choice(node, _TRUTHS)
        case Number():
            return _whole(node)
        case Calendar():
            return read_scalar(node, reading.day)
        case Label():
            return scalar_of(node).text
        case Many():
            raise refusal("wrong_kind", node.at, found=scalar_of(node).text, expected=like)


def _whole(node: Node) -> int:
    """Read a whole number in digits, and neither a text, nor a truth value, nor a fraction."""
    scalar = scalar_of(node)
    if not scalar.is_plain or not _WHOLE.fullmatch(scalar.text):
        raise refusal("tree_not_whole", scalar.at, found=scalar.text, most=LONGEST_NUMBER)
    return int(scalar.text)


def _places(node: Node) -> int:
    """Read how many decimal places a type keeps."""
    places = _whole(node)
    if not 0 <= places <= LONGEST_NUMBER:
        expected = Number(least=0, most=LONGEST_NUMBER)
        raise refusal("out_of_bounds", node.at, found=places, expected=expected)
    return places


def _type(node: Node, _: Converter) -> DataType:
    """Read ``{is: number, places: 2, unit: EUR}``."""
    entry = entries_of(mapping_of(node)).get(TAG)
    if entry is None:
        missing = key_missing(mapping_of(node), TAG, "tag_missing", known=tuple(TYPES))
        raise InvalidValueError(missing)
    made = read_entry(entry, partial(read_choice, choices=TYPES))
    keys = tuple(one.name for one in fields(made))
    return read_strictly(node, Group(keys, partial(_made, made)), besides=(TAG,))


def _made(made: type[DataType], mapping: Mapping) -> DataType:
    entries, known = entries_of(mapping), {one.name for one in fields(made)}
    missing = [
        key_missing(mapping, one.name)
        for one in fields(made)
        if one.name not in entries and one.name in {"book", "record"}
    ]
    given = read_parts(
        ((key, key, entry.value, _OF_TYPES[key]) for key, entry in entries.items() if key in known),
        missing,
    )
    kind: DataType = made(**given)
    return kind


def _text(node: Node) -> str:
    return scalar_of(node).text


_OF_TYPES: dict[str, Read] = {
    "places": _places,
    "unit": _text,
    "least": _whole,
    "most": _whole,
    "book": _text,
    "record": _text,
}


def _number(node: Node, converter: Converter) -> Number:
    kind = _type(node, converter)
    if not isinstance(kind, Number):
        raise refusal("not_a_number", node.at, found=kind)
    return kind


def _labels(node: Node, converter: Converter) -> frozenset[str]:
    return frozenset(read_items(node, converter.reader(str)))


def _operator(node: Node, _: Converter) -> str:
    return read_choice(node, {op: op for op in COMPARED})


RULE: Grammar = evolve(
    SHARED,
    nodes={
        **SHARED.nodes,
        DataType: _type,
        Number: _number,
        frozenset[str]: _labels,
        Comparison: _operator,
    },
)
