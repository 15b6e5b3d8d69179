"""Nodes of a rule refuse at construction what could not be decided."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import LANGS, Text
from essmodel.rules.anniversary import Birthday
from essmodel.rules.datatype import Calendar, Label, Many, Number
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
    parts,
)
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import DEEPEST, TRUTH

YES = Lit(True, TRUTH)
EUROS = Number(places=2, unit="EUR")
PRICE = Fact("service.price", EUROS, Text.same("price"))
RATE = Param("fr.rate", Number(places=4), Text.same("rate"))
CODE = Fact("service.kind", Label("kind"), Text.same("kind"))
DAY = Fact("service.day", Calendar(), Text.same("day"))
TIMES = Lit(3, Number())
COLLEGES = Fact("statutes.colleges", Many("college"), Text.same("colleges"))
PARTS = Item("college", "parts", Number(), Text.same("parts"))
TEXT = Invention()
NOTHING = Silent(TEXT, EUROS)
DOUBLE = Function(
    id="double", label=Text.same("double"), takes=(Number(),), gives=Number(), run=lambda n: 2 * n
)
LARGE = And((Or((YES,) * 1_000),) * 100)
REFUSED: list[tuple[Callable[[], Node], str]] = [
    (lambda: And((YES, TIMES)), "not_a_condition"),
    (lambda: Or((PRICE,)), "not_a_condition"),
    (lambda: Not(CODE), "not_a_condition"),
    (lambda: Cmp("==", PRICE, TIMES), "not_comparable"),
    (lambda: Cmp("==", PRICE, RATE), "not_comparable"),
    (lambda: Cmp("<", CODE, CODE), "no_order"),
    (lambda: Cmp(">=", YES, YES), "no_order"),
    (lambda: In(PRICE, frozenset({"a"})), "not_a_label"),
    (lambda: Add((PRICE, RATE)), "not_comparable"),
    (lambda: Add((CODE, CODE)), "not_a_number"),
    (lambda: Mul(PRICE, PRICE), "two_units"),
    (lambda: Mul(PRICE, DAY), "not_a_number"),
    (lambda: DivRound(PRICE, 0, Rounding.FLOOR, EUROS, TEXT), "not_positive"),
    (lambda: DivRound(CODE, 1, Rounding.FLOOR, EUROS, TEXT), "not_a_number"),
    (lambda: Bands(CODE, (), (PRICE,), TEXT), "not_a_number"),
    (lambda: Bands(TIMES, (1, 2), (PRICE, PRICE), TEXT), "bands_do_not_fit"),
    (lambda: Bands(TIMES, (1, 1), (PRICE, PRICE, PRICE), TEXT), "bands_not_in_order"),
    (lambda: Bands(TIMES, (1,), (PRICE, TIMES), TEXT), "not_comparable"),
    (lambda: If(TIMES, PRICE, PRICE), "not_a_condition"),
    (lambda: If(YES, PRICE, TIMES), "not_comparable"),
    (lambda: Quant("all", PRICE, YES), "not_a_list"),
    (lambda: Quant("any", COLLEGES, PARTS), "not_a_condition"),
    (lambda: CountIf(PRICE, YES), "not_a_list"),
    (lambda: CountIf(COLLEGES, PARTS), "not_a_condition"),
    (lambda: SumOf(COLLEGES, CODE, YES), "not_a_number"),
    (lambda: SumOf(COLLEGES, PARTS, PARTS), "not_a_condition"),
    (lambda: SumOf(PRICE, PARTS, YES), "not_a_list"),
    (lambda: Lit(1, TRUTH), "wrong_kind"),
    (lambda: Lit(True, Number()), "wrong_kind"),
    (lambda: Lit(datetime(2026, 1, 1, tzinfo=UTC), Calendar()), "wrong_kind"),
    (lambda: Lit(date(1599, 12, 31), Calendar()), "day_too_far"),
    (lambda: Lit(date(3000, 1, 1), Calendar()), "day_too_far"),
    (lambda: Add(()), "no_terms"),
    (lambda: MinMax("min", ()), "no_terms"),
    (lambda: MinMax("max", (PRICE, TIMES)), "not_comparable"),
    (lambda: Sub(PRICE, TIMES), "not_comparable"),
    (lambda: Age(DAY, PRICE, Birthday.MARCH_1, TEXT), "not_a_day_here"),
    (lambda: DaysBetween(PRICE, DAY), "not_a_day_here"),
    (lambda: AddMonths(PRICE, 1), "not_a_day_here"),
    (lambda: AddMonths(DAY, 12_001), "too_many_months"),
    (lambda: AddMonths(AddMonths(DAY, 1), 1), "months_twice"),
    (lambda: AddMonths(If(YES, DAY, AddMonths(DAY, 1)), 1), "months_twice"),
    (lambda: AddMonths(Coalesce(AddMonths(DAY, 1), DAY, TEXT), 1), "months_twice"),
    (
        lambda: AddMonths(Bands(TIMES, (1,), (DAY, AddMonths(DAY, 1)), TEXT), 1),
        "months_twice",
    ),
    (lambda: Coalesce(PRICE, TIMES, TEXT), "not_comparable"),
    (lambda: Call(DOUBLE, ()), "arguments_do_not_fit"),
    (lambda: Call(DOUBLE, (PRICE,)), "not_comparable"),
    (lambda: And((LARGE,) * 11), "tree_too_large"),
]


@pytest.mark.parametrize(
    ("make", "problem"), REFUSED, ids=[f"{number}" for number, _ in enumerate(REFUSED)]
)
def test_node_refuses_what_could_not_be_decided(make: Callable[[], Node], problem: str) -> None:
    """Mixed scales, unknown kinds, bands with a gap; said in both languages."""
    with pytest.raises(InvalidValueError) as refusal:
        make()

    assert [one.id for one in refusal.value.problems] == [problem]
    assert all(refusal.value.said(lang) for lang in LANGS)


@pytest.mark.parametrize(
    "day",
    [Coalesce(DAY, DAY, TEXT), Bands(TIMES, (1,), (DAY, DAY), TEXT), If(YES, DAY, DAY)],
    ids=["default", "bands", "choice"],
)
def test_day_that_was_not_moved_yet_may_be(day: Node) -> None:
    """Whatever it is chosen from."""
    assert AddMonths(day, 1).type == Calendar()


def test_refusal_names_both_kinds() -> None:
    """In words, so that its author sees which one is wrong."""
    with pytest.raises(InvalidValueError) as refusal:
        Cmp("<=", PRICE, TIMES)

    assert str(refusal.value) == (
        "an amount in EUR and a whole number cannot be compared or added; "
        "bring them to one kind, scale and unit"
    )


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (And((YES, YES)), TRUTH),
        (Or((YES,)), TRUTH),
        (Not(YES), TRUTH),
        (Cmp("<", DAY, DAY), TRUTH),
        (In(CODE, frozenset({"a"})), TRUTH),
        (Add((PRICE, PRICE)), EUROS),
        (Mul(PRICE, RATE), Number(places=6, unit="EUR")),
        (Mul(RATE, TIMES), Number(places=4)),
        (DivRound(Mul(PRICE, RATE), 1, Rounding.HALF_UP, EUROS, TEXT), EUROS),
        (Bands(TIMES, (1,), (PRICE, NOTHING), TEXT), EUROS),
        (If(YES, PRICE, NOTHING), EUROS),
        (Quant("all", COLLEGES, YES), TRUTH),
        (CountIf(COLLEGES, YES), Number()),
        (SumOf(COLLEGES, PARTS, YES), Number()),
        (Sub(PRICE, PRICE), EUROS),
        (MinMax("min", (PRICE, PRICE)), EUROS),
        (Age(DAY, DAY, Birthday.MARCH_1, TEXT), Number()),
        (AddMonths(DAY, -12_000), Calendar()),
        (DaysBetween(DAY, RefDate(Event.GRANT)), Number()),
        (IsKnown(PRICE), TRUTH),
        (Coalesce(PRICE, NOTHING, TEXT), EUROS),
        (Call(DOUBLE, (TIMES,)), Number()),
    ],
)
def test_type_of_a_node_follows_from_its_parts(node: Node, expected: object) -> None:
    """Places add up in a product, and the unit is that of the factor that has one."""
    assert node.type == expected


def test_node_is_equal_to_its_like_whatever_its_label() -> None:
    """Labels are for people; two packs may word one fact in two ways."""
    other = Fact("service.price", EUROS, Text.same("what it costs"))

    assert other == PRICE
    assert {Cmp("<", PRICE, NOTHING): 1}[Cmp("<", other, NOTHING)] == 1


def test_missing_field_is_named_after_its_record() -> None:
    """A list of records has no path of its own for each."""
    assert PARTS.path == "college.parts"


def test_parts_come_each_before_those_below_it() -> None:
    """The whole tree, in the order in which it is written."""
    sum_of = SumOf(COLLEGES, PARTS, YES)
    bands = Bands(sum_of, (1,), (PRICE, NOTHING), TEXT)
    chosen = If(
        Not(In(CODE, frozenset({"a"}))), bands, DivRound(PRICE, 2, Rounding.FLOOR, EUROS, TEXT)
    )
    node = Cmp("<", chosen, Add((Mul(PRICE, TIMES), PRICE)))

    found = list(parts(node))

    assert found[:4] == [node, chosen, Not(In(CODE, frozenset({"a"}))), chosen.condition.arg]  # type: ignore[union-attr]
    assert [one for one in found if one == PRICE] == [PRICE] * 4
    assert len(found) == 19


def test_deep_tree_is_walked_without_recursion() -> None:
    """At the depth that is allowed, and no deeper: one level more is refused."""
    node: Node = YES
    for _ in range(DEEPEST - 1):
        node = Not(node)

    assert sum(1 for _ in parts(node)) == DEEPEST
    with pytest.raises(InvalidValueError, match="nested deeper than 200 levels"):
        Not(node)


@pytest.mark.parametrize("rounding", Rounding)
def test_rounding_is_said_in_both_languages(rounding: Rounding) -> None:
    """It is a legal choice, so people read it."""
    english, french = (rounding.said(lang) for lang in LANGS)

    assert english != french
    assert "_" not in english + french
