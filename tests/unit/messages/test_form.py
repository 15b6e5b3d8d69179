"""Numbers, money and days as people write them; the property tests hold them to CLDR."""

from datetime import date
from fractions import Fraction

import pytest

from essmodel.messages import form
from essmodel.messages.text import Lang


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", "-1,234.50"), ("fr", "-1\u202f234,50")], ids=["en", "fr"]
)
def test_number_keeps_its_places_and_its_sign(lang: Lang, expected: str) -> None:
    """Thousands are grouped by a comma, or by a narrow space that does not break."""
    assert form.decimal(-123_450, places=2, lang=lang) == expected


@pytest.mark.parametrize(("lang", "expected"), [("en", "-€8.50"), ("fr", "-8,50\u00a0€")])
def test_money_has_its_sign_where_readers_look_for_it(lang: Lang, expected: str) -> None:
    """Before the amount in English, after it in French."""
    assert form.money(-850, "EUR", lang=lang) == expected


@pytest.mark.parametrize(("lang", "expected"), [("en", "€0.1235"), ("fr", "0,1235\u00a0€")])
def test_amount_finer_than_a_cent_shows_all_its_places(lang: Lang, expected: str) -> None:
    """An amount on its way to a rounding is not rounded on paper."""
    assert form.amount(1235, "EUR", places=4, lang=lang) == expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Fraction(1, 2), "50%"),
        (Fraction(1, 3), "33.33%"),
        (Fraction(2, 3), "66.67%"),
        (Fraction(1, 20_000), "0.01%"),
        (Fraction(-1, 20_000), "-0.01%"),
        (Fraction(0), "0%"),
        (Fraction(1000), "100,000%"),
    ],
)
def test_percentage_shows_two_places_where_it_needs_them(part: Fraction, expected: str) -> None:
    """The rounding is half away from zero; zeros at the end of a whole number stay."""
    assert form.percent(part, lang="en") == expected


def test_percentage_in_french_has_a_space_that_does_not_break() -> None:
    """The sign never begins a line."""
    assert form.percent(Fraction(1, 200), lang="fr") == "0,5\u00a0%"


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", "15 November 2024"), ("fr", "15 novembre 2024")]
)
def test_day_names_its_month(lang: Lang, expected: str) -> None:
    """Nobody has to guess which figure is the month."""
    assert form.day(date(2024, 11, 15), lang=lang) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [((), ""), (("a",), "a"), (("a", "b"), "a ou b"), (("a", "b", "c"), "a, b ou c")],
)
def test_list_ends_with_a_joining_word(items: tuple[str, ...], expected: str) -> None:
    """One item needs none."""
    assert form.listed(items, lang="fr", last="or") == expected
