"""Division as databases have it, made to round as the law says."""

from collections.abc import Callable

import pytest

from essmodel.messages.text import Text
from essmodel.rules.columns import division
from essmodel.rules.columns.dialect import DUCKDB
from essmodel.rules.columns.sql import sql
from essmodel.rules.datatype import Number
from essmodel.rules.expression import DivRound, Fact
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding, divided

Ask = Callable[..., object]
COUNT = Fact("x", Number(least=0, most=2**60), Text.same("x"))
SIGNED = Fact("x", Number(), Text.same("x"))
LARGE = (2**53 + 1, 2**60, 2**60 - 1)


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize("divisor", [1, 2, 3, 10])
def test_what_is_never_negative_is_cut(ask: Ask, rounding: Rounding, divisor: int) -> None:
    """Written more shortly, and as exact; one of any sign comes to the same there."""
    for x in (*range(21), *LARGE):
        expected = divided(x, divisor, rounding)
        for fact in (COUNT, SIGNED):
            node = DivRound(fact, divisor, rounding, Number(), Invention())
            assert ask(node, {"x": str(x)}) == expected


def test_unknown_dividend_has_no_quotient(ask: Ask) -> None:
    """Whatever it is divided by."""
    for divisor in (1, 2, 3):
        node = DivRound(COUNT, divisor, Rounding.HALF_UP, Number(), Invention())
        assert ask(node, {"x": "CAST(NULL AS BIGINT)"}) is None


def test_division_by_one_is_not_written() -> None:
    """Nor is nothing added."""
    whole = DivRound(SIGNED, 1, Rounding.FLOOR, Number(), Invention())
    assert sql(whole, figures={}, dates={}, dialect=DUCKDB) == sql(
        SIGNED, figures={}, dates={}, dialect=DUCKDB
    )
    assert "+" not in division.cut("x", 0, 2, DUCKDB)


@pytest.mark.parametrize("rounding", Rounding)
def test_dividend_is_written_so_often_at_most(rounding: Rounding) -> None:
    """So that whoever writes it knows whether to give it a column."""
    assert division.rounded("dividend", 4, rounding, DUCKDB).count("dividend") <= division.USES
