"""
What each kind of node may be made of, and the type that comes out.

A tree that could not be decided cannot be built: mixed scales, two units multiplied, a band table
that is not in order are refused here, once for all that builds trees.
"""

from enum import Enum
from itertools import pairwise
from typing import Literal, Protocol

from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.rules.datatype import (
    Calendar,
    DataType,
    Label,
    Many,
    Number,
    Truth,
    are_comparable,
)

TRUTH = Truth()
Comparison = Literal["<", "<=", "==", "!=", ">=", ">"]


class Typed(Protocol):
    """A part of a tree, of which only the type counts here."""

    @property
    def type(self) -> DataType:
        """The type of its value."""
        ...


class Rounding(Enum):
    """What a division does with what is left over: a legal choice, never a default."""

    FLOOR = "floor"
    CEILING = "ceiling"
    TRUNCATED = "truncated"
    HALF_UP = "half_up"
    HALF_EVEN = "half_even"

    def said(self, lang: Lang) -> str:
        """Return the rounding in words."""
        return say(f"rounding_{self.value}", lang)


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


def total(terms: tuple[Typed, ...]) -> Number:
    """Return the scale and unit that all *terms* share."""
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
