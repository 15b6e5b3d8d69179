"""Every node brought down to Python: facts are read where they are needed, what costs is last."""

import ast
from collections.abc import Callable
from functools import partial

from attrs import define

from essmodel.rules import expression as tree
from essmodel.rules.anniversary import age, months_later
from essmodel.rules.figure import ByCode
from essmodel.rules.oracle import called
from essmodel.rules.scalar import lowered as low
from essmodel.rules.scalar import python_tree as py
from essmodel.rules.scalar.arithmetic import added, extreme, quotient
from essmodel.rules.scalar.cost import GLANCE, Costs
from essmodel.rules.scalar.draft import FACTS, GET_FACT, GET_FIELD, RECORD, Draft
from essmodel.rules.scalar.halving import asked, picked
from essmodel.rules.scalar.lowered import Lowered, Mixed, Strict, merged
from essmodel.rules.scalar.run import Run, of_code, quantified, summed
from essmodel.rules.situation import Situation
from essmodel.rules.well_typed import number

DEEPEST_IN_ONE = 25
"""The most levels of a rule in one function, so that the compiler is never taken too deep."""


@define
class Lowering:
    """
    Brings nodes down to Python; it changes because it knows how deep it is.

    Attributes:
        draft: the function in which they are written.
    """

    law: Situation
    costs: Costs
    draft: Draft
    _depth: int = 0

    def lowered(self, node: tree.Node) -> Lowered:
        """Return what *node* comes to, after the statements that it needs."""
        if self._depth == DEEPEST_IN_ONE:
            run = self.draft.piece(node, lambda run: run)
            return self.draft.kept(py.called(run, py.name(FACTS), py.name(RECORD)))
        self._depth += 1
        found = self._of(node)
        self._depth -= 1
        return found

    def _of(self, node: tree.Node) -> Lowered:  # noqa: C901, PLR0912 - one branch a node
        match node:
            case tree.Lit():
                return Strict(self.draft.constant(node.value))
            case tree.Fact():
                return self.draft.looked_up(GET_FACT, node.path)
            case tree.Item():
                return self.draft.looked_up(GET_FIELD, node.name)
            case tree.Param():
                return self._figure(node)
            case tree.RefDate():
                return self._known_or_not(self.law.day(node.event))
            case tree.Silent():
                return self._known_or_not(None)
            case tree.And() | tree.Or():
                return self._joined(node)
            case tree.Not():
                return low.contrary(self.lowered(node.arg))
            case tree.Cmp():
                return self._from_two(
                    lambda one, other: py.compared(one, node.op, other), node.left, node.right
                )
            case tree.In():
                labels = self.draft.constant(node.labels)
                return self._from_one(lambda arg: py.compared(arg, "in", labels), node.arg)
            case tree.Add():
                return self._from(lambda *terms: added(terms), *node.args)
            case tree.Sub():
                return self._from_two(
                    lambda one, other: py.computed(one, "-", other), node.left, node.right
                )
            case tree.Mul():
                return self._from_two(
                    lambda one, other: py.computed(one, "*", other), node.left, node.right
                )
            case tree.DivRound():
                return self._from_one(partial(self._quotient, node), node.arg)
            case tree.MinMax():
                return self._from(
                    lambda *terms: extreme(node.which, terms, self.draft.local), *node.args
                )
            case tree.Age():
                count, birthday = self.draft.constant(age), self.draft.constant(node.birthday)
                return self._from_two(
                    lambda birth, at: py.called(count, birth, at, birthday), node.birth, node.at
                )
            case tree.AddMonths():
                later, months = self.draft.constant(months_later), self.draft.constant(node.months)
                return self._from_one(lambda day: py.called(later, day, months), node.day)
            case tree.DaysBetween():
                return self._from_two(
                    lambda start, end: py.attribute(py.computed(end, "-", start), "days"),
                    node.start,
                    node.end,
                )
            case tree.Bands():
                return self._banded(node)
            case tree.If():
                return self._chosen(node)
            case tree.IsKnown():
                return Strict(self._strict(node.arg).is_known)
            case tree.Coalesce():
                return self._coalesced(node)
            case tree.Quant():
                return self._listed(
                    node.many, node.body, partial(quantified, is_any=node.which == "any")
                )
            case tree.CountIf():
                one, zero = (tree.Lit(count, node.type) for count in (1, 0))
                return self._listed(node.many, tree.If(node.body, one, zero), summed)
            case tree.SumOf():
                kept = tree.If(node.body, node.term, tree.Lit(0, number(node.term)))
                return self._listed(node.many, kept, summed)
            case tree.Call():
                run = self.draft.constant(partial(called, node.function))
                given = self._from(lambda *args: py.called(run, *args), *node.args)
                return self.draft.kept(given.or_none)

    # --- leaves -----------------------------------------------------------------------------------

    def _figure(self, node: tree.Param) -> Strict:
        figure = self.law.figures[node.id]
        if not isinstance(figure, ByCode):
            return self._known_or_not(figure)
        code = self.draft.looked_up(GET_FACT, figure.by)
        return self.draft.kept(py.called(self.draft.constant(of_code(figure)), code.value))

    def _known_or_not(self, value: tree.Scalar | None) -> Strict:
        name = self.draft.constant(value)
        return Strict(name, (name.id,) if value is None else ())

    # --- values that are known where all they are made of is --------------------------------------

    def _strict(self, node: tree.Node) -> Strict:
        """Return *node* as a value that is known where some locals are."""
        found = self.lowered(node)
        return self.draft.kept(found.or_none) if isinstance(found, Mixed) else found

    def _from(self, compute: Callable[..., ast.expr], *nodes: tree.Node) -> Strict:
        inner = [self._strict(one) for one in nodes]
        return Strict(compute(*(one.value for one in inner)), merged(*(one.needs for one in inner)))

    def _from_one(self, compute: Callable[[ast.expr], ast.expr], arg: tree.Node) -> Strict:
        return self._from(compute, arg)

    def _from_two(
        self, compute: Callable[[ast.expr, ast.expr], ast.expr], left: tree.Node, right: tree.Node
    ) -> Strict:
        return self._from(compute, left, right)

    def _quotient(self, node: tree.DivRound, x: ast.expr) -> ast.expr:
        times, divisor = node.ratio
        multiplied = x if times == 1 else py.computed(x, "*", py.constant(times))
        return quotient(multiplied, divisor, node.rounding, self.draft.local)

    # --- conditions -------------------------------------------------------------------------------

    def _joined(self, node: tree.And | tree.Or) -> Lowered:
        """Join conditions; those that cost are asked where the others do not settle the answer."""
        join, is_or = (low.some, True) if isinstance(node, tree.Or) else (low.every, False)
        args = self.costs.in_order(node.args)
        cheap = [self.lowered(one) for one in args if self.costs.of(one) == GLANCE]
        dear = args[len(cheap) :]
        if not dear:
            return join(cheap)
        told = self.draft.kept(join(cheap).or_none)
        is_open = py.contrary(told.value) if is_or else py.some([told.is_unknown, told.value])
        for one in dear:
            with self.draft.branch() as body:
                answer = self.lowered(one)
                body.append(_taken_in(told.needs[0], answer, is_or=is_or))
            self.draft.block.append(py.when(is_open, body))
        return told

    # --- choice -----------------------------------------------------------------------------------

    def _chosen(self, node: tree.If) -> Strict:
        holds = self.lowered(node.condition)
        with self.draft.branch() as then:
            one = self.lowered(node.then)
        with self.draft.branch() as otherwise:
            other = self.lowered(node.otherwise)
        if (
            not (then or otherwise)
            and isinstance(holds, Strict)
            and isinstance(one, Strict)
            and isinstance(other, Strict)
            and {*one.needs, *other.needs} <= {*holds.needs}
        ):
            return Strict(py.chosen(holds.value, one.value, other.value), holds.needs)
        told = self.draft.kept(py.NONE)
        then.append(py.assigned(told.needs[0], one.or_none))
        otherwise.append(py.assigned(told.needs[0], other.or_none))
        self.draft.block.append(py.when(holds.yes, then, [py.when(holds.no, otherwise)]))
        return told

    def _coalesced(self, node: tree.Coalesce) -> Strict:
        found = self._strict(node.arg)
        if not found.needs:
            return found
        told = self.draft.kept(found.or_none)
        with self.draft.branch() as body:
            default = self._strict(node.default)
            body.append(py.assigned(told.needs[0], default.or_none))
        self.draft.block.append(py.when(told.is_unknown, body))
        return told if default.needs else Strict(told.value)

    def _banded(self, node: tree.Bands) -> Strict:
        x = self._strict(node.x)
        local = self.draft.local()
        values: list[tuple[list[ast.stmt], Lowered]] = []
        for value in node.values:
            with self.draft.branch() as body:
                values.append((body, self.lowered(value)))
        if not any(body for body, _ in values) and all(
            isinstance(one, Strict) and not one.needs for _, one in values
        ):
            constants = [one.or_none for _, one in values]
            return Strict(picked(py.kept(local, x.value), local, node.bounds, constants), x.needs)
        told = self.draft.kept(py.NONE)
        for body, one in values:
            body.append(py.assigned(told.needs[0], one.or_none))
        steps = asked(local, node.bounds, [body for body, _ in values])
        self.draft.block.append(py.when(x.is_known, [py.assigned(local, x.value), *steps]))
        return told

    # --- lists ------------------------------------------------------------------------------------

    def _listed(self, many: tree.Node, body: tree.Node, use: Callable[[Run], object]) -> Strict:
        records = self._strict(many)
        told = py.called(self.draft.piece(body, use), py.name(FACTS), records.value)
        return self.draft.kept(Strict(told, records.needs).or_none)


def _taken_in(local: str, answer: Lowered, *, is_or: bool) -> ast.stmt:
    """Return the statement that joins *answer* to the open one in *local*."""
    if is_or:
        unknown = py.when(py.contrary(answer.no), [py.assigned(local, py.NONE)])
        return py.when(answer.yes, [py.assigned(local, py.TRUE)], [unknown])
    told = py.chosen(answer.no, py.FALSE, py.NONE)
    return py.when(py.contrary(answer.yes), [py.assigned(local, told)])
