"""Between which bounds a number must lie, whatever the case."""

import pytest

from essmodel.messages.text import Text
from essmodel.rules.datatype import Many, Number
from essmodel.rules.expression import (
    Add,
    Bands,
    Coalesce,
    CountIf,
    DivRound,
    Fact,
    If,
    Item,
    Lit,
    MinMax,
    Mul,
    Node,
    Param,
    Silent,
    Sub,
    SumOf,
)
from essmodel.rules.figure import ByCode
from essmodel.rules.interval import LARGEST_EXACT, MOST_RECORDS, Interval, interval
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import TRUTH

SOURCE = Invention()
SMALL = Fact("case.small", Number(least=-3, most=5), Text.same("small"))
POSITIVE = Fact("case.positive", Number(least=2), Text.same("positive"))
NEGATIVE = Fact("case.negative", Number(most=-1), Text.same("negative"))
FREE = Fact("case.free", Number(), Text.same("free"))
ROWS = Fact("case.rows", Many("row"), Text.same("rows"))
SIZE = Item("row", "size", Number(least=1, most=9), Text.same("size"))
YES = Lit(True, TRUTH)
TEN = Lit(10, Number())
HOLE = Silent(SOURCE, Number())
RATE = Param("law.rate", Number(), Text.same("rate"))


@pytest.mark.parametrize(
    ("node", "least", "most"),
    [
        (TEN, 10, 10),
        (SMALL, -3, 5),
        (FREE, None, None),
        (RATE, None, None),
        (Add((SMALL, SMALL, TEN)), 4, 20),
        (Add((SMALL, POSITIVE)), -1, None),
        (Sub(TEN, SMALL), 5, 13),
        (Sub(TEN, POSITIVE), None, 8),
        (Mul(SMALL, SMALL), -15, 25),
        (Mul(POSITIVE, TEN), 20, None),
        (Mul(NEGATIVE, TEN), None, None),
        (DivRound(SMALL, 2, Rounding.FLOOR, Number(), SOURCE), -2, 2),
        (DivRound(POSITIVE, 2, Rounding.CEILING, Number(), SOURCE), 1, None),
        (MinMax("min", (SMALL, POSITIVE)), -3, 5),
        (MinMax("max", (SMALL, POSITIVE)), 2, None),
        (MinMax("min", (FREE, FREE)), None, None),
        (MinMax("max", (SMALL, TEN)), 10, 10),
        (Bands(FREE, (0,), (SMALL, TEN), SOURCE), -3, 10),
        (Bands(FREE, (0,), (HOLE, TEN), SOURCE), 0, 10),
        (If(YES, TEN, FREE), None, None),
        (Coalesce(SMALL, TEN, SOURCE), -3, 10),
        (CountIf(ROWS, YES), 0, MOST_RECORDS),
        (SumOf(ROWS, SIZE, YES), 0, 9 * MOST_RECORDS),
        (SumOf(ROWS, Sub(Lit(0, Number()), SIZE), YES), -9 * MOST_RECORDS, 0),
    ],
)
def test_bounds_follow_from_those_of_the_parts(
    node: Node, least: int | None, most: int | None
) -> None:
    """An end that nothing bounds is left open."""
    assert interval(node) == Interval(least, most)


def test_figure_bounds_itself() -> None:
    """One value for all, or the values of all codes."""
    assert interval(RATE, {"law.rate": 7}) == Interval(7, 7)
    by_code = ByCode("case.town", (("a", -4), ("b", 3)), SOURCE)
    assert interval(RATE, {"law.rate": by_code}) == Interval(-4, 3)


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        (Interval(-LARGEST_EXACT, LARGEST_EXACT), True),
        (Interval(-LARGEST_EXACT - 1, 0), False),
        (Interval(0, LARGEST_EXACT + 1), False),
        (Interval(None, 0), False),
        (Interval(0, None), False),
    ],
)
def test_what_64_bits_hold_is_exact(bounds: Interval, expected: object) -> None:
    """Beyond, engines wrap without a word."""
    assert bounds.is_exact is expected
