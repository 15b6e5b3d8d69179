"""
What each kind of node may be made of, and the type that comes out.

A tree that could not be decided cannot be built: mixed scales, two units multiplied, a band table
that is not in order are refused here, once for all that builds trees.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Literal, Protocol

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.rules.anniversary import EARLIEST, LATEST
from essmodel.rules.datatype import (
    Calendar,
    DataType,
    Label,
    Many,
    Number,
    Truth,
    are_comparable,
)
from essmodel.rules.function import Function

TRUTH = Truth()
CALENDAR = Calendar()
DEEPEST = 200
LARGEST = 1_000_000
Comparison = Literal["<", "<=", "==", "!=", ">=", ">"]
CONTRARY: Mapping[Comparison, Comparison] = {
    "<": ">=", "<=": ">", "==": "!=", "!=": "==", ">=": "<", ">": "<=",
}  # fmt: skip
"""What holds where a comparison does not."""


@frozen
class Extent:
    """How many nodes lie under each other at most in a tree, and how many there are."""

    depth: int
    size: int


LEAF = Extent(1, 1)


class Typed(Protocol):
    """A part of a tree, of which only the type counts here."""

    @property
    def type(self) -> DataType:
        """The type of its value."""
        ...


def extent_around(parts: Iterable[Extent]) -> Extent:
    """Return the extent of a node around *parts*, that all readings can bear."""
    depth, size = 1, 1
    for part in parts:
        depth = max(depth, part.depth + 1)
        size += part.size
    if depth > DEEPEST:
        raise InvalidValueError.because("tree_too_deep", most=DEEPEST)
    if size > LARGEST:
        raise InvalidValueError.because("tree_too_large", most=LARGEST)
    return Extent(depth, size)


def require_kind(value: object, kind: DataType) -> None:
    """Refuse a *value* that is none of *kind*, in units of the type; bounds are for facts."""
    match value, kind:
        case (bool(), Truth()) | (str(), Label()):
            return
        case int(), Number() if not isinstance(value, bool):
            return
        case date(), Calendar() if not isinstance(value, datetime):
            if EARLIEST <= value <= LATEST:
                return
            raise InvalidValueError.because("day_too_far", found=value, first=EARLIEST, last=LATEST)
        case _:
            raise InvalidValueError.because("wrong_kind", found=value, expected=kind)


def condition(*parts: Typed) -> Truth:
    """Return true or false, made of *parts* that are all true or false."""
    for part in parts:
        if part.type != TRUTH:
            raise InvalidValueError.because("not_a_condition", found=part.type)
    return TRUTH


def comparison(op: Comparison, left: Typed, right: Typed) -> Truth:
    """Return true or false: two values of one type; only numbers and days have an order."""
    _require_comparable(left, right)
    if op not in {"==", "!="} and not isinstance(left.type, Number | Calendar):
        raise InvalidValueError.because("no_order", left=left.type, right=right.type)
    return TRUTH


def membership(arg: Typed) -> Truth:
    """Return true or false: a code, held against a list of codes."""
    if not isinstance(arg.type, Label):
        raise InvalidValueError.because("not_a_label", found=arg.type)
    return TRUTH


def alike(terms: tuple[Typed, ...]) -> Number:
    """Return the scale and unit that all *terms* share."""
    if not terms:
        raise InvalidValueError.because("no_terms")
    first = number(terms[0])
    for one, other in pairwise(terms):
        _require_comparable(one, other)
    return Number(places=first.places, unit=first.unit)


def product(left: Typed, right: Typed) -> Number:
    """Return the places of both, and the unit of the one that has one."""
    one, other = number(left), number(right)
    if one.unit and other.unit:
        raise InvalidValueError.because("two_units", left=one, right=other)
    return Number(places=one.places + other.places, unit=one.unit or other.unit)


def bands(x: Typed, bounds: tuple[int, ...], values: tuple[Typed, ...]) -> DataType:
    """Return the type of *values*, one more than *bounds*, which grow along a number *x*."""
    number(x)
    if len(values) != len(bounds) + 1:
        raise InvalidValueError.because("bands_do_not_fit", bounds=len(bounds), values=len(values))
    if any(later <= earlier for earlier, later in pairwise(bounds)):
        raise InvalidValueError.because("bands_not_in_order")
    for one, other in pairwise(values):
        _require_comparable(one, other)
    return values[0].type


def choice(asked: Typed, then: Typed, otherwise: Typed) -> DataType:
    """Return the type of both branches."""
    condition(asked)
    _require_comparable(then, otherwise)
    return then.type


def like(arg: Typed, default: Typed) -> DataType:
    """Return the type of a value and of its default."""
    _require_comparable(arg, default)
    return arg.type


def day(part: Typed) -> Calendar:
    """Return the type of a part that must be a day."""
    kind = part.type
    if isinstance(kind, Calendar):
        return kind
    raise InvalidValueError.because("not_a_day_here", found=kind)


def days_apart(start: Typed, end: Typed) -> Number:
    """Return a whole number: years or days from one day to another."""
    day(start)
    day(end)
    return Number()


def given(function: Function, args: tuple[Typed, ...]) -> DataType:
    """Return what *function* gives, for arguments of the types that it takes."""
    if len(args) != len(function.takes):
        raise InvalidValueError.because(
            "arguments_do_not_fit", found=len(args), expected=len(function.takes)
        )
    for arg, expected in zip(args, function.takes, strict=True):
        if not are_comparable(arg.type, expected):
            raise InvalidValueError.because("not_comparable", left=arg.type, right=expected)
    return function.gives


def quantity(many: Typed, body: Typed) -> Number:
    """Return a whole number: records of a list, counted by a condition."""
    quantifier(many, body)
    return Number()


def quantifier(many: Typed, body: Typed) -> Truth:
    """Return true or false: a condition asked of the records of a list."""
    if not isinstance(many.type, Many):
        raise InvalidValueError.because("not_a_list", found=many.type)
    return condition(body)


def sum_over(many: Typed, term: Typed, body: Typed) -> Number:
    """Return the scale and unit of *term*, summed over the records of a list."""
    quantifier(many, body)
    kind = number(term)
    return Number(places=kind.places, unit=kind.unit)


def number(part: Typed) -> Number:
    """Return the type of a part that must be a number."""
    kind = part.type
    if isinstance(kind, Number):
        return kind
    raise InvalidValueError.because("not_a_number", found=kind)


def _require_comparable(one: Typed, other: Typed) -> None:
    if not are_comparable(one.type, other.type):
        raise InvalidValueError.because("not_comparable", left=one.type, right=other.type)
