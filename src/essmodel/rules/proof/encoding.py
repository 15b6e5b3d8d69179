"""
A rule as a solver reads it: each node as whether it is known, and its value.

Days are ordinals, amounts whole units of their scale, codes numbers.  What is known of a condition
follows Kleene exactly, so that in a case that the solver finds, the rule says the same.
"""

import operator
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any

from attrs import frozen

from essmodel.messages.catalogue import Message
from essmodel.rules import expression as tree
from essmodel.rules.datatype import DataType, Label, Many, Truth
from essmodel.rules.fact import FactValue
from essmodel.rules.figure import ByCode
from essmodel.rules.oracle import COMPARED, ONE
from essmodel.rules.proof.arithmetic import Arithmetic
from essmodel.rules.proof.side import whole_number
from essmodel.rules.proof.variable import Expr, Reading, Row, Told, Variables

MOST_CODES = 2_000
"""By how many codes a figure set by place may differ, for a solver to be asked about it."""


class UnprovableError(Exception):
    """A rule has a part that no solver is asked about; *why* says which."""

    def __init__(self, why: Message) -> None:
        super().__init__(why)
        self.why = why


@frozen
class Encoder:
    """Turns rules into expressions of z3 over *variables*."""

    z3: Any
    variables: Variables
    arithmetic: Arithmetic

    def told(self, node: tree.Node, row: Row | None = None) -> Told:  # noqa: C901, PLR0912 - one branch a node
        """Return *node* as the solver reads it: inside a record of a list, its *row*."""

        def of(one: tree.Node) -> Told:
            return self.told(one, row)

        match node:
            case tree.Lit():
                return Told(self._so(True), self.value(node.value, node.type))
            case tree.Fact():
                return self.variables.leaf(node)
            case tree.RefDate() if self.variables.grounds.is_free(node):
                return self.variables.leaf(node)
            case tree.Item(type=Many()):
                raise UnprovableError(Message("proof_list"))
            case tree.Item() if row is not None:
                return self.variables.item(node, row)
            case tree.RefDate() if self._day(node) is not None:
                return Told(self._so(True), self.value(self._day(node), node.type))
            case tree.RefDate() | tree.Silent() | tree.Item():
                return self.variables.nothing(node.type)
            case tree.Param():
                return self._figure(node)
            case tree.And():
                return self._every(of(arg) for arg in node.args)
            case tree.Or():
                return self._some(of(arg) for arg in node.args)
            case tree.Not():
                return self._from(self.z3.Not, of(node.arg))
            case tree.Cmp():
                return self._from(COMPARED[node.op], of(node.left), of(node.right))
            case tree.In():
                return self._from(partial(self._among, node), of(node.arg))
            case tree.Add():
                return self._from(lambda *terms: self.z3.Sum(terms), *map(of, node.args))
            case tree.Sub():
                return self._from(operator.sub, of(node.left), of(node.right))
            case tree.Mul():
                return self._from(self.arithmetic.product, of(node.left), of(node.right))
            case tree.DivRound():
                return self._from(partial(self._divided, node), of(node.arg))
            case tree.MinMax():
                return self._from(
                    lambda *terms: self.arithmetic.extreme(node.which, terms), *map(of, node.args)
                )
            case tree.Age():
                return self._aged(node, of)
            case tree.AddMonths():
                later = partial(self.arithmetic.months_later, months=node.months)
                return self._from(later, of(node.day))
            case tree.DaysBetween():
                return self._from(operator.sub, of(node.end), of(node.start))
            case tree.Bands():
                return self._banded(node, of)
            case tree.If():
                return self._chosen(of(node.condition), of(node.then), of(node.otherwise))
            case tree.IsKnown(arg=tree.Fact(type=Many()) as many):
                return Told(self._so(True), self.variables.rows(many).known)
            case tree.IsKnown():
                return Told(self._so(True), of(node.arg).known)
            case tree.Coalesce():
                found = of(node.arg)
                return self._chosen(Told(self._so(True), found.known), found, of(node.default))
            case tree.Quant() | tree.CountIf() | tree.SumOf():
                return self._over_records(node)
            case tree.Call():
                raise UnprovableError(Message.of("proof_call", function=node.function.label))

    # --- leaves -----------------------------------------------------------------------------------

    def _so(self, holds: bool) -> Expr:  # noqa: FBT001 - what is so
        return self.variables.truth(holds=holds)

    def value(self, value: FactValue, kind: DataType) -> Expr:
        """Return a value as the solver counts it."""
        if isinstance(kind, Truth):
            return self._so(value is True)
        if isinstance(kind, Label):
            return self.variables.number(self.variables.codes.number(kind.book, str(value)))
        return self.variables.number(whole_number(value))

    def _day(self, node: tree.Node) -> date | None:
        """Return a day that is the same in every case."""
        found: object = None
        if isinstance(node, tree.Lit):
            found = node.value
        elif isinstance(node, tree.RefDate):
            found = self.variables.grounds.dates.get(node.event)
        return found if isinstance(found, date) else None

    def _figure(self, node: tree.Param) -> Told:
        """Return a figure that differs by code: known where the code has one."""
        by = self.variables.grounds.figures[node.id]
        if not isinstance(by, ByCode):
            return Told(self._so(True), self.value(by, node.type))
        if len(by.values) > MOST_CODES:
            raise UnprovableError(Message.of("proof_codes", figure=node.label, most=MOST_CODES))
        fact = self.variables.coded_by[by.by]
        book = fact.type.book if isinstance(fact.type, Label) else ""
        code = self.variables.leaf(fact)
        found = self.variables.nothing(node.type)
        for name, value in by.values:
            is_it = code.value == self.variables.codes.number(book, name)
            found = Told(
                self.z3.Or(is_it, found.known),
                self.z3.If(is_it, self.value(value, node.type), found.value),
            )
        return Told(self.z3.And(code.known, found.known), found.value)

    # --- logic ------------------------------------------------------------------------------------

    def _every(self, parts: Iterable[Told]) -> Told:
        """Return Kleene's "and": no as soon as one is, yes where all are."""
        told = [*parts]
        no = self.z3.Or(
            [self.z3.And(one.known, self.z3.Not(one.value)) for one in told] or self._so(False)
        )
        known = self.z3.Or(no, self.z3.And([one.known for one in told] or self._so(True)))
        return Told(known, self.z3.Not(no))

    def _some(self, parts: Iterable[Told]) -> Told:
        contrary = (Told(one.known, self.z3.Not(one.value)) for one in parts)
        every = self._every(contrary)
        return Told(every.known, self.z3.Not(every.value))

    def _from(self, compute: Callable[..., Expr], *parts: Told) -> Told:
        """Compute from values that must all be known."""
        known = self.z3.And([one.known for one in parts])
        return Told(known, compute(*(one.value for one in parts)))

    def _chosen(self, asked: Told, then: Told, otherwise: Told) -> Told:
        known = self.z3.And(asked.known, self.z3.If(asked.value, then.known, otherwise.known))
        return Told(known, self.z3.If(asked.value, then.value, otherwise.value))

    def _among(self, node: tree.In, x: Expr) -> Expr:
        book = node.arg.type.book if isinstance(node.arg.type, Label) else ""
        codes = (self.variables.codes.number(book, code) for code in sorted(node.labels))
        return self.z3.Or([x == code for code in codes] or self._so(False))

    # --- numbers and choices ----------------------------------------------------------------------

    def _divided(self, node: tree.DivRound, x: Expr) -> Expr:
        times, divisor = node.ratio
        return self.arithmetic.divided(x * times, divisor, node.rounding)

    def _aged(self, node: tree.Age, of: Reading) -> Told:
        birth, at = of(node.birth), of(node.at)
        day = self._day(node.at)
        if isinstance(node.birth, tree.Fact | tree.Item) and day is not None:
            # INVARIANT: a fact lies between the first and the last day, a sum of months may not.
            on_day = partial(self.arithmetic.age_on, at=day, birthday=node.birthday)
            return self._from(on_day, birth)
        return self._from(partial(self.arithmetic.age, birthday=node.birthday), birth, at)

    def _banded(self, node: tree.Bands, of: Reading) -> Told:
        x = of(node.x)
        *below, found = [of(one) for one in node.values]
        for bound, value in reversed([*zip(node.bounds, below, strict=True)]):
            found = self._chosen(Told(self._so(True), x.value < bound), value, found)
        return Told(self.z3.And(x.known, found.known), found.value)

    # --- lists ------------------------------------------------------------------------------------

    def _over_records(self, node: tree.Quant | tree.CountIf | tree.SumOf) -> Told:
        """Ask each record that exists; a record that does not changes nothing."""
        if not isinstance(node.many, tree.Fact):
            raise UnprovableError(Message("proof_list"))
        rows = self.variables.rows(node.many)
        there = [rows.count > index for index in range(len(rows.records))]
        bodies = [self.told(node.body, one) for one in rows.records]
        if isinstance(node, tree.Quant):
            is_all = node.which == "all"
            absent = Told(self._so(True), self._so(is_all))
            asked = (self._if(here, body, absent) for here, body in zip(there, bodies, strict=True))
            answer = (self._every if is_all else self._some)(asked)
        else:
            term = node.term if isinstance(node, tree.SumOf) else ONE
            nothing = Told(self._so(True), self.variables.number(0))
            terms = [
                self._if(here, self._chosen(body, self.told(term, one), nothing), nothing)
                for here, body, one in zip(there, bodies, rows.records, strict=True)
            ]
            answer = self._from(lambda *all_of_them: self.z3.Sum(all_of_them), nothing, *terms)
        return Told(self.z3.And(rows.known, answer.known), answer.value)

    def _if(self, here: Expr, then: Told, otherwise: Told) -> Told:
        return self._chosen(Told(self._so(True), here), then, otherwise)
