"""
One case decided: the plain walk of a tree, in three-valued logic.

An unknown never becomes zero nor "no": it travels up with its causes until something else settles
the answer.  ``no and unknown`` is no; ``yes or unknown`` is yes (Kleene 1952).
"""

import operator
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar, cast

from attrs import define, field, frozen

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Many, Number
from essmodel.rules.fact import Facts, FactValue, Record
from essmodel.rules.spelling import spelled
from essmodel.rules.verdict import Cause, Missing, Silent, merged
from essmodel.rules.well_typed import Rounding
from essmodel.values.plain import plain


@frozen
class Unknown:
    """A value that cannot be told, and why."""

    causes: tuple[Cause, ...]


Value = tree.Scalar | tuple[Record, ...]
"""What a node comes to, in units of its type."""

T = TypeVar("T")
_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}


@frozen
class Observation:
    """A part of a rule and its value, ``None`` when unknown; *where* names a record."""

    node: tree.Node
    value: FactValue
    where: str = ""

    def to_plain(self) -> dict[str, object]:
        """Return what was looked at, as a formula names it, and its value with its scale."""
        shown: dict[str, object] = {"looked_at": _name(self.node), "value": plain(self.value)}
        like = self.node.type
        if isinstance(like, Number) and (like.places or like.unit):
            shown |= {"places": like.places, "unit": like.unit}
        return shown | ({"where": self.where} if self.where else {})


@define
class Frame:
    """The case at hand while a tree is walked; it changes because it notes what was looked at."""

    facts: Facts
    parameters: Mapping[str, tree.Scalar]
    record: Record = field(factory=dict[str, FactValue])
    seen: list[Observation] = field(factory=list)

    def fresh(self) -> "Frame":
        """Return a frame for a part of the tree, with notes of its own."""
        return Frame(facts=self.facts, parameters=self.parameters, record=self.record)

    def inside(self, record: Record) -> "Frame":
        """Return a frame for one record of a list, with notes of its own."""
        return Frame(facts=self.facts, parameters=self.parameters, record=record)


def evaluate(node: tree.Node, frame: Frame) -> Value | Unknown:  # noqa: C901, PLR0912 - one branch a node
    """Return the value of *node*, in units of its type, or `Unknown`."""
    match node:
        case tree.Lit():
            return node.value
        case tree.Fact():
            return _fact(node, frame)
        case tree.Item():
            return _item(node, frame)
        case tree.Param():
            return frame.parameters[node.id]
        case tree.Silent():
            return Unknown((Silent(node.source),))
        case tree.And() | tree.Or():
            inner = [frame.fresh() for _ in node.args]
            values = [_truth(arg, one) for arg, one in zip(node.args, inner, strict=True)]
            return _settled(isinstance(node, tree.Or), values, inner, frame)
        case tree.Not():
            return _from_all(operator.not_, _truth(node.arg, frame))
        case tree.Cmp():
            compare = _ORDER[node.op]
            return _from_all(compare, evaluate(node.left, frame), evaluate(node.right, frame))
        case tree.In():
            return _from_all(node.labels.__contains__, evaluate(node.arg, frame))
        case tree.Add():
            return _total(_number(arg, frame) for arg in node.args)
        case tree.Mul():
            return _from_all(operator.mul, _number(node.left, frame), _number(node.right, frame))
        case tree.DivRound():
            return _from_all(partial(rounded, node=node), _number(node.arg, frame))
        case tree.Bands():
            x = _number(node.x, frame)
            if isinstance(x, Unknown):
                return x
            return evaluate(node.values[bisect_right(node.bounds, x)], frame)
        case tree.If():
            return _chosen(node, frame)
        case tree.Quant():
            return _quantified(node, frame)
        case tree.CountIf():
            return _aggregated(node, tree.Lit(1, Number()), frame)
        case tree.SumOf():
            return _aggregated(node, node.term, frame)


