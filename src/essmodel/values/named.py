"""Things that have an id, found by it."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from essmodel.errors import InvalidValueError


class Named(Protocol):
    """A thing with an id of its own."""

    @property
    def id(self) -> str:
        """The id by which others name it."""
        ...


N = TypeVar("N", bound=Named)


def by_id(things: Iterable[N], id: str, *, problem: str) -> N:  # noqa: A002 - the word of the field
    """
    Return the thing whose id it is.

    Raises:
        InvalidValueError: none has it; *problem* is what the catalogue says then.
    """
    for thing in things:
        if thing.id == id:
            return thing
    raise InvalidValueError.because(problem, found=id)
