"""How every file writes what files share: numbers, days, texts for people, periods and sources."""

from collections.abc import Mapping as Dict
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, NoReturn

from essmodel.errors import InvalidValueError
from essmodel.io.converter import Converter, Grammar
from essmodel.io.group import Group, entries_of, key_missing, read_entry, read_strictly
from essmodel.io.refusal import kind_of, mapping_of, read_choice, refusal
from essmodel.io.tree import Mapping, Node, Scalar
from essmodel.messages.text import Sayable, Text
from essmodel.rules.formula import Formula
from essmodel.rules.law.source import Invention, LegalSource, Publication, Source, SourceKind
from essmodel.rules.law.status import (
    Annulled,
    Draft,
    InForce,
    LegalStatus,
    Repealed,
    Suspended,
)
from essmodel.values import reading
from essmodel.values.money import Money
from essmodel.values.period import Day, Period
from essmodel.values.proportion import Proportion


def read_tagged(node: Node, converter: Converter, *, tag: str, classes: Dict[str, type]) -> Any:  # noqa: ANN401 - one of *classes*
    """Read a mapping as the class that its key *tag* names."""
    groups = {made: converter.group(made) for made in dict.fromkeys(classes.values())}
    entry = entries_of(mapping_of(node)).get(tag)
    if entry is None:
        everything = tuple(dict.fromkeys(key for group in groups.values() for key in group.keys))
        untagged = partial(_refuse_untagged, tag=tag, known=tuple(classes))
        return read_strictly(node, Group((tag, *everything), untagged))
    made = read_entry(entry, partial(read_choice, choices=classes))
    return read_strictly(node, groups[made], besides=(tag,))


def _refuse_untagged(mapping: Mapping, *, tag: str, known: tuple[str, ...]) -> NoReturn:
    raise InvalidValueError(key_missing(mapping, tag, "tag_missing", known=known))


def _text(node: Node, converter: Converter) -> Text:
    """Read a text for people: once, as a proper name, or in each language."""
    match node:
        case Scalar():
            return Text.same(node.text.strip())
        case Mapping():
            text: Text = read_strictly(node, converter.group(Text))
            return text
        case _:
            raise refusal("text_expected", node.at, found=kind_of(node))


_SOURCES: Dict[str, type] = {kind.value: LegalSource for kind in SourceKind} | {
    "publication": Publication,
    "invented": Invention,
}


_STATUSES: Dict[str, type] = {
    "in_force": InForce,
    "repealed": Repealed,
    "annulled": Annulled,
    "suspended": Suspended,
    "draft": Draft,
}

SHARED = Grammar(
    texts={
        str: str,
        int: reading.whole,
        bool: reading.truth,
        Decimal: reading.number,
        Money: reading.money,
        Proportion: reading.proportion,
        date: reading.day,
        Day: reading.day_or_month,
        Formula: Formula,
    },
    nodes={
        Text: _text,
        Sayable: _text,
        Source: partial(read_tagged, tag="kind", classes=_SOURCES),
        LegalStatus: partial(read_tagged, tag="type", classes=_STATUSES),
    },
    merged=frozenset({Period}),
    keys={Period: {"start": "from", "end": "until"}},
)
