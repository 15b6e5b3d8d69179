"""One case decided: values, what cannot be told, and what was looked at."""

from collections.abc import Mapping
from datetime import date

import pytest

from essmodel.messages.text import Text
from essmodel.rules.anniversary import Birthday
from essmodel.rules.datatype import Calendar, Label, Many, Number
from essmodel.rules.evaluate import Unknown, Value, evaluate
from essmodel.rules.expression import (
    Add,
    AddMonths,
    Age,
    And,
    Bands,
    Call,
    Cmp,
    Coalesce,
    CountIf,
    DaysBetween,
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
from essmodel.rules.fact import FactValue
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.observation import Frame, Observation
from essmodel.rules.rounding import Rounding
from essmodel.rules.situation import situation
from essmodel.rules.verdict import Failed, Missing
from essmodel.rules.verdict import Silent as SaysNothing
from essmodel.rules.well_typed import TRUTH
from essmodel.values.plain import plain

SOURCE = Invention(note=Text.same("a price list with a hole"))
A = Fact("case.a", TRUTH, Text.same("a"))
B = Fact("case.b", TRUTH, Text.same("b"))
N = Fact("case.n", Number(), Text.same("n"))
KIND = Fact("case.kind", Label("kind"), Text.same("kind"))
DAY = Fact("case.day", Calendar(), Text.same("day"))
COLLEGES = Fact("case.colleges", Many("college"), Text.same("colleges"))
PARTS = Item("college", "parts", Number(), Text.same("parts"))
IS_OPEN = Item("college", "is_open", TRUTH, Text.same("open"))
HOLE = Silent(SOURCE, Number())
TEN = Lit(10, Number())
YES = Lit(True, TRUTH)
DOUBLE = Function(
    id="double",
    label=Text.same("double"),
    takes=(Number(),),
    gives=Number(),
    run=lambda n: 2 * n if n > 0 else None,
)
DATES = {Event.DECISION: date(2026, 11, 22)}
FIGURES: dict[str, Figure] = {"fr.cap": 3, "fr.rate": ByCode("case.kind", (("sa", 4),), SOURCE)}
SILENCE = Unknown((SaysNothing(SOURCE),))


def college(
    name: str, parts: int | None = None, *, is_open: bool | None = None
) -> dict[str, FactValue]:
    """Make a record of a college."""
    return {"name": name, "parts": parts, "is_open": is_open}


def missing(*paths: str) -> Unknown:
    """Make what cannot be told for want of facts."""
    return Unknown((Missing(frozenset(paths)),))


def told(node: Node, **facts: FactValue) -> Value | Unknown:
    """Return what *node* comes to, the facts named by the last part of their paths."""
    return evaluate(node, Frame(situation(paths(facts), FIGURES, DATES)))


def noted(node: Node, **facts: FactValue) -> list[tuple[str, FactValue, str]]:
    """Return what was looked at: a path or a kind of node, the value found, the record."""
    frame = Frame(situation(paths(facts), FIGURES, DATES))
    evaluate(node, frame)
    return [(name_of(one), one.value, one.where) for one in frame.seen]


def paths(facts: Mapping[str, FactValue]) -> Mapping[str, FactValue]:
    """Return facts by whole path."""
    return {f"case.{name}": value for name, value in facts.items()}


def name_of(one: Observation) -> str:
    """Return the path of a leaf, or the kind of a node."""
    return one.node.path if isinstance(one.node, Fact | Item) else type(one.node).__name__


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (TEN, 10),
        (N, 7),
        (Param("fr.cap", Number(), Text.same("cap")), 3),
        (And((A, B)), False),
        (Or((A, B)), True),
        (Not(A), False),
        (Cmp("<", N, TEN), True),
        (Cmp("==", KIND, Lit("sa", Label("kind"))), True),
        (Cmp(">=", DAY, Lit(date(2016, 12, 11), Calendar())), True),
        (In(KIND, frozenset({"sas"})), False),
        (Add((N, N, TEN)), 24),
        (Mul(N, TEN), 70),
        (DivRound(N, 2, Rounding.CEILING, Number(), SOURCE), 4),
        (If(A, N, TEN), 7),
        (If(B, N, TEN), 10),
    ],
)
def test_known_case_has_a_value(node: Node, expected: object) -> None:
    """Each node comes to one, in units of its type."""
    assert told(node, a=True, b=False, n=7, kind="sa", day=date(2016, 12, 11)) == expected


