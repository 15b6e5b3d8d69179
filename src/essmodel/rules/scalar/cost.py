"""What it costs to ask a part of a rule: a glance at the facts, some work, or somebody's code."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from essmodel.rules import expression as tree

GLANCE, WORK, CALL = 0, 1, 2
_AT_WORK = (
    tree.Bands,
    tree.If,
    tree.Coalesce,
    tree.Quant,
    tree.CountIf,
    tree.SumOf,
)


@frozen
class Costs:
    """The cost of each node of some trees, known by identity."""

    _of: dict[int, int]

    def of(self, node: tree.Node) -> int:
        """Return the cost of *node*; work where it is not of the tree."""
        return self._of.get(id(node), WORK)

    def in_order(self, args: Sequence[tree.Node]) -> list[tree.Node]:
        """
        Return *args* cheapest first; those that read the same facts stand together.

        Python that a rule calls comes last, so that it runs only where nothing else settles.
        """
        first: dict[frozenset[str], int] = {}
        keys = [first.setdefault(_facts(arg), number) for number, arg in enumerate(args)]
        order = sorted(range(len(args)), key=lambda number: (self.of(args[number]), keys[number]))
        return [args[number] for number in order]


def costs(nodes: Iterable[tree.Node]) -> Costs:
    """Return the costs of *nodes* and of all that they are made of."""
    found: dict[int, int] = {}
    # INVARIANT: parents come before their children, so that backwards every child is known first.
    for one in reversed([part for node in nodes for part in tree.parts(node)]):
        own = CALL if isinstance(one, tree.Call) else WORK if isinstance(one, _AT_WORK) else GLANCE
        found[id(one)] = max([own, *(found[id(child)] for child in tree.children(one))])
    return Costs(found)


def _facts(node: tree.Node) -> frozenset[str]:
    return frozenset(one.path for one in tree.parts(node) if isinstance(one, tree.Fact))
