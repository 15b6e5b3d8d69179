"""What no SQL can say is refused, with what to do instead."""

from collections.abc import Sequence

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.columns.dialect import DUCKDB
from essmodel.rules.columns.sql import sql
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import (
    Add,
    And,
    Bands,
    Call,
    Cmp,
    Coalesce,
    DivRound,
    Fact,
    In,
    Item,
    Lit,
    MinMax,
    Mul,
    Node,
    Or,
    Param,
    Quant,
    Sub,
    SumOf,
)
from essmodel.rules.function import Function
from essmodel.rules.interval import LARGEST_EXACT
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import TRUTH

INVENTED = Invention()
PLAIN = Number()


def fact(name: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(name, kind, Text.same(name))


def item(name: str, kind: DataType, record: str = "child") -> Item:
    """A field of a record."""
    return Item(record, name, kind, Text.same(name))


def number(value: int) -> Lit:
    """A whole number."""
    return Lit(value, PLAIN)


def written(node: Node) -> str:
    """Write *node* for DuckDB."""
    return sql(node, figures={}, dates={}, dialect=DUCKDB)


def kinds(nodes: Sequence[Node]) -> list[str]:
    """Name tests by the kinds of *nodes*."""
    return [f"{place} {type(node).__name__}" for place, node in enumerate(nodes)]


UNBOUNDED, BOUNDED = fact("person.income", PLAIN), fact("person.age", Number(least=0, most=150))
LOCAL, TOWN = fact("person.local", TRUTH), fact("person.town", Label("town"))
CHILDREN, IS_MINE = fact("person.children", Many("child")), item("is mine", TRUTH)
UNBOUNDED_NODES: list[tuple[Node, str]] = [
    (Add((UNBOUNDED, number(1))), "person.income"),
    (Sub(number(1), UNBOUNDED), "person.income"),
    (Mul(UNBOUNDED, number(2)), "person.income"),
    (
        DivRound(UNBOUNDED, 1, Rounding.FLOOR, Number(places=1), INVENTED),
        "person.income",
    ),
    (SumOf(CHILDREN, item("income", PLAIN), Lit(True, TRUTH)), "child.income"),
]


@pytest.mark.parametrize(
    ("node", "named"), UNBOUNDED_NODES, ids=kinds([node for node, _ in UNBOUNDED_NODES])
)
def test_fact_that_needs_bounds_is_named(node: Node, named: str) -> None:
    """What could leave 64 bits is refused before any case is asked."""
    with pytest.raises(InvalidValueError) as caught:
        written(node)

    (problem,) = caught.value.problems
    assert (problem.id, problem.data) == ("sql_needs_bounds", (("facts", (named,)),))


NO_LARGER: list[Node] = [
    Cmp(">=", UNBOUNDED, number(1)),
    MinMax("max", (UNBOUNDED, number(1))),
    DivRound(UNBOUNDED, 7, Rounding.HALF_EVEN, PLAIN, INVENTED),
    Coalesce(UNBOUNDED, number(0), INVENTED),
]


@pytest.mark.parametrize("node", NO_LARGER, ids=kinds(NO_LARGER))
def test_what_grows_no_further_needs_no_bounds(node: Node) -> None:
    """A column of 64 bits that is compared, bounded or divided stays within them."""
    assert "person.income" in written(node)


HUGE = fact("person.huge", Number(least=0, most=LARGEST_EXACT))
BELOW = fact("person.below", Number(least=-LARGEST_EXACT, most=0))
TOO_LARGE: list[Node] = [
    number(LARGEST_EXACT + 1),
    number(-LARGEST_EXACT - 1),
    Bands(BOUNDED, (LARGEST_EXACT + 1,), (number(1), number(2)), INVENTED),
    Add((HUGE, number(1))),
    Add((HUGE, HUGE, BELOW, BELOW)),
    Sub(BELOW, number(1)),
    Mul(HUGE, number(2)),
    DivRound(HUGE, 1, Rounding.FLOOR, Number(places=1), INVENTED),
    DivRound(BOUNDED, LARGEST_EXACT + 1, Rounding.FLOOR, PLAIN, INVENTED),
    SumOf(CHILDREN, HUGE, Lit(True, TRUTH)),
]


@pytest.mark.parametrize("node", TOO_LARGE, ids=kinds(TOO_LARGE))
def test_number_beyond_64_bits_is_refused(node: Node) -> None:
    """On the way to a value too: which terms are added first is nobody's promise."""
    with pytest.raises(InvalidValueError, match="64 bits"):
        written(node)


LARGE_ENOUGH: list[Node] = [
    number(LARGEST_EXACT),
    number(-LARGEST_EXACT),
    Add((HUGE, BELOW)),
    Sub(HUGE, number(1)),
    Mul(HUGE, number(-1)),
    DivRound(HUGE, 10, Rounding.HALF_UP, PLAIN, INVENTED),
]


@pytest.mark.parametrize("node", LARGE_ENOUGH, ids=kinds(LARGE_ENOUGH))
def test_number_of_64_bits_is_written(node: Node) -> None:
    """The largest there is, and not one more."""
    assert written(node)


CALLED = Function(
    id="double", label=Text.same("double"), takes=(PLAIN,), gives=PLAIN, run=lambda x: 2 * x
)
REFUSED: list[tuple[Node, str]] = [
    (Call(CALLED, (fact("person.age", PLAIN),)), "sql_refuses_call"),
    (Cmp("==", CHILDREN, CHILDREN), "sql_compares_lists"),
    (Param("no such figure", PLAIN, Text.same("figure")), "sql_figure_unknown"),
    (
        Quant("any", CHILDREN, Quant("any", item("toys", Many("toy")), IS_MINE)),
        "sql_list_of_lists",
    ),
    (Quant("any", CHILDREN, item("is mine", TRUTH, "toy")), "sql_other_record"),
    (And((LOCAL, fact("Person.Local", TRUTH))), "sql_names_alike"),
    (Quant("any", CHILDREN, Or((IS_MINE, item("IS MINE", TRUTH)))), "sql_names_alike"),
    (fact("", TRUTH), "sql_unspeakable"),
    (fact("a\0b", TRUTH), "sql_unspeakable"),
    (fact("a\ud800", TRUTH), "sql_unspeakable"),
    (Lit("a\0b", Label("kind")), "sql_unspeakable"),
    (In(TOWN, frozenset({"\udfff"})), "sql_unspeakable"),
]


@pytest.mark.parametrize(("node", "refused"), REFUSED, ids=kinds([node for node, _ in REFUSED]))
def test_what_no_sql_can_say_is_refused(node: Node, refused: str) -> None:
    """With what to do instead, rather than with a text that means something else."""
    with pytest.raises(InvalidValueError) as caught:
        written(node)

    assert [problem.id for problem in caught.value.problems] == [refused]


def test_lists_inside_each_other_have_an_end() -> None:
    """A database plans each of them twice as long as the one around it."""
    node: Node = IS_MINE
    for _ in range(DUCKDB.deepest_list):
        node = Quant("any", CHILDREN, node)

    assert written(node)
    with pytest.raises(InvalidValueError, match="inside each other"):
        written(Quant("any", CHILDREN, node))
