"""A population decided under the law of each case's day, and with the figures of its town."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import polars as pl
import pytest

import essmodel as em
from essmodel.coproduction.service import Condition, Service
from essmodel.coproduction.tariff import Table, Tariff
from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Label, Number, Truth
from essmodel.rules.expression import Cmp, Fact, Param
from essmodel.rules.fact import Facts
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Local, Parameter
from essmodel.rules.law.source import Invention
from essmodel.rules.rule import Rule, Subject
from essmodel.testing.crowd import told_at_once, told_one_by_one
from essmodel.values.period import Period

Hold = Callable[[pl.DataFrame], Any]
TableOf = Callable[..., pl.DataFrame]
Lines = Callable[[Any], list[dict[str, Any]]]
SOURCE = Invention()
CHANGE, RAISED, END = date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)
EUROS = Number(places=2, unit="EUR", least=0, most=10**9)
INCOME = Fact("home.income", EUROS, Text.same("income"))
TOWN = Fact("home.town", Label("town"), Text.same("town"))
INSURED = Fact("home.insured", Truth(), Text.same("insured"))
FACTS = (INCOME, TOWN, INSURED)
CAP = Param("fx.cap", EUROS, Text.same("cap"))
LOCAL_CAP = Param("fx.local_cap", EUROS, Text.same("cap of the town"))
LOW = Param("fx.low", EUROS, Text.same("low"))
TOWNS = CodeBook(
    id="town",
    title=Text.same("town"),
    codes=tuple((code, Text.same(code)) for code in ("59001", "59002", "59003")),
)
PACK = em.RulePack(
    manifest=Manifest(
        id="fx", title=Text.same("fx"), api=1, version="1", maintainer="fx", licence="MIT"
    ),
    facts=FACTS,
    code_books=(TOWNS,),
    parameters=(
        Parameter(
            id=CAP.id,
            label=CAP.label,
            datatype=EUROS,
            enacted=(
                Enacted(value=em.Money(900_00), period=Period(end=CHANGE), source=SOURCE),
                Enacted(value=em.Money(950_00), period=Period(start=CHANGE), source=SOURCE),
            ),
        ),
        Parameter(
            id=LOW.id,
            label=LOW.label,
            datatype=EUROS,
            enacted=(
                Enacted(value=em.Money(700_00), period=Period(end=RAISED), source=SOURCE),
                Enacted(value=em.Money(750_00), period=Period(start=RAISED), source=SOURCE),
            ),
        ),
        Parameter(
            id=LOCAL_CAP.id,
            label=LOCAL_CAP.label,
            datatype=EUROS,
            by=TOWN.path,
            enacted=(
                Enacted(
                    value=Local((("59001", em.Money(700_00)), ("59002", em.Money(800_00)))),
                    period=Period(end=CHANGE),
                    source=SOURCE,
                ),
                Enacted(
                    value=Local((("59001", em.Money(750_00)),)),
                    period=Period(start=CHANGE),
                    source=SOURCE,
                ),
            ),
        ),
    ),
    rules=(
        Rule(
            id="fx.insured",
            subject=Subject.ELIGIBILITY,
            requires=INSURED,
            source=SOURCE,
            period=Period(start=CHANGE, end=END),
            event=Event.DECISION,
        ),
    ),
)
SERVICES = (
    Service(
        id="camp",
        title=Text.same("camp"),
        conditions=(Condition(id="modest", requires=Cmp("<=", INCOME, CAP), source=SOURCE),),
        tariff=Tariff(tables=(Table(price=em.Money(5_00)),), source=SOURCE, period=Period(end=END)),
    ),
    Service(
        id="bus",
        title=Text.same("bus"),
        conditions=(Condition(id="local", requires=Cmp("<=", INCOME, LOCAL_CAP), source=SOURCE),),
    ),
    Service(
        id="club",
        title=Text.same("club"),
        tariff=Tariff(
            tables=(
                Table(when=Cmp("<=", INCOME, LOW), price=em.Money(1_00)),
                Table(price=em.Money(4_00)),
            ),
            source=SOURCE,
        ),
    ),
)
IDS = [one.id for one in SERVICES]
CASE = em.Partnership(title=Text.same("fx"), services=SERVICES)
AROUND = [
    date(2025, 12, 31), CHANGE, date(2026, 1, 2), date(2026, 3, 31), RAISED, date(2026, 6, 30), END,
    date(2026, 7, 2),
]  # fmt: skip
PEOPLE: list[Facts] = [
    {INCOME.path: income, TOWN.path: town, INSURED.path: insured}
    for income in (None, 700_00, 700_01, 750_00, 900_00, 900_01, 950_01)
    for town in (None, "59001", "59002", "59003")
    for insured in (None, True, False)
]


@cache
def told_alone(service: str, days: tuple[date, ...]) -> object:
    """Ask each of the people alone, on each of the days, once for all libraries."""
    cases = [facts for facts in PEOPLE for _ in days]
    return told_one_by_one(service, cases, within=CASE, packs=(PACK,), days=[*days] * len(PEOPLE))


def test_each_case_is_decided_under_the_law_of_its_own_day(
    hold: Hold, table: TableOf, lines: Lines
) -> None:
    """The day before a change, the day of it, the day after; whatever the others' days are."""
    cases = [facts for facts in PEOPLE for _ in AROUND]
    frame = table(cases, FACTS, asked_on=AROUND * len(PEOPLE))

    decided = em.decide_all(
        IDS, hold(frame), within=CASE, packs=(PACK,), on="asked_on", keep=["key"]
    )

    found = lines(decided.frame)
    assert decided.on == "asked_on"
    for service in IDS:
        assert told_at_once(decided, service, found) == told_alone(service, tuple(AROUND))


