"""
A node of a document taken for what it should be, or refused with its place.

Mistakes travel as `InvalidValueError`: each problem knows its position from the start, and its path
grows by one label at every level on the way up.
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Dict
from difflib import get_close_matches
from functools import partial
from typing import Any, TypeVar

from attrs import evolve

from essmodel.errors import InvalidValueError, Position, Problem, under
from essmodel.io.growth import MOST_PROBLEMS
from essmodel.io.tree import Listing, Mapping, Node, Scalar
from essmodel.messages.catalogue import Message

T = TypeVar("T")
Read = Callable[[Node], Any]
Part = tuple[str, str, Node, Read]
"""The name that a value will have, the label of its path, where it is written, how it is read."""
Step = tuple[str, str, Callable[[], Any]]
"""The name that a value will have, the path of its problems, how it is come by."""


def problem(id: str, at: Position | None, *, path: str = "", **data: object) -> Problem:  # noqa: A002 - the word of the field
    """Make the problem *id*, written at a position."""
    return Problem(id=id, data=tuple(data.items()), path=path, at=at)


def refusal(id: str, at: Position, *, path: str = "", **data: object) -> InvalidValueError:  # noqa: A002 - the word of the field
    """Make the error of one problem, written at a position."""
    return InvalidValueError(problem(id, at, path=path, **data))


def scalar_of(node: Node) -> Scalar:
    """Return *node* as one text; nothing written is refused too."""
    if not isinstance(node, Scalar):
        raise refusal("one_value_expected", node.at, found=kind_of(node))
    if node.is_absent:
        raise refusal("value_missing", node.at)
    return node


def mapping_of(node: Node) -> Mapping:
    """Return *node* as a group of keys."""
    return _require(Mapping, node, "keys_expected")


def listing_of(node: Node) -> Listing:
    """Return *node* as a list."""
    return _require(Listing, node, "list_expected")


def kind_of(node: Node) -> Message:
    """Return what people call the kind of *node*."""
    return Message.of(f"kind_{type(node).__name__.lower()}")


def read_scalar(node: Node, read: Callable[[str], T]) -> T:
    """Read the text of *node*; whatever is wrong with it stands where it stands."""
    scalar = scalar_of(node)
    try:
        return read(scalar.text)
    except InvalidValueError as error:
        raise InvalidValueError(
            *(evolve(one, path="", at=scalar.at) for one in error.problems)
        ) from None


def read_choice(node: Node, choices: Dict[str, T]) -> T:
    """Return what the text of *node* chooses."""
    scalar = scalar_of(node)
    if scalar.text not in choices:
        raise InvalidValueError(unknown("choice", scalar.text, choices, at=scalar.at))
    return choices[scalar.text]


def read_parts(parts: Iterable[Part], problems: Sequence[Problem] = ()) -> dict[str, Any]:
    """
    Read all *parts*, and only then refuse.

    Raises:
        InvalidValueError: the *problems* known before, and those of every part.
    """
    steps = ((name, label, partial(read, node)) for name, label, node, read in parts)
    return take_all(steps, problems)


def take_all(steps: Iterable[Step], problems: Sequence[Problem] = ()) -> dict[str, Any]:
    """
    Take all *steps*, and only then refuse.

    Raises:
        InvalidValueError: the *problems* known before, and those of every step.
    """
    values: dict[str, Any] = {}
    found = list(problems)
    for name, path, take in steps:
        try:
            values[name] = take()
        except InvalidValueError as error:
            found += under(path, error)
    if found:
        raise InvalidValueError(*found)
    return values


def read_items(node: Node, read: Read) -> tuple[Any, ...]:
    """Read every item of a list."""
    items = listing_of(node).items
    parts = (
        (label, label, item, read)
        for label, item in zip(map(str, range(len(items))), items, strict=True)
    )
    return tuple(read_parts(parts).values())


def unknown(
    what: str, found: str, known: Iterable[str], *, at: Position | None = None, path: str = ""
) -> Problem:
    """Say that a key, a choice or a file has a name that does not exist, with the nearest one."""
    names = tuple(known)
    near = get_close_matches(found.lower(), names, n=1)
    if near:
        data: dict[str, object] = {"found": found, "meant": near[0], "known": names}
        return problem(f"{what}_misspelt", at, path=path, **data)
    return problem(f"{what}_unknown", at, path=path, found=found, known=names)


def in_order(error: InvalidValueError) -> InvalidValueError:
    """
    Return *error* with its problems in the order of the document, each mistake once.

    What an alias repeats is one mistake, however often it is read.
    """
    once = {(one.id, one.data, one.at): one for one in reversed(error.problems)}
    problems = sorted(once.values(), key=_place)
    if len(problems) > MOST_PROBLEMS:
        last = problems[MOST_PROBLEMS - 1].at
        too_many = Problem(
            id="document_too_many_problems", data=(("most", MOST_PROBLEMS),), at=last
        )
        problems = [*problems[:MOST_PROBLEMS], too_many]
    return InvalidValueError(*problems)


def _place(found: Problem) -> tuple[str, int, int]:
    at = found.at
    return (at.file, at.line, at.column) if at else ("", 0, 0)


def _require(kind: type[T], node: Node, otherwise: str) -> T:
    if isinstance(node, kind):
        return node
    if isinstance(node, Scalar) and node.is_absent:
        raise refusal("value_missing", node.at)
    raise refusal(otherwise, node.at, found=kind_of(node))
