"""The account in arrays beside the plain one, where the machine's numbers could mislead."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.counting.till import ListTill, Till
from essmodel.counting.till_array import ArrayTill

TILLS = [pytest.param(ListTill.of, id="list"), pytest.param(ArrayTill.of, id="array")]
THIRD = Fraction(10, 3)


def ballots(*rows: tuple[int, ...]) -> Profile:
    """Make approvals of projects by number, one voter each."""
    return profile(
        [(row, 1) for row in rows],
        candidates=[f"p{number}" for number in range(len(rows[0]))],
        shape=Shape.APPROVAL,
    )


@pytest.mark.parametrize("made", TILLS)
def test_voters_without_enough_pay_nothing(made: Callable[[Profile, Fraction], Till]) -> None:
    """Whether they never had it, or spent it."""
    till = made(ballots((1, 1), (1, 1)), THIRD)

    assert till.payment(0, 7) is None
    assert till.bound(0, 7) is None
    till.pay(0, Fraction(3))
    assert till.payment(1, 1) is None
    assert till.bound(1, 1) is None
    assert till.kept() == ((2, Fraction(1, 3)),)


@pytest.mark.parametrize("made", TILLS)
def test_amounts_that_are_equal_by_two_ways_are_one_level(
    made: Callable[[Profile, Fraction], Till],
) -> None:
    """One paid a third twice, the other two thirds once: both have all that is asked, exactly."""
    till = made(ballots((1, 1, 0, 1), (0, 0, 1, 1)), THIRD)
    till.pay(0, Fraction(1, 3))
    till.pay(1, Fraction(1, 3))
    till.pay(2, Fraction(2, 3))

    assert till.kept() == ((2, Fraction(8, 3)),)
    assert till.payment(3, 5) == Fraction(5, 2)
    till.pay(3, Fraction(8, 3))
    assert till.kept() == ((2, Fraction(0)),)


@pytest.mark.parametrize("made", TILLS)
def test_who_has_exactly_what_is_asked_is_not_broke(
    made: Callable[[Profile, Fraction], Till],
) -> None:
    """Eight thirds each, of three voters, though no machine's number is eight thirds."""
    till = made(ballots((1, 1), (0, 1), (0, 1)), THIRD)
    till.pay(0, Fraction(2, 3))

    assert till.payment(1, 8) == Fraction(8, 3)


def test_amounts_too_large_for_a_machine_are_left_to_the_list() -> None:
    """A share of two to the power of 61 does not fit; one of a country does."""
    few = ballots((1,), (0,))

    assert ArrayTill.holds(few, Fraction(10**15))
    assert not ArrayTill.holds(few, Fraction(2**61))
