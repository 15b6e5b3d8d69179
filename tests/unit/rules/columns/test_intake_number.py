"""Columns of numbers: read in units of their types, exactly, or refused."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pytest

from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.expression import Fact, Node

Told = Callable[[Any, Node], list[object]]
Refused = Callable[[Any, Node], str]
Everywhere = Callable[[str, pl.Series], list[Any]]
TOP = 2**63 - 1


def fact(kind: Number) -> Fact:
    """A fact of the case."""
    return Fact("home.income", kind, Text.same("income"))


INCOME = fact(Number(places=2, unit="EUR", least=-(10**9), most=10**9))


@pytest.mark.parametrize(
    "dtype",
    [pl.Int16, pl.Int32, pl.Int64, pl.UInt16, pl.UInt32, pl.UInt64],
)
def test_whole_numbers_are_in_units_of_the_type(
    dtype: Any,  # noqa: ANN401 - a type of polars
    everywhere: Everywhere,
    told: Told,
) -> None:
    """However many bits they have, with a sign or without."""
    for given in everywhere("income", pl.Series([0, 1, None, 642_0], dtype=dtype)):
        assert told(given, INCOME) == [0, 1, None, 642_0]


@pytest.mark.parametrize("dtype", [pl.Int8, pl.UInt8])
def test_narrow_numbers_of_no_bounds_need_no_check(
    dtype: Any,  # noqa: ANN401 - a type of polars
    everywhere: Everywhere,
    told: Told,
) -> None:
    """They could be no other."""
    plain = fact(Number())

    for given in everywhere("income", pl.Series([0, 127, None], dtype=dtype)):
        assert told(given, plain) == [0, 127, None]


@pytest.mark.parametrize("dtype", [pl.Int128, pl.UInt128])
def test_numbers_of_128_bits_are_read_where_they_fit(
    dtype: Any,  # noqa: ANN401 - a type of polars
    told: Told,
) -> None:
    """As sums in databases are."""
    frame = pl.DataFrame({"income": pl.Series([0, TOP, None], dtype=dtype)})

    assert told(frame, fact(Number())) == [0, TOP, None]


def test_what_has_no_opposite_is_refused(
    everywhere: Everywhere, told: Told, refused: Refused
) -> None:
    """For a rule may ask for it: 64 bits hold -2**63, and not 2**63."""
    plain = fact(Number())

    for given in everywhere("income", pl.Series([-TOP, TOP, -TOP - 1])):
        assert refused(given, plain).startswith("income: 1 value is outside its bounds")
    for given in everywhere("income", pl.Series([-TOP, TOP])):
        assert told(given, plain) == [-TOP, TOP]


def test_no_number_without_a_sign_is_negative(
    everywhere: Everywhere, told: Told, refused: Refused
) -> None:
    """Where all must be, none is read, unless it is unknown; a least number holds for it too."""
    below, above = fact(Number(most=-1)), fact(Number(least=5))

    for given in everywhere("income", pl.Series([None, 4, 5], dtype=pl.UInt8)):
        assert "1 value is outside its bounds" in refused(given, above)

    for given in everywhere("income", pl.Series([None, 0, 1], dtype=pl.UInt8)):
        assert "2 values are outside their bounds" in refused(given, below)
    for given in everywhere("income", pl.Series([None], dtype=pl.UInt8)):
        assert told(given, below) == [None]


@pytest.mark.parametrize(("edge", "beyond"), [(-(10**9), -(10**9) - 1), (10**9, 10**9 + 1)])
def test_bounds_are_allowed(
    edge: int, beyond: int, everywhere: Everywhere, told: Told, refused: Refused
) -> None:
    """One unit further is not; of decimals neither."""
    for given in everywhere("income", pl.Series([edge])):
        assert told(given, INCOME) == [edge]
    for given in everywhere("income", pl.Series([edge, beyond])):
        assert "1 value is outside its bounds" in refused(given, INCOME)
    both = pl.Series(
        [Decimal(edge).scaleb(-2), Decimal(beyond).scaleb(-2)], dtype=pl.Decimal(12, 2)
    )
    for given in everywhere("income", both.head(1)):
        assert told(given, INCOME) == [edge]
    for given in everywhere("income", both):
        assert "1 value is outside its bounds" in refused(given, INCOME)


@pytest.mark.parametrize(
    ("places", "expected"), [(0, [600, None, -700]), (1, [620, None, -710]), (2, [623, None, -714])]
)
def test_decimals_of_fewer_places_are_counted_in_units(
    places: int, expected: list[int | None], everywhere: Everywhere, told: Told
) -> None:
    """Exactly: no float stands between."""
    texts = [["6", None, "-7"], ["6.2", None, "-7.1"], ["6.23", None, "-7.14"]][places]
    series = pl.Series([one and Decimal(one) for one in texts], dtype=pl.Decimal(9, places))

    for given in everywhere("income", series):
        assert told(given, INCOME) == expected


def test_bounds_between_two_decimals_are_kept(
    everywhere: Everywhere, told: Told, refused: Refused
) -> None:
    """Tenths from -15 to 15 hundredths: -0.1, 0 and 0.1."""
    narrow = fact(Number(places=2, least=-15, most=15))
    dtype = pl.Decimal(9, 1)
    inside = pl.Series([Decimal("-0.1"), Decimal(0), Decimal("0.1")], dtype=dtype)

    for given in everywhere("income", inside):
        assert told(given, narrow) == [-10, 0, 10]
    for beyond in ("-0.2", "0.2"):
        for given in everywhere("income", pl.Series([Decimal(beyond)], dtype=dtype)):
            assert "1 value is outside its bounds" in refused(given, narrow)


def test_decimals_of_18_digits_are_exact(
    everywhere: Everywhere, told: Told, refused: Refused
) -> None:
    """In all libraries; only polars reads longer ones, where their values fit."""
    plain = fact(Number(places=2))
    digits = 10**18 - 1
    exact = [Decimal(digits).scaleb(-2), Decimal(-digits).scaleb(-2)]
    long = pl.Series(
        [Decimal(TOP).scaleb(-2), Decimal(TOP + 1).scaleb(-2)], dtype=pl.Decimal(38, 2)
    )

    for given in everywhere("income", pl.Series(exact, dtype=pl.Decimal(18, 2))):
        assert told(given, plain) == [digits, -digits]
    assert told(pl.DataFrame({"income": long.head(1)}), plain) == [TOP]
    for given in everywhere("income", long):
        said = refused(given, plain)
        is_polars = isinstance(given, pl.DataFrame | pl.LazyFrame)
        assert ("1 value is outside" if is_polars else "may exceed 18 digits in units") in said


def test_decimals_of_pandas_are_objects(told: Told) -> None:
    """And are read as such."""
    frame = pd.DataFrame({"income": [Decimal("6.42"), None]})

    assert told(frame, INCOME) == [642, None]
