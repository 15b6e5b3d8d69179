"""Every price list of the towns, told to a population as to each family, around each bound."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from typing import Any

import duckdb
import narwhals as nw
import polars as pl
import pytest
from attrs import evolve

import essmodel as em
from essmodel.rules.fact import Facts
from essmodel.rules.well_typed import TRUTH
from essmodel.testing.crowd import told_at_once, told_one_by_one
from essmodel_fr.pack import PACK

pytestmark = pytest.mark.heavy

Commune = Callable[[str], em.RulePack]
Town = Callable[[em.RulePack], em.Partnership]
TOWNS = ("roncq", "bourges", "fay_aux_loges", "loon_plage", "grand_perigueux", "grenoble")
DAYS = (date(2024, 8, 31), date(2024, 9, 1), date(2025, 8, 31), date(2025, 9, 1))
QUOTIENT = "inhabitant.quotient_familial"


def quotients(pack: em.RulePack) -> list[int | None]:
    """Return every bound of the lists of a pack in cents, and a cent on each side of it."""
    tariffs = [one.tariff for one in pack.services if one.tariff]
    tariffs += [one for service in pack.services for one in service.earlier_tariffs]
    bounds = {
        int(end.at * 100)
        for tariff in tariffs
        for table in tariff.tables
        for band in table.bands
        for end in (band.start, band.end)
        if end is not None
    }
    near = {at + step for at in bounds | {72_222, 89_000, 125_000} for step in (-1, 0, 1)}
    return [None, *sorted(at for at in near if at >= 0)]


def families(pack: em.RulePack) -> Iterator[Facts]:
    """Yield families that differ in all that the lists ask."""
    own = {one.path: one.type for one in pack.facts}
    schemes = ("caf", "msa", None) if pack.manifest.id == "grand_perigueux" else ("caf",)
    flags = ((True, False), (False, True), (True, None))
    for quotient, (yes, no), scheme in product(quotients(pack), flags, schemes):
        numbers = dict.fromkeys((path for path, kind in own.items() if kind != TRUTH), 1_234)
        yield {
            QUOTIENT: quotient,
            "inhabitant.resident": yes,
            "inhabitant.quotient_proved": yes,
            "inhabitant.membership_paid": True,
            "inhabitant.enrolled_in_school": True,
            "inhabitant.has_meal_plan": no,
            "inhabitant.benefit_scheme": scheme,
            **{path: no for path, kind in own.items() if kind == TRUTH},
            **numbers,
        }


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory."""
    with duckdb.connect() as opened:
        yield opened


def held(cases: list[Facts], days: list[date]) -> pl.DataFrame:
    """Write a population as a table."""
    columns = {path: [one[path] for one in cases] for path in cases[0]}
    return pl.DataFrame({"key": range(len(cases)), **columns, "day": days})


@pytest.mark.parametrize("library", ["polars", "DuckDB"])
@pytest.mark.parametrize("town", TOWNS)
def test_population_is_told_what_each_family_is_told(
    commune: Commune,
    town_of: Town,
    database: duckdb.DuckDBPyConnection,
    town: str,
    library: str,
) -> None:
    """To the cent, with every hole, on each day around a change of the list."""
    pack = commune(town)
    case = town_of(pack)
    cases = list(families(pack))
    days = [DAYS[index % len(DAYS)] for index in range(len(cases))]
    services = [one.id for one in pack.services]
    frame = held(cases, days)

    decided = em.decide_all(
        services,
        frame if library == "polars" else database.from_arrow(frame.to_arrow()),
        within=case,
        packs=(PACK, pack),
        on="day",
        keep=["key"],
    )

    answer: Any = nw.from_native(decided.frame)
    whole = answer.collect("polars") if isinstance(answer, nw.LazyFrame) else answer
    found = pl.DataFrame(whole.to_arrow()).sort("key").rows(named=True)
    for service in services:
        expected = told_one_by_one(service, cases, within=case, packs=(PACK, pack), days=days)
        assert told_at_once(decided, service, found) == expected


@pytest.mark.parametrize(
    ("service", "claims"),
    [
        (
            "bourges.holiday_centre",
            {"range": "from €5.88 to €33.52", "goes_one_way": "never falls when this grows"},
        ),
        ("fay_aux_loges.school_meal", {"range": "from €1.75 to €4.50"}),
    ],
)
def test_solver_reads_prices_that_are_worked_out(
    commune: Commune, town_of: Town, service: str, claims: dict[str, str]
) -> None:
    """How low and how high they go, whichever way, and that every line is reached."""
    pack = commune(service.partition(".")[0])
    case = evolve(town_of(pack), services=pack.services)
    beside = (PACK, evolve(pack, services=()))

    found = {one.claim: one for one in em.prove(case, packs=beside, on=DAYS[-1])}

    assert set(found) == set(claims)
    for claim, said in claims.items():
        assert found[claim].standing is em.Standing.MET
        assert said in found[claim].says.said("en")
