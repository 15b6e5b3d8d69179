"""
Commands, in the imperative: accepted as one event, or refused with all reasons.

A command is accepted if and only if nothing speaks against it; where it is refused, nothing has
happened.
"""

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from attrs import frozen

from essmodel.errors import Problem

Reasons = Iterator[Problem]
D_contra = TypeVar("D_contra", contravariant=True)
E_co = TypeVar("E_co", covariant=True)
D = TypeVar("D")
E = TypeVar("E")


class Command(Protocol[D_contra, E_co]):
    """Something that somebody asks for, before a desk that knows how things stand."""

    def refusals(self, desk: D_contra) -> Reasons:
        """Yield all that speaks against it."""
        ...

    def event(self, desk: D_contra) -> E_co:
        """Return what has happened where nothing does."""
        ...


@frozen
class Accepted(Generic[E]):
    """The command was obeyed, and this is what happened."""

    event: E


@frozen
class Refused:
    """The command was not obeyed, for all of these reasons."""

    reasons: tuple[Problem, ...]


def obey(command: Command[D, E], desk: D) -> Accepted[E] | Refused:
    """Return what a command comes to."""
    reasons = tuple(command.refusals(desk))
    return Refused(reasons) if reasons else Accepted(command.event(desk))


def reason(problem: str, **data: object) -> Problem:
    """Return one reason, by its id in the catalogue."""
    return Problem(id=problem, data=tuple(data.items()))
