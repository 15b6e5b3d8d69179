"""A population asked in one statement: keys, answers, and which rules failed."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.columns.dialect import DUCKDB
from essmodel.rules.columns.statement import MOST_RULES, Asked, select
from essmodel.rules.columns.table import Table
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import (
    Add,
    And,
    Cmp,
    DivRound,
    Fact,
    In,
    Item,
    Lit,
    Mul,
    Node,
    Param,
    Quant,
)
from essmodel.rules.figure import ByCode
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import TRUTH

DATES: Dates = {Event.DECISION: date(2026, 11, 22)}
PEOPLE = Table(name="people", keys=("id",), days={Event.GRANT: "granted on"})


def fact(name: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(name, kind, Text.same(name))


AGE, LOCAL, TOWN = fact("age", Number()), fact("local", TRUTH), fact("town", Label("town"))
CHILDREN = fact("children", Many("child"))
IS_MINE = Item("child", "is mine", TRUTH, Text.same("is mine"))
AGE_GIVEN = fact("age", Number(least=0, most=150))
IS_ADULT = Cmp(">=", AGE, Lit(18, Number()))
FIGURE = Param("by town", Number(), Text.same("figure"))


def by_town(codes: int) -> ByCode:
    """A figure of as many towns."""
    return ByCode("town", tuple((f"{code:05d}", code) for code in range(codes)), Invention())


@pytest.fixture
def people(database: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A table of three people, of whom the last is not known."""
    rows = "(1, 17, TRUE, '00001'), (2, 18, FALSE, '99999'), (3, NULL, NULL, NULL)"
    database.execute(f"CREATE TABLE people AS FROM (VALUES {rows}) AS rows(id, age, local, town)")
    yield database
    database.execute("DROP TABLE people")


def test_statement_carries_the_keys() -> None:
    """Every column is read from the table, never from an answer of its name."""
    asked = Asked(answers={"age": IS_ADULT}, rules=(LOCAL,), dates=DATES)

    assert select(asked, table=PEOPLE, dialect=DUCKDB) == (
        "SELECT\n"
        '  cases."id" AS "id",\n'
        '  (CAST(cases."age" AS BIGINT) >= CAST(18 AS BIGINT)) AS "age",\n'
        '  CASE WHEN NOT CAST(cases."local" AS BOOLEAN) THEN CAST(1 AS BIGINT)'
        ' ELSE CAST(0 AS BIGINT) END AS "failed",\n'
        '  CASE WHEN CAST(cases."local" AS BOOLEAN) IS NULL THEN CAST(1 AS BIGINT)'
        ' ELSE CAST(0 AS BIGINT) END AS "undetermined"\n'
        'FROM "people" AS cases'
    )


def test_long_part_is_a_column_of_its_own(people: duckdb.DuckDBPyConnection) -> None:
    """What answers name again is worked out once; nothing else is handed on with it."""
    twice = Add((AGE_GIVEN, AGE_GIVEN))
    long = Add((twice, twice))
    rounded = DivRound(long, 100, Rounding.HALF_EVEN, Number(), Invention())
    again = DivRound(Mul(rounded, rounded), 100, Rounding.HALF_EVEN, Number(), Invention())
    asked = Asked(answers={"one": rounded, "other": again}, dates=DATES)
    age = 'CAST(cases."age" AS BIGINT)'
    table = Table(name="people", keys=("id", "IT_1"))

    statement = select(asked, table=table, dialect=DUCKDB)

    assert statement.count(age) == 4
    inner = statement.index("FROM (", statement.index("FROM (") + 1)
    assert statement[inner:] == (
        "FROM (\nSELECT\n"
        '  cases."id", cases."IT_1", cases."age",\n'
        f"  (({age} + {age}) + ({age} + {age})) AS it___1\n"
        'FROM "people" AS cases\n) AS cases\n) AS cases'
    )
    people.execute("CREATE OR REPLACE TABLE people AS SELECT *, 0 AS it_1, 7 AS it___1 FROM people")
    assert sorted(people.execute(statement).fetchall())[:2] == [(1, 0, 1, 0), (2, 0, 1, 0)]


def test_rules_that_failed_or_cannot_be_told_are_bits(people: duckdb.DuckDBPyConnection) -> None:
    """The first rule is the first bit."""
    rules = (IS_ADULT, LOCAL, And((IS_ADULT, LOCAL)))
    asked = Asked(answers={"verdict": rules[-1]}, rules=rules, dates=DATES)

    found = people.execute(select(asked, table=PEOPLE, dialect=DUCKDB)).fetchall()

    assert sorted(found) == [(1, False, 0b101, 0), (2, False, 0b110, 0), (3, None, 0, 0b111)]


