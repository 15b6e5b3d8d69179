"""
What can be claimed about conditions: one tightens another, both are the same, they leave no gap.

Each claim is that some condition is never true; a case in which it is, is the counterexample.
"""

from collections.abc import Callable
from itertools import combinations

from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import Message
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number, Truth
from essmodel.rules.law.source import Invention
from essmodel.rules.normal import NO
from essmodel.rules.proof.box import region
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.proof import Named, NotProved, Proof, Proved, Refuted
from essmodel.rules.proof.region import Region
from essmodel.rules.proof.search import never, refuted
from essmodel.rules.proof.witness import witness

ONE, ZERO = tree.Lit(1, Number()), tree.Lit(0, Number())


def tightens(local: tree.Node, national: tree.Node, grounds: Grounds) -> Proof:
    """
    Prove that *local* only tightens *national*: wherever it is met, so is the other.

    That is asked of what is unknown too: a case that *local* accepts without a fact, and that
    *national* cannot decide without it, refutes the claim.
    """
    about = (
        Named(Message("proof_local"), local),
        Named(Message("proof_national"), national),
    )
    return claimed(lambda: tree.And((local, tree.Not(surely(national)))), grounds, about=about)


def equivalent(one: tree.Node, other: tree.Node, grounds: Grounds) -> Proof:
    """
    Prove that two rules, or two amounts, come to the same in every case, unknown ones included.

    Raises:
        InvalidValueError: their types cannot be compared.
    """
    about = (Named(Message("proof_one"), one), Named(Message("proof_other"), other))
    return claimed(lambda: _differ(one, other), grounds, about=about)


def leave_no_gap(conditions: tuple[Named, ...], grounds: Grounds) -> Proof:
    """Prove that no case fails all *conditions*."""
    fails = (tree.Not(one.node) for one in conditions)
    return claimed(lambda: tree.And(tuple(fails)), grounds, about=conditions)


def never_overlap(conditions: tuple[Named, ...], grounds: Grounds) -> Proof:
    """Prove that no case satisfies two of *conditions*; a counterexample shows those it does."""
    regions = [region(one.node, grounds) for one in conditions]
    if None in regions:
        return _met_once(conditions, grounds)
    for (one, here), (other, there) in combinations(zip(conditions, regions, strict=True), 2):
        both = _common(here, there)
        if both is not None and not both.is_empty:
            shared = tree.And((one.node, other.node))
            return refuted(shared, witness(both), grounds, about=(one, other))
    return Proved()


def claimed(build: Callable[[], tree.Node], grounds: Grounds, *, about: tuple[Named, ...]) -> Proof:
    """Prove that the condition that *build* makes is never true; one too deep is not proved."""
    try:
        condition = build()
    except InvalidValueError as error:
        if error.problems[0].id not in {"tree_too_deep", "tree_too_large"}:
            raise
        return NotProved(Message(error.problems[0].id, error.problems[0].data))
    return never(condition, grounds, about=about)


def surely(condition: tree.Node) -> tree.Node:
    """Return whether *condition* is true: "no" where nobody can tell."""
    return tree.Coalesce(condition, NO, Invention())


def _common(one: Region | None, other: Region | None) -> Region | None:
    return None if one is None or other is None else one.common(other)


def _met_once(conditions: tuple[Named, ...], grounds: Grounds) -> Proof:
    """Ask a solver whether two of *conditions* are met, by counting them."""
    counted = (tree.If(surely(one.node), ONE, ZERO) for one in conditions)
    found = claimed(lambda: tree.Cmp(">", tree.Add(tuple(counted)), ONE), grounds, about=conditions)
    if not isinstance(found, Refuted):
        return found
    shown = found.counterexample
    met = tuple(one for one in shown.outcomes if one.value is True)
    return Refuted(evolve(shown, outcomes=met))


def _differ(one: tree.Node, other: tree.Node) -> tree.Node:
    """Return whether two rules come to different values, or only one of them to any."""
    known, other_known = tree.IsKnown(one), tree.IsKnown(other)
    apart = (
        tree.And((known, tree.Not(other_known))),
        tree.And((tree.Not(known), other_known)),
    )
    if isinstance(one.type, Truth):
        # Boxes see two truths, where they would not see a comparison of two conditions.
        opposed = (
            tree.And((one, tree.Not(other))),
            tree.And((tree.Not(one), other)),
        )
        return tree.Or((*opposed, *apart))
    return tree.Or((surely(tree.Cmp("!=", one, other)), *apart))
