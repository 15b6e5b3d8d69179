"""The solver reads rules as the specification does, of every case."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.unit.rules.proof.reading import RefusedError, z3_value

from essmodel.rules import expression as tree
from essmodel.rules.fact import Facts
from essmodel.rules.oracle import value
from essmodel.rules.situation import situation
from essmodel.testing.expression_strategies import (
    DATES,
    EVERYTHING,
    FIGURES,
    amounts,
    cases,
    conditions,
    less_known,
    moments,
)

pytestmark = pytest.mark.heavy

TREES = conditions(EVERYTHING) | amounts(EVERYTHING) | moments(EVERYTHING)


@st.composite
def one_case(draw: st.DrawFn) -> Facts:
    """A case of which anything may be unknown."""
    case = draw(cases())
    return draw(less_known(case)) if draw(st.booleans()) else case


@given(node=TREES, facts=one_case())
def test_solver_says_what_the_oracle_says(node: tree.Node, facts: Facts) -> None:
    """To the last cent, and unknown exactly where it is unknown, unless it refuses the rule."""
    case = situation(facts, FIGURES, DATES)
    try:
        found = z3_value(node, case)
    except RefusedError:
        assume(False)

    expected = value(node, case)
    assert found == expected
    assert type(found) is type(expected)
