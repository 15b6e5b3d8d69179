"""Statutes checked on a day: every rule of the packs, and what they come to together."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve

import essmodel as em
from essmodel.governance.fact import CooperativeFacts
from essmodel.governance.oversight import Audit, Board, Leaving, Liquidation
from essmodel.governance.oversight_fact import (
    AuditFacts,
    BoardFacts,
    LeavingFacts,
    LiquidationFacts,
)
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel.values.period import ALWAYS, Period
from essmodel_fr.pack import PACK

DAY = date(2026, 11, 22)
Example = Callable[[str], em.Partnership]
MANIFEST = Manifest(
    id="xx",
    title=Text.same("xx"),
    api=1,
    version="1",
    maintainer="a test",
    licence="MIT",
)


def pack(
    *required: Term[bool], confidence: Confidence = Confidence.READ, period: Period = ALWAYS
) -> em.RulePack:
    """Make a pack that requires this of statutes."""
    act = LegalSource(kind=SourceKind.ACT, title="an act", confidence=confidence)
    return em.RulePack(
        manifest=MANIFEST,
        rules=tuple(
            Rule(
                id=f"xx.rule{number}",
                subject=Subject.STATUTES,
                requires=one.node,
                source=act,
                period=period,
                event=Event.DECISION,
            )
            for number, one in enumerate(required)
        ),
    )


def test_every_rule_about_statutes_has_a_finding(example: Example) -> None:
    """In the order of the pack; rules about votes are not asked here."""
    found = em.check(example("social-centre"), packs=(PACK,), on=DAY)

    about = {rule.id for rule in PACK.rules if rule.subject is Subject.STATUTES}
    assert {one.rule.id for one in found.findings} <= about
    assert {"fr.scic.public_capital_within_cap", "fr.scic.no_college_under_floor"} <= {
        one.rule.id for one in found.findings
    }
    assert found.cooperative == "Le Grand Préau"


def test_one_no_makes_the_whole_a_no_and_hides_nothing(example: Example) -> None:
    """The rules after it are asked all the same."""
    no, yes = CooperativeFacts.employees > 100, CooperativeFacts.employees > 0

    found = em.check(example("social-centre"), packs=(pack(no, yes), PACK), on=DAY)

    assert found.standing is em.Standing.UNMET
    assert em.Standing.UNMET in [one.standing for one in found.findings]
    assert len(found.findings) > 10


@pytest.mark.parametrize(
    ("confidence", "standing"),
    [
        (Confidence.READ, em.Standing.UNMET),
        (Confidence.SECONDARY, em.Standing.UNMET),
        (Confidence.UNVERIFIED, em.Standing.UNDETERMINED),
        (Confidence.INFERRED, em.Standing.UNDETERMINED),
        (Confidence.COMPUTED, em.Standing.UNDETERMINED),
    ],
)
def test_doubt_is_never_a_no(
    example: Example, confidence: Confidence, standing: em.Standing
) -> None:
    """What nobody read as law leaves the answer open."""
    never = pack(CooperativeFacts.employees > 100, confidence=confidence)

    found = em.check(example("social-centre"), packs=(never, PACK), on=DAY)

    assert found.standing is standing


@pytest.mark.parametrize(("day", "asked"), [(date(2026, 11, 21), False), (DAY, True)])
def test_rule_is_asked_from_its_first_day(example: Example, day: date, *, asked: bool) -> None:
    """Not on the day before."""
    new = pack(CooperativeFacts.employees > 100, period=Period(start=DAY))

    found = em.check(example("social-centre"), packs=(new, PACK), on=day)

    assert ("xx.rule0" in {one.rule.id for one in found.findings}) is asked


def test_case_without_cooperative_cannot_be_checked(example: Example) -> None:
    """A town's price list has no statutes."""
    with pytest.raises(em.InvalidValueError, match="this case has no co-operative"):
        em.check(example("roncq"), packs=(PACK,), on=DAY)


def test_day_without_any_law_is_an_error_and_not_a_yes(example: Example) -> None:
    """Nobody kept the rules of a law that was not there."""
    case = evolve(example("social-centre"), services=(), requests=())

    with pytest.raises(em.NoLawInForceError, match="no rule in force on 1 January 1990"):
        em.check(case, packs=(PACK,), on=date(1990, 1, 1))


def test_words_that_no_pack_knows_are_refused_before_anything(example: Example) -> None:
    """All of them at once, each with its line."""
    with pytest.raises(em.InvalidValueError) as refusal:
        em.check(example("social-centre"), packs=(pack(CooperativeFacts.employees > 0),), on=DAY)

    problems = refusal.value.problems
    assert len(problems) > 10
    assert all(one.at is not None and one.at.file.endswith(".yaml") for one in problems)


def test_check_is_plain_for_programs(example: Example) -> None:
    """As JSON carries it, with the confidence of every finding."""
    plain = em.check(example("aurora-5r"), packs=(PACK,), on=date(2021, 10, 1)).to_dict()

    assert (plain["cooperative"], plain["on"], plain["standing"]) == (
        "Aurora 5R",
        "2021-10-01",
        "unmet",
    )
    findings = plain["findings"]
    assert isinstance(findings, list)
    floor = next(one for one in findings if one["rule"] == "fr.scic.no_college_under_floor")
    assert (floor["standing"], floor["is_doubt"], floor["confidence"]) == (
        "unmet",
        False,
        "secondary",
    )


def about(subject: Subject, *required: Term[bool]) -> em.RulePack:
    """Make a pack that requires this, of a subject, beside something of statutes."""
    made = pack(CooperativeFacts.employees >= 0)
    act = LegalSource(kind=SourceKind.ACT, title="an act", confidence=Confidence.READ)
    rules = tuple(
        Rule(
            id=f"xx.{subject.value}{number}",
            subject=subject,
            requires=one.node,
            source=act,
            event=Event.DECISION,
        )
        for number, one in enumerate(required)
    )
    return evolve(made, rules=(*made.rules, *rules))


@pytest.mark.parametrize(
    ("subject", "required", "told"),
    [
        (Subject.STATUTES, BoardFacts.seats == 9, {"board": Board(seats=9)}),
        (
            Subject.STATUTES,
            LeavingFacts.is_heard == True,  # noqa: E712 - a term, not a bool
            {"leaving": Leaving(is_heard=True)},
        ),
        (Subject.AUDIT, AuditFacts.loss_years == 0, {"audit": Audit(loss_years=0)}),
        (
            Subject.DISSOLUTION,
            LiquidationFacts.to_members == em.Money(5),
            {"liquidation": Liquidation(to_members=em.Money(5))},
        ),
    ],
)
def test_what_is_told_of_board_audits_and_end_is_asked(
    example: Example, subject: Subject, required: Term[bool], told: dict[str, Any]
) -> None:
    """And of audits and of an end that nobody tells, nothing is asked."""
    case, asked = example("social-centre"), (about(subject, required), PACK)
    assert case.cooperative is not None
    telling = evolve(case, cooperative=evolve(case.cooperative, **told))
    name = f"xx.{subject.value}0"

    found = {one.rule.id: one.standing for one in em.check(telling, packs=asked, on=DAY).findings}
    assert found[name] is em.Standing.MET
    silent = {one.rule.id: one.standing for one in em.check(case, packs=asked, on=DAY).findings}
    is_always_asked = subject is Subject.STATUTES
    assert silent.get(name) == (em.Standing.UNDETERMINED if is_always_asked else None)
