"""Values as JSON carries them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import field, frozen

from essmodel.rules.law.event import Event
from essmodel.values.count import Heads
from essmodel.values.money import Money
from essmodel.values.period import Period
from essmodel.values.plain import plain
from essmodel.values.proportion import Proportion


@frozen
class Note:
    """A value with a field that its equality leaves out."""

    text: str
    label: str = field(default="", eq=False)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (3, 3),
        ("a", "a"),
        (Fraction(1, 3), "1/3"),
        (Decimal("8.50"), "8.50"),
        (date(2016, 12, 11), "2016-12-11"),
        (Event.FORMATION, "formation"),
        (Money(850), {"cents": 850, "currency": "EUR"}),
        (Proportion.of(1, 3), "1/3"),
        ((1, [2]), [1, [2]]),
        (frozenset({3, 1}), [1, 3]),
        ({Event.FORMATION: Heads(2)}, {"formation": {"type": "Heads", "count": 2}}),
        (Period(start=date(2016, 12, 11)), {"type": "Period", "start": "2016-12-11", "end": None}),
        (Note("a", label="b"), {"type": "Note", "text": "a"}),
    ],
)
def test_value_becomes_plain_by_its_kind(value: object, expected: object) -> None:
    """A class of values gives its name and the fields that count; nothing becomes a float."""
    assert plain(value) == expected
