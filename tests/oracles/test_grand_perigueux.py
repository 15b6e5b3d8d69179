"""
Grand Périgueux, a day at the leisure centre with a meal: the quotient crossed with the scheme.

The figures are typed here from https://www.grandperigueux.fr, and not read from the pack.  The list
is in whole units and has a hole at 1501; who hands in no proof pays the highest price.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

Quote = Callable[..., str]
SERVICE = "grand_perigueux.leisure_centre"
LINES = (
    ("0", "400", "2.00", "4.00"),
    ("401", "700", "2.50", "4.50"),
    ("701", "800", "3.00", "5.00"),
    ("801", "1000", "7.00", "7.00"),
    ("1001", "1250", "9.00", "9.00"),
    ("1251", "1500", "11.00", "11.00"),
)
"""From which quotient to which, for families of the CAF, and for all others."""
CENT = Decimal("0.01")


def at_every_bound() -> Iterator[tuple[str, str, str]]:
    """Yield a scheme, a quotient and its price: at each bound, and a cent and a unit beyond it."""
    for scheme, column in (("caf", 2), ("msa", 3), ("other", 3)):
        for line in LINES:
            yield scheme, line[0], line[column]
            yield scheme, str(Decimal(line[0]) + CENT), line[column]
            yield scheme, str(Decimal(line[1]) - CENT), line[column]
            yield scheme, line[1], line[column]
            yield scheme, str(Decimal(line[1]) + CENT), "silent"
            yield scheme, str(Decimal(line[1]) + 1 - CENT), "silent"
        yield scheme, "1501", "silent"
        yield scheme, "1501.01", "14.00"
        yield scheme, "1502", "14.00"


@pytest.mark.parametrize(("scheme", "quotient", "published"), list(at_every_bound()))
def test_family_pays_by_quotient_and_scheme(
    quote: Quote, scheme: str, quotient: str, published: str
) -> None:
    """And nobody can tell between whole units, nor at exactly 1501."""
    facts = {"quotient_familial": quotient, "benefit_scheme": scheme, "quotient_proved": "yes"}

    assert quote(SERVICE, **facts) == published


@pytest.mark.parametrize("facts", [{}, {"quotient_familial": "100", "benefit_scheme": "caf"}])
def test_no_proof_is_a_known_fact_with_the_highest_price(
    quote: Quote, facts: dict[str, str]
) -> None:
    """Whatever the family says without one."""
    assert quote(SERVICE, quotient_proved="no", **facts) == "14.00"


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({}, "inhabitant.quotient_proved"),
        ({"quotient_familial": "100", "benefit_scheme": "caf"}, "inhabitant.quotient_proved"),
        ({"quotient_proved": "yes"}, "inhabitant.benefit_scheme"),
        (
            {"quotient_proved": "yes", "benefit_scheme": "msa"},
            "inhabitant.quotient_familial",
        ),
    ],
)
def test_what_nobody_said_is_missing(quote: Quote, facts: dict[str, str], missing: str) -> None:
    """It is not the same as no proof."""
    assert quote(SERVICE, **facts) == missing
