"""
Keys of a mapping that make one value together.

A group reads the keys it knows and leaves the others alone, so that several groups can share one
mapping; `read_strictly` is for the one that owns the mapping, and refuses the keys nobody knows.
"""

from collections.abc import Callable
from typing import Any

import attrs
from attrs import evolve, frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.io.refusal import Part, Read, mapping_of, problem, read_parts, refusal, unknown
from essmodel.io.tree import Entry, Mapping, Node, Scalar, locate


@frozen
class Group:
    """The *keys* of a mapping that *read* makes one value of."""

    keys: tuple[str, ...]
    read: Callable[[Mapping], Any]


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
    merged: tuple[tuple[str, Group], ...] = ()

    @property
    def group(self) -> Group:
        """The keys, and how they are read."""
        own = (slot.key for slot in self.slots)
        theirs = (key for _, group in self.merged for key in group.keys)
        return Group((*own, *theirs), self._read)

    def _read(self, mapping: Mapping) -> object:
        entries = entries_of(mapping)
        parts: list[Part] = [(field, "", mapping, group.read) for field, group in self.merged]
        missing: list[Problem] = []
        for slot in self.slots:
            if entry := entries.get(slot.key):
                parts.append((slot.field, slot.key, entry.value, slot.read))
            elif slot.missing:
                missing.append(key_missing(mapping, slot.key, slot.missing))
        values = read_parts(parts, missing)
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


def read_entry(entry: Entry, read: Read) -> Any:  # noqa: ANN401 - what *read* returns
    """Read the value of *entry*; its mistakes have the key in their path."""
    key = entry.key.text
    return read_parts([(key, key, entry.value, read)])[key]


def key_missing(mapping: Mapping, key: str, missing: str, **data: object) -> Problem:
    """Say that *key* must be written: where its value is empty, or else at the mapping."""
    for entry in mapping.entries:
        if entry.key.text == key:
            said = "value_missing" if missing == "key_missing" else missing
            return problem(said, entry.value.at, path=key, key=key, **data)
    return problem(missing, mapping.at, key=key, **data)


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


def read_strictly(node: Node, group: Group, *, besides: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - the group says what it reads
    """
    Read the mapping *node*, all of whose keys belong to *group* or stand *besides*.

    Raises:
        InvalidValueError: all its mistakes; a misspelt key is not missing as well.
    """
    mapping = mapping_of(node)
    known = (*besides, *group.keys)
    strangers = tuple(
        unknown("key", entry.key.text, known, at=entry.key.at, path=entry.key.text)
        for entry in mapping.entries
        if entry.key.text not in known
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
