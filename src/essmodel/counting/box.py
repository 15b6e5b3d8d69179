"""A ballot box that is opened: ballots by name are counted, or refused with all reasons."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.errors import InvalidValueError, Problem
from essmodel.values.likeness import nearest


@frozen(kw_only=True)
class CastBallot:
    """
    One ballot, as it was read; it does not know who cast it.

    Attributes:
        id: what tells it from others: the number on it.
        marks: candidates by name with their marks: a rank, a grade from 1 for the best, points;
            1 for who is chosen or approved of.  Whoever is not named has mark 0.
        is_null: whether it says nothing valid (*bulletin nul*): it is counted, its marks are not.
    """

    id: str
    marks: tuple[tuple[str, int], ...]
    is_null: bool


def opened(  # noqa: PLR0913 - a box, a list and a roll: each is looked at
    ballots: Iterable[CastBallot],
    *,
    candidates: Iterable[str],
    shape: Shape,
    levels: Iterable[str] = (),
    signed: Iterable[str],
    roll: frozenset[str],
) -> Profile:
    """
    Return the profile of all *ballots* of a box.

    Args:
        ballots: in any order.
        candidates: who stands, in the order of the ballot.
        shape: what a mark means.
        levels: the grades, best first; only for `Shape.GRADES`.
        signed: who signed for a ballot (*liste d'émargement*), in any order.
        roll: who may vote (*liste électorale*).

    Raises:
        InvalidValueError: a ballot stands twice, names somebody twice or nobody who stands; a voter
            is not on the roll, or signed twice; there are not as many ballots as signatures: all
            at once.
    """
    box, names = tuple(ballots), tuple(candidates)
    problems = [*_wrong_signatures(tuple(signed), roll, len(box)), *_twice(box)]
    at = {name: number for number, name in enumerate(names)}
    for index, ballot in enumerate(box):
        problems += () if ballot.is_null else _wrong_marks(ballot, index, at, shape)
    try:
        made = profile(
            ((_row(one, at, shape), 1) for one in box if not one.is_null),
            candidates=names,
            shape=shape,
            levels=levels,
            null=sum(one.is_null for one in box),
        )
    except InvalidValueError as error:
        raise InvalidValueError(*problems, *error.problems) from None
    if problems:
        raise InvalidValueError(*problems)
    return made


def _row(ballot: CastBallot, at: Mapping[str, int], shape: Shape) -> tuple[int, ...]:
    """Return the marks in the order of the ballot; who is unknown was refused before."""
    if shape is Shape.CHOICE:
        return (next((at[name] + 1 for name, mark in ballot.marks if mark and name in at), 0),)
    marks = dict(ballot.marks)
    return tuple(marks.get(name, 0) for name in at)


def _wrong_marks(
    ballot: CastBallot, index: int, at: Mapping[str, int], shape: Shape
) -> list[Problem]:
    """Return what is wrong with the names of one ballot."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for name, _ in ballot.marks:
        path = f"ballots.{index}"
        if name not in at:
            data: tuple[tuple[str, object], ...] = (("name", name), ("known", nearest(name, at)))
            problems.append(Problem(id="box_candidate_unknown", path=path, data=data))
        elif name in seen:
            problems.append(Problem(id="box_candidate_twice", path=path, data=(("name", name),)))
        seen.add(name)
    if shape is Shape.CHOICE:
        named = [mark for _, mark in ballot.marks]
        if sum(mark != 0 for mark in named) > 1 or not set(named) <= {0, 1}:
            problems.append(Problem(id="box_choice", path=f"ballots.{index}"))
    return problems


def _twice(box: tuple[CastBallot, ...]) -> list[Problem]:
    """Return a problem for each ballot that stands before."""
    seen: dict[str, int] = {}
    return [
        Problem(id="box_ballot_twice", path=f"ballots.{index}", data=(("id", one.id),))
        for index, one in enumerate(box)
        if seen.setdefault(one.id, index) != index
    ]


def _wrong_signatures(signed: tuple[str, ...], roll: frozenset[str], ballots: int) -> list[Problem]:
    """Return what is wrong with who signed."""
    seen: dict[str, int] = {}
    problems = [
        Problem(
            id="box_voter_unknown" if name not in roll else "box_voter_twice",
            path=f"signed.{index}",
            data=(("name", name),),
        )
        for index, name in enumerate(signed)
        if seen.setdefault(name, index) != index or name not in roll
    ]
    if len(signed) != ballots:
        data = (("signed", len(signed)), ("ballots", ballots))
        problems.append(Problem(id="box_signatures", path="signed", data=data))
    return problems
