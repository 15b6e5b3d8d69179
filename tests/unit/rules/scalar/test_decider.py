"""What would settle an open case: the fewest missing facts that could bring an answer."""

from datetime import date

import pytest

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import EARLIEST, Birthday
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number
from essmodel.rules.fact import Facts
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.function import Function
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.law.source import Invention
from essmodel.rules.scalar import decider, settling
from essmodel.rules.scalar.decider import Deciders, deciders
from essmodel.rules.situation import situation
from essmodel.rules.well_typed import TRUTH

NUMBER = Number(least=0, most=200)
INVENTED = Invention()
RATE: dict[str, Figure] = {"rate": ByCode("case.town", (("a", 3), ("b", 90)), INVENTED)}
TODAY: Dates = {Event.DECISION: date(2026, 11, 23)}
PEOPLE = tree.Fact("case.people", Many("person"), Text.same("people"))
GROWN = tree.Item("person", "is_grown", TRUTH, Text.same("is grown"))
HOURS = tree.Item("person", "hours", NUMBER, Text.same("hours"))


def fact(name: str, like: DataType = TRUTH) -> tree.Fact:
    """Return a fact of the case."""
    return tree.Fact(f"case.{name}", like, Text.same(name))


def whole(value: int) -> tree.Lit:
    """Return a whole number."""
    return tree.Lit(value, NUMBER)


def at_least(name: str, value: int) -> tree.Node:
    """Whether a number is at least *value*."""
    return tree.Cmp(">=", fact(name, NUMBER), whole(value))


def choices(*names: str) -> frozenset[frozenset[str]]:
    """Return choices of facts of the case, each written as names between spaces."""
    return frozenset(frozenset(f"case.{one}" for one in some.split()) for some in names)


def lit(value: int) -> tree.Lit:
    """Return a whole number without bounds."""
    return tree.Lit(value, Number())


def found(node: tree.Node, facts: Facts | None = None) -> Deciders:
    """Return what would settle *node*."""
    return deciders(node, situation(facts or {}, RATE, TODAY))


N = fact("n", NUMBER)
A, B, C = fact("a"), fact("b"), fact("c")
BORN, SINCE = fact("born", Calendar()), fact("since", Calendar())
TOWN = fact("town", Label("town"))
FIGURE = tree.Param("rate", Number(), Text.same("rate"))
GROWN_UP = tree.Age(BORN, tree.RefDate(Event.DECISION), Birthday.MARCH_1, INVENTED)
CALL = tree.Call(
    Function(id="f", label=Text.same("f"), takes=(TRUTH,), gives=TRUTH, run=lambda x: x), (A,)
)


@pytest.mark.parametrize(
    ("node", "facts", "to_yes", "to_no"),
    [
        (tree.And((A, tree.Or((B, C)))), {}, ("a b", "a c"), ("a", "b c")),
        (tree.And((A, B)), {"case.a": True}, ("b",), ("b",)),
        (tree.And((A, B)), {"case.a": False}, (), ("",)),
        (tree.Not(A), {"case.a": False}, ("",), ()),
        (tree.And((at_least("n", 5), tree.Not(at_least("n", 4)))), {}, (), ("n",)),
        (at_least("n", 201), {}, (), ("n",)),
        (tree.If(A, B, C), {}, ("a b", "a c"), ("a b", "a c")),
        (tree.Cmp(">=", GROWN_UP, lit(18)), {}, ("born",), ("born",)),
        (tree.Cmp("<", BORN, tree.Lit(EARLIEST, Calendar())), {}, (), ("born",)),
        (tree.In(TOWN, frozenset({"a"})), {}, ("town",), ("town",)),
        (tree.Cmp(">", FIGURE, lit(80)), {}, ("town",), ("town",)),
        (tree.Cmp(">", FIGURE, lit(80)), {"case.town": "z"}, (), ()),
        (tree.And((tree.Silent(INVENTED, TRUTH), A)), {}, (), ("a",)),
        (tree.Bands(fact("n", NUMBER), (10,), (A, B), INVENTED), {"case.n": 10}, ("b",), ("b",)),
        (tree.Cmp(">", FIGURE, lit(80)), {"case.town": "b"}, ("",), ()),
        (tree.Cmp("==", tree.And((A, B)), C), {"case.c": False}, ("a", "b"), ("a b",)),
        (tree.Cmp("==", tree.If(A, lit(1), lit(2)), lit(1)), {}, ("a",), ("a",)),
        (
            tree.Cmp("==", tree.Bands(N, (9,), (lit(1), lit(2)), INVENTED), lit(1)),
            {},
            ("n",),
            ("n",),
        ),
    ],
)
def test_smallest_choices_are_named(
    node: tree.Node, facts: Facts, to_yes: tuple[str, ...], to_no: tuple[str, ...]
) -> None:
    """Those that could bring a yes, and those that could bring a no."""
    assert found(node, facts) == Deciders(choices(*to_yes), choices(*to_no), is_exact=True)


