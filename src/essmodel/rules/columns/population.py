"""A population decided: verdicts, prices and reasons as columns, several questions in one pass."""

import operator
from collections.abc import Callable, Iterator
from typing import Any

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.columns.frame import expression
from essmodel.rules.columns.inquiry import (
    MOST_RULES,
    Inquiry,
    calls_python,
    guesses_at_python,
    uncalled,
    verdict,
)
from essmodel.rules.columns.namespace import Expr, Frame, Namespace, joined
from essmodel.rules.columns.place import Place
from essmodel.rules.columns.rows import Rows
from essmodel.rules.columns.step import Steps
from essmodel.rules.columns.stepwise import worked_out
from essmodel.rules.well_typed import TRUTH

_WIDTHS = ((8, "UInt8"), (16, "UInt16"), (32, "UInt32"), (MOST_RULES, "UInt64"))
"""The names of the types that hold so many bits."""

_TOP = 62
"""The highest power of two that a literal can be in every library."""


def answered(
    rows: Rows, inquiries: tuple[Inquiry, ...], at: Place, *, keep: tuple[str, ...]
) -> Frame:
    """
    Return a frame with the columns *keep* and those of each of *inquiries*.

    ``verdict`` is true, false or null, and ``price`` null where it is refused.  Bit ``i`` of
    ``failed`` and of ``undetermined`` tells of the rule at the place ``i``; where Python is
    called, ``unasked`` tells of rules that it was not called for, since the case was settled.

    Raises:
        InvalidValueError: a rule may leave 64 bits, or is more than such a frame can answer.
    """
    steps = Steps(days=frozenset(at.days), copies=at.namespace.copies)
    asked = [_asked(one, steps) for one in inquiries]
    names = (*keep, *(name for one in inquiries for name in one.names))

    def answer(frame: Frame) -> Frame:
        done = worked_out(frame, steps, at)
        done = at.namespace.with_columns(done, [one.verdict(at) for one in asked])
        reasons = [column for one in asked for column in one.reasons(at.namespace)]
        return at.namespace.with_columns(done, reasons).select(names)

    if rows.is_lazy and not steps.is_plain:
        if rows.namespace.is_polars:
            return _by_pieces(rows, answer, inquiries, keep)
        raise InvalidValueError.because("columns_no_pieces")
    if rows.is_lazy or not rows.namespace.is_polars or not steps.is_plain:
        return answer(rows.frame)
    return answer(rows.frame.lazy()).collect()  # a plan works out once what stands twice


def _by_pieces(
    rows: Rows,
    answer: Callable[[Frame], Frame],
    inquiries: tuple[Inquiry, ...],
    keep: tuple[str, ...],
) -> Frame:
    """Return the answers to a plan whose rows must be in memory, some at a time."""
    types = {name: rows.schema[name] for name in keep}
    for one in inquiries:
        for name in one.names:
            types[name] = _type_of(name, one, rows.namespace.of)
    return rows.frame.map_batches(answer, streamable=True, schema=types)


def _type_of(name: str, inquiry: Inquiry, of: Any) -> Any:  # noqa: ANN401 - a type of polars
    known = {f"{inquiry.id}.verdict": of.Boolean, f"{inquiry.id}.price": of.Int64}
    return known.get(name, of.UInt64)


def _asked(inquiry: Inquiry, steps: Steps) -> "_Asked":
    """Return *inquiry* with a column for each of its rules and its price."""
    figures, where = inquiry.figures, ""
    if inquiry.calls_python:
        where = steps.column(tree.Not(inquiry.settled), figures).path

    def told(node: tree.Node) -> tree.Fact:
        column = steps.column(node, figures, where=where)
        if not where or not guesses_at_python(node):
            return column
        # Where Python is not called, what a rule guesses of its silence would be no answer.
        is_asked = tree.Fact(where, TRUTH, column.label)
        return steps.add(tree.If(is_asked, column, steps.column(uncalled(node), figures)), figures)

    rules = tuple(told(rule) for rule in inquiry.rules)
    price = None if inquiry.price is None else told(inquiry.price)
    return _Asked(inquiry=inquiry, rules=rules, price=price, where=where)


@frozen(kw_only=True)
class _Asked:
    """An inquiry whose rules and price have columns; *where* tells of the rows Python is asked."""

    inquiry: Inquiry
    rules: tuple[tree.Fact, ...]
    price: tree.Fact | None
    where: str

    def verdict(self, at: Place) -> Expr:
        """Return the column of verdicts."""
        name, *_ = self.inquiry.names
        return expression(verdict(self.rules, self.price), at).alias(name)

    def reasons(self, namespace: Namespace) -> Iterator[Expr]:
        """Yield the columns of the price and of the rules; that of verdicts is there."""
        verdicts, price, *_ = self.inquiry.names
        of = namespace.of
        paid = namespace.where(
            of.coalesce(of.col(verdicts), of.lit(True, of.Boolean)),
            of.lit(None, of.Int64) if self.price is None else of.col(self.price.path),
        )
        yield paid.alias(price)
        rules = [of.col(rule.path) for rule in self.rules]
        yield from self._masks("failed", [~rule for rule in rules], namespace)
        if not self.where:
            unknown = [rule.is_null() for rule in rules]
            yield from self._masks("undetermined", unknown, namespace)
            return
        is_asked = of.col(self.where)
        pairs = list(zip(rules, map(calls_python, self.inquiry.rules), strict=True))
        unknown = [rule.is_null() & (is_asked | of.lit(not calls)) for rule, calls in pairs]
        unasked = [rule.is_null() & ~is_asked & of.lit(calls) for rule, calls in pairs]
        yield from self._masks("undetermined", unknown, namespace)
        yield from self._masks("unasked", unasked, namespace)

    def _masks(self, kind: str, flags: list[Expr], namespace: Namespace) -> Iterator[Expr]:
        for number, name in enumerate(self.inquiry.mask_names(kind)):
            some = flags[number * MOST_RULES : (number + 1) * MOST_RULES]
            yield _mask(some, namespace).alias(name)


def _mask(flags: list[Expr], namespace: Namespace) -> Expr:
    """Return a number whose bit ``i`` is set where the flag at the place ``i`` is true."""
    of = namespace.of
    narrow = next(kind for most, kind in _WIDTHS if len(flags) <= most)
    kind = getattr(of, narrow)  # what is added up is small, and so fast
    zero = of.lit(0, kind)
    bits = [namespace.where(flag, bit(place, of, kind), zero) for place, flag in enumerate(flags)]
    return joined(bits, operator.add).cast(of.UInt64) if bits else of.lit(0, of.UInt64)


def bit(place: int, of: Any, kind: Any) -> Expr:  # noqa: ANN401 - a module and its type
    """Return the number of *kind* that has the bit at *place* alone."""
    if place <= _TOP:
        return of.lit(2**place, kind)
    return of.lit(2**_TOP, of.UInt64) + of.lit(2**_TOP, of.UInt64)
