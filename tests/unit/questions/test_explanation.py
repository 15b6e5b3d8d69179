"""Answers as pages: the result first, then every reason, with what was found and who says so."""

from datetime import date

import pytest

import essmodel as em
from essmodel.governance.fact import CooperativeFacts
from essmodel.messages.text import LANGS, Lang, Text
from essmodel.packs.manifest import Manifest
from essmodel.rules.datatype import Number, Truth
from essmodel.rules.expression import Lit
from essmodel.rules.fact import Fact, fact, facts, nodes
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel.rules.well_typed import TRUTH
from essmodel.values.money import Money

THAT_DAY = date(2026, 5, 14)
CASE = """\
essmodel: 1
title: Les Tilleuls
stakeholders:
  - {type: person, id: a, name: Amina}
  - {type: person, id: b, name: Bruno}
cooperative:
  name: Les Tilleuls
  legal_form: sas
  statutes:
    source: {kind: invented}
    voice: one_per_member
    categories: [{id: all, name: Tous, interest: beneficiaries}]
    decisions: []
    proxies: {limit: none}
  headcounts: [{group: all, members: 4, source: {kind: invented}}]
"""


def pack(confidence: Confidence, requires: Term[bool]) -> em.RulePack:
    """Make a pack of one rule, known as well as *confidence* says."""
    source = LegalSource(
        kind=SourceKind.ACT, title="a law", article="art. 1", confidence=confidence
    )
    rule = Rule(
        id="it.rule",
        subject=Subject.STATUTES,
        requires=requires.node,
        says=Text(en="it is so", fr="il en est ainsi"),
        source=source,
        event=Event.DECISION,
    )
    manifest = Manifest(
        id="it", title=Text.same("it"), api=1, version="1", maintainer="the tests", licence="MIT"
    )
    return em.RulePack(manifest=manifest, rules=(rule,), facts=nodes(Someone))


@facts("someone")
class Someone:
    """What is asked of people in these tests."""

    resident: Fact[bool] = fact(type=Truth(), label=Text(en="lives here", fr="habite ici"))
    quotient: Fact[Money] = fact(
        type=Number(places=2, unit="EUR", least=0), label=Text(en="quotient", fr="quotient")
    )


MEMBERS = CooperativeFacts.members


@pytest.mark.parametrize(
    ("confidence", "requires", "page"),
    [
        (Confidence.READ, MEMBERS >= 4, ["✓ it is so", "    found: members: 4", "text read"]),
        (Confidence.READ, MEMBERS > 4, ["✗ it is so", "    found: members: 4", "text read"]),
        (Confidence.READ, Term(Lit(value=True, type=TRUTH)), ["✓ it is so", "text read"]),
        (
            Confidence.INFERRED,
            MEMBERS >= 4,
            [
                "? it is so",
                "    found: members: 4",
                "    met, but this source is not sure enough to say so",
                "doubt: inferred",
            ],
        ),
        (
            Confidence.UNVERIFIED,
            MEMBERS > 4,
            [
                "? it is so",
                "    found: members: 4",
                "    not met, if this source is right, which is not sure",
                "doubt: not verified",
            ],
        ),
        (
            Confidence.READ,
            CooperativeFacts.employees > 0,
            [
                "? it is so",
                "    found: employees: unknown",
                "    one fact is missing and would settle it: employees",
                "text read",
            ],
        ),
    ],
)
def test_a_finding_says_required_found_why_and_who(
    confidence: Confidence, requires: Term[bool], page: list[str]
) -> None:
    """Met, unmet, a doubt either way, and a missing fact."""
    case = em.loads(CASE)

    checked = em.check(case, packs=(pack(confidence, requires),), on=THAT_DAY)

    *lines, how = page
    assert checked.explain().split("\n\n")[1].splitlines() == [*lines, f"    a law, art. 1 [{how}]"]


# --- letters --------------------------------------------------------------------------------------

SERVICES = """\
essmodel: 1
title: Les Tilleuls
stakeholders: [{type: person, id: a, name: Amina}]
services:
  - id: club
    title: {en: "Club", fr: "Club"}
    conditions:
      - {id: here, requires: someone.resident, source: {kind: invented}}
    TARIFF
requests: [{id: r, service: club, PERSON, facts: FACTS}]
"""
TARIFF = """tariff:
      source: {kind: publication, title: "a price list", confidence: read}
      tables:
        - by: someone.quotient
          bands: [{below: 500, price: 1}, {exactly: 500, silent: yes}, {above: 500, price: 2}]"""


def letter(facts: str, *, tariff: str = TARIFF, person: str = "person: a") -> list[str]:
    """Decide the request of such a case, and return the letter."""
    words = {"TARIFF": tariff, "PERSON": person, "FACTS": facts}
    text = SERVICES
    for placeholder, word in words.items():
        text = text.replace(placeholder, word)
    case = em.loads(text.replace("club, ,", "club,"))
    packs = (pack(Confidence.READ, MEMBERS > 0),)
    return (
        em.decide(case.request("r"), within=case, packs=packs, on=THAT_DAY).explain().splitlines()
    )


def test_a_letter_gives_the_price_first_with_its_source() -> None:
    """Then every condition."""
    assert letter("{resident: yes, quotient: 499.99}") == [
        "✓ Amina · Club: granted",
        "    price: €1.00",
        "    found: quotient: €499.99",
        "    a price list [text read]",
        "✓ lives here",
        "    found: lives here: yes",
        "    invented",
    ]


def test_a_letter_of_refusal_gives_the_reasons_and_no_price() -> None:
    """A price would be no use."""
    assert letter("{resident: no, quotient: 100}") == [
        "✗ Amina · Club: refused",
        "✗ lives here",
        "    found: lives here: no",
        "    invented",
    ]


@pytest.mark.parametrize(
    ("stated", "why"),
    [
        ("{resident: yes}", "one fact is missing and would settle it: quotient"),
        (
            "{resident: yes, quotient: 500}",
            "no answer: the source says nothing for this value (a price list)",
        ),
    ],
)
def test_a_letter_that_leaves_it_open_says_what_would_settle_it(stated: str, why: str) -> None:
    """A missing fact, or a list that is silent."""
    first, second, *_ = letter(stated)

    assert (first, second) == ("? Amina · Club: nobody can tell yet", f"    {why}")


def test_a_service_without_prices_is_granted_without_one() -> None:
    """And a request that names nobody is answered all the same."""
    assert letter("{resident: yes}", tariff="", person="")[:2] == [
        "✓ Club: granted",
        "✓ lives here",
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_pages_keep_within_the_width(lang: Lang) -> None:
    """The longest of the examples, in both languages."""
    packs = em.installed_packs()
    case = em.load("examples/scani.yaml", packs=packs)
    assert case.cooperative
    assert case.as_of
    pages: list[em.Check | em.Count] = [
        em.check(case, packs=packs, on=case.as_of),
        *(
            em.count(one, within=case, packs=packs, on=case.as_of)
            for one in case.cooperative.meetings
        ),
    ]

    assert max(len(line) for page in pages for line in page.explain(lang).splitlines()) <= 100
