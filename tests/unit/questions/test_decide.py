"""A request decided, as a question about a case."""

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

import essmodel as em
from essmodel.coproduction.request import Granted, Refused, Undecided
from essmodel.packs.vocabulary import vocabulary
from essmodel.questions.decide import facts_of
from essmodel.rules.statement import Statement
from essmodel.rules.verdict import Missing, Silent
from essmodel_fr.inhabitant import Inhabitant
from essmodel_fr.pack import PACK

DAY = date(2026, 11, 22)
Example = Callable[[str], em.Partnership]


@pytest.fixture
def centre(example: Example) -> em.Partnership:
    """The social centre."""
    return example("social-centre")


def decided(case: em.Partnership, request: str) -> em.Decision:
    """Decide a request of a case."""
    return em.decide(case.request(request), within=case, packs=(PACK,), on=DAY)


def test_request_is_granted_with_its_price(centre: em.Partnership) -> None:
    """A quotient of 642 is in the band from 640."""
    decision = decided(centre, "amina-lunch")

    assert decision.standing is em.Standing.MET
    assert isinstance(decision.answer, Granted)
    assert decision.answer.price is not None
    assert decision.answer.price.amount == em.Money(2_35)


def test_request_is_refused_for_each_of_its_reasons(centre: em.Partnership) -> None:
    """Two of them, and both are said."""
    decision = decided(centre, "bruno-homework")

    assert decision.standing is em.Standing.UNMET
    assert isinstance(decision.answer, Refused)
    assert [one.rule.id for one in decision.answer.findings] == [
        "homework.member",
        "homework.near-or-modest",
    ]


def test_request_waits_for_the_one_fact_that_is_missing(centre: em.Partnership) -> None:
    """The quotient, and nothing else."""
    decision = decided(centre, "chloe-lunch")

    assert decision.standing is em.Standing.UNDETERMINED
    assert isinstance(decision.answer, Undecided)
    assert decision.answer.price is not None
    assert decision.answer.price.causes == (Missing(frozenset({"inhabitant.quotient_familial"})),)


def test_request_in_a_published_hole_has_no_price(centre: em.Partnership) -> None:
    """The list of Loon-Plage says nothing at 369.50."""
    decision = decided(centre, "djibril-club")

    assert isinstance(decision.answer, Undecided)
    assert decision.answer.price is not None
    (cause,) = decision.answer.price.causes
    assert isinstance(cause, Silent)
    assert cause.source.said("en") == "Centre socioculturel de Loon-Plage, inscriptions"


def test_request_says_more_than_the_person_said_before(centre: em.Partnership) -> None:
    """What is stated now counts, then what was; typed facts count before both."""
    words = vocabulary((PACK,))
    asked = evolve(
        centre.request("amina-lunch"),
        facts=(Statement("quotient_familial", "700"), Statement("children", "3")),
        sheets=(Inhabitant(quotient_familial=em.Money(850_00), resident=None),),
    )

    known = facts_of(asked, centre, words)

    assert known["inhabitant.quotient_familial"] == 850_00
    assert known["inhabitant.children"] == 3
    assert known["inhabitant.resident"] is True


def test_request_of_nobody_knows_what_it_says(centre: em.Partnership) -> None:
    """A town may ask what a service costs someone it describes."""
    asked = em.Request(
        id="what-if",
        service="lunch",
        sheets=(Inhabitant(enrolled_in_school=True, resident=False),),
    )

    decision = em.decide(asked, within=centre, packs=(PACK,), on=DAY)

    assert isinstance(decision.answer, Granted)
    assert decision.answer.price is not None
    assert decision.answer.price.amount == em.Money(6_50)


def test_organisation_that_asks_has_no_facts_of_its_own(centre: em.Partnership) -> None:
    """Only people state facts before they ask."""
    asked = evolve(centre.request("amina-lunch"), person="coup-de-pouce")

    assert em.decide(asked, within=centre, packs=(PACK,), on=DAY).standing is (
        em.Standing.UNDETERMINED
    )


def test_words_of_the_case_that_no_pack_knows_are_refused_with_their_place(
    centre: em.Partnership,
) -> None:
    """All of them, not only those that this request needs."""
    with pytest.raises(em.InvalidValueError) as refusal:
        em.decide(centre.request("amina-lunch"), within=centre, packs=(), on=DAY)

    assert len(refusal.value.problems) > 5
    assert all(one.at is not None for one in refusal.value.problems)


def test_words_of_the_request_that_no_pack_knows_are_refused(centre: em.Partnership) -> None:
    """A request that comes from elsewhere has no place in the file."""
    asked = evolve(centre.request("amina-lunch"), facts=(Statement("quotiant", "700"),))

    with pytest.raises(em.InvalidValueError, match="quotiant"):
        em.decide(asked, within=centre, packs=(PACK,), on=DAY)


def test_decision_is_plain_for_programs(centre: em.Partnership) -> None:
    """With the price in cents."""
    plain = decided(centre, "amina-lunch").to_dict()

    assert (plain["request"], plain["service"], plain["on"], plain["standing"]) == (
        "amina-lunch",
        "lunch",
        "2026-11-22",
        "met",
    )
    answer = plain["answer"]
    assert isinstance(answer, dict)
    assert answer["type"] == "Granted"
    assert answer["price"]["amount"] == {"cents": 235, "currency": "EUR"}
