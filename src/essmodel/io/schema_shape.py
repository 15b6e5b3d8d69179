"""The shapes that schemas are made of: an object, a choice, one text; as JSON carries them."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

from attrs import field, frozen

from essmodel.coproduction.delay import Delay
from essmodel.coproduction.grid import GRID, Cell
from essmodel.coproduction.timing import OnDay
from essmodel.rules.formula import Formula
from essmodel.values.money import Money
from essmodel.values.period import Day
from essmodel.values.proportion import Proportion
from essmodel.values.threshold import Threshold

Schema = dict[str, object]
DRAFT = "http://json-schema.org/draft-07/schema#"
"""Every editor reads this draft."""

_NULL: Schema = {"type": "null"}


@frozen(kw_only=True)
class Keys:
    """
    The keys that may stand in one mapping.

    Attributes:
        shown: the schema of what stands under each key.
        needed: the keys that may not be left out.
        bound: what holds between keys.
    """

    shown: dict[str, Schema] = field(factory=dict[str, Schema])
    needed: tuple[str, ...] = ()
    bound: tuple[Schema, ...] = ()

    def beside(self, other: "Keys") -> "Keys":
        """Return these keys and *other* ones in one mapping; what *other* says of a key wins."""
        return Keys(
            shown=self.shown | other.shown,
            needed=tuple(dict.fromkeys((*self.needed, *other.needed))),
            bound=(*self.bound, *other.bound),
        )

    @property
    def schema(self) -> Schema:
        """A mapping with these keys and no others."""
        made: Schema = {"type": "object", "properties": self.shown}
        if self.needed:
            made["required"] = list(self.needed)
        if self.bound:
            made["allOf"] = list(self.bound)
        return made | {"additionalProperties": False}


def optional(schema: Schema) -> Schema:
    """Return *schema*, or nothing: a key that is left empty is as if left out."""
    match schema:
        case {"enum": list(choices)}:
            return schema | {"enum": [*choices, None]}
        case {"type": str(kind)}:
            return schema | {"type": [kind, "null"]}
        case {"type": list(kinds)}:
            return schema | {"type": [*kinds, "null"]}
        case {"else": dict(otherwise)}:
            return schema | {"else": optional(otherwise)}
        case _:
            return any_of((schema, _NULL))


def any_of(schemas: Iterable[Schema]) -> Schema:
    """Return what fits one of *schemas*."""
    return {"anyOf": list(schemas)}


def keys_or(keys: Schema, otherwise: Schema) -> Schema:
    """Return what fits *keys* where it is a mapping; so that a mistake in either is told alone."""
    return {"if": {"type": "object"}, "then": keys, "else": otherwise}


def list_of(schema: Schema) -> Schema:
    """Return a list whose items fit *schema*."""
    return {"type": "array", "items": schema}


def entries_of(schema: Schema) -> Schema:
    """Return a mapping whose keys are data, and whose values fit *schema*."""
    return {"type": "object", "additionalProperties": optional(schema)}


def one_of(choices: Iterable[str]) -> Schema:
    """Return one of the texts *choices*."""
    return {"enum": list(choices)}


def given(key: str) -> Schema:
    """Return what holds where *key* stands and says something."""
    return {"required": [key], "properties": {key: {"not": _NULL}}}


def at_most_one(keys: Sequence[str]) -> Schema:
    """Return what holds where no two of *keys* stand together."""
    pairs = [{"allOf": [given(one), given(other)]} for one, other in combinations(keys, 2)]
    return {"not": {"anyOf": pairs}}


def where(key: str, values: Iterable[str], then: Schema) -> Schema:
    """Return what holds where *key* says one of *values*."""
    said = list(values)
    kind: Schema = {"const": said[0]} if len(said) == 1 else {"enum": said}
    return {"if": {"required": [key], "properties": {key: kind}}, "then": then}


def forbidden(keys: Iterable[str]) -> Schema:
    """Return what holds where none of *keys* says anything."""
    return {"properties": dict.fromkeys(keys, _NULL)}


# --- one text -------------------------------------------------------------------------------------
# In YAML a text without quotes may look like a number, ``01004``, or like a truth: the loader takes
# each as the text that was written, and editors as what it looks like.

_SPACES = "[ \u00a0\u202f]"
_NUMBER = rf"[+-]?(?:[0-9]{{1,3}}(?:{_SPACES}[0-9]{{3}})*|[0-9]+)(?:[.,][0-9]+)?"
_PART = rf"{_NUMBER}\s*%?|{_NUMBER}\s*/\s*{_NUMBER}"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

ANY_TEXT: Schema = {"type": ["string", "number", "boolean"]}
DIGITS: Schema = {"type": "integer"}


def _pattern(pattern: str) -> str:
    return rf"^\s*(?:{pattern})\s*$"


def _numeric(kind: str, pattern: str, **more: object) -> Schema:
    return {"type": [kind, "string"], "pattern": _pattern(pattern), **more}


def _any_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


_TRUTHS = "|".join(map(_any_case, ("true", "yes", "oui", "vrai", "false", "no", "non", "faux")))
_PROPORTION = _numeric("number", _PART, minimum=0, maximum=1)

TEXTS: dict[Any, Schema] = {
    str: ANY_TEXT,
    int: _numeric("integer", _NUMBER),
    bool: {"type": ["boolean", "string"], "pattern": _pattern(_TRUTHS)},
    Decimal: _numeric("number", _NUMBER),
    Money: _numeric("number", rf"€?\s*{_NUMBER}\s*€?\s*(?:EUR)?"),
    Proportion: _PROPORTION,
    Threshold: _PROPORTION,
    date: {"type": "string", "pattern": _pattern(_DAY)},
    Day: {"type": "string", "pattern": _pattern(rf"{_DAY}|[0-9]{{4}}-[0-9]{{2}}")},
    Formula: ANY_TEXT,
    OnDay: {"type": "string", "pattern": _pattern(_DAY)},
    Delay: {"type": "string", "pattern": _pattern(r"(?:[0-9]+\s*[a-z]+\s*)+")},
    Cell: one_of(map(str, GRID)),
}
"""How each type of `essmodel.io.converter.Grammar.texts` is written."""
