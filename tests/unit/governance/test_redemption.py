"""What a member takes along, and who waits for it."""

from datetime import date

import pytest

from essmodel.governance.redemption import Claim, capital_floor, repaid, value_after
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion

QUARTER = Proportion.of(1, 4)
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("highest", "least", "floor"), [(100, 0, 25), (101, 0, 26), (0, 0, 0), (100, 30, 30)]
)
def test_floor_is_a_part_of_the_most_there_ever_was(highest: int, least: int, floor: int) -> None:
    """Rounded up, and never below what the form asks."""
    assert capital_floor(Money(highest), QUARTER, least=Money(least)) == Money(floor)


def test_who_left_first_is_repaid_first() -> None:
    """As far as the floor allows, the last one in part; of one day, by name."""
    claims = (
        Claim(party="celia", since=JUNE, amount=Money(40)),
        Claim(party="basile", since=MAY, amount=Money(40)),
        Claim(party="agnes", since=JUNE, amount=Money(40)),
    )

    found = repaid(claims, capital=Money(150), floor=Money(90))

    assert [(one.claim.party, one.paid.cents, one.waits.cents) for one in found] == [
        ("basile", 40, 0),
        ("agnes", 20, 20),
        ("celia", 0, 40),
    ]


@pytest.mark.parametrize("capital", [89, 90])
def test_at_the_floor_everyone_waits(capital: int) -> None:
    """And below it too."""
    (found,) = repaid(
        (Claim(party="agnes", since=MAY, amount=Money(40)),),
        capital=Money(capital),
        floor=Money(90),
    )

    assert (found.paid, found.waits) == (Money(0), Money(40))


def test_one_cent_above_the_floor_is_paid() -> None:
    """To the cent."""
    claims = (Claim(party="agnes", since=MAY, amount=Money(40)),)

    (found,) = repaid(claims, capital=Money(91), floor=Money(90))

    assert (found.paid, found.waits) == (Money(1), Money(39))


@pytest.mark.parametrize(
    ("loss", "shares", "capital", "reserves", "value"),
    [
        (14_000_00, 100_00, 50_000_00, 20_000_00, 80_00),  # the clause of the Scop federation
        (0, 100_00, 50_000_00, 20_000_00, 100_00),
        (70_000_00, 100_00, 50_000_00, 20_000_00, 0),
        (99_000_00, 100_00, 50_000_00, 20_000_00, 0),
        (1, 100_00, 50_000_00, 20_000_00, 99_99),
        (10, 100, 0, 0, 0),
    ],
)
def test_a_share_loses_what_the_capital_loses(
    loss: int, shares: int, capital: int, reserves: int, value: int
) -> None:
    """14 000 of 50 000 and 20 000: the capital bears 10 000, and a share is worth four fifths."""
    found = value_after(
        Money(loss), shares=Money(shares), capital=Money(capital), reserves=Money(reserves)
    )

    assert found == Money(value)


def test_a_share_never_gains() -> None:
    """A loss below zero is none: reserves are nobody's."""
    assert value_after(
        Money(-100), shares=Money(100), capital=Money(100), reserves=Money(900)
    ) == Money(100)
