"""The values that a choice may come to, each with the conditions that lead there."""

from collections.abc import Iterator
from typing import cast

from attrs import frozen

from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number
from essmodel.rules.normal import YES


@frozen
class Path:
    """A value that a choice may come to, and the *conditions* that lead there."""

    conditions: tuple[tree.Node, ...]
    value: tree.Node

    @property
    def condition(self) -> tree.Node:
        """All conditions as one."""
        return tree.And(self.conditions)


def paths(node: tree.Node, before: tuple[tree.Node, ...] = ()) -> Iterator[Path]:
    """Yield each value that the choices and the bands at the top of *node* lead to."""
    match node:
        case tree.If():
            yield from paths(node.then, (*before, node.condition))
            yield from paths(node.otherwise, (*before, tree.Not(node.condition)))
        case tree.Bands():
            # INVARIANT: bands are cut along a number.
            kind = cast("Number", node.x.type)
            edges = [tree.Lit(bound, kind) for bound in node.bounds]
            for index, value in enumerate(node.values):
                above = [tree.Cmp(">=", node.x, one) for one in edges[index - 1 : index]]
                below = [tree.Cmp("<", node.x, one) for one in edges[index : index + 1]]
                within = (*above, *below) or (tree.IsKnown(node.x),)
                yield from paths(value, (*before, *within))
        case _:
            yield Path(before or (YES,), node)
