"""Exact parts of a whole."""

from fractions import Fraction

import pytest

from essmodel.errors import InvalidValueError
from essmodel.values.proportion import Proportion


def test_third_is_a_third() -> None:
    """And three of them are a whole."""
    assert Proportion.of(1, 3).value * 3 == 1
    assert Proportion.of(2, 6) == Proportion.of(1, 3) < Proportion.of(1, 2)


@pytest.mark.parametrize("value", [Fraction(-1, 3), Fraction(4, 3)])
def test_part_of_a_whole_is_from_zero_to_one(value: Fraction) -> None:
    """More than all is no part."""
    with pytest.raises(InvalidValueError, match="from 0 to 1"):
        Proportion(value)


@pytest.mark.parametrize("value", [0.5, 1, "1/2"])
def test_part_is_a_fraction(value: object) -> None:
    """A float is not exact."""
    with pytest.raises(InvalidValueError, match="exact fraction"):
        Proportion(value)  # type: ignore[arg-type]


def test_whole_is_not_empty() -> None:
    """Nothing is a part of nothing."""
    with pytest.raises(InvalidValueError, match="whole of one or more"):
        Proportion.of(0, 0)


@pytest.mark.parametrize(
    ("part", "expected"),
    [(Proportion.of(1, 2), "50%"), (Proportion.of(1, 3), "1/3"), (Proportion.of(1, 8), "12.5%")],
)
def test_proportion_is_said_in_hundredths_only_where_they_are_exact(
    part: Proportion, expected: str
) -> None:
    """One third is never 33%."""
    assert part.said("en") == expected


def test_proportion_is_carried_as_a_fraction() -> None:
    """A program reads back what was meant."""
    assert Proportion.of(1, 2).to_plain() == "1/2"
