"""The law of Italy: every rule by its readable cases, asked about its place alone."""

from datetime import date
from importlib.resources import as_file, files

import essmodel as em
from essmodel.io.manifest import read_manifest
from essmodel.io.readable_case import read_cases
from essmodel.packs.scope import scope
from essmodel.questions.check import check
from essmodel.questions.rehearse import rehearse
from essmodel.rules.finding import Standing
from essmodel.rules.law.source import LegalSource
from essmodel_it import PACK, plugin

READ_ON = date(2026, 11, 22)

YEAR = """\
    - ends_on: 2026-12-31
      assembly_on: 2027-05-14
      surplus: 10 000
      source: {kind: invented}
"""


def test_the_manifest_says_what_the_pack_says() -> None:
    """One is read without running the other."""
    assert plugin.essmodel_pack() is PACK
    with as_file(files("essmodel_it").joinpath("essmodel.yaml")) as path:
        assert read_manifest(path) == PACK.manifest


def test_every_readable_case_comes_out_as_expected() -> None:
    """And every rule has some."""
    with as_file(files("essmodel_it")) as folder:
        cases = read_cases(folder)
    rehearsals = rehearse(PACK, cases, beside=())

    assert [one.explain() for one in rehearsals if not one.is_kept] == []
    assert {one.rule for one in cases} == {one.id for one in PACK.rules}


def test_what_is_law_has_a_case_for_every_answer() -> None:
    """A rule whose text was read is shown met, unmet and undetermined; another only in doubt."""
    with as_file(files("essmodel_it")) as folder:
        cases = read_cases(folder)

    for rule in PACK.rules:
        assert isinstance(rule.source, LegalSource)
        shown = {one.expects.answer.value for one in cases if one.rule == rule.id}
        law = {"met", "unmet", "undetermined"}
        assert shown >= (law if rule.source.confidence.is_law else {"undetermined"})
        assert rule.source.confidence.is_law or not shown & {"met", "unmet"}


def test_its_place_alone_is_asked() -> None:
    """A case of elsewhere leaves the pack out; an invented one of here is asked and not refused."""
    here = em.loads(PACK.tour)
    elsewhere = em.loads(PACK.tour.replace('"IT"', '"XX"'))

    assert scope((PACK,), here).asked == (PACK,)
    assert scope((PACK,), elsewhere).left_out == (PACK,)
    assert check(here, packs=(PACK,), on=READ_ON).standing is Standing.UNDETERMINED


def test_surplus_of_ten_thousand_goes_to_reserves_first() -> None:
    """As the law has it at least; what is left is for members to decide."""
    case = em.loads(
        PACK.tour.replace("\ncooperative:\n", "\ncooperative:\n  fiscal_years:\n" + YEAR, 1)
    )
    assert case.cooperative is not None
    year = case.cooperative.fiscal_year(date(2026, 12, 31))

    found = em.appropriate(year, within=case, packs=(PACK,), on=date(2027, 5, 14))

    amounts = [found.of(one.to).amount for one in PACK.waterfalls[0].steps]
    assert amounts == [em.Money(300000), em.Money(30000)]
    assert found.carried == em.Money(670000)
