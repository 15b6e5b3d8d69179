"""
A rule read from the tree of a document: every node, or all that is wrong, each with its place.

The nodes are found from the top down and made from the bottom up, in lists and not on the stack,
so that no document, however deep, can exhaust the interpreter.
"""

from functools import partial
from typing import Any

from attrs import define, evolve, field, frozen

from essmodel.errors import InvalidValueError, Problem, under
from essmodel.io.group import Group, entries_of, key_missing, read_entry, read_strictly
from essmodel.io.refusal import (
    in_order,
    kind_of,
    mapping_of,
    problem,
    read_choice,
    read_parts,
    refusal,
    take_all,
)
from essmodel.io.rule_field import converter, read_value
from essmodel.io.rule_tag import FORMAT, TAG, TAGS, TREE, VERSION, Tag
from essmodel.io.tree import Listing, Mapping, Node, Scalar, locate
from essmodel.rules import expression as tree
from essmodel.rules.datatype import DataType
from essmodel.rules.formula import Names
from essmodel.rules.function import Function
from essmodel.rules.law.source import Source
from essmodel.rules.well_typed import DEEPEST

NAMED: dict[type, str] = {tree.Fact: "path", tree.Item: "name", tree.Param: "id"}
KNOWN_BY_NAME = frozenset({"type", "label"})


def tree_of(
    document: Node, *, names: Names | None = None, source: Source | None = None
) -> tree.Node:
    """
    Return the rule that *document* writes down, ``{rule: 1, tree: {is: …}}``.

    Args:
        document: what was read.
        names: where they are given, facts and figures must be what they say, and need not repeat
            their type and label; functions are found there.
        source: who made the choices of law for which the tree names nobody.

    Raises:
        InvalidValueError: all that is wrong in it, each mistake with its path and its place.
    """
    group = Group((FORMAT, TREE), _enveloped)
    root = read_strictly(document, group)
    reading = _Reading(names=names, source=source, places=[_Place(root, TREE, 1)])
    return reading.made()


def _enveloped(mapping: Mapping) -> Node:
    """Return the tree itself, of the one version of the format that is known."""
    entries = entries_of(mapping)
    missing = [key_missing(mapping, key) for key in (FORMAT, TREE) if key not in entries]
    if missing:
        raise InvalidValueError(*missing)
    version = entries[FORMAT].value
    if not isinstance(version, Scalar) or version.text != VERSION:
        raise refusal("tree_version", version.at, path=FORMAT, known=VERSION)
    return entries[TREE].value


@frozen
class _Place:
    """A node of the rule that is not read yet."""

    document: Node
    path: str
    depth: int


@frozen
class _Draft:
    """A node of which everything was read but its parts, which have their numbers."""

    tag: Tag
    place: _Place
    values: dict[str, Any]
    parts: dict[str, int | tuple[int, ...]]


