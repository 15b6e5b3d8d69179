"""Who made the choices of law that one value rests on: of the roundings and defaults on its way."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import cast

from essmodel.rules import expression as tree
from essmodel.rules.evaluate import Unknown, evaluate
from essmodel.rules.law.source import Source
from essmodel.rules.observation import Frame
from essmodel.rules.situation import Situation


def relied_on(node: tree.Node, case: Situation) -> tuple[Source, ...]:
    """
    Return the sources of the nodes that made the value of *node* in *case*, once each.

    What lies on a branch that was not taken does not count.
    """
    return tuple(dict.fromkeys(_sources(node, case)))


def _sources(node: tree.Node, case: Situation) -> Iterator[Source]:
    source: Source | None = getattr(node, "source", None)
    if source is not None:
        yield source
    for one in _taken(node, case):
        yield from _sources(one, case)


def _taken(node: tree.Node, case: Situation) -> tuple[tree.Node, ...]:
    """Return the children of *node* that its value is made of."""
    match node:
        case tree.If():
            holds = evaluate(node.condition, Frame(case))
            if isinstance(holds, Unknown):  # inside a list, where each record has its own answer
                return tree.children(node)
            return (node.condition, node.then if holds else node.otherwise)
        case tree.Bands():
            x = evaluate(node.x, Frame(case))
            if isinstance(x, Unknown):
                return tree.children(node)
            return (node.x, node.values[bisect_right(node.bounds, cast("int", x))])
        case tree.Coalesce():
            found = evaluate(node.arg, Frame(case))
            return (node.default,) if isinstance(found, Unknown) else (node.arg,)
        case _:
            return tree.children(node)
