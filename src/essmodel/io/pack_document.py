"""
A pack as JSON, to be sent from one process to another: a closed list of values, and never pickle.

A document is a list of entries that name earlier ones by their numbers; the last is the whole.  So
nothing in it is nested, a value that stands in several places is sent once, and neither end can
run out of stack.  Python functions stay where they are: the document numbers them.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, cast

from attrs import define, field, has

from essmodel.errors import InvalidValueError
from essmodel.io.pack_shape import classes, fits, is_quick, shape
from essmodel.io.rule_tag import LONGEST_NUMBER
from essmodel.messages.text import Sayable
from essmodel.packs.pack import RulePack
from essmodel.rules.datatype import Number
from essmodel.values.identifier import IdentifierScheme

Document = list[list[Any]]
Run = Callable[..., Any]
_DECIMAL = re.compile(rf"-?[0-9]{{1,{LONGEST_NUMBER}}}(\.[0-9]{{1,{LONGEST_NUMBER}}})?")
_FRACTION = re.compile(rf"-?[0-9]{{1,{LONGEST_NUMBER}}}/0*[1-9][0-9]{{0,{LONGEST_NUMBER - 1}}}")


def written(value: object) -> tuple[Document, tuple[Run, ...]]:
    """
    Return *value*, a pack or a part of one, as a document, and the functions that it numbers.

    Raises:
        InvalidValueError: it holds something that is no part of a pack.
    """
    writing = _Writing()
    writing.write(value)
    return writing.entries, tuple(writing.functions)


def pack_of(document: object, *, call: Callable[[int], Run]) -> RulePack:
    """
    Return the pack that *document* is, as `written` writes one.

    Args:
        document: what somebody sent, who is not trusted.
        call: gives what stands here for a function, by its number.

    Raises:
        InvalidValueError: the document is none, or what it holds makes no sense.
    """
    pack = value_of(document, call=call)
    if type(pack) is not RulePack:
        raise InvalidValueError.because("pack_document_nonsense", found=type(pack).__name__)
    return pack


def value_of(document: object, *, call: Callable[[int], Run]) -> object:
    """
    Return the value that *document* is, as `pack_of` does.

    Raises:
        InvalidValueError: the document is none, or what it holds makes no sense.
    """
    try:
        values: list[object] = []
        for entry in cast("Document", document):
            values.append(_made(entry, values, call))
        return values[-1]
    except InvalidValueError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever can be wrong with it, it is no document
        raise InvalidValueError.because("pack_document_nonsense", found=repr(error)) from None


@define  # it changes: it remembers what it has written
class _Writing:
    entries: Document = field(factory=list[list[Any]])
    functions: list[Run] = field(factory=list[Run])
    _numbers: dict[int, int] = field(factory=dict[int, int])
    # INVARIANT: what is remembered by its address is kept alive, so that no other takes the place.
    _kept: list[object] = field(factory=list[object])

    def write(self, value: object) -> None:
        """Write the parts of *value*, then itself, without recursion."""
        waiting: list[tuple[object, bool]] = [(value, False)]
        while waiting:
            one, is_ready = waiting.pop()
            if id(one) in self._numbers:
                continue
            if not is_ready and (parts := tuple(_parts(one))):
                waiting.append((one, True))
                waiting += ((part, False) for part in reversed(parts))
            else:
                self._numbers[id(one)] = len(self.entries)
                self._kept.append(one)
                self.entries.append(self._entry(one))

    def _entry(self, value: object) -> list[Any]:
        """Return the entry of a value whose parts are written."""
        kind = type(value)
        if classes().get(kind.__name__) is kind and has(kind):
            named = {name: self._numbers[id(getattr(value, name))] for name in shape(kind)}
            return ["value", kind.__name__, named]
        match value:
            case Enum() if classes().get(kind.__name__) is kind:
                return ["choice", kind.__name__, value.value]
            case _ if kind in {bool, int, str, type(None)}:
                return ["plain", value]
            case date() if kind is date:
                return ["day", value.isoformat()]
            case Fraction() if kind is Fraction:
                return ["fraction", f"{value.numerator}/{value.denominator}"]
            case Decimal() if kind is Decimal and value.is_finite():
                return ["decimal", f"{value:f}"]
            case tuple() | frozenset() if kind in {tuple, frozenset}:
                parts = [self._numbers[id(one)] for one in cast("tuple[object, ...]", value)]
                return [kind.__name__, parts]
            case Sayable():
                return ["value", "Text", self._said(value)]
            case _ if callable(value):
                self.functions.append(value)
                return ["function", len(self.functions) - 1]
            case _:
                raise InvalidValueError.because("pack_holds_stranger", found=kind.__name__)

    def _said(self, value: Sayable) -> dict[str, int]:
        """Write what *value* says in each language, and return the numbers of the two texts."""
        self.entries += [["plain", value.said("en")], ["plain", value.said("fr")]]
        last = len(self.entries)
        self._numbers[id(value)] = last
        return {"en": last - 2, "fr": last - 1}


def _parts(value: object) -> Iterator[object]:
    kind = type(value)
    if classes().get(kind.__name__) is kind and has(kind):
        yield from (getattr(value, name) for name in shape(kind))
    elif kind in {tuple, frozenset}:
        yield from cast("tuple[object, ...]", value)


def _made(entry: list[Any], values: list[object], call: Callable[[int], Run]) -> object:
    """Make the value of one entry, whose parts are made."""
    match entry:
        case ["value", str() as name, dict() as parts]:
            return _value(classes()[name], {key: _at(parts[key], values) for key in parts})
        case ["choice", str() as name, str() as code]:
            return classes()[name](code)
        case ["tuple", list() as parts]:
            return tuple(_at(one, values) for one in parts)
        case ["frozenset", list() as parts]:
            return frozenset(_at(one, values) for one in parts)
        case ["function", int() as number]:
            return call(number)
        case _:
            return _scalar(entry)


def _scalar(entry: list[Any]) -> object:
    """Make a value that has no parts."""
    match entry:
        case ["plain", bool() | str() | None as plain]:
            return plain
        case ["plain", int() as whole] if abs(whole) < 10**LONGEST_NUMBER:
            return whole
        case ["day", str() as text]:
            return date.fromisoformat(text)
        case ["fraction", str() as text] if _FRACTION.fullmatch(text):
            return Fraction(text)
        case ["decimal", str() as text] if _DECIMAL.fullmatch(text):
            return Decimal(text)
        case _:
            raise InvalidValueError.because("pack_document_nonsense", found=repr(entry)[:80])


def _at(number: object, values: list[object]) -> object:
    """Return an earlier value; a number below zero would name one from the end."""
    if type(number) is not int or number < 0:
        raise InvalidValueError.because("pack_document_nonsense", found=repr(number)[:80])
    return values[number]


def _value(kind: type, parts: dict[str, object]) -> object:
    """
    Make a value of *kind*, each part of which is what its field says.

    Raises:
        InvalidValueError: it is not, or would keep us busy for ever.
    """
    for name, hint in shape(kind).items():
        if not fits(parts[name], hint):
            raise InvalidValueError.because(
                "pack_field_misfit", kind=kind.__name__, field=name, found=repr(parts[name])[:80]
            )
    made = kind(**parts)
    if isinstance(made, IdentifierScheme) and not is_quick(made.pattern):
        raise InvalidValueError.because("pattern_not_quick", scheme=made.id, pattern=made.pattern)
    if isinstance(made, Number) and made.places > LONGEST_NUMBER:
        raise InvalidValueError.because("tree_number_too_long", most=LONGEST_NUMBER)
    return made
