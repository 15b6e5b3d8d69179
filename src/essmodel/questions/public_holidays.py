"""Which days are public holidays of a place, as a library knows them."""

from datetime import date
from typing import Any

from essmodel.errors import InvalidValueError
from essmodel.governance.notice import Holidays


def public_holidays(code: str) -> Holidays:
    """
    Return a function that tells whether a day is a public holiday.

    Args:
        code: ISO 3166, of a country or of a part of it: ``FR``, ``FR-57`` for the Moselle.

    Raises:
        InvalidValueError: the library knows no such place, or is not installed.
    """
    country, _, part = code.partition("-")
    library: Any = _library()
    try:
        days = library.country_holidays(country, subdiv=part or None)
    except NotImplementedError:
        raise InvalidValueError.because("holidays_unknown", found=code) from None

    def is_holiday(day: date) -> bool:
        return day in days

    return is_holiday


def _library() -> Any:  # noqa: ANN401 - its types say less than a date and a truth value
    try:
        import holidays  # noqa: PLC0415 - an optional library
    except ImportError:
        raise InvalidValueError.because("holidays_missing") from None
    return holidays
