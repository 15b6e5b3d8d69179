"""What is proved of numbers before a column counts with them."""

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.columns.exact import require_exact_tree
from essmodel.rules.columns.magnitude import moved, require_number
from essmodel.rules.datatype import Many, Number
from essmodel.rules.expression import Add, DivRound, Fact, Item, Lit, Mul, Node, SumOf
from essmodel.rules.interval import LARGEST_EXACT
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding, divided
from essmodel.rules.well_typed import TRUTH

INVENTED = Invention()


def fact(name: str, *, least: int | None = None, most: int | None = None) -> Fact:
    """A whole number of the case."""
    return Fact(name, Number(least=least, most=most), Text.same(name))


def quotient(x: Node, divisor: int, rounding: Rounding, *, places: int = 0) -> DivRound:
    """*x* over *divisor*."""
    return DivRound(x, divisor, rounding, Number(places=places), INVENTED)


COUNT = fact("count", least=0, most=10**9)


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize("divisor", [1, 2, 3, 4, 10])
def test_what_is_added_makes_a_cut_round(rounding: Rounding, divisor: int) -> None:
    """For every dividend that is never negative; halves to even have no such number."""
    more = moved(quotient(COUNT, divisor, rounding), {})

    if more is None:
        assert rounding is Rounding.HALF_EVEN
        assert divisor % 2 == 0
    else:
        for x in range(3 * divisor + 1):
            assert (x + more) // divisor == divided(x, divisor, rounding)


NOT_MOVED = {
    "negative": fact("x", least=-1, most=10),
    "no least": fact("x", most=10),
    "no most": fact("x", least=0),
    "too large": fact("x", least=0, most=LARGEST_EXACT - 1),
}


@pytest.mark.parametrize("x", NOT_MOVED.values(), ids=NOT_MOVED)
def test_nothing_is_added_to_what_may_be_negative_or_leave_64_bits(x: Node) -> None:
    """The last of these by a unit."""
    assert moved(quotient(x, 2, Rounding.HALF_UP), {}) is None


def test_largest_dividend_is_moved() -> None:
    """And not one more."""
    most = LARGEST_EXACT - 2

    assert moved(quotient(fact("x", least=0, most=most), 2, Rounding.HALF_UP), {}) == 1


def test_dividend_is_looked_at_as_it_is_divided() -> None:
    """Multiplied first where the quotient has more places."""
    x = fact("x", least=0, most=LARGEST_EXACT // 10)

    assert moved(quotient(x, 8, Rounding.HALF_UP, places=1), {}) is None
    assert moved(quotient(x, 8, Rounding.HALF_UP), {}) == 4


@pytest.mark.parametrize("value", [0, LARGEST_EXACT, -LARGEST_EXACT])
def test_number_of_64_bits_is_one(value: int) -> None:
    """Both ends of them."""
    require_number(value)

    with pytest.raises(InvalidValueError, match="64 bits"):
        require_number(value + (1 if value >= 0 else -1) * (LARGEST_EXACT + 1))


def test_every_fact_that_needs_bounds_is_named_once() -> None:
    """Facts and fields of records, in the order in which a rule names them."""
    size = Item("record", "size", Number(), Text.same("size"))
    records = Fact("records", Many("record"), Text.same("records"))
    total = SumOf(records, size, Lit(True, TRUTH))
    x, y = fact("x"), fact("y", least=0)

    with pytest.raises(InvalidValueError) as caught:
        require_exact_tree(Mul(COUNT, total), {})
    assert caught.value.problems[0].data == (("facts", ("record.size",)),)
    with pytest.raises(InvalidValueError) as caught:
        require_exact_tree(Add((x, y, x, COUNT)), {})
    assert caught.value.problems[0].data == (("facts", ("x", "y")),)
