"""The operators that people write rules with."""

from collections.abc import Callable
from datetime import date

import pytest

from essmodel.errors import InvalidValueError, UnclearTermError
from essmodel.messages.text import Text
from essmodel.rules.datatype import Calendar, Label, Many, Number
from essmodel.rules.expression import (
    Add,
    AddMonths,
    And,
    Cmp,
    Coalesce,
    CountIf,
    Fact,
    In,
    IsKnown,
    Item,
    Lit,
    Mul,
    Not,
    Or,
    Param,
    Quant,
    Sub,
    SumOf,
)
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Invention
from essmodel.rules.term import ManyTerm, Term, reaches
from essmodel.rules.well_typed import TRUTH
from essmodel.values.money import Money
from essmodel.values.period import ALWAYS
from essmodel.values.threshold import Threshold

EUROS = Number(places=2, unit="EUR")
YES = Lit(True, TRUTH)
price = Term[Money](Fact("service.price", EUROS, Text.same("price")))
is_open = Term[bool](Fact("service.is_open", TRUTH, Text.same("open")))
is_free = Term[bool](Fact("service.is_free", TRUTH, Text.same("free")))
kind = Term[str](Fact("service.kind", Label("kind"), Text.same("kind")))
day = Term[date](Fact("service.day", Calendar(), Text.same("day")))
count = Term[int](Fact("service.count", Number(), Text.same("count")))
colleges = ManyTerm[object](Fact("statutes.colleges", Many("college"), Text.same("colleges")))
parts = Term[int](Item("college", "parts", Number(), Text.same("parts")))
CAP = Parameter[Money](
    id="fr.cap",
    label=Text.same("cap"),
    datatype=EUROS,
    enacted=(Enacted(value=Money(850), period=ALWAYS, source=Invention()),),
)


@pytest.mark.parametrize(
    ("term", "op"),
    [
        (price < Money(850), "<"),
        (price <= Money(850), "<="),
        (price == Money(850), "=="),
        (price != Money(850), "!="),
        (price >= Money(850), ">="),
        (price > Money(850), ">"),
    ],
    ids=["<", "<=", "==", "!=", ">=", ">"],
)
def test_comparison_builds_a_node(term: Term[bool], op: str) -> None:
    """The value takes the scale of the fact."""
    assert isinstance(term.node, Cmp)
    assert (term.node.op, term.node.right) == (op, Lit(850, EUROS))


def test_value_may_stand_before_the_term() -> None:
    """As people say it: eight euros are more than the price."""
    assert (Money(850) > price).node == Cmp("<", price.node, Lit(850, EUROS))
    assert (Money(850) <= price).node == Cmp(">=", price.node, Lit(850, EUROS))


def test_figure_of_the_law_is_named_not_copied() -> None:
    """Its value is chosen by a date, later."""
    assert (price <= CAP).node == Cmp("<=", price.node, Param("fr.cap", EUROS, CAP.label))


def test_sums_and_products_build_nodes() -> None:
    """A plain number multiplies anything; a sum is of one kind."""
    assert (price + Money(100)).node == Add((price.node, Lit(100, EUROS)))
    assert (price * 3).node == Mul(price.node, Lit(3, Number()))
    assert (price * count).node == Mul(price.node, count.node)
    assert (3 * price).node == Mul(Lit(3, Number()), price.node)
    assert (Money(100) + price).node == Add((Lit(100, EUROS), price.node))


def test_differences_keep_their_order() -> None:
    """On either side of a value."""
    assert (price - Money(100)).node == Sub(price.node, Lit(100, EUROS))
    assert (Money(100) - price).node == Sub(Lit(100, EUROS), price.node)
    assert (price - CAP).node == Sub(price.node, Param("fr.cap", EUROS, CAP.label))


def test_what_is_not_known_may_be_asked_about_or_replaced() -> None:
    """The replacement is somebody's choice."""
    assert price.is_known().node == IsKnown(price.node)
    default = price.or_else(Money(0), source=Invention()).node
    assert default == Coalesce(price.node, Lit(0, EUROS), Invention())


def test_day_may_be_moved_by_months() -> None:
    """Only once: twice is not once more."""
    assert day.months_later(-12).node == AddMonths(day.node, -12)
    with pytest.raises(InvalidValueError, match="add them all at once"):
        day.months_later(1).months_later(1)


def test_widened_term_is_the_same_value_with_more_places() -> None:
    """So that a price meets a product with a rate."""
    node = price.widened(4).node

    assert node == Mul(price.node, Lit(10_000, Number(places=4)))
    assert node.type == Number(places=6, unit="EUR")


def test_conditions_are_joined_flat() -> None:
    """Three conditions are one list, not a list in a list."""
    a, b = is_open.node, is_free.node

    assert (is_open & is_free & ~is_open).node == And((a, b, Not(a)))
    assert (is_open | is_free | ~is_open).node == Or((a, b, Not(a)))
    assert ((is_open | is_free) & is_open).node == And((Or((a, b)), a))


def test_label_may_be_one_of_several() -> None:
    """Their order does not matter."""
    assert kind.is_in(["b", "a"]).node == In(kind.node, frozenset({"a", "b"}))


def test_lists_are_asked_about_all_any_how_many_and_how_much() -> None:
    """Of their records."""
    many, body = colleges.node, (parts > 0).node

    assert colleges.all(parts > 0).node == Quant("all", many, body)
    assert colleges.any(parts > 0).node == Quant("any", many, body)
    assert colleges.count(parts > 0).node == CountIf(many, body)
    assert colleges.number().node == CountIf(many, YES)
    assert colleges.total(parts).node == SumOf(many, parts.node, YES)
    assert colleges.total(parts, where=parts > 0).node == SumOf(many, parts.node, body)


@pytest.mark.parametrize(("is_strict", "op"), [(True, ">"), (False, ">=")])
def test_threshold_is_reached_by_cross_multiplication(*, is_strict: bool, op: str) -> None:
    """Nothing is divided."""
    threshold = Threshold(part=2, whole=3, is_strict=is_strict)
    node = reaches(threshold, parts, of=count).node

    three, two = Lit(3, Number()), Lit(2, Number())
    assert isinstance(node, Cmp)
    assert (node.op, node.left, node.right) == (op, Mul(parts.node, three), Mul(count.node, two))


@pytest.mark.parametrize(
    "use",
    [
        lambda: is_open and is_free,  # type: ignore[redundant-expr]
        lambda: is_open or is_free,  # type: ignore[redundant-expr]
        lambda: not is_open,
        lambda: 1 if is_open else 2,  # type: ignore[redundant-expr]
        lambda: Money(1) < price < Money(2),
        lambda: is_open in [is_free, is_open],
        lambda: bool(is_open),
    ],
    ids=["and", "or", "not", "if", "chain", "in", "bool"],
)
def test_term_has_no_truth_value(use: Callable[[], object]) -> None:
    """No case is known while a rule is written; the message says what to write."""
    with pytest.raises(UnclearTermError, match=r"write '&', '\|', '~' and '=='"):
        use()


def test_term_belongs_to_no_set() -> None:
    """Equality builds a condition, so nobody could tell whether it is there."""
    with pytest.raises(TypeError, match="unhashable"):
        {price}  # noqa: B018


def test_value_of_another_kind_is_refused_at_once() -> None:
    """At the line that writes it, not when the rule is asked."""
    with pytest.raises(InvalidValueError, match="is not an amount in EUR"):
        assert price <= "850"  # type: ignore[operator]
