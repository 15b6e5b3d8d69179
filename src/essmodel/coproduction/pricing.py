"""The price as an expression over facts, which every reading of rules understands."""

from math import gcd
from typing import cast

from attrs import evolve, frozen

from essmodel.coproduction.band import pieces
from essmodel.coproduction.tariff import Asked, Band, Bound, ComputedPrice, Table, Tariff
from essmodel.errors import Gathering, InvalidValueError, under
from essmodel.rules.datatype import CENTS, Number
from essmodel.rules.declared import understood
from essmodel.rules.expression import (
    Add,
    Bands,
    DivRound,
    If,
    Lit,
    MinMax,
    Mul,
    Node,
    Silent,
    Sub,
)
from essmodel.rules.formula import Formula, Names
from essmodel.rules.law.source import Source
from essmodel.rules.literal import literal
from essmodel.rules.rounding import Rounding, divided
from essmodel.rules.well_typed import TRUTH
from essmodel.values.money import Money


def price_of(tariff: Tariff, names: Names) -> Node:
    """
    Return the price as an expression over facts.

    Raises:
        InvalidValueError: a formula cannot be typed, or bands leave an undeclared gap or overlap;
            all mistakes at once.
    """
    maker = _Maker(tariff, names, tariff.source)
    nodes: list[tuple[Node | None, Node]] = []
    extra: list[Node] = []
    found = Gathering()
    for index, table in enumerate(tariff.tables):
        with found.under(f"tables.{index}"):
            who = None if table.when is None else maker.condition(table.when)
            nodes.append((who, maker.priced(table)))
    for index, one in enumerate(tariff.surcharges):
        with found.under(f"surcharges.{index}"):
            holds = maker.condition(one.when)
            extra.append(If(holds, maker.amount(one.price), Lit(0, maker.like)))
    found.require_none()
    *others, (_, price) = nodes
    for when, table_price in reversed(others):
        # INVARIANT: `Tariff` lets only the last table be for everyone else.
        price = If(cast("Node", when), table_price, price)
    return Add((price, *extra)) if extra else price


@frozen
class _Maker:
    """Makes expressions of the parts of one price list; *source* says how prices are rounded."""

    tariff: Tariff
    names: Names
    source: Source

    @property
    def like(self) -> Number:
        """The type of a price."""
        return Number(places=CENTS, unit=self.tariff.currency)

    @property
    def silence(self) -> Silent:
        """The place of a price that the list does not give."""
        return Silent(self.tariff.source, self.like)

    def condition(self, when: Formula | Node) -> Node:
        """Return what must hold of somebody to pay a price."""
        who = self._typed("when", when)
        if who.type != TRUTH:
            raise InvalidValueError.because("not_a_condition", path="when", found=who.type)
        return who

    def priced(self, table: Table) -> Node:
        """Return the price of one table: one for all, or bands of a figure."""
        maker = evolve(self, source=table.reading) if table.reading else self
        if table.by is None:
            return maker.amount(cast("Asked", table.price))
        x = self._typed("by", table.by)
        if not isinstance(x.type, Number):
            raise InvalidValueError.because("not_a_number", path="by", found=x.type)
        if table.fractions:
            x = _in_whole_units(x, x.type, table.fractions, maker.source)
        return maker.banded(table, x)

    def amount(self, price: Asked) -> Node:
        """Return what is asked of everybody alike, or worked out for each."""
        if isinstance(price, Money):
            return literal(price, self.like)
        node = self._typed("price.formula", price.formula)
        kind = node.type
        if not isinstance(kind, Number) or kind.unit != self.like.unit or kind.places < CENTS:
            raise InvalidValueError.because(
                "not_a_price", path="price.formula", found=kind, expected=self.like
            )
        return self._to_the_cent(price, node, kind)

    def banded(self, table: Table, x: Node) -> Node:
        """Cut the axis of *x* where the bands do; what lies between whole units is silence."""
        cut = tuple(pieces(table, cast("Number", x.type)))
        values: list[Node] = []
        found = Gathering()
        for _, index in cut:
            with found.under(f"bands.{index}"):
                band = None if index is None else table.bands[index]
                values.append(self._along(band, x, table.rounding) if band else self.silence)
        found.require_none()
        bounds = tuple(cast("int", start) for start, _ in cut[1:])
        return Bands(x, bounds, tuple(values), self.tariff.source)

    def _along(self, band: Band, x: Node, rounding: Rounding | None) -> Node:
        """Return the price of one band, which may slide."""
        if band.price is None:
            return self.silence
        if band.rises_to is None:
            return self.amount(band.price)
        # INVARIANT: `Band` and `Table` let a price slide only between two bounds and two amounts,
        # with a rounding.
        ends = (cast("Bound", band.start), cast("Bound", band.end))
        prices = (cast("Money", band.price), band.rises_to)
        return self._sliding(x, ends, prices, cast("Rounding", rounding))

    def _sliding(
        self,
        x: Node,
        ends: tuple[Bound, Bound],
        prices: tuple[Money, Money],
        rounding: Rounding,
    ) -> Node:
        """
        Return the straight line between two points of the list, rounded once, to the cent.

        Bounds are used as figures, whichever side they are on: the price at a bound is the
        published one, and where two bands meet in it both say the same.
        """
        kind = cast("Number", x.type)
        low, high = (end.scaled(kind.places) for end in ends)
        first, last = (cast("int", literal(price, self.like).value) for price in prices)
        # (first * (high - low) + (x - low) * (last - first)) / (high - low), in whole numbers.
        fewer = gcd(high - low, kind.scale)
        width, times = (high - low) // fewer, kind.scale // fewer
        plain = Number(places=kind.places)
        unit = "" if kind.unit else self.like.unit
        rate = Lit((last - first) * times, Number(places=CENTS, unit=unit))
        begin = Mul(Lit(first, self.like), Lit(width * kind.scale, plain))
        # Inside the band it changes nothing; a frame works all bands out for everybody, and what
        # has no bounds might leave the numbers that it counts with.
        inside = MinMax("min", (MinMax("max", (x, Lit(low, kind))), Lit(high, kind)))
        climb = Mul(Sub(inside, Lit(low, kind)), rate)
        return DivRound(Add((begin, climb)), width, rounding, self.like, self.source)

    def _to_the_cent(self, price: ComputedPrice, node: Node, kind: Number) -> Node:
        """Return a computed price in whole cents: rounded as was said, where there is a rest."""
        if kind.places == CENTS and price.rounding:
            raise InvalidValueError.because("rounding_of_what", path="price.rounding")
        if kind.places == CENTS:
            return node
        if price.rounding is None:
            known = tuple(one.value for one in Rounding)
            raise InvalidValueError.because(
                "price_unrounded", path="price", places=kind.places, known=known
            )
        return DivRound(node, 1, price.rounding, self.like, self.source)

    def _typed(self, path: str, asked: Formula | Node) -> Node:
        try:
            return understood(asked, self.names, source=self.source)
        except InvalidValueError as error:
            raise InvalidValueError(*under(path, error)) from None


def _in_whole_units(x: Node, kind: Number, convention: Rounding, source: Source) -> Node:
    """Round a figure to whole units, and its bounds with it: what is least stays least."""
    least, most = (
        None if bound is None else divided(bound, kind.scale, convention)
        for bound in (kind.least, kind.most)
    )
    whole = Number(places=0, unit=kind.unit, least=least, most=most)
    return DivRound(x, 1, convention, whole, source)
