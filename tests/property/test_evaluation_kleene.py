"""Three-valued logic: what is known of a case never changes when more is known."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from essmodel.rules.evaluate import Unknown, Value, evaluate
from essmodel.rules.expression import And, Node, Not, Or
from essmodel.rules.fact import Facts, FactValue
from essmodel.rules.observation import Frame
from essmodel.rules.situation import situation
from essmodel.testing.expression_strategies import (
    DATES,
    FIGURES,
    amounts,
    cases,
    conditions,
    less_known,
    moments,
)

Cases = tuple[Facts, Facts]


def told(node: Node, facts: Mapping[str, FactValue]) -> Value | Unknown:
    """Return what *node* comes to."""
    return evaluate(node, Frame(situation(facts, FIGURES, DATES)))


def known_and_less_known() -> st.SearchStrategy[Cases]:
    """A whole case, and the same with facts missing."""
    return cases().flatmap(lambda case: st.tuples(st.just(case), less_known(case)))


@given(conditions() | amounts() | moments(), known_and_less_known())
def test_more_facts_never_change_an_answer(node: Node, both: Cases) -> None:
    """An answer given with facts missing stands when they come in."""
    whole, partial = both

    early = told(node, partial)

    assert isinstance(early, Unknown) or early == told(node, whole)


@given(conditions() | amounts() | moments(), cases())
def test_whole_case_leaves_nothing_unknown(node: Node, case: Facts) -> None:
    """Without silence of the sources, a case that states all facts is decided."""
    assert not isinstance(told(node, case), Unknown)


@given(conditions(), conditions(), known_and_less_known())
def test_order_of_a_list_of_conditions_changes_nothing(one: Node, other: Node, both: Cases) -> None:
    """What is asked first decides no more than what is asked last."""
    for facts in both:
        for kind in (And, Or):
            here, there = (told(kind(args), facts) for args in ((one, other), (other, one)))
            assert isinstance(here, Unknown) is isinstance(there, Unknown)
            assert isinstance(here, Unknown) or here == there


@given(conditions(), conditions(), known_and_less_known())
def test_neither_is_both_not(one: Node, other: Node, both: Cases) -> None:
    """De Morgan's law holds among unknowns too."""
    for facts in both:
        neither = told(Not(Or((one, other))), facts)
        both_not = told(And((Not(one), Not(other))), facts)
        assert isinstance(neither, Unknown) is isinstance(both_not, Unknown)
        assert isinstance(neither, Unknown) or neither == both_not
