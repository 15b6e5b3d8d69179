"""One rule, whatever reads it: each reading says what the oracle says, of every case."""

from collections.abc import Callable

import pytest
from hypothesis import given

from essmodel.rules.evaluate import Unknown, evaluate
from essmodel.rules.expression import Node
from essmodel.rules.fact import Facts
from essmodel.rules.normal import normalised
from essmodel.rules.observation import Frame
from essmodel.rules.oracle import value
from essmodel.rules.scalar.closure import closure
from essmodel.rules.scalar.generated import compiled
from essmodel.rules.situation import situation
from essmodel.testing.expression_strategies import (
    DATES,
    EVERYTHING,
    FIGURES,
    amounts,
    conditions,
    moments,
    populations,
)

Answers = list[object]
TREES = conditions(EVERYTHING) | amounts(EVERYTHING) | moments(EVERYTHING)


def oracle(node: Node, cases: list[Facts]) -> Answers:
    """Return what *node* comes to in each case, as specified."""
    return [value(node, situation(facts, FIGURES, DATES)) for facts in cases]


def explanation(node: Node, cases: list[Facts]) -> Answers:
    """Return what the reading with reasons says."""
    found = [evaluate(node, Frame(situation(facts, FIGURES, DATES))) for facts in cases]
    return [None if isinstance(one, Unknown) else one for one in found]


def made_ready(node: Node, cases: list[Facts]) -> Answers:
    """Return what the tree made ready for the day comes to."""
    return oracle(normalised(node, FIGURES, DATES), cases)


def by_closures(node: Node, cases: list[Facts]) -> Answers:
    """Return what the functions made of the tree say."""
    ask = closure(node, figures=FIGURES, dates=DATES)
    return [ask(facts) for facts in cases]


def by_code(node: Node, cases: list[Facts]) -> Answers:
    """Return what the code made of the tree says."""
    ask = compiled(node, figures=FIGURES, dates=DATES)
    return [ask(facts) for facts in cases]


READINGS: dict[str, Callable[[Node, list[Facts]], Answers]] = {
    "explanation": explanation,
    "normalised": made_ready,
    "closures": by_closures,
    "code": by_code,
}


@pytest.mark.parametrize("reading", READINGS)
@given(node=TREES, cases=populations())
def test_reading_says_what_the_oracle_says(reading: str, node: Node, cases: list[Facts]) -> None:
    """To the last cent, and unknown exactly where it is unknown."""
    expected = oracle(node, cases)

    found = READINGS[reading](node, cases)

    assert found == expected
    assert [type(one) for one in found] == [type(one) for one in expected]
