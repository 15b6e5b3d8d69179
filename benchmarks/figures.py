"""
The figures of the invented service, as plain numbers that every contender reads.

The service does not exist: its figures were made up to weigh like those of a real price list.
Money is in cents, rates in ten-thousandths, shares of a household in tenths.  No contender's
package is imported here, so that a process of a peer can read them too.
"""

from datetime import date
from itertools import combinations
from typing import NamedTuple

DECIDED_ON = date(2026, 11, 22)
"""The day of the decisions."""

TOWNS = tuple(f"{59_100 + 7 * number:05}" for number in range(48))
"""The codes of 48 towns."""

SCHEMES = ("general", "farming", "independent", "railways", "mines", "none")
"""The codes of six schemes of benefits."""

MOST_QUOTIENT = 500_000
MOST_INCOME = 20_000_000
LEAST_SHARES, MOST_SHARES = 10, 80
MOST_HOUSEHOLD = 12
"""What facts can be at most: cents, cents, tenths, people."""


class Bands(NamedTuple):
    """Values by bands: ``values[i]`` from ``bounds[i-1]`` to just below ``bounds[i]``."""

    bounds: tuple[int, ...]
    values: tuple[int, ...]


class Figures(NamedTuple):
    """
    What the service asks and costs.

    Attributes:
        age_from: whole years, included.
        age_to: whole years, included.
        towns: the towns that pay for the service.
        quotient_most: the largest quotient outside priority neighbourhoods, in cents, included.
        schemes: the schemes whose members need no disability.
        months: how old the last membership fee may be.
        income_ceiling: for each share of the household, in cents; twice the income is compared.
        rates: the part of the quotient to pay, in ten-thousandths, by people in the household.
        floor: the least price before the reduction, in cents.
        ceiling: the greatest one.
        reductions: what is left to pay, in percent, by quotient in cents.
    """

    age_from: int
    age_to: int
    towns: tuple[str, ...]
    quotient_most: int
    schemes: tuple[str, ...]
    months: int
    income_ceiling: int
    rates: Bands
    floor: int
    ceiling: int
    reductions: Bands


def figures(variant: int = 0) -> Figures:
    """Return the figures of one of 100 services; every condition but "enrolled" is its own."""
    return Figures(
        age_from=3 + variant % 10,
        age_to=17 + variant // 10,
        towns=_towns(variant),
        quotient_most=180_000 + 1_100 * variant,
        schemes=tuple(combinations(SCHEMES, 3))[variant % 20],
        months=12 + variant,
        income_ceiling=2_500_000 + 7_300 * variant,
        rates=Bands((2, 3, 4, 5), tuple(one + variant for one in (619, 516, 413, 362, 310))),
        floor=80 + variant,
        ceiling=6_500 + 10 * variant,
        reductions=Bands((40_000 + 100 * variant, 80_000, 120_000), (40, 60, 80, 100)),
    )


def _towns(variant: int) -> tuple[str, ...]:
    """Return 40 of the 48 towns: seven neighbours and one other are left out."""
    first = variant % len(TOWNS)
    left_out = {*range(first, first + 7), first + 7 + variant // len(TOWNS) * 5}
    gone = {number % len(TOWNS) for number in left_out}
    return tuple(code for number, code in enumerate(TOWNS) if number not in gone)


STANDARD = figures()
"""The figures of the one service that all contenders decide."""
