"""Numbers, money, days and lists are written as Unicode's CLDR has them, by way of Babel."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from essmodel.messages import form
from essmodel.messages.text import LANGS, Lang

LOCALES: dict[Lang, str] = {"en": "en_GB", "fr": "fr"}
NUMBERS = st.integers(-(10**12), 10**12)
in_each_language = pytest.mark.parametrize("lang", LANGS)


@in_each_language
@given(scaled=NUMBERS, places=st.integers(0, 4))
def test_number_is_written_as_in_cldr(lang: Lang, scaled: int, places: int) -> None:
    """Grouped by thousands, with all its places."""
    digits = "#,##0." + "0" * places
    exact = Decimal(scaled).scaleb(-places)
    expected = format_decimal(exact, format=digits if places else "#,##0", locale=LOCALES[lang])

    assert form.decimal(scaled, places=places, lang=lang) == expected


@in_each_language
@given(cents=NUMBERS, currency=st.sampled_from(["EUR", "GBP", "USD", "CHF"]))
def test_money_is_written_as_in_cldr(lang: Lang, cents: int, currency: str) -> None:
    """The sign of the currency stands where readers expect it."""
    amount = Decimal(cents).scaleb(-2)

    assert form.money(cents, currency, lang=lang) == format_currency(
        amount, currency, locale=LOCALES[lang]
    )


@in_each_language
@given(day=st.dates())
def test_day_is_written_as_in_cldr(lang: Lang, day: date) -> None:
    """In full, with the name of the month."""
    assert form.day(day, lang=lang) == format_date(day, "long", locale=LOCALES[lang])


@in_each_language
@given(hundredths=st.integers(-100_000, 100_000))
def test_percentage_is_written_as_in_cldr(lang: Lang, hundredths: int) -> None:
    """Two places where it needs them, none where it does not."""
    part = Decimal(hundredths).scaleb(-4)
    pattern = "#,##0.##\u00a0%" if lang == "fr" else "#,##0.##%"
    expected = format_percent(part, format=pattern, locale=LOCALES[lang])

    assert form.percent(Fraction(part), lang=lang) == expected


@in_each_language
@given(items=st.lists(st.text(min_size=1), max_size=5), last=st.sampled_from(["and", "or"]))
def test_list_is_written_as_in_cldr(lang: Lang, items: list[str], last: str) -> None:
    """Commas, then a word before the last."""
    expected = format_list(items, style="standard" if last == "and" else "or", locale=LOCALES[lang])

    assert form.listed(tuple(items), lang=lang, last=last) == expected
