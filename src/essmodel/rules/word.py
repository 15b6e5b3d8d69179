"""
The words that formulas know before brackets: ``age(…)``, ``round(…)``, ``all(…)``.

Choices of law are written where they are made, and their source is that of the rule around them.
"""

import ast
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any, Literal, cast

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import MOST_MONTHS, Birthday
from essmodel.rules.argument import Reads, chosen, gathered, source_of, together, whole
from essmodel.rules.datatype import Calendar, DataType, Many, Number, Truth
from essmodel.rules.law.event import Event
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import CALENDAR, TRUTH
from essmodel.rules.written import in_place, is_literal

MOST_PLACES = 12
"""The most decimal places that a formula rounds to."""
MOST_DIVISOR = 10**12
"""The largest number that a formula divides by."""


@frozen
class Form:
    """
    A word that formulas know before brackets.

    Attributes:
        counts: how many arguments it has.
        example: how it is written.
    """

    read: Callable[[Reads, ast.Call, DataType | None], tree.Node]
    counts: range
    example: str


def not_so(reader: Reads, node: ast.Call, name: str) -> InvalidValueError:
    """Make the error of a word that is not written so, with an example that is."""
    return reader.line.refusal("formula_arguments", node, name=name, example=FORMS[name].example)


# --- lists ----------------------------------------------------------------------------------------


def _quantified(reader: Reads, node: ast.Call, _: DataType | None) -> tree.Node:
    which: Literal["all", "any"] = "all" if reader.line.dotted(node.func) == "all" else "any"
    many, inside = _records(reader, node)
    return tree.Quant(which, many, inside.fit(Truth, node.args[1]))


def _counted(reader: Reads, node: ast.Call, _: DataType | None) -> tree.Node:
    many, inside = _records(reader, node)
    return tree.CountIf(many, inside.fit(Truth, node.args[1]))


def _totalled(reader: Reads, node: ast.Call, _: DataType | None) -> tree.Node:
    many, inside = _records(reader, node)
    term = inside.fit(Number, node.args[1])
    body = inside.fit(Truth, node.args[2]) if node.args[2:] else tree.Lit(True, TRUTH)
    return tree.SumOf(many, term, body)


def _records(reader: Reads, node: ast.Call) -> tuple[tree.Node, Reads]:
    """Read the list that is asked about, and return the reader of what is asked of its records."""
    many = reader.fit(Many, node.args[0])
    return many, reader.inside(cast("Many", many.type).record)


# --- numbers --------------------------------------------------------------------------------------


def _summed(reader: Reads, node: ast.Call, like: DataType | None) -> tree.Node:
    return tree.Add(_numbers(reader, node, like))


def _extreme(reader: Reads, node: ast.Call, like: DataType | None) -> tree.Node:
    which: Literal["min", "max"] = "min" if reader.line.dotted(node.func) == "min" else "max"
    return tree.MinMax(which, _numbers(reader, node, like))


def _numbers(reader: Reads, node: ast.Call, like: DataType | None) -> tuple[tree.Node, ...]:
    made = reader.alike(tuple(node.args), like)
    if not isinstance(made[0].type, Number):
        raise reader.line.refusal("formula_not_a_number", node.args[0], kind=made[0].type)
    return made


def _rounded(reader: Reads, node: ast.Call, _: DataType | None) -> tree.Node:
    """Read ``round(x / 12, "half_up", 2)``, the only place where a formula divides."""
    value, convention, decimals = node.args
    is_quotient = isinstance(value, ast.BinOp) and isinstance(value.op, ast.Div)
    dividend = cast("ast.BinOp", value).left if is_quotient else value
    makes: tuple[Callable[[], Any], ...] = (
        partial(reader.fit, Number, dividend),
        partial(chosen, reader, convention, Rounding),
        partial(whole, reader, decimals, range(MOST_PLACES + 1)),
        partial(source_of, reader, node),
    )
    if is_quotient:
        divisor = cast("ast.BinOp", value).right
        makes += (partial(whole, reader, divisor, range(1, MOST_DIVISOR + 1)),)
    arg, rounding, places, source, *by = together(*makes)
    like = Number(places=places, unit=arg.type.unit)
    return tree.DivRound(arg, by[0] if by else 1, rounding, like, source)


def _amount(reader: Reads, node: ast.Call, like: DataType | None) -> tree.Node:
    """Read ``amount(8.50, "EUR")``: a figure with its unit, where no neighbour gives it one."""
    figure, unit = node.args
    if (
        not is_literal(figure)
        or not isinstance(unit, ast.Constant)
        or not isinstance(unit.value, str)
    ):
        raise not_so(reader, node, "amount")
    if isinstance(like, Number) and like.unit == unit.value:
        return reader.written.value(figure, like)
    alone = reader.written.value(figure, None)
    places = cast("Number", alone.type).places
    return tree.Lit(alone.value, Number(places=places, unit=unit.value))


