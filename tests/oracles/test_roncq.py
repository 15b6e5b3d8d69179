"""
Roncq, from 2025-09-01: every published price, at every bound and one cent on each side of it.

The figures are typed here from https://www.roncq.fr/espace-jeunesse/activites-periscolaires/tarifs-des-prestations
and not read from the example.  The page leaves holes: residents at exactly 1900, and non-residents'
care from 800 until before 860 and at exactly 1500.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

import essmodel as em

Price = Callable[..., str]
Example = Callable[[str], em.Partnership]
SERVICES = ("meal", "care-plan-meal", "amis", "care")
RESIDENTS = (
    ("0", ("0.50", "0.50", "4.53", "0.16")),
    ("400", ("1.75", "0.80", "7.65", "0.70")),
    ("640", ("2.35", "0.80", "9.15", "0.85")),
    ("860", ("3.05", "0.80", "12.20", "1.10")),
    ("1150", ("3.55", "1.00", "13.20", "1.25")),
    ("1500", ("4.05", "1.00", "13.70", "1.35")),
    ("1700", ("4.60", "1.00", "14.25", "1.40")),
)
"""From which quotient, and what each service costs; each line ends below the next."""
ABOVE_1900 = ("4.90", "1.00", "15.25", "1.45")
CENT = Decimal("0.01")


def at_every_bound() -> Iterator[tuple[str, str, str]]:
    """Yield a service, a quotient and its published price."""
    for index, service in enumerate(SERVICES):
        before = ""
        for start, prices in RESIDENTS:
            if before:
                yield service, str(Decimal(start) - CENT), before
            yield service, start, prices[index]
            yield service, str(Decimal(start) + CENT), prices[index]
            before = prices[index]
        yield service, "1899.99", before
        yield service, "1900", "silent"
        yield service, "1900.01", ABOVE_1900[index]
        yield service, "9999.99", ABOVE_1900[index]


@pytest.mark.parametrize(("service", "quotient", "published"), list(at_every_bound()))
def test_resident_pays_what_is_published(
    example: Example, price: Price, service: str, quotient: str, published: str
) -> None:
    """Or nobody can tell, at exactly 1900."""
    assert price(example("roncq"), service, quotient, resident=True) == published


@pytest.mark.parametrize(
    ("quotient", "published"),
    [
        ("0", "1.95"),
        ("799.99", "1.95"),
        ("800", "silent"),
        ("800.01", "silent"),
        ("859.99", "silent"),
        ("860", "2.00"),
        ("860.01", "2.00"),
        ("1499.99", "2.00"),
        ("1500", "silent"),
        ("1500.01", "2.05"),
        ("9999.99", "2.05"),
    ],
)
def test_care_of_a_non_resident_costs_what_is_published(
    example: Example, price: Price, quotient: str, published: str
) -> None:
    """With its two holes."""
    assert price(example("roncq"), "care", quotient, resident=False) == published


@pytest.mark.parametrize("quotient", ["", "0", "820", "1500", "1900"])
@pytest.mark.parametrize(
    ("service", "published"), [("meal", "6.50"), ("care-plan-meal", "1.00"), ("amis", "19.35")]
)
def test_non_resident_pays_one_price_whatever_the_quotient(
    example: Example, price: Price, service: str, published: str, quotient: str
) -> None:
    """All three lines of the list have it, so that no quotient is asked for."""
    assert price(example("roncq"), service, quotient, resident=False) == published
