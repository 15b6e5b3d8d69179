"""Columns of numbers: whole, or decimals of few places; never floats, which are not exact."""

from typing import Any

from essmodel.errors import InvalidValueError
from essmodel.rules.columns.namespace import Expr, Namespace
from essmodel.rules.datatype import Number
from essmodel.rules.interval import LARGEST_EXACT

_DIGITS = 18
"""How many digits every whole number of 64 bits can have."""


def number(
    column: Expr,
    kind: Number,
    dtype: Any,  # noqa: ANN401 - of either library
    namespace: Namespace,
) -> tuple[Expr, Expr | None]:
    """
    Return how *column* is read in units of *kind*, and where it is out of bounds.

    Raises:
        InvalidValueError: it holds floats, more places than *kind*, or no numbers.
    """
    if dtype.is_float():
        raise InvalidValueError.because("columns_float", expected=kind, places=kind.places)
    if dtype.is_decimal():
        return _decimal(column, kind, dtype, namespace)
    if not dtype.is_integer():
        raise InvalidValueError.because("columns_type", found=str(dtype), expected=kind)
    of = namespace.of
    read = column.cast(of.Int64)
    least, most = _bounds(kind)
    if dtype.is_unsigned_integer():
        if most < 0:
            return read, ~column.is_null()
        wide = of.UInt128 if dtype == of.UInt128 else of.UInt64
        return read, _outside(column.cast(wide), max(0, least), most, wide, namespace)
    if dtype == of.Int128:
        return read, _outside(column, least, most, of.Int128, namespace)
    if kind.least is None and kind.most is None and dtype != of.Int64:
        return read, None  # too narrow to hold what has no opposite
    return read, _outside(read, least, most, of.Int64, namespace)


def _decimal(column: Expr, kind: Number, dtype: Any, namespace: Namespace) -> tuple[Expr, Expr]:  # noqa: ANN401 - as above
    """Return decimals counted in units of *kind*, without a division or a float on the way."""
    whole = namespace.of.Int64
    finer = kind.places - dtype.scale
    if finer < 0:
        raise InvalidValueError.because("columns_too_fine", found=dtype.scale, places=kind.places)
    least, most = _bounds(kind)
    if namespace.is_polars:
        wide, times = namespace.of.Int128, 10**finer
        units = column.to_physical()
        outside = _outside(units, -(-least // times), most // times, wide, namespace)
        return (units * namespace.of.lit(times, wide)).cast(whole), outside
    if dtype.precision + finer > _DIGITS:
        raise InvalidValueError.because("columns_too_wide", found=str(dtype), most=_DIGITS)
    read = (column * namespace.whole(kind.scale)).cast(whole)
    return read, _outside(read, least, most, whole, namespace)


def _bounds(kind: Number) -> tuple[int, int]:
    """Return the least and the greatest number that may stand in a column of *kind*."""
    least = -LARGEST_EXACT if kind.least is None else max(kind.least, -LARGEST_EXACT)
    most = LARGEST_EXACT if kind.most is None else min(kind.most, LARGEST_EXACT)
    return least, most


def _outside(column: Expr, least: int, most: int, wide: Any, namespace: Namespace) -> Expr:  # noqa: ANN401 - a type
    lit = namespace.of.lit
    return (column < lit(least, wide)) | (column > lit(most, wide))
