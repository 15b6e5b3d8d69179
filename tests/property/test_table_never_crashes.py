"""Whatever bytes a table has, it is read or refused with its mistakes: nothing else comes out."""

import io
import zipfile
from contextlib import suppress
from functools import cache

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from essmodel.errors import InvalidValueError, Position
from essmodel.io.allowance import Allowance
from essmodel.io.csv_table import Row, read_csv
from essmodel.io.table import listing_of_rows
from essmodel.io.xlsx_table import read_xlsx

AT = Position("f.yaml", 1, 1)


@cache
def files() -> st.SearchStrategy[bytes]:
    """Bytes that have all that means something in CSV, and some that mean nothing anywhere."""
    signs = st.sampled_from([b"a", b".", b"1", b'"', b";", b",", b"\t", b"\r", b"\n", b" "])
    other = st.sampled_from([b"\xe9", b"\xc3\xa9", b"\x81", b"\0", b"\xef\xbb\xbf", b"31/01/2026"])
    return st.lists(signs | signs | other, max_size=30).map(b"".join)


@cache
def parts() -> dict[str, bytes]:
    """Return the parts of a small XLSX file."""
    made, stored = openpyxl.Workbook(), io.BytesIO()
    assert made.active is not None
    for row in (("a", "b"), (1, "x"), (0.5, True)):
        made.active.append(row)
    made.save(stored)
    with zipfile.ZipFile(stored) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def books() -> st.SearchStrategy[bytes]:
    """XLSX files in which one piece of one part was replaced by something else."""
    pieces = st.sampled_from([b"", b"0", b"-1", b"<", b"9" * 5000, b'"', b"<v>", b"XFD", b"&x;"])
    return st.builds(
        _broken,
        st.sampled_from(sorted(parts())),
        st.floats(0, 1),
        st.integers(0, 40),
        pieces,
    )


def _broken(name: str, place: float, length: int, piece: bytes) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for one, part in parts().items():
            start = int(place * len(part))
            changed = part[:start] + piece + part[start + length :]
            archive.writestr(one, changed if one == name else part)
    return stored.getvalue()


def understood(rows: tuple[Row, ...]) -> None:
    """Make a list of rows; each key, and each value that says something, comes from a cell."""
    said = {cell.text for row in rows for cell in row}
    for item in listing_of_rows(rows, columns=(), at=AT).items:
        texts = {one.key.text.partition(".")[0] for one in item.entries}  # type: ignore[union-attr] # an item has keys
        assert texts <= {text.partition(".")[0] for text in said}


@given(data=files())
def test_any_csv_is_read_or_refused(data: bytes) -> None:
    """Never an error of another kind."""
    with suppress(InvalidValueError):
        understood(read_csv(data, file="f.csv", allowance=Allowance()))


@given(data=books())
def test_any_xlsx_is_read_or_refused(data: bytes) -> None:
    """Never an error of another kind, and never without end."""
    with suppress(InvalidValueError):
        understood(
            read_xlsx(data, file="f.xlsx", sheet=None, at=AT, allowance=Allowance(cells=1000))
        )
