"""
A table as a list: each line below the headings is an item, each heading a key.

Lines and columns stay those of the table, so that whatever is wrong with an item is said at the
cell where people wrote it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from attrs import evolve, frozen

from essmodel.errors import InvalidValueError, Position, Problem
from essmodel.io.csv_table import Row
from essmodel.io.growth import MOST_KEY_CHARACTERS, MOST_PROBLEMS, brief
from essmodel.io.refusal import problem, refusal, scalar_of, unknown
from essmodel.io.source import INVISIBLE
from essmodel.io.tree import Entry, Listing, Mapping, Node, Scalar

_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_KEYS = re.compile(r"\w+(?:\.\w+){1,3}")  # what a heading such as "Réf. interne" is not


@frozen
class Column:
    """A column that is read: its place in a row, and the keys it fills, each inside the other."""

    index: int
    keys: tuple[Scalar, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """The keys as texts."""
        return tuple(key.text for key in self.keys)


def listing_of_rows(rows: Sequence[Row], *, columns: tuple[Entry, ...], at: Position) -> Listing:
    """
    Return the items of a table; the first line that says anything has its headings.

    Args:
        rows: the lines, empty ones among them.
        columns: the headings that are read, each with its key; where it is empty, each heading is
            read and is its own key.
        at: where an empty table is refused.

    Raises:
        InvalidValueError: all that is wrong in its headings, or else in the form of its lines.
    """
    head, *lines = [row for row in rows if any(cell.text for cell in row)] or [()]
    if not lines:
        raise refusal("table_empty", at)
    kept = _columns(head, columns)
    problems = [found for line in lines for found in _misfits(line, head, kept)]
    if problems:
        raise InvalidValueError(*problems[: MOST_PROBLEMS + 1])
    return Listing(tuple(_item(line, head, kept) for line in lines), head[0].at)


def _columns(head: Row, wanted: tuple[Entry, ...]) -> tuple[Column, ...]:
    """Find the columns that are *wanted*, in the order of the table."""
    places: dict[str, list[int]] = {}
    for index, cell in enumerate(head):
        if cell.text:
            places.setdefault(cell.text, []).append(index)
    keys = {one.key.text: (one.key, scalar_of(one.value)) for one in wanted} or {
        heading: (head[found[0]], head[found[0]]) for heading, found in places.items()
    }
    problems: list[Problem] = []
    kept: list[Column] = []
    for heading, (said, key) in keys.items():
        if heading not in places:
            problems.append(unknown("table_heading", brief(heading), places, at=said.at))
            continue
        first, *others = (head[index] for index in places[heading])
        problems += (_twice(first, other) for other in others)
        problems += _unseemly(key)
        kept.append(Column(places[heading][0], _nested(key)))
    problems += _clashes(kept)
    if problems:
        raise InvalidValueError(*problems)
    return tuple(sorted(kept, key=lambda one: one.index))


def _twice(first: Scalar, other: Scalar) -> Problem:
    return problem("table_heading_twice", other.at, found=brief(other.text), first=first.at)


def _unseemly(key: Scalar) -> Iterator[Problem]:
    if len(key.text) > MOST_KEY_CHARACTERS:
        yield problem("document_key_too_long", key.at, most=MOST_KEY_CHARACTERS)
    yield from _invisible(key)


def _invisible(cell: Scalar) -> Iterator[Problem]:
    if character := INVISIBLE.search(cell.text):
        yield problem("document_character", cell.at, character=f"U+{ord(character.group()):04X}")


def _nested(key: Scalar) -> tuple[Scalar, ...]:
    """Return the keys that ``facts.resident`` writes in one."""
    texts = key.text.split(".") if _KEYS.fullmatch(key.text) else [key.text]
    return tuple(evolve(key, text=text) for text in texts)


def _clashes(kept: Sequence[Column]) -> Iterator[Problem]:
    """Yield what two columns would both say: the same key, or a key and what stands under it."""
    ends: dict[tuple[str, ...], Scalar] = {}
    ways: dict[tuple[str, ...], Scalar] = {}
    for column in kept:
        path, key = column.path, column.keys[0]
        before = (ends.get(path[:length]) for length in range(1, len(path) + 1))
        if first := next(filter(None, before), None) or ways.get(path):
            said = brief(".".join(path))
            yield problem("table_key_twice", key.at, key=said, first=first.at)
        ends.setdefault(path, key)
        ways.update((path[:length], key) for length in range(1, len(path)))


def _misfits(line: Row, head: Row, kept: Sequence[Column]) -> Iterator[Problem]:
    """Yield what no item can hold: a value without a heading, a character that nobody sees."""
    for index, cell in enumerate(line):
        if cell.text and not (index < len(head) and head[index].text):
            yield problem("table_heading_missing", cell.at, found=brief(cell.text))
            break
    for column in kept:
        yield from _invisible(_cell(line, column))


def _item(line: Row, head: Row, kept: Sequence[Column]) -> Mapping:
    pairs = [(column.keys, _value(_cell(line, column))) for column in kept]
    return _mapping(pairs, at=line[0].at, keys_at=head[0].at)


def _cell(line: Row, column: Column) -> Scalar:
    """Return the cell of a line, which may end before it."""
    if column.index < len(line):
        return line[column.index]
    return Scalar("", line[-1].at, is_plain=True)


def _mapping(
    pairs: Sequence[tuple[tuple[Scalar, ...], Scalar]], *, at: Position, keys_at: Position
) -> Mapping:
    """Put values under their keys, those of one group together, wherever they stand in the line."""
    ranks = {keys[0].text: rank for rank, (keys, _) in reversed(list(enumerate(pairs)))}
    entries: list[Entry] = []
    ordered = sorted(pairs, key=lambda pair: ranks[pair[0][0].text])
    for _, together in groupby(ordered, key=lambda pair: pair[0][0].text):
        group = list(together)
        (key, *deeper), value = group[0]
        node: Node = value
        if deeper:
            inner = [(keys[1:], one) for keys, one in group]
            node = _mapping(inner, at=value.at, keys_at=keys_at)
        entries.append(Entry(key, node))
    return Mapping(tuple(entries), at, keys_at)


def _value(cell: Scalar) -> Scalar:
    """Return the cell; a day that is written ``31/01/2026`` gets its year first."""
    found = _DAY_FIRST.fullmatch(cell.text)
    if not found:
        return cell
    day, month, year = map(int, found.groups())
    try:
        return evolve(cell, text=date(year, month, day).isoformat())
    except ValueError:
        return cell  # whatever awaits a day refuses it as it was written
