"""Several answers about the cases of a table, written as one SELECT."""

from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

from essmodel.errors import Gathering, InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.columns.dialect import Dialect
from essmodel.rules.columns.part import CASES, Parts
from essmodel.rules.columns.sql import summed, text
from essmodel.rules.columns.table import Table, columns, require_distinct
from essmodel.rules.columns.writing import Writing, free_name, writing
from essmodel.rules.datatype import Number
from essmodel.rules.figure import Figure
from essmodel.rules.law.event import Dates

MOST_RULES = 63
"""How many rules one whole number of 64 bits can tell of, its sign left alone."""


@frozen(kw_only=True)
class Asked:
    """
    What is asked of every case.

    Attributes:
        answers: what to work out, by the name of its column: a verdict, a price.
        rules: conditions to tell apart in ``failed`` and ``undetermined``: the bit ``2**i`` of a
            number is set where the rule at the place *i* is false, or unknown.  After 63 rules
            ``failed_2`` and ``undetermined_2`` follow.
        figures: what the figures that they name come to.
        dates: the days of events, where they are the same for all cases.
    """

    answers: Mapping[str, tree.Node] = field(factory=dict[str, tree.Node])
    rules: tuple[tree.Node, ...] = ()
    figures: Mapping[str, Figure] = field(factory=dict[str, Figure])
    dates: Dates

    @property
    def nodes(self) -> tuple[tree.Node, ...]:
        """All that is asked."""
        return (*self.answers.values(), *self.rules)

    def reads(self, table: Table, dialect: Dialect) -> dict[str, str]:
        """Return the columns that *table* must have, with their types."""
        return columns(self.nodes, figures=self.figures, days=table.days, dialect=dialect)


def select(asked: Asked, *, table: Table, dialect: Dialect) -> str:
    """
    Return one SELECT with the keys of *table* and a column for each answer.

    Rows come in any order: the keys tell which case an answer is about.

    Raises:
        InvalidValueError: no key, two columns of one name, or what `sql` refuses.
    """
    if not table.keys:
        raise InvalidValueError.because("sql_no_key")
    alone = writing(
        asked.nodes,
        figures=asked.figures,
        dates=asked.dates,
        dialect=dialect,
        days=table.days,
    )
    read = dict.fromkeys([*table.keys, *asked.reads(table, dialect)])
    require_distinct(read, dialect)
    parts = Parts(free_name(read))
    at = evolve(alone, of=f"{CASES}.", parts=parts)
    found = [(key, at.of + dialect.identifier(key)) for key in table.keys]
    found += [(name, text(node, at)) for name, node in asked.answers.items()]
    found += _masks([at.once([text(rule, at)], 2)[0][0] for rule in asked.rules], at)
    names = [name for name, _ in found]
    if len({name.lower() for name in names}) < len(names):
        raise InvalidValueError.because("sql_column_twice", names=tuple(names))
    shown = ",\n".join(f"  {one} AS {dialect.identifier(name)}" for name, one in found)
    rows = parts.around(dialect.identifier(table.name), [dialect.identifier(name) for name in read])
    return f"SELECT\n{shown}\nFROM {rows}"


def require_columns(
    found: Mapping[str, str], asked: Asked, *, table: Table, dialect: Dialect
) -> None:
    """
    Refuse a table whose columns are missing, or of types that cannot be read without loss.

    Args:
        found: the columns that the table has and their types, as the database names them.
        asked: what is to be asked of it.
        table: the names of its keys and days.
        dialect: the database.

    Raises:
        InvalidValueError: all that is wrong with it.
    """
    problems = Gathering()
    for name, needed in asked.reads(table, dialect).items():
        with problems.under(name):
            if name not in found:
                raise InvalidValueError.because("sql_column_missing", expected=needed)
            if not _is_read_as(found[name].upper(), needed, dialect):
                raise InvalidValueError.because(
                    "sql_column_type", found=found[name], expected=needed
                )
    problems.require_none()


def _is_read_as(found: str, needed: str, dialect: Dialect) -> bool:
    """Whether a column of the type *found* holds values of the type *needed*."""
    if needed == dialect.number:
        return found in dialect.wholes
    if needed == dialect.text:
        return found == needed or found.startswith("ENUM")
    return found == needed or (found.endswith("[]") and needed.endswith("[]"))


def _masks(rules: list[str], at: Writing) -> Iterator[tuple[str, str]]:
    """Yield the columns that tell of *rules* by the bits of whole numbers."""
    for number, start in enumerate(range(0, len(rules), MOST_RULES), start=1):
        some = rules[start : start + MOST_RULES]
        after = "" if number == 1 else f"_{number}"
        yield f"failed{after}", _mask([f"NOT {rule}" for rule in some], at)
        yield f"undetermined{after}", _mask([f"{rule} IS NULL" for rule in some], at)


def _mask(flags: list[str], at: Writing) -> str:
    zero = at.constant(0, Number())
    return summed(
        [
            f"CASE WHEN {flag} THEN {at.constant(2**bit, Number())} ELSE {zero} END"
            for bit, flag in enumerate(flags)
        ]
    )
