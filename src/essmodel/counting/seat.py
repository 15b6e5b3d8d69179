"""Seats go to those who stand highest; who ties for the last ones is decided by lot."""

from collections.abc import Mapping
from typing import Protocol, Self, TypeVar

from essmodel.counting.lot import Draw, Lot
from essmodel.errors import InvalidValueError


class Ordered(Protocol):
    """Something that is less or more than another of its kind."""

    def __lt__(self, other: Self, /) -> bool:
        """Whether it is less."""
        ...


K = TypeVar("K", bound=Ordered)
Seated = tuple[tuple[str, ...], tuple[Draw, ...]]
"""Who has a seat, the highest first, and the lots that were drawn for it."""


def seated(heights: Mapping[str, K], *, seats: int, lot: Lot, purpose: str) -> Seated:
    """
    Return who has a seat, and the lot for the last seats where more tie for them than there are.

    Args:
        heights: how high each candidate stands; equal heights are a tie.
        seats: how many there are; where fewer stand, all have one and the rest stay vacant.
        lot: what ties are settled with.
        purpose: what the lot is for.

    Raises:
        InvalidValueError: there is no seat to give.
    """
    require_seats(seats)
    by_height = sorted(heights, key=lambda name: heights[name], reverse=True)
    if len(by_height) <= seats:
        return _alphabetic_where_equal(by_height, heights), ()
    bar = heights[by_height[seats - 1]]
    above = [name for name in by_height if bar < heights[name]]
    level = [name for name in by_height if heights[name] == bar]
    chosen = _alphabetic_where_equal(above, heights)
    left = seats - len(above)
    if len(level) == left:
        return (*chosen, *sorted(level)), ()
    draw = lot.draw(level, purpose=purpose)
    return (*chosen, *draw.order[:left]), (draw,)


def require_seats(seats: int) -> None:
    """
    Refuse a number of seats that is none.

    Raises:
        InvalidValueError: it is no whole number from 1.
    """
    if type(seats) is not int or seats < 1:
        raise InvalidValueError.because("seats_none", path="seats", found=seats)


def _alphabetic_where_equal(names: list[str], heights: Mapping[str, K]) -> tuple[str, ...]:
    """Return *names* from the highest, those of one height by name: never by where they stood."""
    return tuple(sorted(sorted(names), key=lambda name: heights[name], reverse=True))
