"""
Values read from a text, exactly: what a file, a form or a table says.

A number may have a decimal comma or point, spaces between thousands, and its unit sign; nothing
ever passes through a float.
"""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

from essmodel.errors import InvalidValueError
from essmodel.values.money import Money
from essmodel.values.period import Day, DayWithin
from essmodel.values.proportion import Proportion

_NUMBER = re.compile(
    r"[+-]?\d{1,3}(?:[ \u00a0\u202f]?\d{3})*(?:[.,]\d+)?|[+-]?\d+(?:[.,]\d+)?", re.ASCII
)
_MOST_SIGNS = 28  # the digits that a `Decimal` keeps when it is multiplied
_SPACES = str.maketrans("", "", " \u00a0\u202f")
_YES = frozenset({"true", "yes", "oui", "vrai"})
_NO = frozenset({"false", "no", "non", "faux"})


def truth(text: str) -> bool:
    """Read ``yes`` or ``no``, ``true`` or ``false``, ``oui`` or ``non``, ``VRAI`` or ``FAUX``."""
    word = text.strip().lower()
    if word not in _YES | _NO:
        raise InvalidValueError.because("not_a_truth", found=text)
    return word in _YES


def number(text: str) -> Decimal:
    """Read a number: ``1 234,50`` or ``1234.5``."""
    stripped = text.strip()
    if len(stripped) > _MOST_SIGNS or not _NUMBER.fullmatch(stripped):
        raise InvalidValueError.because("not_a_decimal", found=text)
    return Decimal(stripped.translate(_SPACES).replace(",", "."))


def whole(text: str) -> int:
    """Read a whole number."""
    value = number(text)
    if value != value.to_integral_value():
        raise InvalidValueError.because("not_whole", found=text)
    return int(value)


def money(text: str, *, currency: str = "EUR") -> Money:
    """Read an amount, with or without the sign of its currency: ``8,50 €``, ``€8.50``."""
    sign = "€" if currency == "EUR" else currency
    bare = text.strip().removesuffix(currency).removesuffix(sign).removeprefix(sign)
    cents = number(bare) * 100
    if cents != cents.to_integral_value():
        raise InvalidValueError.because("finer_than_a_cent", found=text)
    return Money(int(cents), currency)


def fraction(text: str) -> Fraction:
    """Read a part of a whole: ``1/3``, ``40 %`` or ``0.4``."""
    part, slash, whole_text = text.partition("/")
    if slash:
        divisor = whole(whole_text)
        if divisor < 1:
            raise InvalidValueError.because("whole_is_empty", found=text)
        return Fraction(whole(part), divisor)
    if text.strip().endswith("%"):
        return Fraction(number(text.strip()[:-1])) / 100
    return Fraction(number(text))


def proportion(text: str) -> Proportion:
    """Read a part of a whole that is at most the whole."""
    return Proportion(fraction(text))


def day(text: str) -> date:
    """Read a day, year first: ``2026-11-22``."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip(), re.ASCII):
        raise InvalidValueError.because("not_a_day", found=text)
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidValueError.because("no_such_day", found=text) from None


def day_or_month(text: str) -> Day:
    """Read a day, or the month it lies in where nobody knows more: ``2016-02``."""
    if not re.fullmatch(r"\d{4}-\d{2}", text.strip(), re.ASCII):
        return day(text)
    year, month = map(int, text.split("-"))
    try:
        return DayWithin.month(year, month)
    except ValueError:
        raise InvalidValueError.because("no_such_day", found=text) from None
