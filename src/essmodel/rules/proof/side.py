"""One side of a box: which values one fact may have in it."""

from datetime import date

from attrs import frozen

from essmodel.rules.anniversary import EARLIEST, LATEST
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.fact import FactValue
from essmodel.rules.proof.grounds import Grounds


@frozen
class Span:
    """
    Whole numbers from *least* to *most*, both included; ``None`` is no bound.

    Days count as ordinals, false and true as 0 and 1.
    """

    least: int | None
    most: int | None


@frozen
class Codes:
    """These *codes*; every other code where they *are_excluded*."""

    codes: frozenset[str]
    are_excluded: bool = False


@frozen
class Untold:
    """No value: the fact is unknown."""


Side = Span | Codes | Untold
UNTOLD = Untold()


def whole(kind: DataType, grounds: Grounds) -> tuple[Side, ...]:
    """Return every value that a fact of a type may have; of a list, none that a box could hold."""
    match kind:
        case Truth():
            return (Span(0, 1),)
        case Number():
            return (Span(kind.least, kind.most),)
        case Calendar():
            return (Span(EARLIEST.toordinal(), LATEST.toordinal()),)
        case Label():
            codes = grounds.codes(kind.book)
            return (Codes(frozenset(codes or ()), are_excluded=codes is None),)
        case Many():
            return ()


def common(one: Side, other: Side) -> tuple[Side, ...]:
    """Return the values on both sides, as one side or none."""
    match one, other:
        case Span(), Span():
            return _span(_greater(one.least, other.least), _smaller(one.most, other.most))
        case Codes(), Codes():
            return _codes(_both(one, other))
        case _:
            return (one,) if one == other else ()


def beyond(one: Side, other: Side) -> tuple[Side, ...]:
    """Return the values of *one* side that are not on the *other*."""
    match one, other:
        case Span(), Span():
            below = () if other.least is None else _span(None, other.least - 1)
            above = () if other.most is None else _span(other.most + 1, None)
            return tuple(kept for side in (*below, *above) for kept in common(one, side))
        case Codes(), Codes():
            return common(one, Codes(other.codes, are_excluded=not other.are_excluded))
        case _:
            return () if one == other else (one,)


def is_on(value: FactValue, side: Side) -> bool:
    """Whether a value, ``None`` where unknown, lies on a side."""
    match side:
        case Untold():
            return value is None
        case Codes():
            return value is not None and (value in side.codes) is not side.are_excluded
        case Span():
            if value is None:
                return False
            number = whole_number(value)
            is_low = side.least is not None and number < side.least
            return not is_low and (side.most is None or number <= side.most)


def whole_number(value: object) -> int:
    """Return a value as a whole number: a day as its ordinal, false and true as 0 and 1."""
    match value:
        case date():
            return value.toordinal()
        case int():
            return int(value)
        case _:
            raise AssertionError(value)


def _span(least: int | None, most: int | None) -> tuple[Span, ...]:
    is_empty = least is not None and most is not None and least > most
    return () if is_empty else (Span(least, most),)


def _codes(one: Codes) -> tuple[Codes, ...]:
    return (one,) if one.codes or one.are_excluded else ()


def _both(one: Codes, other: Codes) -> Codes:
    match one.are_excluded, other.are_excluded:
        case False, False:
            return Codes(one.codes & other.codes)
        case False, True:
            return Codes(one.codes - other.codes)
        case True, False:
            return Codes(other.codes - one.codes)
        case _:
            return Codes(one.codes | other.codes, are_excluded=True)


def _greater(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else max(one, other)


def _smaller(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else min(one, other)
