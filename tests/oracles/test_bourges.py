"""
Bourges, a day of holidays with a meal: both editions of a list whose prices slide inside bands.

The figures are typed here from https://ville-bourges.fr/site/centres-loisirs-tarifs and
http://bourges.info/site/centres-loisirs-tarifs, and not read from the pack.  The list gives each
band a lowest and a highest price; that the way between them is straight is inferred.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

import essmodel as em
from essmodel.coproduction.request import Granted, Price
from essmodel.rules.law.source import Confidence, Publication

Quote = Callable[..., str]
Ask = Callable[..., em.Decision]
CENT = Decimal("0.01")
SERVICE = "bourges.holiday_centre"
FORMER, LATER = date(2024, 9, 1), date(2025, 9, 1)
POINTS = {
    FORMER: (
        ("616", "5.76"),
        ("766", "7.83"),
        ("1016", "10.83"),
        ("1216", "13.96"),
        ("1351", "15.06"),
    ),
    LATER: (
        ("615", "5.88"),
        ("765", "7.99"),
        ("1015", "11.05"),
        ("1215", "14.24"),
        ("1351", "15.36"),
    ),
}
"""The published points of each edition: a quotient and what a day costs there."""
ELSEWHERE = {FORMER: "30.90", LATER: "31.52"}


def line(points: tuple[tuple[str, str], ...], quotient: Decimal) -> str:
    """Return the price on the straight line between two published points, to the nearest cent."""
    known = [(Fraction(at), Fraction(price)) for at, price in points]
    x = Fraction(quotient)
    exact = known[0][1] if x <= known[0][0] else known[-1][1]
    for (low, first), (high, last) in pairwise(known):
        if low <= x <= high:
            exact = first + (x - low) * (last - first) / (high - low)
    cents = Decimal(exact.numerator) / Decimal(exact.denominator)
    return str(cents.quantize(CENT, ROUND_HALF_UP))


def at_every_bound() -> Iterator[tuple[date, str, str]]:
    """Yield a day, a quotient and its price: at each point, and a cent on each side of it."""
    for day, points in POINTS.items():
        for at, price in points:
            yield day, at, price
            for near in (Decimal(at) - CENT, Decimal(at) + CENT):
                yield day, str(near), line(points, near)
        yield day, "0", points[0][1]
        yield day, "9999.99", points[-1][1]


@pytest.mark.parametrize(("day", "quotient", "published"), list(at_every_bound()))
def test_resident_pays_what_is_published(
    quote: Quote, day: date, quotient: str, published: str
) -> None:
    """At every point of the list to the cent, and nothing jumps beside it."""
    facts = {"resident": "yes", "quotient_familial": quotient, "unbooked_or_absent": "no"}

    assert quote(SERVICE, on=day, **facts) == published


@pytest.mark.parametrize("quotient", ["617", "690.50", "700", "890", "1000.01", "1215.99", "1300"])
@pytest.mark.parametrize("day", list(POINTS))
def test_price_slides_in_a_straight_line(quote: Quote, day: date, quotient: str) -> None:
    """As fractions say, rounded once."""
    facts = {"resident": "yes", "quotient_familial": quotient, "unbooked_or_absent": "no"}

    assert quote(SERVICE, on=day, **facts) == line(POINTS[day], Decimal(quotient))


@pytest.mark.parametrize(
    ("day", "price"),
    [
        (date(2024, 8, 31), "silent"),
        (date(2024, 9, 1), "9.32"),
        (date(2025, 8, 31), "9.32"),
        (date(2025, 9, 1), "9.52"),
    ],
)
def test_day_of_the_decision_chooses_the_edition(quote: Quote, day: date, price: str) -> None:
    """At a quotient of 890; before the first edition nothing is known."""
    facts = {"resident": "yes", "quotient_familial": "890", "unbooked_or_absent": "no"}

    assert quote(SERVICE, on=day, **facts) == price


@pytest.mark.parametrize("day", list(ELSEWHERE))
@pytest.mark.parametrize(("unbooked", "extra"), [("no", 0), ("yes", 2)])
def test_who_lives_elsewhere_pays_one_price(
    quote: Quote, day: date, unbooked: str, extra: int
) -> None:
    """No quotient is needed, and two euros are added for a day that was not booked."""
    expected = Decimal(ELSEWHERE[day]) + extra

    assert quote(SERVICE, on=day, resident="no", unbooked_or_absent=unbooked) == str(expected)


def test_whether_it_was_booked_is_never_assumed(quote: Quote) -> None:
    """Two euros depend on it."""
    missing = quote(SERVICE, resident="no")

    assert missing == "bourges.unbooked_or_absent"


def priced(decision: em.Decision) -> Price:
    """Return the price of what was granted."""
    assert isinstance(decision.answer, Granted)
    assert decision.answer.price is not None
    return decision.answer.price


def test_price_on_the_way_between_two_points_is_a_doubt(ask: Ask) -> None:
    """Its straight line is inferred, and the letter says so."""
    facts = {"resident": "yes", "unbooked_or_absent": "no"}
    decision = ask(SERVICE, on=FORMER, quotient_familial="890", **facts)
    sure = ask(SERVICE, on=FORMER, quotient_familial="400", **facts)

    (reading,) = priced(decision).readings

    assert isinstance(reading, Publication)
    assert reading.confidence is Confidence.INFERRED
    assert priced(decision).is_doubt
    assert "a source of this price is not sure enough" in decision.explain("en")
    assert not priced(sure).is_doubt
    assert priced(sure).readings == ()
