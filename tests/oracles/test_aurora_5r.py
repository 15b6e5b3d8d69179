"""
Aurora 5R, 2021: a draft of statutes that the law refuses, and what it does with small colleges.

Weights 30/30/15/15/5/5; a college exists from three members, its weight is shared out before;
employees vote with the guarantors until they are three: "Structure de la SCIC", in the repository
aurora-5r/aurora-5r-site, src/Structure_de_la_SCIC.md.  How many members there are is invented.
"""

from collections.abc import Callable
from datetime import date

import pytest

import essmodel as em
from essmodel.governance.electorate import electorate
from essmodel.rules.finding import Finding
from essmodel.rules.law.source import Confidence
from essmodel.rules.verdict import Met, Unmet
from essmodel_fr.pack import PACK

TWO_LEFT = [date(2021, 10, 1), date(2021, 12, 31)]
THREE_LEFT = [date(2022, 1, 1), date(2022, 1, 2)]


@pytest.fixture
def draft(example: Callable[[str], em.Partnership]) -> em.Partnership:
    """The draft."""
    return example("aurora-5r")


def finding(case: em.Partnership, rule: str, day: date) -> Finding:
    """Return what one rule finds on a day."""
    findings = em.check(case, packs=(PACK,), on=day).findings
    return next(one for one in findings if one.rule.id == rule)


def weights(case: em.Partnership, day: date) -> dict[str, tuple[int, int]]:
    """Return the parts and the whole of each college that exists on a day."""
    assert case.cooperative is not None
    rules, membership = case.cooperative.statutes, case.cooperative.membership
    found = electorate(rules, membership, on=day)
    return {one.name: (one.parts, found.whole) for one in found.colleges}


@pytest.mark.parametrize("day", TWO_LEFT + THREE_LEFT)
def test_two_colleges_of_5_percent_are_under_the_floor_of_the_law(
    draft: em.Partnership, day: date
) -> None:
    """The draft is refused for these two, and for nothing else."""
    found = em.check(draft, packs=(PACK,), on=day)

    assert found.standing is em.Standing.UNMET
    refused = [one for one in found.findings if one.standing is em.Standing.UNMET]
    assert [one.rule.id for one in refused] == ["fr.scic.no_college_under_floor"]
    assert {one.where for one in refused[0].observations} == {"Adhérents", "Jeunes diplômés"}


@pytest.mark.parametrize("day", TWO_LEFT)
def test_with_two_colleges_left_the_guarantors_have_45_of_75(
    draft: em.Partnership, day: date
) -> None:
    """Three fifths: over one half, if the ceiling binds weights that were shared out."""
    assert weights(draft, day) == {"Garants": (45, 75), "Membres porteurs": (30, 75)}

    found = finding(draft, "fr.scic.no_college_over_ceiling_once_redistributed", day)

    assert found.verdict == Unmet()
    assert {one.where for one in found.observations} == {"Garants"}


@pytest.mark.parametrize("day", THREE_LEFT)
def test_with_three_colleges_left_the_guarantors_have_exactly_one_half(
    draft: em.Partnership, day: date
) -> None:
    """45 of 90 is not over one half."""
    assert weights(draft, day) == {
        "Garants": (45, 90),
        "Membres porteurs": (30, 90),
        "Bénéficiaires": (15, 90),
    }

    found = finding(draft, "fr.scic.no_college_over_ceiling_once_redistributed", day)

    assert found.verdict == Met()


@pytest.mark.parametrize("day", TWO_LEFT + THREE_LEFT)
def test_ceiling_on_weights_shared_out_is_a_doubt(draft: em.Partnership, day: date) -> None:
    """The law is silent on it: whatever the verdict, it is no more than undetermined."""
    found = finding(draft, "fr.scic.no_college_over_ceiling_once_redistributed", day)

    assert found.is_doubt
    assert found.confidence is Confidence.INFERRED
    assert found.standing is em.Standing.UNDETERMINED


def test_weights_on_paper_are_under_the_ceiling(draft: em.Partnership) -> None:
    """30 of 100 is the greatest; that rule is met, and is no doubt."""
    found = finding(draft, "fr.scic.no_college_over_ceiling", TWO_LEFT[0])

    assert (found.standing, found.is_doubt) == (em.Standing.MET, False)
