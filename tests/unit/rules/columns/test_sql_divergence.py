"""
Where what a database offers is not what the law means: each trap, and that no rule falls into it.

Each line was found by a differential trial.  It holds what comes to mind first, as SQL, and what
DuckDB answers to it; and the rule that means the same, with the exact answer.
"""

from collections.abc import Callable, Mapping
from datetime import date

import duckdb
import pytest
from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.anniversary import Birthday
from essmodel.rules.columns.dialect import DUCKDB
from essmodel.rules.columns.statement import Asked, require_columns
from essmodel.rules.columns.table import Table
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import (
    Add,
    AddMonths,
    Age,
    And,
    Bands,
    Cmp,
    DaysBetween,
    DivRound,
    Fact,
    If,
    In,
    Item,
    Lit,
    MinMax,
    Mul,
    Node,
    Or,
    Quant,
    SumOf,
)
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding, divided
from essmodel.rules.well_typed import CALENDAR, TRUTH

INVENTED = Invention()
WHOLE = Number(least=-(2**55), most=2**55)
EUROS = Number(places=2, unit="EUR", least=0, most=10**9)
RATE = Number(places=4, least=0, most=10**6)


def fact(name: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(name, kind, Text.same(name))


X, IS_SO = fact("x", WHOLE), fact("is so", TRUTH)
BORN, KIND = fact("born", CALENDAR), fact("kind", Label("kind"))
RECORDS = fact("records", Many("record"))
HOLDS = Item("record", "holds", TRUTH, Text.same("holds"))
SIZE = Item("record", "size", Number(least=0, most=10), Text.same("size"))
ZERO, ONE = Lit(0, Number()), Lit(1, Number())


def whole(x: Node, divisor: int, rounding: Rounding) -> Node:
    """*x* divided and rounded to a whole number."""
    return DivRound(x, divisor, rounding, Number(), INVENTED)


def age(on: date, birthday: Birthday = Birthday.MARCH_1) -> Node:
    """Whole years on a day."""
    return Age(BORN, Lit(on, CALENDAR), birthday, INVENTED)


def cents(product: Node) -> Node:
    """An amount rounded to the cent, halves away from zero."""
    return DivRound(product, 1, Rounding.HALF_UP, EUROS, INVENTED)


@frozen
class Trap:
    """What comes to mind first, what it gives, and what is right."""

    name: str
    naive: str
    gives: object
    rule: Node
    case: Mapping[str, str]
    exact: object = None


TRAPS = [
    Trap("LEAST skips NULL: 0, not unknown",
         "least(NULL, 0)", 0,
         MinMax("min", (X, ZERO)), {"x": "NULL"}),
    Trap("clip to an unknown floor: 1, not unknown",
         "greatest(1, NULL)", 1,
         MinMax("max", (ONE, X)), {"x": "NULL"}),
    Trap("CASE sends unknown to ELSE: 2, not unknown",
         "CASE WHEN NULL THEN 1 ELSE 2 END", 2,
         If(IS_SO, ONE, ZERO), {"is so": "NULL"}),
    Trap("the last band as ELSE: 7, not unknown",
         "CASE WHEN NULL < 5 THEN 1 ELSE 7 END", 7,
         Bands(X, (5,), (ONE, Lit(7, Number())), INVENTED), {"x": "NULL"}),
    Trap("the only band as a constant: 7, not unknown",
         "7", 7,
         Bands(X, (), (Lit(7, Number()),), INVENTED), {"x": "NULL"}),
    Trap("-1 over 2 cut towards zero: 0, not -1",
         "-1 // 2", 0,
         whole(X, 2, Rounding.FLOOR), {"x": "-1"}, -1),
    Trap("over 3 by floats: ...994, not ...993",
         "CAST(floor(27021597764222979 / 3) AS BIGINT)", 9007199254740994,
         whole(X, 3, Rounding.FLOOR), {"x": "27021597764222979"}, 9007199254740993),
    Trap("over 1 by floats: ...992, not ...993",
         "CAST(floor(9007199254740993 / 1) AS BIGINT)", 9007199254740992,
         whole(X, 1, Rounding.FLOOR), {"x": "9007199254740993"}, 9007199254740993),
    Trap("one half to even: 0, not 1",
         "CAST(round_even(1 / 2, 0) AS BIGINT)", 0,
         whole(X, 2, Rounding.HALF_UP), {"x": "1"}, 1),
    Trap("minus one half upwards: 0, not -1",
         "CAST(floor(-1 / 2 + 0.5) AS BIGINT)", 0,
         whole(X, 2, Rounding.HALF_UP), {"x": "-1"}, -1),
    Trap("1.00 at 1.0050 by floats: 1.00, not 1.01",
         "CAST(round(CAST(1.005 AS DOUBLE) * 100) AS BIGINT)", 100,
         cents(Mul(fact("x", EUROS), fact("rate", RATE))), {"x": "100", "rate": "10050"}, 101),
    Trap("10.00 at 0.5095 by small floats, cut: 5.09, not 5.10",
         "CAST(floor(10 * CAST(0.5095 AS FLOAT) * 100) AS BIGINT)", 509,
         cents(Mul(fact("x", EUROS), fact("rate", RATE))), {"x": "1000", "rate": "5095"}, 510),
    Trap("1549.50 at 0.0001 rounded twice: 0.16, not 0.15",
         "CAST(round(round(1549.50 * 0.0001, 3), 2) * 100 AS BIGINT)", 16,
         cents(Mul(fact("x", EUROS), fact("rate", RATE))), {"x": "154950", "rate": "1"}, 15),
    Trap("10.05 by 0.000619 kept at six places: 0.006221, not 0.00622095",
         "CAST(CAST(10.05 * 0.000619 AS DECIMAL(38, 6)) * 1000000 AS BIGINT)", 6221,
         Mul(fact("x", EUROS), fact("y", Number(places=6, least=0, most=10**6))),
         {"x": "1005", "y": "619"}, 622095),
    Trap("years of the calendar: 26, not 25",
         "date_diff('year', DATE '2000-03-01', DATE '2026-02-28')", 26,
         age(date(2026, 2, 28)), {"born": "DATE '2000-03-01'"}, 25),
    Trap("years of 365.25 days: 17, not 18",
         "CAST(floor((DATE '2026-05-14' - DATE '2008-05-14') / 365.25) AS BIGINT)", 17,
         age(date(2026, 5, 14)), {"born": "DATE '2008-05-14'"}, 18),
    Trap("an age before birth cut towards zero: -32, not -33",
         "(20260228 - 20590101) // 10000", -32,
         age(date(2026, 2, 28)), {"born": "DATE '2059-01-01'"}, -33),
    Trap("born on 29 February: 17 whatever the law says, where it says 18",
         "date_sub('year', DATE '2008-02-29', DATE '2026-02-28')", 18,
         age(date(2026, 2, 28), Birthday.MARCH_1), {"born": "DATE '2008-02-29'"}, 17),
    Trap("born on 29 February: 18 whatever the law says, where it says 17",
         "date_part('year', age(DATE '2026-02-28', DATE '2008-02-29'))", 17,
         age(date(2026, 2, 28), Birthday.FEBRUARY_28), {"born": "DATE '2008-02-29'"}, 18),
    Trap("any of what is unknown: false, not unknown",
         "coalesce(list_bool_or([CAST(NULL AS BOOLEAN)]), FALSE)", False,
         Quant("any", RECORDS, HOLDS), {"records": "[{'holds': CAST(NULL AS BOOLEAN)}]"}),
    Trap("all of what is unknown: true, not unknown",
         "coalesce(list_bool_and([CAST(NULL AS BOOLEAN)]), TRUE)", True,
         Quant("all", RECORDS, HOLDS), {"records": "[{'holds': CAST(NULL AS BOOLEAN)}]"}),
    Trap("any of nothing: unknown, not false",
         "list_bool_or(CAST([] AS BOOLEAN[]))", None,
         Quant("any", RECORDS, HOLDS), {"records": "CAST([] AS STRUCT(holds BOOLEAN)[])"}, False),
    Trap("a sum skips NULL: 3, not unknown",
         "list_sum([3, NULL])", 3,
         SumOf(RECORDS, SIZE, Lit(True, TRUTH)), {"records": "[{'size': 3}, {'size': NULL}]"}),
    Trap("the sum of nothing: unknown, not 0",
         "list_sum(CAST([] AS BIGINT[]))", None,
         SumOf(RECORDS, SIZE, Lit(True, TRUTH)),
         {"records": "CAST([] AS STRUCT(size BIGINT)[])"}, 0),
    Trap("a condition that is never told apart: FALSE, not unknown",
         "coalesce(NULL AND NULL, FALSE)", False,
         And((IS_SO, IS_SO)), {"is so": "NULL"}),
]  # fmt: skip
ALIKE = [
    Trap("no and unknown is no", "FALSE AND NULL", False,
         And((Lit(False, TRUTH), IS_SO)), {"is so": "NULL"}, False),
    Trap("yes or unknown is yes", "TRUE OR NULL", True,
         Or((Lit(True, TRUTH), IS_SO)), {"is so": "NULL"}, True),
    Trap("IN of an unknown label is unknown", "NULL IN ('a')", None,
         In(KIND, frozenset({"a"})), {"kind": "NULL"}),
    Trap("a label outside the book is no other", "'z' IN ('a')", False,
         In(KIND, frozenset({"a"})), {"kind": "'z'"}, False),
    Trap("a label outside the book may be asked for", "'a' = 'z'", False,
         Cmp("==", KIND, Lit("z", Label("kind"))), {"kind": "'a'"}, False),
    Trap("a month without that day ends on its last",
         "CAST(DATE '2026-01-31' + to_months(1) AS DATE)", date(2026, 2, 28),
         AddMonths(BORN, 1), {"born": "DATE '2026-01-31'"}, date(2026, 2, 28)),
    Trap("days backwards are negative", "DATE '2026-01-01' - DATE '2026-01-31'", -30,
         DaysBetween(BORN, Lit(date(2026, 1, 1), CALENDAR)), {"born": "DATE '2026-01-31'"}, -30),
    Trap("a rule of constants alone is one", "1 + 1", 2, Add((ONE, ONE)), {}, 2),
]  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS + ALIKE, ids=lambda trap: trap.name)
def test_rule_gives_the_exact_answer(ask: Callable[..., object], trap: Trap) -> None:
    """Whatever the database would have answered to what comes to mind first."""
    assert ask(trap.rule, trap.case) == trap.exact


