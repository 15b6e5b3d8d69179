"""One value, one way to write it as bytes."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import pytest
from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.values.canonical import canonical
from essmodel.values.money import Money


class Colour(Enum):
    """A choice."""

    RED = "red"


@frozen
class Box:
    """A value with an optional field, and one that is no part of it."""

    name: str
    width: int | None = None
    note: str = field(default="", eq=False)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (-(10**30), "-1" + "0" * 30),
        ('é\n"', '"é\\n\\""'),
        (Fraction(2, -6), '"-1/3"'),
        (Decimal("0.10"), '"0.10"'),
        (date(2024, 2, 29), '"2024-02-29"'),
        (Colour.RED, '"red"'),
        ((1, ("a",), []), '[1,["a"],[]]'),
        (frozenset({"b", "a"}), '["a","b"]'),
        ({"b": 1, "a": 2}, '{"a":2,"b":1}'),
        ({2: "two", 10: "ten"}, '{"10":"ten","2":"two"}'),
        (Money(150), '{"type":"Money","cents":150,"currency":"EUR"}'),
        (Box("a", 3, "aside"), '{"type":"Box","name":"a","width":3}'),
        (Box("a"), '{"type":"Box","name":"a"}'),
    ],
    ids=lambda one: one if isinstance(one, str) else type(one).__name__,
)
def test_every_exact_value_has_one_form(value: object, said: str) -> None:
    """As compact JSON, keys in order, what is unknown left out."""
    assert canonical(value) == said.encode()


@pytest.mark.parametrize(
    "value",
    [0.5, {"half": 0.5}, (b"bytes",), datetime(2024, 1, 1), object(), "\ud800", {"\ud800": 1}],  # noqa: DTZ001 - any moment
    ids=["float", "inside", "bytes", "moment", "object", "half", "half-key"],
)
def test_what_has_no_exact_form_is_refused(value: object) -> None:
    """A float, a moment, half a character: nothing is written in place of them."""
    with pytest.raises(InvalidValueError, match="written for good"):
        canonical(value)


@pytest.mark.parametrize("order", [list, lambda keys: list(reversed(keys))])
def test_the_order_of_a_mapping_changes_nothing(order: Callable[[list[str]], list[str]]) -> None:
    """Equal mappings are equal bytes."""
    keys = [f"k{number}" for number in range(20)]

    assert canonical(dict.fromkeys(order(keys), 1)) == canonical(dict.fromkeys(keys, 1))
