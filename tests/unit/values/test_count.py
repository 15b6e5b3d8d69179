"""People and voices are counted apart."""

import pytest

from essmodel.errors import InvalidValueError
from essmodel.values.count import Heads, Voices

UNITS = [Heads, Voices]
Unit = type[Heads] | type[Voices]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("wrong", [-1, 1.0, "1", True, None])
def test_count_is_a_whole_number_of_zero_or_more(unit: Unit, wrong: object) -> None:
    """A truth value is no number here, whatever Python says."""
    with pytest.raises(InvalidValueError, match="count: "):
        unit(wrong)  # type: ignore[arg-type]


def test_counts_of_one_unit_are_added_and_compared() -> None:
    """Three people and four are seven, which are more than six."""
    assert Heads(3) + Heads(4) == Heads(7) > Heads(6)
    assert Voices(3) + Voices(4) == Voices(7) > Voices(6)


def test_people_are_never_voices() -> None:
    """Three people may carry nine voices."""
    units: list[object] = [Heads(3), Voices(3)]

    assert units[0] != units[1]
    with pytest.raises(TypeError):
        assert Heads(3) < Voices(3)  # type: ignore[operator]
