"""The table of people that a command line names: what is wrong where it cannot be read."""

from pathlib import Path

from essmodel.cli.asked import Crowd
from essmodel.errors import InvalidValueError, Known, Problem
from essmodel.rules.columns.rows import Rows, rows

_SHEETS = frozenset({".csv", ".ods", ".tsv", ".xls", ".xlsx"})
"""How the names of files end that spreadsheets write."""


def require_table(crowd: Crowd) -> None:
    """
    Refuse a file that is no table, and a day that none of its columns holds.

    Raises:
        InvalidValueError: why, and what to write instead.
    """
    table = _table(crowd.people)
    day = crowd.day
    if day is not None and not {day, day.rpartition(".")[2]} & set(table.schema):
        known = Known(day, frozenset(table.schema))
        raise InvalidValueError.because("cli_no_such_day", path="--on", found=day, known=known)


def _table(people: str) -> Rows:
    try:
        return rows(people, among=())
    except InvalidValueError as error:
        raise _unreadable(Path(people)) or error from None


def _unreadable(people: Path) -> InvalidValueError | None:
    """Return why *people* cannot be read, where anybody can see it."""
    if people.is_dir():
        why = "file_is_folder"
    elif not people.exists():
        why = "file_missing"
    elif people.suffix.lower() in _SHEETS:
        why = "cli_spreadsheet"
    else:
        return None
    return InvalidValueError(Problem(id=why, data=(("file", str(people)),)))
