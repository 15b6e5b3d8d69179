"""Columns read without loss, whatever types they have; all others are refused, and say why."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import polars as pl
import pytest

from essmodel.messages.text import Text
from essmodel.rules.anniversary import EARLIEST, LATEST
from essmodel.rules.columns.intake import Needs
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import Cmp, Fact, In, IsKnown, Item, Lit, Node, Param, Quant
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.well_typed import CALENDAR, TRUTH

Told = Callable[[Any, Node], list[object]]
Refused = Callable[[Any, Node], str]
Everywhere = Callable[[str, pl.Series], list[Any]]
EUROS = Number(places=2, unit="EUR", least=-(10**9), most=10**9)


def fact(path: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(path, kind, Text.same(path))


INCOME, BORN, TOWN = (
    fact("home.income", EUROS),
    fact("home.born", CALENDAR),
    fact("home.town", Label("town")),
)
IS_SO, CHILDREN = fact("home.is_so", TRUTH), fact("home.children", Many("child"))
IS_LOCAL = Item("child", "is_local", TRUTH, Text.same("is local"))


def test_days_of_the_calendar_are_read(
    everywhere: Everywhere, told: Told, refused: Refused
) -> None:
    """From 1600 to 2999; the days around them are refused, times and texts too."""
    for given in everywhere("born", pl.Series([EARLIEST, None, LATEST])):
        assert told(given, BORN) == [EARLIEST, None, LATEST]
    for given in everywhere("born", pl.Series([date(1599, 12, 31), date(3000, 1, 1)])):
        assert "2 days are outside the years 1600 to 2999" in refused(given, BORN)
    for given in everywhere("born", pl.Series([datetime(2026, 1, 1)])):  # noqa: DTZ001 - as columns hold it
        assert refused(given, BORN).startswith("born: the column holds times of day")
    for given in everywhere("born", pl.Series(["2026-01-01"])):
        assert refused(given, BORN).startswith("born: the column holds days as text")


@pytest.mark.parametrize("dtype", [pl.String, pl.Categorical, pl.Enum(["b", "c", "a"])])
def test_codes_are_read_however_they_are_stored(
    dtype: Any,  # noqa: ANN401 - a type of polars
    everywhere: Everywhere,
    told: Told,
    refused: Refused,
) -> None:
    """As texts, or as places in a list; those that no code book has are refused."""
    is_b = Cmp("==", TOWN, Lit("b", Label("town")))

    for given in everywhere("town", pl.Series(["a", "b", None], dtype=dtype)):
        assert told(given, TOWN) == ["a", "b", None]
        assert told(given, is_b) == [False, True, None]
        assert told(given, In(TOWN, frozenset({"b", "z"}))) == [False, True, None]
    for given in everywhere("town", pl.Series(["a", "c"], dtype=dtype)):
        assert refused(given, TOWN).startswith("town: 1 value is not a code of")


def test_codes_of_a_book_that_nobody_brings_are_any(told: Told) -> None:
    """As they are where one case states them."""
    elsewhere = fact("home.town", Label("village"))

    assert told(pl.DataFrame({"town": ["z"]}), elsewhere) == ["z"]


@pytest.mark.parametrize("node", [INCOME, BORN, TOWN, IS_SO, CHILDREN])
def test_column_of_another_kind_is_refused(
    node: Fact, everywhere: Everywhere, refused: Refused
) -> None:
    """The message says what was found."""
    name = node.path.removeprefix("home.")

    for given in everywhere(name, pl.Series([b"x"])):
        said = refused(given, node)
        if node is CHILDREN and not isinstance(given, pl.DataFrame | pl.LazyFrame):
            assert said.startswith(f"{name}: lists are asked about in frames of polars alone")
        else:
            assert said.startswith((f"{name}: the column is Binary", f"{name}: the column is Unkn"))


def test_column_of_nothing_is_no_column(everywhere: Everywhere, told: Told) -> None:
    """All of it is unknown, whatever is asked."""
    nothing = pl.DataFrame({"income": [None, None]})

    for given in (*everywhere("income", nothing["income"]), nothing.to_pandas()):
        assert told(given, IsKnown(INCOME)) == [False, False]


def test_column_bears_the_path_or_its_last_part(told: Told) -> None:
    """The path first; the last part only where no other fact has the same."""
    both = pl.DataFrame({"income": [1], "home.income": [2]})
    other = fact("work.income", EUROS)

    assert told(both, INCOME) == [2]
    assert told(both, Cmp("<", INCOME, other)) == [None]
    assert told(both.select("income"), INCOME) == [1]


def test_needs_are_gathered_with_what_chooses_a_figure() -> None:
    """The code of a town is read though no rule names it; its type is that of its fact."""
    rate = Param("rate", EUROS, Text.same("rate"))
    figures: Mapping[str, Figure] = {"rate": ByCode("home.town", (("a", 3),), Invention())}
    asked: list[tuple[Node, Mapping[str, Figure]]] = [
        (Cmp("<", INCOME, rate), figures),
        (Quant("any", CHILDREN, IS_LOCAL), {}),
    ]
    days = {Event.DECISION: "on"}

    known = Needs.of(asked, days=days, known={"home.town": Label("town")})

    assert known.facts == {
        "home.town": Label("town"),
        "on": CALENDAR,
        "home.income": EUROS,
        "home.children": Many("child"),
    }
    assert known.fields == {"child": {"is_local": TRUTH}}
    assert Needs.of(asked, days=days, known={}).facts["home.town"] == Label("")