def test_more_rules_than_bits_take_more_columns(people: duckdb.DuckDBPyConnection) -> None:
    """A number of 64 bits tells of 63 rules; the next number goes on."""
    asked = Asked(rules=(LOCAL,) * (MOST_RULES + 1), dates=DATES)

    people.execute(select(asked, table=PEOPLE, dialect=DUCKDB))

    assert [name for name, *_ in people.description or ()] == [
        *("id", "failed", "undetermined", "failed_2", "undetermined_2")
    ]
    full = 2**MOST_RULES - 1
    assert sorted(people.fetchall()) == [(1, 0, 0, 0, 0), (2, full, 0, 1, 0), (3, 0, full, 0, 1)]


@pytest.mark.parametrize("codes", [1, 5, DUCKDB.longest_list, DUCKDB.longest_list + 1, 35_000])
def test_figure_is_chosen_by_code_however_many_there_are(
    people: duckdb.DuckDBPyConnection, codes: int
) -> None:
    """A code without a figure, and an unknown code, have none."""
    asked = Asked(answers={"figure": FIGURE}, figures={"by town": by_town(codes)}, dates=DATES)

    found = people.execute(select(asked, table=PEOPLE, dialect=DUCKDB)).fetchall()

    assert sorted(found) == [(1, 1 if codes > 1 else None), (2, None), (3, None)]


@pytest.mark.parametrize("codes", [2, 4, 5, DUCKDB.longest_list, DUCKDB.longest_list + 1])
def test_label_is_one_of_however_many(people: duckdb.DuckDBPyConnection, codes: int) -> None:
    """An unknown label is unknown, not outside."""
    labels = frozenset(code for code, _ in by_town(codes).values)
    asked = Asked(answers={"is in": In(TOWN, labels)}, dates=DATES)

    found = people.execute(select(asked, table=PEOPLE, dialect=DUCKDB)).fetchall()

    assert sorted(found) == [(1, True), (2, False), (3, None)]


def plan(node: Node, codes: int, database: duckdb.DuckDBPyConnection) -> str:
    """How DuckDB would answer *node*."""
    asked = Asked(answers={"it": node}, figures={"by town": by_town(codes)}, dates=DATES)
    statement = select(asked, table=PEOPLE, dialect=DUCKDB)
    return str(database.execute(f"EXPLAIN {statement}").fetchall())


@pytest.mark.parametrize("codes", [4, 5, 40, DUCKDB.longest_list])
def test_rows_keep_their_order(people: duckdb.DuckDBPyConnection, codes: int) -> None:
    """No join is planned, for a join brings rows back in any order."""
    labels = frozenset(code for code, _ in by_town(codes).values)

    assert "JOIN" not in plan(In(TOWN, labels), codes, people)
    assert "JOIN" not in plan(FIGURE, codes, people)


def test_join_is_what_five_labels_after_in_would_be(people: duckdb.DuckDBPyConnection) -> None:
    """The trap that the list is written around; if it is gone, the list may go too."""
    four, five = (
        str(people.execute(f"EXPLAIN SELECT town IN ({codes}) FROM people").fetchall())  # noqa: S608 - the codes below
        for codes in ("'a', 'b', 'c', 'd'", "'a', 'b', 'c', 'd', 'e'")
    )

    assert "MARK" not in four
    assert "MARK" in five


def test_many_codes_inside_a_list_need_no_join(ask_list: duckdb.DuckDBPyConnection) -> None:
    """A database joins nothing inside a list."""
    rule = Quant("any", CHILDREN, And((IS_MINE, Cmp("==", FIGURE, Lit(7, Number())))))
    asked = Asked(answers={"it": rule}, figures={"by town": by_town(600)}, dates=DATES)

    found = ask_list.execute(select(asked, table=PEOPLE, dialect=DUCKDB)).fetchall()

    assert found == [(1, True)]


@pytest.fixture
def ask_list(database: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A table of one person with a child."""
    database.execute(
        "CREATE TABLE people AS SELECT 1 AS id, '00007' AS town, [{'is mine': TRUE}] AS children"
    )
    yield database
    database.execute("DROP TABLE people")


def test_key_and_fact_that_the_database_takes_for_one_are_refused() -> None:
    """Capitals tell people apart what they do not tell a database."""
    asked = Asked(answers={"adult": IS_ADULT}, dates=DATES)

    with pytest.raises(InvalidValueError, match="capitals"):
        select(asked, table=Table(name="people", keys=("Age",)), dialect=DUCKDB)


@pytest.mark.parametrize("names", [("id", "a"), ("a", "A"), ("failed", "a")])
def test_columns_of_one_name_are_refused(names: tuple[str, ...]) -> None:
    """A reader could not tell them apart, nor could a database."""
    asked = Asked(answers=dict.fromkeys(names, IS_ADULT), rules=(LOCAL,), dates=DATES)

    with pytest.raises(InvalidValueError, match="one name"):
        select(asked, table=PEOPLE, dialect=DUCKDB)


def test_table_without_keys_is_refused() -> None:
    """An answer that nobody can place is none."""
    with pytest.raises(InvalidValueError, match="any order"):
        select(Asked(dates=DATES), table=Table(name="people", keys=()), dialect=DUCKDB)
