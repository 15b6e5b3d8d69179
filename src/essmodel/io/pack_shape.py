"""What a pack may hold: the classes that its fields lead to, and whether a value fits its field."""

import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from attrs import fields, has

from essmodel.messages.catalogue import Message
from essmodel.messages.text import Sayable, Text
from essmodel.packs.pack import RulePack
from essmodel.rules.law.parameter import Local
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion

FIGURES = (Money, Proportion, Local)
"""What a figure of law may be, beside numbers: no annotation names them."""
LONGEST_PATTERN = 200
_REPEATED_GROUP = re.compile(r"\)[*+{?]|\\[1-9]|\(\?[^:]")


@cache
def shape(kind: type) -> dict[str, Any]:
    """Return the fields that make a value of *kind*, by their names, each with its annotation."""
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind) if one.init}


@cache
def classes() -> dict[str, type]:
    """Return every class of values that a pack may hold, by its name; the list is closed."""
    found: dict[str, type] = {RulePack.__name__: RulePack, Text.__name__: Text}
    waiting: list[Any] = [*FIGURES, *shape(RulePack).values()]
    while waiting:
        for kind in _plain_kinds(waiting.pop()):
            if kind.__name__ in found or kind is Message:
                continue  # a message is known by its id, which another program may not have
            if has(kind) or issubclass(kind, Enum):
                found[kind.__name__] = kind
            if has(kind):
                waiting += shape(kind).values()
    return found


def _plain_kinds(hint: Any) -> Iterator[type]:  # noqa: ANN401 - an annotation
    """Yield the classes that an annotation names."""
    kind = get_origin(hint) or hint
    if isinstance(kind, type):
        yield kind
    for one in get_args(hint):
        yield from _plain_kinds(one)


def fits(value: object, hint: Any) -> bool:  # noqa: ANN401 - an annotation
    """Whether *value* is what an annotation says; a subclass is something else."""
    kind, args = get_origin(hint) or hint, get_args(hint)
    if kind is Any or isinstance(kind, TypeVar) or kind is object:
        return True
    if kind in {Union, UnionType}:
        return any(fits(value, one) for one in args)
    if kind is Literal:
        return value in args
    if kind is Callable:
        return callable(value)
    if kind is Sayable:
        return type(value) is Text
    if type(value) is not kind:
        return False
    match value:
        case tuple():
            return _all_fit(cast("tuple[object, ...]", value), args)
        case frozenset():
            return all(fits(one, args[0]) for one in cast("frozenset[object]", value))
        case _:
            return True


def _all_fit(values: tuple[object, ...], hints: tuple[Any, ...]) -> bool:
    if hints[1:] == (...,):
        return all(fits(one, hints[0]) for one in values)
    return len(values) == len(hints) and all(map(fits, values, hints))


def is_quick(pattern: str) -> bool:
    """
    Whether a regular expression is surely quick on every code: none of its groups is repeated.

    >>> is_quick("[0-9]{9}"), is_quick("(a+)+")
    (True, False)
    """
    return len(pattern) <= LONGEST_PATTERN and not _REPEATED_GROUP.search(pattern)