@pytest.mark.parametrize(("n", "expected"), [(-1, 1), (0, 2), (9, 2), (10, 3), (11, 3)], ids=str)
def test_band_begins_at_its_bound(n: int, expected: int) -> None:
    """The day before, the day of, the day after, for figures."""
    bands = Bands(N, (0, 10), (Lit(1, Number()), Lit(2, Number()), Lit(3, Number())), SOURCE)

    assert told(bands, n=n) == expected


def test_hole_of_a_price_list_is_silence() -> None:
    """Neither zero, nor the price of the next band."""
    bands = Bands(N, (10,), (TEN, HOLE), SOURCE)

    assert told(bands, n=9) == 10
    assert told(bands, n=10) == SILENCE
    assert told(bands) == missing("case.n")


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (And((A, B)), False),
        (And((B, A)), False),
        (Or((A, Not(B))), True),
        (And((A, Not(B))), missing("case.a")),
        (Or((A, B)), missing("case.a")),
        (Not(A), missing("case.a")),
        (If(A, TEN, TEN), missing("case.a")),
        (If(B, HOLE, N), missing("case.n")),
        (Add((N, HOLE)), Unknown((Missing(frozenset({"case.n"})), SaysNothing(SOURCE)))),
        (Cmp("<", N, N), missing("case.n")),
        (And((A, Cmp("<", N, TEN))), missing("case.a", "case.n")),
    ],
)
def test_unknown_travels_up_until_something_else_settles_it(node: Node, expected: object) -> None:
    """No and unknown is no; yes or unknown is yes."""
    assert told(node, b=False) == expected


@pytest.mark.parametrize(
    ("which", "expected"), [("all", missing("college.is_open")), ("any", True)]
)
def test_one_record_may_settle_what_is_asked_of_a_list(which: str, expected: object) -> None:
    """One open college is enough for "any"; for "all", each must be known."""
    colleges = (college("users", is_open=True), college("workers"))
    quant = Quant("all" if which == "all" else "any", COLLEGES, IS_OPEN)

    assert told(quant, colleges=colleges) == expected


@pytest.mark.parametrize(("which", "expected"), [("all", True), ("any", False)])
def test_empty_list_satisfies_all_and_none(*, which: str, expected: bool) -> None:
    """As in logic."""
    quant = Quant("all" if which == "all" else "any", COLLEGES, IS_OPEN)

    assert told(quant, colleges=()) is expected


@pytest.mark.parametrize(
    "node",
    [Quant("all", COLLEGES, IS_OPEN), CountIf(COLLEGES, IS_OPEN), SumOf(COLLEGES, PARTS, IS_OPEN)],
    ids=["all", "count", "sum"],
)
def test_list_that_nobody_gave_is_missing_not_empty(node: Node) -> None:
    """A case that does not speak of colleges does not say that there are none."""
    assert told(node) == missing("case.colleges")
    assert noted(node) == [("case.colleges", None, "")]


def test_counts_and_totals_are_of_the_records_that_count() -> None:
    """The parts of a closed college need not even be known."""
    colleges = (
        college("users", 50, is_open=True),
        college("workers", 30, is_open=True),
        college("town", is_open=False),
    )

    assert told(CountIf(COLLEGES, IS_OPEN), colleges=colleges) == 2
    assert told(SumOf(COLLEGES, PARTS, IS_OPEN), colleges=colleges) == 80
    assert told(SumOf(COLLEGES, PARTS, YES), colleges=colleges) == missing("college.parts")


def test_count_notes_its_result_only() -> None:
    """A reader wants the number, not each record."""
    colleges = (college("users", 50), college("workers", 30))

    assert noted(CountIf(COLLEGES, Cmp(">", PARTS, TEN)), colleges=colleges) == [("CountIf", 2, "")]


def test_count_that_cannot_be_told_notes_what_lacks_and_where() -> None:
    """So that its author knows which record to complete."""
    colleges = (college("users", 50), college("workers"))

    assert noted(CountIf(COLLEGES, Cmp(">", PARTS, TEN)), colleges=colleges) == [
        ("CountIf", None, ""),
        ("college.parts", None, "workers"),
    ]


def test_records_that_decide_are_noted_with_their_names() -> None:
    """The college that breaks a rule, not those that keep it."""
    colleges = (college("users", 50), college("town", 5))

    assert noted(Quant("all", COLLEGES, Cmp(">", PARTS, TEN)), colleges=colleges) == [
        ("college.parts", 5, "town")
    ]


def test_all_records_are_noted_where_all_decide() -> None:
    """A rule that is met is met by each of them."""
    colleges = (college("users", 50), college("town", 20))

    assert noted(Quant("all", COLLEGES, Cmp(">", PARTS, TEN)), colleges=colleges) == [
        ("college.parts", 50, "users"),
        ("college.parts", 20, "town"),
    ]


