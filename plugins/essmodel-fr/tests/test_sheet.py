"""What the pack asks of neighbourhoods, councils, contracts, households and grids."""

from datetime import date

import pytest

from essmodel.messages.text import LANGS, Text
from essmodel.packs.readable_case import Expectation, Outcome, ReadableCase
from essmodel.questions.rehearse import rehearse
from essmodel.rules.fact import definitions, nodes, subject
from essmodel.rules.statement import Statement
from essmodel_fr.contract import CityContract
from essmodel_fr.council import CitizenCouncil
from essmodel_fr.grid import AidedMeal, PriceList
from essmodel_fr.household import Household
from essmodel_fr.neighbourhood import PriorityNeighbourhood
from essmodel_fr.pack import PACK

SHEETS = (AidedMeal, CitizenCouncil, CityContract, Household, PriceList, PriorityNeighbourhood)


@pytest.mark.parametrize("sheet", SHEETS, ids=subject)
def test_the_pack_brings_each_fact_and_says_where_it_is_found(sheet: type) -> None:
    """In both languages, each in its own words."""
    assert set(nodes(sheet)) <= set(PACK.facts)
    for one in definitions(sheet):
        for text in (one.label, one.comes_from):
            english, french = (text.said(lang) for lang in LANGS)
            assert english
            assert english != french, one.name


@pytest.mark.parametrize(
    ("rule", "fact", "said", "expected"),
    [
        ("fr.qpv.enough_inhabitants", "priority_neighbourhood.population", "999", "undetermined"),
        ("fr.citizen_council.recognised", "citizen_council.recognised", "no", "unmet"),
        ("fr.city_contract.of_the_generation_in_force", "generation", "from_2024", "undetermined"),
        ("fr.one_euro_meal.one_price_above", "price_list.dearest", "1.01", "met"),
        ("fr.one_euro_meal.for_low_quotients", "social_price_up_to", "1000.01", "unmet"),
        ("fr.one_euro_meal.aid_within", "aid_claimed", "4.01", "unmet"),
    ],
)
def test_a_readable_case_asks_each_matter(rule: str, fact: str, said: str, expected: str) -> None:
    """By the id of the rule, with facts as people write them."""
    case = ReadableCase(
        says=Text.same("asked"),
        on=date(2026, 11, 22),
        rule=rule,
        given=(Statement(fact, said),),
        expects=Expectation(answer=Outcome(expected)),
    )

    (found,) = rehearse(PACK, (case,))

    assert found.is_kept, found.explain()
