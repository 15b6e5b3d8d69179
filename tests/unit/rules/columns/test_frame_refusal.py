"""What one expression over columns cannot say is refused, with what to do instead."""

from types import ModuleType

import narwhals as nw
import polars as pl
import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.columns.frame import lowered
from essmodel.rules.columns.namespace import MOST_LEVELS
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import (
    Add,
    And,
    Bands,
    Call,
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
    Silent,
    Sub,
    SumOf,
)
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.function import Function
from essmodel.rules.interval import LARGEST_EXACT
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import TRUTH

INVENTED = Invention()
PLAIN, SMALL = Number(), Number(least=0, most=150)
YES = Lit(True, TRUTH)
BOTH = pytest.mark.parametrize("namespace", [pl, nw], ids=["polars", "narwhals"])


def fact(name: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(name, kind, Text.same(name))


def item(name: str, kind: DataType) -> Item:
    """A field of a record."""
    return Item("child", name, kind, Text.same(name))


def param(name: str) -> Param:
    """A whole figure."""
    return Param(name, PLAIN, Text.same(name))


def number(value: int) -> Lit:
    """A whole number."""
    return Lit(value, PLAIN)


def problems(
    node: Node, namespace: ModuleType, *, days: dict[Event, str] | None = None, **figures: Figure
) -> list[tuple[str, dict[str, object]]]:
    """Return why *node* is refused."""
    with pytest.raises(InvalidValueError) as caught:
        lowered(node, namespace, figures=figures, dates={}, days=days)
    for problem in caught.value.problems:
        assert "{" not in problem.said("en") + problem.said("fr")
    return [(problem.id, dict(problem.data)) for problem in caught.value.problems]


AGE, INCOME = fact("person.age", SMALL), fact("person.income", PLAIN)
CHILDREN, SIZE, IS_MINE = fact("children", Many("child")), item("size", SMALL), item("mine", TRUTH)
DOUBLE = Function(
    id="double", label=Text.same("double"), takes=(PLAIN,), gives=SMALL, run=lambda x: 2 * x
)
WITH_CALL: list[Node] = [
    Call(DOUBLE, (AGE,)),
    Cmp("<", Add((Call(DOUBLE, (AGE,)), AGE)), number(1)),
    IsKnown(Call(DOUBLE, (AGE,))),
    And((YES, Not(Cmp("<", Call(DOUBLE, (AGE,)), AGE)))),
]


@BOTH
@pytest.mark.parametrize("node", WITH_CALL)
def test_python_is_no_expression(namespace: ModuleType, node: Node) -> None:
    """Wherever it stands; a population is asked by `decide_all`."""
    assert problems(node, namespace) == [("columns_call", {"function": DOUBLE.label})]


OVER_LISTS: list[Node] = [
    Quant("any", CHILDREN, IS_MINE),
    CountIf(CHILDREN, IS_MINE),
    SumOf(CHILDREN, SIZE, YES),
]


@pytest.mark.parametrize("node", OVER_LISTS)
def test_lists_are_asked_in_polars_alone(node: Node) -> None:
    """Elsewhere they are no columns, or none that answers about records."""
    assert problems(node, nw) == [("columns_list_elsewhere", {})]


ABOUT_CASES: list[tuple[Node, str]] = [
    (Quant("any", CHILDREN, Cmp("<", SIZE, AGE)), "person.age"),
    (SumOf(CHILDREN, AGE, IS_MINE), "person.age"),
    (CountIf(CHILDREN, In(fact("town", Label("town")), frozenset({"a"}))), "town"),
    (CountIf(CHILDREN, Cmp("<", SIZE, param("rate"))), "town"),
    (CountIf(CHILDREN, IsKnown(RefDate(Event.DECISION))), "on"),
]


@pytest.mark.parametrize(("node", "named"), ABOUT_CASES)
def test_records_know_nothing_of_their_case(node: Node, named: str) -> None:
    """In a column of lists there is no other column: polars would take a wrong one."""
    rate = ByCode("town", (("a", 1),), INVENTED)

    found = problems(node, pl, days={Event.DECISION: "on"}, rate=rate)

    assert found == [("columns_case_in_record", {"found": named})]


@BOTH
@pytest.mark.parametrize("name", ["*", "^.*$", "^person$", "^$"])
def test_name_that_is_a_pattern_is_refused(namespace: ModuleType, name: str) -> None:
    """Polars would take each column that fits, and decide by another one."""
    expected = [("columns_pattern", {"found": name})]

    assert problems(fact(name, TRUTH), namespace) == expected
    assert problems(RefDate(Event.DECISION), namespace, days={Event.DECISION: name}) == expected


def test_field_that_is_a_pattern_is_refused() -> None:
    """As a column is."""
    node = Quant("any", CHILDREN, item("^.*$", TRUTH))

    assert problems(node, pl) == [("columns_pattern", {"found": "^.*$"})]


@pytest.mark.parametrize("levels", [MOST_LEVELS, MOST_LEVELS + 1])
def test_expression_of_narwhals_has_so_many_levels(levels: int) -> None:
    """It calls itself for each, and Python bears no more; polars does."""
    node: Node = Cmp("<", AGE, number(18))
    while node.extent.depth < levels:
        node = Not(And((node, YES)))

    assert lowered(node, pl, figures={}, dates={}) is not None
    if node.extent.depth <= MOST_LEVELS:
        assert lowered(node, nw, figures={}, dates={}) is not None
    else:
        found = {"found": node.extent.depth, "most": MOST_LEVELS}
        assert problems(node, nw) == [("columns_too_deep", found)]


@BOTH
def test_lists_are_not_compared(namespace: ModuleType) -> None:
    """What they hold is."""
    assert problems(Cmp("==", CHILDREN, CHILDREN), namespace) == [("columns_compares_lists", {})]


@BOTH
def test_source_that_is_silent_about_a_list_is_no_column(namespace: ModuleType) -> None:
    """What its records would be is said nowhere."""
    silent = IsKnown(Silent(INVENTED, CHILDREN.type))

    assert problems(silent, namespace) == [("columns_list_unknown", {})]


@BOTH
def test_figure_without_a_value_is_named(namespace: ModuleType) -> None:
    """The law of the day has to be given."""
    node = Cmp("<", AGE, param("cap"))

    assert problems(node, namespace) == [("columns_figure_unknown", {"found": "cap"})]


UNBOUNDED: list[tuple[Node, str]] = [
    (Add((INCOME, number(1))), "person.income"),
    (Sub(number(1), INCOME), "person.income"),
    (Mul(INCOME, number(2)), "person.income"),
    (DivRound(INCOME, 1, Rounding.FLOOR, Number(places=1), INVENTED), "person.income"),
    (SumOf(CHILDREN, item("income", PLAIN), YES), "child.income"),
    (If(YES, AGE, Add((AGE, INCOME))), "person.income"),
]


@BOTH
@pytest.mark.parametrize(("node", "named"), UNBOUNDED)
def test_fact_that_needs_bounds_is_named(namespace: ModuleType, node: Node, named: str) -> None:
    """Frames would go on with a wrong number, and say nothing."""
    assert problems(node, namespace) == [("sql_needs_bounds", {"facts": (named,)})]


NO_LARGER: list[Node] = [
    Cmp(">=", INCOME, number(1)),
    MinMax("max", (INCOME, number(1))),
    DivRound(INCOME, 7, Rounding.HALF_EVEN, PLAIN, INVENTED),
    Coalesce(INCOME, number(0), INVENTED),
]


@BOTH
@pytest.mark.parametrize("node", NO_LARGER)
def test_what_grows_no_further_needs_no_bounds(namespace: ModuleType, node: Node) -> None:
    """A column of 64 bits that is compared, limited or divided stays within them."""
    assert lowered(node, namespace, figures={}, dates={}) is not None


HUGE = fact("huge", Number(least=0, most=LARGEST_EXACT))
BELOW = fact("below", Number(least=-LARGEST_EXACT, most=0))
TOO_LARGE: list[Node] = [
    number(LARGEST_EXACT + 1),
    number(-LARGEST_EXACT - 1),
    number(10**30),
    Bands(AGE, (LARGEST_EXACT + 1,), (number(1), number(2)), INVENTED),
    Bands(AGE, (1,), (number(1), number(10**30)), INVENTED),
    Add((HUGE, number(1))),
    Add((HUGE, HUGE, BELOW, BELOW)),
    Sub(BELOW, number(1)),
    Mul(HUGE, number(2)),
    Mul(HUGE, HUGE),
    DivRound(HUGE, 1, Rounding.FLOOR, Number(places=1), INVENTED),
    DivRound(AGE, LARGEST_EXACT + 1, Rounding.FLOOR, PLAIN, INVENTED),
    SumOf(CHILDREN, item("huge", HUGE.type), YES),
    Or((YES, Cmp("<", Mul(HUGE, HUGE), AGE))),
]


@BOTH
@pytest.mark.parametrize("node", TOO_LARGE)
def test_number_beyond_64_bits_is_refused(namespace: ModuleType, node: Node) -> None:
    """On the way to a value too: which terms are added first is nobody's promise."""
    ((problem, _),) = problems(node, namespace)

    assert problem == "sql_too_large"


@BOTH
@pytest.mark.parametrize("value", [LARGEST_EXACT + 1, -LARGEST_EXACT - 1])
def test_figure_beyond_64_bits_is_refused(namespace: ModuleType, value: int) -> None:
    """The same for all, or that of a single code."""
    by_code = ByCode("town", (("a", 1), ("b", value)), INVENTED)
    expected = [("sql_too_large", {"least": value, "most": value})]

    assert problems(param("cap"), namespace, cap=value) == expected
    assert problems(param("cap"), namespace, cap=by_code) == expected


@BOTH
@pytest.mark.parametrize("value", [LARGEST_EXACT, -LARGEST_EXACT, True])
def test_figure_of_64_bits_is_not(namespace: ModuleType, value: int) -> None:
    """The largest there is, and what is no number at all."""
    kind = TRUTH if isinstance(value, bool) else PLAIN
    node = Param("cap", kind, Text.same("cap"))

    assert lowered(node, namespace, figures={"cap": value}, dates={}) is not None
