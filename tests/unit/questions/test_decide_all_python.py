"""A rule that calls Python takes part in a population: last, and for survivors alone."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from attrs import evolve, field, frozen

import essmodel as em
from essmodel.coproduction.service import Condition, Service
from essmodel.coproduction.tariff import Band, Bound, Table, Tariff
from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.rules.datatype import Number, Truth
from essmodel.rules.expression import Call, Cmp, Coalesce, Fact, IsKnown, Lit, Node, Or
from essmodel.rules.fact import Facts
from essmodel.rules.function import Function
from essmodel.rules.law.source import Invention
from essmodel.testing.crowd import Told, told_at_once, told_one_by_one

Hold = Callable[[pl.DataFrame], Any]
TableOf = Callable[..., pl.DataFrame]
Lines = Callable[[Any], list[dict[str, Any]]]
DAY = date(2026, 11, 22)
EUROS = Number(places=2, unit="EUR", least=0, most=10**9)
INCOME = Fact("home.income", EUROS, Text.same("income"))
RESIDENT = Fact("home.resident", Truth(), Text.same("resident"))
INSURED = Fact("home.insured", Truth(), Text.same("insured"))
FACTS = (RESIDENT, INSURED, INCOME)
PACK = em.RulePack(
    manifest=Manifest(
        id="fx", title=Text.same("fx"), api=1, version="1", maintainer="fx", licence="MIT"
    ),
    facts=FACTS,
)
REFUSED: Facts = {RESIDENT.path: False, INCOME.path: 777}
PEOPLE: list[Facts] = [
    *(
        {RESIDENT.path: resident, INSURED.path: insured, INCOME.path: income}
        for resident in (True, False, None)
        for insured in (True, False, None)
        for income in (100, 300, 13_00, None)
    ),
    REFUSED,
]
SURVIVORS = [one for one in PEOPLE if False not in {one[RESIDENT.path], one.get(INSURED.path)}]


@frozen
class Asked:
    """A function that halves, fails at thirteen euros, and tells what it was asked."""

    seen: list[int] = field(factory=list[int])

    @property
    def function(self) -> Function:
        """What rules call."""
        return Function(
            id="fx.half", label=Text.same("half"), takes=(EUROS,), gives=EUROS, run=self.half
        )

    @property
    def is_modest(self) -> Node:
        """Whether half of the income is one euro at most."""
        return Cmp("<=", Call(self.function, (INCOME,)), Lit(1_00, EUROS))

    def half(self, income: int) -> int:
        """Return a half."""
        self.seen.append(income)
        if income == 13_00:
            raise ArithmeticError
        return income // 2


def camp(tariff: Tariff | None = None, /, **conditions: Node) -> em.Partnership:
    """Offer a camp on *conditions*."""
    several = tuple(
        Condition(id=name, requires=node, source=Invention()) for name, node in conditions.items()
    )
    service = Service(id="camp", title=Text.same("camp"), conditions=several, tariff=tariff)
    return em.Partnership(title=Text.same("fx"), services=(service,))


def asked_one_by_one(case: em.Partnership) -> list[Told]:
    """Ask each case alone."""
    return told_one_by_one("camp", PEOPLE, within=case, packs=(PACK,), days=[DAY] * len(PEOPLE))


def told_of_those_asked(told: Told, asked: frozenset[str]) -> Told:
    """Leave aside what rules say that were not asked."""
    return evolve(told, failed=told.failed & asked, undetermined=told.undetermined & asked)


def assert_called_for_survivors(asked: Asked, decided: em.PopulationDecision) -> None:
    """Once for equal cases; in a plan, once in each of the pieces that it is read by."""
    known = sorted(set(asked.seen))
    assert known == [100, 300, 13_00]
    if isinstance(decided.frame, pl.LazyFrame):
        assert len(asked.seen) <= sum(one[INCOME.path] is not None for one in SURVIVORS)
    else:
        assert sorted(asked.seen) == known


def compared(
    case: em.Partnership, decided: em.PopulationDecision, lines: list[dict[str, Any]]
) -> list[frozenset[str]]:
    """Hold the lines of an answer against each case alone; return what each was not asked."""
    unasked = [frozenset(decided.reasons(line["camp.unasked"], service="camp")) for line in lines]
    rules = frozenset(decided.rules["camp"])
    expected = [
        told_of_those_asked(told, rules - left)
        for told, left in zip(asked_one_by_one(case), unasked, strict=True)
    ]
    assert told_at_once(decided, "camp", lines) == expected
    return unasked


def in_memory(holders: Mapping[str, Hold]) -> list[Hold]:
    """Leave the database aside, which cannot call Python."""
    return [hold for name, hold in holders.items() if name != "DuckDB"]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_python_is_called_for_survivors_alone(
    place: int, holders: Mapping[str, Hold], table: TableOf, lines: Lines
) -> None:
    """Wherever its rule stands, and never for whom another rule says no."""
    for hold in in_memory(holders):
        asked = Asked()
        conditions: list[tuple[str, Node]] = [("resident", RESIDENT), ("insured", INSURED)]
        conditions.insert(place, ("modest", asked.is_modest))
        case = camp(**dict(conditions))

        decided = em.decide_all(
            "camp", hold(table(PEOPLE, FACTS)), within=case, packs=(PACK,), on=DAY, keep=["key"]
        )
        found = lines(decided.frame)

        assert_called_for_survivors(asked, decided)
        for facts, left in zip(PEOPLE, compared(case, decided, found), strict=True):
            is_settled = False in {facts[RESIDENT.path], facts.get(INSURED.path)}
            assert left == ({"camp.modest"} if is_settled else set())


def test_guess_at_what_python_gives_is_no_answer_where_it_was_not_called(
    holders: Mapping[str, Hold], table: TableOf, lines: Lines
) -> None:
    """That nothing is known, or what is put in its place, is not told of who was not asked."""
    for hold in in_memory(holders):
        asked = Asked()
        half = Call(asked.function, (INCOME,))
        case = camp(
            resident=RESIDENT,
            known=IsKnown(half),
            modest=Cmp("<=", Coalesce(half, Lit(0, EUROS), Invention()), Lit(1_00, EUROS)),
            whatever=Or((INSURED, Cmp(">", half, Lit(1_00, EUROS)))),
        )

        decided = em.decide_all(
            "camp", hold(table(PEOPLE, FACTS)), within=case, packs=(PACK,), on=DAY, keep=["key"]
        )
        found = lines(decided.frame)

        assert set(asked.seen) == {100, 300, 13_00}
        for facts, left in zip(PEOPLE, compared(case, decided, found), strict=True):
            guesses = {"camp.known", "camp.modest"}
            unasked = guesses if facts.get(INSURED.path) else {*guesses, "camp.whatever"}
            assert left == (unasked if facts[RESIDENT.path] is False else set())


def test_price_may_call_python_too(
    holders: Mapping[str, Hold], table: TableOf, lines: Lines
) -> None:
    """It is called for nobody who is refused; where it fails nobody can tell."""
    for hold in in_memory(holders):
        asked = Asked()
        bands = (
            Band(end=Bound(at=Decimal(1), is_inside=True), price=em.Money(5_00)),
            Band(start=Bound(at=Decimal(1), is_inside=False), price=em.Money(9_00)),
        )
        by = Call(asked.function, (INCOME,))
        tariff = Tariff(tables=(Table(by=by, bands=bands),), source=Invention())
        case = camp(tariff, resident=RESIDENT)

        decided = em.decide_all(
            "camp", hold(table(PEOPLE, FACTS)), within=case, packs=(PACK,), on=DAY, keep=["key"]
        )

        found = lines(decided.frame)
        assert told_at_once(decided, "camp", found) == asked_one_by_one(case)
        assert {line["camp.price"] for line in found} == {None, 5_00, 9_00}


def test_python_is_called_for_nobody_who_is_refused_a_price(table: TableOf) -> None:
    """As for a rule."""
    asked = Asked()
    case = camp(resident=RESIDENT, modest=asked.is_modest)
    refused = table([{RESIDENT.path: False, INCOME.path: 100}], FACTS)

    decided = em.decide_all("camp", refused, within=case, packs=(PACK,), on=DAY)

    assert asked.seen == []
    assert decided.frame["camp.verdict"].to_list() == [False]


def test_database_calls_no_python(database: duckdb.DuckDBPyConnection, table: TableOf) -> None:
    """The message says what to give instead."""
    case = camp(modest=Asked().is_modest)
    relation = database.from_arrow(table(PEOPLE, FACTS).to_arrow())

    with pytest.raises(InvalidValueError, match="calls Python, which a database cannot; give a"):
        em.decide_all("camp", relation, within=case, packs=(PACK,), on=DAY)


@pytest.mark.parametrize("is_lazy", [False, True])
def test_python_may_not_leave_64_bits(is_lazy: bool, table: TableOf, tmp_path: Path) -> None:  # noqa: FBT001 - of a parametrised test
    """And nothing is written then, whenever it is found out."""
    huge = Function(
        id="fx.huge",
        label=Text.same("huge"),
        takes=(EUROS,),
        gives=Number(),
        run=lambda income: income * 10**30,
    )
    case = camp(huge=IsKnown(Call(huge, (INCOME,))))
    frame = table(PEOPLE, FACTS)

    with pytest.raises((InvalidValueError, pl.exceptions.ComputeError), match="beyond the 64 bits"):
        em.decide_all(
            "camp",
            frame.lazy() if is_lazy else frame,
            within=case,
            packs=(PACK,),
            on=DAY,
            to=tmp_path / "answers.parquet",
        )
    assert not list(tmp_path.iterdir())
