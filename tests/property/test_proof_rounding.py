"""The solver rounds as the specification does; an encoding that rounds otherwise is noticed."""

from collections.abc import Callable
from typing import Any

import pytest
import z3  # type: ignore[import-untyped] # it has no types
from hypothesis import given
from hypothesis import strategies as st

from essmodel.rules.proof.arithmetic import Arithmetic
from essmodel.rules.rounding import Rounding, divided

Divided = Callable[[Arithmetic, Any, int, Rounding], Any]


def toward_zero(_: Arithmetic, x: Any, divisor: int, rounding: Rounding) -> Any:  # noqa: ANN401, ARG001 - of z3
    """Divide as SQL does, whatever the rounding."""
    return z3.If(x < 0, -(-x / divisor), x / divisor)


def half_up_is_upwards(self: Arithmetic, x: Any, divisor: int, rounding: Rounding) -> Any:  # noqa: ANN401 - of z3
    """Take "half up" for "towards more" where it is away from zero."""
    if rounding is Rounding.HALF_UP:
        return (2 * x + divisor) / (2 * divisor)
    return self.divided(x, divisor, rounding)


def half_even_is_half_up(self: Arithmetic, x: Any, divisor: int, rounding: Rounding) -> Any:  # noqa: ANN401 - of z3
    """Know of one way to round halves only."""
    if rounding is Rounding.HALF_EVEN:
        return self.divided(x, divisor, Rounding.HALF_UP)
    return self.divided(x, divisor, rounding)


def agrees(method: Divided, dividend: int, divisor: int, rounding: Rounding) -> bool:
    """Whether an encoding gives what the specification does."""
    found = z3.simplify(method(Arithmetic(z3), z3.IntVal(dividend), divisor, rounding))
    return bool(found.as_long() == divided(dividend, divisor, rounding))


@given(st.integers(-1000, 1000), st.integers(1, 50), st.sampled_from(Rounding))
def test_solver_rounds_as_specified(dividend: int, divisor: int, rounding: Rounding) -> None:
    """Below zero and at halves too."""
    assert agrees(Arithmetic.divided, dividend, divisor, rounding)


@pytest.mark.parametrize("mutant", [toward_zero, half_up_is_upwards, half_even_is_half_up])
def test_a_wrong_rounding_is_noticed(mutant: Divided) -> None:
    """Somewhere around zero."""
    assert not all(
        agrees(mutant, dividend, 2, rounding) for dividend in range(-9, 9) for rounding in Rounding
    )
