"""Conditions that are boxes: each kind of node, and who is inside."""

import pytest
from tests.unit.rules.proof.person import (
    INVENTED,
    PRIORITY,
    QUOTIENT,
    SCHEME,
    euros,
    quotient,
    whole,
)

from essmodel.rules import expression as tree
from essmodel.rules.fact import Facts
from essmodel.rules.proof.box import region
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.well_typed import TRUTH

POOR: Facts = {"person.quotient": 300_00, "person.priority": True, "person.scheme": "farm"}
RICH: Facts = {"person.quotient": 900_00, "person.priority": False, "person.scheme": "general"}


@pytest.mark.parametrize(
    ("condition", "is_met"),
    [
        (tree.Silent(INVENTED, TRUTH), (False, False)),
        (tree.Lit(True, TRUTH), (True, True)),
        (tree.In(SCHEME, frozenset({"farm"})), (True, False)),
        (
            tree.And(
                (
                    tree.Not(tree.In(SCHEME, frozenset({"farm"}))),
                    tree.In(SCHEME, frozenset({"farm", "general"})),
                )
            ),
            (False, True),
        ),
        (tree.Cmp("<", tree.Mul(QUOTIENT, whole(2)), euros(700_00)), (True, False)),
        (tree.Cmp("<", tree.Mul(whole(2), QUOTIENT), euros(700_00)), (True, False)),
        (
            tree.If(PRIORITY, quotient("<", 400_00), quotient(">", 400_00)),
            (True, True),
        ),
    ],
    ids=[
        "silence",
        "always",
        "a code",
        "another code",
        "twice a figure",
        "a figure twice",
        "a choice",
    ],
)
def test_a_box_holds_whom_the_condition_holds_of(
    condition: tree.Node, is_met: tuple[bool, bool], grounds: Grounds
) -> None:
    """A figure, a truth and a code each leave a side."""
    found = region(condition, grounds)

    assert found is not None
    assert (found.holds(POOR), found.holds(RICH)) == is_met


def test_whose_fact_is_unknown_is_in_no_box(grounds: Grounds) -> None:
    """An unknown figure, code or truth meets no condition, but that of being unknown."""
    conditions = (quotient("<", 400_00), tree.In(SCHEME, frozenset({"farm"})), PRIORITY)
    unknown = tree.Not(tree.IsKnown(SCHEME))

    found = [region(one, grounds) for one in (*conditions, unknown)]

    assert [one.holds({}) for one in found if one] == [False, False, False, True]


def test_a_choice_on_more_than_single_facts_is_no_box(grounds: Grounds) -> None:
    """The solver is asked then."""
    two = tree.Cmp("<", tree.Add((QUOTIENT, QUOTIENT)), QUOTIENT)

    assert region(tree.If(two, PRIORITY, PRIORITY), grounds) is None
