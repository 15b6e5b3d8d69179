"""What a town may not do is told, with a person whom it would touch."""

from datetime import date

import pytest
from attrs import evolve

import essmodel as em
from essmodel.coproduction.service import Condition, Service
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.questions.proof_finding import ProofFinding
from essmodel.rules.datatype import Number
from essmodel.rules.expression import And, Cmp, Fact, Lit, Node
from essmodel.rules.finding import Standing
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.law.status import Draft
from essmodel.rules.proof.proof import Refuted
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.well_typed import TRUTH

DAY = date(2026, 11, 22)
ACT, BYLAW = (
    LegalSource(kind=kind, title=kind.value, confidence=Confidence.READ)
    for kind in (SourceKind.ACT, SourceKind.DELIBERATION)
)
PUPIL, WORKING = (
    Fact(f"child.{name}", TRUTH, Text.same(name)) for name in ("pupil", "parents_work")
)
SHARE = Fact("centre.share", Number(least=0, most=100), Text.same("public share"))
ALL = Lit(True, TRUTH)


def rule(
    name: str,
    requires: Node,
    source: LegalSource = ACT,
    *,
    applies: Node | None = None,
    mode: Mode = Mode.CEILING,
    instead_of: str | None = None,
) -> Rule:
    """Return a rule about eligibility."""
    return Rule(
        id=f"fx.{name}",
        subject=Subject.ELIGIBILITY,
        requires=requires,
        applies=applies,
        source=source,
        event=Event.DECISION,
        mode=mode,
        derogates_from=f"fx.{instead_of}" if instead_of else None,
    )


RIGHT = rule("right", ALL, applies=PUPIL, mode=Mode.FLOOR)


def pack(*rules: Rule) -> em.RulePack:
    """Return a pack of these rules."""
    manifest = Manifest(
        id="fx", title=Text.same("fx"), api=1, version="1", maintainer="fx", licence="MIT"
    )
    return em.RulePack(manifest=manifest, facts=(PUPIL, WORKING, SHARE), rules=rules)


def reviewed(*rules: Rule, claim: str) -> tuple[ProofFinding, ...]:
    """Return what is found of one kind."""
    return tuple(one for one in em.prove(pack(*rules), packs=(), on=DAY) if one.claim == claim)


def at_most(percent: int) -> Node:
    """Return a cap on the share of public bodies."""
    return Cmp("<=", SHARE, Lit(percent, Number()))


def test_right_that_a_service_narrows_is_shown_a_person() -> None:
    """The canteen of a town that keeps it for children whose parents work."""
    condition = Condition(id="work", requires=WORKING, source=BYLAW)
    meal = Service(id="meal", title=Text.same("Meal"), conditions=(condition,))
    case = em.Partnership(title=Text.same("fx"), services=(meal,))

    found = [
        one for one in em.prove(case, packs=(pack(RIGHT),), on=DAY) if one.claim == "takes_no_right"
    ]
    (only,) = found
    assert only.standing is Standing.UNMET
    assert isinstance(only.proof, Refuted)
    assert only.proof.counterexample.facts[PUPIL.path] is True
    assert only.proof.counterexample.facts.get(WORKING.path) is not True
    assert "no effect on some people" in only.explain("en")
    assert "sans effet" in only.explain("fr")


def test_rule_that_leaves_the_right_alone_is_proved_to() -> None:
    """A town may ask something of those who have no such right."""
    gentle = rule("gentle", WORKING, BYLAW, applies=And((Lit(True, TRUTH),)))
    wide = evolve(gentle, requires=ALL)

    (narrow,) = reviewed(RIGHT, gentle, claim="takes_no_right")
    (left,) = reviewed(RIGHT, wide, claim="takes_no_right")
    assert (narrow.standing, left.standing) == (Standing.UNMET, Standing.MET)


@pytest.mark.parametrize(
    ("percent", "standing"),
    [(49, Standing.MET), (50, Standing.MET), (51, Standing.UNMET)],
)
def test_ceiling_that_is_loosened_is_shown_a_case(percent: int, standing: Standing) -> None:
    """A cap of half the capital may be lowered."""
    cap = rule("cap", at_most(50))
    town = rule("town", at_most(percent), BYLAW, instead_of="cap")

    (found,) = reviewed(cap, town, claim="loosens_nothing")
    assert found.standing is standing
    if standing is Standing.UNMET:
        assert isinstance(found.proof, Refuted)
        assert found.proof.counterexample.facts == {SHARE.path: 51}


@pytest.mark.parametrize(("percent", "standing"), [(50, Standing.MET), (49, Standing.UNMET)])
def test_what_is_fixed_may_be_said_again(percent: int, standing: Standing) -> None:
    """And nothing else."""
    fixed = rule("fixed", at_most(50), mode=Mode.FIXED)
    town = rule("town", at_most(percent), BYLAW, instead_of="fixed")

    (found,) = reviewed(fixed, town, claim="moves_nothing")
    assert found.standing is standing


def test_norms_that_do_not_meet_are_not_compared() -> None:
    """Of one rank, of other matters, not in force, or a default, which yields."""
    default = rule("default", PUPIL, mode=Mode.DEFAULT)
    town = rule("town", WORKING, BYLAW, instead_of="default")
    draft = evolve(RIGHT, source=evolve(ACT, status=Draft()))
    beside = rule("beside", WORKING)

    claims = {one.claim for one in em.prove(pack(default, town, draft, beside), packs=(), on=DAY)}
    assert claims == {"can_be_met"}
