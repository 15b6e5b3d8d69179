"""What records of lists say together, in one expression of polars."""

from collections.abc import Callable
from datetime import date

import pytest

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
    Coalesce,
    CountIf,
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
    SumOf,
)
from essmodel.rules.fact import Facts, Record
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import CALENDAR, TRUTH

Agreed = Callable[..., list[object]]
INVENTED = Invention()
SMALL = Number(least=-1_000, most=1_000)
YES, NO = Lit(True, TRUTH), Lit(False, TRUTH)


def item(name: str, kind: DataType, record: str = "child") -> Item:
    """A field of a record."""
    return Item(record, name, kind, Text.same(name))


CHILDREN = Fact("children", Many("child"), Text.same("children"))
SIZE, BORN, HOME = item("size", SMALL), item("born", CALENDAR), item("home", Label("town"))
IS_LOCAL, TOYS, PRICE = (
    item("is local", TRUTH),
    item("toys", Many("toy")),
    item("price", SMALL, "toy"),
)
CAP = Param("cap", SMALL, Text.same("cap"))
IS_SMALL = Cmp("<", SIZE, CAP)
YEARS = Age(BORN, RefDate(Event.DECISION), Birthday.FEBRUARY_28, INVENTED)
HALF = DivRound(SIZE, 2, Rounding.HALF_EVEN, Number(), INVENTED)
RECORDS: list[Record] = [
    {"size": 1, "is local": True, "born": date(2008, 2, 29), "home": "a"},
    {"size": -7, "is local": False, "born": date(2026, 3, 1), "home": "b"},
    {"size": 9, "is local": None, "born": None, "home": "z"},
    {"size": None, "is local": True, "born": date(1600, 1, 1), "home": None},
]
CASES: list[Facts] = [
    {},
    {"children": ()},
    *({"children": (one,)} for one in RECORDS),
    *({"children": (one, other)} for one in RECORDS for other in RECORDS),
    {"children": tuple(RECORDS)},
    {"children": tuple(RECORDS[:2] * 50)},
]
BODIES: list[Node] = [
    YES,
    NO,
    IS_LOCAL,
    IS_SMALL,
    And((IS_SMALL, Not(IS_LOCAL))),
    Or((IS_LOCAL, Cmp("==", HOME, Lit("a", Label("town"))))),
    In(HOME, frozenset({"b", "z"})),
    In(HOME, frozenset()),
    IsKnown(SIZE),
    Cmp(">=", YEARS, Lit(18, Number())),
    Cmp("<", AddMonths(BORN, 216), RefDate(Event.DECISION)),
    If(IS_LOCAL, IS_SMALL, YES),
    Cmp("<", MinMax("max", (SIZE, CAP)), Lit(5, SMALL)),
    Bands(SIZE, (0, 5), (YES, IS_LOCAL, NO), INVENTED),
]


@pytest.mark.parametrize("which", ["all", "any"])
@pytest.mark.parametrize("body", BODIES)
def test_all_or_any_of_the_records_are_asked(agreed: Agreed, which: str, body: Node) -> None:
    """All of none satisfy, none of none does, and one that is unknown may count."""
    node = Quant("all" if which == "all" else "any", CHILDREN, body)

    agreed(node, CASES, figures={"cap": 2}, dates={Event.DECISION: date(2026, 2, 28)})


@pytest.mark.parametrize("body", BODIES)
def test_records_that_satisfy_are_counted(agreed: Agreed, body: Node) -> None:
    """One of which nobody can tell leaves no count."""
    node = CountIf(CHILDREN, body)

    agreed(node, CASES, figures={"cap": 2}, dates={Event.DECISION: date(2026, 2, 28)})


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("term", [SIZE, CAP, HALF, Mul(SIZE, CAP), Coalesce(SIZE, CAP, INVENTED)])
def test_records_that_satisfy_are_summed(agreed: Agreed, term: Node, body: Node) -> None:
    """What is unknown about a record that does not satisfy does not matter."""
    node = SumOf(CHILDREN, term, body)

    agreed(node, CASES, figures={"cap": 2}, dates={Event.DECISION: date(2026, 2, 28)})


def test_answers_of_lists_are_parts_of_rules(agreed: Agreed) -> None:
    """Counted, summed and compared, beside facts of the case."""
    cap = Fact("cap", SMALL, Text.same("cap"))
    total = Add((SumOf(CHILDREN, SIZE, IS_LOCAL), CountIf(CHILDREN, YES)))
    node = And((Cmp("<", total, cap), Quant("any", CHILDREN, IS_LOCAL)))

    agreed(node, [{**case, "cap": cap} for case in CASES for cap in (2, 500, None)])


def test_list_that_nobody_knows_is_not_known(agreed: Agreed) -> None:
    """An empty one is."""
    counted = Quant("any", CHILDREN, IS_LOCAL)
    node = And((IsKnown(CHILDREN), Or((IsKnown(counted), Not(IsKnown(counted))))))

    assert agreed(node, CASES)[:3] == [False, True, True]


def test_list_inside_a_record_is_asked(agreed: Agreed) -> None:
    """Whether a child has a toy that is dear, and how many children have."""
    dear = Quant("any", TOYS, Cmp(">", PRICE, CAP))
    toys: list[object] = [
        None,
        (),
        ({"price": 1},),
        ({"price": 9},),
        ({"price": None}, {"price": 9}),
    ]
    cases = [{"children": ({"toys": one}, {"toys": other})} for one in toys for other in toys]

    agreed(CountIf(CHILDREN, dear), [*cases, {}], figures={"cap": 2})
    agreed(Quant("all", CHILDREN, dear), [*cases, {}], figures={"cap": 2})
    agreed(SumOf(CHILDREN, CountIf(TOYS, YES), dear), [*cases, {}], figures={"cap": 2})
