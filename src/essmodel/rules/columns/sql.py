"""
A rule written as SQL, so that a database decides a population where its rows stand.

The text says what `essmodel.rules.oracle` says: NULL is unknown, numbers are whole, and what a
database would skip, or send to ELSE, is guarded.  What cannot be exact is refused.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import Birthday
from essmodel.rules.columns import code, division
from essmodel.rules.columns.dialect import Dialect
from essmodel.rules.columns.magnitude import moved, require_exact
from essmodel.rules.columns.writing import Writing, writing
from essmodel.rules.datatype import Many, Number
from essmodel.rules.figure import Figure
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.oracle import ONE
from essmodel.rules.well_typed import TRUTH

_OPERATORS = {"==": "=", "!=": "<>"}
_A_YEAR = 10_000  # in the number of a day: 22 November 2026 is 20261122
_MORE_YEARS = 10_000  # than lie between two days


def sql(
    node: tree.Node,
    *,
    figures: Mapping[str, Figure],
    dates: Dates,
    dialect: Dialect,
    days: Mapping[Event, str] | None = None,
) -> str:
    """
    Return *node* as one SQL expression over columns named by the paths of facts.

    Args:
        node: a rule, a price, or any part of one.
        figures: what the figures that it names come to.
        dates: the days of events, where they are the same for all cases.
        dialect: the database that is to read it.
        days: the columns that hold the day of an event, where it differs from case to case.

    Raises:
        InvalidValueError: it calls Python, may leave 64 bits, or names what SQL cannot name.
    """
    return text(node, writing((node,), figures=figures, dates=dates, dialect=dialect, days=days))


def text(node: tree.Node, at: Writing) -> str:  # noqa: C901, PLR0912 - one branch a node
    """Return *node* as a text that may stand anywhere in an expression."""
    match node:
        case tree.Lit():
            return at.constant(node.value, node.type)
        case tree.Fact():
            return at.column(node.path, node.type)
        case tree.Item():
            return at.field(node)
        case tree.Param():
            return code.figure(node, at)
        case tree.RefDate():
            return _day_of(node, at)
        case tree.Silent():
            return at.unknown(node.type)
        case tree.And():
            return _joined("AND", node.args, at) if node.args else "TRUE"
        case tree.Or():
            return _joined("OR", node.args, at) if node.args else "FALSE"
        case tree.Not():
            return _contrary(node.arg, at)
        case tree.Cmp():
            return _compared(node, at)
        case tree.In():
            return code.among(text(node.arg, at), node.labels, at)
        case tree.Add():
            require_exact(node, at.figures)
            return summed([text(arg, at) for arg in node.args])
        case tree.Sub():
            require_exact(node, at.figures)
            return f"({text(node.left, at)} - {text(node.right, at)})"
        case tree.Mul():
            require_exact(node, at.figures)
            return f"({text(node.left, at)} * {text(node.right, at)})"
        case tree.DivRound():
            return _quotient(node, at)
        case tree.MinMax():
            return _extreme(node, at)
        case tree.Age():
            return _age(node, at)
        case tree.AddMonths():
            return at.dialect.months_later.format(day=text(node.day, at), months=node.months)
        case tree.DaysBetween():
            start, end = text(node.start, at), text(node.end, at)
            return at.dialect.days_between.format(start=start, end=end)
        case tree.Bands():
            return _bands(node, at)
        case tree.If():
            return _choice(node, at)
        case tree.IsKnown():
            return f"({text(node.arg, at)} IS NOT NULL)"
        case tree.Coalesce():
            return f"COALESCE({text(node.arg, at)}, {text(node.default, at)})"
        case tree.Quant():
            kind = at.dialect.any_record if node.which == "any" else at.dialect.all_records
            return _folded(kind, node.many, node.body, at)
        case tree.CountIf():
            return text(tree.SumOf(node.many, ONE, node.body), at)
        case tree.SumOf():
            require_exact(node, at.figures)
            return _folded(at.dialect.total, node.many, _added(node), at)
        case tree.Call():
            raise InvalidValueError.because("sql_refuses_call", function=node.function.label)


def _day_of(node: tree.RefDate, at: Writing) -> str:
    """Return the day of an event: of each case, of all, or unknown where it is not exact."""
    if node.event in at.days:
        return at.column(at.days[node.event], node.type)
    day = at.dates.get(node.event)
    return at.constant(day, node.type) if isinstance(day, date) else at.unknown(node.type)


# --- logic ----------------------------------------------------------------------------------------


def _joined(operator: str, args: tuple[tree.Node, ...], at: Writing) -> str:
    """Return conditions joined by AND or OR, which are Kleene's."""
    return f"({f' {operator} '.join([text(arg, at) for arg in args])})"


def _contrary(arg: tree.Node, at: Writing) -> str:
    """Return the contrary, NOT pushed inwards: planners take minutes to do so in a deep rule."""
    match arg:
        case tree.Not():
            return text(arg.arg, at)
        case tree.And():
            return text(tree.Or(tuple(tree.Not(one) for one in arg.args)), at)
        case tree.Or():
            return text(tree.And(tuple(tree.Not(one) for one in arg.args)), at)
        case _:
            return f"(NOT {text(arg, at)})"


