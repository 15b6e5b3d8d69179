"""
Conditions on single facts as boxes: exact sets of cases, with no solver.

A box says of some facts on which side they lie; of the others it says nothing, so that they may be
of any value, or unknown.  A condition that only compares facts with constants is true on a union of
boxes, and false on another; in all other cases it is unknown.
"""

from collections.abc import Iterable

from essmodel.rules import expression as tree
from essmodel.rules.datatype import Label, Many, Truth
from essmodel.rules.normal import MIRRORED, normalised
from essmodel.rules.proof.grounds import Grounds, Leaf
from essmodel.rules.proof.region import MOST_BOXES, Box, Region, everything
from essmodel.rules.proof.side import Codes, Side, Span, whole, whole_number
from essmodel.rules.well_typed import CONTRARY, Comparison


def region(condition: tree.Node, grounds: Grounds, *, answer: bool = True) -> Region | None:
    """
    Return the cases in which *condition* is true, or false where that is the *answer*.

    ``None`` where it compares more than single facts with constants, or takes too many boxes.
    """
    ready = normalised(condition, grounds.figures, grounds.dates)
    return part(ready, answer, everything(grounds))


def part(node: tree.Node, answer: bool, within: Region) -> Region | None:  # noqa: C901, FBT001, PLR0912 - one branch a node; the answer is what is asked
    """Return the cases of *within* in which *node*, made ready for the day, is *answer*."""
    match node:
        case tree.Lit():
            return within if node.value is answer else _nothing(within)
        case tree.Silent():
            return _nothing(within)
        case tree.Fact():
            return within.limited(node, (Span(int(answer), int(answer)),))
        case tree.Not():
            return part(node.arg, not answer, within)
        case tree.And() if answer:
            return _all(node.args, answer, within)
        case tree.Or() if not answer:
            return _all(node.args, answer, within)
        case tree.And() | tree.Or():
            return _joined(within, (part(arg, answer, within) for arg in node.args))
        case tree.Cmp():
            return _compared(node, answer, within)
        case tree.In(arg=tree.Fact() as fact):
            return within.limited(fact, (Codes(node.labels, are_excluded=not answer),))
        case tree.If():
            held, failed = (part(node.condition, one, within) for one in (True, False))
            if held is None or failed is None:
                return None
            chosen = (part(node.then, answer, held), part(node.otherwise, answer, failed))
            return _joined(within, chosen)
        case tree.IsKnown():
            return _known(node.arg, answer, within)
        case tree.Coalesce(default=tree.Lit(value=default)):
            if default is not answer:
                return part(node.arg, answer, within)
            return _beyond(within, part(node.arg, not answer, within))
        case _:
            return None


def _all(args: Iterable[tree.Node], answer: bool, within: Region) -> Region | None:  # noqa: FBT001 - as `part`
    left: Region | None = within
    for arg in args:
        left = None if left is None else part(arg, answer, left)
    return left


def _joined(within: Region, regions: Iterable[Region | None]) -> Region | None:
    """Return the cases of *within* that are in any of *regions*, each box once."""
    boxes: list[Box] = []
    for found in regions:
        if found is None:
            return None
        boxes += [box for box in found.boxes if box not in boxes]
        if len(boxes) > MOST_BOXES:
            return None
    return Region(tuple(boxes), within.grounds)


def _nothing(within: Region) -> Region:
    return Region((), within.grounds)


def _beyond(within: Region, removed: Region | None) -> Region | None:
    return None if removed is None else within.beyond(removed)


def _known(node: tree.Node, answer: bool, within: Region) -> Region | None:  # noqa: FBT001 - as `part`
    """Return the cases of *within* in which *node* can be told, or cannot."""
    known: Region | None
    if isinstance(node, Leaf) and within.grounds.is_free(node):
        if isinstance(node.type, Many):
            return None
        known = within.limited(node, whole(node.type, within.grounds))
    elif isinstance(node.type, Truth):
        known = _joined(within, (part(node, one, within) for one in (True, False)))
    else:
        return None
    return known if answer else _beyond(within, known)


# --- comparisons ----------------------------------------------------------------------------------


def _compared(node: tree.Cmp, answer: bool, within: Region) -> Region | None:  # noqa: FBT001 - as `part`
    """Return the cases of *within* in which a leaf, or a multiple of one, compares so."""
    left, op, right = node.left, node.op, node.right
    if isinstance(left, tree.Lit):
        left, op, right = right, MIRRORED[op], left
    if isinstance(left, tree.Silent) or isinstance(right, tree.Silent):
        return _nothing(within)
    op = op if answer else CONTRARY[op]
    match left, right:
        case (tree.Fact() | tree.RefDate()) as leaf, tree.Lit():
            if not within.grounds.is_free(leaf):
                return _nothing(within)  # a day that is known only roughly compares with nothing
            return within.limited(leaf, _sides(leaf, op, right, times=1))
        case (
            tree.Mul(tree.Fact() as leaf, tree.Lit(value=int(times))),
            tree.Lit(),
        ) | (
            tree.Mul(tree.Lit(value=int(times)), tree.Fact() as leaf),
            tree.Lit(),
        ) if times > 0:
            return within.limited(leaf, _sides(leaf, op, right, times=times))
        case _:
            return None


def _sides(leaf: Leaf, op: Comparison, bound: tree.Lit, *, times: int) -> tuple[Side, ...]:
    """Return where *leaf*, *times* over, compares so with *bound*."""
    if isinstance(leaf.type, Label):
        return (Codes(frozenset({str(bound.value)}), are_excluded=op == "!="),)
    at = whole_number(bound.value)
    spans = {
        "<": (Span(None, at - 1),),
        "<=": (Span(None, at),),
        "==": (Span(at, at),),
        "!=": (Span(None, at - 1), Span(at + 1, None)),
        ">=": (Span(at, None),),
        ">": (Span(at + 1, None),),
    }[op]
    return tuple(
        Span(
            None if span.least is None else -(-span.least // times),
            None if span.most is None else span.most // times,
        )
        for span in spans
    )
