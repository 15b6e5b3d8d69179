"""
How numbers, amounts of money and days are written.

The forms are those of CLDR for ``en_GB`` and ``fr``; rounding is half away from zero and happens
only here, on paper: the values keep every digit.
"""

from datetime import date
from fractions import Fraction

from essmodel.messages.text import Lang

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"
_SYMBOLS: dict[Lang, dict[str, str]] = {
    "en": {"EUR": "€", "GBP": "£", "USD": "US$"},
    "fr": {"EUR": "€", "GBP": "£GB", "USD": "$US"},
}
_MONTHS: dict[Lang, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
}  # fmt: skip


def decimal(scaled: int, *, places: int, lang: Lang) -> str:
    """Write ``scaled / 10**places`` with all its *places*: ``decimal(123456, places=2)``."""
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), 10**places)
    grouped = f"{whole:,}"
    if lang == "fr":
        grouped = grouped.replace(",", NARROW_NO_BREAK)
    if not places:
        return sign + grouped
    point = "," if lang == "fr" else "."
    return f"{sign}{grouped}{point}{rest:0{places}d}"


def money(cents: int, currency: str, *, lang: Lang) -> str:
    """Write an amount with its currency: ``€8.50`` or ``8,50 €``."""
    return amount(cents, currency, places=2, lang=lang)


def amount(scaled: int, currency: str, *, places: int, lang: Lang) -> str:
    """Write ``scaled / 10**places`` of a *currency*, finer than a cent where *places* are more."""
    digits = decimal(abs(scaled), places=places, lang=lang)
    sign = "-" if scaled < 0 else ""
    symbol = _SYMBOLS[lang].get(currency, currency)
    if lang == "fr":
        return f"{sign}{digits}{NO_BREAK}{symbol}"
    return f"{sign}{symbol}{digits}"


def percent(part: Fraction, *, lang: Lang) -> str:
    """Write a fraction of a whole in hundredths, to two places where it needs them."""
    scaled = (abs(part) * 20_000 + 1) // 2  # half away from zero
    signed = int(scaled) if part >= 0 else -int(scaled)
    written = decimal(signed, places=2, lang=lang)
    point = "," if lang == "fr" else "."
    written = written.rstrip("0").rstrip(point)
    return f"{written}{NO_BREAK}%" if lang == "fr" else f"{written}%"


def day(when: date, *, lang: Lang) -> str:
    """Write a day in full: ``15 November 2024`` or ``15 novembre 2024``."""
    return f"{when.day} {_MONTHS[lang][when.month - 1]} {when.year}"


def listed(items: tuple[str, ...], *, lang: Lang, last: str = "and") -> str:
    """Join *items* as a sentence does: ``a, b and c``; *last* is ``and`` or ``or``."""
    word = {"and": {"en": "and", "fr": "et"}, "or": {"en": "or", "fr": "ou"}}[last][lang]
    if len(items) < 2:  # noqa: PLR2004 - one item needs no joining word
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