@define  # it changes: the places to read are found one after the other
class _Reading:
    names: Names | None
    source: Source | None
    places: list[_Place]
    problems: list[Problem] = field(factory=list[Problem])

    def made(self) -> tree.Node:
        """Read all places, then make all nodes."""
        # INVARIANT: a list may grow while it is gone through; parts come after what they are of.
        drafts = [self._draft(place) for place in self.places]
        nodes: list[tree.Node | None] = [None] * len(drafts)
        for number in reversed(range(len(drafts))):
            nodes[number] = self._node(drafts[number], nodes)
        root = nodes[0]
        if self.problems or root is None:
            raise in_order(InvalidValueError(*self.problems))
        return root

    def _draft(self, place: _Place) -> _Draft | None:
        """Read the fields of one node, and note where its parts are."""
        try:
            return self._fields(place)
        except InvalidValueError as error:
            self._refuse(place, error)
            return None

    def _refuse(self, place: _Place, error: InvalidValueError) -> None:
        """Note what is wrong with a node, at its place where nothing better is known."""
        found = (
            evolve(one, at=one.at or locate(place.document, one.path)) for one in error.problems
        )
        self.problems += under(place.path, InvalidValueError(*found))

    def _fields(self, place: _Place) -> _Draft:
        if place.depth > DEEPEST:
            raise refusal("tree_too_deep", place.document.at, most=DEEPEST)
        mapping = mapping_of(place.document)
        entries = entries_of(mapping)
        if TAG not in entries:
            raise InvalidValueError(key_missing(mapping, TAG, "tag_missing", known=tuple(TAGS)))
        tag = read_entry(entries[TAG], partial(read_choice, choices=TAGS))
        keys = Group(tuple(tag.keys), partial(self._drafted, tag, place))
        return read_strictly(mapping, keys, besides=(TAG,))

    def _drafted(self, tag: Tag, place: _Place, mapping: Mapping) -> _Draft:
        read = take_all(
            [
                ("parts", "", partial(self._parts, tag, mapping, place)),
                ("values", "", partial(self._values, tag, mapping)),
            ]
        )
        return _Draft(tag, place, **read)

    def _parts(self, tag: Tag, mapping: Mapping, place: _Place) -> dict[str, int | tuple[int, ...]]:
        """Note where the parts of a node are, each by its number."""
        entries = entries_of(mapping)
        found: dict[str, int | tuple[int, ...]] = {}
        problems: list[Problem] = []
        for key in tree.PLACES[tag.made]:
            if key not in entries:
                problems.append(key_missing(mapping, key))
                continue
            value, path = entries[key].value, f"{place.path}.{key}"
            if tag.keys[key] == "Node":
                found[key] = self._later(value, path, place)
            elif isinstance(value, Listing):
                found[key] = tuple(
                    self._later(one, f"{path}.{index}", place)
                    for index, one in enumerate(value.items)
                )
            else:
                problems.append(problem("list_expected", value.at, path=key, found=kind_of(value)))
        if problems:
            raise InvalidValueError(*problems)
        return found

    def _later(self, document: Node, path: str, around: _Place) -> int:
        self.places.append(_Place(document, path, around.depth + 1))
        return len(self.places) - 1

    def _values(self, tag: Tag, mapping: Mapping) -> dict[str, Any]:
        """Read the fields that hold no nodes."""
        entries = entries_of(mapping)
        keys = [key for key in tag.keys if key not in tree.PLACES[tag.made]]
        if tag.made is tree.Lit:
            keys.remove("value")
        missing = [key for key in keys if key not in entries and not self._may_miss(tag, key)]
        values = read_parts(
            (
                (key, key, entries[key].value, self._reader(tag, key))
                for key in keys
                if key in entries
            ),
            [key_missing(mapping, key) for key in missing],
        )
        if "source" in keys:
            values.setdefault("source", self.source)
        if tag.made is tree.Lit:
            return values | {"value": _literal(mapping, values["type"])}
        return self._looked_up(tag, values) if tag.made in NAMED else values

    def _may_miss(self, tag: Tag, key: str) -> bool:
        if key == "source":
            return self.source is not None
        return self.names is not None and tag.made in NAMED and key in KNOWN_BY_NAME

    def _reader(self, tag: Tag, key: str) -> Any:  # noqa: ANN401 - reads what the field holds
        if tag.made is tree.Call:
            return self._function
        return converter().reader(tag.keys[key])

    def _function(self, document: Node) -> Function:
        functions = self.names.functions if self.names else ()
        if not functions:
            raise refusal("function_without_pack", document.at)
        return read_choice(document, {one.id: one for one in functions})

    def _looked_up(self, tag: Tag, values: dict[str, Any]) -> dict[str, Any]:
        """Complete what is known by its name, and hold it against what is declared."""
        if self.names is None:
            return values
        key = NAMED[tag.made]
        name: str = values[key]
        try:
            known = self.names.find(name, record=values.get("record", ""))
        except InvalidValueError as error:
            raise InvalidValueError(*under(key, error)) from None
        if not isinstance(known, tag.made) or getattr(known, key) != name:
            raise InvalidValueError.because("name_unknown", path=key, found=name)
        given: DataType = values.setdefault("type", known.type)
        values.setdefault("label", known.label)
        if given != known.type:
            raise InvalidValueError.because(
                "declared_otherwise", path="type", found=name, given=given, declared=known.type
            )
        return values

    def _node(self, draft: _Draft | None, nodes: list[tree.Node | None]) -> tree.Node | None:
        """Make one node of its parts; none where one of them could not be read."""
        if draft is None:
            return None
        parts: dict[str, Any] = {
            key: nodes[held] if isinstance(held, int) else tuple(nodes[one] for one in held)
            for key, held in draft.parts.items()
        }
        if any(one is None or (isinstance(one, tuple) and None in one) for one in parts.values()):
            return None
        if draft.tag.which:
            parts["which"] = draft.tag.which
        try:
            return draft.tag.made(**draft.values, **parts)
        except InvalidValueError as error:
            self._refuse(draft.place, error)
            return None


def _literal(mapping: Mapping, like: DataType) -> tree.Scalar:
    """Read the value of a literal, which its type says how to read."""
    entry = entries_of(mapping).get("value")
    if entry is None:
        raise InvalidValueError(key_missing(mapping, "value"))
    return read_entry(entry, partial(read_value, like=like))
