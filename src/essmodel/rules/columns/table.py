"""The table whose rows are cases: a column for each fact, named by its path."""

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.columns.dialect import Dialect
from essmodel.rules.datatype import DataType, Label, Many
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.law.event import Event


@frozen(kw_only=True)
class Table:
    """
    A table, a view or a file that a database reads, a row for each case.

    Attributes:
        name: what the database calls it.
        keys: the columns that tell one case from another; answers always carry them.
        days: the columns that hold the day of an event, where it differs from case to case.
    """

    name: str
    keys: tuple[str, ...]
    days: Mapping[Event, str] = field(factory=dict[Event, str])


def columns(
    nodes: Iterable[tree.Node],
    *,
    figures: Mapping[str, Figure],
    days: Mapping[Event, str],
    dialect: Dialect,
) -> dict[str, str]:
    """
    Return the columns that *nodes* read and the type that each must have, sorted by name.

    Raises:
        InvalidValueError: two names that the database takes for one.
    """
    read = [part for node in nodes for part in tree.parts(node)]
    lists = list_types(read, dialect)
    kinds: dict[str, DataType] = {
        part.path: part.type for part in read if isinstance(part, tree.Fact)
    }
    kinds |= {one.by: Label("") for one in _by_code(read, figures)}
    kinds |= {
        days[part.event]: part.type
        for part in read
        if isinstance(part, tree.RefDate) and part.event in days
    }
    require_distinct(kinds, dialect)
    return {
        name: lists[kind.record] if isinstance(kind, Many) else dialect.type_name(kind)
        for name, kind in sorted(kinds.items())
    }


def list_types(read: Iterable[tree.Node], dialect: Dialect) -> dict[str, str]:
    """Return the type of the lists of each kind of record, with the fields that are *read*."""
    fields: dict[str, dict[str, DataType]] = {}
    for part in read:
        if isinstance(part.type, Many):
            fields.setdefault(part.type.record, {})
        if isinstance(part, tree.Item):
            fields.setdefault(part.record, {})[part.name] = part.type
    return {record: _list_type(named, dialect) for record, named in fields.items()}


def require_distinct(names: Iterable[str], dialect: Dialect) -> None:
    """Refuse two names that the database takes for one."""
    seen: dict[str, str] = {}
    for name in names:
        same = seen.setdefault(name.lower() if dialect.folds_case else name, name)
        if same != name:
            raise InvalidValueError.because("sql_names_alike", one=same, other=name)


def _list_type(named: Mapping[str, DataType], dialect: Dialect) -> str:
    require_distinct(named, dialect)
    fields = [
        f"{dialect.identifier(name)} {dialect.type_name(kind)}"
        for name, kind in sorted(named.items())
    ]
    # A list that is only counted has records all the same, and a record has a field.
    return dialect.records.format(fields=", ".join(fields) or f'"is_there" {dialect.truth}')


def _by_code(read: Iterable[tree.Node], figures: Mapping[str, Figure]) -> Iterable[ByCode]:
    for part in read:
        if isinstance(part, tree.Param):
            one = figures.get(part.id)
            if isinstance(one, ByCode):
                yield one
