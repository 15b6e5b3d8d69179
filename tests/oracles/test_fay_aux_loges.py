"""
Fay-aux-Loges, a school meal: 0.36 % of the quotient, at least 2.60 and at most 4.50.

The figures are typed here from https://www.mairie-fayauxloges.fr, and not read from the pack.  The
page says that the minimum binds below 722.22 and the maximum above 1 250; it names no rounding.
"""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

import pytest

import essmodel as em

Quote = Callable[..., str]
Ask = Callable[..., em.Decision]
SERVICE = "fay_aux_loges.school_meal"


@pytest.mark.parametrize(
    ("quotient", "published"),
    [
        ("0", "2.60"),
        ("722.21", "2.60"),
        ("722.22", "2.60"),
        ("722.23", "2.60"),
        ("723.61", "2.60"),
        ("723.62", "2.61"),
        ("1000", "3.60"),
        ("1248.62", "4.50"),
        ("1248.61", "4.49"),
        ("1249.99", "4.50"),
        ("1250", "4.50"),
        ("1250.01", "4.50"),
        ("9999.99", "4.50"),
    ],
)
def test_meal_costs_a_rate_of_the_quotient(quote: Quote, quotient: str, published: str) -> None:
    """Between two bounds, where the rate alone would be lower or higher."""
    assert quote(SERVICE, has_meal_plan="no", quotient_familial=quotient) == published


@pytest.mark.parametrize("quotient", ["730", "777.77", "800.01", "905.55", "1111.11", "1240"])
def test_rate_is_rounded_once_to_the_nearest_cent(quote: Quote, quotient: str) -> None:
    """As decimals say."""
    exact = Decimal(quotient) * Decimal("0.0036")

    expected = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)

    assert quote(SERVICE, has_meal_plan="no", quotient_familial=quotient) == str(expected)


def test_child_with_a_care_plan_brings_its_meal(quote: Quote) -> None:
    """For 1.75, whatever the quotient."""
    assert quote(SERVICE, has_meal_plan="yes") == "1.75"


def test_quotient_that_nobody_gave_is_missing(quote: Quote) -> None:
    """It is neither zero nor the highest."""
    assert quote(SERVICE, has_meal_plan="no") == "inhabitant.quotient_familial"


def test_rounding_that_the_page_does_not_name_is_a_doubt(ask: Ask) -> None:
    """The letter shows who says that cents are rounded so."""
    said = ask(SERVICE, has_meal_plan="no", quotient_familial="1000").explain("fr")

    assert "la page ne nomme aucun arrondi [doute : déduit]" in " ".join(said.split())
