"""
A board with seats kept for groups: colleges, or women and men, with a minimum and a maximum each.

Groups may overlap: a college and a parity together.  A seat goes to the highest who leaves the rest
of the board possible; what is not possible is refused, and never left out in silence.
"""

from collections import Counter
from functools import cache

from attrs import field, frozen

from essmodel.counting.seat import require_seats
from essmodel.errors import InvalidValueError, Problem
from essmodel.values.whole import is_count

Kind = tuple[bool, ...]
"""For each rule, whether somebody is of its group."""


@frozen(kw_only=True)
class GroupSeats:
    """How many of the seats a group has at least, and at most."""

    group: str
    minimum: int = field(validator=is_count)
    maximum: int = field(validator=is_count)

    def __attrs_post_init__(self) -> None:
        if self.minimum > self.maximum:
            raise InvalidValueError.because(
                "seats_reversed", group=self.group, minimum=self.minimum, maximum=self.maximum
            )


@frozen(kw_only=True)
class Person:
    """Somebody who stands or sits, and the groups to which they belong."""

    name: str
    groups: frozenset[str]


@frozen(kw_only=True)
class Board:
    """
    Who sits, and how many seats nobody could be given.

    Attributes:
        sitting: who sat before, then who is new, the highest first.
        elected: who is new.
        vacant: seats for which nobody is left who may have them.
    """

    sitting: tuple[Person, ...]
    elected: tuple[Person, ...]
    vacant: int


def compose(
    standing: tuple[Person, ...],
    *,
    sitting: tuple[Person, ...] = (),
    seats: int,
    rules: tuple[GroupSeats, ...],
) -> Board:
    """
    Return the board, as full as can be, with the highest that its rules allow.

    Use it at an election, and when somebody left: those who remain are *sitting*.

    Args:
        standing: who stands, the highest first, as any method put them in order.
        sitting: who has a seat and keeps it.
        seats: how many there are, those of *sitting* included.
        rules: one for each group that has any.

    Raises:
        InvalidValueError: no board keeps the rules, and why; or somebody, or a group, stands twice.
    """
    _require_once(standing, sitting, rules)
    require_seats(seats)
    board = _Possible(rules, seats)
    total = board.fullest(sitting, standing)
    if total is None:
        raise InvalidValueError(*_why(standing, sitting, seats, rules))
    taken: tuple[Person, ...] = ()
    for index, person in enumerate(standing):
        if len(sitting) + len(taken) == total:
            break
        if board.reaches(total, (*sitting, *taken, person), standing[index + 1 :]):
            taken = (*taken, person)
    return Board(sitting=(*sitting, *taken), elected=taken, vacant=seats - total)


@frozen
class _Possible:
    """What boards there may be, by how many of each kind of person they have."""

    rules: tuple[GroupSeats, ...]
    seats: int

    def fullest(self, sitting: tuple[Person, ...], standing: tuple[Person, ...]) -> int | None:
        """Return how many can sit at most; ``None`` where no number can."""
        sizes = range(min(self.seats, len(sitting) + len(standing)), len(sitting) - 1, -1)
        return next((one for one in sizes if self.reaches(one, sitting, standing)), None)

    def reaches(
        self, total: int, sitting: tuple[Person, ...], standing: tuple[Person, ...]
    ) -> bool:
        """Return whether some of *standing* make *sitting* a board of *total* that keeps rules."""
        free = tuple(sorted(Counter(map(self._kind, standing)).items()))
        start = tuple(sum(rule.group in one.groups for one in sitting) for rule in self.rules)

        @cache
        def can(at: int, left: int, have: tuple[int, ...]) -> bool:
            if any(one > rule.maximum for one, rule in zip(have, self.rules, strict=True)):
                return False
            if at == len(free):
                enough = zip(have, self.rules, strict=True)
                return left == 0 and all(one >= rule.minimum for one, rule in enough)
            kind, most = free[at]
            return any(
                can(
                    at + 1,
                    left - more,
                    tuple(one + more * is_of for one, is_of in zip(have, kind, strict=True)),
                )
                for more in range(min(most, left) + 1)
            )

        return can(0, total - len(sitting), start)

    def _kind(self, person: Person) -> Kind:
        return tuple(rule.group in person.groups for rule in self.rules)


def _why(
    standing: tuple[Person, ...],
    sitting: tuple[Person, ...],
    seats: int,
    rules: tuple[GroupSeats, ...],
) -> tuple[Problem, ...]:
    """Return why no board keeps the rules: group by group, or, failing that, all together."""
    problems: list[Problem] = []
    if len(sitting) > seats:
        data: tuple[tuple[str, object], ...] = (("sitting", len(sitting)), ("seats", seats))
        problems.append(Problem(id="seats_overfull", path="sitting", data=data))
    for index, rule in enumerate(rules):
        there = sum(rule.group in one.groups for one in sitting)
        may = there + sum(rule.group in one.groups for one in standing)
        path = f"rules.{index}"
        if may < rule.minimum:
            data = (("group", rule.group), ("minimum", rule.minimum), ("found", may))
            problems.append(Problem(id="seats_too_few_stand", path=path, data=data))
        if there > rule.maximum:
            data = (("group", rule.group), ("maximum", rule.maximum), ("found", there))
            problems.append(Problem(id="seats_too_many_sit", path=path, data=data))
    data = (("seats", seats), ("groups", ", ".join(repr(one.group) for one in rules)))
    return tuple(problems) or (Problem(id="seats_impossible", path="rules", data=data),)


def _require_once(
    standing: tuple[Person, ...], sitting: tuple[Person, ...], rules: tuple[GroupSeats, ...]
) -> None:
    """Refuse somebody, or a group, that stands twice."""
    people = Counter(one.name for one in (*sitting, *standing))
    groups = Counter(one.group for one in rules)
    problems = [
        Problem(id="seats_twice", path=path, data=(("name", name),))
        for path, counted in (("standing", people), ("rules", groups))
        for name, count in counted.items()
        if count > 1
    ]
    if problems:
        raise InvalidValueError(*problems)
