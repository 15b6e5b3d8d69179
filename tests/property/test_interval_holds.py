"""Bounds worked out before any case hold in every case."""

from hypothesis import given

from essmodel.rules.expression import Node
from essmodel.rules.fact import Facts
from essmodel.rules.interval import interval
from essmodel.rules.oracle import value
from essmodel.rules.situation import situation
from essmodel.testing.expression_strategies import (
    DATES,
    EVERYTHING,
    FIGURES,
    amounts,
    populations,
)


@given(amounts(EVERYTHING), populations())
def test_value_lies_within_the_interval(node: Node, cases: list[Facts]) -> None:
    """Of every number, in every case in which it is known."""
    bounds = interval(node, FIGURES)

    found = [value(node, situation(facts, FIGURES, DATES)) for facts in cases]

    assert all(bounds.least is None or bounds.least <= one for one in found if one is not None)
    assert all(bounds.most is None or one <= bounds.most for one in found if one is not None)
