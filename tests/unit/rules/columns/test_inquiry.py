"""What is asked of every case, and what is settled before Python is called."""

import pytest

from essmodel.messages.text import Text
from essmodel.rules.columns.inquiry import (
    Inquiry,
    calls_python,
    guesses_at_python,
    uncalled,
    verdict,
)
from essmodel.rules.datatype import Number
from essmodel.rules.expression import (
    And,
    Call,
    Cmp,
    Coalesce,
    Fact,
    IsKnown,
    Lit,
    Node,
    Not,
    Or,
    rebuilt,
)
from essmodel.rules.fact import Facts
from essmodel.rules.function import Function
from essmodel.rules.law.source import Invention
from essmodel.rules.oracle import value
from essmodel.rules.situation import situation
from essmodel.rules.well_typed import TRUTH

PLAIN = Number(least=0, most=100)
N, T = Fact("n", PLAIN, Text.same("n")), Fact("t", TRUTH, Text.same("t"))
HALF = Function(
    id="half", label=Text.same("half"), takes=(PLAIN,), gives=PLAIN, run=lambda x: x // 2
)
CALLED = Call(HALF, (N,))
SMALL = Cmp("<", CALLED, Lit(3, PLAIN))
CASES: list[Facts] = [{"n": n, "t": t} for n in (None, 1, 9) for t in (None, True, False)]


def inquiry(*rules: Node, price: Node | None = None) -> Inquiry:
    """Ask for rules."""
    return Inquiry(id="x", rules=rules, price=price, figures={})


@pytest.mark.parametrize(("count", "masks"), [(0, 1), (1, 1), (64, 1), (65, 2), (128, 2), (129, 3)])
def test_each_64_rules_have_a_column(count: int, masks: int) -> None:
    """At least one there is, for whoever reads it."""
    names = inquiry(*[T] * count).mask_names("failed")

    assert names == ("x.failed", "x.failed_2", "x.failed_3")[:masks]


def test_names_of_columns_follow_what_is_asked() -> None:
    """Only where Python is called, some rules may not have been asked."""
    names = ("x.verdict", "x.price", "x.failed", "x.undetermined")

    assert inquiry(T).names == names
    assert inquiry(T, SMALL).names == inquiry(T, price=CALLED).names == (*names, "x.unasked")


def test_price_that_nobody_can_tell_leaves_the_verdict_untold() -> None:
    """It adds no "no"."""
    asked = verdict((T,), N)

    for facts, expected in (
        ({"n": 1, "t": True}, True),
        ({"n": None, "t": True}, None),
        ({"n": None, "t": False}, False),
        ({"n": 1, "t": None}, None),
    ):
        assert value(asked, situation(facts)) is expected


@pytest.mark.parametrize(
    "node",
    [
        SMALL,
        And((T, SMALL)),
        Or((T, SMALL)),
        Not(Or((T, SMALL))),
        IsKnown(SMALL),
        IsKnown(And((T, SMALL))),
        Cmp("<", Coalesce(CALLED, N, Invention()), Lit(3, PLAIN)),
        Cmp("<", Coalesce(N, CALLED, Invention()), Lit(3, PLAIN)),
        Coalesce(Or((T, SMALL)), T, Invention()),
    ],
)
@pytest.mark.parametrize("gives", [0, 99, None])
def test_what_is_told_before_python_is_called_stays_true(node: Node, gives: int | None) -> None:
    """Whatever it gives then, or if it fails."""

    def run(_number: int) -> int | None:
        return gives

    function = Function(id="half", label=HALF.label, takes=(PLAIN,), gives=PLAIN, run=run)
    settled = uncalled(node)

    assert not calls_python(settled)
    for facts in CASES:
        before = value(settled, situation(facts))
        after = value(_calling(node, function), situation(facts))
        assert before is None or before is after


def _calling(node: Node, function: Function) -> Node:
    """Return *node* with another function to call."""
    if isinstance(node, Call):
        return Call(function, node.args)
    return rebuilt(node, lambda one: _calling(one, function))


def test_guess_at_python_is_known() -> None:
    """It says something else where Python was not called than where it failed."""
    assert guesses_at_python(Not(IsKnown(SMALL)))
    assert guesses_at_python(Coalesce(SMALL, T, Invention()))
    assert not guesses_at_python(Or((SMALL, IsKnown(T))))
    assert not guesses_at_python(Coalesce(T, SMALL, Invention()))


def test_case_is_settled_where_python_changes_nothing() -> None:
    """A no of another rule, whatever the rest is."""
    settled = inquiry(T, SMALL).settled

    assert [value(settled, situation(facts)) for facts in CASES] == [False, False, True] * 3
