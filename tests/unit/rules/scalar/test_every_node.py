"""Every kind of node, asked of one case in each fast way: the specification says the same."""

from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import Birthday
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number
from essmodel.rules.fact import Facts
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.function import Function
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.law.source import Invention
from essmodel.rules.oracle import value
from essmodel.rules.rounding import Rounding
from essmodel.rules.scalar.closure import closure
from essmodel.rules.scalar.generated import compiled
from essmodel.rules.scalar.noted import noted
from essmodel.rules.scalar.noting import is_lack
from essmodel.rules.situation import situation
from essmodel.rules.well_typed import TRUTH

NUMBER, CALENDAR, SOURCE = Number(), Calendar(), Invention()
LAW: dict[str, Figure] = {"cap": 3, "rate": ByCode("c.kind", (("a", 3), ("b", -4)), SOURCE)}
DAYS: Dates = {Event.DECISION: date(2026, 2, 28)}


def fact(name: str, like: DataType) -> tree.Fact:
    """Return a fact of the case."""
    return tree.Fact(f"c.{name}", like, Text.same(name))


def lit(value: int) -> tree.Lit:
    """Return a whole number."""
    return tree.Lit(value, NUMBER)


X, Y = fact("x", NUMBER), fact("y", NUMBER)
A, B = fact("a", TRUTH), fact("b", TRUTH)
KIND, BORN = fact("kind", Label("kind")), fact("born", CALENDAR)
PEOPLE = fact("people", Many("person"))
HOURS = tree.Item("person", "hours", NUMBER, Text.same("hours"))
IS_NEAR = tree.Item("person", "is_near", TRUTH, Text.same("is near"))
TODAY = tree.RefDate(Event.DECISION)
RATE = tree.Param("rate", NUMBER, Text.same("rate"))
RAISES = Function(
    id="f", label=Text.same("f"), takes=(NUMBER,), gives=NUMBER, run=lambda x: 12 // x
)
POSITIVE = tree.Cmp(">", X, lit(0))

NODES: tuple[tree.Node, ...] = (
    lit(7), X, A, HOURS, tree.Param("cap", NUMBER, Text.same("cap")), RATE, TODAY,
    tree.RefDate(Event.ASSEMBLY), tree.Silent(SOURCE, NUMBER),
    tree.And((A, B)), tree.Or((A, B)), tree.And(()), tree.Or(()), tree.And((A,)),
    tree.Not(tree.And(())), tree.Not(tree.Or(())),
    tree.Not(tree.And((A, B))), tree.Not(tree.Or((A, tree.Not(B)))),
    tree.And((tree.If(A, B, A), B, POSITIVE)), tree.Or((tree.If(A, B, A), POSITIVE, B)),
    tree.Not(tree.And((tree.If(A, B, A), B))), tree.Not(tree.Or((tree.If(A, B, A), B))),
    tree.And((tree.Or((A, B)), POSITIVE, tree.Cmp("<", X, lit(9)))),
    tree.Or((tree.And((A, B)), POSITIVE, tree.Cmp(">", X, lit(9)))),
    *(tree.Cmp(op, X, Y) for op in ("<", "<=", "==", "!=", ">=", ">")),
    tree.Cmp("==", tree.And((A, B)), tree.Or((A, B))),
    tree.In(KIND, frozenset({"a", "z"})),
    tree.Add((X, Y, lit(1))), tree.Sub(X, Y), tree.Mul(X, Y),
    *(tree.DivRound(X, by, mode, NUMBER, SOURCE) for mode in Rounding for by in (1, 3, 4)),
    tree.DivRound(X, 3, Rounding.HALF_UP, Number(places=2), SOURCE),
    tree.MinMax("min", (X, Y, lit(2))), tree.MinMax("max", (X, tree.Add((Y, lit(1))))),
    *(tree.Age(BORN, TODAY, one, SOURCE) for one in Birthday),
    tree.AddMonths(BORN, 12), tree.DaysBetween(BORN, TODAY),
    tree.Bands(X, (0, 5), (lit(1), lit(2), lit(3)), SOURCE),
    tree.Bands(X, (0, 5), (Y, tree.Silent(SOURCE, NUMBER), lit(3)), SOURCE),
    tree.If(A, X, Y), tree.If(POSITIVE, lit(1), lit(2)), tree.If(POSITIVE, X, lit(2)),
    tree.If(tree.Or((A, B)), X, Y),
    tree.IsKnown(X), tree.IsKnown(tree.And((A, B))), tree.IsKnown(PEOPLE), tree.IsKnown(lit(1)),
    tree.Coalesce(X, Y, SOURCE), tree.Coalesce(X, lit(0), SOURCE), tree.Coalesce(lit(1), X, SOURCE),
    tree.Quant("any", PEOPLE, IS_NEAR), tree.Quant("all", PEOPLE, IS_NEAR),
    tree.CountIf(PEOPLE, IS_NEAR), tree.SumOf(PEOPLE, HOURS, IS_NEAR),
    tree.Quant("any", PEOPLE, tree.And((IS_NEAR, tree.Cmp("<", HOURS, X)))),
    tree.Call(RAISES, (X,)),
)  # fmt: skip

PERSON = {"hours": 3, "is_near": True}
CASES: tuple[Facts, ...] = (
    {},
    {"c.x": 0, "c.y": 2, "c.a": True, "c.b": False, "c.kind": "a", "c.people": ()},
    {"c.x": -6, "c.a": False, "c.b": None, "c.kind": "b", "c.people": (PERSON, {"hours": 1})},
    {"c.x": 6, "c.y": -3, "c.a": True, "c.b": True, "c.kind": "z", "c.people": (PERSON, PERSON)},
    {"c.x": 10, "c.y": 10, "c.b": True, "c.born": date(2008, 2, 29)},
    {"c.x": 5, "c.a": None, "c.b": False, "c.people": ({**PERSON, "is_near": False}, PERSON)},
    {"c.x": -5, "c.people": ({"is_near": True},), "c.born": date(2030, 1, 1)},
)


def by_notes(node: tree.Node, facts: Facts) -> object:
    """Ask with notes."""
    found = noted(node, figures=LAW, dates=DAYS).ask(facts, [])
    return None if is_lack(found) else found


READINGS: dict[str, Callable[[tree.Node, Facts], object]] = {
    "closure": lambda node, facts: closure(node, figures=LAW, dates=DAYS)(facts),
    "code": lambda node, facts: compiled(node, figures=LAW, dates=DAYS)(facts),
    "notes": by_notes,
}


def test_every_kind_of_node_is_asked() -> None:
    """None is left out below."""
    asked = {type(part) for node in NODES for part in tree.parts(node)}

    assert asked == set(get_args(tree.Node))


@pytest.mark.parametrize("read", READINGS.values(), ids=READINGS)
@pytest.mark.parametrize("node", NODES, ids=range(len(NODES)))
def test_fast_reading_says_what_is_specified(
    read: Callable[[tree.Node, Facts], object], node: tree.Node
) -> None:
    """In every case, known in part or not at all."""
    for facts in CASES:
        expected = value(node, situation(facts, LAW, DAYS))
        told = read(node, facts)
        assert (told, type(told)) == (expected, type(expected))
