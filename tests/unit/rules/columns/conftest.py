"""A database to ask, and nothing in it but the one case of a test; and frames of any library."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb
import narwhals as nw
import polars as pl
import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.rules.columns.dialect import DUCKDB
from essmodel.rules.columns.frame import lowered
from essmodel.rules.columns.intake import Needs, intake
from essmodel.rules.columns.namespace import Namespace
from essmodel.rules.columns.place import Column, Place
from essmodel.rules.columns.rows import rows
from essmodel.rules.columns.sql import sql
from essmodel.rules.columns.step import Steps
from essmodel.rules.columns.stepwise import worked_out
from essmodel.rules.datatype import Calendar, DataType, Label, Many
from essmodel.rules.expression import Fact, Item, Node, parts
from essmodel.rules.fact import Facts
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.oracle import value
from essmodel.rules.situation import situation

Ask = Callable[..., object]
Types = dict[str, Any]
KEY, ANSWER = "#key", "#answer"
BOOKS = {"town": frozenset({"a", "b"})}
ELSEWHERE = ("narwhals", "pyarrow", "pandas", "duckdb")


@pytest.fixture(scope="session")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory."""
    with duckdb.connect() as opened:
        yield opened


@pytest.fixture
def ask(database: duckdb.DuckDBPyConnection) -> Ask:
    """Return what DuckDB answers for a rule about one case, whose columns are written as SQL."""

    def asked(
        node: Node, case: Mapping[str, str], figures: Mapping[str, Figure] | None = None
    ) -> object:
        columns = {"key": "1", **case}
        row = ", ".join(f"{one} AS {DUCKDB.identifier(name)}" for name, one in columns.items())
        rule = sql(node, figures=figures or {}, dates={}, dialect=DUCKDB)
        statement = f"SELECT {rule} FROM (SELECT {row})"  # noqa: S608 - our own rules
        assert len(duckdb.extract_statements(statement)) == 1
        ((found,),) = database.execute(statement).fetchall()
        return found

    return asked


@pytest.fixture(params=("polars", *ELSEWHERE))
def library(request: pytest.FixtureRequest) -> str:
    """Name each library that holds frames."""
    name: str = request.param
    return name


@pytest.fixture
def agreed(database: duckdb.DuckDBPyConnection) -> Callable[..., list[object]]:
    """
    Return what a frame says of cases, which must be what the specification says of each.

    It says so in one expression, or *by_steps*, column by column.
    """

    def answered(
        node: Node,
        cases: Sequence[Facts],
        *,
        library: str = "polars",
        by_steps: bool = False,
        figures: Mapping[str, Figure] | None = None,
        dates: Dates | None = None,
        days: Mapping[Event, str] | None = None,
    ) -> list[object]:
        of = Namespace(pl if library == "polars" else nw)
        at = Place(namespace=of, figures=figures or {}, dates=dates or {}, days=days or {})
        kinds = _kinds(node, at)
        types = {path: _type(kind, node) for path, kind in kinds.items()}
        frame = held(cases, types, library, database)
        if by_steps:
            columns = {path: Column(at.fact(path, kind)) for path, kind in kinds.items()}
            found = _by_steps(node, frame, evolve(at, columns=columns))
        else:
            answer = lowered(node, of.of, figures=at.figures, dates=at.dates, days=at.days)
            found = of.with_columns(frame, [answer.alias(ANSWER)])
        found = found.collect("polars") if isinstance(found, nw.LazyFrame) else found
        told = [of.told(one, node.type) for one in found.sort(KEY)[ANSWER].to_list()]
        expected = [
            value(node, situation(facts, at.figures, {**at.dates, **_known(facts, at.days)}))
            for facts in cases
        ]
        assert told == expected
        assert [type(one) for one in told] == [type(one) for one in expected]
        return told

    return answered


