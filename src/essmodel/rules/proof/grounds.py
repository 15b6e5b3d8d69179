"""What a proof takes for granted, and which values are ordinary enough to show people."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from essmodel.rules import expression as tree
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.fact import FactValue
from essmodel.rules.figure import Figure
from essmodel.rules.law.event import Dates, Event
from essmodel.values.period import Day

EFFORT = 10_000_000
"""How many steps a solver may take over one search; the same on every machine."""

ORDINARY_DAY = date(2010, 1, 1)
ORDINARY_AMOUNT = 900
"""A sum of money that surprises nobody, in whole units."""

Leaf = tree.Fact | tree.RefDate
"""What one case states and another does not: a fact, or the day of an event."""


@frozen(kw_only=True)
class Grounds:
    """
    What holds in every case that a proof looks at.

    Facts lie within the bounds that they declare, and within their code books.

    Attributes:
        figures: by id, every figure that the rules name, in units of its type.
        dates: the days that are the same in every case; an event that is not there may be of any
            day, or of none that is known.
        books: the code books that facts keep to; a book that is not there has any code.
        effort: how many steps a solver may take over one search.
    """

    figures: Mapping[str, Figure] = field(factory=dict[str, Figure])
    dates: Dates = field(factory=dict[Event, Day])
    books: tuple[CodeBook, ...] = ()
    effort: int = EFFORT

    def codes(self, book: str) -> tuple[str, ...] | None:
        """Return the codes of a book; ``None`` where nobody lists them."""
        for one in self.books:
            if one.id == book:
                return tuple(code for code, _ in one.codes)
        return None

    def is_free(self, node: tree.Node) -> bool:
        """Whether *node* is what cases differ by."""
        if isinstance(node, tree.RefDate):
            return node.event not in self.dates
        return isinstance(node, tree.Fact)

    def ordinary(self, kind: DataType) -> FactValue:
        """Return a value of a type that people meet every day."""
        match kind:
            case Truth():
                return False
            case Calendar():
                return ORDINARY_DAY
            case Number():
                return _within(kind, (ORDINARY_AMOUNT if kind.is_money else 1) * kind.scale)
            case Label():
                return next(iter(self.codes(kind.book) or ()), "?0")
            case Many():
                return ()


def leaf_name(leaf: Leaf) -> str:
    """Return the path of a fact, or the name of an event."""
    return leaf.path if isinstance(leaf, tree.Fact) else leaf.event.value


def _within(kind: Number, wanted: int) -> int:
    least = wanted if kind.least is None else max(kind.least, wanted)
    return least if kind.most is None else min(kind.most, least)
