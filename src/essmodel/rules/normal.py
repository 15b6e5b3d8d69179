"""
A rule made ready for one day: figures and days put in, constants worked out, ages turned to days.

It says of every case the same as its source, and is faster to ask.  Words and proofs that people
read are always made from the source.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import cast

from attrs import evolve

from essmodel.rules import expression as tree
from essmodel.rules.anniversary import EARLIEST, LATEST, latest_birth
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.law.event import Dates
from essmodel.rules.oracle import value
from essmodel.rules.situation import Situation, situation
from essmodel.rules.well_typed import CALENDAR, CONTRARY, TRUTH, Comparison

YES, NO = tree.Lit(True, TRUTH), tree.Lit(False, TRUTH)
MIRRORED: Mapping[Comparison, Comparison] = {
    "<": ">", "<=": ">=", "==": "==", "!=": "!=", ">=": "<=", ">": "<",
}  # fmt: skip


def normalised(node: tree.Node, figures: Mapping[str, Figure], dates: Dates) -> tree.Node:
    """
    Return *node* with the figures and the days that are known put in, and simplified.

    A figure that differs by code, and a day that is not known, stay as they are.
    """
    known = situation({}, figures, dates)

    def ready(one: tree.Node) -> tree.Node:
        return _simplified(tree.rebuilt(one, ready), known)

    return ready(node)


def _simplified(node: tree.Node, known: Situation) -> tree.Node:  # noqa: C901, PLR0912 - one branch a form
    """Return *node*, whose parts are ready, in its simplest form."""
    match node:
        case tree.Param() if not isinstance(known.figures[node.id], ByCode):
            return _constant(node, known)
        case tree.RefDate():
            return _constant(node, known)
        case tree.And():
            return _joined(node, identity=YES, settling=NO)
        case tree.Or():
            return _joined(node, identity=NO, settling=YES)
        case tree.Not(arg=tree.Not(arg=inner)):
            return inner
        case tree.Not(arg=tree.Cmp(op=op, left=left, right=right)):
            return tree.Cmp(CONTRARY[op], left, right)
        case tree.Cmp(left=tree.Age(at=tree.Lit()) as age, right=tree.Lit(value=int(years))):
            return _born(age, node.op, years)
        case tree.Cmp(left=tree.Lit(value=int(years)), right=tree.Age(at=tree.Lit()) as age):
            return _born(age, MIRRORED[node.op], years)
        case tree.If(condition=tree.Lit(value=holds)):
            return node.then if holds else node.otherwise
        case tree.Bands(x=tree.Lit(value=int(x))):
            return node.values[bisect_right(node.bounds, x)]
        case tree.IsKnown(arg=tree.Silent()):
            return NO
        case tree.Coalesce(arg=tree.Silent()):
            return node.default
        case tree.Coalesce(arg=tree.Lit()):
            return node.arg
        case tree.Call():
            return node  # somebody else's code runs when a case is asked, not before
        case _ if tree.children(node) and all(
            isinstance(one, tree.Lit) for one in tree.children(node)
        ):
            return _constant(node, known)
        case _:
            return node


def _constant(node: tree.Node, known: Situation) -> tree.Node:
    """Return the value of a *node* that names no fact; the node where it has none that is a day."""
    found = value(node, known)
    if found is None or (isinstance(found, date) and not EARLIEST <= found <= LATEST):
        return node
    return tree.Lit(found, node.type)


def _joined(node: tree.And | tree.Or, *, identity: tree.Lit, settling: tree.Lit) -> tree.Node:
    """Return a chain of conditions flat, each once, without those that change nothing."""
    flat = (
        part for arg in node.args for part in (arg.args if isinstance(arg, type(node)) else (arg,))
    )
    kept = tuple(part for part in dict.fromkeys(flat) if part != identity)
    if settling in kept:
        return settling
    if not kept:
        return identity
    return kept[0] if len(kept) == 1 else evolve(node, args=kept)


def _born(age: tree.Age, op: Comparison, years: int) -> tree.Node:
    """Return the comparison of an *age* on a known day with *years* as one of days of birth."""
    birth, at = age.birth, age.at
    if not isinstance(birth, tree.Fact | tree.Item) or not isinstance(at, tree.Lit):
        return tree.Cmp(op, age, tree.Lit(years, age.type))
    day = cast("date", at.value)  # INVARIANT: an age is of days

    def aged(years: int) -> tree.Cmp:
        """Whether the age is at least *years*."""
        return _not_after(birth, latest_birth(day, years, age.birthday))

    match op:
        case ">=":
            return aged(years)
        case ">":
            return aged(years + 1)
        case "<":
            return _contrary(aged(years))
        case "<=":
            return _contrary(aged(years + 1))
        case "==":
            return tree.And((aged(years), _contrary(aged(years + 1))))
        case "!=":
            return tree.Or((_contrary(aged(years)), aged(years + 1)))


def _not_after(birth: tree.Node, day: date) -> tree.Cmp:
    """Return whether *birth* is not after *day*, which may lie outside what facts can be."""
    if day < EARLIEST:
        return tree.Cmp("<", birth, tree.Lit(EARLIEST, CALENDAR))
    return tree.Cmp("<=", birth, tree.Lit(min(day, LATEST), CALENDAR))


def _contrary(one: tree.Cmp) -> tree.Cmp:
    return evolve(one, op=CONTRARY[one.op])
