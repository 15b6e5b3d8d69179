"""A surplus goes where the steps say, to the cent, and a loss goes nowhere."""

import pytest

from essmodel.errors import InvalidValueError
from essmodel.governance.surplus import Of, Step, allocated, require_whole
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion


def step(
    to: str, part: tuple[int, int], of: Of, *, excludes: int = 0, at_most: int | None = None
) -> Step:
    """Make a step, in cents."""
    return Step(
        to=to,
        part=Proportion.of(*part),
        of=of,
        rounding=Rounding.CEILING,
        excludes=Money(excludes),
        at_most=None if at_most is None else Money(at_most),
        source=Invention(),
    )


LEGAL = step("legal", (15, 100), Of.SURPLUS)
STATUTORY = step("statutory", (1, 2), Of.REMAINDER)


def test_fifteen_percent_then_half_of_the_rest_leave_42_50() -> None:
    """The second step is of the remainder: 57.5 % in all, not 65."""
    found = allocated(Money(100_00), (LEGAL, STATUTORY))

    assert found.of("legal") == Money(15_00)
    assert found.of("statutory") == Money(42_50)
    assert found.carried == Money(42_50)
    assert found.of("nothing of that name") == Money(0)


def test_a_minimum_is_rounded_up() -> None:
    """Fifteen percent of 1.01 are 15.15 cents, and 15 would be too few."""
    found = allocated(Money(101), (LEGAL, STATUTORY))

    assert [one.amount.cents for one in found.allotments] == [16, 43]
    assert found.carried == Money(42)


@pytest.mark.parametrize("surplus", [0, -1, -50_000_00])
def test_of_a_loss_nothing_is_allotted(surplus: int) -> None:
    """It is carried as it is."""
    found = allocated(Money(surplus), (LEGAL, STATUTORY))

    assert [one.amount for one in found.allotments] == [Money(0), Money(0)]
    assert found.carried == Money(surplus)


def test_no_step_takes_more_than_is_left() -> None:
    """Three halves of the whole are one."""
    half = step("half", (1, 2), Of.SURPLUS)

    found = allocated(Money(3), (half, half, half))

    assert [one.amount.cents for one in found.allotments] == [2, 1, 0]
    assert found.carried == Money(0)


def test_interest_is_bounded_three_ways() -> None:
    """By what is left, by what is no subsidy, and by a rate on the capital."""
    everything = (1, 1)

    def interest(*, subsidies: int, rate_allows: int) -> int:
        bounded = step(
            "interest", everything, Of.REMAINDER, excludes=subsidies, at_most=rate_allows
        )
        return allocated(Money(100_00), (LEGAL, STATUTORY, bounded)).of("interest").cents

    assert interest(subsidies=0, rate_allows=100_00) == 42_50
    assert interest(subsidies=40_00, rate_allows=100_00) == 2_50
    assert interest(subsidies=42_51, rate_allows=100_00) == 0
    assert interest(subsidies=40_00, rate_allows=2_49) == 2_49


def test_an_allocation_that_is_written_must_be_the_surplus() -> None:
    """One cent more or less is said, and so is an amount below zero."""
    require_whole(Money(100), [("a", Money(60)), ("b", Money(40))])
    require_whole(Money(-5), [("a", Money(0))])
    for total in (99, 101):
        with pytest.raises(InvalidValueError, match="come to"):
            require_whole(Money(total), [("a", Money(60)), ("b", Money(40))])
    with pytest.raises(InvalidValueError) as refused:
        require_whole(Money(100), [("a", Money(101)), ("b", Money(-1))])
    assert [(one.id, one.path) for one in refused.value.problems] == [("allotment_negative", "b")]
