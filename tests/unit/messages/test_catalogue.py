"""The catalogue of messages: how one is filled."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from essmodel.messages.catalogue import Message, fill, say, written_form
from essmodel.messages.text import Text
from essmodel.values.money import Money


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (Money(123_456), "€1,234.56", "1\u202f234,56\u00a0€"),
        (Text(en="town", fr="commune"), "town", "commune"),
        (Message("yes"), "yes", "oui"),
        (None, "nothing", "rien"),
        (True, "yes", "oui"),
        (False, "no", "non"),
        (1234, "1,234", "1\u202f234"),
        (Fraction(1, 3), "1/3", "1/3"),
        (Decimal("1900.50"), "1,900.50", "1\u202f900,50"),
        (Decimal("1E+3"), "1,000", "1\u202f000"),
        (Decimal("NaN"), "NaN", "NaN"),
        (date(2016, 12, 11), "11 December 2016", "11 décembre 2016"),
        (("a", Money(100), "b"), "a, €1.00 and b", "a, 1,00\u00a0€ et b"),
        (frozenset({7}), "7", "7"),
        (1.5, "1.5", "1.5"),
    ],
)
def test_value_is_written_in_the_form_of_its_kind(value: object, english: str, french: str) -> None:
    """Whatever stands in a message is written as its readers write it."""
    assert written_form(value, "en") == english
    assert written_form(value, "fr") == french


def test_text_that_a_person_typed_is_quoted_and_its_invisible_characters_shown() -> None:
    """A space that does not break looks like a space, and is not one."""
    assert fill("{found!r}", "en", {"found": "12\u00a0h"}) == r"'12\xa0h'"
    assert fill("{found!r}", "fr", {"found": "l'eau"}) == '"l\'eau"'


def test_value_that_is_no_text_is_not_quoted() -> None:
    """A number is not put between quotes because a text would be."""
    assert fill("{found!r}", "fr", {"found": Money(850)}) == "8,50\u00a0€"


def test_braces_in_what_a_person_typed_stay() -> None:
    """Only the template has placeholders."""
    assert fill("{found}", "en", {"found": "{x}"}) == "{x}"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "a number with 0 decimal places"),
        (1, "a number with 1 decimal place"),
        (2, "a number with 2 decimal places"),
    ],
)
def test_english_counts_zero_as_a_plural(count: int, expected: str) -> None:
    """In English only one is singular."""
    assert say("type_decimal", "en", count=count) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "un nombre à 0 décimale"),
        (1, "un nombre à 1 décimale"),
        (2, "un nombre à 2 décimales"),
    ],
)
def test_french_counts_zero_as_a_singular(count: int, expected: str) -> None:
    """In French zero and one are singular."""
    assert say("type_decimal", "fr", count=count) == expected


def test_message_is_looked_up_only_when_it_is_said() -> None:
    """A label that nobody reads costs nothing."""
    message = Message.of("threshold_at_least", proportion=Fraction(2, 3))

    assert message == Message("threshold_at_least", (("proportion", Fraction(2, 3)),))
    assert message.said("fr") == "au moins 2/3"


def test_unknown_message_is_our_own_fault() -> None:
    """No user can cause it, so it is no error of theirs."""
    with pytest.raises(KeyError, match="no_such_message"):
        say("no_such_message", "en")


def test_message_without_its_data_is_our_own_fault() -> None:
    """A sentence with a hole is never said."""
    with pytest.raises(KeyError, match="proportion"):
        say("threshold_at_least", "en")
