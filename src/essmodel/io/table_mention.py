"""
Lists that stand in a table of their own: ``members: {table: members.csv}``.

The table becomes the nodes that the list would be, so that nothing that reads documents knows of
tables.
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Dict
from pathlib import Path, PureWindowsPath

from attrs import define, evolve, field, frozen

from essmodel.errors import Gathering, InvalidValueError, Position
from essmodel.io.allowance import Allowance
from essmodel.io.csv_table import Row, read_csv
from essmodel.io.group import Record, Slot, read_strictly
from essmodel.io.growth import MOST_PROBLEMS
from essmodel.io.opening import bytes_of
from essmodel.io.refusal import in_order, mapping_of, read_parts, refusal, scalar_of
from essmodel.io.source import MOST_BYTES
from essmodel.io.table import listing_of_rows
from essmodel.io.tree import Entry, Listing, Mapping, Node, Scalar

TABLE = "table"
_NAMES_FILE = re.compile(r"[^.]\.[A-Za-z]\w{1,4}\s*\Z", re.ASCII)
_CSV = frozenset({".csv", ".tsv", ".txt"})
_XLSX = frozenset({".xlsx", ".xlsm"})


@frozen(kw_only=True)
class Mention:
    """
    Where a document says that a list stands in a table.

    Attributes:
        table: the name of the file, beside the document or below it.
        sheet: the name of the sheet, in an XLSX file.
        columns: the headings that are read, each with its key; empty where all are.
    """

    table: Scalar
    sheet: Scalar | None = None
    columns: tuple[Entry, ...] = ()


def with_tables(tree: Node, *, folder: Path | None) -> Node:
    """
    Return *tree* with the lists of all tables that it names.

    Args:
        tree: what was read.
        folder: where its document lies; ``None`` for a text, which can name no file.

    Raises:
        InvalidValueError: all that is wrong in the tables, each mistake at its cell, or where the
            table is named.
    """
    if isinstance(tree, Scalar):
        return tree
    try:
        return _Laying(folder).laid(tree)
    except InvalidValueError as error:
        raise in_order(error) from None


def _is_mention(mapping: Mapping) -> bool:
    """Whether *mapping* names a file; ``{table: yes}`` may be what a document says of people."""
    return any(
        entry.key.text == TABLE
        and isinstance(entry.value, Scalar)
        and bool(_NAMES_FILE.search(entry.value.text))
        for entry in mapping.entries
    )


@frozen
class _Way:
    """The way to a node: most are never said, and no path is written for them."""

    before: "_Way | None"
    label: str

    def path(self) -> str:
        """Return the dotted path."""
        way, labels = self.before, [self.label]
        while way:
            labels.append(way.label)
            way = way.before
        return ".".join(reversed(labels)).removeprefix(".")


def _groups(node: Listing | Mapping) -> list[tuple[str, Listing | Mapping]]:
    """Return the lists and mappings right under *node*, each with its label."""
    children: Iterable[tuple[str, Node]]
    if isinstance(node, Listing):
        children = ((str(index), item) for index, item in enumerate(node.items))
    else:
        children = ((entry.key.text, entry.value) for entry in node.entries)
    return [(label, child) for label, child in children if not isinstance(child, Scalar)]


def _with(laid: Dict[int, Node], node: Listing | Mapping) -> Node:
    """Return *node* with those of its children that were laid out."""
    if isinstance(node, Listing):
        return evolve(node, items=tuple(laid.get(id(item), item) for item in node.items))
    entries = (evolve(one, value=laid.get(id(one.value), one.value)) for one in node.entries)
    return evolve(node, entries=tuple(entries))


@define  # it changes: it remembers what was read, and counts it
class _Laying:
    folder: Path | None
    allowance: Allowance = field(factory=Allowance)
    read: dict[tuple[str, str | None], tuple[Row, ...]] = field(factory=dict)

    def laid(self, tree: Listing | Mapping) -> Node:
        """Return *tree* with the tables under it; however deep it is, no stack is exhausted."""
        ahead: list[tuple[_Way, Listing | Mapping]] = [(_Way(None, ""), tree)]
        groups: list[Listing | Mapping] = []
        laid: dict[int, Node] = {}
        problems = Gathering()
        while ahead and len(problems.problems) <= MOST_PROBLEMS:
            way, node = ahead.pop()
            if isinstance(node, Mapping) and _is_mention(node):
                with problems.under(way.path()):
                    laid[id(node)] = self._listing(read_strictly(node, _MENTION))
            else:
                groups.append(node)
                ahead += [(_Way(way, label), child) for label, child in reversed(_groups(node))]
        problems.require_none()
        for node in reversed(groups) if laid else ():  # what stands inside comes first
            if any(id(child) in laid for _, child in _groups(node)):
                laid[id(node)] = _with(laid, node)
        return laid.get(id(tree), tree)

    def _listing(self, mention: Mention) -> Listing:
        at = mention.table.at
        name = (mention.table.text, mention.sheet.text if mention.sheet else None)
        if name in self.read:
            self.allowance.spend_cells(sum(map(len, self.read[name])), at)
        else:
            self.read[name] = self._rows(mention)
        return listing_of_rows(self.read[name], columns=mention.columns, at=at)

    def _rows(self, mention: Mention) -> tuple[Row, ...]:
        at, sheet = mention.table.at, mention.sheet
        path = _path(mention.table, self.folder)
        kind = path.suffix.lower()
        if kind not in _CSV | _XLSX:
            raise refusal("table_kind_unknown", at, found=mention.table.text)
        if sheet and kind in _CSV:
            raise refusal("table_sheet_unwanted", sheet.at)
        data = _bytes(path, at)
        self.allowance.spend_bytes(len(data), at)
        if kind in _CSV:
            return read_csv(data, file=str(path), allowance=self.allowance)
        from essmodel.io.xlsx_table import read_xlsx  # noqa: PLC0415 - few documents pay for it

        return read_xlsx(data, file=str(path), sheet=sheet, at=at, allowance=self.allowance)


def _path(table: Scalar, folder: Path | None) -> Path:
    """Return where a table lies: in *folder* or below it, wherever its name or a link points."""
    text = table.text.strip()
    if folder is None:
        raise refusal("table_of_text", table.at, found=text)
    name = PureWindowsPath(text)  # which knows both kinds of slashes, and `C:`
    try:
        is_inside = (folder / text).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links that lead to each other
        is_inside = False
    if name.anchor or ".." in name.parts or not is_inside:
        raise refusal("table_outside", table.at, found=text)
    return folder / text


def _bytes(path: Path, at: Position) -> bytes:
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe would never end
        raise refusal("file_unreadable", at, file=str(path))
    try:
        return bytes_of(path, most=MOST_BYTES)
    except InvalidValueError as error:
        raise InvalidValueError(*(evolve(one, at=at) for one in error.problems)) from None


def _headings(node: Node) -> tuple[Entry, ...]:
    """Read ``{"Parts (€)": capital}``."""
    entries = mapping_of(node).entries
    read_parts((one.key.text, one.key.text, one.value, scalar_of) for one in entries)
    return entries


_MENTION = Record(
    made=Mention,
    slots=(
        Slot(field=TABLE, key=TABLE, read=scalar_of, missing="key_missing"),
        Slot(field="sheet", key="sheet", read=scalar_of, missing=None),
        Slot(field="columns", key="columns", read=_headings, missing=None),
    ),
).group