# --- days -----------------------------------------------------------------------------------------


def _aged(reader: Reads, node: ast.Call, _: DataType | None) -> tree.Node:
    birth, at, birthday, source = together(
        partial(reader.fit, Calendar, node.args[0], CALENDAR),
        partial(reader.fit, Calendar, node.args[1], CALENDAR),
        partial(chosen, reader, node.args[2], Birthday),
        partial(source_of, reader, node),
    )
    return tree.Age(birth, at, birthday, source)


def _day_of(reader: Reads, node: ast.Call, _: DataType | None) -> tree.Node:
    name = node.args[0]
    events = {event.value: event for event in Event}
    if not isinstance(name, ast.Name) or name.id not in events:
        raise reader.line.refusal("formula_event", name, known=tuple(events))
    return tree.RefDate(events[name.id])


def _months(reader: Reads, node: ast.Call, _: DataType | None) -> tree.Node:
    day = reader.fit(Calendar, node.args[0], CALENDAR)
    months = whole(reader, node.args[1], range(-MOST_MONTHS, MOST_MONTHS + 1))
    is_before = reader.line.dotted(node.func) == "months_before"
    try:
        return tree.AddMonths(day, -months if is_before else months)
    except InvalidValueError as error:
        raise in_place(error, reader.line, node) from None


def _days_between(reader: Reads, node: ast.Call, _: DataType | None) -> tree.Node:
    start, end = gathered(partial(reader.fit, Calendar, one, CALENDAR) for one in node.args)
    return tree.DaysBetween(start, end)


# --- choice, and what is not known ----------------------------------------------------------------


def _banded(reader: Reads, node: ast.Call, like: DataType | None) -> tree.Node:
    """Read ``bands(x, 1.50, {300: 2.00})``: 1.50 below 300, 2.00 from there on."""
    x_node, first, table = node.args
    if not isinstance(table, ast.Dict) or None in table.keys:
        raise not_so(reader, node, "bands")
    x = reader.fit(Number, x_node)
    keys = cast("list[ast.expr]", table.keys)
    bounds, values, source = together(
        partial(_bounds, reader, keys, x.type),
        partial(reader.alike, (first, *table.values), like),
        partial(source_of, reader, node),
    )
    return tree.Bands(x, bounds, values, source)


def _bounds(reader: Reads, keys: list[ast.expr], like: DataType) -> tuple[int, ...]:
    bounds = gathered(partial(_bound, reader, key, like) for key in keys)
    for (_, one), (key, other) in pairwise(zip(keys, bounds, strict=True)):
        if other <= one:
            raise reader.line.refusal("formula_bands_not_in_order", key)
    return bounds


def _bound(reader: Reads, key: ast.expr, like: DataType) -> int:
    if not is_literal(key):
        raise reader.line.refusal("formula_bound", key)
    return cast("int", reader.written.value(key, like).value)


def _known(reader: Reads, node: ast.Call, _: DataType | None) -> tree.Node:
    return tree.IsKnown(reader.read(node.args[0]))


def _default(reader: Reads, node: ast.Call, like: DataType | None) -> tree.Node:
    (arg, default), source = together(
        partial(reader.alike, tuple(node.args), like),
        partial(source_of, reader, node),
    )
    return tree.Coalesce(arg, default, source)


FORMS: dict[str, Form] = {
    "all": Form(_quantified, range(2, 3), "all(cooperative.colleges, parts >= 10)"),
    "any": Form(_quantified, range(2, 3), "any(cooperative.colleges, parts >= 10)"),
    "count": Form(_counted, range(2, 3), "count(cooperative.colleges, parts >= 10)"),
    "total": Form(_totalled, range(2, 4), "total(cooperative.colleges, parts)"),
    "sum": Form(_summed, range(1, 5_000), "sum(a, b, c)"),
    "min": Form(_extreme, range(1, 5_000), "min(a, b)"),
    "max": Form(_extreme, range(1, 5_000), "max(a, b)"),
    "round": Form(_rounded, range(3, 4), 'round(a / 12, "half_up", 2)'),
    "amount": Form(_amount, range(2, 3), 'amount(8.50, "EUR")'),
    "age": Form(_aged, range(3, 4), 'age(child.birth, day_of(decision), "march_1")'),
    "day_of": Form(_day_of, range(1, 2), "day_of(decision)"),
    "months_after": Form(_months, range(2, 3), "months_after(day_of(grant), 6)"),
    "months_before": Form(_months, range(2, 3), "months_before(day_of(decision), 12)"),
    "days_between": Form(_days_between, range(2, 3), "days_between(a, b)"),
    "bands": Form(_banded, range(3, 4), "bands(a, 1.50, {300: 2.00, 640: 3.10})"),
    "known": Form(_known, range(1, 2), "known(a)"),
    "default": Form(_default, range(2, 3), "default(a, 0)"),
}
"""The words that formulas know before brackets."""
