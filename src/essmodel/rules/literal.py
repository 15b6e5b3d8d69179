"""Values as people hold them, turned exactly into the scale of a type, or refused."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from essmodel.errors import InvalidValueError
from essmodel.rules.datatype import Calendar, DataType, Label, Number, Truth
from essmodel.rules.expression import Lit, Scalar
from essmodel.rules.well_typed import require_kind
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion


def literal(value: object, like: DataType) -> Lit:
    """Return *value* as a literal of the type *like*."""
    return Lit(scaled(value, like), like)


def scaled(value: object, like: DataType) -> Scalar:
    """
    Return *value* in units of the type *like*: ``Money(850)`` as 850 at two places.

    Raises:
        InvalidValueError: another kind of value, one finer than the scale, out of bounds, or a
            float, which is never exact.
    """
    match like:
        case Truth() if isinstance(value, bool):
            return value
        case Calendar() if isinstance(value, date) and not isinstance(value, datetime):
            require_kind(value, like)
            return value
        case Label() if isinstance(value, str):
            return value
        case Number():
            return _scaled_number(value, like)
        case _:
            raise InvalidValueError.because("wrong_kind", found=value, expected=like)


def _scaled_number(value: object, like: Number) -> int:
    exact = _exact(value, like) * like.scale
    if exact.denominator != 1:
        raise InvalidValueError.because("too_fine", found=value, places=like.places)
    whole = exact.numerator
    if not like.holds(whole):
        raise InvalidValueError.because("out_of_bounds", found=value, expected=like)
    return whole


def _exact(value: object, like: Number) -> Fraction:
    match value:
        case bool():
            pass
        case Money() if value.currency == like.unit:
            return Fraction(value.cents, 100)
        case Proportion() if not like.unit:
            return value.value
        case int() | Fraction():
            return Fraction(value)
        case Decimal() if value.is_finite():
            return Fraction(value)
        case float():
            raise InvalidValueError.because("float_refused", found=value)
        case _:
            pass
    raise InvalidValueError.because("wrong_kind", found=value, expected=like)
