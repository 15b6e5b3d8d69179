"""
Where what a library of frames offers is not what the law means: each trap, and no rule in it.

Each line was found by a differential trial.  It holds what comes to mind first and what the
library answers to it; and the rule that means the same, whose answer the specification confirms.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest
from attrs import frozen

from essmodel.messages.text import Text
from essmodel.rules.anniversary import Birthday
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
    Not,
    Or,
    Quant,
    SumOf,
)
from essmodel.rules.fact import Facts
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import CALENDAR, TRUTH

INVENTED = Invention()
WHOLE = Number(least=-(2**55), most=2**55)
EUROS = Number(places=2, unit="EUR", least=0, most=10**9)
RATE = Number(places=4, least=0, most=10**6)
Agreed = Callable[..., list[object]]


def fact(name: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(name, kind, Text.same(name))


X, IS_SO = fact("x", WHOLE), fact("is so", TRUTH)
BORN, KIND = fact("born", CALENDAR), fact("kind", Label("kind"))
RECORDS = fact("records", Many("record"))
HOLDS = Item("record", "holds", TRUTH, Text.same("holds"))
SIZE = Item("record", "size", Number(least=0, most=10), Text.same("size"))
ZERO, ONE, SEVEN = Lit(0, Number()), Lit(1, Number()), Lit(7, Number())
YES, NO = Lit(True, TRUTH), Lit(False, TRUTH)
PRICED = Mul(fact("x", EUROS), fact("rate", RATE))


def whole(x: Node, divisor: int, rounding: Rounding) -> Node:
    """*x* divided and rounded to a whole number."""
    return DivRound(x, divisor, rounding, Number(), INVENTED)


def age(on: date, birthday: Birthday = Birthday.MARCH_1) -> Node:
    """Whole years on a day."""
    return Age(BORN, Lit(on, CALENDAR), birthday, INVENTED)


def cents(product: Node) -> Node:
    """An amount rounded to the cent, halves away from zero."""
    return DivRound(product, 1, Rounding.HALF_UP, EUROS, INVENTED)


def one_row(**columns: object) -> pl.DataFrame:
    """A frame of polars with one row."""
    return pl.DataFrame({name: [value] for name, value in columns.items()})


def number(value: int | None) -> Any:  # noqa: ANN401 - an expression of polars
    """A whole number in a column of polars."""
    return pl.lit(value, pl.Int64)


def truth(value: bool | None) -> Any:  # noqa: ANN401, FBT001 - an expression of polars
    """Yes, no or unknown in a column of polars."""
    return pl.lit(value, pl.Boolean)


def polars(expression: Any) -> object:  # noqa: ANN401 - an expression of polars
    """Return what polars answers."""
    found: object = pl.select(expression).item()
    return found


def numbered(column: Any) -> Any:  # noqa: ANN401 - an expression of polars
    """A day as a number, with months in as many bits as polars gives them."""
    return column.dt.year() * 10_000 + column.dt.month() * 100 + column.dt.day()


@frozen
class Trap:
    """What comes to mind first, what it gives, and what is right."""

    name: str
    naive: Callable[[], object]
    gives: object
    rule: Node
    case: Facts
    exact: object = None


TRAPS = [
    Trap("min_horizontal skips null: 0, not unknown",
         lambda: polars(pl.min_horizontal(number(None), number(0))), 0,
         MinMax("min", (X, ZERO)), {}),
    Trap("max_horizontal skips null: 0, not unknown",
         lambda: polars(pl.max_horizontal(number(None), number(0))), 0,
         MinMax("max", (X, ZERO)), {}),
    Trap("clip to an unknown floor: 1, not unknown",
         lambda: polars(number(1).clip(lower_bound=number(None))), 1,
         MinMax("max", (ONE, X)), {}),
    Trap("otherwise takes what is unknown: 0, not unknown",
         lambda: polars(pl.when(truth(None)).then(1).otherwise(0)), 0,
         If(IS_SO, ONE, ZERO), {}),
    Trap("otherwise as the last band: 7, not unknown",
         lambda: polars(pl.when(number(None) < 5).then(1).otherwise(7)), 7,
         Bands(X, (5,), (ONE, SEVEN), INVENTED), {}),
    Trap("the only band as a constant: 7, not unknown",
         lambda: 7, 7,
         Bands(X, (), (SEVEN,), INVENTED), {}),
    Trap("-1 over 2 cut towards zero: 0, not -1",
         lambda: polars((number(-1) / 2).cast(pl.Int64)), 0,
         whole(X, 2, Rounding.FLOOR), {"x": -1}, -1),
    Trap("over 1 by floats: ...992, not ...993",
         lambda: polars((number(2**53 + 1) / 1).floor().cast(pl.Int64)), 2**53,
         whole(X, 1, Rounding.FLOOR), {"x": 2**53 + 1}, 2**53 + 1),
    Trap("over 3 by floats: ...994, not ...993",
         lambda: int(np.floor_divide(np.float64(3 * (2**53 + 1)), 3)), 2**53 + 2,
         whole(X, 3, Rounding.FLOOR), {"x": 3 * (2**53 + 1)}, 2**53 + 1),
    Trap("one half to even: 0, not 1",
         lambda: polars((number(1) / 2).round().cast(pl.Int64)), 0,
         whole(X, 2, Rounding.HALF_UP), {"x": 1}, 1),
    Trap("minus one half upwards: 0, not -1",
         lambda: polars((number(-1) / 2 + 0.5).floor().cast(pl.Int64)), 0,
         whole(X, 2, Rounding.HALF_UP), {"x": -1}, -1),
    Trap("10.00 at 0.5095 by floats: 5.09, not 5.10",
         lambda: round(10.00 * 0.5095, 2), 5.09,
         cents(PRICED), {"x": 1_000, "rate": 5_095}, 510),
    Trap("1549.50 at 0.0001 by decimals that keep four places: 0.16, not 0.15",
         lambda: polars((_decimal("1549.50", 2) * _decimal("0.0001", 4)).round(2).cast(pl.String)),
         "0.1600",
         cents(PRICED), {"x": 154_950, "rate": 1}, 15),
    Trap("2.01 by 100 by floats, cut: 200, not 201",
         lambda: int(2.01 * 100), 200,
         Mul(fact("x", EUROS), Lit(1, Number())), {"x": 201}, 201),
    Trap("months have 8 bits: 26, not 25",
         lambda: polars((numbered(_day(2026, 1, 20)) - numbered(_day(2000, 2, 15))) // 10_000), 26,
         age(date(2026, 1, 20)), {"born": date(2000, 2, 15)}, 25),
    Trap("years of the calendar: 26, not 25",
         lambda: polars(_day(2026, 2, 28).dt.year() - _day(2000, 3, 1).dt.year()), 26,
         age(date(2026, 2, 28)), {"born": date(2000, 3, 1)}, 25),
    Trap("years of 365.25 days: 17, not 18",
         lambda: int((date(2026, 5, 14) - date(2008, 5, 14)).days // 365.25), 17,
         age(date(2026, 5, 14)), {"born": date(2008, 5, 14)}, 18),
    Trap("an age before birth cut towards zero: -32, not -33",
         lambda: int((20260228 - 20590101) / 10_000), -32,
         age(date(2026, 2, 28)), {"born": date(2059, 1, 1)}, -33),
    Trap("born on 29 February, as numbers of days: 17 whatever the law says, where it says 18",
         lambda: (20260228 - 20080229) // 10_000, 17,
         age(date(2026, 2, 28), Birthday.FEBRUARY_28), {"born": date(2008, 2, 29)}, 18),
    Trap("born on 29 February, from month to month: 18 whatever the law says, where it says 17",
         lambda: polars(_day(2008, 2, 29).dt.offset_by("18y") <= _day(2026, 2, 28)), True,
         Cmp(">=", age(date(2026, 2, 28)), Lit(18, Number())), {"born": date(2008, 2, 29)}, False),
    Trap("32 bits go round: -1294967296, not 3000000000",
         lambda: polars(pl.lit(3_000_000, pl.Int32) * pl.lit(1_000, pl.Int32)), -1_294_967_296,
         Mul(fact("x", EUROS), fact("n", Number(least=0, most=10**4))),
         {"x": 3_000_000, "n": 1_000}, 3_000_000_000),
    Trap("False or null by pandas, as objects: False, not unknown",
         lambda: _objects(False, None, "or"), False,
         Or((NO, IS_SO)), {}),
    Trap("null and null by pandas, as objects: False, not unknown",
         lambda: _objects(None, None, "and"), False,
         And((IS_SO, IS_SO)), {}),
    Trap("NaN is more than any number: True, not unknown",
         lambda: polars(pl.lit(float("nan")) >= 7), True,
         Cmp(">=", X, SEVEN), {}),
]  # fmt: skip
OF_RECORDS = [
    Trap("any of what is unknown: False, not unknown",
         lambda: _of_list([None], "any"), False,
         Quant("any", RECORDS, HOLDS), {"records": ({"holds": None},)}),
    Trap("all of what is unknown: True, not unknown",
         lambda: _of_list([None], "all"), True,
         Quant("all", RECORDS, HOLDS), {"records": ({"holds": None},)}),
    Trap("the greatest answer of no record: unknown, not False",
         lambda: _of_list([], "max"), None,
         Quant("any", RECORDS, HOLDS), {"records": ()}, False),
    Trap("a sum skips null: 3, not unknown",
         lambda: _of_list([3, None], "sum"), 3,
         SumOf(RECORDS, SIZE, YES), {"records": ({"size": 3}, {"size": None})}),
]  # fmt: skip
ALIKE = [
    Trap("no and unknown is no", lambda: polars(truth(False) & truth(None)), False,
         And((NO, IS_SO)), {}, False),
    Trap("yes or unknown is yes", lambda: polars(truth(True) | truth(None)), True,
         Or((YES, IS_SO)), {}, True),
    Trap("not unknown is unknown", lambda: polars(~truth(None)), None,
         Not(IS_SO), {}),
    Trap("null is in no list, nor out of it",
         lambda: polars(pl.lit(None, pl.String).is_in(["a"])), None,
         In(KIND, frozenset({"a"})), {}),
    Trap("a label outside the book is no other",
         lambda: polars(pl.lit("z").is_in(["a"])), False,
         In(KIND, frozenset({"a"})), {"kind": "z"}, False),
    Trap("unknown labels are not the same", lambda: polars(number(None) == number(None)), None,
         Cmp("==", KIND, KIND), {}),
    Trap("-7 over 2, floored", lambda: polars(number(-7) // 2), -4,
         whole(X, 2, Rounding.FLOOR), {"x": -7}, -4),
    Trap("31 January and a month", lambda: polars(_day(2026, 1, 31).dt.offset_by("1mo")),
         date(2026, 2, 28),
         AddMonths(BORN, 1), {"born": date(2026, 1, 31)}, date(2026, 2, 28)),
    Trap("29 February less a year", lambda: polars(_day(2024, 2, 29).dt.offset_by("-12mo")),
         date(2023, 2, 28),
         AddMonths(BORN, -12), {"born": date(2024, 2, 29)}, date(2023, 2, 28)),
    Trap("days backwards are negative",
         lambda: polars((_day(2026, 1, 1) - _day(2026, 1, 31)).dt.total_days()), -30,
         DaysBetween(BORN, Lit(date(2026, 1, 1), CALENDAR)), {"born": date(2026, 1, 31)}, -30),
    Trap("a rule of constants alone is one", lambda: polars(number(1) + 1), 2,
         Add((ONE, ONE)), {}, 2),
]  # fmt: skip


def _decimal(text: str, places: int) -> Any:  # noqa: ANN401 - an expression of polars
    return pl.lit(text).cast(pl.Decimal(38, places))


def _day(year: int, month: int, day: int) -> Any:  # noqa: ANN401 - an expression of polars
    return pl.lit(date(year, month, day))


def _objects(left: bool | None, right: bool | None, which: str) -> object:  # noqa: FBT001 - what is asked
    """Return what pandas answers where it holds truths as any objects."""
    one, other = (pl.Series([value, None], dtype=pl.Boolean).to_pandas() for value in (left, right))
    found = one & other if which == "and" else one | other
    return bool(found[0])


def _of_list(values: list[Any], what: str) -> object:
    """Return what polars answers about a list."""
    inner = pl.Int64 if what == "sum" else pl.Boolean
    column = pl.Series("many", [values], pl.List(inner))
    found: object = getattr(column.list, what)().item()
    return found


@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
@pytest.mark.parametrize("trap", TRAPS + ALIKE, ids=lambda trap: trap.name)
def test_rule_gives_the_exact_answer(
    agreed: Agreed, trap: Trap, library: str, *, by_steps: bool
) -> None:
    """Whatever the library would have answered to what comes to mind first."""
    found = agreed(trap.rule, [trap.case], library=library, by_steps=by_steps)

    assert found == [trap.exact]


@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
@pytest.mark.parametrize("trap", OF_RECORDS, ids=lambda trap: trap.name)
def test_rule_about_records_gives_the_exact_answer(
    agreed: Agreed, trap: Trap, *, by_steps: bool
) -> None:
    """In polars, which alone asks records."""
    assert agreed(trap.rule, [trap.case], by_steps=by_steps) == [trap.exact]


@pytest.mark.parametrize("trap", TRAPS + OF_RECORDS + ALIKE, ids=lambda trap: trap.name)
def test_trap_is_one(trap: Trap) -> None:
    """What the library answers is what is written here; if it changes, look at rules again."""
    assert trap.naive() == trap.gives


@pytest.mark.parametrize("trap", TRAPS + OF_RECORDS, ids=lambda trap: trap.name)
def test_trap_differs_from_what_is_exact(trap: Trap) -> None:
    """A trap that gives the exact answer would show nothing."""
    assert trap.gives != trap.exact
