"""What gets a column of its own, once, before a rule is read in columns."""

import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.anniversary import Birthday
from essmodel.rules.columns.step import Step, Steps, written
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import (
    Add,
    Age,
    Bands,
    Call,
    Cmp,
    Coalesce,
    CountIf,
    DivRound,
    Fact,
    If,
    Item,
    Lit,
    MinMax,
    Node,
    Param,
    Quant,
    RefDate,
    SumOf,
)
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import CALENDAR, TRUTH

INVENTED = Invention()
SMALL = Number(least=-1_000, most=1_000)


def fact(name: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(name, kind, Text.same(name))


def param(name: str) -> Param:
    """A whole figure."""
    return Param(name, Number(), Text.same(name))


X, Y = fact("x", SMALL), fact("y", SMALL)
RECORDS = fact("records", Many("record"))
SIZE = Item("record", "size", SMALL, Text.same("size"))
BORN = Item("record", "born", CALENDAR, Text.same("born"))
CAP, RATE = param("cap"), param("rate")
BY_TOWN = ByCode("town", (("a", 1), ("b", 2)), INVENTED)
DOUBLE = Function(
    id="double",
    label=Text.same("double"),
    takes=(Number(),),
    gives=Number(least=-2_000, most=2_000),
    run=lambda x: 2 * x,
)
TODAY = RefDate(Event.DECISION)


def rounded(node: Node) -> Node:
    """Half of *node*, which may be negative."""
    return DivRound(node, 2, Rounding.HALF_UP, Number(), INVENTED)


def steps(*days: Event, copies: int = 1) -> Steps:
    """Return steps, none yet."""
    return Steps(days=frozenset(days), copies=copies)


def made(node: Node, *days: Event, **figures: Figure) -> list[Step]:
    """Return the columns that *node* needs, itself the last."""
    gathered = steps(*days)
    gathered.column(node, figures)
    return gathered.steps


def test_plain_rule_is_one_column() -> None:
    """It holds the rule as it is."""
    (only,) = made(Cmp("<", X, Y))

    assert (only.name, only.node, only.needs) == ("#1", Cmp("<", X, Y), frozenset())
    assert only.is_plain


def test_figure_for_all_is_written_as_a_constant() -> None:
    """So that equal rules are equal, whatever figures they name."""
    (only,) = made(Cmp("<", X, CAP), cap=7)

    assert only.node == Cmp("<", X, Lit(7, Number()))


def test_figure_by_code_is_looked_up_once() -> None:
    """However often a rule names it, and however many rules do."""
    gathered, figures = steps(), {"rate": BY_TOWN}

    first = gathered.column(Add((RATE, RATE, X)), figures)
    second = gathered.column(Cmp(">", RATE, X), figures)

    assert [step.node for step in gathered.steps].count(RATE) == 1
    assert [step.needs for step in gathered.steps] == [set(), {"#1"}, {"#1"}]
    assert (first.path, second.path) == ("#2", "#3")


def test_equal_rules_share_a_column() -> None:
    """Those that are asked twice are worked out once."""
    gathered = steps()

    assert gathered.column(Cmp("<", X, Y), {}) == gathered.column(Cmp("<", X, Y), {})
    assert len(gathered.steps) == 1


@pytest.mark.parametrize(
    "node",
    [
        RATE,
        Quant("any", RECORDS, Cmp("<", SIZE, CAP)),
        Add((CountIf(RECORDS, Cmp("<", SIZE, CAP)), X)),
        SumOf(RECORDS, Add((SIZE, CAP)), Cmp("<", SIZE, X)),
        Call(DOUBLE, (CountIf(RECORDS, Cmp("<", SIZE, CAP)),)),
    ],
    ids=["by code", "any", "a count and more", "opened", "called"],
)
def test_equal_rules_with_other_figures_have_columns_of_their_own(node: Node) -> None:
    """Two services may read one rule on two days, at which the law says two things."""
    gathered = steps()
    other = evolve(BY_TOWN, values=(("a", 3),))

    first = gathered.column(node, {"cap": 1, "rate": BY_TOWN})
    second = gathered.column(node, {"cap": 2, "rate": other})

    assert first != second


def test_equal_rules_with_equal_figures_share_an_opened_list() -> None:
    """Figures are told by what they are, not by where they are held."""
    gathered, node = steps(), Quant("any", RECORDS, Cmp("<", SIZE, Add((X, CAP))))

    assert gathered.column(node, {"cap": 1}) == gathered.column(node, {"cap": 1, "rate": 5})


def test_rule_that_is_refused_leaves_no_column() -> None:
    """A number beyond 64 bits, or a figure nobody gives."""
    gathered = steps()

    with pytest.raises(InvalidValueError, match="64 bits"):
        gathered.column(Add((fact("x", Number()), X)), {})
    with pytest.raises(InvalidValueError, match="'cap'"):
        gathered.column(Cmp("<", X, CAP), {})
    assert gathered.steps == []


def test_call_has_a_column_of_its_own() -> None:
    """It is no expression; where it is asked is told by another column."""
    gathered = steps()
    gathered.column(Cmp("<", Call(DOUBLE, (X,)), Y), {}, where="#0")

    call, rule = gathered.steps
    assert (call.node, call.where, call.needs) == (Call(DOUBLE, (X,)), "#0", frozenset({"#0"}))
    assert not call.is_plain
    assert (rule.where, rule.needs) == ("", frozenset({call.name}))
    assert not gathered.is_plain


def test_call_of_a_call_comes_after_it() -> None:
    """A column is worked out when all that it needs is there."""
    gathered = steps()
    gathered.column(Call(DOUBLE, (Call(DOUBLE, (X,)),)), {})
    gathered.column(Call(DOUBLE, (Y,)), {})

    first, second = gathered.levels
    assert [step.node for step in first] == [Call(DOUBLE, (X,)), Call(DOUBLE, (Y,))]
    assert [step.name for step in second] == ["#2"]
    assert [step.needs for step in second] == [{"#1"}]


def test_nothing_asked_has_no_levels() -> None:
    """And is plain."""
    assert steps().levels == ()
    assert steps().is_plain


OPENED: list[Node] = [
    Quant("any", RECORDS, Cmp("<", SIZE, X)),
    CountIf(RECORDS, Cmp("<", SIZE, RATE)),
    SumOf(RECORDS, Call(DOUBLE, (SIZE,)), Lit(True, TRUTH)),
    Quant("all", RECORDS, Cmp("<", BORN, TODAY)),
]


@pytest.mark.parametrize("node", OPENED, ids=["fact", "figure by code", "call", "day of each case"])
def test_list_is_opened_where_records_are_asked_about_their_case(node: Node) -> None:
    """Inside a column of lists there is no other column, and no Python."""
    (only,) = made(node, Event.DECISION, rate=BY_TOWN)

    assert only.is_opened
    assert not only.is_plain


PLAIN: list[Node] = [
    Quant("any", RECORDS, Cmp("<", SIZE, CAP)),
    Quant("all", RECORDS, Cmp("<", BORN, TODAY)),
]


@pytest.mark.parametrize("node", PLAIN, ids=["figure for all", "day of all cases"])
def test_list_is_not_opened_for_what_is_the_same_for_all(node: Node) -> None:
    """An expression over the list says it."""
    (only,) = made(node, cap=7)

    assert only.is_plain


def test_list_is_opened_only_for_the_rows_that_python_is_asked_about() -> None:
    """Without Python inside, all rows are opened, for others may ask the same."""
    called, plain = OPENED[2], OPENED[0]
    gathered = steps()

    gathered.column(called, {}, where="#0")
    gathered.column(plain, {}, where="#0")

    assert [step.where for step in gathered.steps] == ["#0", ""]


def test_part_written_often_is_worked_out_once() -> None:
    """Else a rule of some levels would be an expression of millions of nodes."""
    node: Node = Add((X, Y))
    for _ in range(30):
        node = rounded(MinMax("max", (node, Y)))

    gathered = made(node)

    assert len(gathered) > 1
    assert sum(written(step.node) for step in gathered) < 5_000


def test_body_that_grows_too_large_is_opened() -> None:
    """Inside a list no part has a column; among rows it has."""
    body: Node = SIZE
    for _ in range(8):
        body = rounded(body)

    (only,) = made(CountIf(RECORDS, Cmp("<", body, Lit(1, Number()))))

    assert only.is_opened


def test_rounding_that_is_written_eight_times_is_worked_out_sooner() -> None:
    """In some libraries a division is written as eight; parts get columns in view of that."""
    node: Node = fact("x", Number(least=0, most=1_000))
    for _ in range(6):
        node = rounded(node)
    once, eight_times = steps(copies=1), steps(copies=8)

    once.column(node, {})
    eight_times.column(node, {})

    assert len(once.steps) == 1
    assert len(eight_times.steps) > 1


def test_column_declares_the_bounds_of_its_number() -> None:
    """What is made of it is proved exact from there on."""
    column = steps().column(Add((X, Y)), {})

    assert column.type == Number(least=-2_000, most=2_000)


USES: list[tuple[Node, int]] = [
    (X, 1),
    (If(Cmp("<", X, Y), X, Y), 1 + 2 * 3 + 1 + 1),
    (Bands(X, (), (Y,), INVENTED), 1 + 1 + 1),
    (Bands(X, (1, 2, 3), (X, X, X, Y), INVENTED), 1 + 3 + 4),
    (MinMax("min", (X, Y)), 1 + 2 * 2),
    (Coalesce(X, Y, INVENTED), 3),
    (Age(BORN, TODAY, Birthday.MARCH_1, INVENTED), 1 + 2 * 48),
]


@pytest.mark.parametrize(("node", "count"), USES)
def test_nodes_that_are_written_are_counted(node: Node, count: int) -> None:
    """A condition of two branches twice, a banded number once for each bound, and so on."""
    assert written(node) == count


def test_label_of_a_record_is_no_number() -> None:
    """Its column has the type of the label."""
    assert steps().column(fact("kind", Label("kind")), {}).type == Label("kind")
