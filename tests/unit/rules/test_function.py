"""Python called by a rule: what it gives is checked, what it raises is told."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from essmodel.messages.catalogue import Message
from essmodel.messages.text import LANGS, Text
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.function import Function


def function(gives: DataType, run: Callable[..., object]) -> Function:
    """Make a function of nothing."""
    return Function(id="f", label=Text.same("f"), takes=(), gives=gives, run=run)


def fail() -> object:
    """Fail, as somebody else's code may."""
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("gives", "given"),
    [
        (Truth(), True),
        (Number(most=3), 3),
        (Calendar(), date(2026, 11, 22)),
        (Label("town"), "59512"),
    ],
)
def test_value_of_the_type_is_given(gives: DataType, given: object) -> None:
    """As it is, in units of the type."""
    assert function(gives, lambda: given).of() is given


@pytest.mark.parametrize(
    ("gives", "given"),
    [
        (Truth(), None),
        (Truth(), 1),
        (Number(), True),
        (Number(), 1.5),
        (Number(most=3), 4),
        (Calendar(), datetime(2026, 11, 22, tzinfo=UTC)),
        (Label("town"), 59512),
        (Many("row"), ()),
    ],
    ids=str,
)
def test_anything_else_is_refused_in_words(gives: DataType, given: object) -> None:
    """Out of bounds, of another kind, or nothing at all."""
    said = function(gives, lambda: given).of()

    assert isinstance(said, Message)
    assert all(repr(given) in said.said(lang) for lang in LANGS)


def test_what_it_raises_is_told() -> None:
    """And stops nobody else."""
    said = function(Truth(), fail).of()

    assert isinstance(said, Message)
    assert said.said("en") == "f failed: ZeroDivisionError()"
