"""
Whether conditions can all be true in one case, asked of z3.

The search is bounded by steps, not by time, and starts from one seed, so that it ends the same on
every machine.  What it cannot settle it says so; it never takes doubt for a proof.
"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from attrs import define

from essmodel.messages.catalogue import Message
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Calendar, DataType, Label, Truth
from essmodel.rules.fact import FactValue
from essmodel.rules.proof.arithmetic import Arithmetic
from essmodel.rules.proof.encoding import Encoder, UnprovableError
from essmodel.rules.proof.grounds import Grounds, Leaf
from essmodel.rules.proof.variable import Codes, Expr, Row, Rows, Told, Variables

MOST_RECORDS = 3
"""How many records a list has at most in the cases that are looked at."""

LARGEST_TREE = 50_000
"""How many nodes a solver is given at most."""


GAVE_UP = Message.of("proof_gave_up")


@define  # it changes: conditions are added to it
class Search:
    """
    Conditions that one case is to satisfy together, in a context of z3 of their own.

    Attributes:
        truths: how many truths were made to ask for things by.
        model: the case that was found last, as z3 holds it.
    """

    z3: Any
    solver: Any
    encoder: Encoder
    truths: int = 0
    model: Any = None

    @property
    def variables(self) -> Variables:
        """What the cases differ by."""
        return self.encoder.variables

    def require(self, condition: tree.Node) -> None:
        """
        Require that *condition* is true.

        Raises:
            UnprovableError: it has a part that the solver is not asked about.
        """
        self.solver.add(self.is_true(condition))

    def is_true(self, condition: tree.Node) -> Expr:
        """Return that *condition* is known and true; what holds of its facts is required."""
        told = self.read(condition)
        return self.z3.And(told.known, told.value)

    def require_known(self, node: tree.Node) -> Expr:
        """Require that *node* can be told, and return its value as the solver counts it."""
        told = self.read(node)
        self.solver.add(told.known)
        return told.value

    def is_possible(self, *more: Expr) -> bool:
        """
        Return whether some case satisfies all conditions, and *more*.

        Raises:
            UnprovableError: the solver gives up.
        """
        found = self.solver.check(*more)
        if found == self.z3.unknown:
            raise UnprovableError(GAVE_UP)
        if found != self.z3.sat:
            return False
        self.model = self.solver.model()
        return True

    def core(self) -> frozenset[str]:
        """Return the names of those truths, asked with `is_possible`, that no case has together."""
        return frozenset(one.decl().name() for one in self.solver.unsat_core())

    def case(self) -> Mapping[Leaf, FactValue]:
        """Return the case that was found last, ``None`` for what is unknown in it."""
        stated: dict[Leaf, FactValue] = {
            leaf: self.value(told, leaf.type) for leaf, told in self.variables.leaves.items()
        }
        return stated | {leaf: self._rows(rows) for leaf, rows in self.variables.lists.items()}

    def value(self, told: Told, kind: DataType) -> FactValue:
        """Return a value in the case that was found last; ``None`` where unknown."""
        if not self._is_true(told.known):
            return None
        match kind:
            case Truth():
                return self._is_true(told.value)
            case Calendar():
                return date.fromordinal(self.number(told.value))
            case Label():
                return self.variables.codes.code(kind.book, self.number(told.value))
            case _:
                return self.number(told.value)

    def truth(self) -> Expr:
        """Return a truth of its own, by which something can be asked for, and given up."""
        self.truths += 1
        return self.z3.Bool(f"truth {self.truths}", self.variables.context)

    def named_truth(self, holds: Expr) -> Expr:
        """Return a truth of its own, which makes *holds* so."""
        truth = self.truth()
        self.solver.add(self.z3.Implies(truth, holds))
        return truth

    def number(self, value: Expr) -> int:
        """Return a number in the case that was found last."""
        return int(self.model.eval(value, model_completion=True).as_long())

    def distance(self, one: Expr, other: Expr) -> int:
        """Return how far apart two numbers are in the case that was found last."""
        return abs(self.number(one - other))

    @contextmanager
    def apart(self) -> Generator[None]:
        """Forget afterwards what is required inside."""
        self.solver.push()
        try:
            yield
        finally:
            self.solver.pop()

    def read(self, node: tree.Node) -> Told:
        """Return *node* as the solver reads it; what holds of its facts is required."""
        if node.extent.size > LARGEST_TREE:
            raise UnprovableError(Message.of("proof_too_large", most=LARGEST_TREE))
        told = self.encoder.told(node)
        self.solver.add(*self.variables.limits)
        self.variables.limits.clear()
        return told

    def _rows(self, rows: Rows) -> FactValue:
        if not self._is_true(rows.known):
            return None
        return tuple(self._row(row) for row in rows.records[: self.number(rows.count)])

    def _row(self, row: Row) -> Mapping[str, FactValue]:
        return {name: self.value(told, row.types[name]) for name, told in row.fields.items()}

    def _is_true(self, holds: Expr) -> bool:
        found = self.model.eval(holds, model_completion=True)
        return bool(self.z3.is_true(found))


def search(
    grounds: Grounds, coded_by: Mapping[str, tree.Fact], *, most_records: int = MOST_RECORDS
) -> Search:
    """
    Open a search.

    Args:
        grounds: what holds in every case.
        coded_by: the facts, by path, whose codes figures differ by.
        most_records: how many records a list has at most.

    Raises:
        UnprovableError: z3 is not installed.
    """
    try:
        import z3  # type: ignore[import-untyped] # noqa: PLC0415 - untyped, and only proofs need it
    except ImportError:
        raise UnprovableError(Message.of("proof_without_solver")) from None
    context = z3.Context()
    solver: Any = z3.Solver(ctx=context)
    solver.set("rlimit", grounds.effort)
    solver.set("random_seed", 0)
    variables = Variables(z3, context, grounds, most_records, coded_by, Codes(grounds))
    return Search(z3, solver, Encoder(z3, variables, Arithmetic(z3)))
