"""
The seats of a board by group: at least so many, at most so many, for a college or a gender alike.

Candidates take seats in the order of their standing, as far as every group can still get its least
number.  Where no board at all keeps the bounds, that is said, and nobody is seated.
"""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.values.whole import is_count


@frozen(kw_only=True)
class SeatRule:
    """How many seats a group has at least and at most."""

    group: str
    least: int = field(validator=is_count)
    most: int = field(validator=is_count)

    def __attrs_post_init__(self) -> None:
        if self.least > self.most:
            raise InvalidValueError.because(
                "seat_rule_empty", group=self.group, least=self.least, most=self.most
            )


@frozen(kw_only=True)
class Board:
    """
    A board that keeps its bounds.

    Attributes:
        seated: in the order of their standing.
        passed_over: who stood better than somebody seated, and would have broken a bound.
        vacant: how many seats nobody may take, or nobody is left for.
    """

    seated: tuple[str, ...]
    passed_over: tuple[str, ...]
    vacant: int


def board(
    standing: Sequence[str],
    *,
    groups: Mapping[str, frozenset[str]],
    rules: Sequence[SeatRule],
    seats: int,
) -> Board:
    """
    Return who is seated.

    Args:
        standing: the candidates from the best to the worst; ties are settled before.
        groups: of each candidate; one may be in several, a college and a gender.
        rules: the bounds of each group.
        seats: how many there are.

    Raises:
        InvalidValueError: the bounds cannot be kept, by these candidates or by anybody.
    """
    problems = tuple(_impossible(standing, groups, rules, seats))
    if problems:
        raise InvalidValueError(*problems)
    seated: list[str] = []
    for place, name in enumerate(standing):
        chosen = [*seated, name]
        if len(seated) < seats and _can_end(chosen, standing[place + 1 :], groups, rules, seats):
            seated = chosen
    if not _kept(seated, groups, rules):
        raise InvalidValueError.because("board_infeasible", seats=seats)
    last = max((standing.index(one) for one in seated), default=-1)
    return Board(
        seated=tuple(seated),
        passed_over=tuple(one for one in standing[:last] if one not in seated),
        vacant=seats - len(seated),
    )


def _impossible(
    standing: Sequence[str],
    groups: Mapping[str, frozenset[str]],
    rules: Sequence[SeatRule],
    seats: int,
) -> list[Problem]:
    """Return each bound that no board of these candidates can keep by itself."""
    found: list[Problem] = []
    for rule in rules:
        able = sum(rule.group in groups.get(one, frozenset()) for one in standing)
        if rule.least > min(able, seats):
            data = (("group", rule.group), ("least", rule.least), ("found", min(able, seats)))
            found.append(Problem(id="seats_too_few", data=data))
    return found


def _kept(
    seated: Sequence[str], groups: Mapping[str, frozenset[str]], rules: Sequence[SeatRule]
) -> bool:
    """Return whether every group is within its bounds."""
    return all(
        rule.least <= sum(rule.group in groups.get(one, frozenset()) for one in seated) <= rule.most
        for rule in rules
    )


def _can_end(
    seated: Sequence[str],
    left: Sequence[str],
    groups: Mapping[str, frozenset[str]],
    rules: Sequence[SeatRule],
    seats: int,
) -> bool:
    """Return whether *seated* can grow, with some of those *left*, into a board that is kept."""
    kinds: dict[frozenset[str], int] = {}
    named = frozenset(rule.group for rule in rules)
    for one in left:
        kind = groups.get(one, frozenset()) & named
        kinds[kind] = kinds.get(kind, 0) + 1
    counts = {
        rule.group: sum(rule.group in groups.get(one, frozenset()) for one in seated)
        for rule in rules
    }
    return _grows(counts, list(kinds.items()), rules, seats - len(seated))


def _grows(
    counts: Mapping[str, int],
    kinds: list[tuple[frozenset[str], int]],
    rules: Sequence[SeatRule],
    room: int,
) -> bool:
    """Return whether so many of each kind can be added that all bounds are kept."""
    if any(counts[rule.group] > rule.most for rule in rules) or room < 0:
        return False
    if all(counts[rule.group] >= rule.least for rule in rules):
        return True
    if not kinds:
        return False
    (kind, able), *others = kinds
    for taken in range(min(able, room) + 1):
        more = {name: n + taken * (name in kind) for name, n in counts.items()}
        if _grows(more, others, rules, room - taken):
            return True
    return False