def _compared(node: tree.Cmp, at: Writing) -> str:
    if isinstance(node.left.type, Many):
        raise InvalidValueError.because("sql_compares_lists")
    operator = _OPERATORS.get(node.op, node.op)
    return f"({text(node.left, at)} {operator} {text(node.right, at)})"


# --- numbers --------------------------------------------------------------------------------------


def summed(terms: list[str]) -> str:
    """Return a sum added up in pairs, for databases bound how deep an expression may be."""
    while len(terms) > 1:
        pairs = zip(terms[::2], terms[1::2], strict=False)
        terms = [f"({one} + {other})" for one, other in pairs] + terms[len(terms) // 2 * 2 :]
    return terms[0]


def _quotient(node: tree.DivRound, at: Writing) -> str:
    require_exact(node, at.figures)
    times, divisor = node.ratio
    arg = text(node.arg, at)
    dividend = arg if times == 1 else f"({arg} * {at.constant(times, Number())})"
    if divisor == 1:
        return dividend
    more = moved(node, at.figures)
    if more is not None:
        return division.cut(dividend, more, divisor, at.dialect)
    (value,), whole = at.once([dividend], division.USES)
    return whole(division.rounded(value, divisor, node.rounding, at.dialect))


def _extreme(node: tree.MinMax, at: Writing) -> str:
    """Return the least or the greatest, guarded: LEAST and GREATEST skip what is unknown."""
    names, whole = at.once([text(arg, at) for arg in node.args], 2)
    function = "LEAST" if node.which == "min" else "GREATEST"
    extreme = f"{function}({', '.join(names)})"
    pairs = zip(names, node.args, strict=True)
    doubtful = [f"{name} IS NOT NULL" for name, arg in pairs if not at.surely_knows(arg)]
    return whole(f"CASE WHEN {' AND '.join(doubtful)} THEN {extreme} END" if doubtful else extreme)


def _age(node: tree.Age, at: Writing) -> str:
    """Return years as the difference of two numbers like 20261122, cut after the years."""
    (until, birth), whole = at.once([text(node.at, at), text(node.birth, at)], 6)
    days = at.dialect.day_number
    reached = days.format(day=until)
    if node.birthday is Birthday.FEBRUARY_28:
        # The last day of a short February counts as its 29th, which nobody else was born on.
        is_last = at.dialect.is_short_february.format(day=until)
        one, zero = (at.constant(value, node.type) for value in (1, 0))
        reached = f"({reached} + CASE WHEN {is_last} THEN {one} ELSE {zero} END)"
    # INVARIANT: what is cut is positive, for cutting is rounding down there only.
    shift = at.constant(_MORE_YEARS * _A_YEAR, node.type)
    apart = f"({reached} - {days.format(day=birth)} + {shift})"
    years = at.dialect.quotient.format(dividend=apart, divisor=at.constant(_A_YEAR, node.type))
    return whole(f"({years} - {at.constant(_MORE_YEARS, node.type)})")


# --- choice ---------------------------------------------------------------------------------------


def _bands(node: tree.Bands, at: Writing) -> str:
    """Return the value of the first band that *x* is below; the last one is asked for too."""
    bounds = [at.constant(bound, Number()) for bound in node.bounds]

    def tests(x: str) -> list[str]:
        last = f"{x} >= {bounds[-1]}" if bounds else f"{x} IS NOT NULL"
        return [*(f"{x} < {bound}" for bound in bounds), last]

    return _case(text(node.x, at), tests, [text(value, at) for value in node.values], at)


def _choice(node: tree.If, at: Writing) -> str:
    """Return one branch or the other; an unknown condition chooses neither."""
    condition = text(node.condition, at)
    values = [text(branch, at) for branch in (node.then, node.otherwise)]
    if at.surely_knows(node.condition):
        return f"CASE WHEN {condition} THEN {values[0]} ELSE {values[1]} END"
    return _case(condition, lambda holds: [holds, f"NOT {holds}"], values, at)


def _case(asked: str, tests: Callable[[str], list[str]], values: list[str], at: Writing) -> str:
    """Return the value beside the first test of *asked* that holds; without ELSE, so unknown."""
    (name,), whole = at.once([asked], len(values))
    if at.may_stand([asked], len(values)):
        return _cased(tests(name), values)
    places = [at.constant(place, Number()) for place, _ in enumerate(values, start=1)]
    place = whole(_cased(tests(name), places))
    return at.dialect.picked.format(values=", ".join(values), place=place)


def _cased(tests: list[str], values: list[str]) -> str:
    pairs = zip(tests, values, strict=True)
    return f"CASE {' '.join(f'WHEN {test} THEN {value}' for test, value in pairs)} END"


# --- lists ----------------------------------------------------------------------------------------


def _folded(template: str, many: tree.Node, body: tree.Node, at: Writing) -> str:
    """Return what *body* comes to over the records of *many*; an unknown list gives unknown."""
    inside = at.inside(cast("Many", many.type).record)
    return template.format(many=text(many, at), record=inside.record, body=text(body, inside))


def _added(node: tree.SumOf) -> tree.Node:
    """Return what one record adds to a sum: nothing where it does not satisfy the body."""
    if node.body == tree.Lit(True, TRUTH):
        return node.term
    return tree.If(node.body, node.term, tree.Lit(0, node.type))
