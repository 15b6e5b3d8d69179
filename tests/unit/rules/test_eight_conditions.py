"""
A rule of eight conditions and one missing fact: what it says, whoever reads it.

Where the family quotient alone decides, it alone is asked for; where another condition already
fails, the answer is no, and nothing is missing.
"""

from collections.abc import Callable

import pytest

from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.evaluate import Unknown, evaluate
from essmodel.rules.expression import And, Cmp, Fact, Lit, Node, Or
from essmodel.rules.fact import Facts, FactValue
from essmodel.rules.observation import Frame
from essmodel.rules.oracle import value
from essmodel.rules.scalar.closure import closure
from essmodel.rules.scalar.generated import compiled
from essmodel.rules.scalar.reasons import reasons
from essmodel.rules.situation import situation
from essmodel.rules.verdict import Missing
from essmodel.rules.well_typed import TRUTH

EUROS = Number(places=2, unit="EUR", least=0, most=10**9)
QUOTIENT = Fact("family.quotient", EUROS, Text.same("family quotient"))
IN_QUARTER = Fact("family.in_quarter", TRUTH, Text.same("lives in the quarter"))
PAPERS = tuple(Fact(f"family.paper{i}", TRUTH, Text.same(f"paper {i}")) for i in range(7))
NEAR_OR_MODEST = Or((IN_QUARTER, Cmp("<=", QUOTIENT, Lit(900_00, EUROS))))
RULE = And((*PAPERS, NEAR_OR_MODEST))
COMPLETE: Facts = {one.path: True for one in PAPERS} | {
    IN_QUARTER.path: False,
    QUOTIENT.path: 900_00,
}
Reading = Callable[[Node, Facts], object]


def known(**changes: FactValue) -> Facts:
    """Return the complete case, with facts of the family changed, or forgotten."""
    return {**COMPLETE, **{f"family.{name}": fact for name, fact in changes.items()}}


def explained(node: Node, facts: Facts) -> object:
    """Read with reasons."""
    found = evaluate(node, Frame(situation(facts)))
    return None if isinstance(found, Unknown) else found


READINGS: dict[str, Reading] = {
    "oracle": lambda node, facts: value(node, situation(facts)),
    "explanation": explained,
    "closures": lambda node, facts: closure(node, figures={}, dates={})(facts),
    "code": lambda node, facts: compiled(node, figures={}, dates={})(facts),
}


@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (known(), True),
        (known(quotient=900_01), False),
        (known(quotient=None), None),
        (known(quotient=None, in_quarter=True), True),
        (known(quotient=None, paper3=False), False),
        (known(quotient=None, paper3=None), None),
    ],
)
def test_missing_quotient_is_neither_yes_nor_no(
    reading: Reading, facts: Facts, expected: object
) -> None:
    """Unless something else settles the answer."""
    assert reading(RULE, facts) is expected


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        (known(quotient=None), {QUOTIENT.path}),
        (known(quotient=None, in_quarter=None), {QUOTIENT.path, IN_QUARTER.path}),
        (known(quotient=None, paper3=None), {QUOTIENT.path, "family.paper3"}),
    ],
)
def test_what_would_settle_it_is_named_and_nothing_else(facts: Facts, missing: set[str]) -> None:
    """The quotient alone, where it alone decides."""
    found = evaluate(RULE, Frame(situation(facts)))

    assert isinstance(found, Unknown)
    assert found.causes == (Missing(frozenset(missing)),)
    told = reasons((("rule", RULE),), figures={}, dates={})(facts)
    assert told.undetermined == ("rule",)
    assert set(told.missing) == missing


def test_refusal_names_nothing_missing() -> None:
    """No paper could change it."""
    facts = known(quotient=None, paper3=False)
    frame = Frame(situation(facts))

    assert evaluate(RULE, frame) is False
    assert [one.node for one in frame.seen] == [PAPERS[3]]
    told = reasons((("rule", RULE),), figures={}, dates={})(facts)
    assert (told.failed, told.undetermined, set(told.missing)) == (("rule",), (), set())
