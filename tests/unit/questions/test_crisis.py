"""A year with a crisis in it: which services go on, for whom, at what price, on which days."""

from datetime import date

import polars as pl
import pytest

import essmodel as em
from essmodel.coproduction.request import Granted
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.rules.expression import Lit
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.well_typed import TRUTH
from essmodel_fr.pack import PACK

CASE = """\
essmodel: 1
title: A centre in a crisis; all of it is invented
services:
  - id: meals
    title: Meals
    conditions:
      - {id: member, requires: inhabitant.membership_paid, source: {kind: invented}}
    tariff: {from: 2020-01-01, source: {kind: invented}, tables: [{price: 3}]}
    earlier_tariffs:
      - {until: 2020-01-01, source: {kind: invented}, tables: [{price: 2}]}
  - {id: helpline, title: Helpline}
  - {id: dance, title: Dance}
requests:
  - {id: fatou, service: meals, facts: {membership_paid: no, resident: yes}}
  - {id: gael, service: meals, facts: {membership_paid: yes, resident: no}}
  - {id: hana, service: dance}
  - {id: ivan, service: helpline}
crises:
  - id: spring
    title: {en: "the spring of 2020", fr: "le printemps 2020"}
    from: 2020-03-17
    until: 2020-07-01
    source: {kind: invented}
    minimum: [meals, helpline]
    changes:
      - service: meals
        conditions:
          - {id: resident, requires: inhabitant.resident, source: {kind: invented}}
        tariff: {source: {kind: invented}, tables: [{price: 0}]}
"""


def answers(on: date, text: str = CASE) -> dict[str, str]:
    """Return what each request comes to on a day, with its price."""
    case = em.loads(text)
    found: dict[str, str] = {}
    for request in case.requests:
        answer = em.decide(request, within=case, packs=(PACK,), on=on).answer
        price = answer.price if isinstance(answer, Granted) else None
        cents = price.amount.cents if price and price.amount else None
        found[request.id] = type(answer).__name__ + ("" if cents is None else f" {cents}")
    return found


ORDINARY = {"fatou": "Refused", "gael": "Granted 300", "hana": "Granted", "ivan": "Granted"}
CRISIS = {"fatou": "Granted 0", "gael": "Refused", "hana": "Refused", "ivan": "Granted"}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2019, 12, 31), ORDINARY | {"gael": "Granted 200"}),
        (date(2020, 3, 16), ORDINARY),
        (date(2020, 3, 17), CRISIS),
        (date(2020, 6, 30), CRISIS),
        (date(2020, 7, 1), ORDINARY),
    ],
)
def test_a_crisis_is_asked_by_the_day(on: date, expected: dict[str, str]) -> None:
    """The day before, its first, its last, and the day after, without anybody ending it."""
    assert answers(on) == expected


def test_who_is_refused_is_told_why() -> None:
    """In both languages, with the name of the crisis."""
    case = em.loads(CASE)
    said = em.decide(case.request("hana"), within=case, packs=(PACK,), on=date(2020, 4, 1))

    assert "closed in the spring of 2020" in said.explain("en")
    assert "fermé pendant le printemps 2020" in said.explain("fr")


def test_what_nobody_confirms_lapses() -> None:
    """On the day by which it was to be confirmed all is as before."""
    lapsing = CASE + "    ratify_by: 2020-05-01\n"

    assert answers(date(2020, 4, 30), lapsing) == CRISIS
    assert answers(date(2020, 5, 1), lapsing) == ORDINARY
    assert answers(date(2020, 5, 1), lapsing + "    ratified_on: 2020-04-20\n") == CRISIS


def test_a_service_without_prices_gets_none_in_a_crisis() -> None:
    """Nobody could tell what it costs after it."""
    bare = CASE.replace(
        "      - service: meals\n",
        "      - service: helpline\n"
        "        tariff: {source: {kind: invented}, tables: [{price: 1}]}\n"
        "      - service: meals\n",
    )

    with pytest.raises(em.InvalidValueError, match="'helpline' has no prices"):
        em.loads(bare)


def test_a_change_may_be_of_the_price_alone() -> None:
    """Whoever may have it, has it free."""
    rule = "          - {id: resident, requires: inhabitant.resident, source: {kind: invented}}\n"
    free = CASE.replace("        conditions:\n" + rule, "")
    closed = free.replace("        tariff: {source: {kind: invented}, tables: [{price: 0}]}\n", "")

    assert answers(date(2020, 4, 1), free)["gael"] == "Granted 0"
    assert answers(date(2020, 4, 1), closed)["gael"] == "Granted 300"


def test_a_population_and_a_proof_are_told_the_same() -> None:
    """Every question asks the service as it stands on the day."""
    case = em.loads(CASE)
    proved = em.prove(case, packs=(PACK,), on=date(2020, 4, 1))
    people = pl.DataFrame({"inhabitant.membership_paid": [True, False]})
    pages = [
        em.decide_all("dance", people, packs=(PACK,), on=on, within=case).explain("en")
        for on in (date(2020, 3, 16), date(2020, 3, 17))
    ]

    assert "0.00" in "".join(one.explain("en") for one in proved)
    assert ["2 granted" in page for page in pages] == [True, False]


def test_rules_that_a_crisis_suspends_are_not_asked() -> None:
    """On its days, as far as its text reaches."""
    deliberation = LegalSource(
        kind=SourceKind.DELIBERATION, title="a deliberation", confidence=Confidence.READ
    )
    nobody = Rule(
        id="town.nobody",
        subject=Subject.ELIGIBILITY,
        requires=Lit(False, TRUTH),
        source=deliberation,
        event=Event.DECISION,
    )
    manifest = Manifest(
        id="town", title=Text.same("a town"), api=1, version="1", maintainer="it", licence="MIT"
    )
    pack = em.RulePack(manifest=manifest, rules=(nobody,))
    text = CASE.replace(
        "source: {kind: invented}\n    minimum",
        "source: {kind: deliberation, title: D, confidence: read}\n"
        "    suspends: [town.nobody]\n    minimum",
    )
    case = em.loads(text)
    ivan = case.request("ivan")

    standings = [
        em.decide(ivan, within=case, packs=(PACK, pack), on=on).standing
        for on in (date(2020, 3, 16), date(2020, 3, 17), date(2020, 7, 1))
    ]
    assert standings == [em.Standing.UNMET, em.Standing.MET, em.Standing.UNMET]
