"""Packs of four countries: what they ask, of whom, and what they leave alone."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import essmodel as em
import essmodel_countries
from essmodel.io.manifest import read_manifest
from essmodel.io.readable_case import read_cases
from essmodel.packs.readable_case import ReadableCase
from essmodel.questions.rehearse import rehearse
from essmodel_countries.germany.law import investors_are_harmless
from essmodel_countries.germany.pack import PACK as GERMANY
from essmodel_countries.italy.pack import PACK as ITALY
from essmodel_countries.quebec.pack import PACK as QUEBEC
from essmodel_countries.spain.pack import PACK as SPAIN

HOME = Path(essmodel_countries.__file__).parent
PACKS = {"quebec": QUEBEC, "italy": ITALY, "spain": SPAIN, "germany": GERMANY}
CASES = [
    pytest.param(pack, case, id=f"{name}-{case.rule}-{case.says.en}")
    for name, pack in PACKS.items()
    for case in read_cases(HOME / name)
]
DAY = date(2025, 5, 14)
CASE = """\
essmodel: 1
title: an invented co-operative
as_of: 2025-05-14
places:
  - {type: territory, id: here, name: here, identifiers: {iso: CODE}}
cooperative:
  name: Les Tilleuls
  legal_form: FORM
  statutes:
    source: {kind: invented}
    voice: one_per_member
    categories: [{id: users, name: users, interest: beneficiaries}]
    decisions: []
    proxies: {limit: none}
  headcounts:
    - {group: users, members: 3, source: {kind: invented}}
  fiscal_years:
    - ends_on: 2024-12-31
      assembly_on: 2025-05-14
      surplus: 10 000
      source: {kind: invented}
"""
CODES = {
    "quebec": ("CA-QC", "cooperative_solidarite"),
    "italy": ("IT", "cooperativa_sociale"),
    "spain": ("ES", "iniciativa_social"),
    "germany": ("DE", "eg"),
}


def case_of(country: str) -> str:
    """Return an invented case of a country."""
    code, form = CODES[country]
    return CASE.replace("CODE", code).replace("FORM", form)


@pytest.mark.parametrize("name", PACKS)
def test_file_and_pack_say_who_it_is(name: str) -> None:
    """The file is read where the pack must not be run."""
    assert read_manifest(HOME / name / "essmodel.yaml") == PACKS[name].manifest


@pytest.mark.parametrize(("pack", "case"), CASES)
def test_case_comes_out_as_expected(pack: em.RulePack, case: ReadableCase) -> None:
    """Each rule met, unmet and open."""
    (found,) = rehearse(pack, (case,))

    assert found.is_kept, found.explain("en")


@pytest.mark.parametrize("country", PACKS)
def test_only_the_pack_of_the_country_is_asked(country: str) -> None:
    """With all packs of this machine together."""
    packs = (*em.installed_packs(), *PACKS.values())
    alone = em.check(
        em.loads(case_of(country), packs=(PACKS[country],)), packs=(PACKS[country],), on=DAY
    )

    case = em.loads(case_of(country), packs=tuple(dict.fromkeys(packs)))
    together = em.check(case, packs=tuple(dict.fromkeys(packs)), on=DAY)

    assert together.findings == alone.findings
    assert {one.rule.id.partition(".")[0] for one in together.findings} == {
        PACKS[country].manifest.id
    }


def test_case_that_names_no_country_is_asked_as_before() -> None:
    """By no pack of these."""
    text = case_of("italy").replace("identifiers: {iso: IT}", "").replace("here, }", "here}")
    text = text.replace("cooperativa_sociale", "sas")
    before = tuple(
        one
        for one in em.installed_packs()
        if not isinstance(one, em.RulePack) or one.manifest.id not in {"qc", "it", "es", "de"}
    )

    found = em.check(em.loads(text, packs=before), packs=(*before, *PACKS.values()), on=DAY)

    assert found.findings == em.check(em.loads(text, packs=before), packs=before, on=DAY).findings


@pytest.mark.parametrize(
    ("country", "reserves", "left"),
    [("italy", (3_000_00, 300_00), 6_700_00), ("spain", (2_000_00, 500_00), 7_500_00)],
)
def test_surplus_of_ten_thousand_is_shared_as_the_law_has_it(
    country: str, reserves: tuple[int, ...], left: int
) -> None:
    """Reserves of 3 300 in Italy and 2 500 in Spain at least; of Italy's, all is from memory."""
    packs = (PACKS[country],)
    case = em.loads(case_of(country), packs=packs)
    assert case.cooperative is not None
    year = case.cooperative.fiscal_year(date(2024, 12, 31))

    found = em.appropriate(year, within=case, packs=packs, on=DAY)

    steps = PACKS[country].waterfalls[0].steps
    assert tuple(found.of(one.to).amount for one in steps) == tuple(map(em.Money, reserves))
    assert found.carried == em.Money(left)


@pytest.mark.parametrize(("investors", "harmless"), [(33, True), (34, False)])
def test_hundred_users_and_investors(investors: int, *, harmless: bool) -> None:
    """100 of 133 are three quarters, 100 of 134 are not."""
    assert investors_are_harmless((1,) * 100, (1,) * investors) is harmless


@given(
    others=st.lists(st.integers(1, 3), max_size=5),
    investors=st.lists(st.integers(1, 3), max_size=3),
)
def test_harmless_is_what_no_vote_of_investors_can_do(
    others: list[int], investors: list[int]
) -> None:
    """They alone are never more than half, and the others alone are three quarters."""
    theirs, whole = sum(investors), sum(others) + sum(investors)

    expected = not (whole and 2 * theirs > whole) and 4 * sum(others) >= 3 * whole > 0

    assert investors_are_harmless(tuple(others), tuple(investors)) is expected
