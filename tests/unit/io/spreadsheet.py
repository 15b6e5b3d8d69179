"""What the tests of spreadsheets share: files made, changed inside, read and refused."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from essmodel.errors import InvalidValueError, Position
from essmodel.io.allowance import Allowance
from essmodel.io.tree import Scalar
from essmodel.io.xlsx_table import read_xlsx

AT = Position("f.yaml", 1, 8)
Change = Callable[[Any], None]


def book(*rows: tuple[object, ...], change: Change = lambda _: None) -> bytes:
    """Return an XLSX file whose sheet ``Grille`` has these rows."""
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.title = "Grille"
    for row in rows:
        sheet.append(row)
    change(made)
    stored = io.BytesIO()
    made.save(stored)
    return stored.getvalue()


def rewritten(data: bytes, **parts: tuple[str, str]) -> bytes:
    """Return a file with one text put in place of another in its first sheet, or in other parts."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if change := parts.get(Path(name).stem):
                assert change[0] in text
                text = text.replace(*change)
            new.writestr(name, text)
    return changed.getvalue()


def texts(data: bytes, sheet: str | None = None) -> list[list[str]]:
    """Read a file; return the texts of its cells."""
    name = Scalar(sheet, AT, is_plain=True) if sheet else None
    rows = read_xlsx(data, file="f.xlsx", sheet=name, at=AT, allowance=Allowance())
    return [[cell.text for cell in row] for row in rows]


def refused(
    data: bytes, sheet: str | None = None, allowance: Allowance | None = None
) -> list[tuple[str, str]]:
    """Read a file that must be refused; return each message id with its place."""
    name = Scalar(sheet, Position("f.yaml", 1, 20), is_plain=True) if sheet else None
    with pytest.raises(InvalidValueError) as refusal:
        read_xlsx(data, file="f.xlsx", sheet=name, at=AT, allowance=allowance or Allowance())
    return [(one.id, str(one.at)) for one in refusal.value.problems]
