"""Whether numbers stay within the 64 bits that databases count with, proved before they count."""

from collections.abc import Mapping

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number
from essmodel.rules.figure import Figure
from essmodel.rules.interval import LARGEST_EXACT, Interval, interval
from essmodel.rules.rounding import Rounding


def require_exact(node: tree.Node, figures: Mapping[str, Figure]) -> None:
    """
    Refuse a *node* that may come to more than 64 bits, on the way to its value or as its value.

    Its parts are taken to be exact already.

    Raises:
        InvalidValueError: the facts that need bounds are named; or it grows too large with them.
    """
    for reach in _reaches(node, figures):
        if not reach.is_exact:
            _refuse(node, reach)


def moved(node: tree.DivRound, figures: Mapping[str, Figure]) -> int | None:
    """
    Return what to add to the dividend of *node*, so that a division that cuts rounds as it says.

    ``None`` where that is not right for every dividend: one may be negative, or leave 64 bits.
    """
    times, divisor = node.ratio
    reach = _times(interval(node.arg, figures), times)
    if reach.least is None or reach.least < 0:
        return None
    if reach.most is None or reach.most + divisor > LARGEST_EXACT:
        return None
    match node.rounding:
        case Rounding.FLOOR | Rounding.TRUNCATED:
            return 0
        case Rounding.CEILING:
            return divisor - 1
        case Rounding.HALF_EVEN if divisor % 2 == 0:
            return None
        case Rounding.HALF_UP | Rounding.HALF_EVEN:  # an odd divisor leaves no half
            return divisor // 2


def require_number(value: int) -> None:
    """Refuse a constant beyond 64 bits."""
    reach = Interval(value, value)
    if not reach.is_exact:
        raise InvalidValueError.because("sql_too_large", least=value, most=value)


def _reaches(node: tree.Node, figures: Mapping[str, Figure]) -> tuple[Interval, ...]:
    """Return the bounds of whatever is worked out on the way to the value of *node*."""
    match node:
        case tree.Add():
            return (_any_order([interval(arg, figures) for arg in node.args]),)
        case tree.DivRound():
            times, divisor = node.ratio
            whole = Interval(divisor, 2 * divisor)  # twice what is left over is worked out too
            return (whole,) if times == 1 else (whole, _times(interval(node.arg, figures), times))
        case _:
            return (interval(node, figures),)


def _any_order(terms: list[Interval]) -> Interval:
    """Return the bounds of every sum of some of *terms*: nobody says which are added first."""
    leasts = [one.least for one in terms]
    mosts = [one.most for one in terms]
    return Interval(
        None if None in leasts else sum(min(0, one) for one in leasts if one is not None),
        None if None in mosts else sum(max(0, one) for one in mosts if one is not None),
    )


def _times(one: Interval, times: int) -> Interval:
    return Interval(
        None if one.least is None else one.least * times,
        None if one.most is None else one.most * times,
    )


def _refuse(node: tree.Node, reach: Interval) -> None:
    if reach.least is not None and reach.most is not None:
        raise InvalidValueError.because("sql_too_large", least=reach.least, most=reach.most)
    names = tuple(dict.fromkeys(_unbounded(node)))
    raise InvalidValueError.because("sql_needs_bounds", facts=names)


def _unbounded(node: tree.Node) -> list[str]:
    """Return the names of the facts below *node* that declare no least or no most."""
    return [
        part.path
        for part in tree.parts(node)
        if isinstance(part, tree.Fact | tree.Item)
        and isinstance(part.type, Number)
        and (part.type.least is None or part.type.most is None)
    ]
