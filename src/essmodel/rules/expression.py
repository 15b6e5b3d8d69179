"""
The nodes of a rule: a small typed tree over facts, and nothing else.

The list is closed.  A node is frozen, equal to its like, hashable, and works out its type when it
is made, by `essmodel.rules.well_typed`, which refuses what could not be decided.
`essmodel.rules.term` gives the operators that people write with.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Literal

from attrs import Factory, field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Sayable
from essmodel.rules import well_typed
from essmodel.rules.datatype import DataType, Number, Truth
from essmodel.rules.law.source import Source
from essmodel.rules.well_typed import Comparison, Rounding

Scalar = bool | int | date | str


def _typed(rule: Callable[[Any], DataType]) -> Any:  # noqa: ANN401 - the checker reads the annotation
    """Declare the type of a node, worked out once from its parts and no part of its equality."""
    return field(init=False, eq=False, repr=False, default=Factory(rule, takes_self=True))


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
    type: Truth = _typed(lambda node: well_typed.condition(*node.args))


@frozen
class Or:
    """At least one of *args*."""

    args: "tuple[Node, ...]"
    type: Truth = _typed(lambda node: well_typed.condition(*node.args))


@frozen
class Not:
    """The contrary of *arg*."""

    arg: "Node"
    type: Truth = _typed(lambda node: well_typed.condition(node.arg))


@frozen
class Cmp:
    """*left* compared with *right*, of the same type; only numbers and days have an order."""

    op: Comparison
    left: "Node"
    right: "Node"
    type: Truth = _typed(lambda node: well_typed.comparison(node.op, node.left, node.right))


@frozen
class In:
    """Whether *arg* is one of the *labels*."""

    arg: "Node"
    labels: frozenset[str]
    type: Truth = _typed(lambda node: well_typed.membership(node.arg))


@frozen
class Add:
    """The sum of *args*, all of one scale and unit."""

    args: "tuple[Node, ...]"
    type: Number = _typed(lambda node: well_typed.total(node.args))


@frozen
class Mul:
    """*left* times *right*: their places add up; at most one of them has a unit."""

    left: "Node"
    right: "Node"
    type: Number = _typed(lambda node: well_typed.product(node.left, node.right))


@frozen
class DivRound:
    """*arg* over a positive whole *divisor*, rounded by *rounding* to the scale of *type*."""

    arg: "Node"
    divisor: int
    rounding: Rounding
    type: Number

    def __attrs_post_init__(self) -> None:
        well_typed.number(self.arg)
        if self.divisor < 1:
            raise InvalidValueError.because("not_positive", found=self.divisor)


@frozen
class Bands:
    """
    A value by bands of *x*, total: ``values[i]`` from ``bounds[i-1]`` to just below ``bounds[i]``.

    A hole that the source publishes is a value too: `Silent`.
    """

    x: "Node"
    bounds: tuple[int, ...]
    values: "tuple[Node, ...]"
    type: DataType = _typed(lambda node: well_typed.bands(node.x, node.bounds, node.values))


@frozen
class If:
    """*then* where *condition* holds, *otherwise* where it does not."""

    condition: "Node"
    then: "Node"
    otherwise: "Node"
    type: DataType = _typed(
        lambda node: well_typed.choice(node.condition, node.then, node.otherwise)
    )


@frozen
class Quant:
    """Whether *all*, or *any*, of the records of *many* satisfy *body*."""

    which: Literal["all", "any"]
    many: "Node"
    body: "Node"
    type: Truth = _typed(lambda node: well_typed.quantifier(node.many, node.body))


@frozen
class CountIf:
    """How many records of *many* satisfy *body*."""

    many: "Node"
    body: "Node"
    type: Number = _typed(lambda node: well_typed.quantity(node.many, node.body))


@frozen
class SumOf:
    """The sum of *term* over the records of *many* that satisfy *body*."""

    many: "Node"
    term: "Node"
    body: "Node"
    type: Number = _typed(lambda node: well_typed.sum_over(node.many, node.term, node.body))


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
