"""Columns worked out one after another; Python last, of few rows, and once for equal arguments."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.columns.namespace import Namespace
from essmodel.rules.columns.place import Column, Place
from essmodel.rules.columns.step import Steps
from essmodel.rules.columns.stepwise import worked_out
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import (
    Add,
    AddMonths,
    And,
    Call,
    Cmp,
    DivRound,
    Fact,
    Item,
    Lit,
    MinMax,
    Node,
    Or,
    Param,
    Quant,
)
from essmodel.rules.fact import FactValue
from essmodel.rules.figure import ByCode
from essmodel.rules.function import Function
from essmodel.rules.interval import LARGEST_EXACT
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import CALENDAR, TRUTH

Agreed = Callable[..., list[object]]
INVENTED = Invention()
SMALL = Number(least=-1_000, most=1_000)
EAGER = ["polars", "narwhals", "pyarrow", "pandas"]


def fact(name: str, kind: DataType) -> Fact:
    """A fact of the case."""
    return Fact(name, kind, Text.same(name))


X, Y, BORN = fact("x", SMALL), fact("y", SMALL), fact("born", CALENDAR)
IS_SO, KIND = fact("is so", TRUTH), fact("kind", Label("kind"))
RECORDS = fact("records", Many("record"))
SIZE = Item("record", "size", SMALL, Text.same("size"))


class Asked:
    """A function that notes what it is asked."""

    def __init__(
        self, run: Callable[..., object], *takes: DataType, gives: DataType = SMALL
    ) -> None:
        """Note nothing yet."""
        self.arguments: list[tuple[object, ...]] = []
        self._run = run
        label = Text.same("asked")
        self.function = Function(id="asked", label=label, takes=takes, gives=gives, run=self._noted)

    def _noted(self, *values: object) -> object:
        self.arguments.append(values)
        return self._run(*values)

    def of(self, *args: Node) -> Call:
        """Return a call of the function."""
        return Call(self.function, args)


@pytest.mark.parametrize("library", EAGER)
def test_python_is_asked_once_for_equal_arguments(agreed: Agreed, library: str) -> None:
    """And not at all where one of them is unknown."""
    asked = Asked(lambda x, y: x + y, SMALL, SMALL)
    cases = [{"x": x, "y": y} for x in (1, None, 2, 1) for y in (5, None, 5)]

    agreed(asked.of(X, Y), cases, library=library, by_steps=True)

    assert asked.arguments == [(1, 5), (2, 5), *_by_oracle(cases)]


def _by_oracle(cases: Sequence[dict[str, int | None]]) -> list[tuple[object, ...]]:
    """Return what the specification asks after the frame, once for each case."""
    return [(one["x"], one["y"]) for one in cases if one["x"] is not None and one["y"] is not None]


@pytest.mark.parametrize("library", EAGER)
def test_python_gets_and_gives_values_of_any_kind(agreed: Agreed, library: str) -> None:
    """A day is a day, a truth a truth and a code a code, whatever columns hold them."""
    kinds: list[DataType] = [CALENDAR, TRUTH, Label("kind"), SMALL]
    values: list[FactValue] = [date(2024, 2, 29), True, "a", -7]
    facts = [fact(f"fact {index}", kind) for index, kind in enumerate(kinds)]
    case = {one.path: value for one, value in zip(facts, values, strict=True)}
    for kind, value in zip(kinds, values, strict=True):
        asked = Asked(lambda *_, value=value: value, *kinds, gives=kind)

        assert agreed(asked.of(*facts), [case, {}], library=library, by_steps=True) == [value, None]
        assert asked.arguments[0] == tuple(values)


@pytest.mark.parametrize("library", EAGER)
def test_call_without_arguments_is_made_once(agreed: Agreed, library: str) -> None:
    """All rows share its answer."""
    asked = Asked(lambda: 7)

    assert agreed(asked.of(), [{}, {}, {}], library=library, by_steps=True) == [7, 7, 7]
    assert len(asked.arguments) == 1 + 3


@pytest.mark.parametrize("library", EAGER)
@pytest.mark.parametrize(
    "run",
    [lambda _x: "text", lambda _x: None, lambda x: 1 // (x - x)],
    ids=["text", "none", "raises"],
)
def test_python_that_fails_leaves_the_case_unknown(
    agreed: Agreed, library: str, run: Callable[..., object]
) -> None:
    """Whether it raises or gives something else than it declares."""
    asked = Asked(run, SMALL)

    assert agreed(asked.of(X), [{"x": 1}], library=library, by_steps=True) == [None]


@pytest.mark.parametrize("library", EAGER)
def test_call_of_what_another_gives_and_of_what_is_worked_out(agreed: Agreed, library: str) -> None:
    """Python within Python, with a day three months after another."""
    one = Asked(lambda day: day.year, CALENDAR, gives=Number(least=1, most=4_000))
    other = Asked(lambda year: year - 2_000, Number())
    rule = Cmp("<", other.of(one.of(AddMonths(BORN, 3))), X)
    case = {"born": date(2025, 11, 30), "x": 27}

    assert agreed(rule, [case, {}], library=library, by_steps=True) == [True, None]


def frame_of(library: str, **columns: Sequence[object]) -> tuple[Any, Namespace]:
    """Return a frame, and what writes expressions for it."""
    frame = pl.DataFrame(columns)
    return (frame, Namespace(pl)) if library == "polars" else (nw.from_native(frame), Namespace(nw))


def asked_where(library: str, node: Node, where: Node, **columns: Sequence[object]) -> list[object]:
    """Return what *node* comes to, where Python is asked only in the rows of *where*."""
    frame, namespace = frame_of(library, **columns)
    held = {name: Column(namespace.of.col(name)) for name in columns}
    at = Place(namespace=namespace, figures={}, dates={}, columns=held)
    steps = Steps(days=frozenset())
    column = steps.column(where, {})
    answer = steps.column(node, {}, where=column.path)
    found: list[object] = worked_out(frame, steps, at)[answer.path].to_list()
    return found


@pytest.mark.parametrize("library", ["polars", "narwhals"])
def test_python_is_asked_only_of_the_rows_that_survive(library: str) -> None:
    """What a cheap condition has refused already costs no call."""
    asked = Asked(lambda x: x > 1, SMALL, gives=TRUTH)
    rule = And((IS_SO, asked.of(X)))
    columns: dict[str, list[object]] = {
        "x": [1, 2, 3, 2, 4],
        "is so": [True, True, False, True, False],
    }

    found = asked_where(library, rule, IS_SO, **columns)

    assert found == [False, True, False, True, False]
    assert asked.arguments == [(1,), (2,)]


@pytest.mark.parametrize("library", ["polars", "narwhals"])
def test_python_is_not_asked_where_no_row_survives(library: str) -> None:
    """Nor of a frame without rows."""
    asked = Asked(lambda x: x > 1, SMALL, gives=TRUTH)
    rule = Or((Lit(False, TRUTH), asked.of(X)))

    columns: dict[str, list[object]] = {"x": [1, 2], "is so": [False, False]}

    assert asked_where(library, rule, IS_SO, **columns) == [None, None]
    assert asked.arguments == []


@pytest.mark.parametrize("library", [*EAGER, "duckdb"])
def test_frame_without_rows_has_none_afterwards(agreed: Agreed, library: str) -> None:
    """Nothing is asked, and nothing raised."""
    rule = Cmp("<", DivRound(X, 7, Rounding.HALF_EVEN, Number(), INVENTED), Y)

    assert agreed(rule, [], library=library, by_steps=True) == []


@pytest.mark.parametrize("library", EAGER)
def test_python_is_not_asked_of_a_frame_without_rows(agreed: Agreed, library: str) -> None:
    """A function without arguments neither."""
    asked = Asked(lambda: 7)

    assert agreed(asked.of(), [], library=library, by_steps=True) == []
    assert asked.arguments == []


@pytest.mark.parametrize("value", [LARGEST_EXACT + 1, -LARGEST_EXACT - 1])
def test_number_of_python_beyond_64_bits_is_refused(agreed: Agreed, value: int) -> None:
    """No column holds it."""
    asked = Asked(lambda _x: value, SMALL, gives=Number())

    with pytest.raises(InvalidValueError) as caught:
        agreed(asked.of(X), [{"x": 1}], by_steps=True)

    assert [problem.id for problem in caught.value.problems] == ["columns_call_too_large"]


@pytest.mark.parametrize("library", EAGER)
@pytest.mark.parametrize("value", [LARGEST_EXACT, -LARGEST_EXACT])
def test_largest_number_of_python_is_held(agreed: Agreed, library: str, value: int) -> None:
    """To the last unit."""
    asked = Asked(lambda _x: value, SMALL, gives=Number())

    assert agreed(asked.of(X), [{"x": 1}], library=library, by_steps=True) == [value]


@pytest.mark.parametrize("library", [*EAGER, "duckdb"])
def test_part_with_a_column_comes_to_the_same(agreed: Agreed, library: str) -> None:
    """Ten levels of roundings, of which libraries would make a text of a milliard of letters."""
    node: Node = Add((X, Y))
    for _ in range(10):
        node = DivRound(MinMax("max", (node, Y)), 3, Rounding.HALF_EVEN, Number(places=1), INVENTED)
        node = DivRound(node, 1, Rounding.HALF_UP, Number(), INVENTED)
    cases = [{"x": x, "y": y} for x in (-1_000, -1, 0, None, 999) for y in (-1_000, 0, 1, 7)]

    agreed(node, cases, library=library, by_steps=True)


@pytest.mark.parametrize("library", [*EAGER, "duckdb"])
def test_rounding_of_what_is_never_negative_stays_short(agreed: Agreed, library: str) -> None:
    """It is written as one division, which a library may write eight times over."""
    node: Node = fact("x", Number(least=0, most=10**9))
    for _ in range(12):
        node = DivRound(node, 2, Rounding.HALF_UP, Number(), INVENTED)

    agreed(node, [{"x": 10**9 - 1}, {"x": 4_095}, {}], library=library, by_steps=True)


@pytest.mark.parametrize("library", [*EAGER, "duckdb"])
def test_figure_by_code_is_gathered_into_a_column(agreed: Agreed, library: str) -> None:
    """A code that has none leaves it unknown, as does a case without a code."""
    figures = {"rate": ByCode("kind", (("a", 1), ("b", -2)), INVENTED)}
    rate = Param("rate", Number(), Text.same("rate"))
    cases = [{"kind": kind, "x": 0} for kind in ("b", "a", "z", None)]

    found = agreed(Cmp("<", rate, X), cases, library=library, by_steps=True, figures=figures)

    assert found == [True, False, None, None]


def test_opened_list_is_refused_outside_polars() -> None:
    """Only polars holds lists whose records it can open."""
    frame, namespace = frame_of("narwhals", x=[1])
    held = {"x": Column(namespace.of.col("x"))}
    at = Place(namespace=namespace, figures={}, dates={}, columns=held)
    steps = Steps(days=frozenset())
    steps.column(Quant("any", RECORDS, Cmp("<", SIZE, X)), {})

    with pytest.raises(InvalidValueError) as caught:
        worked_out(frame, steps, at)

    assert [problem.id for problem in caught.value.problems] == ["columns_list_elsewhere"]
