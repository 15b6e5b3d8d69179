"""Claims about conditions: each proved, refuted by a case, or not proved."""

import pytest
from tests.unit.rules.proof.person import (
    BORN,
    CHILD_AGE,
    CHILDREN,
    INVENTED,
    PRIORITY,
    QUOTIENT,
    SCHEME,
    aged,
    euros,
    named,
    quotient,
    rate,
    rounded,
    whole,
)

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number
from essmodel.rules.figure import ByCode
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.proof.claim import equivalent, leave_no_gap, never_overlap, tightens
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.proof import NotProved, Proof, Proved, Refuted
from essmodel.rules.well_typed import TRUTH

NATIONAL = quotient("<=", 900_00)
OPAQUE = tree.Call(
    Function(id="f", label=Text.same("f"), takes=(Number(),), gives=TRUTH, run=lambda x: x > 0),
    (whole(1),),
)
ADULT_CHILD = tree.Quant("any", CHILDREN, tree.Cmp(">=", CHILD_AGE, whole(18)))


def facts(proof: Proof) -> dict[str, object]:
    """Return the facts of a counterexample."""
    assert isinstance(proof, Refuted)
    return dict(proof.counterexample.facts)


def why(proof: Proof) -> str:
    """Return why a claim is not proved."""
    assert isinstance(proof, NotProved)
    return proof.why.id


@pytest.mark.parametrize(
    "local",
    [
        quotient("<=", 850_00),
        tree.And((aged(">=", 3), NATIONAL)),
        tree.And((PRIORITY, tree.Not(quotient(">", 900_00)))),
        tree.Cmp("<=", tree.Add((QUOTIENT, QUOTIENT)), euros(1800_00)),
    ],
    ids=["lower bound", "one more condition", "a double negation", "needs the solver"],
)
def test_a_stricter_rule_tightens(local: tree.Node, grounds: Grounds) -> None:
    """Wherever the local rule is met, the national one is."""
    assert tightens(local, NATIONAL, grounds) == Proved()


def test_a_laxer_rule_is_shown_a_person(grounds: Grounds) -> None:
    """The nearest ordinary quotient beyond the national bound."""
    proof = tightens(tree.Or((PRIORITY, NATIONAL)), NATIONAL, grounds)

    assert facts(proof) == {"person.priority": True, "person.quotient": 901_00}


def test_a_person_is_near_ordinary_to_the_solver_too(grounds: Grounds) -> None:
    """The sum of quotients is no box; 901.00 is the nearest round quotient all the same."""
    local = tree.Cmp("<=", tree.Add((QUOTIENT, QUOTIENT)), euros(2000_00))

    assert facts(tightens(local, NATIONAL, grounds)) == {"person.quotient": 901_00}


def test_a_rule_met_without_a_fact_does_not_tighten(grounds: Grounds) -> None:
    """All known cases agree, but the national rule asks for an age that the local one does not."""
    national = tree.Or(
        (
            tree.And((NATIONAL, aged(">=", 3))),
            tree.And((NATIONAL, aged("<", 3))),
        )
    )

    proof = tightens(NATIONAL, national, grounds)

    assert facts(proof) == {"person.quotient": 900_00}
    assert isinstance(proof, Refuted)
    assert BORN in dict(proof.counterexample.stated)


def test_a_figure_by_code_is_asked_of_each_code(grounds: Grounds) -> None:
    """The farm scheme has a bound of its own, and a scheme without one is unknown."""
    cap = tree.Param("law.cap", QUOTIENT.type, Text.same("cap"))
    by_scheme = ByCode(SCHEME.path, (("farm", 700_00), ("general", 800_00)), INVENTED)
    local = tree.Cmp("<=", QUOTIENT, cap)
    known = Grounds(figures={"law.cap": by_scheme}, books=grounds.books)

    assert tightens(local, quotient("<=", 800_00), known) == Proved()
    assert facts(tightens(local, quotient("<=", 750_00), known)) == {
        "person.quotient": 800_00,
        SCHEME.path: "general",
    }


def test_a_day_moved_by_months_is_not_later_than_by_years(grounds: Grounds) -> None:
    """The solver moves days as the calendar does."""
    today = tree.RefDate(Event.DECISION)
    in_a_year = tree.Cmp("<=", tree.AddMonths(BORN, 12), today)
    in_half_a_year = tree.Cmp("<=", tree.AddMonths(BORN, 6), today)

    assert isinstance(tightens(in_a_year, in_half_a_year, grounds=grounds), Proved)
    assert isinstance(tightens(in_half_a_year, in_a_year, grounds=grounds), Refuted)


def test_an_opaque_function_is_not_proved(grounds: Grounds) -> None:
    """Nothing can be proved about Python."""
    assert why(tightens(OPAQUE, NATIONAL, grounds)) == "proof_call"


def test_long_lists_are_not_proved(grounds: Grounds) -> None:
    """No child of 18 is younger than 16, as far as anyone looked."""
    young = tree.Quant("any", CHILDREN, tree.Cmp(">=", CHILD_AGE, whole(16)))

    assert why(tightens(ADULT_CHILD, young, grounds)) == "proof_long_lists"


