"""A list or a mapping whose end was not read yet, and the node that it becomes."""

from attrs import Factory, define, field, frozen

from essmodel.errors import Position
from essmodel.io.tree import Entry, Listing, Mapping, Node, Scalar


@frozen
class Grown:
    """A finished node, with how many values it holds and how many levels of lists and mappings."""

    node: Node
    values: int = 1
    height: int = 0


@define  # it changes: a list or mapping whose end was not read yet
class Branch:
    """A list or a mapping that is still open."""

    at: Position
    is_mapping: bool
    items: list[Node] = field(factory=list[Node])
    entries: dict[str, Entry] = field(factory=dict[str, Entry])
    awaits_key: bool = Factory(lambda self: self.is_mapping, takes_self=True)
    key: Scalar | None = None  # None while awaiting one, and over a value that is left out
    label: str = ""
    values: int = 1
    height: int = 1

    @property
    def closing(self) -> str:
        """The sign that would close it, where it was opened with a bracket."""
        return "}" if self.is_mapping else "]"

    def take(self, grown: Grown) -> None:
        """Put a finished node at the end, or under the key that awaits it."""
        self.values += grown.values
        self.height = max(self.height, grown.height + 1)
        if not self.is_mapping:
            self.items.append(grown.node)
            return
        if self.key:
            self.entries[self.key.text] = Entry(self.key, grown.node)
        self.awaits_key, self.key, self.label = True, None, ""

    def grown(self) -> Grown:
        """Return the finished node."""
        entries, items = tuple(self.entries.values()), tuple(self.items)
        node = Mapping(entries, self.at) if self.is_mapping else Listing(items, self.at)
        return Grown(node, self.values, self.height)
