"""What is enough, exactly: no float ever says otherwise."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from essmodel.testing.strategies import thresholds
from essmodel.values.threshold import Threshold

SIZES = st.integers(1, 10**6)


@given(thresholds(), SIZES)
def test_least_is_enough_and_one_less_is_not(threshold: Threshold, whole: int) -> None:
    """The least number that is enough is the first one that is."""
    least = threshold.least(whole)

    assert threshold.is_reached_by(Fraction(least, whole))
    assert not threshold.is_reached_by(Fraction(least - 1, whole))


@given(thresholds(), SIZES, st.integers(0, 10**6))
def test_more_is_enough_where_less_is(threshold: Threshold, whole: int, part: int) -> None:
    """Whoever adds to what is enough still has enough."""
    if threshold.is_reached_by(Fraction(part, whole)):
        assert threshold.is_reached_by(Fraction(part + 1, whole))


@given(thresholds(), SIZES, st.integers(1, 50))
def test_scale_changes_nothing(threshold: Threshold, whole: int, times: int) -> None:
    """A half of ten thousand is a half of ten."""
    scaled = Threshold(
        part=threshold.part * times,
        whole=threshold.whole * times,
        is_strict=threshold.is_strict,
    )

    assert scaled.least(whole) == threshold.least(whole)
    assert scaled.proportion == threshold.proportion
