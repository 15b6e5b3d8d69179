"""
A CSV file as rows of cells, wherever it was saved: ``;``, a tab or ``,`` between columns.

Spreadsheets save in UTF-8 with a byte-order mark, or in Windows-1252; bytes that are not the former
are read as the latter.
"""

import re

from essmodel.errors import InvalidValueError, Position
from essmodel.io.allowance import Allowance
from essmodel.io.refusal import refusal
from essmodel.io.source import Source, source_of
from essmodel.io.tree import Scalar

Row = tuple[Scalar, ...]
"""The cells of one line, the empty ones too; each stands where its first sign stands."""

_DELIMITERS = ";\t,"  # a number may have a comma, and so may a heading
_QUOTED = r'"(?:[^"]++|"")*+"'
_HEAD = 100_000  # characters in which the first line that says something is sought


def read_csv(data: bytes, *, file: str, allowance: Allowance) -> tuple[Row, ...]:
    """
    Return the rows of a CSV file.

    Raises:
        InvalidValueError: a quote is not closed, or closed too early; a byte is of no known
            encoding; there are more cells than *allowance* has.
    """
    source = _source(data, file=file)
    cell = _cell(_delimiter(source.text))
    rows: list[Row] = []
    row: list[Scalar] = []
    offset, end = 0, len(source.text.rstrip("\n"))
    while offset <= end:
        found, at = cell.match(source.text, offset), source.at(offset)
        if found is None:
            raise refusal(*_misquoted(source, offset))
        allowance.spend_cells(1, at)
        row.append(_scalar(found, at))
        offset = found.end() + 1
        if source.text[found.end() : offset] in {"", "\n"}:
            rows.append(tuple(row))
            row = []
    return tuple(rows)


def _source(data: bytes, *, file: str) -> Source:
    """Return the text of *data*; where it is in no known encoding, say that it is not UTF-8."""
    try:
        return source_of(data, file=file)
    except InvalidValueError as error:
        if error.problems[0].id != "document_byte":
            raise
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise error from None
    return source_of(text, file=file)


def _delimiter(text: str) -> str:
    """Return the sign between the headings, none of which is in quotes."""
    bare = re.sub(_QUOTED, "x", text[:_HEAD])
    head = next((line for line in bare.split("\n") if line.strip()), "")
    return next((sign for sign in _DELIMITERS if sign in head), ",")


def _cell(delimiter: str) -> re.Pattern[str]:
    quoted = rf"\ *(?P<quoted>{_QUOTED})\ *(?={delimiter}|\n|\Z)"
    return re.compile(rf'{quoted}|(?P<bare>(?!\ *")[^{delimiter}\n]*)')


def _scalar(found: re.Match[str], at: Position) -> Scalar:
    quoted = found["quoted"]
    text = found["bare"] if quoted is None else quoted[1:-1].replace('""', '"')
    return Scalar(text.strip(), at, is_plain=True)


def _misquoted(source: Source, offset: int) -> tuple[str, Position]:
    """Say what is wrong with the cell at *offset*, which begins with a quote."""
    if closed := re.compile(rf"\ *{_QUOTED}").match(source.text, offset):
        return "table_quote_closed", source.at(closed.end())
    return "table_quote_open", source.at(offset)
