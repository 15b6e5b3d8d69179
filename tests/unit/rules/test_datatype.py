"""Kinds of facts, and how they and their values are said."""

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Lang
from essmodel.rules.datatype import (
    Calendar,
    DataType,
    Label,
    Many,
    Number,
    Truth,
    are_comparable,
)

EUROS = Number(places=2, unit="EUR")


@pytest.mark.parametrize(
    ("kind", "english", "french"),
    [
        (Truth(), "true or false", "vrai ou faux"),
        (Calendar(), "a day", "un jour"),
        (Label("call"), "a code of 'call'", "un code de «\u00a0call\u00a0»"),
        (Many("college"), "a list", "une liste"),
        (Number(), "a whole number", "un nombre entier"),
        (
            Number(places=1),
            "a number with 1 decimal place",
            "un nombre à 1 décimale",
        ),
        (EUROS, "an amount in EUR", "un montant en EUR"),
        (
            Number(places=2, unit="EUR", least=0),
            "an amount in EUR of €0.00 or more",
            "un montant en EUR à partir de 0,00\u00a0€",
        ),
        (Number(most=9), "a whole number of 9 or less", "un nombre entier jusqu’à 9"),
        (
            Number(places=4, least=0, most=10_000),
            "a number with 4 decimal places from 0.0000 to 1.0000",
            "un nombre à 4 décimales de 0,0000 à 1,0000",
        ),
    ],
)
def test_kind_is_said_in_words(kind: DataType, english: str, french: str) -> None:
    """A person who gave another kind is told which one is needed."""
    assert kind.said("en") == english
    assert kind.said("fr") == french


@pytest.mark.parametrize(
    ("kind", "lang", "expected"),
    [
        (Number(), "en", "1,234"),
        (Number(places=1), "fr", "123,4"),
        (EUROS, "en", "€12.34"),
        (Number(unit="EUR"), "en", "€1,234.00"),
        (Number(places=3, unit="EUR"), "fr", "1,234\u00a0€"),
        (Number(unit="voices"), "en", "1,234"),
    ],
)
def test_value_is_written_at_its_scale(kind: Number, lang: Lang, expected: str) -> None:
    """In units of the type, and money as money."""
    assert kind.written(1234, lang=lang) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Number(places=2), Number(places=2, least=0), True),
        (Number(places=2), Number(places=3), False),
        (EUROS, Number(places=2), False),
        (Truth(), Truth(), True),
        (Truth(), Number(), False),
        (Label("a"), Label("b"), False),
    ],
)
def test_values_are_compared_within_a_kind(
    *, one: DataType, other: DataType, expected: bool
) -> None:
    """Of one scale and one unit; bounds do not matter."""
    assert are_comparable(one, other) is expected


def test_places_are_a_count() -> None:
    """There is no scale above one."""
    with pytest.raises(InvalidValueError, match="places: a count is zero or more"):
        Number(places=-1)