def test_fact_of_the_case_belongs_to_no_record() -> None:
    """Though it is looked at for each."""
    colleges = (college("users", 50), college("town", 20))

    assert noted(Quant("all", COLLEGES, Cmp(">", PARTS, N)), colleges=colleges, n=10) == [
        ("college.parts", 50, "users"),
        ("case.n", 10, ""),
        ("college.parts", 20, "town"),
        ("case.n", 10, ""),
    ]


def test_reason_that_changes_nothing_is_no_reason() -> None:
    """Where one condition says no, the others are not why."""
    assert noted(And((A, B)), a=True, b=False) == [("case.b", False, "")]
    assert noted(Or((A, B)), a=True, b=False) == [("case.a", True, "")]
    assert noted(And((A, B)), a=True, b=True) == [("case.a", True, ""), ("case.b", True, "")]
    assert noted(And((A, B)), a=True) == [("case.b", None, "")]


def test_record_without_a_name_is_noted_without_one() -> None:
    """A list of a pack need not have names."""
    assert noted(Quant("any", COLLEGES, IS_OPEN), colleges=({"is_open": True},)) == [
        ("college.is_open", True, "")
    ]


def test_an_observation_says_what_was_looked_at_so_that_others_can_look_again() -> None:
    """A fact has its path, a count its formula, an amount its scale, and a record its name."""
    amount = Fact("case.amount", Number(places=2, unit="EUR"), Text.same("amount"))
    rows = Fact("case.rows", Many("row"), Text.same("rows"))
    size = Item("row", "size", Number(), Text.same("size"))
    large = Cmp(">", size, Lit(3, Number()))
    yes = Lit(value=True, type=TRUTH)
    unsaid = CountIf(rows, And((And((yes, large)), large)))

    assert Observation(amount, 850).to_plain() == {
        "looked_at": "case.amount",
        "value": 850,
        "places": 2,
        "unit": "EUR",
    }
    assert Observation(size, None, "first").to_plain() == {
        "looked_at": "row.size",
        "value": None,
        "where": "first",
    }
    assert Observation(CountIf(rows, large), 2).to_plain() == {
        "looked_at": "count(case.rows, size > 3)",
        "value": 2,
    }
    assert Observation(unsaid, 2).to_plain()["looked_at"] == plain(unsaid)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Sub(TEN, N), 3),
        (MinMax("min", (N, TEN)), 7),
        (MinMax("max", (N, TEN)), 10),
        (Age(DAY, RefDate(Event.DECISION), Birthday.MARCH_1, SOURCE), 9),
        (AddMonths(DAY, 3), date(2017, 3, 11)),
        (DaysBetween(DAY, RefDate(Event.DECISION)), 3_633),
        (IsKnown(N), True),
        (IsKnown(A), False),
        (Coalesce(A, YES, SOURCE), True),
        (Coalesce(N, TEN, SOURCE), 7),
        (Call(DOUBLE, (N,)), 14),
    ],
)
def test_numbers_days_and_what_is_not_known_have_a_value(node: Node, expected: object) -> None:
    """Each in units of its type."""
    assert told(node, n=7, day=date(2016, 12, 11)) == expected


def test_day_of_an_event_is_noted_and_missed() -> None:
    """As a fact is."""
    assert noted(RefDate(Event.DECISION)) == [("RefDate", date(2026, 11, 22), "")]
    assert told(RefDate(Event.ASSEMBLY)) == missing("assembly")


def test_default_keeps_in_mind_what_it_stands_for() -> None:
    """The reader sees that a fact was missing."""
    assert noted(Coalesce(A, B, SOURCE), b=True) == [("case.a", None, ""), ("case.b", True, "")]


def test_function_that_fails_says_so() -> None:
    """The case is open, and the reader told why."""
    found = told(Call(DOUBLE, (N,)), n=-1)

    assert isinstance(found, Unknown)
    (cause,) = found.causes
    assert isinstance(cause, Failed)
    assert cause.rule == "double"
    assert cause.why.said("en").startswith("double gave None")
    assert told(Call(DOUBLE, (N,))) == missing("case.n")


def test_figure_by_code_is_that_of_the_place() -> None:
    """A place that nobody named is missing; one without a figure meets silence."""
    rate = Param("fr.rate", Number(), Text.same("rate"))

    assert told(rate, kind="sa") == 4
    assert told(rate) == missing("case.kind")
    assert told(rate, kind="sas") == SILENCE
