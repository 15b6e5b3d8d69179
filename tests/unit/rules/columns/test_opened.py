"""Records asked about their case, or by Python: their lists are opened, and closed again."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

import polars as pl
import pytest

from essmodel.messages.text import Text
from essmodel.rules.anniversary import Birthday
from essmodel.rules.columns.namespace import Namespace
from essmodel.rules.columns.place import Column, Place
from essmodel.rules.columns.step import Steps
from essmodel.rules.columns.stepwise import worked_out
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import (
    Add,
    Age,
    And,
    Call,
    Cmp,
    Coalesce,
    CountIf,
    Fact,
    If,
    In,
    IsKnown,
    Item,
    Lit,
    Mul,
    Node,
    Not,
    Or,
    Param,
    Quant,
    RefDate,
    Silent,
    SumOf,
)
from essmodel.rules.fact import Facts
from essmodel.rules.figure import ByCode
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.well_typed import CALENDAR, TRUTH

Agreed = Callable[..., list[object]]
INVENTED = Invention()
SMALL = Number(least=-1_000, most=1_000)
YES = Lit(True, TRUTH)


def fact(name: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(name, kind, Text.same(name))


def item(name: str, kind: DataType, record: str = "child") -> Item:
    """A field of a record."""
    return Item(record, name, kind, Text.same(name))


CAP, TOWN, IS_SO = fact("cap", SMALL), fact("town", Label("town")), fact("is so", TRUTH)
CHILDREN = fact("children", Many("child"))
SIZE, BORN, HOME = item("size", SMALL), item("born", CALENDAR), item("home", Label("town"))
IS_LOCAL = item("is local", TRUTH)
TOYS, PRICE = item("toys", Many("toy")), item("price", SMALL, "toy")
RATE = Param("rate", SMALL, Text.same("rate"))
FIGURES = {"rate": ByCode("town", (("a", 3), ("b", -4)), INVENTED), "floor": 2}
FLOOR = Param("floor", SMALL, Text.same("floor"))
SMALLER = Cmp("<", SIZE, CAP)
LISTS: list[object] = [
    None,
    (),
    ({"size": 1},),
    ({"size": 9},),
    ({"size": None},),
    ({"size": 1}, {"size": 9}),
    ({"size": 1}, {"size": None}),
    ({"size": 9}, {"size": None}),
    ({"size": 1}, {"size": 2}, {"size": 3}),
]
CASES: list[Facts] = [{"children": some, "cap": cap} for some in LISTS for cap in (None, 5)]  # type: ignore[dict-item] # lists as they are written
OVER_CHILDREN: dict[str, Node] = {
    "all": Quant("all", CHILDREN, SMALLER),
    "any": Quant("any", CHILDREN, SMALLER),
    "count": CountIf(CHILDREN, SMALLER),
    "sum": SumOf(CHILDREN, SIZE, SMALLER),
    "sum of another": SumOf(CHILDREN, Mul(SIZE, CAP), YES),
    "sum whatever they say": SumOf(CHILDREN, CAP, YES),
    "guess": CountIf(CHILDREN, Cmp("<", Coalesce(SIZE, CAP, INVENTED), CAP)),
    "known": CountIf(CHILDREN, And((IsKnown(SIZE), IsKnown(CAP)))),
    "of some": SumOf(CHILDREN, SIZE, Or((Not(SMALLER), IsKnown(CAP)))),
}


@pytest.mark.parametrize("node", OVER_CHILDREN.values(), ids=OVER_CHILDREN)
def test_records_are_asked_about_their_case(agreed: Agreed, node: Node) -> None:
    """No list is unknown, an empty one is not; one unknown record leaves a total unknown."""
    agreed(node, CASES, by_steps=True)


@pytest.mark.parametrize("which", ["all", "any"])
def test_what_every_record_says_is_no_matter_of_order(
    agreed: Agreed, which: Literal["all", "any"]
) -> None:
    """Cases keep their places, whatever their lists hold."""
    node = Quant(which, CHILDREN, SMALLER)

    agreed(node, CASES[::-1], by_steps=True)
    agreed(node, CASES * 3, by_steps=True)


def test_several_lists_are_opened_beside_each_other(agreed: Agreed) -> None:
    """Each is closed before the next is opened."""
    parents = fact("parents", Many("parent"))
    older = Cmp(">", item("size", SMALL, "parent"), CAP)
    node = And((Quant("any", CHILDREN, SMALLER), Cmp(">", CountIf(parents, older), Lit(1, SMALL))))
    cases = [{**case, "parents": ({"size": 7}, {"size": 8})} for case in CASES]

    agreed(node, cases, by_steps=True)


def test_count_of_one_list_is_asked_of_another(agreed: Agreed) -> None:
    """A list inside a condition over records: those of the case, and those of each record."""
    cheap = CountIf(TOYS, Cmp("<", PRICE, CAP))
    node = SumOf(CHILDREN, Add((SIZE, cheap)), Quant("all", TOYS, Cmp("!=", PRICE, CAP)))
    toys: list[object] = [
        None,
        (),
        ({"price": 1}, {"price": 8}),
        ({"price": None},),
        ({"price": 5},),
    ]
    cases = [
        {"cap": cap, "children": ({"size": 3, "toys": some},)} for some in toys for cap in (5, None)
    ]

    agreed(node, cases, by_steps=True)


def test_list_of_a_record_is_asked_plainly_where_records_are_opened(agreed: Agreed) -> None:
    """The inner list is one column among those of the records."""
    node = Quant("any", CHILDREN, And((Quant("any", TOYS, Cmp(">", PRICE, FLOOR)), IS_SO)))
    cases = [
        {"is so": is_so, "children": ({"toys": ({"price": price},)},)}
        for is_so in (True, None)
        for price in (1, 3, None)
    ]

    agreed(node, cases, by_steps=True, figures=FIGURES)


def test_records_are_asked_about_a_figure_that_the_code_of_their_case_chooses(
    agreed: Agreed,
) -> None:
    """A code without a figure leaves it unknown; a figure for all is a constant."""
    node = CountIf(CHILDREN, And((Cmp(">", SIZE, RATE), Cmp(">", SIZE, FLOOR))))
    cases = [
        {"town": town, "children": ({"size": 3}, {"size": 4})} for town in ("a", "b", "z", None)
    ]

    found = agreed(node, cases, by_steps=True, figures=FIGURES)

    assert found == [1, 2, None, None]


def test_records_are_asked_about_the_day_of_their_case(agreed: Agreed) -> None:
    """Where each case is decided on a day of its own."""
    age = Age(BORN, RefDate(Event.DECISION), Birthday.MARCH_1, INVENTED)
    node = CountIf(CHILDREN, Cmp(">=", age, Lit(18, Number())))
    children = ({"born": date(2008, 2, 29)}, {"born": date(2008, 2, 28)})
    days = [date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1), None]
    cases = [{"on": day, "children": children} for day in days]

    found = agreed(node, cases, by_steps=True, days={Event.DECISION: "on"})

    assert found == [0, 1, 2, None]


def test_codes_of_records_are_compared(agreed: Agreed) -> None:
    """With a code that is written, with one of several, and with that of the case."""
    is_a = Cmp("==", HOME, Lit("a", Label("town")))
    node = CountIf(CHILDREN, Or((is_a, In(HOME, frozenset({"b", "c"})), Cmp("==", HOME, TOWN))))
    homes = ({"home": "a"}, {"home": "b"}, {"home": "z"})
    cases = [{"town": town, "children": homes} for town in ("z", "a", None)]

    assert agreed(node, cases, by_steps=True) == [3, 2, None]


def test_record_that_is_unknown_asks_for_a_silent_value(agreed: Agreed) -> None:
    """A hole that the source leaves is unknown for records as for cases."""
    node = Quant("all", CHILDREN, If(SMALLER, YES, Silent(INVENTED, TRUTH)))

    agreed(node, CASES, by_steps=True)


def noted(
    run: Callable[..., object], *takes: DataType, gives: DataType = SMALL
) -> tuple[Function, list[object]]:
    """Return a function, and the arguments that it will have been asked."""
    asked: list[object] = []

    def running(*values: object) -> object:
        asked.append(values)
        return run(*values)

    label = Text.same("asked")
    return Function(id="asked", label=label, takes=takes, gives=gives, run=running), asked


def test_python_is_asked_of_records_once_for_equal_ones(agreed: Agreed) -> None:
    """However many cases have them; and not of what is unknown."""
    function, asked = noted(lambda size, cap: size < cap, SMALL, SMALL, gives=TRUTH)
    sizes = ({"size": 1}, {"size": 9}, {"size": 1}, {"size": None})
    cases: list[Facts] = [{"children": sizes, "cap": 5}] * 3

    agreed(Quant("any", CHILDREN, Call(function, (SIZE, CAP))), cases, by_steps=True)

    by_oracle = 3 * [(1, 5), (9, 5), (1, 5)]
    assert asked == [(1, 5), (9, 5), *by_oracle]


def test_python_sums_over_records(agreed: Agreed) -> None:
    """What it gives is summed where the condition holds; one that it fails for leaves no total."""
    function, _ = noted(lambda size: size * size if size >= 0 else None, SMALL)
    node = SumOf(CHILDREN, Call(function, (SIZE,)), IS_LOCAL)
    children = [
        ({"size": 2, "is local": True}, {"size": 3, "is local": True}),
        ({"size": 2, "is local": True}, {"size": -3, "is local": False}),
        ({"size": 2, "is local": True}, {"size": -3, "is local": True}),
        (),
        None,
    ]

    found = agreed(node, [{"children": some} for some in children], by_steps=True)

    assert found == [13, 4, None, 0, None]


def asked_where(
    node: Node, where: Node, *, types: dict[str, pl.DataType], **columns: Sequence[object]
) -> list[object]:
    """Return what *node* comes to, where Python is asked only in the rows of *where*."""
    frame = pl.DataFrame(columns, schema=types)
    held = {name: Column(pl.col(name)) for name in columns}
    at = Place(namespace=Namespace(pl), figures={}, dates={}, columns=held)
    steps = Steps(days=frozenset())
    column = steps.column(where, {})
    answer = steps.column(node, {}, where=column.path)
    found: list[object] = worked_out(frame, steps, at)[answer.path].to_list()
    return found


RECORD = pl.List(pl.Struct({"size": pl.Int64}))


def test_python_is_asked_only_of_the_records_of_surviving_cases() -> None:
    """Those of a case that is settled cost no call."""
    function, asked = noted(lambda size: size > 1, SMALL, gives=TRUTH)
    node = Quant("any", CHILDREN, Call(function, (SIZE,)))

    columns: dict[str, list[object]] = {
        "children": [[{"size": 1}], [{"size": 2}], [{"size": 3}]],
        "is so": [True, False, True],
    }
    types: dict[str, pl.DataType] = {"children": RECORD, "is so": pl.Boolean()}

    found = asked_where(node, fact("is so", TRUTH), types=types, **columns)

    assert found == [False, None, True]
    assert asked == [(1,), (3,)]


def test_list_that_no_column_holds_is_unknown() -> None:
    """Whatever is asked of its records; and a fact of the case that none holds likewise."""
    for node in OVER_CHILDREN.values():
        found = asked_where(node, YES, types={"cap": pl.Int64()}, cap=[1, 2])
        assert found == [None, None]
    found = asked_where(
        Quant("any", CHILDREN, SMALLER), YES, types={"children": RECORD},
        children=[[{"size": 1}], []],
    )  # fmt: skip
    assert found == [None, False]


def test_unknown_fields_asked_of_many_cases_keep_their_order(agreed: Agreed) -> None:
    """A thousand cases, of which each has other records."""
    cases: list[Facts] = [
        {"cap": index % 7, "children": tuple({"size": n} for n in range(index % 5))}
        for index in range(1_000)
    ]

    agreed(SumOf(CHILDREN, SIZE, SMALLER), cases, by_steps=True)
