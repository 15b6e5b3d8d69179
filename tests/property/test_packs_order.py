"""Packs loaded in any order are equal packs, and decide alike."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import essmodel as em
from essmodel.io.folder import read_pack
from essmodel.messages.text import LANGS
from essmodel.packs.pack import RulePack
from essmodel.packs.scope import scope
from essmodel.packs.shelf import at_hand
from essmodel_communes.plugin import PLACES
from essmodel_fr.pack import PACK

CASE = """\
essmodel: 1
title: Roncq
as_of: 2026-11-22
places: [{id: town, type: municipality, name: Roncq, identifiers: {insee: "59508"}}]
requests:
  - {id: one, service: roncq.school_meal, facts: {resident: yes, quotient_familial: 1900}}
"""
BYLAW = """\
- id: {id}.parents_work
  subject: eligibility
  event: decision
  requires: false
  says: {{en: "both parents work", fr: "les deux parents travaillent"}}
  source: {{kind: deliberation, title: "délibération inventée", confidence: unverified}}
"""
MANIFEST = """\
id: {id}
title: {{en: "{id}", fr: "{id}"}}
api: 1
version: "1"
maintainer: nobody
licence: MIT
places: {{insee: "59508"}}
"""


@cache
def _towns() -> dict[Path, RulePack]:
    return {folder: read_pack(folder, beside=(PACK,)) for folder in sorted(PLACES.iterdir())}


@pytest.fixture(name="bylaws", scope="module")
def _bylaws(tmp_path_factory: pytest.TempPathFactory) -> tuple[RulePack, ...]:
    """Read two packs of one place, which require the same thing in the same rank."""
    packs: list[RulePack] = []
    for name in ("alpha", "omega"):
        folder = tmp_path_factory.mktemp(name)
        (folder / "essmodel.yaml").write_text(MANIFEST.format(id=name), "utf-8")
        (folder / "rules.yaml").write_text(BYLAW.format(id=name), "utf-8")
        packs.append(read_pack(folder))
    return tuple(packs)


@pytest.mark.parametrize("step", [1, -1], ids=["onwards", "backwards"])
def test_folders_read_in_any_order_are_equal_packs(step: int) -> None:
    """Whatever was read before stands beside the next, and leaves no trace in it."""
    beside: tuple[RulePack, ...] = (PACK,)
    for folder in tuple(_towns())[::step]:
        pack = read_pack(folder, beside=beside)
        assert pack == _towns()[folder]
        beside = (*beside, pack)


@given(order=st.permutations(range(3 + len([*PLACES.iterdir()]))))
def test_a_decision_asks_the_same_packs_in_the_same_order(
    bylaws: tuple[RulePack, ...], order: list[int]
) -> None:
    """So that the letter is the same to the byte, in both languages."""
    packs = (PACK, *_towns().values(), *bylaws)
    shuffled = tuple(packs[number] for number in order)
    case = em.loads(CASE, packs=packs)
    (request,) = case.requests
    assert case.as_of is not None

    first, second = (
        em.decide(request, within=case, packs=some, on=case.as_of) for some in (packs, shuffled)
    )

    assert scope(shuffled, case) == scope(packs, case)
    assert first == second
    for lang in LANGS:
        assert first.explain(lang) == second.explain(lang)


def test_installed_packs_come_in_the_order_of_their_names() -> None:
    """Not in that in which pip wrote them down."""
    ids = [one.manifest.id for one in at_hand(em.installed_packs())]

    assert ids == sorted(ids)
