"""Any value of the library as plain ones: what JSON can carry, and nothing is lost to a float."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Protocol, cast, runtime_checkable

import attrs


@runtime_checkable
class SaysItPlainly(Protocol):
    """A value that has a plain form of its own."""

    def to_plain(self) -> object:
        """Return the plain form."""
        ...


def plain(value: object) -> object:
    """
    Return *value* as dicts, lists, texts, whole numbers, truth values and ``None``.

    A class of values adds its name under ``type``; a fraction becomes ``"1/3"``, a day its ISO
    form, an exact decimal its digits.
    """
    match value:
        case SaysItPlainly():
            return value.to_plain()
        case Enum():
            return value.value
        case None | bool() | int() | str():
            return value
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Mapping():
            entries = cast("Mapping[object, object]", value)
            return {str(plain(name)): plain(entry) for name, entry in entries.items()}
        case frozenset():
            return sorted((plain(item) for item in cast("frozenset[object]", value)), key=str)
        case tuple() | list():
            return [plain(item) for item in cast("tuple[object, ...]", value)]
        case _:
            return _plain_fields(value)


def _plain_fields(value: object) -> dict[str, object]:
    """Return the fields of an attrs value, those that count in its equality."""
    kind = cast("type[attrs.AttrsInstance]", type(value))
    shown = {
        field.name: plain(getattr(value, field.name)) for field in attrs.fields(kind) if field.eq
    }
    return {"type": type(value).__name__} | shown
