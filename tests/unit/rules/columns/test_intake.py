"""Columns read without loss, whatever types they have; all others are refused, and say why."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.anniversary import EARLIEST, LATEST
from essmodel.rules.columns.intake import Needs, intake
from essmodel.rules.columns.place import Place
from essmodel.rules.columns.rows import rows
from essmodel.rules.columns.step import Steps
from essmodel.rules.columns.stepwise import worked_out
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import (
    Cmp,
    CountIf,
    Fact,
    In,
    IsKnown,
    Item,
    Lit,
    Node,
    Param,
    Quant,
    SumOf,
)
from essmodel.rules.fact import FactValue, Record
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.oracle import value
from essmodel.rules.situation import situation
from essmodel.rules.well_typed import CALENDAR, TRUTH

EUROS = Number(places=2, unit="EUR", least=-(10**9), most=10**9)
TOP = 2**63 - 1
BOOKS = {"town": frozenset({"a", "b"})}


def fact(path: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(path, kind, Text.same(path))


def item(name: str, kind: DataType) -> Item:
    """A field of the records of children."""
    return Item("child", name, kind, Text.same(name))


INCOME, BORN, TOWN = (
    fact("home.income", EUROS),
    fact("home.born", CALENDAR),
    fact("home.town", Label("town")),
)
IS_SO, CHILDREN = fact("home.is_so", TRUTH), fact("home.children", Many("child"))
AGE, IS_LOCAL, SCHOOL = (
    item("age", Number(least=0, most=130)),
    item("is_local", TRUTH),
    item("school", Label("town")),
)
FROM = item("from", CALENDAR)


def told(given: Any, node: Node) -> list[object]:  # noqa: ANN401 - a frame of any library
    """Return what each row of a frame says of *node*."""
    needs = Needs.of([(node, {})], days={}, known={})
    table = rows(given, among=("income", "home.income", "born", "town", "is_so", "children"))
    found = intake(table.schema, needs, namespace=table.namespace, books=BOOKS)
    table.require(found.checks, *found.problems)
    at = Place(namespace=table.namespace, figures={}, dates={}, columns=found.columns)
    steps = Steps(days=frozenset(), copies=at.namespace.copies)
    asked = steps.column(node, {})
    answers = table.read(worked_out(table.of(found.names).frame, steps, at))
    return [at.namespace.told(one, node.type) for one in answers.get_column(asked.path).to_list()]


def refused(given: Any, node: Node) -> str:  # noqa: ANN401 - a frame of any library
    """Return why a frame is not read."""
    with pytest.raises(InvalidValueError) as refusal:
        told(given, node)
    return str(refusal.value)


def everywhere(name: str, series: pl.Series, database: duckdb.DuckDBPyConnection) -> Sequence[Any]:
    """Hold one column in each library."""
    frame = pl.DataFrame({name: series})
    arrow = frame.to_arrow()
    return (
        frame,
        frame.lazy(),
        arrow,
        frame.to_pandas(use_pyarrow_extension_array=True),
        database.from_arrow(arrow),
    )


@pytest.mark.parametrize(
    "dtype",
    [pl.Int16, pl.Int32, pl.Int64, pl.UInt16, pl.UInt32, pl.UInt64],
)
def test_whole_numbers_are_in_units_of_the_type(
    dtype: Any,  # noqa: ANN401 - a type of polars
    database: duckdb.DuckDBPyConnection,
) -> None:
    """However many bits they have, with a sign or without."""
    for given in everywhere("income", pl.Series([0, 1, None, 642_0], dtype=dtype), database):
        assert told(given, INCOME) == [0, 1, None, 642_0]


@pytest.mark.parametrize("dtype", [pl.Int8, pl.UInt8])
def test_narrow_numbers_of_no_bounds_need_no_check(
    dtype: Any,  # noqa: ANN401 - a type of polars
    database: duckdb.DuckDBPyConnection,
) -> None:
    """They could be no other."""
    plain = fact("home.income", Number())

    for given in everywhere("income", pl.Series([0, 127, None], dtype=dtype), database):
        assert told(given, plain) == [0, 127, None]


@pytest.mark.parametrize("dtype", [pl.Int128, pl.UInt128])
def test_numbers_of_128_bits_are_read_where_they_fit(dtype: Any) -> None:  # noqa: ANN401 - a type of polars
    """As sums in databases are."""
    frame = pl.DataFrame({"income": pl.Series([0, TOP, None], dtype=dtype)})

    assert told(frame, fact("home.income", Number())) == [0, TOP, None]


def test_what_has_no_opposite_is_refused(database: duckdb.DuckDBPyConnection) -> None:
    """For a rule may ask for it: 64 bits hold -2**63, and not 2**63."""
    plain = fact("home.income", Number())

    for given in everywhere("income", pl.Series([-TOP, TOP, -TOP - 1]), database):
        assert refused(given, plain).startswith("income: 1 value is outside its bounds")
    for given in everywhere("income", pl.Series([-TOP, TOP]), database):
        assert told(given, plain) == [-TOP, TOP]


def test_no_number_without_a_sign_is_negative(database: duckdb.DuckDBPyConnection) -> None:
    """Where all must be, none is read, unless it is unknown."""
    below = fact("home.income", Number(most=-1))

    for given in everywhere("income", pl.Series([None, 0, 1], dtype=pl.UInt8), database):
        assert "2 values are outside their bounds" in refused(given, below)
    for given in everywhere("income", pl.Series([None], dtype=pl.UInt8), database):
        assert told(given, below) == [None]


@pytest.mark.parametrize(("edge", "beyond"), [(-(10**9), -(10**9) - 1), (10**9, 10**9 + 1)])
def test_bounds_are_allowed(edge: int, beyond: int, database: duckdb.DuckDBPyConnection) -> None:
    """One unit further is not; of decimals neither."""
    for given in everywhere("income", pl.Series([edge]), database):
        assert told(given, INCOME) == [edge]
    for given in everywhere("income", pl.Series([edge, beyond]), database):
        assert "1 value is outside its bounds" in refused(given, INCOME)
    both = pl.Series(
        [Decimal(edge).scaleb(-2), Decimal(beyond).scaleb(-2)], dtype=pl.Decimal(12, 2)
    )
    for given in everywhere("income", both.head(1), database):
        assert told(given, INCOME) == [edge]
    for given in everywhere("income", both, database):
        assert "1 value is outside its bounds" in refused(given, INCOME)


@pytest.mark.parametrize(
    ("places", "expected"), [(0, [600, None, -700]), (1, [620, None, -710]), (2, [623, None, -714])]
)
def test_decimals_of_fewer_places_are_counted_in_units(
    places: int, expected: list[int | None], database: duckdb.DuckDBPyConnection
) -> None:
    """Exactly: no float stands between."""
    texts = [["6", None, "-7"], ["6.2", None, "-7.1"], ["6.23", None, "-7.14"]][places]
    series = pl.Series([one and Decimal(one) for one in texts], dtype=pl.Decimal(9, places))

    for given in everywhere("income", series, database):
        assert told(given, INCOME) == expected


def test_bounds_between_two_decimals_are_kept(database: duckdb.DuckDBPyConnection) -> None:
    """Tenths from -15 to 15 hundredths: -0.1, 0 and 0.1."""
    narrow = fact("home.income", Number(places=2, least=-15, most=15))
    dtype = pl.Decimal(9, 1)
    inside = pl.Series([Decimal("-0.1"), Decimal(0), Decimal("0.1")], dtype=dtype)

    for given in everywhere("income", inside, database):
        assert told(given, narrow) == [-10, 0, 10]
    for beyond in ("-0.2", "0.2"):
        for given in everywhere("income", pl.Series([Decimal(beyond)], dtype=dtype), database):
            assert "1 value is outside its bounds" in refused(given, narrow)


def test_decimals_of_18_digits_are_exact(database: duckdb.DuckDBPyConnection) -> None:
    """In all libraries; only polars reads longer ones, where their values fit."""
    plain = fact("home.income", Number(places=2))
    digits = 10**18 - 1
    exact = [Decimal(digits).scaleb(-2), Decimal(-digits).scaleb(-2)]
    long = pl.Series(
        [Decimal(TOP).scaleb(-2), Decimal(TOP + 1).scaleb(-2)], dtype=pl.Decimal(38, 2)
    )

    for given in everywhere("income", pl.Series(exact, dtype=pl.Decimal(18, 2)), database):
        assert told(given, plain) == [digits, -digits]
    assert told(pl.DataFrame({"income": long.head(1)}), plain) == [TOP]
    for given in everywhere("income", long, database):
        said = refused(given, plain)
        is_polars = isinstance(given, pl.DataFrame | pl.LazyFrame)
        assert ("1 value is outside" if is_polars else "may exceed 18 digits in units") in said


def test_decimals_of_pandas_are_objects() -> None:
    """And are read as such."""
    frame = pd.DataFrame({"income": [Decimal("6.42"), None]})

    assert told(frame, INCOME) == [642, None]


def test_days_of_the_calendar_are_read(database: duckdb.DuckDBPyConnection) -> None:
    """From 1600 to 2999; the days around them are refused, times and texts too."""
    for given in everywhere("born", pl.Series([EARLIEST, None, LATEST]), database):
        assert told(given, BORN) == [EARLIEST, None, LATEST]
    for given in everywhere("born", pl.Series([date(1599, 12, 31), date(3000, 1, 1)]), database):
        assert "2 days are outside the years 1600 to 2999" in refused(given, BORN)
    for given in everywhere("born", pl.Series([datetime(2026, 1, 1)]), database):  # noqa: DTZ001 - as columns hold it
        assert refused(given, BORN).startswith("born: the column holds times of day")
    for given in everywhere("born", pl.Series(["2026-01-01"]), database):
        assert refused(given, BORN).startswith("born: the column holds days as text")


@pytest.mark.parametrize("dtype", [pl.String, pl.Categorical, pl.Enum(["b", "c", "a"])])
def test_codes_are_read_however_they_are_stored(
    dtype: Any,  # noqa: ANN401 - a type of polars
    database: duckdb.DuckDBPyConnection,
) -> None:
    """As texts, or as places in a list; those that no code book has are refused."""
    is_b = Cmp("==", TOWN, Lit("b", Label("town")))

    for given in everywhere("town", pl.Series(["a", "b", None], dtype=dtype), database):
        assert told(given, TOWN) == ["a", "b", None]
        assert told(given, is_b) == [False, True, None]
        assert told(given, In(TOWN, frozenset({"b", "z"}))) == [False, True, None]
    for given in everywhere("town", pl.Series(["a", "c"], dtype=dtype), database):
        assert refused(given, TOWN).startswith("town: 1 value is not a code of")


def test_codes_of_a_book_that_nobody_brings_are_any() -> None:
    """As they are where one case states them."""
    elsewhere = fact("home.town", Label("village"))

    assert told(pl.DataFrame({"town": ["z"]}), elsewhere) == ["z"]


@pytest.mark.parametrize("node", [INCOME, BORN, TOWN, IS_SO, CHILDREN])
def test_column_of_another_kind_is_refused(node: Fact, database: duckdb.DuckDBPyConnection) -> None:
    """The message says what was found."""
    name = node.path.removeprefix("home.")

    for given in everywhere(name, pl.Series([b"x"]), database):
        said = refused(given, node)
        if node is CHILDREN and not isinstance(given, pl.DataFrame | pl.LazyFrame):
            assert said.startswith(f"{name}: lists are asked about in frames of polars alone")
        else:
            assert said.startswith((f"{name}: the column is Binary", f"{name}: the column is Unkn"))


def test_column_of_nothing_is_no_column(database: duckdb.DuckDBPyConnection) -> None:
    """All of it is unknown, whatever is asked."""
    nothing = pl.DataFrame({"income": [None, None]})

    for given in (*everywhere("income", nothing["income"], database), nothing.to_pandas()):
        assert told(given, IsKnown(INCOME)) == [False, False]


def test_column_bears_the_path_or_its_last_part() -> None:
    """The path first; the last part only where no other fact has the same."""
    both = pl.DataFrame({"income": [1], "home.income": [2]})
    other = fact("work.income", EUROS)

    assert told(both, INCOME) == [2]
    assert told(both, Cmp("<", INCOME, other)) == [None]
    assert told(both.select("income"), INCOME) == [1]


def test_needs_are_gathered_with_what_chooses_a_figure() -> None:
    """The code of a town is read though no rule names it; its type is that of its fact."""
    rate = Param("rate", EUROS, Text.same("rate"))
    figures: Mapping[str, Figure] = {"rate": ByCode("home.town", (("a", 3),), Invention())}
    asked: list[tuple[Node, Mapping[str, Figure]]] = [
        (Cmp("<", INCOME, rate), figures),
        (Quant("any", CHILDREN, IS_LOCAL), {}),
    ]
    days = {Event.DECISION: "on"}

    known = Needs.of(asked, days=days, known={"home.town": Label("town")})

    assert known.facts == {
        "home.town": Label("town"),
        "on": CALENDAR,
        "home.income": EUROS,
        "home.children": Many("child"),
    }
    assert known.fields == {"child": {"is_local": TRUTH}}
    assert Needs.of(asked, days=days, known={}).facts["home.town"] == Label("")


FULL: list[Record] = [
    {"age": 3, "is_local": True, "school": "a", "from": date(2020, 1, 1), "name": "x"},
    {"age": None, "is_local": None, "school": None, "from": None, "name": None},
    {"age": 9, "is_local": False, "school": "b", "from": LATEST, "name": "y"},
]
LISTS: list[list[Record] | None] = [FULL, FULL[:2], FULL[1:], [], None]
ASKED: list[Node] = [
    Quant("any", CHILDREN, IS_LOCAL),
    Quant("all", CHILDREN, IsKnown(FROM)),
    CountIf(CHILDREN, Cmp("==", SCHOOL, Lit("a", Label("town")))),
    SumOf(CHILDREN, AGE, IsKnown(SCHOOL)),
    SumOf(CHILDREN, Lit(1, Number()), IS_LOCAL),
    IsKnown(CHILDREN),
]


@pytest.mark.parametrize("node", ASKED)
@pytest.mark.parametrize("is_lazy", [False, True])
def test_records_are_read_with_the_fields_that_are_asked(node: Node, *, is_lazy: bool) -> None:
    """Others are left where they are."""
    frame = pl.DataFrame({"children": LISTS})
    expected = [
        value(node, situation({CHILDREN.path: None if each is None else tuple(each)}))
        for each in LISTS
    ]

    assert told(frame.lazy() if is_lazy else frame, node) == expected


@pytest.mark.parametrize("node", ASKED)
def test_lists_of_nothing_are_lists(node: Node) -> None:
    """Where all are empty, no field has a type; where a field is missing, it is unknown."""
    empty = pl.DataFrame({"children": [[], None]}, schema={"children": pl.List(pl.Null)})
    bare = pl.DataFrame({"children": [[{"name": "x"}], []]})
    null = pl.DataFrame({"children": [[{"age": None, "school": None}], []]})

    nobody: list[FactValue] = [(), None]
    unknown: list[FactValue] = [({},), ()]

    assert told(empty, node) == [value(node, situation({CHILDREN.path: one})) for one in nobody]
    for given in (bare, null):
        assert told(given, node) == [
            value(node, situation({CHILDREN.path: one})) for one in unknown
        ]


@pytest.mark.parametrize(
    ("children", "message"),
    [
        ([[{"age": -1}, {"age": 3}], [{"age": 200}]], "2 values are outside their bounds"),
        ([[{"school": "z"}]], "children: 1 value is not a code of"),
        ([[{"from": date(1599, 1, 1)}]], "children: 1 day is outside the years"),
        ([[{"age": 1.5}]], "children.age: the column holds floats"),
        ([[{"is_local": 3}]], "children.is_local: the column is Int64, in place of true or false"),
        ([[1, 2]], "children: the column is List(Int64), in place of a list"),
        ([1, 2], "children: the column is Int64, in place of a list"),
    ],
)
def test_records_that_make_no_sense_are_refused(children: list[Any], message: str) -> None:
    """With the field that is meant where its type is wrong."""
    frame = pl.DataFrame({"children": children})

    assert any(message in _said(frame, one) for one in ASKED)


def _said(frame: pl.DataFrame, node: Node) -> str:
    try:
        told(frame, node)
    except InvalidValueError as error:
        return str(error)
    return ""


def test_list_inside_a_record_is_refused() -> None:
    """Columns have one level of lists."""
    toys = Item("child", "toys", Many("toy"), Text.same("toys"))
    frame = pl.DataFrame({"children": [[{"toys": [{"price": 1}]}]]})

    assert refused(frame, Quant("any", CHILDREN, IsKnown(toys))).startswith(
        "children.toys: columns read no list inside the records of a list"
    )


def test_list_is_not_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts its records is proved exact for so many."""
    monkeypatch.setattr("essmodel.rules.columns.intake.MOST_RECORDS", 2)
    frame = pl.DataFrame({"children": [FULL, FULL[:2]]})

    assert "1 list has more than 2 records (rows 0 first" in refused(frame, ASKED[0])


def test_all_that_is_wrong_is_told() -> None:
    """Of each column, and of each field."""
    frame = pl.DataFrame(
        {"income": [1.5], "children": [[{"age": 1.5, "is_local": 3, "school": "z"}]]}
    )
    node = Quant("any", CHILDREN, Cmp("<", AGE, Lit(1, Number())))
    needs = Needs.of([(one, {}) for one in (INCOME, node, *ASKED)], days={}, known={})
    table = rows(frame, among=())

    found = intake(table.schema, needs, namespace=table.namespace, books=BOOKS)

    assert [one.path for one in found.problems] == ["income", "children.age", "children.is_local"]
