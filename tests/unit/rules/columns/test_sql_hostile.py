"""Whatever a name or a code holds, it is a name or a code: it says nothing to the database."""

from collections.abc import Callable

import duckdb
import pytest

from essmodel.messages.text import Text
from essmodel.rules.columns.dialect import DUCKDB
from essmodel.rules.columns.sql import sql
from essmodel.rules.columns.statement import Asked, select
from essmodel.rules.columns.table import Table
from essmodel.rules.datatype import Label, Many, Number
from essmodel.rules.expression import (
    Add,
    And,
    Cmp,
    Fact,
    If,
    In,
    Item,
    Lit,
    Node,
    Not,
    Param,
    Quant,
    SumOf,
)
from essmodel.rules.figure import ByCode
from essmodel.rules.law.source import Invention
from essmodel.rules.well_typed import DEEPEST, TRUTH

Ask = Callable[..., object]
HOSTILE = [
    'x"; DROP TABLE y; --',
    "'; DROP TABLE y; --",
    "'",
    '"',
    '""',
    "\\",
    "\\'; --",
    "{name}",
    "{0}",
    "%s",
    "$1",
    "?",
    "a.b.c",
    " ",
    "/*",
    "select",
    "it1",
    "one",
    "cases",
    "é\u00a0ß\U0001f600",
    "line\nfeed",
    "x" * 300,
]
KIND = Label("kind")
SMALL = Number(least=0, most=9)


@pytest.mark.parametrize("name", HOSTILE)
def test_column_may_bear_any_name(ask: Ask, name: str) -> None:
    """A path is quoted, alone and inside a list."""
    path = Fact(name, TRUTH, Text.same("path"))
    field = Item("record", name, TRUTH, Text.same("field"))
    many = Fact("many", Many("record"), Text.same("many"))
    case = {name: "TRUE", "many": f"[struct_pack({DUCKDB.identifier(name)} := TRUE)]"}

    assert ask(And((path, Quant("all", many, And((field, path))))), case) is True


@pytest.mark.parametrize("code", [*HOSTILE, ""])
def test_code_may_hold_anything(ask: Ask, code: str) -> None:
    """A label is quoted where it is written, listed, looked up or chosen by."""
    kind = Fact("kind", KIND, Text.same("kind"))
    figures = {"by kind": ByCode("kind", ((code, 7), ("other code", 8)), Invention())}
    figure = Param("by kind", Number(), Text.same("figure"))
    rule = And(
        (
            Cmp("==", kind, Lit(code, KIND)),
            In(kind, frozenset({code})),
            In(kind, frozenset({code, "f", "g", "h", "i"})),
            Cmp("==", figure, Lit(7, Number())),
        )
    )

    assert ask(rule, {"kind": DUCKDB.string(code)}, figures) is True
    assert ask(rule, {"kind": "'nothing of the kind'"}, figures) is False


@pytest.mark.parametrize("name", HOSTILE)
def test_table_key_and_answer_may_bear_any_name(
    database: duckdb.DuckDBPyConnection, name: str
) -> None:
    """A statement stays one statement."""
    table = Table(name=name, keys=(name,))
    quoted = DUCKDB.identifier(name)
    database.execute(f"CREATE OR REPLACE TABLE {quoted} AS SELECT 5 AS {quoted}")
    rule = Cmp("==", Fact(name, Number(), Text.same("path")), Lit(5, Number()))
    asked = Asked(answers={f"{name} answered": rule}, dates={})

    statement = select(asked, table=table, dialect=DUCKDB)

    assert len(duckdb.extract_statements(statement)) == 1
    assert database.execute(statement).fetchall() == [(5, True)]


def deep(grow: Callable[[Node], Node], leaf: Node, *, levels: int = DEEPEST - 2) -> Node:
    """A tree of many levels, each made around the one before."""
    node = leaf
    while node.extent.depth < levels:
        node = grow(node)
    return node


FLAG, AMOUNT = Fact("flag", TRUTH, Text.same("flag")), Fact("amount", SMALL, Text.same("amount"))
DEEP: dict[str, Node] = {
    "not": deep(lambda node: Not(And((node, FLAG))), FLAG),
    "if": deep(lambda node: If(node, FLAG, Not(FLAG)), FLAG, levels=60),
    "otherwise": deep(lambda node: If(FLAG, AMOUNT, node), AMOUNT),
    "sum": deep(lambda node: Add((node, AMOUNT)), AMOUNT),
}


@pytest.mark.parametrize("name", DEEP)
def test_deepest_rule_is_read(ask: Ask, name: str) -> None:
    """A database bears expressions of a thousand levels; a rule is written in fewer."""
    assert ask(DEEP[name], {"flag": "TRUE", "amount": "1"}) is not None


def test_widest_rule_is_read(ask: Ask) -> None:
    """Five thousand conditions, and as many terms."""
    terms = Add((AMOUNT,) * 5_000)
    rule = And((Cmp(">", terms, Lit(0, Number())), *(FLAG,) * 5_000))

    assert ask(rule, {"flag": "TRUE", "amount": "1"}) is True


def test_sum_within_a_sum_of_records_is_written_in_proportion() -> None:
    """Lists inside each other do not double the text."""
    many = Fact("many", Many("record"), Text.same("many"))
    size = Item("record", "size", SMALL, Text.same("size"))
    inner = SumOf(many, size, Lit(True, TRUTH))
    outer = Quant("any", many, Cmp(">", inner, Lit(3, Number())))

    written = sql(outer, figures={}, dates={}, dialect=DUCKDB)

    assert written.count("lambda it1") == written.count("lambda it2") == 1
