"""
A price list as it was published: flat prices, or bands of a figure such as a household quotient.

A published list often has holes: a figure at exactly 1900, the cents between 369 and 370.  A hole
that the list really has is declared, and is then silence, not a price; any other gap is a mistake
of whoever typed the list in, and is refused.
"""

from decimal import Decimal
from itertools import pairwise
from typing import cast

from attrs import field, frozen

from essmodel.errors import Gathering, InvalidValueError, Problem, under
from essmodel.rules.datatype import Number
from essmodel.rules.declared import understood
from essmodel.rules.expression import Bands, DivRound, If, Node, Silent
from essmodel.rules.formula import Formula, Names
from essmodel.rules.law.source import Source
from essmodel.rules.literal import literal
from essmodel.rules.rounding import Rounding, divided
from essmodel.rules.well_typed import TRUTH
from essmodel.values.money import Money
from essmodel.values.period import ALWAYS, Period


@frozen(kw_only=True)
class Bound:
    """Where a band begins or ends, and whether the figure itself is inside."""

    at: Decimal
    is_inside: bool

    def cut(self, places: int, *, is_start: bool) -> int:
        """
        Return the first figure, in units of ``10**-places``, on the far side of the bound.

        Raises:
            InvalidValueError: the bound is finer than the figures it cuts.
        """
        scaled = self.at * 10**places
        if scaled != scaled.to_integral_value():
            raise InvalidValueError.because("too_fine", found=self.at, places=places)
        return int(scaled) + (self.is_inside is not is_start)


@frozen(kw_only=True)
class Band:
    """
    One line of a price list.

    Attributes:
        start: where it begins; open below where it is ``None``.
        end: where it ends; open above where it is ``None``.
        price: what it costs; ``None`` where the list declares that it says nothing.
    """

    start: Bound | None = None
    end: Bound | None = None
    price: Money | None


@frozen(kw_only=True)
class Table:
    """
    The prices for one group of people.

    Attributes:
        when: who the table is for; for everyone else where it is ``None``.
        by: the figure that the bands cut.
        price: a flat price, instead of bands.
        in_whole_units: whether the list is written in whole units (0-369, 370-499), so that
            fractions fall between its bands.
        fractions: how a figure is rounded to whole units before it is looked up; where the list
            has no such convention, it is silent between its bands.
    """

    when: Formula | Node | None = None
    by: Formula | Node | None = None
    price: Money | None = None
    in_whole_units: bool = False
    fractions: Rounding | None = None
    bands: tuple[Band, ...] = ()

    def __attrs_post_init__(self) -> None:
        if (self.price is None) is not bool(self.bands) or bool(self.bands) is not bool(self.by):
            raise InvalidValueError.because("flat_or_banded")
        if self.fractions and not self.in_whole_units:
            raise InvalidValueError.because("fractions_of_what", path="fractions")


@frozen(kw_only=True)
class Tariff:
    """
    A price list: the first table whose condition holds is the one that counts.

    Attributes:
        period: the days on which it is in force; on others it says nothing.
    """

    tables: tuple[Table, ...]
    source: Source
    period: Period = ALWAYS
    currency: str = field(default="EUR")

    def __attrs_post_init__(self) -> None:
        if not self.tables or self.tables[-1].when is not None:
            raise InvalidValueError.because("others_pay_what", path="tables")
        for index, table in enumerate(self.tables[:-1]):
            if table.when is None:
                raise InvalidValueError.because("table_never_reached", path=f"tables.{index}")


def price_of(tariff: Tariff, names: Names) -> Node:
    """
    Return the price as an expression over facts.

    Raises:
        InvalidValueError: a formula cannot be typed, or bands leave an undeclared gap or overlap;
            all mistakes at once.
    """
    like = Number(places=2, unit=tariff.currency)
    nodes: list[tuple[Node | None, Node]] = []
    found = Gathering()
    for index, table in enumerate(tariff.tables):
        with found.under(f"tables.{index}"):
            nodes.append((_when(table, tariff, names), _priced(table, tariff, names, like)))
    found.require_none()
    *others, (_, price) = nodes
    for when, table_price in reversed(others):
        # INVARIANT: `Tariff` lets only the last table be for everyone else.
        price = If(cast("Node", when), table_price, price)
    return price


