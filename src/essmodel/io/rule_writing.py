"""Rules as plain values and as text: any node, whole, so that what is read again is the same."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import cast

from attrs import AttrsInstance, fields

from essmodel.errors import InvalidValueError
from essmodel.io.rule_tag import (
    FORMAT,
    LONGEST_NUMBER,
    TAG,
    TAGS,
    TREE,
    TYPES,
    VERSION,
    tag_of,
)
from essmodel.messages.text import LANGS, Sayable
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.expression import PLACES, Node, children
from essmodel.rules.function import Function
from essmodel.rules.law.source import Invention, LegalSource, Publication, Source
from essmodel.rules.law.status import InForce

Plain = Mapping[str, object]
WIDEST = 90
_BARE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
_NOT_BARE = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
"""Words that readers of YAML take for something else."""
_TYPE_NAMES = {made: name for name, made in TYPES.items()}


def plain_rule(node: Node) -> Plain:
    """
    Return *node* as JSON can carry it, with the version of the format.

    A part that stands in several places is one value that occurs several times.

    Raises:
        InvalidValueError: a number is longer than files can carry.
    """
    done: dict[int, Plain] = {}
    waiting: list[tuple[Node, bool]] = [(node, False)]
    while waiting:
        one, is_ready = waiting.pop()
        if id(one) in done:
            continue
        if is_ready:
            done[id(one)] = _plain_node(one, done)
        else:
            waiting.append((one, True))
            waiting += ((child, False) for child in children(one))
    return {FORMAT: int(VERSION), TREE: done[id(node)]}


def _plain_node(node: Node, done: Mapping[int, Plain]) -> Plain:
    """Return one node, the parts of which are *done*."""
    tag = tag_of(node)
    shown: dict[str, object] = {TAG: tag}
    for key in TAGS[tag].keys:
        value = getattr(node, key)
        if key not in PLACES[type(node)]:
            shown[key] = _plain(value)
        elif isinstance(value, tuple):
            shown[key] = [done[id(one)] for one in cast("tuple[Node, ...]", value)]
        else:
            shown[key] = done[id(value)]
    return shown


def _plain(value: object) -> object:
    """Return the value of a field that holds no node."""
    match value:
        case bool() | str():
            return value
        case int():
            return _number(value)
        case date():
            return value.isoformat()
        case Enum():
            return value.value
        case Function():
            return value.id
        case frozenset():
            return sorted(cast("frozenset[str]", value))
        case tuple():
            return [_number(one) for one in cast("tuple[int, ...]", value)]
        case Truth() | Number() | Calendar() | Label() | Many():
            return _plain_type(value)
        case LegalSource() | Publication() | Invention():
            return _plain_source(value)
        case _:
            return _plain_text(cast("Sayable", value))


def _number(value: int) -> int:
    if abs(value) >= 10**LONGEST_NUMBER:
        raise InvalidValueError.because("tree_number_too_long", most=LONGEST_NUMBER)
    return value


def _plain_type(kind: DataType) -> Plain:
    """Return a type, its bounds in units of it; what is left out is what a plain number has."""
    return {TAG: _TYPE_NAMES[type(kind)]} | {
        one.name: _plain(getattr(kind, one.name))
        for one in fields(cast("type[AttrsInstance]", type(kind)))
        if getattr(kind, one.name) != one.default
    }


def _plain_source(source: Source) -> Plain:
    """Return a source as every file writes one."""
    match source:
        case LegalSource():
            kind: object = source.kind.value
        case Publication():
            kind = "publication"
        case _:
            kind = "invented"
    return {"kind": kind, **_besides(source)}


def _besides(value: AttrsInstance) -> dict[str, object]:
    """Return the fields of a value that are not what they are where nothing is written."""
    plain: dict[str, object] = {}
    for one in fields(type(value)):
        found = getattr(value, one.name)
        default = InForce() if one.name == "status" else one.default
        if one.name == "status" and found != default:
            plain["status"] = {"type": type(found).__name__.lower(), **_besides(found)}
        elif one.name != "kind" and found != default:
            plain[one.name] = _plain(found)
    return plain


def _plain_text(text: Sayable) -> Plain:
    return {lang: text.said(lang) for lang in LANGS}


def as_json(plain: Plain) -> str:
    """Write on one line."""
    return json.dumps(plain, ensure_ascii=False)


def as_yaml(plain: Plain) -> str:
    """Write in YAML, a line for each key whose value is not a few words, without recursion."""
    lines: list[str] = []
    waiting = list(reversed(_entries("", 0, plain)))
    while waiting:
        lead, indent, value = waiting.pop()
        whole: object = value
        line = f"{lead} {_few_words(value)}"
        if _is_few_words(value) and (len(line) <= WIDEST or not isinstance(value, Mapping)):
            lines.append(line)
        elif isinstance(value, Mapping) and lead.endswith("-"):
            waiting += reversed(_entries(f"{lead} ", indent, cast("Plain", value)))
        else:
            lines.append(lead)
            waiting += reversed(_below(indent, whole))
    return "\n".join(lines) + "\n"


Line = tuple[str, int, object]
"""What stands before a value, how far what is below it is set in, and the value."""


def _entries(lead: str, indent: int, plain: Plain) -> list[Line]:
    """Return the lines of a group of keys, the first after *lead*."""
    space = " " * indent
    return [
        (f"{space if number else lead}{key}:", indent + 2, value)
        for number, (key, value) in enumerate(plain.items())
    ]


def _below(indent: int, value: object) -> list[Line]:
    """Return the lines below a key."""
    space = " " * indent
    if isinstance(value, Mapping):
        return _entries(space, indent, cast("Plain", value))
    return [(f"{space}-", indent + 2, one) for one in cast("Sequence[object]", value)]


def _is_few_words(value: object) -> bool:
    """Whether *value* is a word, a list of words, or a group of such things: no node in a node."""
    if isinstance(value, Mapping):
        return all(_is_flat(one) for one in cast("Plain", value).values())
    return not isinstance(value, list) or _is_flat(cast("list[object]", value))


def _is_flat(value: object) -> bool:
    held: Iterable[object] = ()
    if isinstance(value, Mapping):
        held = cast("Plain", value).values()
    elif isinstance(value, list):
        held = cast("list[object]", value)
    return not any(isinstance(one, Mapping | list) for one in held)


def _few_words(value: object) -> str:
    if not _is_few_words(value):
        return ""
    if isinstance(value, Mapping):
        entries = cast("Plain", value).items()
        return f"{{{', '.join(f'{key}: {_few_words(one)}' for key, one in entries)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_few_words, cast('list[object]', value)))}]"
    if isinstance(value, str) and _BARE.fullmatch(value) and value not in _NOT_BARE:
        return value
    # YAML reads the texts, the numbers and the words of JSON as JSON does.
    return json.dumps(value, ensure_ascii=False)
