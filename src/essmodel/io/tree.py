"""
What a document says and where: a tree of texts, each with its file, line and column.

Nothing is typed here.  ``01004``, ``NO``, ``12:30`` and ``0.1`` are texts, because only the value
that awaits them knows whether they are a postal code, a word, a time or a number.
"""

from collections.abc import Iterable

from attrs import field, frozen

from essmodel.errors import Position

_ABSENT = frozenset({"", "null", "~"})
_INDEX_DIGITS = 9  # more digits than any list has items; `int` refuses thousands of them


@frozen
class Scalar:
    """
    One text of a document.

    Attributes:
        is_plain: it was written without quotes; in JSON, a number, ``true``, ``false`` or ``null``.
    """

    text: str
    at: Position
    is_plain: bool = field(kw_only=True)

    @property
    def is_absent(self) -> bool:
        """Nothing was written: a plain empty text, ``null`` or ``~``; ``""`` is an empty text."""
        return self.is_plain and self.text in _ABSENT


@frozen
class Listing:
    """A list of nodes; it stands where its first sign stands."""

    items: "tuple[Node, ...]"
    at: Position


@frozen
class Entry:
    """A key and what is written under it."""

    key: Scalar
    value: "Node"


@frozen
class Mapping:
    """
    Entries in the order of the document; no two have the same key.

    Attributes:
        keys_at: where its keys are written, when that is not here: the first line of a table.
    """

    entries: tuple[Entry, ...]
    at: Position
    keys_at: Position | None = None


Node = Scalar | Listing | Mapping


def positions(tree: Node, *, key: bool = False) -> tuple[tuple[str, Position], ...]:
    """
    List every place of *tree* by its dotted path, in the order of the paths.

    The root has the path ``""``; items of a list are counted from 0: ``stakeholders.3.name``.

    Args:
        tree: what was read.
        key: give the place of the key, where a path has one, instead of that of its value.
    """
    found: list[tuple[str, Position]] = []
    ahead: list[tuple[str, Position, Node]] = [("", tree.at, tree)]
    while ahead:
        path, at, node = ahead.pop()
        found.append((path, at))
        ahead.extend(
            (f"{path}.{label}" if path else label, key_at if key else child.at, child)
            for label, key_at, child in _children(node)
        )
    return tuple(sorted(found))


def locate(tree: Node, path: str, *, key: bool = False) -> Position:
    """
    Find where *path* was written, or else the nearest node around it.

    Args:
        tree: what was read.
        path: a dotted path, as in `positions`.
        key: find the key, such as one that nobody knows, instead of its value.
    """
    node, at, rest = tree, tree.at, path
    while rest and (step := _step(node, rest)):
        label, key_at, node = step
        rest = rest[len(label) + 1 :]
        at = key_at if key and not rest else node.at
    return at


def _children(node: Node) -> Iterable[tuple[str, Position, Node]]:
    """Give what stands right under *node*: its label, the place of the label, the child."""
    match node:
        case Scalar():
            return ()
        case Listing():
            return ((str(index), item.at, item) for index, item in enumerate(node.items))
        case _:
            return ((entry.key.text, entry.key.at, entry.value) for entry in node.entries)


def _step(node: Node, path: str) -> tuple[str, Position, Node] | None:
    """Take the first step of *path* from *node*; a key may itself hold dots: the longest wins."""
    if isinstance(node, Listing):
        head = path.partition(".")[0]
        index = int(head) if head.isdecimal() and len(head) <= _INDEX_DIGITS else len(node.items)
        return (head, node.items[index].at, node.items[index]) if index < len(node.items) else None
    steps = [step for step in _children(node) if f"{path}.".startswith(f"{step[0]}.")]
    return max(steps, key=lambda step: len(step[0]), default=None)
