"""
A rule as an expression over columns, so that a frame decides a population row by row.

One lowering for polars and for narwhals, which share their names.  It says what
`essmodel.rules.oracle` says: null is unknown, numbers are whole, and what a frame would skip, or
send to ``otherwise``, is guarded.  What cannot be exact is refused.
"""

import operator
from collections.abc import Mapping
from typing import Any

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.columns import frame_code, frame_day, frame_list, frame_number
from essmodel.rules.columns.exact import require_exact_tree
from essmodel.rules.columns.namespace import MOST_LEVELS, Expr, Joining, Namespace, joined
from essmodel.rules.columns.place import Place
from essmodel.rules.datatype import Label, Many
from essmodel.rules.figure import Figure
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.oracle import COMPARED, ONE


def lowered(
    node: tree.Node,
    namespace: Any,  # noqa: ANN401 - a module
    *,
    figures: Mapping[str, Figure],
    dates: Dates,
    days: Mapping[Event, str] | None = None,
) -> Expr:
    """
    Return *node* as one expression over columns named by the paths of facts.

    A day that *node* comes to is a day in polars, and a number such as 20261122 elsewhere.

    Args:
        node: a rule, a price, or any part of one.
        namespace: the module ``polars``, or ``narwhals``.
        figures: what the figures that it names come to.
        dates: the days of events, where they are the same for all cases.
        days: the columns that hold the day of an event, where it differs from case to case.

    Raises:
        InvalidValueError: it calls Python, may leave 64 bits, or asks of records what only cases
            know; `essmodel.rules.columns.population` answers some of these with columns between.
    """
    require_exact_tree(node, figures)
    place = Place(namespace=Namespace(namespace), figures=figures, dates=dates, days=days or {})
    if not place.namespace.is_polars and node.extent.depth > MOST_LEVELS:
        raise InvalidValueError.because(
            "columns_too_deep", found=node.extent.depth, most=MOST_LEVELS
        )
    return expression(node, place)


def expression(node: tree.Node, at: Place) -> Expr:  # noqa: C901, PLR0912 - one branch a node
    """Return *node*, proved to stay within 64 bits, as an expression."""
    match node:
        case tree.Lit():
            return at.namespace.constant(node.value, node.type)
        case tree.Fact():
            _require_case(node.path, at)
            return at.fact(node.path, node.type)
        case tree.Item():
            return at.item(node)
        case tree.Param():
            return frame_code.figure(node, at)
        case tree.RefDate():
            if node.event in at.days:
                _require_case(at.days[node.event], at)
            return at.day(node.event)
        case tree.Silent():
            return at.namespace.unknown(node.type)
        case tree.And():
            return _joined(node.args, operator.and_, at, empty=True)
        case tree.Or():
            return _joined(node.args, operator.or_, at, empty=False)
        case tree.Not():
            return ~expression(node.arg, at)
        case tree.Cmp():
            return _compared(node, at)
        case tree.In():
            return frame_code.among(_stored(node.arg, at), node.labels, at)
        case tree.Add():
            return joined([expression(arg, at) for arg in node.args], operator.add)
        case tree.Sub():
            return expression(node.left, at) - expression(node.right, at)
        case tree.Mul():
            return expression(node.left, at) * expression(node.right, at)
        case tree.DivRound():
            return frame_number.quotient(node, expression(node.arg, at), at)
        case tree.MinMax():
            args = [expression(arg, at) for arg in node.args]
            return frame_number.extreme(node, args, at.namespace)
        case tree.Age():
            birth, until = expression(node.birth, at), expression(node.at, at)
            return frame_day.age(birth, until, node.birthday, at.namespace)
        case tree.AddMonths():
            return frame_day.months_later(expression(node.day, at), node.months, at.namespace)
        case tree.DaysBetween():
            start, end = expression(node.start, at), expression(node.end, at)
            return frame_day.days_between(start, end, at.namespace)
        case tree.Bands():
            values = [expression(value, at) for value in node.values]
            return _banded(expression(node.x, at), node.bounds, values, at.namespace)
        case tree.If():
            return _chosen(node, at)
        case tree.IsKnown():
            return _is_known(node.arg, at)
        case tree.Coalesce():
            return at.namespace.of.coalesce(expression(node.arg, at), expression(node.default, at))
        case tree.Quant():
            return _over_records(node, at)
        case tree.CountIf():
            return expression(tree.SumOf(node.many, ONE, node.body), at)
        case tree.SumOf():
            return _over_records(node, at)
        case tree.Call():
            raise InvalidValueError.because("columns_call", function=node.function.label)


