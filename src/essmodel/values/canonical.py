"""
The one way to write a value as bytes, so that equal values have equal digests everywhere.

JSON in UTF-8 without spaces.  A value of a class begins with the name of its class under ``type``,
then come its fields in their order; a field that is ``None`` is left out, so that a class may gain
an optional field and what was written before keeps its digest.  The keys of a mapping and the
items of a set are in the order of their bytes.  No float has a place here.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from json.encoder import encode_basestring
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import attrs

from essmodel.errors import InvalidValueError

Write = Callable[[Any], str]


def canonical(value: object) -> bytes:
    """
    Return *value* as bytes.

    >>> canonical({"b": 1, "a": (True, None, Fraction(1, 3))})
    b'{"a":[true,null,"1/3"],"b":1}'

    Raises:
        InvalidValueError: something in it has no exact form, such as a float or half a character.
    """
    try:
        return _text(value).encode()
    except UnicodeEncodeError as error:
        raise InvalidValueError.because("not_canonical", found=ascii(error.object)) from None


def _text(value: object) -> str:
    return _WRITERS[type(value)](value)


class _Writers(dict[type, Write]):
    """What writes the values of each class that was met: looked up once for every value."""

    def __missing__(self, kind: type) -> Write:
        found = self[kind] = _writer(kind)
        return found


def _writer(kind: type) -> Write:
    """Return what writes the values of one class."""
    if issubclass(kind, Enum):
        return lambda one: _text(one.value)
    if attrs.has(kind):
        return _fields(kind)
    raise InvalidValueError.because("not_canonical", found=kind.__name__)


def _fields(kind: type[attrs.AttrsInstance]) -> Write:
    """Return what writes the fields of a class, those that count in its equality."""
    said = '{"type":' + encode_basestring(kind.__name__)
    reads = [
        (f",{encode_basestring(one.name)}:", attrgetter(one.name))
        for one in attrs.fields(kind)
        if one.eq
    ]

    def write(value: object) -> str:
        found = said
        for key, read in reads:
            one = read(value)
            if one is not None:
                found += key + _WRITERS[type(one)](one)
        return found + "}"

    return write


def _entries(value: Mapping[object, object]) -> str:
    keys = {_key(name): one for name, one in value.items()}
    said = ",".join(f"{encode_basestring(key)}:{_text(keys[key])}" for key in sorted(keys))
    return "{" + said + "}"


def _key(name: object) -> str:
    """Return a key as the text that JSON asks for: a text itself, or how a value is written."""
    return name if isinstance(name, str) else _text(name)


def _items(value: tuple[object, ...]) -> str:
    return "[" + ",".join([_WRITERS[type(one)](one) for one in value]) + "]"


def _ratio(value: Fraction) -> str:
    return f'"{value.numerator}/{value.denominator}"'


_PLAIN: dict[type, Write] = {
    str: encode_basestring,
    int: int.__repr__,
    bool: lambda one: "true" if one else "false",
    type(None): lambda _: "null",
    date: lambda one: f'"{one.isoformat()}"',
    Fraction: _ratio,
    Decimal: lambda one: f'"{one}"',
    tuple: _items,
    list: _items,
    frozenset: lambda one: "[" + ",".join(sorted(map(_text, one))) + "]",
    dict: _entries,
    MappingProxyType: _entries,
}

_WRITERS = _Writers(_PLAIN)
