"""
What is worked out from terms where Python has no operator for it: ages, bands, choices, roundings.

Each legal choice, a rounding, a birthday, a bound, is written out with the source that made it.
"""

from collections.abc import Mapping
from datetime import date
from operator import itemgetter
from typing import Any, TypeVar, cast

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import Birthday
from essmodel.rules.datatype import DataType, Number
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Parameter
from essmodel.rules.law.source import Source
from essmodel.rules.literal import literal, scaled
from essmodel.rules.rounding import Rounding
from essmodel.rules.term import Term, node_of
from essmodel.rules.well_typed import number

T = TypeVar("T")
N = TypeVar("N")


def constant(value: T, like: DataType) -> Term[T]:
    """Return *value* as a term of the type *like*, where no other term gives it one."""
    return Term(literal(value, like))


def figure(parameter: Parameter[T]) -> Term[T]:
    """Return a figure of law as a term, where nothing stands before it to compare it with."""
    return Term(tree.Param(parameter.id, parameter.datatype, parameter.label))


def silent(source: Source, like: DataType) -> Term[Any]:
    """Return the place of a value of the type *like* that *source* does not give."""
    return Term(tree.Silent(source, like))


# --- numbers --------------------------------------------------------------------------------------


def minimum(first: Term[T], *others: Term[T] | Parameter[T] | T) -> Term[T]:
    """Return the least of terms; unknown as soon as one of them is."""
    return Term(tree.MinMax("min", _alike(first, others)))


def maximum(first: Term[T], *others: Term[T] | Parameter[T] | T) -> Term[T]:
    """Return the greatest of terms; unknown as soon as one of them is."""
    return Term(tree.MinMax("max", _alike(first, others)))


def divided(
    term: Term[T], *, by: int = 1, rounding: Rounding, places: int, source: Source
) -> Term[T]:
    """Divide *term*, rounded to *places* decimals as *source* says; its unit stays."""
    like = Number(places=places, unit=number(term.node).unit)
    return Term(tree.DivRound(term.node, by, rounding, like, source))


# --- days -----------------------------------------------------------------------------------------


def day_of(event: Event) -> Term[date]:
    """Return the day of an event of the case."""
    return Term(tree.RefDate(event))


def age(birth: Term[date], *, at: Term[date], birthday: Birthday, source: Source) -> Term[int]:
    """Return the whole years from *birth* to the day *at*; *source* settles 29 February."""
    return Term(tree.Age(birth.node, at.node, birthday, source))


def days_between(start: Term[date], end: Term[date]) -> Term[int]:
    """Return the days from *start* to *end*, negative where *end* is earlier."""
    return Term(tree.DaysBetween(start.node, end.node))


# --- choice, and Python ---------------------------------------------------------------------------


def choose(condition: Term[bool], then: Term[T], otherwise: Term[T] | Parameter[T] | T) -> Term[T]:
    """Return *then* where *condition* holds, *otherwise* where it does not."""
    other = node_of(otherwise, then.node.type)
    return Term(tree.If(condition.node, then.node, other))


def bands(
    x: Term[N], first: Term[T], then: Mapping[N, Term[T]] | Mapping[N, T], *, source: Source
) -> Term[T]:
    """
    Return a value by bands of *x*: *first* below all bounds, then the value of each from it on.

    Args:
        x: the figure that is looked up.
        first: the value below the first bound.
        then: each bound, in any order, with the value from it on: terms, or plain values.
        source: who cut the bands, and decided that a bound belongs to the band that it begins.

    Raises:
        InvalidValueError: a bound that is no figure, finer than *x*, or the same as another.
    """
    like = number(x.node)
    cuts = sorted(
        ((_bound(bound, like), value) for bound, value in then.items()), key=itemgetter(0)
    )
    values = (first.node, *(node_of(value, first.node.type) for _, value in cuts))
    return Term(tree.Bands(x.node, tuple(bound for bound, _ in cuts), values, source))


def call(function: Function, *args: object) -> Term[Any]:
    """Ask *function* of terms, figures of law and values."""
    if len(args) != len(function.takes):
        raise InvalidValueError.because(
            "arguments_do_not_fit", found=len(args), expected=len(function.takes)
        )
    pairs = zip(args, function.takes, strict=True)
    return Term(tree.Call(function, tuple(node_of(one, like) for one, like in pairs)))


def _bound(bound: object, like: Number) -> int:
    return cast("int", scaled(bound, like))


def _alike(first: Term[T], others: tuple[Term[T] | Parameter[T] | T, ...]) -> tuple[tree.Node, ...]:
    return (first.node, *(node_of(one, first.node.type) for one in others))
