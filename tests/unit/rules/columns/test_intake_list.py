"""Columns of lists: their records read with the fields that are asked, or refused."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from essmodel.messages.text import Text
from essmodel.rules.anniversary import LATEST
from essmodel.rules.columns.intake import Needs, intake
from essmodel.rules.columns.rows import rows
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import Cmp, CountIf, Fact, IsKnown, Item, Lit, Node, Quant, SumOf
from essmodel.rules.fact import FactValue, Record
from essmodel.rules.oracle import value
from essmodel.rules.situation import situation
from essmodel.rules.well_typed import CALENDAR, TRUTH

Told = Callable[[Any, Node], list[object]]
Refused = Callable[[Any, Node], str]
BOOKS = {"town": frozenset({"a", "b"})}


def item(name: str, kind: DataType) -> Item:
    """A field of the records of children."""
    return Item("child", name, kind, Text.same(name))


INCOME = Fact("home.income", Number(places=2), Text.same("income"))
CHILDREN = Fact("home.children", Many("child"), Text.same("children"))
AGE, IS_LOCAL = item("age", Number(least=0, most=130)), item("is_local", TRUTH)
SCHOOL, FROM = item("school", Label("town")), item("from", CALENDAR)
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
def test_records_are_read_with_the_fields_that_are_asked(
    node: Node, told: Told, *, is_lazy: bool
) -> None:
    """Others are left where they are."""
    frame = pl.DataFrame({"children": LISTS})
    expected = [
        value(node, situation({CHILDREN.path: None if each is None else tuple(each)}))
        for each in LISTS
    ]

    assert told(frame.lazy() if is_lazy else frame, node) == expected


@pytest.mark.parametrize("node", ASKED)
def test_lists_of_nothing_are_lists(node: Node, told: Told) -> None:
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
    ("children", "place", "message"),
    [
        ([[{"age": -1}, {"age": 3}], [{"age": 200}]], 3, "2 values are outside their bounds"),
        ([[{"school": "z"}]], 2, "children: 1 value is not a code of"),
        ([[{"from": date(1599, 1, 1)}]], 1, "children: 1 day is outside the years"),
        ([[{"age": 1.5}]], 3, "children.age: the column holds floats"),
        ([[{"is_local": 3}]], 0, "children.is_local: the column is Int64, in place of true or"),
        ([[1, 2]], 0, "children: the column is List(Int64), in place of a list"),
        ([1, 2], 0, "children: the column is Int64, in place of a list"),
    ],
)
def test_records_that_make_no_sense_are_refused(
    children: list[Any], place: int, message: str, refused: Refused
) -> None:
    """With the field that is meant where its type is wrong."""
    assert message in refused(pl.DataFrame({"children": children}), ASKED[place])


def test_list_inside_a_record_is_refused(refused: Refused) -> None:
    """Columns have one level of lists."""
    toys = Item("child", "toys", Many("toy"), Text.same("toys"))
    frame = pl.DataFrame({"children": [[{"toys": [{"price": 1}]}]]})

    assert refused(frame, Quant("any", CHILDREN, IsKnown(toys))).startswith(
        "children.toys: columns read no list inside the records of a list"
    )


def test_list_is_not_too_long(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
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
