"""
Keys of a mapping that make one value together.

A group reads the keys it knows and leaves the others alone, so that several groups can share one
mapping; `read_strictly` is for the one that owns the mapping, and refuses the keys nobody knows.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

import attrs
from attrs import evolve, frozen

from essmodel.errors import InvalidValueError, Problem, under
from essmodel.io.refusal import Read, Step, mapping_of, problem, refusal, take_all, unknown
from essmodel.io.tree import Entry, Mapping, Node, Scalar, locate

T = TypeVar("T")


@frozen
class Group(Generic[T]):
    """The *keys* of a mapping that *read* makes one value of."""

    keys: tuple[str, ...]
    read: Callable[[Mapping], T]


@frozen(kw_only=True)
class Slot:
    """
    A field of a class, the key it is written under, and how.

    Attributes:
        missing: the problem when it is left out; ``None`` where it may be.
    """

    field: str
    key: str
    read: Read
    missing: str | None


@frozen(kw_only=True)
class Record:
    """
    How the values of an attrs class are written.

    Attributes:
        slots: the fields that have a key of their own.
        merged: the fields whose own keys stand beside those, in the same mapping.
    """

    made: type[Any]
    slots: tuple[Slot, ...]
    merged: tuple[tuple[str, Group[Any]], ...] = ()

    @property
    def group(self) -> Group[Any]:
        """The keys, and how they are read."""
        own = (slot.key for slot in self.slots)
        theirs = (key for _, group in self.merged for key in group.keys)
        return Group((*own, *theirs), self._read)

    def _read(self, mapping: Mapping) -> object:
        entries = entries_of(mapping)
        steps: list[Step] = [
            (field, "", partial(group.read, mapping)) for field, group in self.merged
        ]
        missing: list[Problem] = []
        for slot in self.slots:
            if entry := entries.get(slot.key):
                steps.append((slot.field, slot.key, partial(slot.read, entry.value)))
            elif slot.missing:
                missing.append(key_missing(mapping, slot.key, slot.missing))
        values = take_all(steps, missing)
        try:
            return self.made(**values)
        except InvalidValueError as error:
            found = _field_problems(self.made, values) or error.problems
            raise InvalidValueError(*(self._placed(one, mapping) for one in found)) from None

    def _placed(self, found: Problem, mapping: Mapping) -> Problem:
        """Point *found*, of which the class knows the field only, to where the file has it."""
        field, dot, rest = found.path.partition(".")
        key = next((slot.key for slot in self.slots if slot.field == field), field)
        path = f"{key}{dot}{rest}"
        return evolve(found, path=path, at=locate(mapping, path))


def entries_of(mapping: Mapping) -> dict[str, Entry]:
    """Return the entries that say something, by key: what is left empty is as if left out."""
    return {
        entry.key.text: entry
        for entry in mapping.entries
        if not (isinstance(entry.value, Scalar) and entry.value.is_absent)
    }


def read_entry(entry: Entry, read: Callable[[Node], T]) -> T:
    """Read the value of *entry*; its mistakes have the key in their path."""
    try:
        return read(entry.value)
    except InvalidValueError as error:
        raise InvalidValueError(*under(entry.key.text, error)) from None


def key_missing(
    mapping: Mapping, key: str, missing: str = "key_missing", *, known: tuple[str, ...] = ()
) -> Problem:
    """Say that *key* must be written: where its value is empty, or else where keys stand."""
    for entry in mapping.entries:
        if entry.key.text == key:
            said = "value_missing" if missing == "key_missing" else missing
            return problem(said, entry.value.at, path=key, key=key, known=known)
    return problem(missing, mapping.keys_at or mapping.at, key=key, known=known)


def only_entry(mapping: Mapping, keys: tuple[str, ...]) -> Entry | None:
    """
    Return the one entry of *mapping* whose key is among *keys*, if there is one.

    Raises:
        InvalidValueError: there are several, at the second one.
    """
    entries = [entry for entry in entries_of(mapping).values() if entry.key.text in keys]
    if len(entries) > 1:
        first, second = entries[0].key, entries[1].key
        raise refusal(
            "keys_together", second.at, path=second.text, first=first.text, second=second.text
        )
    return entries[0] if entries else None


def read_strictly(node: Node, group: Group[T], *, besides: tuple[str, ...] = ()) -> T:
    """
    Read the mapping *node*, all of whose keys belong to *group* or stand *besides*.

    Raises:
        InvalidValueError: all its mistakes; a misspelt key is not missing as well.
    """
    mapping = mapping_of(node)
    known = (*besides, *group.keys)
    strangers = tuple(
        _stranger(entry, known) for entry in mapping.entries if entry.key.text not in known
    )
    try:
        value = group.read(mapping)
    except InvalidValueError as error:
        meant = {dict(stranger.data).get("meant") for stranger in strangers}
        found = (one for one in error.problems if not _is_meant(one, meant))
        raise InvalidValueError(*strangers, *found) from None
    if strangers:
        raise InvalidValueError(*strangers)
    return value


def _stranger(entry: Entry, known: tuple[str, ...]) -> Problem:
    """Say that a key is unknown; digits alone are what a decimal comma leaves between braces."""
    key, value = entry.key, entry.value
    if key.text[:1].isdigit() and isinstance(value, Scalar) and value.is_absent:
        return problem("comma_in_braces", key.at, path=key.text, found=key.text)
    return unknown("key", key.text, known, at=key.at, path=key.text)


def _is_meant(missing: Problem, meant: set[object]) -> bool:
    return not missing.path and "key" in dict(missing.data) and dict(missing.data)["key"] in meant


def _field_problems(made: type[Any], values: dict[str, Any]) -> tuple[Problem, ...]:
    """Return what the validators refuse: the class itself stops at the first field."""
    found: list[Problem] = []
    for field in attrs.fields(made):
        if field.validator and field.name in values:
            try:
                field.validator(None, field, values[field.name])
            except InvalidValueError as error:
                found += error.problems
    return tuple(found)
