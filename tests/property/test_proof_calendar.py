"""The solver counts months and years as the specification does."""

from datetime import date
from typing import Any

import pytest
import z3  # type: ignore[import-untyped] # it has no types
from hypothesis import given
from hypothesis import strategies as st

from essmodel.rules.anniversary import EARLIEST, MOST_MONTHS, Birthday, age, months_later
from essmodel.rules.proof.arithmetic import Arithmetic
from essmodel.testing.expression_strategies import EDGES, days

BY_SOLVER = Arithmetic(z3)


def counted(day: date) -> Any:  # noqa: ANN401 - of z3
    """Return a day as the solver counts it."""
    return z3.IntVal(day.toordinal())


def number(expr: Any) -> int:  # noqa: ANN401 - of z3
    """Return the number that an expression comes to."""
    return int(z3.simplify(expr).as_long())


@pytest.mark.parametrize("birthday", Birthday)
def test_ages_agree_at_the_edges(birthday: Birthday) -> None:
    """Around 29 February, at the ends of months, at both limits, on a day that is known or not."""
    born = z3.Int("born")
    for at in EDGES:
        known = BY_SOLVER.age_on(born, at, birthday)
        for birth in EDGES:
            expected = age(birth, at, birthday)

            assert number(BY_SOLVER.age(counted(birth), counted(at), birthday)) == expected
            assert number(z3.substitute(known, (born, counted(birth)))) == expected


@given(days(), days(), st.sampled_from(Birthday))
def test_ages_agree(birth: date, at: date, birthday: Birthday) -> None:
    """On whatever days."""
    expected = age(birth, at, birthday)

    assert number(BY_SOLVER.age(counted(birth), counted(at), birthday)) == expected


@given(days(), st.integers(-MOST_MONTHS, MOST_MONTHS))
def test_months_agree(day: date, months: int) -> None:
    """Over a thousand years and more, both ways."""
    found = number(BY_SOLVER.months_later(counted(day), months))

    assert date.fromordinal(found) == months_later(day, months)


def test_first_day_has_its_ordinal() -> None:
    """There and back."""
    civil = BY_SOLVER.civil(counted(EARLIEST))

    assert number(BY_SOLVER.ordinal(civil)) == EARLIEST.toordinal()
