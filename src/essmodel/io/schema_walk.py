"""
The walk from a class to its schema: the way of the converter, with the same grammar in hand.

What the converter reads from a class, a field or a list, this walk writes down, so that no schema
can say what no file may.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import partial
from types import NoneType
from typing import Any, Union, cast, get_args, get_origin

import attrs
from attrs import evolve, field, frozen

from essmodel.io.converter import NONE, Grammar
from essmodel.io.grammar import read_tagged
from essmodel.io.schema_shape import (
    ANY_TEXT,
    TEXTS,
    Keys,
    Schema,
    any_of,
    entries_of,
    keys_or,
    list_of,
    one_of,
    optional,
    where,
)
from essmodel.messages.meaning import meaning
from essmodel.messages.text import Lang

NO_KEYS = Keys()
_NAMES_FILE = r"[^.]\.[A-Za-z]\w{1,4}\s*$"


@frozen(kw_only=True)
class Walk:
    """
    Writes the schema of a type, as a grammar says, with what its keys mean in one language.

    Attributes:
        grammar: how the values are written.
        nodes: the schemas of the types that are written in a way of their own.
        groups: the keys of the classes whose keys are not their fields.
        definitions: the schemas that others refer to, by name; a walk fills it.
    """

    grammar: Grammar
    lang: Lang
    nodes: "Mapping[Any, Callable[[Walk], Schema]]"
    groups: "Mapping[Any, Callable[[Walk], Keys]]"
    definitions: dict[str, Schema] = field(factory=dict[str, Schema])

    def schema(self, kind: Any) -> Schema:  # noqa: ANN401 - a type, which Python writes in many ways
        """Return the schema of what is read as *kind*; in the order of the converter."""
        tagged = self.grammar.nodes.get(kind)
        if isinstance(tagged, partial) and tagged.func is read_tagged:
            return self.one_of_classes(**tagged.keywords)
        if kind in self.grammar.nodes:
            return self.nodes[kind](self)
        if kind in self.grammar.texts:
            return TEXTS[kind]
        if get_origin(kind) is tuple:
            return keys_or(self._table(), list_of(self.schema(get_args(kind)[0])))
        if isinstance(kind, type) and issubclass(kind, Enum):
            return one_of(str(one.value) for one in kind)
        return self.refer(kind.__name__, lambda: self.keys(kind).schema)

    def keys(self, made: Any) -> Keys:  # noqa: ANN401 - as above
        """Return the keys of a class."""
        if made in self.grammar.groups:
            return self.groups[made](self)
        unwritten = self.grammar.unwritten.get(made, frozenset())
        fields = [one for one in attrs.fields(made) if one.name not in unwritten]
        keys = Keys()
        for one in fields:
            if one.type not in self.grammar.merged:
                keys = keys.beside(self._key(made, one))
        for one in fields:
            if one.type in self.grammar.merged:
                keys = keys.beside(self.keys(one.type))
        return keys

    def described(self, owner: str, key: str, schema: Schema) -> Schema:
        """Return *schema* with what the key means; a reference may not have words beside it."""
        said = {"description": meaning(owner, key, self.lang)}
        return {**said, "allOf": [schema]} if "$ref" in schema else said | schema

    def refer(self, name: str, make: Callable[[], Schema]) -> Schema:
        """Return a reference to the definition *name*, which is made once."""
        if name not in self.definitions:
            self.definitions[name] = {}  # INVARIANT: what refers to itself meanwhile finds it
            self.definitions[name] = make()
        return {"$ref": f"#/definitions/{name}"}

    def under(self, grammar: Grammar, nodes: "Mapping[Any, Callable[[Walk], Schema]]") -> "Walk":
        """Return the walk with another *grammar*, which fills the same definitions."""
        return evolve(self, grammar=grammar, nodes=nodes)

    def _table(self) -> Schema:
        """Return what names the file in which a list stands: ``{table: members.csv}``."""
        written: dict[str, Schema] = {
            "table": {"type": "string", "pattern": _NAMES_FILE},
            "sheet": optional(ANY_TEXT),
            "columns": optional(entries_of(ANY_TEXT)),
        }

        def make() -> Schema:
            shown = {key: self.described("table", key, one) for key, one in written.items()}
            return Keys(shown=shown, needed=("table",)).schema

        return self.refer("table", make)

    def _key(self, made: type, one: "attrs.Attribute[Any]") -> Keys:
        """Return the key of a field; see `essmodel.io.converter.Converter`."""
        kinds = [kind for kind in get_args(one.type) if kind is not NoneType]
        may_be_none = NoneType in get_args(one.type)
        kind = Union[tuple(kinds)] if may_be_none else one.type  # noqa: UP007 - made at run time
        schema, needed = self.schema(kind), one.default is attrs.NOTHING
        if needed and may_be_none:
            schema = any_of((schema, {"const": NONE}))
        key = self.grammar.keys.get(made, {}).get(one.name, one.name)
        shown = self.described(made.__name__, key, schema if needed else optional(schema))
        return Keys(shown={key: shown}, needed=(key,) if needed else ())

    def one_of_classes(
        self, *, tag: str, classes: Mapping[str, type], beside: Keys = NO_KEYS
    ) -> Schema:
        """
        Return a mapping whose key *tag* says which class it is read as.

        Args:
            tag: the key.
            classes: the class that each of its texts stands for.
            beside: the keys that all of them have, beside those of their class.
        """
        made = tuple(dict.fromkeys(classes.values()))
        name = "_or_".join(one.__name__ for one in made)
        return self.refer(name, lambda: self._tagged(tag, classes, beside))

    def _tagged(self, tag: str, classes: Mapping[str, type], beside: Keys) -> Schema:
        made = tuple(dict.fromkeys(classes.values()))
        owners = [one.__name__ for one in made]
        owner = next((one for one in owners if meaning(one, tag, self.lang)), owners[0])
        said = self.described(owner, tag, one_of(classes))
        named = Keys(shown={tag: said}, needed=(tag,)).beside(beside)
        branches = [
            where(
                tag,
                (name for name, one in classes.items() if one is kind),
                self.keys(kind).beside(named).schema,
            )
            for kind in made
        ]
        return cast(
            "Schema", {"type": "object", "required": list(named.needed), "properties": named.shown}
        ) | {"allOf": branches}
