"""
One rule, whatever reads it: each reading says what the oracle says, of every case.

The database is asked in `test_sql_oracle`, the solver in `test_proof_reading`.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import narwhals as nw
import polars as pl
import pytest
from attrs import evolve, frozen
from hypothesis import assume, given
from hypothesis import strategies as st

from essmodel.errors import InvalidValueError
from essmodel.rules.columns import day_number
from essmodel.rules.columns.frame import lowered
from essmodel.rules.columns.rows import rows
from essmodel.rules.datatype import Calendar
from essmodel.rules.evaluate import Unknown, evaluate
from essmodel.rules.expression import Node
from essmodel.rules.fact import Facts
from essmodel.rules.normal import normalised
from essmodel.rules.observation import Frame
from essmodel.rules.oracle import value
from essmodel.rules.scalar.closure import closure
from essmodel.rules.scalar.generated import compiled
from essmodel.rules.situation import situation
from essmodel.testing.expression_strategies import (
    BORN,
    DATES,
    DAYS,
    DECIMAL,
    EVERYTHING,
    FIGURES,
    HOUSEHOLDS,
    IS_LOCAL,
    KIND,
    NUMBERS,
    SIZE,
    TRUTHS,
    Mix,
    amounts,
    conditions,
    moments,
    populations,
)

pytestmark = pytest.mark.heavy

Answers = list[object]
LISTED = evolve(EVERYTHING, calls=False)
FLAT = evolve(LISTED, lists=False)


def oracle(node: Node, cases: list[Facts]) -> Answers:
    """Return what *node* comes to in each case, as specified."""
    return [value(node, situation(facts, FIGURES, DATES)) for facts in cases]


def explanation(node: Node, cases: list[Facts]) -> Answers:
    """Return what the reading with reasons says."""
    found = [evaluate(node, Frame(situation(facts, FIGURES, DATES))) for facts in cases]
    return [None if isinstance(one, Unknown) else one for one in found]


def made_ready(node: Node, cases: list[Facts]) -> Answers:
    """Return what the tree made ready for the day comes to."""
    return oracle(normalised(node, FIGURES, DATES), cases)


def by_closures(node: Node, cases: list[Facts]) -> Answers:
    """Return what the functions made of the tree say."""
    ask = closure(node, figures=FIGURES, dates=DATES)
    return [ask(facts) for facts in cases]


def by_code(node: Node, cases: list[Facts]) -> Answers:
    """Return what the code made of the tree says."""
    ask = compiled(node, figures=FIGURES, dates=DATES)
    return [ask(facts) for facts in cases]


SCHEMA: dict[str, Any] = {
    **{one.path: pl.Int64 for one in NUMBERS},
    DECIMAL.path: pl.Int64,
    **{one.path: pl.Boolean for one in TRUTHS},
    **{one.path: pl.Date for one in DAYS},
    KIND.path: pl.String,
    HOUSEHOLDS.path: pl.List(
        pl.Struct({SIZE.name: pl.Int64, IS_LOCAL.name: pl.Boolean, BORN.name: pl.Date})
    ),
}


def by_polars(node: Node, cases: list[Facts]) -> Answers:
    """Return what one expression of polars says of all cases."""
    frame = pl.DataFrame([*map(dict, cases)], schema=SCHEMA)
    found = frame.select(answer=lowered(node, pl, figures=FIGURES, dates=DATES))
    return _as_many(found["answer"].to_list(), cases)


def by_pandas(node: Node, cases: list[Facts]) -> Answers:
    """Return what the same expression says, through narwhals, of what pandas holds."""
    whole = pl.DataFrame([*map(dict, cases)], schema=SCHEMA).drop(HOUSEHOLDS.path)
    held = whole.to_pandas(use_pyarrow_extension_array=True)
    frame = rows(held, among=SCHEMA).frame
    found = frame.select(answer=lowered(node, nw, figures=FIGURES, dates=DATES))
    told = _as_many(found["answer"].to_arrow().to_pylist(), cases)
    is_day = isinstance(node.type, Calendar)
    return [day_number.day(one) if is_day and isinstance(one, int) else one for one in told]


def _as_many(found: Answers, cases: list[Facts]) -> Answers:
    """Return an answer for each case; what names no column has one answer for all."""
    return found * len(cases) if len(found) == 1 else found


@cache
def trees(mix: Mix) -> st.SearchStrategy[Node]:
    """Rules, amounts and days of all kinds of parts."""
    return conditions(mix) | amounts(mix) | moments(mix)


@frozen
class Reading:
    """
    A reading, and the trees that it is asked to read.

    Attributes:
        may_refuse: whether it may say that it is not exact, or not possible, for a tree.
    """

    answers: Callable[[Node, list[Facts]], Answers]
    mix: Mix = EVERYTHING
    may_refuse: bool = False


READINGS = {
    "explanation": Reading(explanation),
    "normalised": Reading(made_ready),
    "closures": Reading(by_closures),
    "code": Reading(by_code),
    "polars": Reading(by_polars, LISTED, may_refuse=True),
    "pandas": Reading(by_pandas, FLAT, may_refuse=True),
}


@pytest.mark.parametrize("name", READINGS)
@given(data=st.data(), cases=populations())
def test_reading_says_what_the_oracle_says(
    name: str, data: st.DataObject, cases: list[Facts]
) -> None:
    """To the last cent, and unknown exactly where it is unknown, or the reading refuses."""
    reading = READINGS[name]
    node = data.draw(trees(reading.mix))
    expected = oracle(node, cases)

    try:
        found = reading.answers(node, cases)
    except InvalidValueError:
        assume(not reading.may_refuse)
        raise

    assert found == expected
    assert [type(one) for one in found] == [type(one) for one in expected]