@pytest.mark.parametrize(
    ("node", "facts", "needed"),
    [
        (tree.Cmp("<", fact("n", NUMBER), fact("m", NUMBER)), {}, "case.n case.m"),
        (tree.Cmp("<", tree.Add((fact("n", NUMBER), whole(1))), whole(5)), {}, "case.n"),
        (tree.Cmp("==", TOWN, fact("home", Label("town"))), {"case.home": "z"}, "case.town"),
        (tree.Cmp("<", BORN, tree.RefDate(Event.ASSEMBLY)), {"case.born": EARLIEST}, "assembly"),
        (tree.Quant("any", PEOPLE, GROWN), {}, "case.people"),
        (tree.Quant("all", PEOPLE, GROWN), {"case.people": ({},)}, "person.is_grown"),
        (
            tree.Cmp(">", tree.CountIf(PEOPLE, GROWN), whole(1)),
            {"case.people": ({}, {})},
            "person.is_grown",
        ),
        (tree.Cmp(">", tree.CountIf(PEOPLE, GROWN), whole(1)), {}, "case.people"),
        (
            tree.Cmp(">", tree.SumOf(PEOPLE, HOURS, GROWN), whole(1)),
            {"case.people": ({"is_grown": True},)},
            "person.hours",
        ),
    ],
)
def test_choice_whose_values_cannot_all_be_tried_is_named_and_said_to_be_so(
    node: tree.Node, facts: Facts, needed: str
) -> None:
    """Where facts are computed with each other, or stand in lists."""
    assert found(node, facts) == Deciders(
        frozenset({frozenset(needed.split())}), frozenset({frozenset(needed.split())}), False
    )


@pytest.mark.parametrize(
    ("node", "facts", "to_yes", "to_no"),
    [
        (tree.IsKnown(A), {}, ("a",), ("",)),
        (tree.IsKnown(A), {"case.a": True}, ("",), ()),
        (tree.Coalesce(A, B, INVENTED), {}, ("a", "b"), ("a", "b")),
        (tree.Coalesce(A, B, INVENTED), {"case.a": True}, ("",), ()),
        (tree.Cmp("==", tree.Coalesce(N, lit(1), INVENTED), lit(1)), {}, ("",), ("n",)),
        (tree.Cmp("==", tree.IsKnown(A), B), {}, ("b",), ("b",)),
        (tree.IsKnown(PEOPLE), {}, ("people",), ("",)),
    ],
)
def test_choices_are_not_said_to_be_all_where_a_rule_asks_what_is_known(
    node: tree.Node, facts: Facts, to_yes: tuple[str, ...], to_no: tuple[str, ...]
) -> None:
    """A fact that comes in may then unsettle what was settled."""
    assert found(node, facts) == Deciders(choices(*to_yes), choices(*to_no), is_exact=False)


def test_function_settles_once_its_arguments_are_known() -> None:
    """A truth has but two values, so that even somebody else's code can be tried with both."""
    assert found(CALL) == Deciders(choices("a"), choices("a"), is_exact=True)


def test_any_record_may_bring_the_answer() -> None:
    """A record that is already known to say no is left aside."""
    node = tree.Quant("any", PEOPLE, tree.And((GROWN, A)))

    told = found(node, {"case.people": ({"is_grown": True}, {"is_grown": False})})

    assert told == Deciders(choices("a"), choices("a"), is_exact=True)


def test_too_many_choices_are_said_to_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The smallest are kept."""
    monkeypatch.setattr(settling, "MOST_SETS", 2)
    node = tree.Or((tree.And((A, B)), C, fact("d"), fact("e")))

    told = found(node)

    assert told.to_yes == choices("c", "d")
    assert not told.is_exact


def test_too_many_values_are_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The choice is named all the same."""
    monkeypatch.setattr(decider, "MOST_TRIED", 3)

    told = found(tree.And((A, B)))

    assert told == Deciders(choices("a b"), choices("a", "b"), is_exact=False)
