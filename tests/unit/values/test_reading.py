"""Values read from texts, exactly."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from essmodel.errors import InvalidValueError
from essmodel.values import reading
from essmodel.values.money import Money
from essmodel.values.period import DayWithin
from essmodel.values.proportion import Proportion


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yes", True), (" OUI ", True), ("true", True), ("VRAI", True),
        ("no", False), ("non", False), ("false", False), ("FAUX", False),
    ],
)  # fmt: skip
def test_truth_is_read_in_both_languages(*, text: str, expected: bool) -> None:
    """As people answer a form, and as spreadsheets save their boxes."""
    assert reading.truth(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 234,50", "1234.50"),
        ("1\u202f234.5", "1234.5"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("-0,125", "-0.125"),
        ("01004", "1004"),
        ("0.1", "0.1"),
    ],
)
def test_number_is_read_with_comma_or_point(text: str, expected: str) -> None:
    """Each digit is kept as it was written."""
    assert str(reading.number(text)) == expected


@pytest.mark.parametrize("text", ["12 34", "1,234.50", "1e3", "", "٣", "½", "9" * 29, "--1", "1."])
def test_text_that_is_no_number_is_refused(text: str) -> None:
    """What may mean two things means nothing here."""
    with pytest.raises(InvalidValueError, match="is not a number; write figures only"):
        reading.number(text)


def test_whole_number_has_no_decimals_that_count() -> None:
    """Three and a half are not three; three point zero are."""
    assert reading.whole("3,0") == 3
    with pytest.raises(InvalidValueError, match="write one without decimals"):
        reading.whole("3,5")


@pytest.mark.parametrize(
    "text", ["8,50 €", "8.50", "€8.50", "8,5", "8,50 EUR", "8,50\u00a0€", "8,500"]
)
def test_amount_is_read_with_or_without_its_sign(text: str) -> None:
    """As price lists print it."""
    assert reading.money(text) == Money(850)


def test_amount_of_another_currency_has_its_own_sign() -> None:
    """Euros are not francs."""
    assert reading.money("8.50 CHF", currency="CHF") == Money(850, "CHF")
    with pytest.raises(InvalidValueError, match="is not a number"):
        reading.money("8.50 €", currency="CHF")


def test_amount_finer_than_a_cent_is_refused() -> None:
    """Nothing is rounded on the way in."""
    with pytest.raises(InvalidValueError, match="at most two decimals"):
        reading.money("8,505")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1/3", Fraction(1, 3)),
        (" 2 / 3 ", Fraction(2, 3)),
        ("40 %", Fraction(2, 5)),
        ("12,5\u00a0%", Fraction(1, 8)),
        ("0.4", Fraction(2, 5)),
    ],
)
def test_part_of_a_whole_is_read_in_three_ways(text: str, expected: Fraction) -> None:
    """As a fraction, in hundredths, as a decimal number."""
    assert reading.fraction(text) == expected
    assert reading.proportion(text) == Proportion(expected)


@pytest.mark.parametrize("text", ["1/0", "1/-2"])
def test_whole_of_a_fraction_is_one_or_more(text: str) -> None:
    """Nothing is a part of nothing."""
    with pytest.raises(InvalidValueError, match="a whole of one or more"):
        reading.fraction(text)


def test_day_is_read_year_first() -> None:
    """Nobody has to guess which figure is the month."""
    assert reading.day(" 2016-12-11 ") == date(2016, 12, 11)


@pytest.mark.parametrize("text", ["11/12/2016", "2016-12", "20161211", "2016-12-11T00:00"])
def test_day_written_otherwise_is_refused(text: str) -> None:
    """With how to write it."""
    with pytest.raises(InvalidValueError, match="write it year first, as in"):
        reading.day(text)


@pytest.mark.parametrize("text", ["2015-02-29", "2016-13-01"])
def test_day_that_does_not_exist_is_told_apart(text: str) -> None:
    """Its form is right."""
    with pytest.raises(InvalidValueError, match="the calendar has no day"):
        reading.day(text)


def test_month_is_a_day_in_doubt() -> None:
    """Where nobody knows more."""
    assert reading.day_or_month(" 2016-02 ") == DayWithin.month(2016, 2)
    assert reading.day_or_month("2016-02-01") == date(2016, 2, 1)


@pytest.mark.parametrize("text", ["2016-13", "2016-00", "0000-05"])
def test_month_that_does_not_exist_is_refused(text: str) -> None:
    """As a day is."""
    with pytest.raises(InvalidValueError, match="the calendar has no day"):
        reading.day_or_month(text)


@pytest.mark.parametrize(
    ("read", "text"),
    [(reading.truth, "maybe"), (reading.number, "eight"), (reading.day, "soon")],
)
def test_refusal_shows_what_was_written(read: Callable[[str], object], text: str) -> None:
    """Between quotes."""
    with pytest.raises(InvalidValueError, match=f"'{text}'"):
        read(text)


def test_no_digit_passes_through_a_float() -> None:
    """A tenth is a tenth."""
    assert reading.number("0.1") == Decimal("0.1")
    assert reading.fraction("0.1") * 3 == Fraction(3, 10)
