"""A database that reads a rule as SQL says what the oracle says, or the rule is refused."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import get_args

import duckdb
import pytest
from attrs import evolve, fields_dict
from hypothesis import event, given
from hypothesis import strategies as st

from essmodel.errors import InvalidValueError
from essmodel.rules.columns.dialect import DUCKDB, Dialect
from essmodel.rules.columns.sql import sql
from essmodel.rules.columns.statement import Asked, require_columns, select
from essmodel.rules.columns.table import Table
from essmodel.rules.expression import And, Call, CountIf, IsKnown, Node
from essmodel.rules.fact import Facts, FactValue
from essmodel.rules.normal import normalised
from essmodel.rules.oracle import value
from essmodel.rules.situation import situation
from essmodel.testing.expression_strategies import (
    BORN,
    DATES,
    DAYS,
    DECIMAL,
    EVERYTHING,
    FIGURES,
    HOUSEHOLDS,
    IS_LOCAL,
    KIND,
    NUMBERS,
    SIZE,
    TRUTHS,
    amounts,
    conditions,
    moments,
    populations,
    rooted,
)

pytestmark = pytest.mark.heavy

Answers = list[list[object]]
CASES = Table(name="population", keys=("case number",))
SPOKEN = evolve(EVERYTHING, calls=False)
RECORDS = CountIf(HOUSEHOLDS, And(tuple(IsKnown(item) for item in (SIZE, IS_LOCAL, BORN))))
FACTS = (*NUMBERS, DECIMAL, *TRUTHS, *DAYS, KIND)
WHOLE_CASE = Asked(answers={one.path: one for one in FACTS} | {"records": RECORDS}, dates=DATES)
SHORT = evolve(DUCKDB, longest_repeat=0, longest_list=1)
"""A dialect that names all that it repeats, and joins whatever it can: as in very long rules."""

FORMS = [kind for kind in get_args(Node) if kind is not Call and "extent" in fields_dict(kind)]
"""Every kind of node that has parts and is said in SQL."""

TREES = st.one_of(
    conditions(SPOKEN),
    amounts(SPOKEN),
    moments(SPOKEN),
    st.sampled_from(FORMS).flatmap(lambda kind: rooted(kind, SPOKEN)),
)


@cache
def database() -> duckdb.DuckDBPyConnection:
    """Return a database with as many threads as keep no order."""
    return duckdb.connect(config={"threads": 2})


def answers(nodes: Sequence[Node], cases: Sequence[Facts], *, dialect: Dialect = DUCKDB) -> Answers:
    """
    Return what DuckDB answers for each of *nodes*, for each of *cases*, from one statement.

    Raises:
        InvalidValueError: a node is refused.
    """
    named = {f"answer {number}": node for number, node in enumerate(nodes)}
    asked = Asked(answers=named, figures=FIGURES, dates=DATES)
    _fill(cases)
    require_columns(_described(), asked, table=CASES, dialect=DUCKDB)
    return _asked(select(asked, table=CASES, dialect=dialect), len(nodes))


def expressions(nodes: Sequence[Node], cases: Sequence[Facts], *, dialect: Dialect) -> Answers:
    """Return the same from expressions that stand alone, in a statement of one's own."""
    columns = [sql(node, figures=FIGURES, dates=DATES, dialect=dialect) for node in nodes]
    key = dialect.identifier(CASES.keys[0])
    _fill(cases)
    return _asked(f"SELECT {', '.join([key, *columns])} FROM {CASES.name}", len(nodes))  # noqa: S608 - our own rules


def _asked(statement: str, answers: int) -> Answers:
    """Return the columns of answers of *statement*, rows in the order of the cases."""
    rows = sorted(database().execute(statement).fetchall(), key=lambda row: row[0])
    return [[row[number] for row in rows] for number in range(1, answers + 1)]


def _fill(cases: Sequence[Facts]) -> None:
    """Put *cases* into a table of all the facts that there are."""
    columns = {CASES.keys[0]: DUCKDB.number} | WHOLE_CASE.reads(CASES, DUCKDB)
    declared = ", ".join(f"{DUCKDB.identifier(name)} {kind}" for name, kind in columns.items())
    database().execute(f"CREATE OR REPLACE TABLE {CASES.name} ({declared})")
    numbered = [{CASES.keys[0]: number, **facts} for number, facts in enumerate(cases)]
    written = [", ".join(_cell(one.get(name)) for name in columns) for one in numbered]
    database().execute(f"INSERT INTO {CASES.name} VALUES {', '.join(f'({w})' for w in written)}")  # noqa: S608 - our own cases


def _described() -> Mapping[str, str]:
    described = database().execute(f"DESCRIBE {CASES.name}").fetchall()
    return {name: kind for name, kind, *_ in described}


def _cell(value: FactValue) -> str:
    """Write a value of a fact as a person would who knows nothing of the emitter."""
    match value:
        case None:
            return "NULL"
        case tuple():
            fields = (
                ", ".join(f"'{name}': {_cell(one)}" for name, one in record.items())
                for record in value
            )
            return f"[{', '.join(f'{{{one}}}' for one in fields)}]"
        case date():
            return f"DATE '{value}'"
        case str():
            return f"'{value}'"
        case _:
            return str(value)


def oracle(node: Node, cases: Sequence[Facts]) -> list[object]:
    """Return what *node* comes to in each case, as specified."""
    return [value(node, situation(facts, FIGURES, DATES)) for facts in cases]


def is_spoken(node: Node) -> bool:
    """Whether SQL can say *node*: all but what may grow beyond 64 bits."""
    try:
        sql(node, figures=FIGURES, dates=DATES, dialect=DUCKDB)
    except InvalidValueError as error:
        if [problem.id for problem in error.problems] != ["sql_too_large"]:
            raise
        event("refused")
        return False
    return True


@given(nodes=st.lists(TREES, min_size=1, max_size=12), cases=populations())
def test_database_says_what_the_oracle_says(nodes: list[Node], cases: list[Facts]) -> None:
    """To the last unit, and unknown exactly where it is unknown."""
    spoken = [node for node in nodes if is_spoken(node)]

    found = answers(spoken, cases)

    assert found == [oracle(node, cases) for node in spoken]
    assert [[type(one) for one in row] for row in found] == [
        [type(one) for one in oracle(node, cases)] for node in spoken
    ]


@given(nodes=st.lists(TREES, min_size=1, max_size=12), cases=populations())
def test_tree_made_ready_is_read_alike(nodes: list[Node], cases: list[Facts]) -> None:
    """A rule simplified for a day says the same there too."""
    ready = [one for node in nodes if is_spoken(one := normalised(node, FIGURES, DATES))]

    assert answers(ready, cases) == [oracle(node, cases) for node in ready]


@given(nodes=st.lists(TREES, min_size=1, max_size=12), cases=populations())
def test_rule_too_long_to_repeat_is_read_alike(nodes: list[Node], cases: list[Facts]) -> None:
    """What is worked out once under a name, or by a join, comes to the same."""
    spoken = [node for node in nodes if is_spoken(node)]

    expected = [oracle(node, cases) for node in spoken]

    assert answers(spoken, cases, dialect=SHORT) == expected
    assert expressions(spoken, cases, dialect=SHORT) == expected
