"""Every kind of node is made by the strategies, so that every reading meets every kind."""

from typing import get_args

import pytest
from hypothesis import Phase, find, settings

from essmodel.rules import expression as tree
from essmodel.testing.expression_strategies import EVERYTHING, amounts, conditions, moments, rooted

LEAVES = {tree.Fact, tree.Item, tree.Lit, tree.Param, tree.RefDate, tree.Silent}
KINDS = [kind for kind in get_args(tree.Node) if kind not in LEAVES]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_kind_can_be_asked_for(kind: type[tree.Node]) -> None:
    """At the root of an expression."""
    search = settings(max_examples=5, derandomize=True, phases=[Phase.generate])

    found = find(rooted(kind, EVERYTHING), lambda node: isinstance(node, kind), settings=search)

    assert isinstance(found, kind)


@pytest.mark.parametrize("kind", sorted(LEAVES, key=str), ids=lambda kind: kind.__name__)
def test_each_leaf_is_met(kind: type[tree.Node]) -> None:
    """Somewhere in an expression."""
    trees = conditions(EVERYTHING) | amounts(EVERYTHING) | moments(EVERYTHING)
    search = settings(max_examples=2_000, derandomize=True, phases=[Phase.generate], deadline=None)

    def has_kind(node: tree.Node) -> bool:
        return any(isinstance(part, kind) for part in tree.parts(node))

    assert has_kind(find(trees, has_kind, settings=search))