def rounded(value: int, node: tree.DivRound) -> int:
    """Divide as *node* says, exactly: floor division is the one primitive."""
    finer = cast("Number", node.arg.type).places - node.type.places
    divisor: int = node.divisor * 10 ** max(0, finer)
    dividend: int = value * 10 ** max(0, -finer)
    down, rest = divmod(dividend, divisor)
    match node.rounding:
        case Rounding.FLOOR:
            return down
        case Rounding.CEILING:
            return down + (rest > 0)
        case Rounding.TRUNCATED:
            return down + (rest > 0 and value < 0)
        case Rounding.HALF_UP:  # away from zero
            return down + (2 * rest > divisor or (2 * rest == divisor and value > 0))
        case Rounding.HALF_EVEN:
            return down + (2 * rest > divisor or (2 * rest == divisor and down % 2 == 1))


# INVARIANT: a node refuses at construction an argument of another kind than the one it needs, and
# facts and figures are in units of their types, so that these three say no more than is known.
def _truth(node: tree.Node, frame: Frame) -> bool | Unknown:
    return cast("bool | Unknown", evaluate(node, frame))


def _number(node: tree.Node, frame: Frame) -> int | Unknown:
    return cast("int | Unknown", evaluate(node, frame))


def _records(node: tree.Node, frame: Frame) -> tuple[Record, ...] | Unknown:
    return cast("tuple[Record, ...] | Unknown", evaluate(node, frame))


def _name(node: tree.Node) -> object:
    """Return the path of a fact, the formula of a count or a total, or else its tree."""
    if isinstance(node, tree.Fact | tree.Item):
        return node.path
    try:
        return spelled(node)
    except InvalidValueError:
        return plain(node)


def _fact(node: tree.Fact, frame: Frame) -> Value | Unknown:
    found = frame.facts.get(node.path)
    if found is None or not isinstance(node.type, Many):
        frame.seen.append(Observation(node, found))
    return _missing(node.path) if found is None else found


def _item(node: tree.Item, frame: Frame) -> Value | Unknown:
    found = frame.record.get(node.name)
    frame.seen.append(Observation(node, found))
    return _missing(node.path) if found is None else found


def _missing(path: str) -> Unknown:
    return Unknown((Missing(frozenset({path})),))


def _from_all(compute: Callable[..., T], *values: Value | Unknown) -> T | Unknown:
    """Compute from *values*, unless one of them is unknown."""
    unknown = _unknown(values)
    return compute(*values) if unknown is None else unknown


def _total(terms: Iterable[int | Unknown]) -> int | Unknown:
    return _from_all(lambda *known: sum(known), *terms)


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
        one.seen = [_located(seen, one.record) for seen in one.seen]
    return _settled(node.which == "any", values, inner, frame)


def _aggregated(node: tree.CountIf | tree.SumOf, term: tree.Node, frame: Frame) -> int | Unknown:
    """Sum *term* over the records that satisfy the body of *node*; note the sum, or what lacks."""
    records = _records(node.many, frame)
    if isinstance(records, Unknown):
        return records
    inner = [frame.inside(record) for record in records]
    total = _total(_term(node.body, term, one) for one in inner)
    if not isinstance(total, Unknown):
        frame.seen.append(Observation(node, total))
        return total
    frame.seen.append(Observation(node, None))
    notes = (_located(seen, one.record) for one in inner for seen in one.seen)
    frame.seen += [one for one in notes if one.value is None]
    return total


def _term(body: tree.Node, term: tree.Node, frame: Frame) -> int | Unknown:
    """Return what one record adds to a sum: nothing where it does not satisfy *body*."""
    kept = _truth(body, frame)
    if isinstance(kept, Unknown):
        return kept
    return _number(term, frame) if kept else 0


def _located(one: Observation, record: Record) -> Observation:
    """Say of which record an observation speaks; a fact of the case is of none."""
    name = "" if isinstance(one.node, tree.Fact) else str(record.get("name") or "")
    return Observation(one.node, one.value, one.where or name)
