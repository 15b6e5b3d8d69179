"""How low and how high an amount can be, and whether it only rises along a figure."""

from typing import Literal, cast

from attrs import frozen

from essmodel.messages.catalogue import Message
from essmodel.rules import expression as tree
from essmodel.rules.interval import LARGEST_EXACT, Interval, interval
from essmodel.rules.normal import normalised
from essmodel.rules.proof.box import region
from essmodel.rules.proof.claim import claimed
from essmodel.rules.proof.encoding import UnprovableError
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.path import paths
from essmodel.rules.proof.proof import Example, Named, NotProved, Proof, Proved
from essmodel.rules.proof.readable import readable_case
from essmodel.rules.proof.search import (
    has_lists,
    opened,
    refuted,
    require_sense,
    too_long,
)
from essmodel.rules.proof.solver import Search
from essmodel.rules.proof.variable import Expr
from essmodel.rules.proof.witness import witness
from essmodel.rules.well_typed import Comparison

Direction = Literal["rises", "falls"]
AMOUNT = Message("proof_amount")


@frozen(kw_only=True)
class Range:
    """
    Between which values an amount lies, in units of its type; ``None`` is no bound that is known.

    Attributes:
        lowest: a case in which it is *least*; ``None`` where none was found.
        highest: likewise for *most*.
        why: why the bounds may be wider than the truth; ``None`` where they are exact.
    """

    least: int | None
    most: int | None
    lowest: Example | None = None
    highest: Example | None = None
    why: Message | None = None

    @property
    def is_exact(self) -> bool:
        """Whether both bounds are reached."""
        return self.why is None


def range_of(amount: tree.Node, grounds: Grounds) -> Range | NotProved:
    """
    Return how low and how high *amount* can be: by its table, by a solver, or else by its parts.

    `NotProved` where it has no value in any case, as a price list that only says nothing.

    Raises:
        InvalidValueError: a figure that it names has no value.
    """
    require_sense(amount, grounds)
    ready = normalised(amount, grounds.figures, grounds.dates)
    outer = interval(ready, grounds.figures)
    try:
        return _of_table(amount, grounds) or _searched(amount, ready, outer, grounds)
    except UnprovableError as error:
        return Range(least=outer.least, most=outer.most, why=error.why)


def lies_within(
    amount: tree.Node, grounds: Grounds, *, least: int | None = None, most: int | None = None
) -> Proof:
    """Prove that *amount* is never under *least* nor over *most*, in units of its type."""
    require_sense(amount, grounds)
    ready = normalised(amount, grounds.figures, grounds.dates)
    outer = interval(ready, grounds.figures)
    if _is_inside(outer, Interval(least, most)):
        return Proved()
    bounds: tuple[tuple[Comparison, int | None], ...] = (("<", least), (">", most))
    out = [
        tree.Cmp(op, amount, tree.Lit(bound, amount.type))
        for op, bound in bounds
        if bound is not None
    ]
    return claimed(lambda: tree.Or(tuple(out)), grounds, about=(Named(AMOUNT, amount),))


def is_monotone(
    amount: tree.Node, grounds: Grounds, *, along: tree.Fact, direction: Direction
) -> Proof:
    """
    Prove that *amount* never falls while *along* grows, all else equal, or never rises.

    A counterexample states the fact twice: as it is, and higher.

    Raises:
        InvalidValueError: *along* has no order.
    """
    label = Message.of("proof_higher", label=along.label)
    higher = tree.Fact(f"{along.path}#higher", along.type, label)
    after = _with(amount, along, higher)
    grows = tree.Cmp("<", along, higher)
    about = (Named(AMOUNT, amount), Named(Message("proof_amount_then"), after))
    wrong: Comparison = ">" if direction == "rises" else "<"
    return claimed(lambda: tree.And((grows, tree.Cmp(wrong, amount, after))), grounds, about=about)


def _with(node: tree.Node, old: tree.Fact, new: tree.Fact) -> tree.Node:
    return new if node == old else tree.rebuilt(node, lambda one: _with(one, old, new))


def _is_inside(inner: Interval, outer: Interval) -> bool:
    low = outer.least is None or (inner.least is not None and inner.least >= outer.least)
    return low and (outer.most is None or (inner.most is not None and inner.most <= outer.most))


# --- by its table ---------------------------------------------------------------------------------


def _of_table(amount: tree.Node, grounds: Grounds) -> Range | NotProved | None:
    """Return the range of written amounts, chosen on boxes; ``None`` where it is no such table."""
    shown: dict[int, Example] = {}
    for path in paths(amount):
        reached = region(path.condition, grounds)
        if reached is None or not isinstance(path.value, tree.Lit | tree.Silent):
            return None
        if isinstance(path.value, tree.Silent) or reached.is_empty:
            continue
        # INVARIANT: an amount is a number.
        written = cast("int", path.value.value)
        if written not in shown:
            found = refuted(path.condition, witness(reached), grounds, about=_named(amount))
            shown[written] = found.counterexample
    if not shown:
        return NotProved(Message.of("proof_no_amount"))
    least, most = min(shown), max(shown)
    return Range(least=least, most=most, lowest=shown[least], highest=shown[most])


def _named(amount: tree.Node) -> tuple[Named, ...]:
    return (Named(AMOUNT, amount),)


# --- by a solver ----------------------------------------------------------------------------------


def _searched(
    amount: tree.Node, ready: tree.Node, outer: Interval, grounds: Grounds
) -> Range | NotProved:
    search = opened((ready,), grounds)
    value = search.require_known(ready)
    if not search.is_possible():
        return NotProved(too_long() if has_lists(ready) else Message.of("proof_no_amount"))
    if has_lists(ready):
        return Range(least=outer.least, most=outer.most, why=too_long())
    lowest = _greatest(search, -value, None if outer.least is None else -outer.least)
    least = None if lowest is None else -lowest
    most = _greatest(search, value, outer.most)
    return Range(
        least=least,
        most=most,
        lowest=_shown(search, value, least, amount, grounds),
        highest=_shown(search, value, most, amount, grounds),
    )


def _greatest(search: Search, value: Expr, bound: int | None) -> int | None:
    """Return the greatest value, found by halves; ``None`` beyond what databases count."""
    search.is_possible()
    best, limit = search.number(value), LARGEST_EXACT if bound is None else bound
    while best < limit:
        middle = (best + limit + 1) // 2
        if search.is_possible(search.named_truth(value >= middle)):
            best = search.number(value)
        else:
            limit = middle - 1
    return None if bound is None and best >= LARGEST_EXACT else best


def _shown(
    search: Search, value: Expr, reached: int | None, amount: tree.Node, grounds: Grounds
) -> Example | None:
    """Return an ordinary case in which an amount reaches its bound."""
    if reached is None:
        return None
    with search.apart():
        search.solver.add(value == reached)
        search.is_possible()
        case = readable_case(search)
    is_reached = tree.Cmp("==", amount, tree.Lit(reached, amount.type))
    return refuted(is_reached, case, grounds, about=_named(amount)).counterexample
