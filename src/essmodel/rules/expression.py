"""
The nodes of a rule: a small typed tree over facts, and nothing else.

A node is frozen, equal to its like, hashable, and refuses at construction what could not be
decided: mixed scales, unknown kinds, a band table with a gap.  `essmodel.rules.term` gives the
operators that people write with.
"""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import Literal

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang, Sayable
from essmodel.rules.datatype import (
    Calendar,
    DataType,
    Label,
    Many,
    Number,
    Truth,
    are_comparable,
)
from essmodel.rules.law.source import Source

Scalar = bool | int | date | str
TRUTH = Truth()


@frozen
class Lit:
    """A value written in the rule, in units of its type: ``Lit(850, Number(places=2))``."""

    value: Scalar
    type: DataType


@frozen
class Fact:
    """A fact of the case, read by its dotted *path*; unknown when the case does not state it."""

    path: str
    type: DataType
    label: Sayable = field(eq=False)


@frozen
class Item:
    """A field of the record at hand, inside `Quant`, `CountIf` or `SumOf`."""

    record: str
    name: str
    type: DataType
    label: Sayable = field(eq=False)

    @property
    def path(self) -> str:
        """How a missing field is named: ``college.parts``."""
        return f"{self.record}.{self.name}"


@frozen
class Param:
    """A figure set by law, whose value the date chooses."""

    id: str
    type: DataType
    label: Sayable = field(eq=False)


@frozen
class Silent:
    """The place of a value that the source does not give."""

    source: Source
    type: DataType


@frozen
class And:
    """All of *args*."""

    args: "tuple[Node, ...]"

    def __attrs_post_init__(self) -> None:
        _require_truths(self.args)

    @property
    def type(self) -> DataType:
        """Its type: true or false."""
        return TRUTH


@frozen
class Or:
    """At least one of *args*."""

    args: "tuple[Node, ...]"

    def __attrs_post_init__(self) -> None:
        _require_truths(self.args)

    @property
    def type(self) -> DataType:
        """Its type: true or false."""
        return TRUTH


@frozen
class Not:
    """The contrary of *arg*."""

    arg: "Node"

    def __attrs_post_init__(self) -> None:
        _require_truths((self.arg,))

    @property
    def type(self) -> DataType:
        """Its type: true or false."""
        return TRUTH


Comparison = Literal["<", "<=", "==", "!=", ">=", ">"]


@frozen
class Cmp:
    """*left* compared with *right*, of the same type; only numbers and days have an order."""

    op: Comparison
    left: "Node"
    right: "Node"

    def __attrs_post_init__(self) -> None:
        if not are_comparable(self.left.type, self.right.type):
            _refuse("not_comparable", self.left, self.right)
        if self.op not in {"==", "!="} and not isinstance(self.left.type, Number | Calendar):
            _refuse("no_order", self.left, self.right)

    @property
    def type(self) -> DataType:
        """Its type: true or false."""
        return TRUTH


@frozen
class In:
    """Whether *arg* is one of the *labels*."""

    arg: "Node"
    labels: frozenset[str]

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.arg.type, Label):
            raise InvalidValueError.because("not_a_label", found=self.arg.type)

    @property
    def type(self) -> DataType:
        """Its type: true or false."""
        return TRUTH


@frozen
class Add:
    """The sum of *args*, all of one scale and unit."""

    args: "tuple[Node, ...]"

    def __attrs_post_init__(self) -> None:
        for one, other in pairwise(self.args):
            _number(one)
            if not are_comparable(one.type, other.type):
                _refuse("not_comparable", one, other)

    @property
    def type(self) -> DataType:
        """The scale and unit of the terms."""
        first = _number(self.args[0])
        return Number(places=first.places, unit=first.unit)


@frozen
class Mul:
    """*left* times *right*: their places add up; at most one of them has a unit."""

    left: "Node"
    right: "Node"

    def __attrs_post_init__(self) -> None:
        if _number(self.left).unit and _number(self.right).unit:
            _refuse("two_units", self.left, self.right)

    @property
    def type(self) -> DataType:
        """Places of both, unit of the one that has one."""
        left, right = _number(self.left), _number(self.right)
        return Number(places=left.places + right.places, unit=left.unit or right.unit)


class Rounding(Enum):
    """What a division does with what is left over: a legal choice, never a default."""

    FLOOR = "floor"
    CEILING = "ceiling"
    TRUNCATED = "truncated"
    HALF_UP = "half_up"
    HALF_EVEN = "half_even"

    def said(self, lang: Lang) -> str:
        """Return the rounding in words."""
        return say(f"rounding_{self.value}", lang)


