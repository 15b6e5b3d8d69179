"""What is known where a part of a rule becomes an expression over columns."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from essmodel.rules import expression as tree
from essmodel.rules.columns.namespace import Expr, Namespace
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number
from essmodel.rules.figure import Figure
from essmodel.rules.law.event import Dates, Event

MADE = "#"
"""How the names of columns begin that are made on the way; no path of a fact begins so."""


@frozen
class Column:
    """
    A column that holds a fact.

    Attributes:
        read: its values in units of the type; a label as it is stored.
        codes: the codes of a column that stores their places in a list, in that order.
    """

    read: Expr
    codes: tuple[str, ...] = ()


@frozen(kw_only=True)
class Place:
    """
    Where a part of an expression stands.

    Attributes:
        days: the columns that hold the day of an event, where it differs from case to case.
        columns: the columns of facts by path; a fact that has none is unknown.  Where it is
            ``None``, each fact has a column that bears its path.
        is_inside: whether the records of a list are asked, not the cases.
    """

    namespace: Namespace
    figures: Mapping[str, Figure]
    dates: Dates
    days: Mapping[Event, str] = field(factory=dict[Event, str])
    columns: Mapping[str, Column] | None = None
    is_inside: bool = False

    def has(self, path: str) -> bool:
        """Whether a column holds the fact."""
        return self.columns is None or path in self.columns or path.startswith(MADE)

    def fact(self, path: str, kind: DataType) -> Expr:
        """Return a fact in units of its type; unknown where no column holds it."""
        if path.startswith(MADE):
            return self.namespace.column(path)
        if not self.has(path):
            return self.namespace.unknown(kind)
        if self.columns is not None and not isinstance(kind, Label):
            return self.columns[path].read
        return converted(self.namespace, self.stored(path), kind)

    def stored(self, path: str) -> Expr:
        """Return a fact as its column stores it."""
        return self.column(path).read

    def column(self, path: str) -> Column:
        """Return the column of a fact that has one."""
        if self.columns is None or path.startswith(MADE):
            return Column(self.namespace.column(path))
        return self.columns[path]

    def item(self, node: tree.Item) -> Expr:
        """Return a field of the record at hand; unknown where there is none."""
        if not self.is_inside:
            return self.namespace.unknown(node.type)
        field = self.namespace.field(self.namespace.of.element(), node.name)
        return converted(self.namespace, field, node.type)

    def day(self, event: Event) -> Expr:
        """Return the day of an event: of each case, of all, or unknown where it is not exact."""
        if event in self.days:
            return self.fact(self.days[event], Calendar())
        day = self.dates.get(event)
        if isinstance(day, date):
            return self.namespace.constant(day, Calendar())
        return self.namespace.unknown(Calendar())


def converted(namespace: Namespace, column: Any, kind: DataType) -> Expr:  # noqa: ANN401 - an expression
    """Return a *column* that holds values of *kind* without loss, as expressions take them."""
    match kind:
        case Number():
            return column.cast(namespace.of.Int64)
        case Label():
            return column.cast(namespace.of.String)
        case Calendar() if not namespace.is_polars:
            whole = namespace.of.Int64
            day = column.dt
            return (
                day.year().cast(whole) * namespace.whole(10_000)
                + day.month().cast(whole) * namespace.whole(100)
                + day.day().cast(whole)
            )
        case Many() | _:
            return column
