"""Packs of several countries beside each other: the law of one changes no answer of another."""

from datetime import date
from importlib.resources import as_file, files

import pytest

import essmodel as em
from essmodel.io.readable_case import read_cases
from essmodel.packs.pack import RulePack
from essmodel.packs.vocabulary import vocabulary
from essmodel.questions.check import check
from essmodel.questions.rehearse import rehearse
from essmodel_de.pack import PACK as DE
from essmodel_es.pack import PACK as ES
from essmodel_fr.pack import PACK as FR
from essmodel_it.pack import PACK as IT
from essmodel_qc.pack import PACK as QC

DAY = date(2026, 11, 22)
OF_A_PLACE = (DE, ES, IT, QC)
ALL = (FR, *OF_A_PLACE)


def name_of(pack: RulePack) -> str:
    """Return the id of a pack, to name a test."""
    return pack.manifest.id


def others(pack: RulePack) -> tuple[RulePack, ...]:
    """Return the packs of all other countries."""
    return tuple(one for one in ALL if one is not pack)


def test_all_packs_may_be_asked_together() -> None:
    """None takes a word from another, and each legal form is in one book."""
    words = vocabulary(ALL)

    (forms,) = [one for one in words.books if one.id == "legal_form"]
    assert {code for code, _ in forms.codes} >= {"sas", "qc_solidarity_cooperative"}


@pytest.mark.parametrize("pack", ALL, ids=name_of)
def test_readable_cases_come_out_alike_beside_all_other_countries(pack: RulePack) -> None:
    """As they do alone."""
    with as_file(files(f"essmodel_{pack.manifest.id}")) as folder:
        cases = read_cases(folder)

    together = rehearse(pack, cases, beside=others(pack))

    assert [one.explain() for one in together if not one.is_kept] == []


@pytest.mark.parametrize("pack", OF_A_PLACE, ids=name_of)
def test_case_of_a_country_is_asked_of_its_law_alone(pack: RulePack) -> None:
    """Beside every other country, the whole answer is the same."""
    case = em.loads(pack.tour)

    assert check(case, packs=ALL, on=DAY).findings == check(case, packs=(pack,), on=DAY).findings


def test_a_french_case_is_answered_as_if_no_other_country_were_installed() -> None:
    """Nothing at all is added to it."""
    case = em.loads(FR.tour)

    assert check(case, packs=ALL, on=DAY) == check(case, packs=(FR,), on=DAY)