def _require_case(path: str, at: Place) -> None:
    if at.is_inside:
        raise InvalidValueError.because("columns_case_in_record", found=path)


def _stored(node: tree.Node, at: Place) -> Expr:
    """Return a label as its column stores it, where it is a fact: that is faster to compare."""
    if isinstance(node, tree.Fact) and at.namespace.is_polars and at.has(node.path):
        _require_case(node.path, at)
        return at.stored(node.path)
    return expression(node, at)


def _joined(args: tuple[tree.Node, ...], join: Joining, at: Place, *, empty: bool) -> Expr:
    """Return conditions joined by "and" or "or": Kleene's, in columns of true and false."""
    several = [expression(arg, at) for arg in args]
    return joined(several, join) if several else at.namespace.of.lit(empty, at.namespace.of.Boolean)


def _compared(node: tree.Cmp, at: Place) -> Expr:
    if isinstance(node.left.type, Many):
        raise InvalidValueError.because("columns_compares_lists")
    is_constant = isinstance(node.left, tree.Lit) or isinstance(node.right, tree.Lit)
    read = _stored if isinstance(node.left.type, Label) and is_constant else expression
    found: Expr = COMPARED[node.op](read(node.left, at), read(node.right, at))
    return found


def _banded(x: Expr, bounds: tuple[int, ...], values: list[Expr], namespace: Namespace) -> Expr:
    """
    Return the value of the band that *x* is in, halving the bands, so that many make no deep tree.

    An unknown *x* goes to the last band at every turn, and is stopped there.
    """
    if not bounds:
        return namespace.where(~x.is_null(), values[0])

    def between(first: int, last: int) -> Expr:
        if first == last:
            is_last = first == len(bounds)
            known = x >= namespace.whole(bounds[-1])
            return namespace.where(known, values[first]) if is_last else values[first]
        middle = (first + last) // 2
        is_below = x < namespace.whole(bounds[middle])
        return namespace.where(is_below, between(first, middle), between(middle + 1, last))

    return between(0, len(bounds))


def _chosen(node: tree.If, at: Place) -> Expr:
    """Return one of two, or neither where nobody can tell which."""
    holds, then = expression(node.condition, at), expression(node.then, at)
    if isinstance(node.otherwise, tree.Silent):
        return at.namespace.where(holds, then)
    otherwise = expression(node.otherwise, at)
    return at.namespace.where(holds, then, at.namespace.where(~holds, otherwise))


def _is_known(node: tree.Node, at: Place) -> Expr:
    if isinstance(node.type, Many) and isinstance(node, tree.Fact) and not at.has(node.path):
        return at.namespace.of.lit(False, at.namespace.of.Boolean)
    return ~expression(node, at).is_null()


def _over_records(node: tree.Quant | tree.SumOf, at: Place) -> Expr:
    """Return what is asked of the records of a list; unknown where no column holds the list."""
    if not at.namespace.is_polars:
        raise InvalidValueError.because("columns_list_elsewhere")
    if isinstance(node.many, tree.Fact) and not at.has(node.many.path):
        return at.namespace.unknown(node.type)
    many, inside = expression(node.many, at), frame_list.inside(at)
    body = expression(node.body, inside)
    if isinstance(node, tree.Quant):
        return frame_list.quantified(node.which, many, body, at.namespace)
    return frame_list.summed(many, expression(node.term, inside), body, at.namespace)
