"""
The operators that people write rules with: ``Inhabitant.age >= 3``.

A term only builds a node.  It has no truth value: ``and``, ``or``, ``not`` and ``if`` would ask for
one before any case is known, so they are refused with the operator to write instead.
"""

from collections.abc import Iterable
from datetime import date
from typing import Generic, NoReturn, TypeVar

from essmodel.errors import Problem, UnclearTermError
from essmodel.rules.datatype import DataType, Number
from essmodel.rules.expression import (
    Add,
    AddMonths,
    And,
    Cmp,
    Coalesce,
    CountIf,
    In,
    IsKnown,
    Lit,
    Mul,
    Node,
    Not,
    Or,
    Param,
    Quant,
    Sub,
    SumOf,
)
from essmodel.rules.law.parameter import Parameter
from essmodel.rules.law.source import Source
from essmodel.rules.literal import literal
from essmodel.rules.well_typed import TRUTH, Comparison
from essmodel.values.threshold import Threshold

T = TypeVar("T")
N = TypeVar("N")


class Term(Generic[T]):
    """An expression whose value is a *T*, in a rule that is being written."""

    __slots__ = ("node",)
    __hash__ = None  # type: ignore[assignment] # equality builds a condition, so no set may hold terms

    def __init__(self, node: Node) -> None:
        self.node = node

    def __eq__(self, other: "Term[T] | Parameter[T] | T") -> "Term[bool]":  # type: ignore[override]
        return self._compared("==", other)

    def __ne__(self, other: "Term[T] | Parameter[T] | T") -> "Term[bool]":  # type: ignore[override]
        return self._compared("!=", other)

    def __lt__(self, other: "Term[T] | Parameter[T] | T") -> "Term[bool]":
        return self._compared("<", other)

    def __le__(self, other: "Term[T] | Parameter[T] | T") -> "Term[bool]":
        return self._compared("<=", other)

    def __gt__(self, other: "Term[T] | Parameter[T] | T") -> "Term[bool]":
        return self._compared(">", other)

    def __ge__(self, other: "Term[T] | Parameter[T] | T") -> "Term[bool]":
        return self._compared(">=", other)

    def __add__(self, other: "Term[T] | Parameter[T] | T") -> "Term[T]":
        return Term(Add((self.node, self._like(other))))

    def __radd__(self, other: "Parameter[T] | T") -> "Term[T]":
        return Term(Add((self._like(other), self.node)))

    def __sub__(self, other: "Term[T] | Parameter[T] | T") -> "Term[T]":
        return Term(Sub(self.node, self._like(other)))

    def __rsub__(self, other: "Parameter[T] | T") -> "Term[T]":
        return Term(Sub(self._like(other), self.node))

    def __mul__(self, other: "Term[N] | Parameter[N] | int") -> "Term[T]":
        factor = Lit(other, Number()) if isinstance(other, int) else self._like(other)
        return Term(Mul(self.node, factor))

    def __rmul__(self, other: int) -> "Term[T]":
        return Term(Mul(Lit(other, Number()), self.node))

    def __and__(self, other: "Term[bool]") -> "Term[bool]":
        return Term(And((*_parts(And, self.node), *_parts(And, other.node))))

    def __or__(self, other: "Term[bool]") -> "Term[bool]":
        return Term(Or((*_parts(Or, self.node), *_parts(Or, other.node))))

    def __invert__(self) -> "Term[bool]":
        return Term(Not(self.node))

    def __bool__(self) -> NoReturn:
        raise UnclearTermError(Problem(id="term_has_no_truth"))

    def is_in(self, labels: Iterable[str]) -> "Term[bool]":
        """Whether the label is one of *labels*."""
        return Term(In(self.node, frozenset(labels)))

    def widened(self, places: int) -> "Term[T]":
        """Return the same value with *places* more places, to meet a finer one."""
        return Term(Mul(self.node, Lit(10**places, Number(places=places))))

    def is_known(self) -> "Term[bool]":
        """Whether it can be told; never unknown itself."""
        return Term(IsKnown(self.node))

    def or_else(self, default: "Term[T] | Parameter[T] | T", *, source: Source) -> "Term[T]":
        """Return it, or *default* where it cannot be told, as *source* says."""
        return Term(Coalesce(self.node, self._like(default), source))

    def months_later(self: "Term[date]", months: int) -> "Term[date]":
        """Return the day *months* after it, or before it where they are negative."""
        return Term(AddMonths(self.node, months))

    def _compared(self, op: Comparison, other: object) -> "Term[bool]":
        return Term(Cmp(op, self.node, self._like(other)))

    def _like(self, other: object) -> Node:
        return node_of(other, self.node.type)


class ManyTerm(Term[T]):
    """A list of records of kind *T*, to ask about all, any, how many, how much."""

    __slots__ = ()

    def all(self, body: Term[bool]) -> Term[bool]:
        """Whether every record satisfies *body*; true of an empty list."""
        return Term(Quant("all", self.node, body.node))

    def any(self, body: Term[bool]) -> Term[bool]:
        """Whether some record satisfies *body*; false of an empty list."""
        return Term(Quant("any", self.node, body.node))

    def count(self, body: Term[bool]) -> Term[int]:
        """How many records satisfy *body*."""
        return Term(CountIf(self.node, body.node))

    def number(self) -> Term[int]:
        """How many records there are."""
        return Term(CountIf(self.node, Lit(value=True, type=TRUTH)))

    def total(self, term: Term[N], *, where: Term[bool] | None = None) -> Term[N]:
        """Sum *term* over the records, or over those that satisfy *where*."""
        body = where.node if where is not None else Lit(value=True, type=TRUTH)
        return Term(SumOf(self.node, term.node, body))


def reaches(threshold: Threshold, part: Term[int], *, of: Term[int]) -> Term[bool]:
    """Whether *part* of *of* reaches *threshold*, by cross-multiplication."""
    have, need = part * threshold.whole, of * threshold.part
    return have > need if threshold.is_strict else have >= need


def node_of(value: object, like: DataType) -> Node:
    """Return the node of a term or of a figure of law; any other *value* as a literal."""
    match value:
        case Term():
            return value.node  # pyright: ignore[reportUnknownVariableType]
        case Parameter():
            return Param(value.id, value.datatype, value.label)
        case _:
            return literal(value, like)


def _parts(kind: type[And] | type[Or], node: Node) -> tuple[Node, ...]:
    """Return the arguments of a node of *kind*, or the node alone: chains stay flat."""
    return node.args if isinstance(node, kind) else (node,)
