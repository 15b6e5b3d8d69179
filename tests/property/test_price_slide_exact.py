"""A price that slides is the straight line between two published points, in every reading."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache

from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from essmodel.coproduction.pricing import price_of
from essmodel.coproduction.tariff import Band, Bound, Table, Tariff
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.evaluate import evaluate
from essmodel.rules.expression import Fact, Node
from essmodel.rules.formula import Names
from essmodel.rules.law.source import Invention
from essmodel.rules.observation import Frame
from essmodel.rules.oracle import value
from essmodel.rules.rounding import Rounding
from essmodel.rules.situation import situation
from essmodel.values.money import Money

QUOTIENT = Fact("family.quotient", Number(places=2, unit="EUR", least=0), Text.same("quotient"))


@frozen(kw_only=True)
class Slide:
    """A band in cents, the prices at its ends, and a figure inside it."""

    low: int
    high: int
    first: int
    last: int
    at: int

    @property
    def price(self) -> Node:
        """The price as an expression, for everybody inside the band."""
        ends = [Bound(at=Decimal(one).scaleb(-2), is_inside=True) for one in (self.low, self.high)]
        prices = {"price": Money(self.first), "rises_to": Money(self.last)}
        beside = (
            Band(end=Bound(at=ends[0].at, is_inside=False), price=None),
            Band(start=Bound(at=ends[1].at, is_inside=False), price=None),
        )
        band = Band(start=ends[0], end=ends[1], **prices)
        table = Table(by=QUOTIENT, rounding=Rounding.HALF_UP, bands=(beside[0], band, beside[1]))
        return price_of(Tariff(tables=(table,), source=Invention()), Names(leaves=(QUOTIENT,)))

    @property
    def expected(self) -> int:
        """What fractions say, to the nearest cent."""
        part = Fraction(self.at - self.low, self.high - self.low)
        exact = self.first + part * (self.last - self.first)
        return int((Decimal(exact.numerator) / exact.denominator).quantize(1, ROUND_HALF_UP))


@cache
def slides() -> st.SearchStrategy[Slide]:
    """Generate bands of any width, rising, falling or flat, and a figure inside each."""
    cents = st.integers(0, 500_000)
    prices = st.integers(0, 10_000)
    parts = st.integers(0, 1_000)

    def made(low: int, width: int, first: int, last: int, part: int) -> Slide:
        at = low + width * part // 1_000
        return Slide(low=low, high=low + width, first=first, last=last, at=at)

    return st.builds(made, cents, st.integers(1, 100_000), prices, prices, parts)


@given(slides())
def test_price_is_the_straight_line_rounded_once(slide: Slide) -> None:
    """As the specification says, and as a decision looks it up."""
    case = situation({"family.quotient": slide.at})
    price = slide.price

    assert value(price, case) == slide.expected
    assert evaluate(price, Frame(case)) == slide.expected


@given(slides())
def test_ends_of_a_slide_are_published_and_nothing_is_beyond_them(slide: Slide) -> None:
    """The price never leaves what is between its two ends."""
    price = slide.price
    asked = (slide.low - 1, slide.low, slide.at, slide.high, slide.high + 1)

    below, first, inside, last, above = (
        value(price, situation({"family.quotient": x})) for x in asked
    )

    assert (below, first, last, above) == (None, slide.first, slide.last, None)
    assert min(slide.first, slide.last) <= inside <= max(slide.first, slide.last)
