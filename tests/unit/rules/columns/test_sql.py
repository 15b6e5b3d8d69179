"""What is emitted, so that a reader sees it."""

from collections.abc import Mapping
from datetime import date

import pytest

from essmodel.messages.text import Text
from essmodel.rules.anniversary import Birthday
from essmodel.rules.columns.dialect import DUCKDB
from essmodel.rules.columns.sql import sql
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import (
    Add,
    AddMonths,
    Age,
    And,
    Bands,
    Cmp,
    Coalesce,
    CountIf,
    DaysBetween,
    DivRound,
    Fact,
    If,
    In,
    IsKnown,
    Item,
    Lit,
    MinMax,
    Mul,
    Node,
    Not,
    Or,
    Param,
    Quant,
    RefDate,
    Silent,
    Sub,
    SumOf,
)
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import CALENDAR, TRUTH
from essmodel.values.period import DayWithin

INVENTED = Invention()
PLAIN = Number()


def fact(name: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(name, kind, Text.same(name))


def item(name: str, kind: DataType, record: str = "child") -> Item:
    """A field of a record."""
    return Item(record, name, kind, Text.same(name))


BALANCE = fact("person.balance", Number(places=2, unit="EUR", least=-10_000_00, most=10_000_00))
QUOTIENT = fact("person.qf", Number(places=2, unit="EUR", least=0, most=10_000_00))
LOCAL, BORN = fact("person.local", TRUTH), fact("person.born", CALENDAR)
TOWN = fact("person.town", Label("town"))
CHILDREN = fact("person.children", Many("child"))
SIZE, IS_MINE = item("size", Number(least=0, most=9)), item("is mine", TRUTH)
CAP = Param("law.cap", Number(places=2, unit="EUR"), Text.same("cap"))
TODAY = RefDate(Event.DECISION)
DATES: Dates = {Event.DECISION: date(2026, 11, 22)}
FIGURES: Mapping[str, Figure] = {
    "law.cap": 850_00,
    "by town": ByCode("person.town", (("59507", 4), ("59512", 3), ("59507", 5)), INVENTED),
    "by no town": ByCode("person.town", (), INVENTED),
}


def number(value: int) -> Lit:
    """A whole number."""
    return Lit(value, PLAIN)


def figure(name: str) -> Param:
    """A figure of law, a whole number."""
    return Param(name, PLAIN, Text.same(name))


def written(node: Node) -> str:
    """Write *node* for DuckDB."""
    return sql(node, figures=FIGURES, dates=DATES, dialect=DUCKDB)


N = 'CAST("person.qf" AS BIGINT)'
SIGNED = 'CAST("person.balance" AS BIGINT)'
B = 'CAST("person.local" AS BOOLEAN)'
GOLDEN: list[tuple[Node, str]] = [
    (Lit(True, TRUTH), "TRUE"),
    (Lit(date(2026, 2, 28), CALENDAR), "DATE '2026-02-28'"),
    (QUOTIENT, N),
    (SIZE, "CAST(NULL AS BIGINT)"),
    (CAP, "CAST(85000 AS BIGINT)"),
    (
        figure("by town"),
        ("MAP(['59507', '59512'], CAST([5, 3] AS BIGINT[]))[CAST(\"person.town\" AS VARCHAR)]"),
    ),
    (figure("by no town"), "CAST(NULL AS BIGINT)"),
    (TODAY, "DATE '2026-11-22'"),
    (RefDate(Event.ASSEMBLY), "CAST(NULL AS DATE)"),
    (Silent(INVENTED, TRUTH), "CAST(NULL AS BOOLEAN)"),
    (
        Quant("any", Silent(INVENTED, Many("child")), Lit(True, TRUTH)),
        (
            'list_reduce(list_transform(CAST(NULL AS STRUCT("is_there" BOOLEAN)[]),'
            " lambda it1: TRUE), lambda one, other: one OR other, FALSE)"
        ),
    ),
    (And(()), "TRUE"),
    (Or(()), "FALSE"),
    (And((LOCAL, Not(LOCAL))), f"({B} AND (NOT {B}))"),
    (Not(And((LOCAL, Not(LOCAL)))), f"((NOT {B}) OR {B})"),
    (Not(Or((LOCAL, LOCAL))), f"((NOT {B}) AND (NOT {B}))"),
    (Cmp("!=", QUOTIENT, CAP), f"({N} <> CAST(85000 AS BIGINT))"),
    (In(TOWN, frozenset("ba")), "(CAST(\"person.town\" AS VARCHAR) IN ('a', 'b'))"),
    (
        In(TOWN, frozenset()),
        'CASE WHEN CAST("person.town" AS VARCHAR) IS NOT NULL THEN FALSE END',
    ),
    (
        In(TOWN, frozenset("abcde")),
        (
            'CASE WHEN CAST("person.town" AS VARCHAR) IS NOT NULL THEN'
            " (list_position(['a', 'b', 'c', 'd', 'e'],"
            ' CAST("person.town" AS VARCHAR)) IS NOT NULL) END'
        ),
    ),
    (Add((QUOTIENT,) * 3), f"(({N} + {N}) + {N})"),
    (Sub(QUOTIENT, QUOTIENT), f"({N} - {N})"),
    (Mul(QUOTIENT, number(2)), f"({N} * CAST(2 AS BIGINT))"),
    (
        DivRound(QUOTIENT, 1, Rounding.HALF_UP, Number(unit="EUR"), INVENTED),
        f"(({N} + CAST(50 AS BIGINT)) // CAST(100 AS BIGINT))",
    ),
    (
        DivRound(BALANCE, 1, Rounding.HALF_UP, Number(unit="EUR"), INVENTED),
        (
            f"(({SIGNED} // CAST(100 AS BIGINT))"
            f" + ((({SIGNED} % CAST(100 AS BIGINT)) * CAST(2 AS BIGINT)) // CAST(100 AS BIGINT)))"
        ),
    ),
    (
        DivRound(QUOTIENT, 3, Rounding.TRUNCATED, Number(places=3, unit="EUR"), INVENTED),
        f"(({N} * CAST(10 AS BIGINT)) // CAST(3 AS BIGINT))",
    ),
    (
        MinMax("min", (QUOTIENT, CAP, QUOTIENT)),
        (
            f"CASE WHEN {N} IS NOT NULL AND {N} IS NOT NULL"
            f" THEN LEAST({N}, CAST(85000 AS BIGINT), {N}) END"
        ),
    ),
    (MinMax("max", (CAP, CAP)), "GREATEST(CAST(85000 AS BIGINT), CAST(85000 AS BIGINT))"),
    (
        Age(BORN, TODAY, Birthday.MARCH_1, INVENTED),
        (
            "((((year(DATE '2026-11-22') * 10000 + month(DATE '2026-11-22') * 100"
            " + day(DATE '2026-11-22')) - (year(CAST(\"person.born\" AS DATE)) * 10000"
            ' + month(CAST("person.born" AS DATE)) * 100 + day(CAST("person.born" AS DATE)))'
            " + CAST(100000000 AS BIGINT)) // CAST(10000 AS BIGINT)) - CAST(10000 AS BIGINT))"
        ),
    ),
    (AddMonths(BORN, -3), 'CAST(CAST("person.born" AS DATE) + to_months(-3) AS DATE)'),
    (DaysBetween(BORN, TODAY), "(DATE '2026-11-22' - CAST(\"person.born\" AS DATE))"),
    (
        Bands(QUOTIENT, (300, 600), (number(1), number(2), Silent(INVENTED, PLAIN)), INVENTED),
        (
            f"CASE WHEN {N} < CAST(300 AS BIGINT) THEN CAST(1 AS BIGINT)"
            f" WHEN {N} < CAST(600 AS BIGINT) THEN CAST(2 AS BIGINT)"
            f" WHEN {N} >= CAST(600 AS BIGINT) THEN CAST(NULL AS BIGINT) END"
        ),
    ),
    (
        If(LOCAL, number(1), number(2)),
        f"CASE WHEN {B} THEN CAST(1 AS BIGINT) WHEN NOT {B} THEN CAST(2 AS BIGINT) END",
    ),
    (
        If(Not(And((IsKnown(QUOTIENT), Lit(True, TRUTH)))), number(1), number(2)),
        (
            f"CASE WHEN ((NOT ({N} IS NOT NULL)) OR (NOT TRUE))"
            " THEN CAST(1 AS BIGINT) ELSE CAST(2 AS BIGINT) END"
        ),
    ),
    (IsKnown(QUOTIENT), f"({N} IS NOT NULL)"),
    (Coalesce(QUOTIENT, CAP, INVENTED), f"COALESCE({N}, CAST(85000 AS BIGINT))"),
    (
        Quant("all", CHILDREN, And((IS_MINE, LOCAL))),
        (
            'list_reduce(list_transform("person.children",'
            f' lambda it1: (CAST(it1."is mine" AS BOOLEAN) AND {B})),'
            " lambda one, other: one AND other, TRUE)"
        ),
    ),
    (
        SumOf(CHILDREN, SIZE, Lit(True, TRUTH)),
        (
            'list_reduce(list_transform("person.children", lambda it1: CAST(it1."size" AS BIGINT)),'
            " lambda one, other: one + other, CAST(0 AS BIGINT))"
        ),
    ),
    (
        CountIf(CHILDREN, IS_MINE),
        (
            'list_reduce(list_transform("person.children", lambda it1:'
            ' CASE WHEN CAST(it1."is mine" AS BOOLEAN) THEN CAST(1 AS BIGINT)'
            ' WHEN NOT CAST(it1."is mine" AS BOOLEAN) THEN CAST(0 AS BIGINT) END),'
            " lambda one, other: one + other, CAST(0 AS BIGINT))"
        ),
    ),
]


KINDS = [f"{number} {type(node).__name__}" for number, (node, _) in enumerate(GOLDEN)]


@pytest.mark.parametrize(("node", "expected"), GOLDEN, ids=KINDS)
def test_node_is_written_so(node: Node, expected: str) -> None:
    """One expression, that reads as what it means."""
    assert written(node) == expected


def test_day_of_an_event_may_differ_from_case_to_case() -> None:
    """A column wins over the day of the question."""
    found = sql(TODAY, figures={}, dates=DATES, dialect=DUCKDB, days={Event.DECISION: "asked on"})

    assert found == 'CAST("asked on" AS DATE)'


def test_day_known_to_the_month_only_is_unknown() -> None:
    """It is a period of doubt, not a day."""
    dates: Dates = {Event.DECISION: DayWithin.month(2026, 11)}

    assert sql(TODAY, figures={}, dates=dates, dialect=DUCKDB) == "CAST(NULL AS DATE)"


def test_made_up_name_is_that_of_no_column() -> None:
    """A column named as the records are would be hidden by them."""
    both = And((IS_MINE, fact("IT1", TRUTH), fact("it_9", TRUTH)))

    assert 'lambda it__1: (CAST(it__1."is mine" AS BOOLEAN)' in written(
        Quant("any", CHILDREN, both)
    )


@pytest.mark.parametrize("levels", [10, 100])
def test_long_part_is_written_once(levels: int) -> None:
    """A rule ten times as deep is about ten times as long."""
    node: Node = LOCAL
    for _ in range(levels):
        node = If(node, LOCAL, Not(LOCAL))

    assert len(written(node)) < 500 * levels
