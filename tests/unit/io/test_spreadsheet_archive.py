"""An XLSX file is an archive, and is unpacked no further than it says, and than anybody needs."""

import io
import tracemalloc
import zipfile
from zlib import crc32

import pytest
from tests.unit.io.spreadsheet import book, refused, rewritten

from essmodel.io.spreadsheet_archive import MOST_UNPACKED_MEGABYTES


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\3\4",
        b"\xd0\xcf\x11\xe0 an old or a locked file",
        book(("a",))[:-30],
        rewritten(book(("a",)), sheet1=("<sheetData>", "<sheetData")),
        rewritten(book(("a",)), sheet1=('t="inlineStr"><is><t>a</t></is>', 't="s"><v>7</v>')),
        rewritten(book(("a",)), sheet1=("<worksheet", "<!DOCTYPE worksheet><worksheet")),
        rewritten(book(("a",)), workbook=('r:id="rId1"', 'r:id="rId9"')),
        rewritten(book(("a",)), styles=("<styleSheet", "<nothing")),
    ],
    ids=["empty", "head", "old", "cut", "xml", "string", "entities", "relation", "styles"],
)
def test_a_damaged_file_is_refused(data: bytes) -> None:
    """One message for whatever openpyxl meets in it."""
    assert refused(data) == [("table_damaged", "f.yaml:1:8")]


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_packing_is_refused(kind: int) -> None:
    """No spreadsheet program uses it, and it cannot be unpacked by small steps."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        archive.writestr("xl/workbook.xml", "0" * 1000)

    assert refused(packed.getvalue()) == [("table_damaged", "f.yaml:1:8")]


def bomb(megabytes: int) -> bytes:
    """Return a small file that unpacks to a large one."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/a.xml", "0" * 1_000_000 * megabytes)
        archive.writestr("xl/media/film.bin", "0" * 1_000_000 * megabytes)
    return packed.getvalue()


def test_a_file_that_says_it_unpacks_to_much_is_refused() -> None:
    """Before anything is unpacked; what is never read does not count."""
    assert refused(bomb(MOST_UNPACKED_MEGABYTES)) == [("table_damaged", "f.yaml:1:8")]
    assert refused(bomb(MOST_UNPACKED_MEGABYTES + 1)) == [("table_too_big_unpacked", "f.yaml:1:8")]


def test_a_file_that_hides_to_what_it_unpacks_is_read_no_further() -> None:
    """Each part is read as far as it says, and no reader after that sees the rest."""
    packed = bomb(40)
    says = crc32(b"0" * 40_000_000).to_bytes(4, "little"), (40_000_000).to_bytes(4, "little")
    lies = crc32(b"0" * 1000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    short = packed.replace(says[0], lies[0]).replace(says[1], lies[1])
    assert len(short) == len(packed)

    tracemalloc.start()
    found = refused(short)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found == [("table_damaged", "f.yaml:1:8")]
    assert most < 10_000_000
