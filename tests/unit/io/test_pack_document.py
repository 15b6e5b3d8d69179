"""A pack as JSON: it comes back as it was, and nothing else comes in."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from essmodel.errors import InvalidValueError
from essmodel.io.pack_document import pack_of, value_of, written
from essmodel.io.pack_shape import is_quick
from essmodel.messages.catalogue import Message
from essmodel.messages.text import Text
from essmodel.rules.law.parameter import Local
from essmodel.rules.law.status import Draft
from essmodel.rules.rule import Subject
from essmodel.values.money import Money
from essmodel_fr import PACK


def back(value: object) -> object:
    """Send *value* through JSON."""
    document, functions = written(value)
    return value_of(json.loads(json.dumps(document)), call=functions.__getitem__)


def nothing(number: int) -> Callable[..., object]:
    """Refuse every function."""
    raise LookupError(number)


def test_a_whole_pack_comes_back() -> None:
    """French law, with the functions that check its codes."""
    document, functions = written(PACK)
    pack = pack_of(json.loads(json.dumps(document)), call=functions.__getitem__)

    assert pack == PACK
    assert [one.is_sound for one in pack.schemes] == [one.is_sound for one in PACK.schemes]


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -(10**999),
        "l’été\ud800",
        date(2026, 11, 23),
        Fraction(-1, 3),
        Decimal("-0.50"),
        (),
        ((1, "a"), (1, "a")),
        frozenset({"a", "b"}),
        Subject.STATUTES,
        Money(1250),
        Local((("town", Money(1)), ("village", Money(2)))),
        Draft(),
    ],
    ids=lambda value: f"{type(value).__name__}-{len(repr(value))}",
)
def test_every_value_comes_back_as_it_was(value: object) -> None:
    """Of the same class, and exact."""
    found = back(value)

    assert found == value
    assert type(found) is type(value)
    assert str(found) == str(value) or isinstance(value, frozenset)


def test_what_says_itself_comes_back_as_a_text() -> None:
    """An id of a message may be unknown on the other side."""
    assert back(Message.of("that_day", day=date(2026, 11, 23))) == Text(
        en="23 November 2026", fr="le 23 novembre 2026"
    )


def test_a_value_in_two_places_is_sent_once() -> None:
    """However often it stands there, and however deep."""
    value: tuple[object, ...] = ()
    for _ in range(5_000):
        value = (value, value)

    document, _ = written(value)

    assert len(document) == 5_001


class Stranger(int):
    """A number of a class of its own."""


@pytest.mark.parametrize("value", [0.5, Stranger(1), [1], {"a": 1}, Decimal("NaN")], ids=repr)
def test_a_stranger_is_not_sent(value: object) -> None:
    """No float, no subclass, nothing that changes."""
    with pytest.raises(InvalidValueError, match="a pack cannot hold a"):
        written((value,))


@pytest.mark.parametrize(
    "document",
    [
        None,
        7,
        [],
        ["x"],
        [["plain", 0.5]],
        [["plain", 10**1000]],
        [["day", "tomorrow"]],
        [["decimal", "1E999999999"]],
        [["fraction", "1/0"]],
        [["value", "Popen", {}]],
        [["value", "Money", {}]],
        [["plain", 1], ["value", "Money", {"cents": 0}]],
        [["plain", 1], ["plain", "EUR"], ["value", "Money", {"cents": 0, "currency": -1}]],
        [["tuple", [True]]],
        [["tuple", [0]]],
        [["choice", "Subject", "nothing"]],
        [["function", 0]],
        [["plain", 1]],
    ],
    ids=str,
)
def test_what_is_no_pack_is_refused(document: object) -> None:
    """Whatever somebody sends, it is told and nothing is made of it."""
    with pytest.raises(InvalidValueError, match="sent what is no pack"):
        pack_of(document, call=nothing)


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        ([["plain", "1"], ["plain", "EUR"]], "cents"),
        ([["plain", 1], ["plain", None]], "currency"),
    ],
)
def test_a_field_holds_what_its_type_says(entries: list[object], field: str) -> None:
    """The classes of Python would take anything."""
    document = [*entries, ["value", "Money", {"cents": 0, "currency": 1}]]

    with pytest.raises(InvalidValueError, match=f"the field {field} of a Money"):
        value_of(document, call=nothing)


def test_a_number_of_endless_places_is_refused() -> None:
    """Its scale alone would fill the memory."""
    plain = [["plain", 10**9], ["plain", ""], ["plain", None]]
    parts = {"places": 0, "unit": 1, "least": 2, "most": 2}

    with pytest.raises(InvalidValueError, match="more than 1,000 digits"):
        value_of([*plain, ["value", "Number", parts]], call=nothing)


@pytest.mark.parametrize(
    ("pattern", "is_so"),
    [
        (r"\d{9}", True),
        (r"(0[1-9]|1\d)\d{3}|(97[1-8])\d{2}", True),
        (r"(?:2A|2B)\d", True),
        ("(a+)+b", False),
        ("(a|a)*b", False),
        ("(a|a){9}b", False),
        (r"(a)\1", False),
        ("(?=a)", False),
        ("a" * 201, False),
    ],
)
def test_a_pattern_is_quick_where_no_group_is_repeated(pattern: str, is_so: bool) -> None:  # noqa: FBT001 - a case
    """One that backtracks for ever would stop us, and not the plugin."""
    assert is_quick(pattern) is is_so
