"""
A tree while it is being read, with all that is wrong in it.

The readers of YAML and of JSON say what begins and ends; the growing tree keeps what is open on a
stack of its own, so that no document, however deep, can exhaust the interpreter's.
"""

from operator import itemgetter

from attrs import define, field

from essmodel.errors import InvalidValueError, Position, Problem
from essmodel.io.branch import Branch, Grown
from essmodel.io.source import INVISIBLE
from essmodel.io.tree import Node, Scalar

MOST_DEPTH = 60
MOST_KEY_CHARACTERS = 200
MOST_PROBLEMS = 100
MOST_VALUES = 300_000  # 20 000 members by name; keys are not counted, what an alias repeats is

_QUOTED_CHARACTERS = 40


@define  # it changes: this is where a tree grows
class Growth:
    """
    A tree that grows as its document is read.

    Attributes:
        deepest: how many lists and groups may stand inside each other.
        has_stopped: a mistake was met after which nothing can be read.
    """

    file: str
    deepest: int = field(default=MOST_DEPTH, kw_only=True)
    has_stopped: bool = False
    _branches: list[Branch] = field(factory=list[Branch])
    _root: Node | None = None
    _values: int = 0
    _problems: list[tuple[Position, Problem]] = field(factory=list[tuple[Position, Problem]])

    @property
    def innermost(self) -> Branch | None:
        """The list or mapping that was opened last and is still open."""
        return self._branches[-1] if self._branches else None

    @property
    def awaits_key(self) -> bool:
        """Whether the next text is a key."""
        return bool(self._branches) and self._branches[-1].awaits_key

    def refuse(self, problem: str, at: Position, **data: object) -> None:
        """Note a mistake, and read on."""
        if self.has_stopped:
            return
        self._problems.append((at, self._problem(problem, at, data)))
        if len(self._problems) >= MOST_PROBLEMS:
            self.stop("document_too_many_problems", at, most=MOST_PROBLEMS)

    def stop(self, problem: str, at: Position, **data: object) -> None:
        """Note a mistake after which nothing can be read."""
        if not self.has_stopped:
            self._problems.append((at, self._problem(problem, at, data)))
        self.has_stopped = True

    def open(self, at: Position, *, is_mapping: bool) -> None:
        """Begin a list or a mapping."""
        if len(self._branches) >= self.deepest:
            self.stop("document_too_deep", at, most=self.deepest)
            return
        self._count(1, at)
        self._branches.append(Branch(at, is_mapping))

    def close(self) -> Grown:
        """End the list or mapping that was opened last."""
        grown = self._branches.pop().grown()
        if self.awaits_key:
            self._leave_key_out("document_key_not_text", grown.node.at)
        else:
            self._put(grown)
        return grown

    def add(self, scalar: Scalar) -> Grown:
        """Add a text, as a key where one is awaited."""
        grown = Grown(scalar)
        if character := INVISIBLE.search(scalar.text):
            self.refuse_character(character.group(), scalar.at)
        if self.awaits_key:
            self._add_key(scalar)
        else:
            self._count(1, scalar.at)
            self._put(grown)
        return grown

    def repeat(self, grown: Grown, at: Position, *, name: str) -> None:
        """Add once more what was named *name* before; it keeps the place where it was written."""
        if self.awaits_key:
            self._leave_key_out("document_key_not_text", at)
        elif len(self._branches) + grown.height > self.deepest:
            self.stop("document_too_deep", at, most=self.deepest)
        else:
            self._count(grown.values, at, too_many="document_alias_too_long", name=brief(name))
            self._put(grown)

    def leave_out(self, problem: str, at: Position, **data: object) -> None:
        """Note a mistake that stands in place of a key or a value, and read on."""
        if self.awaits_key:
            self._leave_key_out(problem, at, **data)
        else:
            self.refuse(problem, at, **data)
            self._put(Grown(Scalar("", at, is_plain=True)))

    def refuse_character(self, character: str, at: Position) -> None:
        """Note a character that nobody sees, by its number in Unicode."""
        self.refuse("document_character", at, character=f"U+{ord(character):04X}")

    def finished(self) -> Node:
        """
        Return the tree.

        Raises:
            InvalidValueError: there were mistakes; all of them, in the order of the document.
        """
        root = self._root
        if not self._problems and (root is None or (isinstance(root, Scalar) and root.is_absent)):
            self.stop("document_empty", Position(self.file, 1, 1))
        if root is None or self._problems:
            raise InvalidValueError(
                *(problem for _, problem in sorted(self._problems, key=itemgetter(0)))
            )
        return root

    def _add_key(self, key: Scalar) -> None:
        branch = self._branches[-1]
        branch.label = brief(key.text)
        if key.is_absent:
            self._leave_key_out("document_key_absent", key.at)
        elif key.is_plain and key.text == "<<":
            self._leave_key_out("document_merge", key.at)
        elif len(key.text) > MOST_KEY_CHARACTERS:
            self._leave_key_out("document_key_too_long", key.at, most=MOST_KEY_CHARACTERS)
        elif first := branch.entries.get(key.text):
            said = brief(key.text)
            self._leave_key_out("document_key_twice", key.at, key=said, first=first.key.at)
        else:
            branch.awaits_key, branch.key, branch.label = False, key, key.text

    def _leave_key_out(self, problem: str, at: Position, **data: object) -> None:
        self.refuse(problem, at, **data)
        self._branches[-1].awaits_key = False

    def _put(self, grown: Grown) -> None:
        if self._branches:
            self._branches[-1].take(grown)
        else:
            self._root = grown.node

    def _count(
        self, values: int, at: Position, *, too_many: str = "document_too_long", **data: object
    ) -> None:
        self._values += values
        if self._values > MOST_VALUES:
            self.stop(too_many, at, most=MOST_VALUES, **data)

    def _problem(self, problem: str, at: Position, data: dict[str, object]) -> Problem:
        labels = (
            branch.label if branch.is_mapping else str(len(branch.items))
            for branch in self._branches
        )
        path = ".".join(label for label in labels if label)
        return Problem(id=problem, data=tuple(data.items()), path=path, at=at)


def brief(text: str) -> str:
    """Shorten what a message quotes."""
    if len(text) <= _QUOTED_CHARACTERS:
        return text
    return f"{text[: _QUOTED_CHARACTERS - 1]}…"
