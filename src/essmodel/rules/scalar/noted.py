"""
What a node comes to, which facts are missing for it, and which of those looked at count.

It keeps what `essmodel.rules.evaluate` keeps, as numbers and names rather than as values that can
be said, and is several times faster.
"""

import operator
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from attrs import frozen

from essmodel.rules import expression as tree
from essmodel.rules.anniversary import age, months_later
from essmodel.rules.fact import Facts
from essmodel.rules.figure import Figure
from essmodel.rules.law.event import Dates
from essmodel.rules.oracle import COMPARED, called, total
from essmodel.rules.rounding import divided
from essmodel.rules.scalar import noting as ways
from essmodel.rules.scalar.noting import NOTHING, Lack, Notes, Run
from essmodel.rules.scalar.run import NO_RECORD
from essmodel.rules.situation import Situation, situation

Leaf = tree.Fact | tree.RefDate


@frozen
class Noted:
    """
    A node that is asked with its notes.

    Attributes:
        leaves: the facts and days that it may look at, in the order in which it names them.
        ask: says what it comes to for some facts, a `Lack` where that is unknown; adds the numbers
            of the *leaves* that count to a list, in which one may stand several times.
    """

    leaves: tuple[Leaf, ...]
    ask: Callable[[Facts, Notes], Any]


def noted(node: tree.Node, *, figures: Mapping[str, Figure], dates: Dates) -> Noted:
    """Return *node* as a function that notes what it looks at; not inside lists."""
    law = situation({}, figures, dates)
    numbers: dict[Leaf, int] = {}
    for one in tree.parts(node):
        if isinstance(one, Leaf):
            numbers.setdefault(one, len(numbers))
    made: dict[int, Run] = {}
    # INVARIANT: parents come before their children, so that backwards every child is made first.
    for one in reversed(tuple(tree.parts(node))):
        inner = [made[id(child)] for child in tree.children(one)]
        made[id(one)] = _made(one, inner, numbers, law)
    run = made[id(node)]
    return Noted(tuple(numbers), lambda facts, notes: run(facts, NO_RECORD, notes))


def lacking(
    node: tree.Node, *, figures: Mapping[str, Figure], dates: Dates
) -> Callable[[Facts], Lack]:
    """Return the function that names the missing facts that keep *node* open; none if decided."""
    ask = noted(node, figures=figures, dates=dates).ask

    def missing(facts: Facts) -> Lack:
        found = ask(facts, [])
        return found if ways.is_lack(found) else NOTHING

    return missing


def _made(  # noqa: C901, PLR0912 - one branch a node
    node: tree.Node, inner: list[Run], numbers: Mapping[Leaf, int], law: Situation
) -> Run:
    """Return the function of *node*, whose children are done by *inner*."""
    match node:
        case tree.Lit():
            return ways.always(node.value)
        case tree.Fact():
            return ways.fact(node, numbers[node])
        case tree.Item():
            return ways.item(node)
        case tree.Param():
            return ways.figure(law.figures[node.id])
        case tree.RefDate():
            lack = frozenset({node.event.value})
            return ways.day(ways.or_lack(law.day(node.event), lack), numbers[node])
        case tree.Silent():
            return ways.always(NOTHING)
        case tree.And() | tree.Or():
            return ways.joined(inner, settling=isinstance(node, tree.Or))
        case tree.Not():
            return ways.from_one(operator.not_, inner)
        case tree.Cmp():
            return ways.from_two(COMPARED[node.op], inner)
        case tree.In():
            return ways.from_one(node.labels.__contains__, inner)
        case tree.Add():
            return ways.from_known(total, inner)
        case tree.Sub():
            return ways.from_two(operator.sub, inner)
        case tree.Mul():
            return ways.from_two(operator.mul, inner)
        case tree.DivRound():
            times, divisor = node.ratio
            return ways.from_one(lambda x: divided(x * times, divisor, node.rounding), inner)
        case tree.MinMax():
            which = min if node.which == "min" else max
            return ways.from_known(lambda *terms: which(terms), inner)
        case tree.Age():
            return ways.from_two(lambda birth, at: age(birth, at, node.birthday), inner)
        case tree.AddMonths():
            return ways.from_one(lambda day: months_later(day, node.months), inner)
        case tree.DaysBetween():
            return ways.from_two(lambda start, end: (end - start).days, inner)
        case tree.Bands():
            return ways.banded(node.bounds, *inner)
        case tree.If():
            return ways.chosen(*inner)
        case tree.IsKnown():
            return ways.is_known(*inner)
        case tree.Coalesce():
            return ways.coalesced(*inner)
        case tree.Quant():
            return ways.quantified(*inner, is_any=node.which == "any")
        case tree.CountIf():
            many, body = inner
            return ways.summed(many, ways.chosen(body, ways.always(1), ways.always(0)))
        case tree.SumOf():
            many, term, body = inner
            return ways.summed(many, ways.chosen(body, term, ways.always(0)))
        case tree.Call():
            call = partial(called, node.function)
            return ways.from_known(lambda *args: ways.or_lack(call(*args), NOTHING), inner)
