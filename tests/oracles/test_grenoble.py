"""
Grenoble, the vote of the inhabitants of October 2016, whose text was annulled afterwards.

Published: open to all who live in Grenoble from 16, foreigners too; 4 515 votes for and 2 079
against, of the 20 000 for that were needed.  http://www.grenoble.fr/861-petition-citoyenne-soumise-au-vote.htm
"""

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

import essmodel as em
from essmodel.coproduction.request import Refused
from essmodel.coproduction.service import Condition
from essmodel.rules.law.source import LegalSource, status_of
from essmodel.rules.law.status import Annulled, InForce
from essmodel.rules.statement import Statement
from essmodel_fr.pack import PACK

Ask = Callable[..., em.Decision]
Commune = Callable[[str], em.RulePack]
VOTE, ADOPTION = "grenoble.citizen_vote", "grenoble.adoption"
OCTOBER_2016 = date(2016, 10, 15)


def as_it_was_applied(pack: em.RulePack) -> em.RulePack:
    """Return the pack as the town applied it before the judgment."""

    def before(condition: Condition) -> Condition:
        assert isinstance(condition.source, LegalSource)
        return evolve(condition, source=evolve(condition.source, status=InForce()))

    services = tuple(
        evolve(one, conditions=tuple(before(it) for it in one.conditions if it.id != "lawful"))
        for one in pack.services
    )
    return evolve(pack, manifest=evolve(pack.manifest, places=()), services=services)


def applied(commune: Commune, service: str, **facts: str) -> em.Standing:
    """Ask as the town did."""
    stated = tuple(Statement(name, text) for name, text in facts.items())
    request = em.Request(id="one", service=service, facts=stated)
    nowhere = em.loads("essmodel: 1\ntitle: Grenoble")
    packs = (PACK, as_it_was_applied(commune("grenoble")))
    return em.decide(request, within=nowhere, packs=packs, on=OCTOBER_2016).standing


@pytest.mark.parametrize(
    ("birth", "resident", "expected"),
    [
        ("2000-10-14", "yes", em.Standing.MET),
        ("2000-10-15", "yes", em.Standing.MET),
        ("2000-10-16", "yes", em.Standing.UNMET),
        ("1980-01-01", "no", em.Standing.UNMET),
    ],
)
def test_inhabitants_voted_from_sixteen(
    commune: Commune, birth: str, resident: str, expected: em.Standing
) -> None:
    """Nationality was not asked."""
    assert applied(commune, VOTE, birth_date=birth, resident=resident) is expected


def test_inhabitant_whose_age_nobody_knows_was_neither_admitted_nor_refused(
    commune: Commune,
) -> None:
    """It had to be asked."""
    assert applied(commune, VOTE, resident="yes") is em.Standing.UNDETERMINED


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "expected"),
    [
        ("4515", "2079", em.Standing.UNMET),
        ("19999", "0", em.Standing.UNMET),
        ("20000", "19999", em.Standing.MET),
        ("20000", "20000", em.Standing.UNMET),
        ("20001", "20000", em.Standing.MET),
    ],
)
def test_petition_needed_twenty_thousand_votes_and_a_majority(
    commune: Commune, votes_for: str, votes_against: str, expected: em.Standing
) -> None:
    """The first one of October 2016 had 4 515."""
    facts = {"votes_for": votes_for, "votes_against": votes_against}

    assert applied(commune, ADOPTION, **facts) is expected


@pytest.mark.parametrize("on", [OCTOBER_2016, date(2018, 5, 24), date(2026, 11, 22)])
def test_annulled_text_opens_no_vote_on_any_day(ask: Ask, on: date) -> None:
    """It is held never to have been, and the judgment is what is told."""
    decision = ask(VOTE, on=on, birth_date="1980-01-01", resident="yes")

    assert isinstance(decision.answer, Refused)
    assert [one.rule.id for one in decision.answer.findings] == [f"{VOTE}.lawful"]
    assert "n° 1701663" in decision.explain("fr").replace("\u00a0", " ")


def test_pack_keeps_the_ground_of_the_annulment(commune: Commune) -> None:
    """In both languages, with the court and the day."""
    for service in commune("grenoble").services:
        for condition in service.conditions[1:]:
            status = status_of(condition.source)
            assert isinstance(status, Annulled)
            assert status.on == date(2018, 5, 24)
            assert "électeurs" in status.ground.said("fr")
            assert "electors" in status.ground.said("en")
