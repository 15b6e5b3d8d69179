"""Each kind of node as an expression over columns, in every library."""

from collections.abc import Callable
from datetime import date
from itertools import product

import narwhals as nw
import polars as pl
import pytest

from essmodel.messages.text import Text
from essmodel.rules.anniversary import Birthday
from essmodel.rules.columns.frame import expression, lowered
from essmodel.rules.columns.namespace import Namespace
from essmodel.rules.columns.place import Place
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import (
    Add,
    Age,
    And,
    Bands,
    Cmp,
    Coalesce,
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
    Sub,
    SumOf,
)
from essmodel.rules.interval import LARGEST_EXACT
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.well_typed import CALENDAR, TRUTH

Agreed = Callable[..., list[object]]
INVENTED = Invention()
WHOLE = Number()
SMALL = Number(least=-1_000, most=1_000)


def fact(name: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(name, kind, Text.same(name))


def number(value: int) -> Lit:
    """A whole number."""
    return Lit(value, WHOLE)


P, Q = fact("p", TRUTH), fact("q", TRUTH)
X, Y = fact("x", SMALL), fact("y", SMALL)
BORN, ON = fact("born", CALENDAR), fact("on", CALENDAR)
KIND, CAP = fact("kind", Label("kind")), Param("cap", WHOLE, Text.same("cap"))
YES, NO = Lit(True, TRUTH), Lit(False, TRUTH)
TRUTHS = [{"p": p, "q": q} for p, q in product((True, False, None), repeat=2)]
PAIRS = [
    {"x": x, "y": y, "p": p} for x, y in product((-7, 0, 5, None), repeat=2) for p in (True, None)
]
LOGIC: list[Node] = [
    P,
    And((P, Q)),
    Or((P, Q)),
    Not(P),
    And(()),
    Or(()),
    And((P,)),
    Or((P, Q, P)),
    And((P, YES)),
    Or((P, NO)),
    Not(And((P, Not(Q)))),
    Cmp("==", P, Q),
    Cmp("!=", P, Q),
    IsKnown(P),
    Not(IsKnown(And((P, Q)))),
    Coalesce(P, Q, INVENTED),
    Coalesce(P, NO, INVENTED),
    If(P, Q, Not(Q)),
    If(P, YES, NO),
    If(P, YES, Silent(INVENTED, TRUTH)),
    If(P, Silent(INVENTED, TRUTH), Q),
    Silent(INVENTED, TRUTH),
    YES,
]


@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
@pytest.mark.parametrize("node", LOGIC)
def test_conditions_are_those_of_kleene(
    agreed: Agreed, library: str, node: Node, *, by_steps: bool
) -> None:
    """No and unknown is no, yes or unknown is yes, and nothing else is guessed."""
    agreed(node, TRUTHS, library=library, by_steps=by_steps)


NUMBERS: list[Node] = [
    X,
    Add((X,)),
    Add((X, Y, X, number(3), Y)),
    Sub(X, Y),
    Mul(X, Y),
    Mul(number(-3), X),
    *(Cmp(op, X, Y) for op in ("<", "<=", "==", "!=", ">=", ">")),
    *(Cmp(op, X, number(0)) for op in ("<", ">=")),
    Cmp("<", X, CAP),
    Add((CAP, CAP)),
    If(P, X, Y),
    If(Cmp("<", X, Y), X, number(2)),
    Coalesce(X, Coalesce(Y, number(1), INVENTED), INVENTED),
    IsKnown(Add((X, Y))),
    Bands(X, (), (Y,), INVENTED),
    Bands(X, (0,), (number(1), Y), INVENTED),
    Bands(X, (-7, 0, 5), (number(1), Y, Silent(INVENTED, WHOLE), X), INVENTED),
    Bands(X, (-6, 1), (P, Not(P), YES), INVENTED),
    Silent(INVENTED, WHOLE),
    number(LARGEST_EXACT),
]


@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
@pytest.mark.parametrize("node", NUMBERS)
def test_numbers_are_exact_or_unknown(
    agreed: Agreed, library: str, node: Node, *, by_steps: bool
) -> None:
    """What is made of something unknown is unknown."""
    agreed(node, PAIRS, library=library, by_steps=by_steps, figures={"cap": 3})


@pytest.mark.parametrize("bounds", [1, 2, 7, 64, 500])
def test_bands_hold_from_each_bound_to_just_below_the_next(
    agreed: Agreed, library: str, bounds: int
) -> None:
    """However many there are."""
    cuts = tuple(range(-bounds, bounds, 2))
    node = Bands(X, cuts, tuple(number(index) for index in range(len(cuts) + 1)), INVENTED)
    cases = [{"x": x} for x in (*range(-bounds - 2, bounds + 2), None)]

    agreed(node, cases, library=library)


DAYS: list[Node] = [
    BORN,
    *(Cmp(op, BORN, ON) for op in ("<", "<=", "==", "!=", ">=", ">")),
    Cmp("<=", BORN, Lit(date(2024, 2, 29), CALENDAR)),
    If(P, BORN, ON),
    Coalesce(BORN, ON, INVENTED),
    IsKnown(BORN),
    Silent(INVENTED, CALENDAR),
    Lit(date(2024, 2, 29), CALENDAR),
]


@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
@pytest.mark.parametrize("node", DAYS)
def test_days_are_in_order(agreed: Agreed, library: str, node: Node, *, by_steps: bool) -> None:
    """Whether columns hold days or the numbers that people write."""
    days = (date(1600, 1, 1), date(2024, 2, 29), date(2999, 12, 31), None)
    cases = [{"born": born, "on": on, "p": False} for born, on in product(days, repeat=2)]

    agreed(node, cases, library=library, by_steps=by_steps)


def test_label_is_told_as_it_is(agreed: Agreed, library: str) -> None:
    """A rule may come to a code."""
    node = If(P, KIND, Lit("other", Label("kind")))
    cases = [{"p": p, "kind": kind} for p in (True, False, None) for kind in ("a", "", None)]

    agreed(node, cases, library=library)


@pytest.mark.parametrize("kind", [pl.Int8, pl.Int32, pl.UInt16, pl.UInt32])
def test_narrow_column_is_counted_with_64_bits(kind: pl.DataType) -> None:
    """A product of two numbers of 8 bits has more."""
    node = Mul(Mul(X, X), X)

    for namespace, frame in _both({"x": [100, None]}, {"x": kind}):
        answer = lowered(node, namespace, figures={}, dates={})
        assert frame.select(answer=answer)["answer"].to_list() == [1_000_000, None]


def _both(
    columns: dict[str, list[object]], types: dict[str, pl.DataType]
) -> list[tuple[object, pl.DataFrame | nw.DataFrame[pl.DataFrame]]]:
    """Return a frame of polars, and the same by narwhals, with their modules."""
    frame = pl.DataFrame(columns, schema=types)
    return [(pl, frame), (nw, nw.from_native(frame))]


@pytest.mark.parametrize("kind", [pl.Categorical, pl.Enum(["b", "a"])])
def test_label_may_be_stored_as_a_place_in_a_list(kind: pl.DataType) -> None:
    """Where a column names a code by its place, it is compared by its name."""
    node = And((Cmp("!=", KIND, Lit("b", Label("kind"))), Cmp("==", KIND, KIND)))

    for namespace, frame in _both({"kind": ["a", "b", None]}, {"kind": kind}):
        answer = lowered(node, namespace, figures={}, dates={})
        assert frame.select(answer=answer)["answer"].to_list() == [True, False, None]


@pytest.mark.parametrize(
    "node", [P, X, BORN, KIND, IsKnown(P), Cmp("==", KIND, Lit("a", KIND.type))]
)
@pytest.mark.parametrize("namespace", [pl, nw], ids=["polars", "narwhals"])
def test_fact_that_no_column_holds_is_unknown(namespace: object, node: Node) -> None:
    """Of whatever type; and it is known that it is."""
    at = Place(namespace=Namespace(namespace), figures={}, dates={}, columns={})
    frame = pl.DataFrame({"another": [1]})
    cases = frame if namespace is pl else nw.from_native(frame)

    found = at.namespace.with_columns(cases, [expression(node, at).alias("answer")])

    assert found["answer"].to_list() == [False if isinstance(node, IsKnown) else None]


def test_list_that_no_column_holds_is_unknown() -> None:
    """What is asked of its records is, and that it is known is false."""
    many = fact("records", Many("record"))
    size = Item("record", "size", SMALL, Text.same("size"))
    at = Place(namespace=Namespace(pl), figures={}, dates={}, columns={})
    frame = pl.DataFrame({"another": [1]})
    nodes: list[Node] = [
        Quant("any", many, Cmp("<", size, number(1))),
        SumOf(many, size, YES),
        IsKnown(many),
    ]

    found = frame.select(**{str(n): expression(node, at) for n, node in enumerate(nodes)})

    assert found.row(0) == (None, None, False)


def test_field_of_no_record_is_unknown(agreed: Agreed, library: str) -> None:
    """Outside a list there is no record at hand."""
    size = Item("record", "size", SMALL, Text.same("size"))

    assert agreed(Cmp("<", size, X), [{"x": 1}], library=library) == [None]


def test_plan_of_polars_gives_what_a_frame_gives() -> None:
    """A rule is one expression: it is read in a plan, and by pieces."""
    node = And((Cmp("<", X, Y), In(KIND, frozenset({"a"})), IsKnown(P)))
    cases = pl.DataFrame({"x": [1, 9], "y": [5, 5], "kind": ["a", "a"], "p": [True, None]})
    answer = lowered(node, pl, figures={}, dates={})

    plan = cases.lazy().select(answer=answer)

    assert plan.collect()["answer"].to_list() == [True, False]
    assert plan.collect(engine="streaming")["answer"].to_list() == [True, False]


def test_rule_of_constants_alone_answers_every_case(agreed: Agreed, library: str) -> None:
    """Though it names no column."""
    day = Lit(date(2008, 2, 29), CALENDAR)
    age = Age(day, RefDate(Event.DECISION), Birthday.MARCH_1, INVENTED)
    dates = {Event.DECISION: date(2026, 2, 28)}

    assert agreed(age, [{}, {}], library=library, dates=dates) == [17, 17]
    assert (
        agreed(Cmp("<", number(1), CAP), [{}, {}], library=library, figures={"cap": 2})
        == [True] * 2
    )
