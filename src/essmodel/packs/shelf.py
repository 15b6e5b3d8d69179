"""Where packs wait until somebody asks for those of a place."""

from typing import Protocol, runtime_checkable

from essmodel.packs.pack import RulePack
from essmodel.values.identifier import Identifier


@runtime_checkable
class Shelf(Protocol):
    """
    The packs of many places, of which a question takes those of its own.

    A country has 35 000 towns; whoever asks about one reads the rules of one.
    """

    def at(self, place: Identifier) -> tuple[RulePack, ...]:
        """Return the packs of one place; none where it has none."""
        ...


Packs = tuple[RulePack | Shelf, ...]
"""What questions take: packs as they are, and shelves of them."""


def at_hand(packs: Packs) -> tuple[RulePack, ...]:
    """Return those of *packs* that wait on no shelf."""
    return tuple(one for one in packs if isinstance(one, RulePack))
