"""What would settle an open case: held against trying every value of every choice of facts."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Label, Number
from essmodel.rules.fact import Facts, FactValue
from essmodel.rules.law.source import Invention
from essmodel.rules.oracle import value
from essmodel.rules.scalar.decider import deciders
from essmodel.rules.situation import situation
from essmodel.rules.well_typed import TRUTH
from essmodel.testing.expression_strategies import (
    DATES,
    EVERYTHING,
    FIGURES,
    cases,
    conditions,
    less_known,
)

SMALL = Number(least=0, most=3)
NUMBER = tree.Fact("case.number", SMALL, Text.same("number"))
KIND = tree.Fact("case.kind", Label("kind"), Text.same("kind"))
TRUTHS = tuple(tree.Fact(f"case.t{i}", TRUTH, Text.same(f"t{i}")) for i in range(2))
VALUES: dict[str, tuple[FactValue, ...]] = {
    NUMBER.path: (0, 1, 2, 3),
    KIND.path: ("a", "b", "another"),
    **{one.path: (True, False) for one in TRUTHS},
}
Choices = frozenset[frozenset[str]]


def small_conditions(depth: int = 3) -> st.SearchStrategy[tree.Node]:
    """Conditions on four facts of few values, each of which may be read several times."""
    compared = st.sampled_from(["<", "<=", "==", "!=", ">=", ">"])
    bounds = st.integers(0, 3).map(lambda bound: tree.Lit(bound, Number()))
    simple = st.one_of(
        st.sampled_from(TRUTHS),
        st.builds(tree.Cmp, compared, st.just(NUMBER), bounds),
        st.builds(tree.In, st.just(KIND), st.frozensets(st.sampled_from(("a", "b")))),
    )
    if not depth:
        return simple
    parts = st.deferred(lambda: small_conditions(depth - 1))
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    three = st.tuples(parts, parts, parts)
    banded = st.builds(tree.Bands, st.just(NUMBER), st.just((1, 2)), three, st.just(Invention()))
    joined = st.builds(tree.And, several) | st.builds(tree.Or, several)
    return st.one_of(
        simple,
        joined,
        st.builds(tree.Not, parts),
        st.builds(tree.If, parts, parts, parts),
        st.builds(tree.Cmp, st.sampled_from(["==", "!="]), parts, parts),
        banded,
    )


def small_cases() -> st.SearchStrategy[Facts]:
    """Cases that state some of the four facts."""
    return st.fixed_dictionaries(
        {path: st.sampled_from((None, *values)) for path, values in VALUES.items()}
    )


def tried(node: tree.Node, facts: Facts, *, answer: bool) -> Choices:
    """Return the smallest choices of missing facts that bring *answer*, found by trying all."""
    missing = sorted(path for path, found in facts.items() if found is None)
    found: list[frozenset[str]] = []
    for count in range(len(missing) + 1):
        for choice in combinations(missing, count):
            if any(smaller <= frozenset(choice) for smaller in found):
                continue
            rows = product(*(VALUES[path] for path in choice))
            told = (facts | dict(zip(choice, row, strict=True)) for row in rows)  # type: ignore[operator] # facts are a dict here
            if any(value(node, situation(case)) is answer for case in told):
                found.append(frozenset(choice))
    return frozenset(found)


@given(small_conditions(), small_cases())
def test_deciders_are_those_that_trying_all_values_finds(node: tree.Node, facts: Facts) -> None:
    """No smaller choice brings the answer, each one named does, and none is forgotten."""
    found = deciders(node, situation(facts))

    assert found.is_exact
    assert found.to_yes == tried(node, facts, answer=True)
    assert found.to_no == tried(node, facts, answer=False)


@given(conditions(EVERYTHING), cases().flatmap(less_known))
def test_settled_case_waits_for_nothing(node: tree.Node, facts: Facts) -> None:
    """The empty choice settles what is settled, and nothing less than a fact what is not."""
    case = situation(facts, FIGURES, DATES)
    told = value(node, case)

    found = deciders(node, case)

    assert (found.to_yes == {frozenset()}) is (told is True)
    assert (found.to_no == {frozenset()}) is (told is False)