@frozen
class DivRound:
    """*arg* over a positive whole *divisor*, rounded by *rounding* to the scale of *type*."""

    arg: "Node"
    divisor: int
    rounding: Rounding
    type: Number

    def __attrs_post_init__(self) -> None:
        if self.divisor < 1:
            raise InvalidValueError.because("not_positive", found=self.divisor)
        _number(self.arg)


@frozen
class Bands:
    """
    A value by bands of *x*, total: ``values[i]`` from ``bounds[i-1]`` to just below ``bounds[i]``.

    A hole that the source publishes is a value too: `Silent`.
    """

    x: "Node"
    bounds: tuple[int, ...]
    values: "tuple[Node, ...]"

    def __attrs_post_init__(self) -> None:
        _number(self.x)
        if len(self.values) != len(self.bounds) + 1:
            raise InvalidValueError.because(
                "bands_do_not_fit", bounds=len(self.bounds), values=len(self.values)
            )
        if any(later <= earlier for earlier, later in pairwise(self.bounds)):
            raise InvalidValueError.because("bands_not_in_order")
        _require_one_type(self.values)

    @property
    def type(self) -> DataType:
        """The type of the values."""
        return self.values[0].type


@frozen
class If:
    """*then* where *condition* holds, *otherwise* where it does not."""

    condition: "Node"
    then: "Node"
    otherwise: "Node"

    def __attrs_post_init__(self) -> None:
        _require_truths((self.condition,))
        _require_one_type((self.then, self.otherwise))

    @property
    def type(self) -> DataType:
        """The type of both branches."""
        return self.then.type


@frozen
class Quant:
    """Whether *all*, or *any*, of the records of *many* satisfy *body*."""

    which: Literal["all", "any"]
    many: "Node"
    body: "Node"

    def __attrs_post_init__(self) -> None:
        _require_many(self.many)
        _require_truths((self.body,))

    @property
    def type(self) -> DataType:
        """Its type: true or false."""
        return TRUTH


@frozen
class CountIf:
    """How many records of *many* satisfy *body*."""

    many: "Node"
    body: "Node"

    def __attrs_post_init__(self) -> None:
        _require_many(self.many)
        _require_truths((self.body,))

    @property
    def type(self) -> DataType:
        """A whole number."""
        return Number()


@frozen
class SumOf:
    """The sum of *term* over the records of *many* that satisfy *body*."""

    many: "Node"
    term: "Node"
    body: "Node"

    def __attrs_post_init__(self) -> None:
        _require_many(self.many)
        _require_truths((self.body,))
        _number(self.term)

    @property
    def type(self) -> DataType:
        """The scale and unit of the term."""
        return Number(places=_number(self.term).places, unit=_number(self.term).unit)


Node = (
    Lit | Fact | Item | Param | Silent
    | And | Or | Not | Cmp | In
    | Add | Mul | DivRound
    | Bands | If
    | Quant | CountIf | SumOf
)  # fmt: skip


def parts(node: Node) -> Iterator[Node]:
    """Yield *node* and every node below it, a parent before its children, without recursion."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(_children(one))


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case And() | Or() | Add():
            return node.args
        case Not() | In() | DivRound():
            return (node.arg,)
        case Cmp() | Mul():
            return (node.left, node.right)
        case Bands():
            return (node.x, *node.values)
        case If():
            return (node.condition, node.then, node.otherwise)
        case Quant() | CountIf():
            return (node.many, node.body)
        case SumOf():
            return (node.many, node.term, node.body)
        case Lit() | Fact() | Item() | Param() | Silent():
            return ()


def _refuse(problem: str, left: Node, right: Node) -> None:
    raise InvalidValueError.because(problem, left=left.type, right=right.type)


def _number(node: Node) -> Number:
    """Return the type of a node that must be a number."""
    if isinstance(node.type, Number):
        return node.type
    raise InvalidValueError.because("not_a_number", found=node.type)


def _require_truths(nodes: tuple[Node, ...]) -> None:
    for node in nodes:
        if node.type != TRUTH:
            raise InvalidValueError.because("not_a_condition", found=node.type)


def _require_one_type(nodes: tuple[Node, ...]) -> None:
    for one, other in pairwise(nodes):
        if not are_comparable(one.type, other.type):
            _refuse("not_comparable", one, other)


def _require_many(node: Node) -> None:
    if not isinstance(node.type, Many):
        raise InvalidValueError.because("not_a_list", found=node.type)
