"""What was looked at while a rule was decided, and kept because it counts."""

from attrs import define, field, frozen

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number
from essmodel.rules.fact import FactValue, Record
from essmodel.rules.situation import Situation
from essmodel.rules.spelling import spelled
from essmodel.values.plain import plain


@frozen
class Observation:
    """A part of a rule and its value, ``None`` when unknown; *where* names a record."""

    node: tree.Node
    value: FactValue
    where: str = ""

    def located(self, record: Record) -> "Observation":
        """Return the observation with the name of its *record*; a fact of the case is of none."""
        is_of_case = isinstance(self.node, tree.Fact | tree.RefDate)
        name = "" if is_of_case else str(record.get("name") or "")
        return Observation(self.node, self.value, self.where or name)

    def to_plain(self) -> dict[str, object]:
        """Return what was looked at, as a formula names it, and its value with its scale."""
        shown: dict[str, object] = {"looked_at": _name(self.node), "value": plain(self.value)}
        like = self.node.type
        if isinstance(like, Number) and (like.places or like.unit):
            shown |= {"places": like.places, "unit": like.unit}
        return shown | ({"where": self.where} if self.where else {})


@define
class Frame:
    """The case at hand while a tree is walked; it changes because it notes what was looked at."""

    case: Situation
    seen: list[Observation] = field(factory=list[Observation])

    def fresh(self) -> "Frame":
        """Return a frame for a part of the tree, with notes of its own."""
        return Frame(self.case)

    def inside(self, record: Record) -> "Frame":
        """Return a frame for one record of a list, with notes of its own."""
        return Frame(self.case.inside(record))


def _name(node: tree.Node) -> object:
    """Return the path of a fact, the formula of a count or a total, or else its tree."""
    if isinstance(node, tree.Fact | tree.Item):
        return node.path
    try:
        return spelled(node)
    except InvalidValueError:
        return plain(node)
