"""Sets of cases as unions of boxes, with no solver: what two of them share, and what one lacks."""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import field, frozen

from essmodel.rules import expression as tree
from essmodel.rules.fact import Facts, FactValue
from essmodel.rules.law.event import Dates
from essmodel.rules.proof.grounds import Grounds, Leaf
from essmodel.rules.proof.side import UNTOLD, Side, beyond, common, is_on, whole

MOST_BOXES = 256
"""How many boxes a set of cases may take; beyond, it is no longer looked at as boxes."""


@frozen
class Box:
    """The cases whose facts lie on these *sides*."""

    sides: Mapping[Leaf, Side]


@frozen
class Region:
    """A set of cases: those in one of its *boxes*, on these *grounds*."""

    boxes: tuple[Box, ...]
    grounds: Grounds = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether no case is in it."""
        return not self.boxes

    def holds(self, facts: Facts, dates: Dates | None = None) -> bool:
        """Whether the case of these *facts*, and days, is in it."""
        days = {event: day for event, day in (dates or {}).items() if isinstance(day, date)}

        def found(leaf: Leaf) -> FactValue:
            if isinstance(leaf, tree.Fact):
                return facts.get(leaf.path)
            return days.get(leaf.event)

        return any(
            all(is_on(found(leaf), side) for leaf, side in box.sides.items()) for box in self.boxes
        )

    def common(self, other: "Region") -> "Region | None":
        """Return the cases that are in both; ``None`` where they take too many boxes."""
        met = (_met(one, second) for one in self.boxes for second in other.boxes)
        return self._of(box for boxes in met for box in boxes)

    def beyond(self, other: "Region") -> "Region | None":
        """Return the cases that are not in *other*; ``None`` where they take too many boxes."""
        left: Region | None = self
        for box in other.boxes:
            if left is None:
                return None
            left = self._of(piece for one in left.boxes for piece in _cut(one, box, self.grounds))
        return left

    def implies(self, other: "Region") -> bool | None:
        """Whether every case is in *other* too; ``None`` where that takes too many boxes."""
        rest = self.beyond(other)
        return None if rest is None else rest.is_empty

    def equals(self, other: "Region") -> bool | None:
        """Whether both hold the same cases; ``None`` where that takes too many boxes."""
        there, back = self.implies(other), other.implies(self)
        return None if there is None or back is None else there and back

    def overlaps(self, other: "Region") -> bool:
        """Whether some case is in both."""
        return any(_met(one, second) for one in self.boxes for second in other.boxes)

    def limited(self, leaf: Leaf, sides: Iterable[Side]) -> "Region | None":
        """Return the cases in which *leaf* lies on one of *sides*."""
        kept = tuple(
            Box({leaf: side})
            for one in sides
            for all_of_it in whole(leaf.type, self.grounds)
            for side in common(one, all_of_it)
        )
        return self.common(Region(kept, self.grounds))

    def _of(self, boxes: Iterable[Box]) -> "Region | None":
        kept: list[Box] = []
        for box in boxes:
            kept.append(box)
            if len(kept) > MOST_BOXES:
                return None
        return Region(tuple(kept), self.grounds)


def everything(grounds: Grounds) -> Region:
    """Return all cases."""
    return Region((Box({}),), grounds)


def _met(one: Box, other: Box) -> tuple[Box, ...]:
    """Return the box of the cases that are in both, or none."""
    sides = dict(one.sides)
    for leaf, side in other.sides.items():
        kept = common(sides[leaf], side) if leaf in sides else (side,)
        if not kept:
            return ()
        sides[leaf] = kept[0]
    return (Box(sides),)


def _cut(one: Box, other: Box, grounds: Grounds) -> tuple[Box, ...]:
    """Return boxes of the cases that are in *one* and not in *other*."""
    if not _met(one, other):
        return (one,)
    pieces: list[Box] = []
    sides = dict(one.sides)
    for leaf, side in other.sides.items():
        own = (sides[leaf],) if leaf in sides else (*whole(leaf.type, grounds), UNTOLD)
        pieces += [Box({**sides, leaf: rest}) for each in own for rest in beyond(each, side)]
        sides[leaf] = common(sides.get(leaf, side), side)[0]
    return tuple(pieces)
