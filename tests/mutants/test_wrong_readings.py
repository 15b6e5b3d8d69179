"""
Wrong ways to read a rule, each of which the comparison with the oracle must notice.

Each is what an engine, or a hurried author, really does; it is written as a change of the tree.
"""

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import Phase, find, settings
from hypothesis import strategies as st

from essmodel.rules import expression as tree
from essmodel.rules.anniversary import Birthday
from essmodel.rules.datatype import Number
from essmodel.rules.fact import Facts
from essmodel.rules.oracle import value
from essmodel.rules.rounding import Rounding
from essmodel.rules.situation import situation
from essmodel.rules.well_typed import TRUTH, Comparison
from essmodel.testing.expression_strategies import (
    DATES,
    EVERYTHING,
    FIGURES,
    INVENTED,
    populations,
    rooted,
)

pytestmark = pytest.mark.heavy

Change = Callable[[tree.Node], tree.Node]
NO = tree.Lit(False, TRUTH)


def taken_for(node: tree.Node, default: tree.Node) -> tree.Node:
    """Take silence for a value."""
    return tree.Coalesce(node, default, INVENTED)


def missing_is_zero(node: tree.Node) -> tree.Node:
    """A number that is not stated counts as nothing."""
    if isinstance(node, tree.Fact) and isinstance(node.type, Number):
        return taken_for(node, tree.Lit(0, Number(places=node.type.places)))
    return node


def missing_is_no(node: tree.Node) -> tree.Node:
    """What is not stated is denied."""
    return taken_for(node, NO) if isinstance(node, tree.Fact) and node.type == TRUTH else node


def unknown_condition_takes_the_other_branch(node: tree.Node) -> tree.Node:
    """As ``CASE WHEN`` and ``when().otherwise()`` do."""
    return (
        evolve(node, condition=taken_for(node.condition, NO)) if isinstance(node, tree.If) else node
    )


def least_skips_what_is_unknown(node: tree.Node) -> tree.Node:
    """As ``LEAST`` and ``min_horizontal`` do."""
    if isinstance(node, tree.MinMax) and len(node.args) > 1:
        one, other, *more = node.args
        return evolve(node, args=(taken_for(one, other), taken_for(other, one), *more))
    return node


def division_truncates(node: tree.Node) -> tree.Node:
    """As ``/`` does in most databases."""
    if isinstance(node, tree.DivRound) and node.rounding is Rounding.FLOOR:
        return evolve(node, rounding=Rounding.TRUNCATED)
    return node


def halves_go_to_the_even_one(node: tree.Node) -> tree.Node:
    """As ``round`` does in Python and in frames."""
    if isinstance(node, tree.DivRound) and node.rounding is Rounding.HALF_UP:
        return evolve(node, rounding=Rounding.HALF_EVEN)
    return node


def leap_birthday_is_what_the_calendar_says(node: tree.Node) -> tree.Node:
    """As date libraries do, each in its own way."""
    return evolve(node, birthday=Birthday.MARCH_1) if isinstance(node, tree.Age) else node


_SHIFTED: dict[Comparison, Comparison] = {">=": ">", ">": ">=", "<": "<=", "<=": "<"}


def birthday_is_the_day_after(node: tree.Node) -> tree.Node:
    """An age that is asked for is one to be passed, and one that may not be reached may be."""
    if isinstance(node, tree.Cmp) and isinstance(node.left, tree.Age) and node.op in _SHIFTED:
        return evolve(node, op=_SHIFTED[node.op])
    return node


def bound_belongs_to_the_band_below(node: tree.Node) -> tree.Node:
    """A table read with "up to" for "below"."""
    if isinstance(node, tree.Bands):
        return evolve(node, bounds=tuple(bound + 1 for bound in node.bounds))
    return node


def last_band_is_everything_else(node: tree.Node) -> tree.Node:
    """A chain of comparisons that ends in "else"."""
    if isinstance(node, tree.Bands):
        return evolve(node, x=taken_for(node.x, tree.Lit(node.bounds[-1], Number())))
    return node


def any_of_unknowns_is_no(node: tree.Node) -> tree.Node:
    """As ``bool_or`` and ``list.any`` do."""
    if isinstance(node, tree.Quant) and node.which == "any":
        return evolve(node, body=taken_for(node.body, NO))
    return node


def all_of_unknowns_is_yes(node: tree.Node) -> tree.Node:
    """As ``bool_and`` and ``list.all`` do."""
    if isinstance(node, tree.Quant) and node.which == "all":
        return evolve(node, body=taken_for(node.body, tree.Lit(True, TRUTH)))
    return node


def sums_skip_what_is_unknown(node: tree.Node) -> tree.Node:
    """As ``SUM`` does."""
    if isinstance(node, tree.SumOf):
        return evolve(node, body=taken_for(node.body, NO))
    return node


def different_from_a_code_is_not_known_to_be_it(node: tree.Node) -> tree.Node:
    """An unknown town is taken for another one."""
    if isinstance(node, tree.Cmp) and node.op == "!=":
        return taken_for(node, tree.Lit(True, TRUTH))
    return node


WRONG: dict[Change, type[tree.Node]] = {
    missing_is_zero: tree.Add,
    missing_is_no: tree.Or,
    unknown_condition_takes_the_other_branch: tree.If,
    least_skips_what_is_unknown: tree.MinMax,
    division_truncates: tree.DivRound,
    halves_go_to_the_even_one: tree.DivRound,
    leap_birthday_is_what_the_calendar_says: tree.Age,
    birthday_is_the_day_after: tree.Cmp,
    bound_belongs_to_the_band_below: tree.Bands,
    last_band_is_everything_else: tree.Bands,
    any_of_unknowns_is_no: tree.Quant,
    all_of_unknowns_is_yes: tree.Quant,
    sums_skip_what_is_unknown: tree.SumOf,
    different_from_a_code_is_not_known_to_be_it: tree.Cmp,
}
"""Each wrong reading, and the kind of node that it misreads."""


def changed(node: tree.Node, change: Change) -> tree.Node:
    """Return *node* read in the wrong way throughout."""
    return change(tree.rebuilt(node, lambda child: changed(child, change)))


@pytest.mark.parametrize(
    ("change", "kind"), WRONG.items(), ids=[change.__name__ for change in WRONG]
)
def test_wrong_reading_is_noticed(change: Change, kind: type[tree.Node]) -> None:
    """Some rule and some case tell it from the oracle."""

    def differs(drawn: tuple[tree.Node, list[Facts]]) -> bool:
        node, cases = drawn
        wrong = changed(node, change)
        known = (situation(facts, FIGURES, DATES) for facts in cases)
        return any(value(wrong, case) != value(node, case) for case in known)

    drawn = st.tuples(rooted(kind, evolve(EVERYTHING, depth=1)), populations())
    search = settings(max_examples=3_000, deadline=None, derandomize=True, phases=[Phase.generate])

    assert find(drawn, differs, settings=search)
