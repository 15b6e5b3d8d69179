"""One case decided fast: closures, compiled code and notes say what the slow readings say."""

from hypothesis import given
from hypothesis import strategies as st

from essmodel.rules import expression as tree
from essmodel.rules.evaluate import Unknown, evaluate
from essmodel.rules.fact import Facts
from essmodel.rules.normal import normalised
from essmodel.rules.observation import Frame
from essmodel.rules.oracle import value
from essmodel.rules.scalar.closure import closure
from essmodel.rules.scalar.generated import compiled, compiled_each
from essmodel.rules.scalar.noted import noted
from essmodel.rules.scalar.noting import Notes
from essmodel.rules.scalar.reasons import reasons
from essmodel.rules.situation import situation
from essmodel.rules.verdict import Missing
from essmodel.testing.expression_strategies import (
    DATES,
    EVERYTHING,
    FIGURES,
    amounts,
    conditions,
    moments,
    populations,
)

TREES = conditions(EVERYTHING) | amounts(EVERYTHING) | moments(EVERYTHING)
LISTS = (tree.Quant, tree.CountIf, tree.SumOf)


@given(TREES | TREES.map(lambda node: normalised(node, FIGURES, DATES)), populations())
def test_closure_and_code_say_what_the_oracle_says(node: tree.Node, cases: list[Facts]) -> None:
    """Of the source and of the tree made ready, whether unknown facts are absent or ``None``."""
    slow = closure(node, figures=FIGURES, dates=DATES)
    fast = compiled(node, figures=FIGURES, dates=DATES)

    for facts in cases:
        expected = value(node, situation(facts, FIGURES, DATES))
        absent = {path: found for path, found in facts.items() if found is not None}
        told = [slow(facts), fast(facts), slow(absent), fast(absent)]
        assert told == [expected] * 4
        assert {type(one) for one in told} == {type(expected)}


@given(nodes=st.lists(TREES, max_size=4), cases=populations(at_most=4))
def test_several_nodes_are_told_by_one_function(nodes: list[tree.Node], cases: list[Facts]) -> None:
    """Side by side, as each alone."""
    told = compiled_each(nodes, figures=FIGURES, dates=DATES)

    for facts in cases:
        case = situation(facts, FIGURES, DATES)
        assert told(facts) == tuple(value(node, case) for node in nodes)


@given(node=TREES, cases=populations(at_most=4))
def test_notes_are_those_that_count(node: tree.Node, cases: list[Facts]) -> None:
    """The same value, the same missing facts and the same notes as the reading with reasons."""
    asked = noted(node, figures=FIGURES, dates=DATES)
    has_lists = any(isinstance(one, LISTS) for one in tree.parts(node))

    for facts in cases:
        notes: Notes = []
        frame = Frame(situation(facts, FIGURES, DATES))
        expected = evaluate(node, frame)
        told = asked.ask(facts, notes)
        assert told == (missing(expected) if isinstance(expected, Unknown) else expected)
        assert has_lists or [asked.leaves[one] for one in notes] == [one.node for one in frame.seen]


@given(nodes=st.lists(conditions(EVERYTHING), max_size=4), cases=populations(at_most=4))
def test_reasons_name_each_rule_that_fails_or_waits(
    nodes: list[tree.Node], cases: list[Facts]
) -> None:
    """And what is missing, unless a rule fails, which no fact changes."""
    rules = [(f"rule {number}", node) for number, node in enumerate(nodes)]
    asked = reasons(rules, figures=FIGURES, dates=DATES)

    for facts in cases:
        case = situation(facts, FIGURES, DATES)
        answers = {name: evaluate(node, Frame(case)) for name, node in rules}
        failed = tuple(name for name, one in answers.items() if one is False)
        waiting = {name: one for name, one in answers.items() if isinstance(one, Unknown)}
        told = asked(facts)
        assert told.verdict is (False if failed else None if waiting else True)
        assert (told.failed, told.undetermined) == (failed, tuple(waiting))
        assert told.missing == frozenset(
            path for one in waiting.values() if not failed for path in missing(one)
        )


def missing(unknown: Unknown) -> frozenset[str]:
    """Return the facts that are missing for an unknown value."""
    return frozenset(
        path for one in unknown.causes if isinstance(one, Missing) for path in one.facts
    )
