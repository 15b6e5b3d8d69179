"""
One case decided: the plain walk of a tree, in three-valued logic.

An unknown never becomes zero nor "no": it travels up with its causes until something else settles
the answer.  ``no and unknown`` is no; ``yes or unknown`` is yes (Kleene 1952).
"""

import operator
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Any, cast

from attrs import define, field, frozen

from essmodel.rules import expression as tree
from essmodel.rules.fact import Facts, FactValue, Record
from essmodel.rules.verdict import Cause, Missing, Silent, merged


@frozen
class Unknown:
    """A value that cannot be told, and why."""

    causes: tuple[Cause, ...]


Value = bool | int | str | Any  # a day is compared and carried, never computed with
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
    """A part of a rule and the value found for it, ``None`` when unknown; *where* names a record."""

    node: tree.Node
    value: FactValue
    where: str = ""


@define
class Frame:
    """The case at hand while a tree is walked; it changes because it notes what was looked at."""

    facts: Facts
    parameters: Mapping[str, tree.Scalar]
    record: Record = field(factory=dict)
    seen: list[Observation] = field(factory=list)

    def inside(self, record: Record) -> "Frame":
        """Return a frame for one record of a list, with notes of its own."""
        return Frame(facts=self.facts, parameters=self.parameters, record=record)


def evaluate(node: tree.Node, frame: Frame) -> Value | Unknown:  # noqa: C901, PLR0911, PLR0912 - one branch a node
    """Return the value of *node*, in units of its type, or `Unknown`."""
    match node:
        case tree.Lit():
            return node.value
        case tree.Fact():
            return _fact(node, frame)
        case tree.Item():
            found = frame.record.get(node.name)
            frame.seen.append(Observation(node, found))
            return Unknown((Missing(frozenset({node.path})),)) if found is None else found
        case tree.Param():
            return frame.parameters[node.id]
        case tree.Silent():
            return Unknown((Silent(node.source),))
        case tree.And():
            return _settled_by(False, [evaluate(arg, frame) for arg in node.args])
        case tree.Or():
            return _settled_by(True, [evaluate(arg, frame) for arg in node.args])
        case tree.Not():
            value = evaluate(node.arg, frame)
            return value if isinstance(value, Unknown) else not value
        case tree.Cmp():
            return _from_all(_ORDER[node.op], evaluate(node.left, frame), evaluate(node.right, frame))
        case tree.In():
            return _from_all(lambda value: value in node.labels, evaluate(node.arg, frame))
        case tree.Add():
            return _from_all(lambda *terms: sum(terms), *(evaluate(arg, frame) for arg in node.args))
        case tree.Mul():
            return _from_all(operator.mul, evaluate(node.left, frame), evaluate(node.right, frame))
        case tree.DivRound():
            return _from_all(lambda value: rounded(value, node), evaluate(node.arg, frame))
        case tree.Bands():
            x = evaluate(node.x, frame)
            if isinstance(x, Unknown):
                return x
            return evaluate(node.values[bisect_right(node.bounds, x)], frame)
        case tree.If():
            return _chosen(node, frame)
        case tree.Quant():
            return _quantified(node, frame)
        case tree.CountIf():
            return _aggregated(node, node.body, tree.Lit(1, tree.Number()), frame)
        case tree.SumOf():
            return _aggregated(node, node.body, node.term, frame)


def rounded(value: int, node: tree.DivRound) -> int:
    """Divide as *node* says, exactly: floor division is the one primitive."""
    from_places, to_places = cast("tree.Number", node.arg.type).places, node.type.places
    divisor = node.divisor * 10 ** max(0, from_places - to_places)
    value *= 10 ** max(0, to_places - from_places)
    down, rest = divmod(value, divisor)
    match node.rounding:
        case tree.Rounding.FLOOR:
            return down
        case tree.Rounding.CEILING:
            return down + (rest > 0)
        case tree.Rounding.TRUNCATED:
            return down + (rest > 0 and value < 0)
        case tree.Rounding.HALF_UP:  # away from zero
            return down + (2 * rest > divisor or (2 * rest == divisor and value > 0))
        case tree.Rounding.HALF_EVEN:
            return down + (2 * rest > divisor or (2 * rest == divisor and down % 2 == 1))


def _fact(node: tree.Fact, frame: Frame) -> Value | Unknown:
    found = frame.facts.get(node.path)
    if found is None or not isinstance(node.type, tree.Many):
        frame.seen.append(Observation(node, found))
    return Unknown((Missing(frozenset({node.path})),)) if found is None else found


def _from_all(compute: Callable[..., Value], *values: Value | Unknown) -> Value | Unknown:
    """Compute from *values*, unless one of them is unknown."""
    unknown = _unknown(values)
    return unknown if unknown is not None else compute(*values)


def _settled_by(answer: bool, values: "list[Value | Unknown]") -> Value | Unknown:  # noqa: FBT001 - the answer is the subject
    """Return *answer* if one value is it, the contrary if all are; otherwise nobody can tell."""
    if any(value is answer for value in values):
        return answer
    unknown = _unknown(values)
    return unknown if unknown is not None else not answer


def _unknown(values: "tuple[Value | Unknown, ...] | list[Value | Unknown]") -> Unknown | None:
    causes = tuple(cause for value in values if isinstance(value, Unknown) for cause in value.causes)
    return Unknown(merged(causes)) if causes else None


def _chosen(node: tree.If, frame: Frame) -> Value | Unknown:
    condition = evaluate(node.condition, frame)
    if isinstance(condition, Unknown):
        return condition
    return evaluate(node.then if condition else node.otherwise, frame)


def _quantified(node: tree.Quant, frame: Frame) -> Value | Unknown:
    """Ask every record, and keep the notes of those that decide; of all where none does."""
    records = evaluate(node.many, frame)
    if isinstance(records, Unknown):
        return records
    decisive = node.which == "any"
    inner = [frame.inside(record) for record in records]
    values = [evaluate(node.body, one) for one in inner]
    deciding = [one for one, value in zip(inner, values, strict=True) if value is not (not decisive)]
    for one in deciding or inner:
        frame.seen += [_located(seen, one.record) for seen in one.seen]
    return _settled_by(decisive, values)


def _aggregated(
    node: tree.CountIf | tree.SumOf, body: tree.Node, term: tree.Node, frame: Frame
) -> Value | Unknown:
    """Sum *term* over the records that satisfy *body*, and note the sum."""
    records = evaluate(node.many, frame)
    if isinstance(records, Unknown):
        return records
    terms: list[Value | Unknown] = []
    for record in records:
        inner = frame.inside(record)
        kept = evaluate(body, inner)
        terms.append(kept if isinstance(kept, Unknown) else evaluate(term, inner) if kept else 0)
    total = _from_all(lambda *values: sum(values), *terms)
    frame.seen.append(Observation(node, None if isinstance(total, Unknown) else total))
    return total


def _located(one: Observation, record: Record) -> Observation:
    """Say of which record an observation speaks."""
    name = str(record.get("name") or "")
    return Observation(one.node, one.value, one.where or name)
