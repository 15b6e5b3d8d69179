"""
The nodes of a rule: a small typed tree over facts, and nothing else.

The list is closed.  A node is frozen, equal to its like, hashable, and works out its type when it
is made, by `essmodel.rules.well_typed`, which refuses what could not be decided.
`essmodel.rules.oracle` says in one page what each node comes to; `essmodel.rules.term` gives the
operators that people write with.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, ClassVar, Literal, get_args

from attrs import Factory, evolve, field, fields, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Sayable
from essmodel.rules import well_typed
from essmodel.rules.anniversary import MOST_MONTHS, Birthday
from essmodel.rules.datatype import DataType, Number, Truth
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Source
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import Comparison, Extent

Scalar = bool | int | date | str


def _typed(rule: Callable[[Any], DataType]) -> Any:  # noqa: ANN401 - the checker reads the annotation
    """Declare the type of a node, worked out once from its parts and no part of its equality."""
    return field(init=False, eq=False, repr=False, default=Factory(rule, takes_self=True))


def _measured() -> Any:  # noqa: ANN401 - the checker reads the annotation
    """Declare the extent of a node, worked out once likewise, and refused beyond a limit."""
    extent = Factory(
        lambda node: well_typed.extent_around(one.extent for one in children(node)), takes_self=True
    )
    return field(init=False, eq=False, repr=False, default=extent)


# --- leaves ---------------------------------------------------------------------------------------


@frozen
class Lit:
    """A value written in the rule, in units of its type: ``Lit(850, Number(places=2))``."""

    value: Scalar
    type: DataType
    extent: ClassVar[Extent] = well_typed.LEAF

    def __attrs_post_init__(self) -> None:
        well_typed.require_kind(self.value, self.type)


@frozen
class Fact:
    """A fact of the case, read by its dotted *path*; unknown when the case does not state it."""

    path: str
    type: DataType
    label: Sayable = field(eq=False)
    extent: ClassVar[Extent] = well_typed.LEAF


@frozen
class Item:
    """A field of the record at hand, inside `Quant`, `CountIf` or `SumOf`."""

    record: str
    name: str
    type: DataType
    label: Sayable = field(eq=False)
    extent: ClassVar[Extent] = well_typed.LEAF

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
    extent: ClassVar[Extent] = well_typed.LEAF


@frozen
class RefDate:
    """The day of an *event* of the case: of the decision, of the assembly."""

    event: Event
    type: DataType = field(init=False, eq=False, repr=False, default=well_typed.CALENDAR)
    extent: ClassVar[Extent] = well_typed.LEAF


@frozen
class Silent:
    """The place of a value that the source does not give."""

    source: Source
    type: DataType
    extent: ClassVar[Extent] = well_typed.LEAF


# --- logic ----------------------------------------------------------------------------------------


@frozen
class And:
    """All of *args*."""

    args: "tuple[Node, ...]"
    type: Truth = _typed(lambda node: well_typed.condition(*node.args))
    extent: Extent = _measured()


@frozen
class Or:
    """At least one of *args*."""

    args: "tuple[Node, ...]"
    type: Truth = _typed(lambda node: well_typed.condition(*node.args))
    extent: Extent = _measured()


@frozen
class Not:
    """The contrary of *arg*."""

    arg: "Node"
    type: Truth = _typed(lambda node: well_typed.condition(node.arg))
    extent: Extent = _measured()


@frozen
class Cmp:
    """*left* compared with *right*, of the same type; only numbers and days have an order."""

    op: Comparison
    left: "Node"
    right: "Node"
    type: Truth = _typed(lambda node: well_typed.comparison(node.op, node.left, node.right))
    extent: Extent = _measured()


@frozen
class In:
    """Whether *arg* is one of the *labels*."""

    arg: "Node"
    labels: frozenset[str]
    type: Truth = _typed(lambda node: well_typed.membership(node.arg))
    extent: Extent = _measured()


# --- numbers --------------------------------------------------------------------------------------


@frozen
class Add:
    """The sum of *args*, all of one scale and unit."""

    args: "tuple[Node, ...]"
    type: Number = _typed(lambda node: well_typed.alike(node.args))
    extent: Extent = _measured()


@frozen
class Sub:
    """*left* less *right*, of one scale and unit."""

    left: "Node"
    right: "Node"
    type: Number = _typed(lambda node: well_typed.alike((node.left, node.right)))
    extent: Extent = _measured()


@frozen
class Mul:
    """*left* times *right*: their places add up; at most one of them has a unit."""

    left: "Node"
    right: "Node"
    type: Number = _typed(lambda node: well_typed.product(node.left, node.right))
    extent: Extent = _measured()


@frozen
class DivRound:
    """
    *arg* over a positive whole *divisor*, rounded to the scale of *type*: the only way down.

    Attributes:
        rounding: what becomes of the rest: a legal choice.
        source: who made that choice.
    """

    arg: "Node"
    divisor: int
    rounding: Rounding
    type: Number
    source: Source
    extent: Extent = _measured()

    def __attrs_post_init__(self) -> None:
        well_typed.number(self.arg)
        if self.divisor < 1:
            raise InvalidValueError.because("not_positive", found=self.divisor)

    @property
    def ratio(self) -> tuple[int, int]:
        """What *arg* is multiplied and then divided by, both counted in units of their types."""
        finer = well_typed.number(self.arg).places - self.type.places
        return 10 ** max(0, -finer), self.divisor * 10 ** max(0, finer)


@frozen
class MinMax:
    """The least, or the greatest, of *args*; unknown as soon as one of them is."""

    which: Literal["min", "max"]
    args: "tuple[Node, ...]"
    type: Number = _typed(lambda node: well_typed.alike(node.args))
    extent: Extent = _measured()


# --- days -----------------------------------------------------------------------------------------


@frozen
class Age:
    """
    Whole years from *birth* to the day *at*, negative where *at* is earlier.

    Attributes:
        birthday: when someone born on 29 February is a year older: a legal choice.
        source: who made that choice.
    """

    birth: "Node"
    at: "Node"
    birthday: Birthday
    source: Source
    type: Number = _typed(lambda node: well_typed.days_apart(node.birth, node.at))
    extent: Extent = _measured()


@frozen
class AddMonths:
    """
    The day *months* after *day*, or before it where they are negative.

    A month without that day gives its last one.  Only one `AddMonths` stands in a chain: 31 January
    and one month twice would be 28 March.

    Law:
        Regulation (EEC, Euratom) No 1182/71, art. 3(2)(c): a period in months ends with the last
        day of the last month where the day on which it should expire does not occur in it.
    """

    day: "Node"
    months: int
    type: DataType = _typed(lambda node: well_typed.day(node.day))
    extent: Extent = _measured()

    def __attrs_post_init__(self) -> None:
        if abs(self.months) > MOST_MONTHS:
            raise InvalidValueError.because("too_many_months", found=self.months, most=MOST_MONTHS)
        if any(isinstance(one, AddMonths) for one in _origins(self.day)):
            raise InvalidValueError.because("months_twice")


@frozen
class DaysBetween:
    """The days from *start* to *end*, negative where *end* is earlier."""

    start: "Node"
    end: "Node"
    type: Number = _typed(lambda node: well_typed.days_apart(node.start, node.end))
    extent: Extent = _measured()


# --- choice ---------------------------------------------------------------------------------------


@frozen
class Bands:
    """
    A value by bands of *x*, total: ``values[i]`` from ``bounds[i-1]`` to just below ``bounds[i]``.

    A hole that the source publishes is a value too: `Silent`.

    Attributes:
        source: who cut the bands, and decided on which side a bound lies.
    """

    x: "Node"
    bounds: tuple[int, ...]
    values: "tuple[Node, ...]"
    source: Source
    type: DataType = _typed(lambda node: well_typed.bands(node.x, node.bounds, node.values))
    extent: Extent = _measured()


@frozen
class If:
    """*then* where *condition* holds, *otherwise* where it does not."""

    condition: "Node"
    then: "Node"
    otherwise: "Node"
    type: DataType = _typed(
        lambda node: well_typed.choice(node.condition, node.then, node.otherwise)
    )
    extent: Extent = _measured()


# --- what is not known ----------------------------------------------------------------------------


@frozen
class IsKnown:
    """Whether *arg* can be told; never unknown itself."""

    arg: "Node"
    type: Truth = field(init=False, eq=False, repr=False, default=well_typed.TRUTH)
    extent: Extent = _measured()


@frozen
class Coalesce:
    """
    *arg*, or *default* where it cannot be told.

    Attributes:
        source: who says that silence is worth *default*.
    """

    arg: "Node"
    default: "Node"
    source: Source
    type: DataType = _typed(lambda node: well_typed.like(node.arg, node.default))
    extent: Extent = _measured()


# --- lists ----------------------------------------------------------------------------------------


@frozen
class Quant:
    """Whether *all*, or *any*, of the records of *many* satisfy *body*."""

    which: Literal["all", "any"]
    many: "Node"
    body: "Node"
    type: Truth = _typed(lambda node: well_typed.quantifier(node.many, node.body))
    extent: Extent = _measured()


@frozen
class CountIf:
    """How many records of *many* satisfy *body*."""

    many: "Node"
    body: "Node"
    type: Number = _typed(lambda node: well_typed.quantity(node.many, node.body))
    extent: Extent = _measured()


@frozen
class SumOf:
    """The sum of *term* over the records of *many* that satisfy *body*."""

    many: "Node"
    term: "Node"
    body: "Node"
    type: Number = _typed(lambda node: well_typed.sum_over(node.many, node.term, node.body))
    extent: Extent = _measured()


# --- escape ---------------------------------------------------------------------------------------


@frozen
class Call:
    """A Python *function* of values that are all known; nothing can be proved about it."""

    function: Function
    args: "tuple[Node, ...]"
    type: DataType = _typed(lambda node: well_typed.given(node.function, node.args))
    extent: Extent = _measured()


Node = (
    Lit | Fact | Item | Param | RefDate | Silent
    | And | Or | Not | Cmp | In
    | Add | Sub | Mul | DivRound | MinMax
    | Age | AddMonths | DaysBetween
    | Bands | If
    | IsKnown | Coalesce
    | Quant | CountIf | SumOf
    | Call
)  # fmt: skip


PLACES: dict[type, tuple[str, ...]] = {
    kind: tuple(one.name for one in fields(kind) if one.type in {"Node", "tuple[Node, ...]"})
    for kind in get_args(Node)
}
"""The fields of each kind of node that hold nodes, as their annotations say."""


def parts(node: Node) -> Iterator[Node]:
    """Yield *node* and every node below it, a parent before its children, without recursion."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(children(one))


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes that *node* is made of, in the order in which it names them."""
    found: list[Node] = []
    for name in PLACES[type(node)]:
        inner = getattr(node, name)
        found += inner if isinstance(inner, tuple) else (inner,)
    return tuple(found)


def rebuilt(node: Node, each: "Callable[[Node], Node]") -> Node:
    """Return *node* with *each* of its children replaced; itself where none changes."""
    changes: dict[str, Any] = {}
    for name in PLACES[type(node)]:
        inner = getattr(node, name)
        made = tuple(each(one) for one in inner) if isinstance(inner, tuple) else each(inner)
        if made != inner:
            changes[name] = made
    return evolve(node, **changes) if changes else node


def _origins(node: Node) -> Iterator[Node]:
    """Yield the nodes whose value *node* may hand on as its own."""
    match node:
        case If():
            yield from _origins(node.then)
            yield from _origins(node.otherwise)
        case Bands():
            for value in node.values:
                yield from _origins(value)
        case Coalesce():
            yield from _origins(node.arg)
            yield from _origins(node.default)
        case _:
            yield node
