"""What the law of each country asks: met, unmet, and open where nobody can tell."""

from datetime import date

import pytest

from essmodel.governance.fact import CategoryRecord, CooperativeFacts, DecisionRecord
from essmodel.packs.pack import RulePack
from essmodel.testing.asking import verdict
from essmodel_countries.germany.law import investors_are_harmless
from essmodel_countries.germany.pack import PACK as GERMANY
from essmodel_countries.italy.pack import PACK as ITALY
from essmodel_countries.quebec.law import MODERNISED
from essmodel_countries.quebec.pack import PACK as QUEBEC
from essmodel_countries.spain.pack import PACK as SPAIN

DAY = date(2025, 5, 14)


def members(**interests: int | None) -> CooperativeFacts:
    """Make a co-operative with so many members of each interest."""
    return CooperativeFacts(
        categories=tuple(
            CategoryRecord(name=one, interest=one, members=count)
            for one, count in interests.items()
        )
    )


def decides(
    kind: str, part: int, whole: int, base: str, *, strict: bool = False
) -> CooperativeFacts:
    """Make statutes with one kind of decision, whose first call asks for more than half."""
    return CooperativeFacts(
        decisions=(
            DecisionRecord(
                name=kind,
                kind=kind,
                first_quorum_part=51,
                first_quorum_whole=100,
                majority_part=part,
                majority_whole=whole,
                majority_is_strict=strict,
                majority_base=base,
            ),
        )
    )


def quorum(part: int | None, whole: int) -> CooperativeFacts:
    """Make statutes whose first call asks for so much."""
    one = DecisionRecord(name="any", first_quorum_part=part, first_quorum_whole=whole)
    return CooperativeFacts(decisions=(one,))


CAST, ATTENDING = "votes_cast", "attending"
ASKED = [
    (QUEBEC, "qc.solidarity.two_of_three_groups", members(beneficiaries=9, employees=2), "met"),
    (QUEBEC, "qc.solidarity.two_of_three_groups", members(beneficiaries=9, volunteers=2), "unmet"),
    (QUEBEC, "qc.solidarity.two_of_three_groups", members(beneficiaries=9, employees=None), "open"),
    (QUEBEC, "qc.solidarity.one_vote", CooperativeFacts(), "open"),
    (ITALY, "it.social.volunteers_at_most_half", members(employees=5, volunteers=5), "met"),
    (ITALY, "it.social.volunteers_at_most_half", members(employees=5, volunteers=6), "unmet"),
    (ITALY, "it.social.volunteers_at_most_half", members(employees=None, volunteers=6), "open"),
    (SPAIN, "es.social.first_call", quorum(51, 100), "met"),
    (SPAIN, "es.social.first_call", quorum(1, 2), "unmet"),
    (SPAIN, "es.social.first_call", quorum(None, 2), "open"),
    (SPAIN, "es.social.ordinary_majority", decides("ordinary", 1, 2, CAST, strict=True), "met"),
    (SPAIN, "es.social.ordinary_majority", decides("ordinary", 1, 2, CAST), "unmet"),
    (SPAIN, "es.social.changes_of_statutes", decides("extraordinary", 2, 3, ATTENDING), "met"),
    (SPAIN, "es.social.changes_of_statutes", decides("extraordinary", 2, 3, CAST), "unmet"),
    (SPAIN, "es.social.changes_of_statutes", decides("ordinary", 1, 2, CAST), "met"),
    (SPAIN, "es.social.four_fifths_at_most", decides("extraordinary", 4, 5, ATTENDING), "met"),
    (SPAIN, "es.social.four_fifths_at_most", decides("extraordinary", 5, 6, ATTENDING), "unmet"),
    (GERMANY, "de.eg.enough_members", members(beneficiaries=3), "met"),
    (GERMANY, "de.eg.enough_members", members(beneficiaries=2), "unmet"),
    (GERMANY, "de.eg.enough_members", members(beneficiaries=None), "open"),
    (GERMANY, "de.eg.changes_of_statutes", decides("extraordinary", 3, 4, CAST), "met"),
    (GERMANY, "de.eg.changes_of_statutes", decides("extraordinary", 2, 3, CAST), "unmet"),
]


@pytest.mark.parametrize(("pack", "rule", "facts", "expected"), ASKED)
def test_rule_says_what_the_law_says(
    pack: RulePack, rule: str, facts: CooperativeFacts, expected: str
) -> None:
    """On each side of the bound, and where a fact is missing."""
    found = verdict(pack, rule, facts, decision=DAY)

    assert found == {"open": "undetermined"}.get(expected, expected)


@pytest.mark.parametrize("investors", [0, 1, 32, 33, 34, 100])
def test_rule_about_investors_is_a_property_of_the_game(investors: int) -> None:
    """With one vote each; where there are none, nothing is asked."""
    facts = members(beneficiaries=100, contributors=investors)
    found = verdict(GERMANY, "de.eg.investors_neither_outvote_nor_block", facts, decision=DAY)

    harmless = investors_are_harmless((1,) * 100, (1,) * investors)

    assert found == ("not asked" if not investors else "met" if harmless else "unmet")


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 2, 16), "met"), (MODERNISED, "not asked"), (date(2026, 2, 18), "not asked")],
)
def test_law_of_quebec_ends_where_nobody_read_on(day: date, expected: str) -> None:
    """Bill 111 was adopted on 17 February 2026."""
    facts = CooperativeFacts(voice="one_per_member")

    assert verdict(QUEBEC, "qc.solidarity.one_vote", facts, decision=day) == expected
