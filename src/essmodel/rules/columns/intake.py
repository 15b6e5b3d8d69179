"""Columns understood: which hold the facts that are asked, and how each is read without loss."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, field, frozen

from essmodel.errors import Gathering, InvalidValueError, Problem
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import EARLIEST, LATEST
from essmodel.rules.columns.intake_number import number
from essmodel.rules.columns.namespace import Expr, Namespace
from essmodel.rules.columns.place import Column, converted
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.interval import MOST_RECORDS
from essmodel.rules.law.event import Event

Books = Mapping[str, frozenset[str]]
"""The codes of each code book that is known."""


class Null:
    """The type of a column that holds nothing, where a library has no word for it."""


@frozen(kw_only=True)
class Needs:
    """
    What rules read.

    Attributes:
        facts: the types of the facts, by path, the columns of days among them.
        fields: the types of the fields of each kind of record.
        days: the columns that hold the day of an event.
    """

    facts: Mapping[str, DataType]
    fields: Mapping[str, Mapping[str, DataType]]
    days: Mapping[Event, str]

    @classmethod
    def of(
        cls,
        asked: Iterable[tuple[tree.Node, Mapping[str, Figure]]],
        *,
        days: Mapping[Event, str],
        known: Mapping[str, DataType],
    ) -> "Needs":
        """Return what nodes read, each with what its figures come to, and of *known* types."""
        facts: dict[str, DataType] = {}
        fields: dict[str, dict[str, DataType]] = {}
        by_code: dict[str, DataType] = {}
        for part, figures in ((part, known) for one, known in asked for part in tree.parts(one)):
            match part:
                case tree.Fact():
                    facts[part.path] = part.type
                case tree.Item():
                    fields.setdefault(part.record, {})[part.name] = part.type
                case tree.Param() if isinstance(found := figures.get(part.id), ByCode):
                    by_code[found.by] = known.get(found.by, Label(""))
                case _:
                    pass
        facts = {**by_code, **dict.fromkeys(days.values(), Calendar()), **facts}
        return cls(facts=facts, fields=fields, days=days)


@frozen
class Check:
    """
    A condition that no row may satisfy.

    Attributes:
        column: which column it is about.
        problem: what to say of it.
        expected: what the values should be.
    """

    column: str
    problem: str
    expected: object
    is_wrong: Expr = field(eq=False)


@frozen
class Intake:
    """
    The columns that hold facts, by path.

    Attributes:
        absent: the facts, and the fields of lists, that no column holds: they are unknown.
        checks: what must not be.
        names: the columns that are read.
        problems: what is wrong with columns that cannot be read without loss.
    """

    columns: Mapping[str, Column]
    absent: tuple[str, ...]
    checks: tuple[Check, ...]
    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def intake(
    schema: Mapping[str, Any], needs: Needs, *, namespace: Namespace, books: Books
) -> Intake:
    """
    Return how the columns of *schema* hold what is needed.

    A column bears the path of its fact, or its last part where no other fact has the same.
    """
    taking = _Taking(namespace, needs, books)
    problems = Gathering()
    for path, kind in needs.facts.items():
        name = _column_of(path, needs, schema)
        if path in needs.days.values() and name is None:
            problems.problems.append(Problem(id="columns_no_day", path=path))
        elif name is None or _type_name(schema[name]) == "Null":
            taking.absent.append(path)
        else:
            with problems.under(name):
                taking.take(path, name, kind, schema[name])
    return Intake(
        columns=taking.columns,
        absent=tuple(sorted(taking.absent)),
        checks=tuple(taking.checks),
        names=tuple(dict.fromkeys(taking.names)),
        problems=tuple(problems.problems),
    )


def _column_of(path: str, needs: Needs, schema: Mapping[str, Any]) -> str | None:
    if path in schema:
        return path
    last = path.rpartition(".")[2]
    alike = [one for one in needs.facts if one.rpartition(".")[2] == last]
    return last if last in schema and len(alike) == 1 else None


def _type_name(dtype: Any) -> str:  # noqa: ANN401 - of either library
    """Return how both libraries call a type: Int64, Boolean, Date."""
    name: str = (dtype if isinstance(dtype, type) else type(dtype)).__name__
    return name


@define  # it changes, for it gathers
class _Taking:
    """The columns while they are gone through."""

    namespace: Namespace
    needs: Needs
    books: Books
    columns: dict[str, Column] = field(factory=dict[str, Column])
    absent: list[str] = field(factory=list[str])
    checks: list[Check] = field(factory=list[Check])
    names: list[str] = field(factory=list[str])

    def take(self, path: str, name: str, kind: DataType, dtype: Any) -> None:  # noqa: ANN401 - of either library
        """Take the column *name* for the fact *path*."""
        column = self.namespace.column(name)
        if isinstance(kind, Many):
            read = self._records(path, name, kind, dtype)
        else:
            read, wrong = self.read(column, kind, dtype)
            self._note(name, kind, wrong)
        if path in self.needs.days.values():
            # The law of its day could be any: what is silent about it would depend on other rows.
            self.checks.append(Check(name, "columns_day_missing", kind, column.is_null()))
        codes = tuple(dtype.categories) if _has_codes(dtype, self.namespace) else ()
        self.columns[path] = Column(read, codes)
        self.names.append(name)

    def read(self, column: Expr, kind: DataType, dtype: Any) -> tuple[Expr, Expr | None]:  # noqa: ANN401 - of either library
        """Return how values of *kind* are read, and where they are wrong."""
        found = _type_name(dtype)
        match kind:
            case Number():
                return number(column, kind, dtype, self.namespace)
            case Truth() if found == "Boolean":
                return column, None
            case Calendar() if found == "Date":
                first, last = (
                    self.namespace.of.lit(day, self.namespace.of.Date) for day in (EARLIEST, LATEST)
                )
                read = converted(self.namespace, column, kind)
                return read, (column < first) | (column > last)
            case Calendar() if found in {"Datetime", "String"}:
                raise InvalidValueError.because(f"columns_day_{found.lower()}")
            case Label() if found in {"String", "Enum", "Categorical"}:
                codes = self.books.get(kind.book)
                text = column.cast(self.namespace.of.String)
                wrong = ~text.is_in(sorted(codes)) if codes else None
                return (column if self.namespace.is_polars else text), wrong
            case _:
                raise InvalidValueError.because("columns_type", found=str(dtype), expected=kind)

    def _note(self, name: str, kind: DataType, wrong: Expr | None) -> None:
        if wrong is not None:
            self.checks.append(Check(name, _problem(kind), kind, wrong))

    def _records(self, path: str, name: str, kind: Many, dtype: Any) -> Expr:  # noqa: ANN401 - of polars
        """Return a list with exactly the fields that are asked, in units of their types."""
        if not self.namespace.is_polars:
            raise InvalidValueError.because("columns_list_elsewhere")
        of, column = self.namespace.of, self.namespace.column(name)
        fields = self.needs.fields.get(kind.record, {})
        if _type_name(dtype) != "List" or _type_name(dtype.inner) not in {"Struct", "Null"}:
            raise InvalidValueError.because("columns_type", found=str(dtype), expected=kind)
        inner: dict[str, Any] = {} if _type_name(dtype.inner) == "Null" else dtype.inner.to_schema()
        problems, made = Gathering(), list[Expr]()
        too_many = column.list.len() > MOST_RECORDS
        self.checks.append(Check(name, "columns_records", MOST_RECORDS, too_many))
        for each, each_kind in fields.items():
            with problems.under(each):
                made.append(self._field(path, name, each, each_kind, inner).alias(each))
        problems.require_none()
        if not inner:
            types = {one: self._dtype(one_kind) for one, one_kind in fields.items()}
            return column.cast(of.List(of.Struct(types or {"is_there": of.Boolean})))
        return column.list.eval(of.struct(made)) if made else column

    def _field(
        self, path: str, column: str, name: str, kind: DataType, inner: Mapping[str, Any]
    ) -> Expr:
        """Return a field of the record at hand, in units of its type."""
        if name not in inner or _type_name(inner[name]) == "Null":
            self.absent.append(f"{path}.{name}")
            return self.namespace.of.lit(None, self._dtype(kind))
        of = self.namespace.of
        if isinstance(kind, Many):
            raise InvalidValueError.because("columns_list_of_lists")
        read, wrong = self.read(self.namespace.field(of.element(), name), kind, inner[name])
        if wrong is not None:
            self._note(column, kind, of.col(column).list.eval(wrong).list.any())
        return converted(self.namespace, read, kind)

    def _dtype(self, kind: DataType) -> Any:  # noqa: ANN401 - of polars
        return self.namespace.dtype(kind)


def _problem(kind: DataType) -> str:
    """Return the message that says why values are none of *kind*."""
    match kind:
        case Label():
            return "columns_code"
        case Calendar():
            return "columns_far"
        case _:
            return "columns_bounds"


def _has_codes(dtype: Any, namespace: Namespace) -> bool:  # noqa: ANN401 - of either library
    return namespace.is_polars and _type_name(dtype) == "Enum"