def _when(table: Table, tariff: Tariff, names: Names) -> Node | None:
    """Return whom a table is for; ``None`` where it is for everyone else."""
    if table.when is None:
        return None
    who = _typed("when", table.when, tariff, names)
    if who.type != TRUTH:
        raise InvalidValueError.because("not_a_condition", path="when", found=who.type)
    return who


def _typed(field: str, asked: Formula | Node, tariff: Tariff, names: Names) -> Node:
    try:
        return understood(asked, names, source=tariff.source)
    except InvalidValueError as error:
        raise InvalidValueError(*under(field, error)) from None


def _priced(table: Table, tariff: Tariff, names: Names, like: Number) -> Node:
    """Return the price of one table: a figure, or bands of one."""
    if table.by is None:
        return _amount(table.price, tariff, like)
    x = _typed("by", table.by, tariff, names)
    if not isinstance(x.type, Number):
        raise InvalidValueError.because("not_a_number", path="by", found=x.type)
    if table.fractions:
        x = _in_whole_units(x, x.type, table.fractions, tariff.source)
    return _banded(table, x, tariff, like)


def _in_whole_units(x: Node, kind: Number, convention: Rounding, source: Source) -> Node:
    """Round a figure to whole units, and its bounds with it: what is least stays least."""
    least, most = (
        None if bound is None else divided(bound, kind.scale, convention)
        for bound in (kind.least, kind.most)
    )
    whole = Number(places=0, unit=kind.unit, least=least, most=most)
    return DivRound(x, 1, convention, whole, source)


def _banded(table: Table, x: Node, tariff: Tariff, like: Number) -> Node:
    """Cut the axis of *x* where the bands do; what lies between whole units is silence."""
    kind = cast("Number", x.type)
    slices = [_slice(band, kind.places, index) for index, band in enumerate(table.bands)]
    problems = _gaps(slices, kind, spare=10**kind.places if table.in_whole_units else 1)
    if problems:
        raise InvalidValueError(*problems)
    bounds: list[int] = []
    values = [_amount(table.bands[0].price, tariff, like)]
    for (_, end), (start, _), band in zip(slices, slices[1:], table.bands[1:], strict=False):
        if end is not None and start is not None and end < start:
            bounds.append(end)
            values.append(Silent(tariff.source, like))
        bounds.append(cast("int", start))
        values.append(_amount(band.price, tariff, like))
    return Bands(x, tuple(bounds), tuple(values), tariff.source)


Slice = tuple[int | None, int | None]
"""The first figure of a band and the first one past it; ``None`` where it is open."""


def _slice(band: Band, places: int, index: int) -> Slice:
    try:
        start = band.start.cut(places, is_start=True) if band.start else None
        end = band.end.cut(places, is_start=False) if band.end else None
    except InvalidValueError as error:
        raise InvalidValueError(*under(f"bands.{index}", error)) from None
    if start is not None and end is not None and end <= start:
        raise InvalidValueError.because("band_is_empty", path=f"bands.{index}")
    return start, end


def _gaps(slices: list[Slice], kind: Number, *, spare: int) -> list[Problem]:
    """Return what keeps *slices* from following each other; gaps under *spare* are allowed."""
    problems: list[Problem] = []
    first, last = slices[0][0], slices[-1][1]
    if first is not None and (kind.least is None or first > kind.least):
        problems.append(_problem("bands_start_late", 0, first, kind))
    if last is not None and (kind.most is None or last <= kind.most):
        problems.append(_problem("bands_end_early", len(slices) - 1, last, kind))
    for index, ((_, end), (start, _)) in enumerate(pairwise(slices), start=1):
        if start is None or end is None or end > start:
            problems.append(_problem("bands_overlap", index, start, kind))
        elif start - end >= spare and start > end:
            problems.append(_problem("bands_leave_gap", index, end, kind))
    return problems


def _problem(id: str, index: int, at: int | None, kind: Number) -> Problem:  # noqa: A002 - the word of the field
    found = Decimal(at or 0).scaleb(-kind.places)
    return Problem(id=id, path=f"bands.{index}", data=(("at", found),))


def _amount(price: Money | None, tariff: Tariff, like: Number) -> Node:
    return Silent(tariff.source, like) if price is None else literal(price, like)
