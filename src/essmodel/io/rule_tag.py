"""
The names that the nodes and the types of a rule have in files.

A node is a group of keys: ``is`` says which node, the others are its fields.  No node has a field
called ``is``, so that a field is never taken for the name of its node.
"""

from attrs import fields, frozen

from essmodel.rules import expression as tree
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth

TAG = "is"
FORMAT, TREE, VERSION = "rule", "tree", "1"
"""The keys around a tree, and the version of the format that is written and read here."""
LONGEST_NUMBER = 1_000
"""The most digits of a number, and the most decimal places."""


@frozen
class Tag:
    """
    The name of a node in files.

    Attributes:
        made: its class.
        which: what its field of that name holds, where the name says it.
    """

    made: type[tree.Node]
    which: str = ""

    @property
    def keys(self) -> dict[str, object]:
        """The keys under which it is written, each with the annotation of its field."""
        shown = (one for one in fields(self.made) if one.init and one.name != "which")
        return {one.name: one.type for one in shown}


TAGS: dict[str, Tag] = {
    "value": Tag(tree.Lit),
    "fact": Tag(tree.Fact),
    "field": Tag(tree.Item),
    "figure": Tag(tree.Param),
    "day_of": Tag(tree.RefDate),
    "silent": Tag(tree.Silent),
    "and": Tag(tree.And),
    "or": Tag(tree.Or),
    "not": Tag(tree.Not),
    "compare": Tag(tree.Cmp),
    "one_of": Tag(tree.In),
    "sum": Tag(tree.Add),
    "difference": Tag(tree.Sub),
    "product": Tag(tree.Mul),
    "round": Tag(tree.DivRound),
    "min": Tag(tree.MinMax, "min"),
    "max": Tag(tree.MinMax, "max"),
    "age": Tag(tree.Age),
    "months_after": Tag(tree.AddMonths),
    "days_between": Tag(tree.DaysBetween),
    "bands": Tag(tree.Bands),
    "choice": Tag(tree.If),
    "known": Tag(tree.IsKnown),
    "default": Tag(tree.Coalesce),
    "all": Tag(tree.Quant, "all"),
    "any": Tag(tree.Quant, "any"),
    "count": Tag(tree.CountIf),
    "total": Tag(tree.SumOf),
    "call": Tag(tree.Call),
}

TYPES: dict[str, type[DataType]] = {
    "truth": Truth,
    "number": Number,
    "day": Calendar,
    "label": Label,
    "list": Many,
}


def tag_of(node: tree.Node) -> str:
    """Return the name of *node* in files."""
    which = node.which if isinstance(node, tree.MinMax | tree.Quant) else ""
    return _NAMES[type(node), which]


_NAMES = {(tag.made, tag.which): name for name, tag in TAGS.items()}
