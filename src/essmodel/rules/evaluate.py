"""
One case decided with its reasons: what `essmodel.rules.oracle` says, and why.

An unknown travels up with its causes until something else settles the answer, and what was looked
at is noted where it counts.
"""

import operator
from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar, cast

from attrs import frozen

from essmodel.messages.catalogue import Message
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import age, months_later
from essmodel.rules.datatype import Many
from essmodel.rules.fact import FactValue, Record
from essmodel.rules.figure import ByCode
from essmodel.rules.observation import Frame, Observation
from essmodel.rules.oracle import COMPARED, ONE, total
from essmodel.rules.rounding import divided
from essmodel.rules.verdict import Cause, Failed, Missing, Silent, merged


@frozen
class Unknown:
    """A value that cannot be told, and why."""

    causes: tuple[Cause, ...]


Value = tree.Scalar | tuple[Record, ...]
"""What a node comes to, in units of its type."""

T = TypeVar("T")


def evaluate(node: tree.Node, frame: Frame) -> Value | Unknown:  # noqa: C901, PLR0912 - one branch a node
    """Return the value of *node*, in units of its type, or `Unknown`."""
    match node:
        case tree.Lit():
            return node.value
        case tree.Fact():
            return _fact(node, frame)
        case tree.Item():
            return _noted(node, frame.case.record.get(node.name), node.path, frame)
        case tree.Param():
            return _figure(node, frame)
        case tree.RefDate():
            return _noted(node, frame.case.day(node.event), node.event.value, frame)
        case tree.Silent():
            return Unknown((Silent(node.source),))
        case tree.And() | tree.Or():
            inner = [frame.fresh() for _ in node.args]
            values = [_truth(arg, one) for arg, one in zip(node.args, inner, strict=True)]
            return _settled(isinstance(node, tree.Or), values, inner, frame)
        case tree.Not():
            return _from_all(operator.not_, _truth(node.arg, frame))
        case tree.Cmp():
            compare = COMPARED[node.op]
            return _from_all(compare, evaluate(node.left, frame), evaluate(node.right, frame))
        case tree.In():
            return _from_all(node.labels.__contains__, evaluate(node.arg, frame))
        case tree.Add():
            return _from_all(total, *(_number(arg, frame) for arg in node.args))
        case tree.Sub():
            return _from_all(operator.sub, _number(node.left, frame), _number(node.right, frame))
        case tree.Mul():
            return _from_all(operator.mul, _number(node.left, frame), _number(node.right, frame))
        case tree.DivRound():
            times, divisor = node.ratio
            x = _number(node.arg, frame)
            return _from_all(lambda x: divided(x * times, divisor, node.rounding), x)
        case tree.MinMax():
            which = min if node.which == "min" else max
            terms = [_number(arg, frame) for arg in node.args]
            return _from_all(lambda *known: which(known), *terms)
        case tree.Age():
            birth, at = _day(node.birth, frame), _day(node.at, frame)
            return _from_all(lambda birth, at: age(birth, at, node.birthday), birth, at)
        case tree.AddMonths():
            return _from_all(lambda day: months_later(day, node.months), _day(node.day, frame))
        case tree.DaysBetween():
            start, end = _day(node.start, frame), _day(node.end, frame)
            return _from_all(lambda start, end: (end - start).days, start, end)
        case tree.Bands():
            x = _number(node.x, frame)
            if isinstance(x, Unknown):
                return x
            return evaluate(node.values[bisect_right(node.bounds, x)], frame)
        case tree.If():
            return _chosen(node, frame)
        case tree.IsKnown():
            return not isinstance(evaluate(node.arg, frame), Unknown)
        case tree.Coalesce():
            found = evaluate(node.arg, frame)
            return evaluate(node.default, frame) if isinstance(found, Unknown) else found
        case tree.Quant():
            return _quantified(node, frame)
        case tree.CountIf():
            return _aggregated(node, ONE, frame)
        case tree.SumOf():
            return _aggregated(node, node.term, frame)
        case tree.Call():
            return _called(node, frame)


# INVARIANT: a node refuses at construction an argument of another kind than the one it needs, and
# facts and figures are in units of their types, so that these four say no more than is known.
def _truth(node: tree.Node, frame: Frame) -> bool | Unknown:
    return cast("bool | Unknown", evaluate(node, frame))


def _number(node: tree.Node, frame: Frame) -> int | Unknown:
    return cast("int | Unknown", evaluate(node, frame))


def _day(node: tree.Node, frame: Frame) -> date | Unknown:
    return cast("date | Unknown", evaluate(node, frame))


