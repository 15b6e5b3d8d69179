"""
Facts as typed classes: what a pack asks of people, with its words and its scales.

A class made by `facts` is read in two ways.  On an instance, ``amina.quotient_familial`` is a plain
value or ``None``, at the speed of a slot.  On the class, ``Inhabitant.quotient_familial`` is a
`Term`, which editors complete and checkers check, to write rules with.
"""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar, cast, dataclass_transform, overload

import attrs

from essmodel.messages.text import Sayable, Text
from essmodel.rules.datatype import DataType, Many
from essmodel.rules.expression import Fact as FactNode
from essmodel.rules.expression import Item, Scalar
from essmodel.rules.literal import scaled
from essmodel.rules.term import ManyTerm, Term

T = TypeVar("T")
C = TypeVar("C")

NOWHERE_NAMED = Text(en="", fr="")
FactValue = Scalar | tuple["Record", ...] | None
Record = Mapping[str, FactValue]
Facts = Mapping[str, FactValue]
"""The facts of a case by path, in units of their types; what is absent or ``None`` is unknown."""


class Fact(Generic[T]):
    """The type of a field: a `Term` on the class, a value or ``None`` on an instance."""

    @overload
    def __get__(self, instance: None, owner: type) -> Term[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T | None: ...
    def __get__(self, instance: object, owner: type) -> Any: ...
    def __set__(self, instance: object, value: T | None) -> None: ...


class Records(Generic[T]):
    """The type of a field that lists records: a `ManyTerm` on the class."""

    @overload
    def __get__(self, instance: None, owner: type) -> ManyTerm[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> tuple[T, ...] | None: ...
    def __get__(self, instance: object, owner: type) -> Any: ...
    def __set__(self, instance: object, value: tuple[T, ...] | None) -> None: ...


@attrs.frozen(kw_only=True)
class FactDefinition:
    """
    What a pack says of one fact.

    Attributes:
        name: the name of the field.
        type: its kind, scale, unit and bounds.
        label: what people call it.
        comes_from: where the answer is found: a notice, a register, a declaration.
    """

    name: str
    type: DataType
    label: Sayable
    comes_from: Sayable


def fact(*, type: DataType, label: Sayable, comes_from: Sayable = NOWHERE_NAMED) -> Any:  # noqa: A002, ANN401 - the checker reads the annotation of the field
    """Declare a fact of a class made by `facts` or `record`; it may always be left out."""
    return FactDefinition(name="", type=type, label=label, comes_from=comes_from)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def facts(name: str) -> Callable[[type[C]], type[C]]:
    """Make a class of facts about one subject, whose paths are ``name.field``."""

    def make(cls: type[C]) -> type[C]:
        return _made(cls, name, lambda one: FactNode(f"{name}.{one.name}", one.type, one.label))

    return make


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(name: str) -> Callable[[type[C]], type[C]]:
    """Make a class of records that lists of facts hold; its fields are read inside quantifiers."""

    def make(cls: type[C]) -> type[C]:
        return _made(cls, name, lambda one: Item(name, one.name, one.type, one.label))

    return make


def definitions(sheet: type) -> tuple[FactDefinition, ...]:
    """Return what a class made by `facts` or `record` declares, in the order written."""
    return cast("tuple[FactDefinition, ...]", sheet.__fact_definitions__)  # type: ignore[attr-defined]


def subject(sheet: type) -> str:
    """Return the name in front of the paths of a class made by `facts`."""
    return cast("str", sheet.__fact_subject__)  # type: ignore[attr-defined]


def nodes(sheet: type) -> tuple[FactNode, ...]:
    """Return the facts of a class made by `facts` as the leaves of expressions."""
    name = subject(sheet)
    return tuple(FactNode(f"{name}.{one.name}", one.type, one.label) for one in definitions(sheet))


def items(sheet: type) -> tuple[Item, ...]:
    """Return the fields of a class made by `record` as the leaves of expressions."""
    name = subject(sheet)
    return tuple(Item(name, one.name, one.type, one.label) for one in definitions(sheet))


def stated(sheet: object) -> Facts:
    """Return the facts that an instance states, by path, in units of their types."""
    name = subject(type(sheet))
    return {
        f"{name}.{one.name}": _value(getattr(sheet, one.name), one.type)
        for one in definitions(type(sheet))
    }


def _value(value: object, like: DataType) -> FactValue:
    if value is None:
        return None
    if isinstance(like, Many):
        return tuple(_record(row) for row in cast("tuple[object, ...]", value))
    return scaled(value, like)


def _record(row: object) -> Record:
    return {one.name: _value(getattr(row, one.name), one.type) for one in definitions(type(row))}


def _made(cls: type[C], name: str, node: Callable[[FactDefinition], FactNode | Item]) -> type[C]:
    """
    Rebuild *cls* under a metaclass of its own that answers with terms.

    INVARIANT: a property of the metaclass wins over a slot of the class when the class is asked,
    and is never looked at when an instance is, so instances read at slot speed.
    """
    declared = tuple(
        attrs.evolve(one, name=key)
        for key, one in vars(cls).items()
        if isinstance(one, FactDefinition)
    )
    terms = {one.name: _property(node(one)) for one in declared}
    kept = {
        key: value
        for key, value in vars(cls).items()
        if key not in terms and key not in {"__dict__", "__weakref__"}
    }
    words = {"__fact_definitions__": declared, "__fact_subject__": name}
    metaclass = type(f"{cls.__name__}Terms", (type,), terms)
    rebuilt = metaclass(cls.__name__, cls.__bases__, kept | words)
    these = {one.name: attrs.field(default=None) for one in declared}
    return cast("type[C]", attrs.frozen(kw_only=True, these=these)(rebuilt))


def _property(node: FactNode | Item) -> property:
    term: Term[Any] = ManyTerm(node) if isinstance(node.type, Many) else Term(node)
    return property(lambda _cls: term)
