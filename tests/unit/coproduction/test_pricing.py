"""Prices that are worked out: what slides, what is a formula, and what is added."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from essmodel.coproduction.pricing import price_of
from essmodel.coproduction.tariff import Band, Bound, ComputedPrice, Surcharge, Table, Tariff
from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.evaluate import Unknown, evaluate
from essmodel.rules.expression import DivRound, Fact, Node, parts
from essmodel.rules.fact import FactValue
from essmodel.rules.formula import Formula, Names
from essmodel.rules.law.source import Confidence, Publication
from essmodel.rules.observation import Frame
from essmodel.rules.rounding import Rounding
from essmodel.rules.situation import situation
from essmodel.rules.verdict import Missing, Silent
from essmodel.values.money import Money
from essmodel.values.reading import money, number

MakeTable = Callable[..., Table]
MakeTariff = Callable[..., Tariff]
READING = Publication(title="a straight line", confidence=Confidence.INFERRED)


def bound(at: str, *, inside: bool = True) -> Bound:
    """Make a bound."""
    return Bound(at=number(at), is_inside=inside)


def sliding(start: str, end: str, price: str, last: str) -> Table:
    """Make a table that slides once, and is silent beside."""
    low, high = bound(start), bound(end)
    return Table(
        by=Formula("family.quotient"),
        rounding=Rounding.HALF_UP,
        bands=(
            Band(end=bound(start, inside=False), price=None),
            Band(start=low, end=high, price=money(price), rises_to=money(last)),
            Band(start=bound(end, inside=False), price=None),
        ),
    )


def computed(formula: str, rounding: Rounding | None = None) -> Table:
    """Make a table with one price that is worked out."""
    return Table(price=ComputedPrice(formula=Formula(formula), rounding=rounding))


def said(prices: Tariff, names: Names, **facts: FactValue) -> object:
    """Return the price in cents, or the causes why nobody can tell."""
    known = {f"family.{name}": value for name, value in facts.items()}
    found = evaluate(price_of(prices, names), Frame(situation(known)))
    return found.causes if isinstance(found, Unknown) else found


def mistakes(prices: Tariff, names: Names) -> list[tuple[str, str]]:
    """Return what is wrong with a price list: each problem and its path."""
    with pytest.raises(InvalidValueError) as refusal:
        price_of(prices, names)
    return [(one.id, one.path) for one in refusal.value.problems]


# --- sliding --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "price", "last"),
    [
        ("616", "766", "5.76", "7.83"),
        ("0", "0.03", "1", "2"),
        ("10.5", "12.75", "9", "3.33"),
        ("100", "101", "0", "100"),
        ("0", "3000", "4", "4"),
    ],
)
def test_price_slides_as_fractions_say(
    tariff: MakeTariff, names: Names, start: str, end: str, price: str, last: str
) -> None:
    """Up, down or not at all, at every figure of the scale, rounded once to the nearest cent."""
    prices = tariff(sliding(start, end, price, last))
    low, high = int(Decimal(start) * 100), int(Decimal(end) * 100)
    first, step = Fraction(price), Fraction(last) - Fraction(price)
    asked = {low + (high - low) * part // 97 for part in range(98)}

    for x in sorted(asked):
        exact = (first + step * Fraction(x - low, high - low)) * 100
        expected = (Decimal(exact.numerator) / exact.denominator).quantize(1, ROUND_HALF_UP)
        assert said(prices, names, quotient=x) == int(expected)


def test_both_ends_of_a_slide_are_the_published_prices(tariff: MakeTariff, names: Names) -> None:
    """And a cent beyond them is another band."""
    prices = tariff(sliding("616", "766", "5.76", "7.83"))
    silence = (Silent(prices.source),)

    found = [said(prices, names, quotient=x) for x in (61_599, 61_600, 76_600, 76_601)]

    assert found == [silence, 576, 783, silence]


@pytest.mark.parametrize(
    ("price", "last", "middle"), [("1.00", "1.01", 101), ("1.01", "1.00", 101), ("0", "0.01", 1)]
)
def test_half_a_cent_of_the_price_is_rounded_and_not_half_of_the_climb(
    tariff: MakeTariff, names: Names, price: str, last: str, middle: int
) -> None:
    """1.005 is nearest to 1.01 from above too: rounding the fall alone would give 1.00."""
    prices = tariff(sliding("0", "2", price, last))

    assert said(prices, names, quotient=100) == middle


def test_figure_without_a_unit_may_slide(tariff: MakeTariff) -> None:
    """Years of age, or a number of hours."""
    years = Fact("family.years", Number(least=0), Text.same("years"))
    table = evolve(sliding("10", "20", "1", "2"), by=Formula("family.years"))

    assert said(tariff(table), Names(leaves=(years,)), years=15) == 150


def test_figure_of_another_unit_slides_nowhere(tariff: MakeTariff) -> None:
    """An amount is not added to hours."""
    hours = Fact("family.hours", Number(least=0, unit="hours"), Text.same("hours"))
    table = evolve(sliding("10", "20", "1", "2"), by=Formula("family.hours"))

    assert mistakes(tariff(table), Names(leaves=(hours,))) == [
        ("not_comparable", "tables.0.bands.1")
    ]


def test_unknown_figure_leaves_the_price_open(tariff: MakeTariff, names: Names) -> None:
    """As in any band."""
    missing = (Missing(frozenset({"family.quotient"})),)

    assert said(tariff(sliding("616", "766", "5.76", "7.83")), names) == missing


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: Band(start=bound("1"), price=Money(1), rises_to=Money(2)), "slides_between_what"),
        (lambda: Band(end=bound("1"), price=Money(1), rises_to=Money(2)), "slides_between_what"),
        (
            lambda: Band(start=bound("1"), end=bound("2"), price=None, rises_to=Money(2)),
            "slides_from_where",
        ),
        (
            lambda: Band(
                start=bound("1"),
                end=bound("2"),
                price=ComputedPrice(formula=Formula("family.quotient")),
                rises_to=Money(2),
            ),
            "slides_from_where",
        ),
        (
            lambda: evolve(sliding("1", "2", "1", "2"), rounding=None),
            "slide_unrounded",
        ),
        (
            lambda: Table(price=Money(1), rounding=Rounding.FLOOR),
            "rounding_of_what",
        ),
    ],
    ids=["no end", "no start", "from silence", "from a formula", "no rounding", "no slide"],
)
def test_slide_that_nobody_could_work_out_is_refused(make: Callable[[], Any], problem: str) -> None:
    """It needs two bounds, two amounts and a rounding, which is never taken by itself."""
    with pytest.raises(InvalidValueError) as refusal:
        make()

    assert [one.id for one in refusal.value.problems] == [problem]


# --- formulas -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rounding", "price"), [(Rounding.FLOOR, 4), (Rounding.CEILING, 5), (Rounding.HALF_UP, 5)]
)
def test_price_that_is_finer_than_the_cent_is_rounded_as_was_said(
    tariff: MakeTariff, names: Names, rounding: Rounding, price: int
) -> None:
    """0.36 % of 12.50 is 4.5 cents."""
    prices = tariff(computed("family.quotient * 0.0036", rounding))

    assert said(prices, names, quotient=1250) == price


def test_price_in_cents_needs_no_rounding(tariff: MakeTariff, names: Names) -> None:
    """Three quotients are whole cents."""
    assert said(tariff(computed("family.quotient * 3")), names, quotient=333) == 999


def test_price_of_a_band_may_be_worked_out(tariff: MakeTariff, names: Names) -> None:
    """A part of a cost, by bands of the quotient."""
    part = ComputedPrice(formula=Formula("family.quotient * 0.5"), rounding=Rounding.HALF_UP)
    table = Table(
        by=Formula("family.quotient"),
        bands=(
            Band(end=bound("400"), price=Money(100)),
            Band(start=bound("400", inside=False), price=part),
        ),
    )

    found = [said(tariff(table), names, quotient=x) for x in (40_000, 40_001)]

    assert found == [100, 20_001]


@pytest.mark.parametrize(
    ("formula", "rounding", "problem"),
    [
        ("family.quotient * 0.0036", None, ("price_unrounded", "tables.0.price")),
        ("family.quotient", Rounding.FLOOR, ("rounding_of_what", "tables.0.price.rounding")),
        ("family.lives_here", None, ("not_a_price", "tables.0.price.formula")),
        ('round(family.quotient, "floor", 0)', None, ("not_a_price", "tables.0.price.formula")),
        ("1 + 2.50", None, ("not_a_price", "tables.0.price.formula")),
        ("family.quotiente", None, ("formula_name_misspelt", "tables.0.price.formula")),
    ],
)
def test_formula_that_is_no_price_is_refused_where_it_stands(
    tariff: MakeTariff,
    names: Names,
    formula: str,
    rounding: Rounding | None,
    problem: tuple[str, str],
) -> None:
    """It gives an amount in the currency of the list, and says how it comes to the cent."""
    assert mistakes(tariff(computed(formula, rounding)), names) == [problem]


def test_formula_of_a_band_is_refused_at_its_band(tariff: MakeTariff, names: Names) -> None:
    """All of them at once."""
    wrong = ComputedPrice(formula=Formula("family.quotient * 0.5"))
    table = Table(
        by=Formula("family.quotient"),
        bands=(
            Band(end=bound("400"), price=wrong),
            Band(start=bound("400", inside=False), price=wrong),
        ),
    )

    assert mistakes(tariff(table), names) == [
        ("price_unrounded", "tables.0.bands.0.price"),
        ("price_unrounded", "tables.0.bands.1.price"),
    ]


# --- surcharges -----------------------------------------------------------------------------------


def with_surcharges(prices: Tariff) -> Tariff:
    """Add 2.50 for those from elsewhere, and a tenth of the quotient for those who did not pay."""
    tenth = ComputedPrice(formula=Formula("family.quotient * 0.1"), rounding=Rounding.FLOOR)
    extra = (
        Surcharge(when=Formula("not family.lives_here"), price=Money(250)),
        Surcharge(when=Formula("not family.paid"), price=tenth),
    )
    return evolve(prices, surcharges=extra)


@pytest.mark.parametrize(
    ("lives_here", "paid", "price"),
    [(True, True, 100), (False, True, 350), (True, False, 1_100), (False, False, 1_350)],
)
def test_each_surcharge_is_added_where_it_holds(
    table: MakeTable, tariff: MakeTariff, names: Names, *, lives_here: bool, paid: bool, price: int
) -> None:
    """On its own, to whatever the table gives."""
    prices = with_surcharges(tariff(table(price="1")))

    assert said(prices, names, lives_here=lives_here, paid=paid, quotient=10_000) == price


def test_surcharge_of_which_nobody_knows_leaves_the_price_open(
    table: MakeTable, tariff: MakeTariff, names: Names
) -> None:
    """It is not taken to be none, and what does not hold asks for nothing."""
    prices = with_surcharges(tariff(table(price="1")))

    assert said(prices, names, paid=True) == (Missing(frozenset({"family.lives_here"})),)


def test_surcharge_does_not_break_silence(
    table: MakeTable, tariff: MakeTariff, names: Names
) -> None:
    """What nobody can tell has no price with something on top either."""
    prices = with_surcharges(tariff(table("below 400: 1", "from 400: silent")))

    found = said(prices, names, quotient=40_000, lives_here=False, paid=True)

    assert found == (Silent(prices.source),)


def test_mistakes_of_surcharges_have_their_places(
    table: MakeTable, tariff: MakeTariff, names: Names
) -> None:
    """Beside those of the tables."""
    extra = (
        Surcharge(when=Formula("family.quotient"), price=Money(1)),
        Surcharge(when=Formula("family.paid"), price=ComputedPrice(formula=Formula("family.paid"))),
    )
    prices = evolve(tariff(table("below 400: 1", "from 401: 2")), surcharges=extra)

    assert mistakes(prices, names) == [
        ("bands_leave_gap", "tables.0.bands.1"),
        ("not_a_condition", "surcharges.0.when"),
        ("not_a_price", "surcharges.1.price.formula"),
    ]


# --- who says so ----------------------------------------------------------------------------------


def sources(node: Node) -> set[object]:
    """Return the sources of the roundings of a price."""
    return {one.source for one in parts(node) if isinstance(one, DivRound)}


@pytest.mark.parametrize(
    "table",
    [
        sliding("616", "766", "5.76", "7.83"),
        computed("family.quotient * 0.0036", Rounding.HALF_UP),
        computed('round(family.quotient * 0.0036, "floor", 2)'),
        Table(
            by=Formula("family.quotient"),
            in_whole_units=True,
            fractions=Rounding.FLOOR,
            bands=(Band(price=Money(100)),),
        ),
    ],
    ids=["a slide", "a formula", "a rounding in a formula", "whole units"],
)
def test_who_reads_the_list_so_is_who_rounds(
    tariff: MakeTariff, names: Names, table: Table
) -> None:
    """The list itself where nobody else is named."""
    alone, read = tariff(table), tariff(evolve(table, reading=READING))

    assert sources(price_of(alone, names)) == {alone.source}
    assert sources(price_of(read, names)) == {READING}
