"""Between which bounds a number of a rule must lie, whatever the case."""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from essmodel.rules import expression as tree
from essmodel.rules.anniversary import EARLIEST, LATEST, MOST_MONTHS, months_later
from essmodel.rules.datatype import DataType, Number
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.rounding import divided

LARGEST_EXACT = 2**63 - 1
"""The largest number that databases and frames count exactly."""

MOST_RECORDS = 1_000_000
"""The most records that a list of one case may hold."""

_FIRST: date = months_later(EARLIEST, -MOST_MONTHS)
_LAST: date = months_later(LATEST, MOST_MONTHS)


@frozen
class Interval:
    """Numbers from *least* to *most*, both included, in units of a type; ``None`` has no bound."""

    least: int | None
    most: int | None

    @property
    def is_exact(self) -> bool:
        """Whether all of it is counted exactly in 64 bits."""
        if self.least is None or self.most is None:
            return False
        return self.least >= -LARGEST_EXACT and self.most <= LARGEST_EXACT

    def hull(self, other: "Interval") -> "Interval":
        """Return the least interval that holds both."""
        return Interval(_least([self.least, other.least]), _most([self.most, other.most]))


ANY = Interval(None, None)
NONE = Interval(0, 0)


def interval(node: tree.Node, figures: Mapping[str, Figure] | None = None) -> Interval:  # noqa: C901, PLR0912 - one branch a node
    """
    Return bounds of a number *node*, in units of its type, from the bounds that facts declare.

    Every value that the node may come to lies within them; the converse does not hold.  Lists are
    taken to hold at most `MOST_RECORDS` records.
    """
    known = figures or {}

    def of(one: tree.Node) -> Interval:
        return interval(one, known)

    match node:
        case tree.Lit(value=int(value)):
            return Interval(value, value)
        case tree.Param(id=name) if name in known:
            return _of_figure(known[name])
        case tree.Silent():
            return NONE
        case tree.Add():
            return _sum([of(arg) for arg in node.args])
        case tree.Sub():
            return _sum((of(node.left), _opposite(of(node.right))))
        case tree.Mul():
            return _product(of(node.left), of(node.right))
        case tree.DivRound():
            return _divided(of(node.arg), node)
        case tree.MinMax():
            return _extreme(node.which, [of(arg) for arg in node.args])
        case tree.Age():
            years = _LAST.year - _FIRST.year
            return Interval(-years - 1, years)
        case tree.DaysBetween():
            days = (_LAST - _FIRST).days
            return Interval(-days, days)
        case tree.Bands():
            return _hull([of(value) for value in node.values])
        case tree.If():
            return of(node.then).hull(of(node.otherwise))
        case tree.Coalesce():
            return of(node.arg).hull(of(node.default))
        case tree.CountIf():
            return Interval(0, MOST_RECORDS)
        case tree.SumOf():
            return _product(of(node.term).hull(NONE), Interval(0, MOST_RECORDS)).hull(NONE)
        case _:
            return _declared(node.type)


def _declared(kind: DataType) -> Interval:
    return Interval(kind.least, kind.most) if isinstance(kind, Number) else ANY


def _of_figure(figure: Figure) -> Interval:
    values = [value for _, value in figure.values] if isinstance(figure, ByCode) else [figure]
    return _hull(Interval(one, one) for one in values if isinstance(one, int))


def _hull(intervals: Iterable[Interval]) -> Interval:
    first, *others = [*intervals] or [NONE]
    for other in others:
        first = first.hull(other)
    return first


def _sum(intervals: Iterable[Interval]) -> Interval:
    leasts, mosts = zip(*((one.least, one.most) for one in intervals), strict=True)
    return Interval(_total(leasts), _total(mosts))


def _total(bounds: Iterable[int | None]) -> int | None:
    total = 0
    for bound in bounds:
        if bound is None:
            return None
        total += bound
    return total


def _opposite(one: Interval) -> Interval:
    return Interval(
        None if one.most is None else -one.most, None if one.least is None else -one.least
    )


def _product(one: Interval, other: Interval) -> Interval:
    """Return the bounds of a product; without all four bounds, only of what is not negative."""
    match (one.least, one.most, other.least, other.most):
        case (int(a), int(b), int(c), int(d)):
            corners = (a * c, a * d, b * c, b * d)
            return Interval(min(corners), max(corners))
        case (int(a), _, int(c), _) if a >= 0 and c >= 0:
            return Interval(a * c, None)
        case _:
            return ANY


def _divided(one: Interval, node: tree.DivRound) -> Interval:
    """Return the bounds of a quotient: rounding never turns the order of two numbers round."""
    times, divisor = node.ratio
    least, most = (
        None if bound is None else divided(bound * times, divisor, node.rounding)
        for bound in (one.least, one.most)
    )
    return Interval(least, most)


def _extreme(which: str, intervals: list[Interval]) -> Interval:
    """Return the bounds of the least or the greatest of several numbers."""
    leasts = [one.least for one in intervals]
    mosts = [one.most for one in intervals]
    if which == "min":
        known = [most for most in mosts if most is not None]
        return Interval(_least(leasts), min(known, default=None))
    bounded = [least for least in leasts if least is not None]
    return Interval(max(bounded, default=None), _most(mosts))


def _least(bounds: list[int | None]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return min(known) if len(known) == len(bounds) else None


def _most(bounds: list[int | None]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return max(known) if len(known) == len(bounds) else None