def _records(node: tree.Node, frame: Frame) -> tuple[Record, ...] | Unknown:
    return cast("tuple[Record, ...] | Unknown", evaluate(node, frame))


def _fact(node: tree.Fact, frame: Frame) -> Value | Unknown:
    found = frame.case.fact(node.path)
    if found is not None and isinstance(node.type, Many):
        return found  # its records are noted one by one
    return _noted(node, found, node.path, frame)


def _noted(
    node: tree.Fact | tree.Item | tree.RefDate, found: FactValue, name: str, frame: Frame
) -> Value | Unknown:
    """Note what was found under *name*, or that it is missing."""
    frame.seen.append(Observation(node, found))
    return _missing(name) if found is None else found


def _figure(node: tree.Param, frame: Frame) -> Value | Unknown:
    """Return a figure; one that differs by code notes the code, and is silent where it has none."""
    by = frame.case.figures[node.id]
    found = frame.case.figure(node.id)
    if found is not None or not isinstance(by, ByCode):
        return cast("Value", found)
    is_stated = frame.case.fact(by.by) is not None
    return Unknown((Silent(by.source),)) if is_stated else _missing(by.by)


def _missing(path: str) -> Unknown:
    return Unknown((Missing(frozenset({path})),))


def _from_all(compute: Callable[..., T], *values: Value | Unknown) -> T | Unknown:
    """Compute from *values*, unless one of them is unknown."""
    unknown = _unknown(values)
    return compute(*values) if unknown is None else unknown


def _settled(
    answer: bool,  # noqa: FBT001 - what one value settles: yes in an "or", no in an "and"
    values: list[bool | Unknown],
    frames: list[Frame],
    into: Frame,
) -> bool | Unknown:
    """
    Return *answer* if one value is it, the contrary if all are; otherwise nobody can tell.

    Only the notes of the parts that settle it are kept: a reason that changes nothing is no reason.
    """
    result: bool | Unknown
    unknown = _unknown(values)
    if any(value is answer for value in values):
        result, kept = answer, [value is answer for value in values]
    elif unknown is not None:
        result, kept = unknown, [isinstance(value, Unknown) for value in values]
    else:
        result, kept = not answer, [True] * len(values)
    for frame, counts in zip(frames, kept, strict=True):
        if counts:
            into.seen += frame.seen
    return result


def _unknown(values: Iterable[Value | Unknown]) -> Unknown | None:
    """Join what is unknown among *values*; ``None`` where nothing is."""
    causes = tuple(
        cause for value in values if isinstance(value, Unknown) for cause in value.causes
    )
    return Unknown(merged(causes)) if causes else None


def _chosen(node: tree.If, frame: Frame) -> Value | Unknown:
    condition = _truth(node.condition, frame)
    if isinstance(condition, Unknown):
        return condition
    return evaluate(node.then if condition else node.otherwise, frame)


def _quantified(node: tree.Quant, frame: Frame) -> bool | Unknown:
    """Ask every record, and keep the notes of those that decide."""
    records = _records(node.many, frame)
    if isinstance(records, Unknown):
        return records
    inner = [frame.inside(record) for record in records]
    values = [_truth(node.body, one) for one in inner]
    for one in inner:
        one.seen = [seen.located(one.case.record) for seen in one.seen]
    return _settled(node.which == "any", values, inner, frame)


def _aggregated(node: tree.CountIf | tree.SumOf, term: tree.Node, frame: Frame) -> int | Unknown:
    """Sum *term* over the records that satisfy the body of *node*; note the sum, or what lacks."""
    records = _records(node.many, frame)
    if isinstance(records, Unknown):
        return records
    inner = [frame.inside(record) for record in records]
    summed = _from_all(total, *(_term(node.body, term, one) for one in inner))
    if not isinstance(summed, Unknown):
        frame.seen.append(Observation(node, summed))
        return summed
    frame.seen.append(Observation(node, None))
    notes = (seen.located(one.case.record) for one in inner for seen in one.seen)
    frame.seen += [one for one in notes if one.value is None]
    return summed


def _term(body: tree.Node, term: tree.Node, frame: Frame) -> int | Unknown:
    """Return what one record adds to a sum: nothing where it does not satisfy *body*."""
    kept = _truth(body, frame)
    if isinstance(kept, Unknown):
        return kept
    return _number(term, frame) if kept else 0


def _called(node: tree.Call, frame: Frame) -> Value | Unknown:
    """Run a Python function on values that are all known; what it breaks is told."""
    given = _from_all(node.function.of, *(evaluate(arg, frame) for arg in node.args))
    if isinstance(given, Message):
        return Unknown((Failed(node.function.id, given),))
    return cast("Value | Unknown", given)
