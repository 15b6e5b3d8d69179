"""Plain values go to JSON and back without loss."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from essmodel.messages.text import Text
from essmodel.values.money import Money
from essmodel.values.period import Period
from essmodel.values.plain import plain
from essmodel.values.proportion import Proportion
from essmodel.values.threshold import Threshold


@frozen
class Box:
    """A value of a kind that the library does not know."""

    content: object


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.dates()
    | st.fractions()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.builds(Money, st.integers())
    | st.builds(Text, st.text(), st.text())
    | st.just(Proportion.of(1, 3))
    | st.just(Threshold(part=1, whole=2, is_strict=True))
    | st.builds(Period, start=st.dates())
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(), inner, max_size=3)
        | st.builds(Box, inner)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_json_gives_back_what_it_was_given(value: object) -> None:
    """What is plain is what JSON can carry: nothing changes on the way."""
    written = plain(value)

    assert json.loads(json.dumps(written)) == written


@given(VALUES)
def test_plain_is_already_plain(value: object) -> None:
    """To make plain twice is to make plain once."""
    assert plain(plain(value)) == plain(value)


@given(st.fractions(), st.decimals(allow_nan=False, allow_infinity=False), st.dates())
def test_exact_values_can_be_read_back(part: Fraction, number: Decimal, day: date) -> None:
    """No digit of a fraction, a decimal or a day passes through a float."""
    assert Fraction(str(plain(part))) == part
    assert Decimal(str(plain(number))) == number
    assert date.fromisoformat(str(plain(day))) == day
