"""What is asked of every case of a population, and the columns that answer it."""

from collections.abc import Mapping

from attrs import frozen

from essmodel.rules import expression as tree
from essmodel.rules.figure import Figure
from essmodel.rules.law.source import Invention
from essmodel.rules.normal import YES
from essmodel.rules.well_typed import TRUTH

MOST_RULES = 64
"""How many rules one column tells of by its bits."""

UNTOLD = Invention()
"""Why a place in a tree is silent that only stands for what is not known yet."""


@frozen(kw_only=True)
class Inquiry:
    """
    What is asked of every case.

    Attributes:
        id: how the names of its columns begin.
        rules: conditions that are all required.
        price: an amount that must be known too; ``None`` where none is asked.
        figures: what the figures that they name come to.
    """

    id: str
    rules: tuple[tree.Node, ...]
    price: tree.Node | None
    figures: Mapping[str, Figure]

    @property
    def nodes(self) -> tuple[tree.Node, ...]:
        """All that is asked."""
        return self.rules if self.price is None else (*self.rules, self.price)

    @property
    def calls_python(self) -> bool:
        """Whether Python must be called to answer."""
        return any(calls_python(node) for node in self.nodes)

    @property
    def settled(self) -> tree.Node:
        """Whether a case is settled before Python is called."""
        price = None if self.price is None else uncalled(self.price)
        return tree.IsKnown(verdict(tuple(uncalled(rule) for rule in self.rules), price))

    def mask_names(self, kind: str) -> tuple[str, ...]:
        """Return the names of the columns whose bits tell of the rules, 64 in each."""
        return mask_names(self.id, kind, len(self.rules))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in their order."""
        kinds = ("failed", "undetermined", *(("unasked",) if self.calls_python else ()))
        masks = (name for kind in kinds for name in self.mask_names(kind))
        return (f"{self.id}.verdict", f"{self.id}.price", *masks)


def mask_names(inquiry: str, kind: str, rules: int) -> tuple[str, ...]:
    """Return the names of the columns whose bits tell of as many *rules* of an inquiry."""
    count = max(1, -(-rules // MOST_RULES))
    return tuple(
        f"{inquiry}.{kind}" + ("" if number == 1 else f"_{number}")
        for number in range(1, count + 1)
    )


def verdict(rules: tuple[tree.Node, ...], price: tree.Node | None) -> tree.Node:
    """Return whether all *rules* hold; a price that nobody can tell leaves the whole untold."""
    if price is None:
        return tree.And(rules)
    told = tree.If(tree.IsKnown(price), YES, tree.Silent(UNTOLD, TRUTH))
    return tree.And((*rules, told))


def calls_python(node: tree.Node) -> bool:
    """Whether *node* calls Python."""
    return any(isinstance(part, tree.Call) for part in tree.parts(node))


def guesses_at_python(node: tree.Node) -> bool:
    """Whether *node* says something else where Python was not called than where it failed."""
    guesses = (one for one in tree.parts(node) if isinstance(one, tree.IsKnown | tree.Coalesce))
    return any(calls_python(one.arg) for one in guesses)


def uncalled(node: tree.Node) -> tree.Node:
    """Return what *node* comes to whatever Python gives; unknown where that depends on it."""
    match node:
        case tree.Call():
            return tree.Silent(UNTOLD, node.type)
        case tree.IsKnown() if calls_python(node.arg):
            known = tree.IsKnown(uncalled(node.arg))
            return tree.If(known, YES, tree.Silent(UNTOLD, TRUTH))
        case tree.Coalesce() if calls_python(node.arg):
            return uncalled(node.arg)
        case _:
            return tree.rebuilt(node, uncalled)
