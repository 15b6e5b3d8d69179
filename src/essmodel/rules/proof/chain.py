"""Rules together: those that are never reached behind others, and those that contradict others."""

from functools import reduce
from itertools import accumulate

from essmodel.messages.catalogue import Message
from essmodel.rules import expression as tree
from essmodel.rules.normal import YES, normalised
from essmodel.rules.proof.box import part
from essmodel.rules.proof.encoding import UnprovableError
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.proof import Named, NotProved, Proof, Proved
from essmodel.rules.proof.readable import readable_case
from essmodel.rules.proof.region import Region, everything
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


def unreachable(chain: tuple[Named, ...], grounds: Grounds) -> tuple[Proof, ...]:
    """
    Prove of each condition of a *chain* that it is never reached, for those before it settle all.

    A condition is reached in a case that fails all before it, and meets it.  So a chain is sound
    where every answer is `Refuted`, by a case that reaches the condition.
    """
    ready = _ready(chain, grounds)
    answers: list[Proof] = []
    rest: Region | None = everything(grounds)
    for index, node in enumerate(ready):
        reached = None if rest is None else part(node, True, rest)
        if rest is None or reached is None:
            return (*answers, *_asked_behind(chain, ready, index, grounds))
        answers.append(
            Proved()
            if reached.is_empty
            else refuted(_behind(chain, index), witness(reached), grounds, about=(chain[index],))
        )
        rest = part(node, False, rest)
    return tuple(answers)


def contradictory(conditions: tuple[Named, ...], grounds: Grounds) -> Proof:
    """
    Prove that *conditions* contradict each other: no case satisfies all of them.

    The core of the proof is as small as can be: without any one of it, no contradiction is left.
    """
    ready = _ready(conditions, grounds)
    together = tree.And(tuple(one.node for one in conditions))
    left: Region | None = everything(grounds)
    for node in ready:
        left = None if left is None else part(node, True, left)
    if left is None:
        return _asked_together(conditions, ready, together, grounds)
    if not left.is_empty:
        return refuted(together, witness(left), grounds, about=conditions)
    return Proved(core=_core_of_boxes(ready, grounds))


def chain_of(node: tree.Node) -> tuple[Named, ...]:
    """Return the conditions of a chain of choices, in their order, the last for all others."""
    found: list[Named] = []
    while isinstance(node, tree.If):
        found.append(Named(Message.of("proof_branch", count=len(found) + 1), node.condition))
        node = node.otherwise
    return (*found, Named(Message("proof_otherwise"), YES))


def _ready(named: tuple[Named, ...], grounds: Grounds) -> tuple[tree.Node, ...]:
    for one in named:
        require_sense(one.node, grounds)
    return tuple(normalised(one.node, grounds.figures, grounds.dates) for one in named)


def _behind(chain: tuple[Named, ...], index: int) -> tree.Node:
    """Return that the condition at *index* is reached, and met."""
    failed = (tree.Not(one.node) for one in chain[:index])
    return tree.And((*failed, chain[index].node))


# --- asked of a solver ----------------------------------------------------------------------------


def _asked_behind(
    chain: tuple[Named, ...], ready: tuple[tree.Node, ...], start: int, grounds: Grounds
) -> tuple[Proof, ...]:
    """Ask from *start* on, in one search that learns that each condition before has failed."""
    answers: list[Proof] = []
    try:
        search = opened(ready, grounds)
        for node in ready[:start]:
            search.require(tree.Not(node))
        for index in range(start, len(chain)):
            answers.append(_reached(search, chain, ready, index, grounds))
            search.require(tree.Not(ready[index]))
    except UnprovableError as error:
        # What lies behind a condition that nobody can tell is not told either.
        answers += [NotProved(error.why)] * (len(chain) - start - len(answers))
    return tuple(answers)


def _reached(
    search: Search,
    chain: tuple[Named, ...],
    ready: tuple[tree.Node, ...],
    index: int,
    grounds: Grounds,
) -> Proof:
    with search.apart():
        search.require(ready[index])
        if search.is_possible():
            case = readable_case(search)
            return refuted(_behind(chain, index), case, grounds, about=(chain[index],))
    is_bounded = any(has_lists(one) for one in ready[: index + 1])
    return NotProved(too_long()) if is_bounded else Proved()


def _asked_together(
    conditions: tuple[Named, ...],
    ready: tuple[tree.Node, ...],
    together: tree.Node,
    grounds: Grounds,
) -> Proof:
    """Ask whether all can be met, each under a truth of its own, by which the solver names some."""
    try:
        search = opened(ready, grounds)
        truths = [search.named_truth(search.is_true(node)) for node in ready]
        if search.is_possible(*truths):
            search.solver.add(*truths)
            return refuted(together, readable_case(search), grounds, about=conditions)
        if any(has_lists(one) for one in ready):
            return NotProved(too_long())
        return Proved(core=_core_of(search, truths))
    except UnprovableError as error:
        return NotProved(error.why)


def _core_of(search: Search, truths: list[Expr]) -> tuple[int, ...]:
    """Return which of *truths* contradict each other, none of them to spare."""
    names = search.core()
    core = [index for index, one in enumerate(truths) if one.decl().name() in names]
    for index in [*core]:
        others = [one for one in core if one != index]
        is_needed = search.is_possible(*(truths[one] for one in others))
        core = core if is_needed else others
    return tuple(core)


def _core_of_boxes(ready: tuple[tree.Node, ...], grounds: Grounds) -> tuple[int, ...]:
    """
    Return which conditions contradict each other, none of them to spare.

    The first condition that leaves no case, after those before it, is of the core.  The search
    starts again from the core, until it leaves no case by itself.
    """
    core: list[int] = []
    left = everything(grounds)
    for _ in ready:
        if left.is_empty:
            break
        met = accumulate(ready, lambda within, node: _met(node, within), initial=left)
        first = [index for index, one in enumerate(met) if one.is_empty][:1]
        # INVARIANT: the first region is that before any condition is met.
        core += [index - 1 for index in first]
        left = reduce(lambda within, index: _met(ready[index - 1], within), first, left)
    return tuple(sorted(core)) if left.is_empty else tuple(range(len(ready)))


def _met(node: tree.Node, within: Region) -> Region:
    """Return the cases of *within* that meet a condition; all of them where boxes cannot tell."""
    found = part(node, True, within)
    return within if found is None else found
