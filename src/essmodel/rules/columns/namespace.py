"""The library that writes expressions over columns: polars, or narwhals for any other frame."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.rules.columns import day_number
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.expression import Scalar

Expr = Any
"""An expression of polars or of narwhals, which share their names but no type."""

Frame = Any
"""A frame of polars or of narwhals, likewise."""

MOST_LEVELS = 40
"""How many levels of a rule one expression has: narwhals calls itself several times for each."""


@frozen
class Namespace:
    """
    The names that polars and narwhals share, and the few things that they spell apart.

    Days stay days in polars.  Elsewhere they are numbers such as 20261122, for libraries differ in
    what they can do with days, and none in how they count.

    Attributes:
        of: the module itself.
    """

    of: Any

    @property
    def is_polars(self) -> bool:
        """Whether frames are those of polars itself."""
        name: str = self.of.__name__
        return name == "polars"

    @property
    def copies(self) -> int:
        """How often what is divided is written: for DuckDB narwhals does so eight times (2.29)."""
        return 1 if self.is_polars else 8

    def dtype(self, kind: DataType) -> Any:  # noqa: ANN401 - a class of either library
        """Return the type of the columns that hold values of *kind*."""
        match kind:
            case Truth():
                return self.of.Boolean
            case Number():
                return self.of.Int64
            case Calendar():
                return self.of.Date if self.is_polars else self.of.Int64
            case Label():
                return self.of.String
            case Many():
                raise InvalidValueError.because("columns_list_unknown")

    def column(self, name: str) -> Expr:
        """
        Return the column called *name*.

        Raises:
            InvalidValueError: it would name several columns at once.
        """
        return self.of.col(_plain(name))

    def field(self, record: Expr, name: str) -> Expr:
        """Return the field called *name* of the records in a column, likewise."""
        return record.struct.field(_plain(name))

    def constant(self, value: Scalar, kind: DataType) -> Expr:
        """Return a *value* of *kind*, the same in all rows."""
        return self.of.lit(self.held(value), self.dtype(kind))

    def whole(self, value: int) -> Expr:
        """Return a whole number, the same in all rows."""
        return self.of.lit(value, self.of.Int64)

    def unknown(self, kind: DataType) -> Expr:
        """Return the value of *kind* that nobody can tell."""
        return self.of.lit(None, self.dtype(kind))

    def where(self, condition: Expr, then: Expr, otherwise: Expr | None = None) -> Expr:
        """Return *then* in the rows where *condition* holds, *otherwise* in all others."""
        chosen = self.of.when(condition).then(then)
        return chosen if otherwise is None else chosen.otherwise(otherwise)

    def held(self, value: Scalar | None) -> Scalar | None:
        """Return a value as columns hold it."""
        if isinstance(value, date) and not self.is_polars:
            return day_number.of(value)
        return value

    def told(self, value: Any, kind: DataType) -> Any:  # noqa: ANN401 - of the kind that is named
        """Return a value of *kind* that a column held."""
        if isinstance(kind, Calendar) and value is not None and not self.is_polars:
            return day_number.day(value)
        return value

    def with_columns(self, frame: Frame, columns: Sequence[Expr]) -> Frame:
        """
        Return *frame* with *columns*.

        In memory polars takes a constant compared with a column of one value for a single row,
        unless it makes a plan of it (2.1).
        """
        if self.is_polars and isinstance(frame, self.of.DataFrame):
            return frame.lazy().with_columns(columns).collect()
        return frame.with_columns(columns)

    def series(self, name: str, values: Sequence[Any], kind: DataType, like: Frame) -> Any:  # noqa: ANN401 - as of
        """Return a column of *values* of *kind*, to stand in a frame of the sort of *like*."""
        held = [self.held(value) for value in values]
        if self.is_polars:
            return self.of.Series(name, held, self.dtype(kind))
        return self.of.new_series(name, held, self.dtype(kind), backend=like.implementation)


def _plain(name: str) -> str:
    """Return a *name* that polars takes for one, not for a pattern of several."""
    if name == "*" or (name.startswith("^") and name.endswith("$")):
        raise InvalidValueError.because("columns_pattern", found=name)
    return name


Joining = Callable[[Expr, Expr], Expr]
"""An operator between two expressions."""


def joined(terms: Sequence[Expr], join: Joining) -> Expr:
    """Return *terms* joined two by two, for libraries bear no chain of thousands."""
    several = list(terms)
    while len(several) > 1:
        pairs = [join(*pair) for pair in zip(several[::2], several[1::2], strict=False)]
        several = pairs + several[len(several) // 2 * 2 :]
    return several[0]
