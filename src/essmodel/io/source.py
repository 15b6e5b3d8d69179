"""The text of a document: bytes that are UTF-8, lines that end alike, no invisible characters."""

import re
from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE
from functools import cached_property

from attrs import frozen

from essmodel.errors import InvalidValueError, Position, Problem

MEGABYTE = 1_000_000
MOST_MEGABYTES = 5
MOST_BYTES = MOST_MEGABYTES * MEGABYTE

# What YAML calls printable, less the byte-order mark: an invisible character in a name is a trap.
INVISIBLE = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# YAML 1.1 ends a line at these and YAML 1.2 does not: a line could hide from one of its readers.
INVISIBLE_IN_YAML = re.compile(rf"{INVISIBLE.pattern}|[\x85\u2028\u2029]")

_WIDE_MARKS = (BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE)


@frozen
class Source:
    """A text, and the name of the file in which people find it."""

    file: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer("\n", self.text))]

    def at(self, offset: int) -> Position:
        """Return the line and column of the character at *offset*, or of the end of the text."""
        offset = min(offset, len(self.text))
        line = bisect_right(self._starts, offset)
        return Position(self.file, line, offset - self._starts[line - 1] + 1)


def source_of(document: str | bytes, *, file: str) -> Source:
    """
    Return *document* as text, without byte-order mark, each line ended by a line feed.

    Raises:
        InvalidValueError: it is over 5 MB, or not UTF-8.
    """
    # Lone surrogates pass here, so that they are refused at their place with the other characters.
    data = document.encode("utf-8", "surrogatepass") if isinstance(document, str) else document
    if len(data) > MOST_BYTES:
        raise _refused("document_too_big", Position(file, 1, 1), most=MOST_MEGABYTES)
    if isinstance(document, str):
        return Source(file, _with_line_feeds(document.removeprefix("\ufeff")))
    # A document begins with two ASCII characters at least: UTF-16 shows as a zero between them.
    if data.startswith(_WIDE_MARKS) or b"\0" in data[:2]:
        raise _refused("document_in_utf16", Position(file, 1, 1))
    data = data.removeprefix(BOM_UTF8)
    try:
        return Source(file, _with_line_feeds(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        before = Source(file, _with_line_feeds(data[: error.start].decode("utf-8")))
        byte = f"0x{data[error.start]:02X}"
        raise _refused("document_byte", before.at(len(before.text)), byte=byte) from None


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refused(problem: str, at: Position, **data: object) -> InvalidValueError:
    return InvalidValueError(Problem(id=problem, data=tuple(data.items()), at=at))
