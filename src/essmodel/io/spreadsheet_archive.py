"""
The parts of an XLSX file, which is an archive, unpacked before anybody trusts it.

A few kilobytes can claim to be small and unpack to gigabytes.  So each part is read no further than
it says, and what is handed on has true sizes; macros, pictures and links are left out.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from essmodel.errors import Position
from essmodel.io.refusal import refusal
from essmodel.io.source import MEGABYTE

MOST_UNPACKED_MEGABYTES = 30

_READ = (".xml", ".rels")
_CHARTS = "xl/chartsheets/"  # sheets without cells, which openpyxl would draw


def unpacked(data: bytes, at: Position) -> BytesIO:
    """
    Return an archive of what is written in an XLSX file, without compression.

    Args:
        data: the whole file.
        at: where the file is named.

    Raises:
        InvalidValueError: it is over 30 MB when unpacked; it is packed in an unusual way, or
            declares entities, which can repeat themselves without end.
        BadZipFile: it is no archive, or a damaged one.
    """
    plain = BytesIO()
    with ZipFile(BytesIO(data)) as packed, ZipFile(plain, "w") as unpacked_archive:
        parts = {one.filename: one for one in packed.infolist() if _is_read(one.filename)}
        if sum(one.file_size for one in parts.values()) > MOST_UNPACKED_MEGABYTES * MEGABYTE:
            raise refusal("table_too_big_unpacked", at, most=MOST_UNPACKED_MEGABYTES)
        for name, one in parts.items():
            if one.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
                raise refusal("table_damaged", at)
            with packed.open(one) as stream:
                part = stream.read(one.file_size)
            if b"<!DOCTYPE" in part.replace(b"\0", b""):  # without what UTF-16 puts between
                raise refusal("table_damaged", at)
            unpacked_archive.writestr(name, part)
    return plain


def _is_read(name: str) -> bool:
    return name.endswith(_READ) and not name.startswith(_CHARTS)