@pytest.mark.parametrize("day", AROUND)
def test_all_cases_are_decided_on_one_day(
    day: date, hold: Hold, table: TableOf, lines: Lines
) -> None:
    """The figure of a town is that of the day; a town without one leaves it undetermined."""
    decided = em.decide_all(
        SERVICES, hold(table(PEOPLE, FACTS)), packs=(PACK,), on=day, keep=["key"]
    )

    found = lines(decided.frame)
    for service in IDS:
        assert told_at_once(decided, service, found) == told_alone(service, (day,))


def test_one_service_is_told_the_same_among_several(table: TableOf, lines: Lines) -> None:
    """What they share is worked out once, and changes nothing."""
    frame = table(PEOPLE, FACTS)

    both = em.decide_all(SERVICES, frame, packs=(PACK,), on=CHANGE)
    alone = [em.decide_all(one, frame, packs=(PACK,), on=CHANGE) for one in SERVICES]

    assert lines(both.frame) == lines(pl.concat([one.frame for one in alone], how="horizontal"))
    assert both.rules == {
        "camp": ("camp.modest", "fx.insured"),
        "bus": ("bus.local", "fx.insured"),
        "club": ("fx.insured",),
    }


def test_service_named_twice_is_decided_once(table: TableOf) -> None:
    """By its id and by itself."""
    frame = table(PEOPLE, FACTS)

    decided = em.decide_all(["camp", SERVICES[0]], frame, within=CASE, packs=(PACK,), on=CHANGE)

    assert tuple(decided.rules) == ("camp",)


def test_case_without_a_day_is_refused(hold: Hold, table: TableOf) -> None:
    """The law of its day is not known, and what others ask must not choose it."""
    frame = table(PEOPLE[:3], FACTS).with_columns(asked_on=pl.Series([CHANGE, None, None]))

    with pytest.raises(InvalidValueError, match=r"^asked_on: 2 decisions have no day"):
        em.decide_all(SERVICES, hold(frame), packs=(PACK,), on="asked_on")


def test_nobody_has_no_day(table: TableOf) -> None:
    """Then no law can be chosen; on a day that is given, nobody is decided."""
    nobody = table([], FACTS, asked_on=[]).with_columns(pl.col("asked_on").cast(pl.Date))

    with pytest.raises(InvalidValueError, match=r"^asked_on: no day is known there; name a column"):
        em.decide_all(SERVICES, nobody, packs=(PACK,), on="asked_on")
    assert em.decide_all(SERVICES, nobody, packs=(PACK,), on=CHANGE).frame.is_empty()


def test_column_of_days_must_be_there(table: TableOf) -> None:
    """The message says what to name."""
    with pytest.raises(InvalidValueError, match=r"^asked: no day is known there; name a column"):
        em.decide_all(SERVICES, table(PEOPLE, FACTS), packs=(PACK,), on="asked")


def test_town_outside_the_code_book_is_refused(hold: Hold, table: TableOf) -> None:
    """As it is where one case states it."""
    frame = table([{TOWN.path: "75056"}, {TOWN.path: None}, {TOWN.path: "59003"}], FACTS)

    with pytest.raises(InvalidValueError, match=r"^home\.town: 1 value is not a code of .town."):
        em.decide_all(SERVICES, hold(frame), packs=(PACK,), on=CHANGE)