@pytest.mark.parametrize("trap", TRAPS + ALIKE, ids=lambda trap: trap.name)
def test_trap_is_one(database: duckdb.DuckDBPyConnection, trap: Trap) -> None:
    """What DuckDB answers is what is written here; if it changes, look at the emitter again."""
    assert database.execute(f"SELECT {trap.naive}").fetchall() == [(trap.gives,)]


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_trap_differs_from_what_is_exact(trap: Trap) -> None:
    """A trap that gives the exact answer would show nothing."""
    assert trap.gives != trap.exact


def test_product_of_small_columns_does_not_overflow(ask: Callable[..., object]) -> None:
    """3000000 by 1000 overflows 32 bits, an error; numbers are read as 64 bits."""
    columns = {"x": "CAST(3000000 AS INTEGER)", "y": "CAST(1000 AS INTEGER)"}
    x, y = (fact(name, Number(least=0, most=10**8)) for name in columns)

    assert ask(Mul(x, y), columns) == 3_000_000_000


@pytest.mark.parametrize("kind", ["DOUBLE", "DECIMAL(18,2)", "VARCHAR", "TIMESTAMP"])
def test_column_that_is_not_whole_is_refused(kind: str) -> None:
    """NaN is more than any number, 2.01 by 100 is 200: a column of floats is no column of cents."""
    asked = Asked(answers={"is more": Cmp(">=", X, ONE)}, dates={})
    table = Table(name="cases", keys=("key",))

    with pytest.raises(InvalidValueError, match="without loss"):
        require_columns({"x": kind}, asked, table=table, dialect=DUCKDB)


def test_division_by_zero_cannot_be_written() -> None:
    """Engines answer it with NULL, with zero or not at all."""
    with pytest.raises(InvalidValueError, match="0"):
        whole(X, 0, Rounding.FLOOR)


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize("divisor", [1, 2, 3, 4, 7, 10])
def test_division_is_exact_on_both_sides_of_zero(
    ask: Callable[..., object], rounding: Rounding, divisor: int
) -> None:
    """Ties, remainders of either sign, and numbers that no float holds."""
    for x in (*range(-12, 13), 2**54 + 1, -(2**54) - 1):
        found = ask(whole(X, divisor, rounding), {"x": str(x)})
        assert found == divided(x, divisor, rounding)