def _by_steps(node: Node, frame: Any, at: Place) -> Any:  # noqa: ANN401 - a frame of any library
    steps = Steps(days=frozenset(at.days), copies=at.namespace.copies)
    asked = steps.column(node, at.figures)
    return worked_out(frame, steps, at).rename({asked.path: ANSWER})


def held(
    cases: Sequence[Facts], types: Types, library: str, database: duckdb.DuckDBPyConnection
) -> Any:  # noqa: ANN401 - a frame of any library
    """Return a frame of *cases*, numbered, as the library holds it."""
    lines = [{path: facts.get(path) for path in types} for facts in cases]
    whole = pl.DataFrame(lines, schema=types, height=len(cases)).with_row_index(KEY)
    match library:
        case "polars":
            return whole
        case "narwhals":
            return nw.from_native(whole)
        case "pyarrow":
            return rows(whole.to_arrow(), among=whole.columns).frame
        case "pandas":
            found = whole.to_pandas(use_pyarrow_extension_array=True)
            return rows(found, among=whole.columns).frame
        case _:
            return rows(database.from_arrow(whole.to_arrow()), among=whole.columns).frame


def _kinds(node: Node, at: Place) -> dict[str, DataType]:
    """Return the types of the facts that *node* reads, with those of codes and of days."""
    codes = {one.by: Label("") for one in at.figures.values() if isinstance(one, ByCode)}
    named = {part.path: part.type for part in parts(node) if isinstance(part, Fact)}
    return {**codes, **dict.fromkeys(at.days.values(), Calendar()), **named}


def _type(kind: DataType, node: Node) -> Any:  # noqa: ANN401 - a type of polars
    """Return the type of a column; a list has the fields that *node* asks of its records."""
    if not isinstance(kind, Many):
        return Namespace(pl).dtype(kind)
    items = [part for part in parts(node) if isinstance(part, Item) and part.record == kind.record]
    return pl.List(pl.Struct({one.name: _type(one.type, node) for one in items}))


def _known(facts: Facts, days: Mapping[Event, str]) -> dict[Event, date]:
    """Return the days of the events of one case."""
    return {event: day for event, path in days.items() if isinstance(day := facts.get(path), date)}


@pytest.fixture
def told() -> Callable[[Any, Node], list[object]]:
    """Return what each row of a frame says of a rule, its columns read and checked before."""
    return _told


@pytest.fixture
def refused() -> Callable[[Any, Node], str]:
    """Return why a frame is not read for a rule."""

    def said(given: Any, node: Node) -> str:  # noqa: ANN401 - a frame of any library
        with pytest.raises(InvalidValueError) as refusal:
            _told(given, node)
        return str(refusal.value)

    return said


@pytest.fixture
def everywhere(database: duckdb.DuckDBPyConnection) -> Callable[[str, pl.Series], list[Any]]:
    """Hold one column in each library."""

    def frames(name: str, series: pl.Series) -> list[Any]:
        frame = pl.DataFrame({name: series})
        arrow = frame.to_arrow()
        in_pandas = frame.to_pandas(use_pyarrow_extension_array=True)
        return [frame, frame.lazy(), arrow, in_pandas, database.from_arrow(arrow)]

    return frames


def _told(given: Any, node: Node) -> list[object]:  # noqa: ANN401 - a frame of any library
    needs = Needs.of([(node, {})], days={}, known={})
    lasts = (path.rpartition(".")[2] for path in needs.facts)
    table = rows(given, among=(*needs.facts, *lasts))
    found = intake(table.schema, needs, namespace=table.namespace, books=BOOKS)
    table.require(found.checks, *found.problems)
    at = Place(namespace=table.namespace, figures={}, dates={}, columns=found.columns)
    steps = Steps(days=frozenset(), copies=at.namespace.copies)
    asked = steps.column(node, {})
    answers = table.read(worked_out(table.of(found.names).frame, steps, at))
    return [at.namespace.told(one, node.type) for one in answers.get_column(asked.path).to_list()]
