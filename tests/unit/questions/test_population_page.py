"""The answers to a population as a page."""

from datetime import date

import polars as pl
import pytest

import essmodel as em
from essmodel.coproduction.service import Service
from essmodel.messages.text import Lang, Text
from essmodel.packs.manifest import Manifest
from essmodel.rules.datatype import Number
from essmodel.rules.expression import Cmp, Fact, Param
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Invention
from essmodel.rules.rule import Rule, Subject
from essmodel.values.period import ALWAYS

DAY = date(2026, 11, 22)
YEARS = Number(least=0, most=130)
AGE = Fact("fx.age", YEARS, Text.same("the age"))
LEAST = Parameter(
    id="fx.least",
    label=Text.same("least age"),
    datatype=YEARS,
    enacted=(Enacted(value=12, period=ALWAYS, source=Invention()),),
)
CLUB = Service(id="club", title=Text.same("Club"))


def pack(says: str) -> em.RulePack:
    """Return a pack of one rule: to be twelve, in these words or in none."""
    rule = Rule(
        id="fx.old_enough",
        subject=Subject.ELIGIBILITY,
        requires=Cmp(">=", AGE, Param(LEAST.id, YEARS, LEAST.label)),
        says=Text.same(says) if says else None,
        source=Invention(),
        event=Event.DECISION,
    )
    manifest = Manifest(
        id="fx", title=Text.same("fx"), api=1, version="1", maintainer="fx", licence="MIT"
    )
    return em.RulePack(manifest=manifest, facts=(AGE,), parameters=(LEAST,), rules=(rule,))


@pytest.mark.parametrize(("lang", "begins"), [("en", "School lunch: 1 case\n"), ("fr", "Repas ")])
def test_page_says_how_many_cases_there_are(lang: Lang, begins: str) -> None:
    """One is one, in both languages."""
    case = em.load("examples/social-centre.yaml")
    people = pl.DataFrame({"enrolled_in_school": [True], "resident": [True]})
    assert case.as_of is not None

    decided = em.decide_all("lunch", people, within=case, packs=em.installed_packs(), on=case.as_of)

    assert decided.explain(lang).startswith(begins)


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("", "the age is at least least age"),
        ("be {least} or older", "the age is at least least age"),
        ("be old enough", "be old enough"),
    ],
)
def test_rule_is_said_as_it_holds_for_all(says: str, expected: str) -> None:
    """In its author's words, unless they tell a figure, which may differ from case to case."""
    people = pl.DataFrame({"fx.age": [11, 12, 13]})

    page = em.decide_all(CLUB, people, packs=(pack(says),), on=DAY).explain()

    assert f"1: {expected}\n" in page
