"""Rules behind others, and rules against others."""

import pytest
from tests.unit.rules.proof.person import (
    CHILD_AGE,
    CHILDREN,
    PRIORITY,
    QUOTIENT,
    aged,
    euros,
    named,
    quotient,
    whole,
)
from tests.unit.rules.proof.test_claim import OPAQUE

from essmodel.rules import expression as tree
from essmodel.rules.proof.chain import chain_of, contradictory, unreachable
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.proof import NotProved, Proved, Refuted

DOUBLE = tree.Add((QUOTIENT, QUOTIENT))
HAS_ADULT = tree.Quant("any", CHILDREN, tree.Cmp(">=", CHILD_AGE, whole(18)))
HAS_TEENAGER = tree.Quant("any", CHILDREN, tree.Cmp(">=", CHILD_AGE, whole(13)))


def test_a_rule_behind_a_wider_one_is_never_reached(grounds: Grounds) -> None:
    """Below 900 settles all that is below 800."""
    chain = named(quotient("<", 900_00), quotient("<", 800_00), quotient("<", 1000_00))

    first, second, third = unreachable(chain, grounds)

    assert second == Proved()
    assert isinstance(first, Refuted)
    assert isinstance(third, Refuted)
    assert third.counterexample.facts == {"person.quotient": 900_00}


def test_a_chain_beyond_boxes_is_asked_of_the_solver(grounds: Grounds) -> None:
    """From the first condition on that is no box."""
    chain = named(
        quotient("<", 400_00),
        tree.Cmp("<", DOUBLE, euros(1600_00)),
        quotient("<", 700_00),
        PRIORITY,
    )

    answers = unreachable(chain, grounds)

    assert [type(one) for one in answers] == [Refuted, Refuted, Proved, Refuted]


def test_a_chain_is_not_proved_from_an_opaque_rule_on(grounds: Grounds) -> None:
    """What lies behind it depends on it."""
    answers = unreachable(named(PRIORITY, OPAQUE, quotient("<", 1_00)), grounds)

    assert [type(one) for one in answers] == [Refuted, NotProved, NotProved]


def test_a_chain_about_lists_is_not_proved(grounds: Grounds) -> None:
    """No short list reaches the second, and long ones are not looked at."""
    _, second = unreachable(named(HAS_TEENAGER, HAS_ADULT), grounds)

    assert isinstance(second, NotProved)
    assert second.why.id == "proof_long_lists"


def test_choices_are_a_chain(grounds: Grounds) -> None:
    """Each "if" in its order, then all others."""
    price = tree.If(
        quotient("<", 900_00), euros(1), tree.If(quotient("<", 800_00), euros(2), euros(3))
    )

    chain = chain_of(price)

    assert [one.name.said("en") for one in chain] == ["choice 1", "choice 2", "all others"]
    answers = unreachable(chain, grounds)
    assert [type(one) for one in answers] == [Refuted, Proved, Refuted]


def test_contradiction_has_a_core(grounds: Grounds) -> None:
    """The second and the fourth cannot both be; the others are to spare."""
    conditions = named(
        PRIORITY,
        quotient("<", 400_00),
        aged(">=", 3),
        quotient(">", 800_00),
        quotient("<", 5000_00),
    )

    assert contradictory(conditions, grounds) == Proved(core=(1, 3))


def test_contradiction_of_one(grounds: Grounds) -> None:
    """A rule that nobody can meet."""
    alone = quotient(">", 9000_00)

    assert contradictory(named(PRIORITY, alone), grounds) == Proved(core=(1,))
    assert contradictory(named(alone), grounds) == Proved(core=(0,))


def test_contradiction_beyond_boxes_has_a_core(grounds: Grounds) -> None:
    """Three of four are needed: either two of them can be met."""
    conditions = named(
        tree.Cmp(">", DOUBLE, euros(1000_00)),
        PRIORITY,
        tree.Or((tree.Not(PRIORITY), quotient("<", 300_00))),
        aged(">=", 3),
    )

    assert contradictory(conditions, grounds) == Proved(core=(0, 1, 2))


@pytest.mark.parametrize(
    "conditions",
    [
        (PRIORITY, quotient("<", 400_00)),
        (PRIORITY, tree.Cmp("<", DOUBLE, euros(800_00))),
        (HAS_TEENAGER, tree.Not(HAS_ADULT)),
    ],
    ids=["boxes", "solver", "lists"],
)
def test_conditions_that_agree_are_shown_a_case(
    conditions: tuple[tree.Node, ...], grounds: Grounds
) -> None:
    """A case that meets all of them."""
    proof = contradictory(named(*conditions), grounds)

    assert isinstance(proof, Refuted)
    assert [one.value for one in proof.counterexample.outcomes] == [True] * len(conditions)


def test_lists_that_contradict_are_not_proved(grounds: Grounds) -> None:
    """As far as anyone looked."""
    proof = contradictory(named(HAS_ADULT, tree.Not(HAS_TEENAGER)), grounds)

    assert isinstance(proof, NotProved)
    assert proof.why.id == "proof_long_lists"


def test_opaque_conditions_are_not_proved(grounds: Grounds) -> None:
    """Nothing can be proved about Python."""
    assert isinstance(contradictory(named(OPAQUE), grounds), NotProved)


def test_thousands_of_conditions_are_boxes(grounds: Grounds) -> None:
    """Five thousand, of which the last contradicts the first."""
    many = (quotient(">", cents) for cents in range(4999))

    proof = contradictory(named(*many, quotient("<", 1)), grounds)

    assert proof == Proved(core=(0, 4999))
