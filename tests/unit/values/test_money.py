"""Amounts of money, exact to the cent."""

import operator
from collections.abc import Callable

import pytest

from essmodel.errors import InvalidValueError
from essmodel.values.money import Money


def test_amounts_of_one_currency_are_added_and_compared() -> None:
    """Eight euros fifty and one euro fifty are ten euros."""
    assert Money(850) + Money(150) == Money(1000)
    assert Money(850) - Money(1000) == Money(-150)
    assert Money(850) * 3 == Money(2550)
    assert Money(850) < Money(851)
    assert Money(850) <= Money(850)
    assert Money(851) > Money(850)
    assert Money(850) >= Money(850)


@pytest.mark.parametrize("cents", [8.5, "850", True, None])
def test_amount_is_a_whole_number_of_cents(cents: object) -> None:
    """No float ever becomes money."""
    with pytest.raises(InvalidValueError, match="whole number"):
        Money(cents)  # type: ignore[arg-type]


def test_two_currencies_are_never_mixed() -> None:
    """Nobody here knows the rate."""
    with pytest.raises(InvalidValueError, match="EUR and in CHF are never mixed; convert"):
        Money(850) + Money(850, "CHF")


def test_money_is_never_compared_with_a_number() -> None:
    """Eight of what?"""
    eight: object = 850

    assert Money(850) != eight
    for compare in (operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(TypeError, match="not supported"):
            compare(Money(850), 850)


@pytest.mark.parametrize("compute", [operator.add, operator.sub])
def test_number_is_never_added_to_money(compute: Callable[[Money, int], object]) -> None:
    """Only a number of times multiplies it."""
    with pytest.raises(TypeError, match="unsupported operand"):
        compute(Money(850), 850)


def test_money_is_said_with_its_currency_and_carried_in_cents() -> None:
    """People read euros, programs whole numbers."""
    assert Money(850).said("fr") == "8,50\u00a0€"
    assert Money(850).to_plain() == {"cents": 850, "currency": "EUR"}
