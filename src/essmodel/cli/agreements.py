"""How the agreements of a case stand, and their deadlines as a calendar that others may read."""

from datetime import date
from pathlib import Path

from essmodel.cli.asked import Asked
from essmodel.errors import InvalidValueError
from essmodel.io.calendar_file import calendar_of
from essmodel.messages.text import Lang
from essmodel.partnership.partnership import Partnership
from essmodel.questions.agreements import AgreementStatus, agreements_of


def agreements(
    asked: Asked, case: Partnership, *, on: date, lang: Lang
) -> tuple[AgreementStatus, ...]:
    """
    Return how each agreement stands, and write the calendar where one is asked for.

    Raises:
        InvalidValueError: the case has no agreement, its journal has mistakes, or the calendar
            cannot be written.
    """
    found = agreements_of(case, on=on)
    if not found:
        raise InvalidValueError.because("cli_no_agreement", file=asked.path)
    if asked.calendar is not None:
        open_duties = ((one.agreement, duty) for one in found for duty in (*one.late, *one.coming))
        _write(asked.calendar, calendar_of(open_duties, case.register, on=on, lang=lang))
    return found


def _write(file: str, calendar: bytes) -> None:
    try:
        Path(file).write_bytes(calendar)
    except OSError as error:
        raise InvalidValueError.because(
            "cli_calendar_unwritten", path="--calendar", file=file, why=error.strerror
        ) from None
