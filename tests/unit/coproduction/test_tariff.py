"""Price lists: what each bound means, which holes are silence and which are mistakes."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from essmodel.coproduction.pricing import price_of
from essmodel.coproduction.tariff import Bound, Table, Tariff
from essmodel.errors import InvalidValueError
from essmodel.rules.evaluate import Unknown, evaluate
from essmodel.rules.fact import FactValue
from essmodel.rules.formula import Names
from essmodel.rules.law.source import Confidence, Publication
from essmodel.rules.observation import Frame
from essmodel.rules.rounding import Rounding
from essmodel.rules.situation import situation
from essmodel.rules.verdict import Missing, Silent
from essmodel.values.money import Money
from essmodel.values.reading import number

MakeTable = Callable[..., Table]
MakeTariff = Callable[..., Tariff]
LOON_PLAGE = ("from 0 up_to 369: 0.35", "from 370 up_to 499: 0.65", "above 499: 0.90")


def said(prices: Tariff, names: Names, **facts: FactValue) -> int | str:
    """Return the price in cents, ``silent``, or the facts that are missing."""
    known = {f"family.{name}": value for name, value in facts.items()}
    found = evaluate(price_of(prices, names), Frame(situation(known)))
    if not isinstance(found, Unknown):
        assert isinstance(found, int)
        return found
    (cause,) = found.causes
    match cause:
        case Silent():
            return "silent"
        case Missing(facts=missing):
            return ", ".join(sorted(missing))
        case _:
            return repr(cause)


def cents(text: str) -> int:
    """Return a quotient in cents: ``399.99``."""
    return int(number(text) * 100)


def mistakes(prices: Tariff, names: Names) -> list[tuple[str, str]]:
    """Return what is wrong with a price list: each problem and its path."""
    with pytest.raises(InvalidValueError) as refusal:
        price_of(prices, names)
    return [(one.id, one.path) for one in refusal.value.problems]


@pytest.mark.parametrize(
    ("bands", "inside", "outside"),
    [
        (("below 400: 1", "from 400: 2"), "399.99", "400"),
        (("up_to 400: 1", "above 400: 2"), "400", "400.01"),
        (("below 400: 1", "exactly 400: 2", "above 400: 3"), "399.99", "400"),
        (("below 400: 3", "exactly 400: 1", "above 400: 2"), "400", "400.01"),
    ],
)
def test_bound_says_on_which_side_the_figure_itself_is(
    table: MakeTable,
    tariff: MakeTariff,
    names: Names,
    bands: tuple[str, ...],
    inside: str,
    outside: str,
) -> None:
    """One cent decides, and it is always the same one."""
    prices = tariff(table(*bands))

    found = [said(prices, names, quotient=cents(figure)) for figure in (inside, outside)]

    assert found == [100, 200]


@pytest.mark.parametrize(("places", "at"), [(0, 400), (2, 40_000)])
def test_bound_cuts_at_the_first_figure_on_its_far_side(places: int, at: int) -> None:
    """``from`` and ``below`` cut before the figure, ``above`` and ``up to`` just after it."""
    outside, inside = (
        Bound(at=Decimal(400), is_inside=False),
        Bound(at=Decimal(400), is_inside=True),
    )

    assert inside.cut(places, is_start=True) == at
    assert outside.cut(places, is_start=False) == at
    assert outside.cut(places, is_start=True) == at + 1
    assert inside.cut(places, is_start=False) == at + 1


@pytest.mark.parametrize(
    ("figure", "price"),
    [("1899.99", 460), ("1900", "silent"), ("1900.01", 490), ("0", 50), ("99999", 490)],
)
def test_declared_hole_is_silence(
    table: MakeTable, tariff: MakeTariff, names: Names, figure: str, price: int | str
) -> None:
    """The list says nothing there, and neither do we."""
    prices = tariff(
        table(
            "below 400: 0.50",
            "from 400 below 1900: 4.60",
            "exactly 1900: silent",
            "above 1900: 4.90",
        )
    )

    assert said(prices, names, quotient=cents(figure)) == price


def test_silence_names_its_source(table: MakeTable, tariff: MakeTariff, names: Names) -> None:
    """It is the price list that is silent."""
    page = Publication(title="that list", confidence=Confidence.READ)
    prices = evolve(tariff(table("below 400: 1", "from 400: silent")), source=page)

    found = evaluate(price_of(prices, names), Frame(situation({"family.quotient": 40_000})))

    assert found == Unknown((Silent(page),))


def test_unknown_figure_is_not_zero(table: MakeTable, tariff: MakeTariff, names: Names) -> None:
    """It is missing, and the answer says which."""
    prices = tariff(table("below 400: 0.50", "from 400: 1"))

    assert said(prices, names) == "family.quotient"


@pytest.mark.parametrize(
    ("bands", "problem"),
    [
        (("below 400: 1", "from 401: 2"), ("bands_leave_gap", "tables.0.bands.1")),
        (("below 400: 1", "above 400: 2"), ("bands_leave_gap", "tables.0.bands.1")),
        (("below 400: 1", "from 400.01: 2"), ("bands_leave_gap", "tables.0.bands.1")),
        (("up_to 400: 1", "from 400: 2"), ("bands_overlap", "tables.0.bands.1")),
        (("below 400: 1", "from 300: 2"), ("bands_overlap", "tables.0.bands.1")),
        (("below 400: 1", "below 500: 2", "from 500: 3"), ("bands_overlap", "tables.0.bands.1")),
        (("from 400: 2", "below 400: 1"), ("bands_overlap", "tables.0.bands.1")),
        (("from 1 below 400: 1", "from 400: 2"), ("bands_start_late", "tables.0.bands.0")),
        (("above 0: 1",), ("bands_start_late", "tables.0.bands.0")),
        (("below 400: 1", "from 400 up_to 9999: 2"), ("bands_end_early", "tables.0.bands.1")),
        (("from 400 below 400: 1",), ("band_is_empty", "tables.0.bands.0")),
        (("from 500 up_to 400: 1",), ("band_is_empty", "tables.0.bands.0")),
        (("below 400.005: 1", "from 400.005: 2"), ("too_fine", "tables.0.bands.0")),
    ],
)
def test_list_that_was_mistyped_is_refused(
    table: MakeTable,
    tariff: MakeTariff,
    names: Names,
    bands: tuple[str, ...],
    problem: tuple[str, str],
) -> None:
    """A gap that nobody declared is likelier a slip than a hole."""
    assert problem in mistakes(tariff(table(*bands)), names)


def test_first_and_last_bands_may_reach_the_bounds_of_the_figure(
    table: MakeTable, tariff: MakeTariff, names: Names
) -> None:
    """A quotient is never less than zero, so a list may begin there."""
    prices = tariff(table("from 0 below 400: 1", "from 400: 2"))

    assert said(prices, names, quotient=0) == 100


def test_all_mistakes_of_a_list_are_said_at_once(
    table: MakeTable, tariff: MakeTariff, names: Names
) -> None:
    """In every table, in every band."""
    prices = tariff(
        table("from 10 below 400: 1", "from 500 up_to 900: 2", when="family.lives_here"),
        table("below 400: 1", "from 300: 2"),
    )

    assert mistakes(prices, names) == [
        ("bands_start_late", "tables.0.bands.0"),
        ("bands_end_early", "tables.0.bands.1"),
        ("bands_leave_gap", "tables.0.bands.1"),
        ("bands_overlap", "tables.1.bands.1"),
    ]


@pytest.mark.parametrize(
    ("figure", "price"),
    [
        ("0", 35),
        ("369", 35),
        ("369.01", "silent"),
        ("369.50", "silent"),
        ("369.99", "silent"),
        ("370", 65),
        ("498.99", 65),
        ("499", 65),
        ("499.01", 90),
    ],
)
def test_list_in_whole_units_is_silent_between_them(
    table: MakeTable, tariff: MakeTariff, names: Names, figure: str, price: int | str
) -> None:
    """0-369, then 370-499: of 369.50 it says nothing."""
    prices = tariff(table(*LOON_PLAGE, whole=True))

    assert said(prices, names, quotient=cents(figure)) == price


@pytest.mark.parametrize(
    ("convention", "figure", "price"),
    [
        (Rounding.FLOOR, "369.99", 35),
        (Rounding.TRUNCATED, "369.99", 35),
        (Rounding.CEILING, "369.01", 65),
        (Rounding.HALF_UP, "369.49", 35),
        (Rounding.HALF_UP, "369.50", 65),
        (Rounding.HALF_EVEN, "369.50", 65),
        (Rounding.HALF_EVEN, "499.50", 90),
        (Rounding.HALF_EVEN, "498.50", 65),
        (Rounding.CEILING, "499.01", 90),
        (Rounding.FLOOR, "499.99", 65),
    ],
)
def test_declared_convention_says_what_becomes_of_the_cents(
    table: MakeTable,
    tariff: MakeTariff,
    names: Names,
    convention: Rounding,
    figure: str,
    price: int,
) -> None:
    """There is no hole any more, and the bounds of the figure stay its bounds."""
    prices = tariff(evolve(table(*LOON_PLAGE, whole=True), fractions=convention))

    assert said(prices, names, quotient=cents(figure)) == price


@pytest.mark.parametrize("whole", [True, False])
def test_whole_units_excuse_no_wider_gap(
    table: MakeTable, tariff: MakeTariff, names: Names, *, whole: bool
) -> None:
    """0-369, then 371: a unit is missing, and that is a slip."""
    bands = ("from 0 up_to 369: 0.35", "from 371: 0.65")

    assert mistakes(tariff(table(*bands, whole=whole)), names) == [
        ("bands_leave_gap", "tables.0.bands.1")
    ]


def test_list_in_whole_units_may_be_silent_on_purpose_too(
    table: MakeTable, tariff: MakeTariff, names: Names
) -> None:
    """A hole of a hundred units is declared as any other."""
    prices = tariff(table("up_to 369: 1", "from 370 up_to 469: silent", "from 470: 2", whole=True))

    assert [said(prices, names, quotient=cents(one)) for one in ("369", "369.5", "400", "470")] == [
        100,
        "silent",
        "silent",
        200,
    ]


def test_first_table_whose_condition_holds_counts(
    table: MakeTable, tariff: MakeTariff, names: Names
) -> None:
    """The others wait, and everyone else comes last."""
    prices = tariff(
        table(when="family.lives_here and family.paid", price="1"),
        table(when="family.lives_here", price="2"),
        table(price="3"),
    )
    found = [
        said(prices, names, lives_here=here, paid=paid)
        for here, paid in ((True, True), (True, False), (False, True), (False, None))
    ]

    assert found == [100, 200, 300, 300]


def test_unknown_condition_leaves_the_price_open(
    table: MakeTable, tariff: MakeTariff, names: Names
) -> None:
    """Someone who did not say where they live is not priced as from elsewhere."""
    prices = tariff(table(when="family.lives_here", price="1"), table(price="3"))

    assert said(prices, names) == "family.lives_here"


def test_table_of_others_needs_no_figure_of_theirs(
    table: MakeTable, tariff: MakeTariff, names: Names
) -> None:
    """A flat price asks for nothing."""
    prices = tariff(
        table("below 400: 1", "from 400: 2", when="family.lives_here"), table(price="6.50")
    )

    assert said(prices, names, lives_here=False) == 650
    assert said(prices, names, lives_here=True) == "family.quotient"


@pytest.mark.parametrize(
    ("when", "by", "paths"),
    [
        ("family.quotient", "family.quotient", ["tables.0.when"]),
        ("family.lives_here", "family.lives_here", ["tables.0.by"]),
        ("family.lives_hree", "family.quotient", ["tables.0.when"]),
        ("family.lives_here", "family.xyz", ["tables.0.by"]),
    ],
)
def test_formula_that_makes_no_sense_is_refused_where_it_stands(
    table: MakeTable, tariff: MakeTariff, names: Names, when: str, by: str, paths: list[str]
) -> None:
    """A table is chosen by a condition and cut by a number."""
    prices = tariff(table("below 400: 1", "from 400: 2", when=when, by=by), table(price="3"))

    assert [path for _, path in mistakes(prices, names)] == paths


def test_table_is_flat_or_banded(table: MakeTable) -> None:
    """Not both, not neither, and bands are bands of something."""
    flat, banded = table(price="1"), table("below 400: 1", "from 400: 2")
    wrong: list[dict[str, Any]] = [
        {"price": flat.price, "bands": banded.bands, "by": banded.by},
        {},
        {"bands": banded.bands},
        {"price": flat.price, "by": banded.by},
    ]

    for fields in wrong:
        with pytest.raises(InvalidValueError, match="a flat 'price', or 'by' with 'bands'"):
            Table(**fields)


def test_convention_for_fractions_needs_whole_units(table: MakeTable) -> None:
    """There is nothing to bring the cents to otherwise."""
    with pytest.raises(InvalidValueError, match="fractions: 'fractions' says how figures are"):
        evolve(table("below 400: 1", "from 400: 2"), fractions=Rounding.FLOOR)


def test_list_ends_with_everyone_else(table: MakeTable, tariff: MakeTariff) -> None:
    """Otherwise some people would have no price, in silence."""
    for tables in ((), (table(when="family.lives_here", price="1"),)):
        with pytest.raises(InvalidValueError, match="tables: a price list ends with what"):
            tariff(*tables)


def test_no_table_follows_that_of_everyone_else(table: MakeTable, tariff: MakeTariff) -> None:
    """It would never be reached."""
    with pytest.raises(InvalidValueError, match=r"tables\.0: this table has no 'when'"):
        tariff(table(price="1"), table(price="2"))


def test_list_of_another_currency_prices_in_it(
    table: MakeTable, tariff: MakeTariff, names: Names
) -> None:
    """Amounts of another one are refused."""
    crowns = evolve(table(price="1"), price=Money(10_00, "SEK"))

    assert said(evolve(tariff(crowns), currency="SEK"), names) == 1000
    assert mistakes(tariff(crowns), names) == [("wrong_kind", "tables.0")]
