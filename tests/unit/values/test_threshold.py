"""How much is enough; the property tests hold it for all thresholds."""

from fractions import Fraction

import pytest

from essmodel.errors import InvalidValueError
from essmodel.values.proportion import Proportion
from essmodel.values.threshold import Threshold

TWO_THIRDS = Threshold(part=2, whole=3, is_strict=False)
MORE_THAN_HALF = Threshold(part=1, whole=2, is_strict=True)


@pytest.mark.parametrize(
    ("threshold", "whole", "least"),
    [
        (TWO_THIRDS, 9, 6),
        (TWO_THIRDS, 10, 7),
        (MORE_THAN_HALF, 8, 5),
        (MORE_THAN_HALF, 9, 5),
        (Threshold(part=55, whole=100, is_strict=False), 100, 55),
        (TWO_THIRDS, 0, 0),
    ],
)
def test_least_number_that_is_enough(threshold: Threshold, whole: int, least: int) -> None:
    """Two thirds of 9 are 6; 55 % of 100 are 55, which floats get wrong."""
    assert threshold.least(whole) == least


@pytest.mark.parametrize(("is_strict", "expected"), [(True, False), (False, True)])
def test_bound_itself_is_enough_unless_more_is_asked(
    *,
    is_strict: bool,
    expected: bool,
) -> None:
    """Exactly one half is at least, and not more than, one half."""
    threshold = Threshold(part=1, whole=2, is_strict=is_strict)

    assert threshold.is_reached_by(Fraction(1, 2)) is expected
    assert threshold.is_reached_by(Fraction(1, 2) + Fraction(1, 10**9))
    assert not threshold.is_reached_by(Fraction(1, 2) - Fraction(1, 10**9))


@pytest.mark.parametrize(("part", "is_strict"), [(4, False), (3, True)])
def test_threshold_out_of_reach_is_refused(*, part: int, is_strict: bool) -> None:
    """Nobody can have more than all."""
    with pytest.raises(InvalidValueError, match="can never be reached"):
        Threshold(part=part, whole=3, is_strict=is_strict)


@pytest.mark.parametrize(
    ("part", "whole", "problem"), [(-1, 3, "negative_count"), (0, 0, "not_positive")]
)
def test_threshold_is_made_of_counts(part: int, whole: int, problem: str) -> None:
    """Of zero or more, of a whole of one or more."""
    with pytest.raises(InvalidValueError) as refusal:
        Threshold(part=part, whole=whole, is_strict=False)

    assert [one.id for one in refusal.value.problems] == [problem]


def test_threshold_is_said_with_its_strictness() -> None:
    """A clerk must know whether the bound itself is enough."""
    assert TWO_THIRDS.said("en") == "at least 2/3"
    assert MORE_THAN_HALF.said("en") == "more than 50%"
    assert MORE_THAN_HALF.said("fr") == "plus de 50\u00a0%"
    assert MORE_THAN_HALF.proportion == Proportion.of(1, 2)
