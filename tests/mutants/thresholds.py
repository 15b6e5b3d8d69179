"""Thresholds computed as naive code computes them."""

from math import ceil, floor

from essmodel.values.threshold import Threshold


def rounded(threshold: Threshold, whole: int) -> int:
    """Rounded to the nearest: two thirds of 4 would be 3, and of 10 would be 7."""
    return round(threshold.part * whole / threshold.whole)


def floor_plus_one(threshold: Threshold, whole: int) -> int:
    """One more than the whole part: two thirds of 9 would be 7."""
    return floor(threshold.part * whole / threshold.whole) + 1


def ceiling_of_floats(threshold: Threshold, whole: int) -> int:
    """The ceiling of a float: 55 % of 100 would be 56."""
    least = ceil(threshold.part / threshold.whole * whole)
    return (
        least + 1
        if threshold.is_strict and least * threshold.whole == whole * threshold.part
        else least
    )
