"""Quotients and extremes of columns: exact on both sides of zero, and as large as 64 bits allow."""

from collections.abc import Callable
from typing import Literal

import pytest

from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.expression import DivRound, Fact, Lit, MinMax, Node
from essmodel.rules.interval import LARGEST_EXACT
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding

Agreed = Callable[..., list[object]]
INVENTED = Invention()
WHOLE = Number()


def fact(name: str, *, least: int | None = None, most: int | None = None) -> Fact:
    """A whole number of the case."""
    return Fact(name, Number(least=least, most=most), Text.same(name))


def quotient(x: Node, divisor: int, rounding: Rounding, *, places: int = 0) -> Node:
    """*x* over *divisor*, with so many places."""
    return DivRound(x, divisor, rounding, Number(places=places), INVENTED)


SMALL = [*range(-25, 26), 2**53 + 1, -(2**53) - 1, 3 * (2**53 + 1)]
LARGE = [LARGEST_EXACT, LARGEST_EXACT - 1, -LARGEST_EXACT, 1 - LARGEST_EXACT, 0, 1, -1]
X = fact("x")
COUNT = fact("x", least=0, most=LARGEST_EXACT // 2)


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize("divisor", [1, 2, 3, 4, 7, 10])
def test_quotient_is_exact_on_both_sides_of_zero(
    agreed: Agreed, library: str, rounding: Rounding, divisor: int
) -> None:
    """Ties, remainders of either sign, and numbers that no float holds."""
    cases = [{"x": x} for x in (*SMALL, None)]

    agreed(quotient(X, divisor, rounding), cases, library=library)


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize(
    "divisor", [1, 2, 3, 10, 2**31, LARGEST_EXACT // 2, LARGEST_EXACT // 2 - 1]
)
def test_quotient_is_exact_at_both_ends_of_64_bits(
    agreed: Agreed, library: str, rounding: Rounding, divisor: int
) -> None:
    """Nothing on the way is larger than what comes in."""
    agreed(quotient(X, divisor, rounding), [{"x": x} for x in LARGE], library=library)


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize("divisor", [1, 2, 3, 10, 2**31])
def test_quotient_of_what_is_never_negative_is_exact(
    agreed: Agreed, library: str, rounding: Rounding, divisor: int
) -> None:
    """It is written more shortly, and comes to the same."""
    cases = [{"x": x} for x in (*SMALL, LARGEST_EXACT // 2, None) if x is None or x >= 0]

    agreed(quotient(COUNT, divisor, rounding), cases, library=library)


@pytest.mark.parametrize("rounding", Rounding)
def test_quotient_may_have_more_places_than_its_dividend(
    agreed: Agreed, library: str, rounding: Rounding
) -> None:
    """Two thirds, to the hundredth; the dividend is multiplied first."""
    x = fact("x", least=-(10**9), most=10**9)

    agreed(
        quotient(x, 3, rounding, places=2),
        [{"x": x} for x in (2, -2, 1, 0, 10**9, None)],
        library=library,
    )


@pytest.mark.parametrize("which", ["min", "max"])
@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
def test_extreme_is_unknown_as_soon_as_one_term_is(
    agreed: Agreed, library: str, which: Literal["min", "max"], *, by_steps: bool
) -> None:
    """Of facts, of constants, and of both."""
    y, one, five = fact("y"), Lit(1, WHOLE), Lit(5, WHOLE)
    cases = [{"x": x, "y": y} for x in (0, 3, 9, None) for y in (-1, 4, None)]

    for args in [(X,), (X, y), (X, one), (one, X, five), (X, y, one), (one, five), (one,)]:
        node = MinMax(which, args)
        agreed(node, cases, library=library, by_steps=by_steps)
