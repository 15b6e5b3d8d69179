"""A right that a town may not narrow, asked of one person, of a population, and in a letter."""

from datetime import date
from itertools import product

import polars as pl
import pytest
from attrs import evolve

import essmodel as em
from essmodel.coproduction.fact import ServiceFacts
from essmodel.coproduction.service import Condition, Service
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.questions.ready_reasons import ReadyReasons
from essmodel.rules.expression import And, Cmp, Fact, Lit, Or
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.law.status import Annulled, LegalStatus, Repealed
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.well_typed import TRUTH
from essmodel.testing.crowd import told_at_once, told_one_by_one

BEFORE, DAY = date(2026, 10, 31), date(2026, 11, 22)
PUPIL, STAFF, WORKING = FACTS = tuple(
    Fact(f"child.{name}", TRUTH, Text.same(name)) for name in ("pupil", "staff", "working")
)
ACT, BYLAW = (
    LegalSource(kind=kind, title=kind.value, confidence=Confidence.READ)
    for kind in (SourceKind.ACT, SourceKind.DELIBERATION)
)
KIND = ServiceFacts.kind.node
MEALS = Cmp("==", KIND, Lit("school_meals", KIND.type))
RIGHT = Rule(
    id="fx.right",
    subject=Subject.ELIGIBILITY,
    applies=And((MEALS, PUPIL)),
    requires=Lit(True, TRUTH),
    says=Text.same("every pupil may eat at school"),
    source=ACT,
    event=Event.DECISION,
    mode=Mode.FLOOR,
)
NARROW = Condition(id="narrow", requires=WORKING, source=BYLAW)
WIDE = Condition(id="wide", requires=Or((PUPIL, STAFF)), source=BYLAW)
PEOPLE = [
    {fact.path: value for fact, value in zip(FACTS, values, strict=True)}
    for values in product((True, False, None), repeat=3)
]


def pack(right: Rule) -> em.RulePack:
    """Return a pack of one right."""
    manifest = Manifest(
        id="fx", title=Text.same("fx"), api=1, version="1", maintainer="fx", licence="MIT"
    )
    return em.RulePack(manifest=manifest, facts=FACTS, rules=(right,))


def case(condition: Condition, *, kind: str | None = "school_meals") -> em.Partnership:
    """Return a case whose canteen asks something."""
    meal = Service(id="meal", title=Text.same("Meal"), kind=kind, conditions=(condition,))
    return em.Partnership(title=Text.same("fx"), services=(meal,))


def told(within: em.Partnership, right: Rule = RIGHT) -> dict[tuple[object, ...], object]:
    """Return what each of the people is told, the same at once as one by one."""
    packs = (pack(right),)
    frame = pl.DataFrame(PEOPLE, schema={one.path: pl.Boolean for one in FACTS})
    decided = em.decide_all("meal", frame, within=within, packs=packs, on=DAY)
    alone = told_one_by_one("meal", PEOPLE, within=within, packs=packs, days=[DAY] * len(PEOPLE))
    assert told_at_once(decided, "meal", decided.frame.to_dicts()) == alone
    return {tuple(person.values()): one.verdict for person, one in zip(PEOPLE, alone, strict=True)}


def test_town_that_narrows_the_right_does_not() -> None:
    """Every pupil eats; of others, those whose parents work."""
    for (pupil, _staff, working), verdict in told(case(NARROW)).items():
        if pupil:
            assert verdict is True
        elif pupil is False:
            assert verdict is working


def test_town_that_widens_the_right_does() -> None:
    """Its staff eats too."""
    for (pupil, staff, _working), verdict in told(case(WIDE)).items():
        if pupil or staff:
            assert verdict is True
        elif pupil is staff is False:
            assert verdict is False


@pytest.mark.parametrize("kind", [None, "leisure"])
def test_right_is_of_its_kind_of_service(kind: str | None) -> None:
    """A leisure centre may ask what it likes, and so may a service that tells no kind."""
    for (_pupil, _staff, working), verdict in told(case(NARROW, kind=kind)).items():
        assert verdict is working


@pytest.mark.parametrize(
    "status",
    [Repealed(on=DAY), Annulled(on=BEFORE, by="a court", ground=Text.same("no power"))],
)
def test_right_that_is_no_longer_law_protects_nobody(status: LegalStatus) -> None:
    """In columns too."""
    gone = evolve(RIGHT, source=evolve(ACT, status=status))

    for (_pupil, _staff, working), verdict in told(case(NARROW), gone).items():
        assert verdict is working


def test_law_of_the_day_of_each_case_protects() -> None:
    """A right repealed between two decisions protected the first."""
    gone = evolve(RIGHT, source=evolve(ACT, status=Repealed(on=DAY)))
    frame = pl.DataFrame(
        {PUPIL.path: [True, True], WORKING.path: [False, False], "asked_on": [BEFORE, DAY]}
    )

    decided = em.decide_all("meal", frame, within=case(NARROW), packs=(pack(gone),), on="asked_on")
    assert decided.frame["meal.verdict"].to_list() == [True, False]


def test_letter_made_ready_is_the_letter_of_one_case() -> None:
    """Rule by rule, contested or left aside."""
    narrow = Rule(
        id="fx.narrow",
        subject=Subject.ELIGIBILITY,
        requires=WORKING,
        source=BYLAW,
        event=Event.DECISION,
    )
    for source in (ACT, BYLAW):
        law = Rulebook(rules=(evolve(RIGHT, applies=PUPIL), evolve(narrow, source=source)))
        ready = ReadyReasons(law=law, dates={Event.DECISION: DAY})
        for person in PEOPLE:
            asked = law.ask(person, {Event.DECISION: DAY})
            page = ready.said(person, "en")
            assert page.count("✓") + page.count("✗") + page.count("?") == len(asked)
