"""
A sheet of an XLSX file as rows of cells; no formula is computed, and no macro runs.

Numbers have the fifteen digits that spreadsheets keep, and no more; a percentage is the text
``40 %``, a day has its year first, true and false are ``yes`` and ``no``.
"""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO, Any
from xml.etree.ElementTree import iterparse
from zipfile import ZipFile

from essmodel.errors import InvalidValueError, Position, Problem
from essmodel.io.allowance import Allowance
from essmodel.io.csv_table import Row
from essmodel.io.growth import MOST_PROBLEMS
from essmodel.io.refusal import problem, refusal, unknown
from essmodel.io.spreadsheet_archive import unpacked
from essmodel.io.tree import Scalar

_ONLY_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # parts of a number format that change nothing
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_xlsx(
    data: bytes, *, file: str, sheet: Scalar | None, at: Position, allowance: Allowance
) -> tuple[Row, ...]:
    """
    Return the rows of one sheet; line and column of a place are its row and column.

    Args:
        data: the whole file.
        file: what people call it.
        sheet: the name of the sheet; where there is none, the only one that is not hidden.
        at: where the file is named.
        allowance: how many cells may be read.

    Raises:
        InvalidValueError: openpyxl is not installed; the file cannot be read; the sheet is hidden
            or not there; cells are merged; a formula was never computed, or failed.
    """
    try:
        import openpyxl  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise refusal("table_without_openpyxl", at) from None
    try:
        archive = unpacked(data, at)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions, which nobody asks about
            book = openpyxl.load_workbook(archive, read_only=True, data_only=True)
            chosen = _chosen(book.worksheets, sheet, at)
            with ZipFile(archive) as parts, parts.open(chosen._worksheet_path) as part:  # noqa: SLF001 - it tells merged cells only of books that it loads whole
                _require_simple(part, file)
            return _rows(chosen, file, allowance)
    except InvalidValueError:
        raise
    except Exception:  # noqa: BLE001 - openpyxl lets pass whatever a damaged file makes it meet
        raise refusal("table_damaged", at) from None


def _chosen(sheets: list[Any], wanted: Scalar | None, at: Position) -> Any:  # noqa: ANN401 - openpyxl has two classes of sheets
    shown = {one.title: one for one in sheets if one.sheet_state == "visible"}
    if wanted is None:
        if len(shown) != 1:
            raise refusal("table_sheet_missing", at, known=tuple(shown))
        return next(iter(shown.values()))
    if wanted.text in shown:
        return shown[wanted.text]
    if any(one.title == wanted.text for one in sheets):
        raise refusal("table_sheet_hidden", wanted.at, found=wanted.text)
    raise InvalidValueError(unknown("table_sheet", wanted.text, shown, at=wanted.at))


def _require_simple(part: IO[bytes], file: str) -> None:
    """Refuse cells that show one thing and hold another: merged ones, formulas without a result."""
    found: list[Problem] = []
    for _, element in iterparse(part):  # noqa: S314 - as its import
        if element.tag == f"{_MAIN}mergeCell":
            cells = element.get("ref", "")
            found.append(problem("table_merged", _place(cells, file), cells=cells))
        elif element.tag == f"{_MAIN}c" and _is_uncomputed(element):
            found.append(problem("table_formula", _place(element.get("r", ""), file)))
        elif element.tag == f"{_MAIN}row":
            element.clear()
    if found:
        raise InvalidValueError(*found[: MOST_PROBLEMS + 1])


def _is_uncomputed(cell: Any) -> bool:  # noqa: ANN401 - an element
    """Whether a formula has no result; the empty text, which says its type, is one."""
    return (
        cell.find(f"{_MAIN}f") is not None
        and not cell.findtext(f"{_MAIN}v")
        and cell.get("t") != "str"
    )


def _place(cells: str, file: str) -> Position:
    """Return where ``B3:C5`` begins."""
    from openpyxl.utils.cell import coordinate_to_tuple  # noqa: PLC0415 - an optional extra

    return Position(file, *coordinate_to_tuple(cells.partition(":")[0]))


def _rows(sheet: Any, file: str, allowance: Allowance) -> tuple[Row, ...]:  # noqa: ANN401 - as above
    sheet.reset_dimensions()  # what a file says of its size is not always so
    rows: list[Row] = []
    found: list[Problem] = []
    for line, cells in enumerate(sheet.iter_rows(), 1):
        allowance.spend_cells(max(1, len(cells)), Position(file, line, 1))
        places = (Position(file, line, column + 1) for column in range(len(cells)))
        row = [(cell, at) for cell, at in zip(cells, places, strict=True)]
        found += _failures(row)
        rows.append(tuple(Scalar(_text(cell), at, is_plain=True) for cell, at in row))
    if found:
        raise InvalidValueError(*found[: MOST_PROBLEMS + 1])
    return tuple(rows)


def _failures(row: list[tuple[Any, Position]]) -> Iterator[Problem]:
    for cell, at in row:
        if cell.data_type == "e":
            yield problem("table_formula_fails", at, found=cell.value)


def _text(cell: Any) -> str:  # noqa: ANN401 - as above
    """Return what a cell says, written as people write it in a document."""
    match cell.value:
        case None:
            return ""
        case bool():
            return "yes" if cell.value else "no"
        case int():
            return _number(Decimal(cell.value), cell.number_format)
        case float():
            return _number(Decimal(format(cell.value, ".15g")), cell.number_format)
        case datetime() as moment if moment.time() == time():
            return moment.date().isoformat()
        case datetime() | date() | time():
            return str(cell.value)
        case _:
            return str(cell.value).strip()


def _number(value: Decimal, form: str) -> str:
    """Return a number without an exponent, as a percentage where the cell shows one."""
    is_percentage = "%" in _ONLY_SHOWN.sub("", form)
    digits = format(value.scaleb(2) if is_percentage else value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"{digits} %" if is_percentage else digits