def test_a_list_refutes_with_its_records(grounds: Grounds) -> None:
    """One child of 16 is enough."""
    young = tree.Quant("any", CHILDREN, tree.Cmp(">=", CHILD_AGE, whole(16)))

    assert facts(tightens(young, ADULT_CHILD, grounds)) == {"person.children": ({"age": 16},)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (tree.Not(quotient("<", 900_00)), quotient(">=", 900_00)),
        (tree.And((PRIORITY, NATIONAL)), tree.And((NATIONAL, PRIORITY))),
        (aged(">=", 18), tree.Not(aged("<=", 17))),
        (tree.Add((QUOTIENT, QUOTIENT)), tree.Mul(QUOTIENT, whole(2))),
    ],
    ids=["contraries", "order", "ages", "amounts"],
)
def test_rules_that_say_the_same_are_equivalent(
    one: tree.Node, other: tree.Node, grounds: Grounds
) -> None:
    """However they are written."""
    assert equivalent(one, other, grounds) == Proved()


def test_a_bound_inside_is_not_one_outside(grounds: Grounds) -> None:
    """They differ at exactly the bound."""
    proof = equivalent(quotient("<", 850_00), quotient("<=", 850_00), grounds)

    assert facts(proof) == {"person.quotient": 850_00}


def test_what_is_logically_certain_still_needs_its_fact(grounds: Grounds) -> None:
    """Below or not below is always so, and unknown where the quotient is."""
    either = tree.Or((NATIONAL, tree.Not(NATIONAL)))

    proof = equivalent(either, tree.Lit(True, TRUTH), grounds)

    assert facts(proof) == {}


def test_rounding_twice_is_not_rounding_once(grounds: Grounds) -> None:
    """Half a cent that was made by rounding is rounded again."""
    exact = tree.Mul(QUOTIENT, rate(5095))

    proof = equivalent(rounded(rounded(exact, 3)), rounded(exact), grounds)

    assert isinstance(proof, Refuted)
    twice, once = (one.value for one in proof.counterexample.outcomes)
    assert isinstance(twice, int)
    assert twice - 1 == once


def test_bands_without_a_gap(grounds: Grounds) -> None:
    """Below, between and above."""
    conditions = named(
        quotient("<", 400_00),
        tree.And((quotient(">=", 400_00), quotient("<", 800_00))),
        quotient(">=", 800_00),
    )

    assert leave_no_gap(conditions, grounds) == Proved()
    assert never_overlap(conditions, grounds) == Proved()


def test_the_gap_between_two_bands_is_shown(grounds: Grounds) -> None:
    """A quotient at exactly 400."""
    conditions = named(quotient("<", 400_00), quotient(">", 400_00))

    assert facts(leave_no_gap(conditions, grounds)) == {"person.quotient": 400_00}


def test_bands_of_two_facts_are_looked_at_together(grounds: Grounds) -> None:
    """The schemes divide the quotients differently, and one corner is in both."""
    conditions = named(
        tree.And((quotient("<", 800_00), tree.In(SCHEME, frozenset({"farm"})))),
        tree.And((quotient(">=", 400_00), tree.In(SCHEME, frozenset({"farm", "general"})))),
    )

    proof = never_overlap(conditions, grounds)

    assert facts(proof) == {"person.quotient": 799_00, SCHEME.path: "farm"}


def test_an_overlap_that_needs_the_solver_shows_who_meets(grounds: Grounds) -> None:
    """The second and the third of three conditions, not the first."""
    double = tree.Add((QUOTIENT, QUOTIENT))
    conditions = named(
        quotient("<", 100_00),
        tree.Cmp(">=", double, euros(1000_00)),
        tree.Cmp("<=", double, euros(1000_00)),
    )

    proof = never_overlap(conditions, grounds)

    assert facts(proof) == {"person.quotient": 500_00}
    assert isinstance(proof, Refuted)
    assert [one.of.name.said("en") for one in proof.counterexample.outcomes] == ["c1", "c2"]


def test_no_overlap_is_proved_by_the_solver(grounds: Grounds) -> None:
    """Twice the quotient is not over and under 10.00."""
    double = tree.Add((QUOTIENT, QUOTIENT))
    conditions = named(tree.Cmp(">", double, euros(10_00)), quotient("<", 5_00))

    assert never_overlap(conditions, grounds) == Proved()


def test_rules_too_deep_to_be_joined_are_not_proved(grounds: Grounds) -> None:
    """The rule itself is as deep as rules can be."""
    deep: tree.Node = PRIORITY
    while deep.extent.depth < 200:
        deep = tree.Not(deep)

    assert why(tightens(deep, NATIONAL, grounds)) == "tree_too_deep"


def test_rules_that_cannot_be_compared_are_refused(grounds: Grounds) -> None:
    """An amount is no condition."""
    with pytest.raises(InvalidValueError, match="cannot be compared"):
        equivalent(QUOTIENT, whole(1), grounds)
