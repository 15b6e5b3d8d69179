"""
Trees as values, directed by their classes: the only module that knows cattrs.

Every scalar of a document is a text; the type of the field that awaits it says how it is read.
cattrs finds the reader of each type, once.  What a reader gets is a node of the tree and not a
plain value, so that every mistake has its place.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import partial
from types import NoneType
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import attrs
import cattrs
from attrs import field, frozen

from essmodel.io.group import Group, Record, Slot, read_strictly
from essmodel.io.refusal import Read, read_choice, read_items, read_scalar
from essmodel.io.tree import Node, Scalar

T = TypeVar("T")
NONE = "none"
"""How a file says that there is none of what a class requires: a limit, a quorum."""


@frozen(kw_only=True)
class Grammar:
    """
    How values are written, and where files and classes differ.

    Attributes:
        texts: types that are written as one text.
        nodes: types that are written in a way of their own.
        groups: classes whose keys are not their fields.
        merged: classes whose keys stand among those of what they belong to.
        keys: fields that have another name in files, by class.
        unwritten: fields that no file holds, by class.
    """

    texts: Mapping[Any, Callable[[str], Any]]
    nodes: Mapping[Any, "Callable[[Node, Converter], Any]"]
    groups: Mapping[Any, Group[Any]] = field(factory=dict[Any, Group[Any]])
    merged: frozenset[Any] = frozenset()
    keys: Mapping[type, Mapping[str, str]] = field(factory=dict[type, Mapping[str, str]])
    unwritten: Mapping[type, frozenset[str]] = field(factory=dict[type, frozenset[str]])


@frozen
class Converter:
    """Reads nodes as values of a type, as a grammar says."""

    grammar: Grammar
    _hooks: cattrs.Converter = field(init=False, factory=cattrs.Converter)
    _groups: dict[type, Group[Any]] = field(init=False, factory=dict[type, Group[Any]])

    def __attrs_post_init__(self) -> None:
        # What is taught last is asked first; cattrs must not fall back on its own `bool("no")`.
        self._hooks.register_structure_hook_factory(attrs.has, self._record)
        self._hooks.register_structure_hook_factory(_is_enum, _choice)
        self._hooks.register_structure_hook_factory(_is_list, self._items)
        for kind, read_text in self.grammar.texts.items():
            self._hooks.register_structure_hook(kind, _hook(partial(read_scalar, read=read_text)))
        for kind, read_node in self.grammar.nodes.items():
            self._hooks.register_structure_hook_func(partial(_is, kind), self._special(read_node))

    def read(self, node: Node, kind: type[T]) -> T:
        """
        Return *node* as a value of the type *kind*.

        Raises:
            InvalidValueError: all that is wrong in it, with paths that begin at *node*.
        """
        return cast("T", self.reader(kind)(node))

    def reader(self, kind: Any) -> Read:  # noqa: ANN401 - a type, which Python writes in many ways
        """Return what reads a node as a value of the type *kind*."""
        hook = self._hooks.get_structure_hook(kind)
        return lambda node: hook(node, kind)

    def group(self, made: type) -> Group[Any]:
        """Return the keys of a class."""
        if made not in self._groups:
            self._groups[made] = self.grammar.groups.get(made) or self._fields(made)
        return self._groups[made]

    def _fields(self, made: type) -> Group[Any]:
        unwritten = self.grammar.unwritten.get(made, frozenset())
        fields = [one for one in attrs.fields(made) if one.name not in unwritten]
        own = [one for one in fields if one.type not in self.grammar.merged]
        merged = [one for one in fields if one.type in self.grammar.merged]
        return Record(
            made=made,
            slots=tuple(self._slot(made, one) for one in own),
            merged=tuple((one.name, self.group(cast("type", one.type))) for one in merged),
        ).group

    def _slot(self, made: type, one: "attrs.Attribute[Any]") -> Slot:
        """Return how a field is read; where it may be none and has no default, none is written."""
        kinds = [kind for kind in get_args(one.type) if kind is not NoneType]
        is_optional = NoneType in get_args(one.type)
        missing = "key_missing" if one.default is attrs.NOTHING else None
        kind = Union[tuple(kinds)] if is_optional else one.type  # noqa: UP007 - made at run time
        read = self.reader(kind)
        if missing and is_optional:
            missing, read = "choice_missing", partial(_none_or, read)
        return Slot(
            field=one.name,
            key=self.grammar.keys.get(made, {}).get(one.name, one.name),
            read=read,
            missing=missing,
        )

    def _special(self, read: "Callable[[Node, Converter], Any]") -> Callable[[Any, Any], Any]:
        return lambda node, _kind: read(node, self)

    def _record(self, made: type) -> Callable[[Any, Any], Any]:
        return _hook(partial(read_strictly, group=self.group(made)))

    def _items(self, kind: Any) -> Callable[[Any, Any], Any]:  # noqa: ANN401 - a generic type
        return _hook(partial(read_items, read=self.reader(get_args(kind)[0])))


def _hook(read: Read) -> Callable[[Any, Any], Any]:
    return lambda node, _kind: read(node)


def _none_or(read: Read, node: Node) -> Any:  # noqa: ANN401 - what *read* returns
    return None if isinstance(node, Scalar) and node.text == NONE else read(node)


def _choice(kind: type[Enum]) -> Callable[[Any, Any], Any]:
    return _hook(partial(read_choice, choices={str(one.value): one for one in kind}))


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _is_list(kind: object) -> bool:
    return get_origin(kind) is tuple


def _is(kind: object, other: object) -> bool:
    return kind == other
