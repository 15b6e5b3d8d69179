"""The table that holds the cases: which columns it must have, and of which types."""

from datetime import date

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.columns.dialect import DUCKDB
from essmodel.rules.columns.statement import Asked, require_columns
from essmodel.rules.columns.table import Table
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import (
    Cmp,
    CountIf,
    DaysBetween,
    Fact,
    Item,
    Lit,
    Param,
    RefDate,
)
from essmodel.rules.figure import ByCode
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.law.source import Invention
from essmodel.rules.well_typed import CALENDAR, TRUTH

DATES: Dates = {Event.DECISION: date(2026, 11, 22)}
PEOPLE = Table(name="people", keys=("id",), days={Event.GRANT: "granted on"})


def fact(name: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(name, kind, Text.same(name))


AGE, LOCAL, TOWN = fact("age", Number()), fact("local", TRUTH), fact("town", Label("town"))
CHILDREN = fact("children", Many("child"))
IS_MINE = Item("child", "is mine", TRUTH, Text.same("is mine"))
IS_ADULT = Cmp(">=", AGE, Lit(18, Number()))
FIGURE = Param("by town", Number(), Text.same("figure"))
BY_TOWN = ByCode("town", (("00001", 1), ("00002", 2)), Invention())


def test_columns_that_are_read_are_told_with_their_types() -> None:
    """What a table must have, from which it can be created."""
    days = DaysBetween(RefDate(Event.GRANT), RefDate(Event.DECISION))
    asked = Asked(
        answers={"figure": FIGURE, "days": days, "born": fact("born", CALENDAR)},
        rules=(IS_ADULT, LOCAL, Cmp(">", CountIf(CHILDREN, IS_MINE), Lit(1, Number()))),
        figures={"by town": BY_TOWN},
        dates=DATES,
    )

    assert asked.reads(PEOPLE, DUCKDB) == {
        "age": "BIGINT",
        "born": "DATE",
        "children": 'STRUCT("is mine" BOOLEAN)[]',
        "granted on": "DATE",
        "local": "BOOLEAN",
        "town": "VARCHAR",
    }


EVERY = Asked(
    answers={"town": TOWN, "born": fact("born", CALENDAR), "children": CountIf(CHILDREN, IS_MINE)},
    rules=(IS_ADULT, LOCAL),
    dates=DATES,
)
FITTING = {
    "age": "INTEGER",
    "born": "DATE",
    "children": 'STRUCT("is mine" BOOLEAN, "age" INTEGER)[]',
    "local": "BOOLEAN",
    "town": "ENUM('a', 'b')",
    "one more": "DOUBLE",
}


def test_table_that_can_be_read_is_taken() -> None:
    """Smaller numbers, lists of codes and columns more are read without loss."""
    require_columns(FITTING, EVERY, table=PEOPLE, dialect=DUCKDB)


def test_all_columns_that_do_not_fit_are_told_at_once() -> None:
    """By name, with what is needed."""
    wrong = {"age": "DECIMAL(18,2)", "born": "TIMESTAMP", "children": "VARCHAR", "town": "BIGINT"}

    with pytest.raises(InvalidValueError) as caught:
        require_columns(wrong, EVERY, table=PEOPLE, dialect=DUCKDB)

    assert {problem.path: problem.id for problem in caught.value.problems} == {
        "age": "sql_column_type",
        "born": "sql_column_type",
        "children": "sql_column_type",
        "local": "sql_column_missing",
        "town": "sql_column_type",
    }
