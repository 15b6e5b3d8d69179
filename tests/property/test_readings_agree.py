"""One rule, whatever reads it: each reading says what the oracle says, of every case."""

from collections.abc import Callable

import pytest
from hypothesis import given

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
    DATES,
    EVERYTHING,
    FIGURES,
    amounts,
    conditions,
    moments,
    populations,
)

Answers = list[object]
TREES = conditions(EVERYTHING) | amounts(EVERYTHING) | moments(EVERYTHING)


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


SCHEMA = {
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
    """Return what the same expression says through narwhals, of a frame of pandas."""
    whole = pl.DataFrame([*map(dict, cases)], schema=SCHEMA).drop(HOUSEHOLDS.path)
    frame = nw.from_native(whole.to_pandas(use_pyarrow_extension_array=True))
    found = frame.select(answer=lowered(node, nw, figures=FIGURES, dates=DATES))
    told = _as_many(found["answer"].to_arrow().to_pylist(), cases)
    is_day = isinstance(node.type, Calendar)
    return [day_number.day(one) if is_day and one is not None else one for one in told]


def _as_many(found: Answers, cases: list[Facts]) -> Answers:
    """Return an answer for each case; what names no column has one answer for all."""
    return found * len(cases) if len(found) == 1 else found


READINGS: dict[str, Callable[[Node, list[Facts]], Answers]] = {
    "explanation": explanation,
    "normalised": made_ready,
    "closures": by_closures,
    "code": by_code,
    "polars": by_polars,
    "pandas": by_pandas,
}


@pytest.mark.parametrize("reading", READINGS)
@given(node=TREES, cases=populations())
def test_reading_says_what_the_oracle_says(reading: str, node: Node, cases: list[Facts]) -> None:
    """To the last cent, and unknown exactly where it is unknown."""
    expected = oracle(node, cases)

    try:
        found = READINGS[reading](node, cases)
    except InvalidValueError:
        assume(reading in REFUSING)
        raise

    assert found == expected
    assert [type(one) for one in found] == [type(one) for one in expected]
