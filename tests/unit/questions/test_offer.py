"""Services that packs bring: a case asks for them by their whole ids, its own come first."""

from datetime import date

import polars as pl
import pytest
from attrs import evolve

import essmodel as em
from essmodel.coproduction.request import Granted
from essmodel.coproduction.service import Service
from essmodel.coproduction.tariff import Table, Tariff
from essmodel.errors import Known
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.rules.law.source import Invention
from essmodel.values.money import Money

DAY = date(2026, 11, 22)
CASE = """\
essmodel: 1
title: A town
services: [{id: own, title: Own}]
requests: [{id: one, service: town.meal}]
"""


def meal(cents: int) -> Service:
    """Make a service at one price."""
    tariff = Tariff(tables=(Table(price=Money(cents)),), source=Invention())
    return Service(id="town.meal", title=Text.same("Meal"), tariff=tariff)


PACK = em.RulePack(
    manifest=Manifest(
        id="town", title=Text.same("t"), api=1, version="1", maintainer="tests", licence="MIT"
    ),
    services=(meal(200),),
)


def price(case: em.Partnership, packs: tuple[em.RulePack, ...] = (PACK,)) -> Money | None:
    """Return what the meal costs in *case*."""
    answer = em.decide(case.request("one"), within=case, packs=packs, on=DAY).answer
    assert isinstance(answer, Granted)
    assert answer.price is not None
    return answer.price.amount


def test_request_may_name_a_service_of_a_pack() -> None:
    """By its whole id."""
    assert price(em.loads(CASE, packs=(PACK,))) == Money(200)


def test_service_of_the_case_comes_first() -> None:
    """A partnership that offers the same on its own terms says so itself."""
    case = em.loads(CASE)

    assert price(evolve(case, services=(*case.services, meal(300)))) == Money(300)


def test_service_that_no_pack_brings_is_refused_once_packs_are_asked() -> None:
    """With its place, and the ids there are; a case alone cannot know."""
    text = CASE.replace("town.meal", "town.mael")

    with pytest.raises(em.InvalidValueError) as refusal:
        em.loads(text, file="case.yaml", packs=(PACK,))
    (problem,) = refusal.value.problems

    assert (problem.id, problem.path, str(problem.at)) == (
        "id_unknown",
        "requests.0.service",
        "case.yaml:4:31",
    )
    assert dict(problem.data)["known"] == Known("town.mael", frozenset({"own", "town.meal"}))
    with pytest.raises(em.InvalidValueError) as asked:
        price(em.loads(text))
    assert [one.id for one in asked.value.problems] == ["service_unknown"]


def test_service_without_a_dot_is_of_the_case() -> None:
    """What it does not offer is refused at once."""
    with pytest.raises(em.InvalidValueError) as refusal:
        em.loads(CASE.replace("town.meal", "meal"))

    assert [one.id for one in refusal.value.problems] == ["id_unknown"]


@pytest.mark.parametrize("within", [None, em.loads(CASE)], ids=["no case", "a case"])
def test_population_may_ask_for_a_service_of_a_pack(within: em.Partnership | None) -> None:
    """With a case or without one."""
    people = pl.DataFrame({"key": [1, 2]})

    decided = em.decide_all("town.meal", people, within=within, packs=(PACK,), on=DAY, keep=["key"])

    assert decided.frame["town.meal.price"].to_list() == [200, 200]


@pytest.mark.parametrize(
    ("packs", "problem"), [((), "columns_service_of_what"), ((PACK,), "service_unknown")]
)
def test_service_that_nobody_offers_is_decided_for_nobody(
    packs: tuple[em.RulePack, ...], problem: str
) -> None:
    """Where there is neither a case nor a pack with services, that is what is told."""
    with pytest.raises(em.InvalidValueError) as refusal:
        em.decide_all("town.mael", pl.DataFrame({"key": [1]}), packs=packs, on=DAY)

    assert [one.id for one in refusal.value.problems] == [problem]


def test_services_of_a_pack_begin_with_its_id() -> None:
    """Like its rules, so that nobody takes the name of another's."""
    with pytest.raises(em.InvalidValueError) as refusal:
        evolve(PACK, services=(evolve(meal(1), id="meal"),))

    assert [one.id for one in refusal.value.problems] == ["id_without_prefix"]


def test_one_service_is_brought_once() -> None:
    """Two of one id would be two answers."""
    twice = evolve(PACK, services=(meal(1), meal(2)))

    with pytest.raises(em.InvalidValueError) as refusal:
        price(em.loads(CASE), (twice,))

    assert [one.id for one in refusal.value.problems] == ["name_has_two_meanings"]
