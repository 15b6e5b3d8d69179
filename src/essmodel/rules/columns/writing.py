"""What is known where a part of a rule is written as SQL: its columns, its constants, its names."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import evolve, frozen

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.columns.dialect import Dialect
from essmodel.rules.columns.magnitude import require_number
from essmodel.rules.columns.part import Parts
from essmodel.rules.columns.table import columns, list_types
from essmodel.rules.datatype import DataType, Many
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.law.event import Dates, Event

_SIMPLE = 80
"""How many characters a column, a constant, or little more than that takes."""


@frozen(kw_only=True)
class Writing:
    """
    Where a part of an expression is written.

    Attributes:
        of: the alias in front of columns, with its dot; empty for columns alone.
        lists: the type of the lists of each kind of record.
        name: how every name begins that is made up, as no column does.
        parts: the columns of a statement for parts that it names again; none in an expression.
        depth: how many lists stand around this part; inside any, no join can be written.
        record: the name of the record at hand, and *kind* its kind; empty outside lists.
    """

    figures: Mapping[str, Figure]
    dates: Dates
    days: Mapping[Event, str]
    dialect: Dialect
    of: str
    lists: Mapping[str, str]
    name: str
    parts: Parts | None = None
    depth: int = 0
    record: str = ""
    kind: str = ""

    @property
    def next_name(self) -> str:
        """A name that no list around this part bears."""
        return f"{self.name}{self.depth + 1}"

    def column(self, name: str, kind: DataType) -> str:
        """Return a column as a value of *kind*, whatever type of the same meaning it has."""
        column = self.of + self.dialect.identifier(name)
        return column if isinstance(kind, Many) else f"CAST({column} AS {self.type_name(kind)})"

    def field(self, item: tree.Item) -> str:
        """Return a field of the record at hand; unknown where there is none."""
        if not self.record:
            return self.unknown(item.type)
        if item.record != self.kind:
            raise InvalidValueError.because("sql_other_record", found=item.path, record=self.kind)
        field = f"{self.record}.{self.dialect.identifier(item.name)}"
        return f"CAST({field} AS {self.type_name(item.type)})"

    def constant(self, value: tree.Scalar, kind: DataType) -> str:
        """Return a *value* of *kind*."""
        if isinstance(value, int):
            require_number(value)
        return self.dialect.literal(value, kind)

    def unknown(self, kind: DataType) -> str:
        """Return the value of *kind* that nobody can tell."""
        return f"CAST(NULL AS {self.type_name(kind)})"

    def surely_knows(self, node: tree.Node) -> bool:
        """Whether *node* has a value in every case: what is sure needs no guard."""
        match node:
            case tree.Lit() | tree.IsKnown():
                return True
            case tree.Param():
                return not isinstance(self.figures.get(node.id), ByCode)
            case tree.And() | tree.Or() | tree.Not():
                return all(self.surely_knows(one) for one in tree.children(node))
            case _:
                return False

    def type_name(self, kind: DataType) -> str:
        """Return what the database calls the type *kind*."""
        return self.lists[kind.record] if isinstance(kind, Many) else self.dialect.type_name(kind)

    def inside(self, record: str) -> "Writing":
        """
        Return the place of what is asked of each record of the kind *record*.

        Raises:
            InvalidValueError: too many lists stand inside each other for a database to plan.
        """
        if self.depth == self.dialect.deepest_list:
            raise InvalidValueError.because("sql_too_deep", most=self.depth)
        return evolve(self, depth=self.depth + 1, record=self.next_name, kind=record)

    def once(self, values: Sequence[str], uses: int) -> tuple[list[str], Callable[[str], str]]:
        """
        Return how to write *values* several times: as they stand, or by a name where they are long.

        Returns:
            What to write for each, and what then makes a text of nothing but these whole.  So a
            rule of any depth stays of a length in proportion.
        """
        if self.may_stand([*values], uses):
            return [self._column(value) for value in values], str
        name = self.next_name

        def whole(body: str) -> str:
            listed = ", ".join(values)
            return self.dialect.named.format(name=name, values=listed, body=body)

        return [f"{name}[{place}]" for place, _ in enumerate(values, start=1)], whole

    def may_stand(self, values: Sequence[str], uses: int) -> bool:
        """Whether anything may stand around *values*, written *uses* times each."""
        is_short = sum(map(len, values)) * uses <= self.dialect.longest_repeat
        return is_short or (self.parts is not None and not self.depth)

    def _column(self, value: str) -> str:
        """Return *value*, or the column that a statement works it out in where it has parts."""
        if self.parts is None or self.depth or len(value) <= _SIMPLE:
            return value
        return self.parts.column(value)


def writing(
    nodes: Iterable[tree.Node],
    *,
    figures: Mapping[str, Figure],
    dates: Dates,
    dialect: Dialect,
    days: Mapping[Event, str] | None = None,
) -> Writing:
    """
    Return where *nodes* are written: see `essmodel.rules.columns.sql.sql`.

    Raises:
        InvalidValueError: two columns bear names that the database takes for one.
    """
    several, known = tuple(nodes), days or {}
    taken = columns(several, figures=figures, days=known, dialect=dialect)
    name = free_name(taken)
    lists = list_types([part for node in several for part in tree.parts(node)], dialect)
    return Writing(
        figures=figures, dates=dates, days=known, dialect=dialect, of="", lists=lists, name=name
    )


def free_name(taken: Iterable[str]) -> str:
    """Return the beginning of a name that none of *taken* has."""
    lowered = [one.lower() for one in taken]
    name = "it"
    while any(one.startswith(name) for one in lowered):
        name += "_"
    return name
