"""
A price list as it was published: flat prices, or bands of a figure such as a household quotient.

A published list often has holes: a figure at exactly 1900, the cents between 369 and 370.  A hole
that the list really has is declared, and is then silence, not a price; any other gap is a mistake
of whoever typed the list in, and is refused.
"""

from decimal import Decimal

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.rules.expression import Node
from essmodel.rules.formula import Formula
from essmodel.rules.law.source import Source
from essmodel.rules.rounding import Rounding
from essmodel.values.money import Money
from essmodel.values.period import ALWAYS, Period


@frozen(kw_only=True)
class Bound:
    """Where a band begins or ends, and whether the figure itself is inside."""

    at: Decimal
    is_inside: bool

    def scaled(self, places: int) -> int:
        """
        Return the figure, in units of ``10**-places``.

        Raises:
            InvalidValueError: the bound is finer than the figures it cuts.
        """
        scaled = self.at * 10**places
        if scaled != scaled.to_integral_value():
            raise InvalidValueError.because("too_fine", found=self.at, places=places)
        return int(scaled)

    def cut(self, places: int, *, is_start: bool) -> int:
        """
        Return the first figure, in units of ``10**-places``, on the far side of the bound.

        Raises:
            InvalidValueError: the bound is finer than the figures it cuts.
        """
        return self.scaled(places) + (self.is_inside is not is_start)


@frozen(kw_only=True)
class ComputedPrice:
    """
    A price that is worked out: a rate of the quotient, a part of what an outing costs.

    Attributes:
        formula: over facts and figures, in the currency of the list.
        rounding: how it comes to the cent; ``None`` where the formula keeps no fractions of one.
    """

    formula: Formula | Node
    rounding: Rounding | None = None


Asked = Money | ComputedPrice


@frozen(kw_only=True)
class Band:
    """
    One line of a price list.

    Attributes:
        start: where it begins; open below where it is ``None``.
        end: where it ends; open above where it is ``None``.
        price: what it costs; ``None`` where the list declares that it says nothing.
        rises_to: the price at its end, where the price slides from one end to the other in a
            straight line; it may be lower too.
    """

    start: Bound | None = None
    end: Bound | None = None
    price: Asked | None
    rises_to: Money | None = None

    def __attrs_post_init__(self) -> None:
        if self.rises_to is None:
            return
        if not isinstance(self.price, Money):
            raise InvalidValueError.because("slides_from_where", path="rises_to")
        if self.start is None or self.end is None:
            raise InvalidValueError.because("slides_between_what", path="rises_to")


@frozen(kw_only=True)
class Table:
    """
    The prices for one group of people.

    Attributes:
        when: who the table is for; for everyone else where it is ``None``.
        by: the figure that the bands cut.
        price: one price for all of them, instead of bands.
        in_whole_units: whether the list is written in whole units (0-369, 370-499), so that
            fractions fall between its bands.
        fractions: how a figure is rounded to whole units before it is looked up; where the list
            has no such convention, it is silent between its bands.
        rounding: how a price that slides inside a band comes to the cent.
        reading: who says that prices slide, and how all is rounded, where the list itself does
            not: a price that rests on it is as sure as this source.
    """

    when: Formula | Node | None = None
    by: Formula | Node | None = None
    price: Asked | None = None
    in_whole_units: bool = False
    fractions: Rounding | None = None
    rounding: Rounding | None = None
    reading: Source | None = None
    bands: tuple[Band, ...] = ()

    def __attrs_post_init__(self) -> None:
        if (self.price is None) is not bool(self.bands) or bool(self.bands) is not bool(self.by):
            raise InvalidValueError.because("flat_or_banded")
        if self.fractions and not self.in_whole_units:
            raise InvalidValueError.because("fractions_of_what", path="fractions")
        slides = any(band.rises_to for band in self.bands)
        if slides and not self.rounding:
            known = tuple(one.value for one in Rounding)
            raise InvalidValueError.because("slide_unrounded", known=known)
        if self.rounding and not slides:
            raise InvalidValueError.because("rounding_of_what", path="rounding")


@frozen(kw_only=True)
class Surcharge:
    """
    What is paid on top by those of whom a condition holds: a meal that was not booked in time.

    Whoever may or may not have to pay it has no price yet.
    """

    when: Formula | Node
    price: Asked


@frozen(kw_only=True)
class Tariff:
    """
    A price list: the first table whose condition holds is the one that counts.

    Attributes:
        surcharges: what is added to the price of the table, each on its own.
        period: the days on which it is in force; on others it says nothing.
    """

    tables: tuple[Table, ...]
    surcharges: tuple[Surcharge, ...] = ()
    source: Source
    period: Period = ALWAYS
    currency: str = field(default="EUR")

    def __attrs_post_init__(self) -> None:
        if not self.tables or self.tables[-1].when is not None:
            raise InvalidValueError.because("others_pay_what", path="tables")
        for index, table in enumerate(self.tables[:-1]):
            if table.when is None:
                raise InvalidValueError.because("table_never_reached", path=f"tables.{index}")
