"""P9, P10, P14, P23: what every way of electing keeps, and what each is held against."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from essmodel.counting.ballots import Ballots, Matrix
from essmodel.counting.elected import Elected
from essmodel.counting.lot import drawn
from essmodel.counting.majority_judgment import compared, majority_judgment
from essmodel.counting.plurality import approval
from essmodel.counting.schulze import schulze, strongest
from essmodel.counting.seats import SeatRule, board
from essmodel.counting.stv import stv
from essmodel.errors import InvalidValueError
from essmodel.testing.ballot_strategies import (
    NAMES,
    crosses,
    grades_given,
    ranks,
    strict_ranks,
)

Method = Callable[[Ballots], Elected]


def by_approval(ballots: Ballots) -> Elected:
    """Elect two by approval."""
    return approval(ballots, seats=2).elected


def by_judgment(ballots: Ballots) -> Elected:
    """Elect two by majority judgment."""
    return majority_judgment(ballots, seats=2).elected


def by_duels(ballots: Ballots) -> Elected:
    """Elect two by Schulze's method."""
    return schulze(ballots, seats=2).elected


def by_transfers(ballots: Ballots) -> Elected:
    """Elect two by transferable votes."""
    found = stv(ballots, seats=2)
    return Elected(winners=found.winners, tied=found.tied)


METHODS = [
    (by_approval, crosses()),
    (by_judgment, grades_given()),
    (by_duels, ranks()),
    (by_transfers, strict_ranks()),
]
NAMES_OF_METHODS = ["approval", "judgment", "schulze", "stv"]


@pytest.mark.parametrize(("method", "kind"), METHODS, ids=NAMES_OF_METHODS)
@given(data=st.data())
def test_names_decide_nothing(
    method: Method, kind: st.SearchStrategy[Ballots], data: st.DataObject
) -> None:
    """P9, P10: other names and another order of the columns give the same people."""
    ballots = data.draw(kind)
    order = data.draw(st.permutations(range(len(ballots.candidates))))
    renamed = evolve(
        ballots,
        candidates=tuple(f"x{NAMES.index(ballots.candidates[one])}" for one in order),
        patterns=tuple(
            sorted((tuple(marks[one] for one in order), n) for marks, n in ballots.patterns)
        ),
    )
    new_name = {name: f"x{NAMES.index(name)}" for name in ballots.candidates}

    before, after = method(ballots), method(renamed)

    assert {new_name[one] for one in before.winners} == set(after.winners)
    assert {new_name[one] for one in before.tied} == set(after.tied)


@pytest.mark.parametrize(("method", "kind"), METHODS, ids=NAMES_OF_METHODS)
@given(data=st.data())
def test_no_more_are_elected_than_there_are_seats(
    method: Method, kind: st.SearchStrategy[Ballots], data: st.DataObject
) -> None:
    """P23: all of them candidates, each once; twice as many voters of each kind change nothing."""
    ballots = data.draw(kind)
    found = method(ballots)

    assert len(found.winners) == len(set(found.winners)) <= 2
    assert {*found.winners, *found.tied} <= set(ballots.candidates)
    assert not {*found.winners} & {*found.tied}


@given(ballots=crosses() | ranks() | grades_given(), data=st.data())
def test_more_support_never_loses_a_seat(ballots: Ballots, data: st.DataObject) -> None:
    """P14: one voter thinks better of the winner; transferable votes make no such promise."""
    methods = {"cross": by_approval, "rank": by_duels, "grade": by_judgment}
    method = methods[ballots.marking.value]
    winner = next(iter(method(ballots).winners), None)
    assume(winner is not None)
    place = ballots.candidates.index(winner or "")
    index = data.draw(st.integers(0, len(ballots.patterns) - 1))
    marks, count = ballots.patterns[index]
    better = _better(marks, place, ballots)
    others = [one for number, one in enumerate(ballots.patterns) if number != index]
    moved = [*others, (marks, count - 1), (better, 1)]

    after = method(evolve(ballots, patterns=tuple(moved)))

    assert winner in {*after.winners, *after.tied}


def _better(marks: tuple[int, ...], place: int, ballots: Ballots) -> tuple[int, ...]:
    """Put one candidate first, or at the best grade, and leave the others as they are."""
    if ballots.marking.value == "rank":
        after = [one + 1 if one and one <= len(marks) - 1 else one for one in marks]
        after[place] = 1
        used = sorted(set(after) - {0})
        return tuple(used.index(one) + 1 if one else 0 for one in after)
    best = 1 if ballots.marking.value == "cross" else len(ballots.scale) - 1
    return tuple(best if number == place else one for number, one in enumerate(marks))


# --- each against a plain account of it -----------------------------------------------------------


@given(st.integers(1, 9).flatmap(lambda n: st.tuples(_given(n), _given(n))))
def test_middles_are_those_taken_away_one_by_one(
    two: tuple[tuple[int, ...], tuple[int, ...]],
) -> None:
    """Majority value, as its authors define it."""
    one, other = (_plain_majority_value(given_) for given_ in two)

    assert compared(*two) == (one > other) - (one < other)


def _given(voters: int) -> st.SearchStrategy[tuple[int, ...]]:
    """Return numbers of voters by grade."""
    return st.lists(st.integers(0, 3), min_size=voters, max_size=voters).map(
        lambda cast: tuple(cast.count(grade) for grade in range(4))
    )


def _plain_majority_value(counts: tuple[int, ...]) -> list[int]:
    left = [grade for grade, count in enumerate(counts) for _ in range(count)]
    return [left.pop((len(left) - 1) // 2) for _ in range(len(left))]


@given(ballots=ranks())
def test_chains_are_as_strong_as_their_weakest_duel(ballots: Ballots) -> None:
    """Every way from one to another is walked."""
    above = ballots.above()
    places = range(len(ballots.candidates))

    strengths = strongest(above, list(places))

    for one in places:
        for other in places:
            if one != other:
                assert strengths[one][other] == _walked(above, one, other)


def _walked(above: Matrix, start: int, end: int) -> int:
    """Return the strongest chain by trying all."""
    between = [one for one in range(len(above)) if one not in {start, end}]
    best = 0
    for length in range(len(between) + 1):
        for middle in permutations(between, length):
            chain = [start, *middle, end]
            won = [above[a][b] if above[a][b] > above[b][a] else 0 for a, b in pairwise(chain)]
            best = max(best, min(won))
    return best


@given(ballots=ranks())
def test_whoever_wins_every_duel_is_elected(ballots: Ballots) -> None:
    """A Condorcet winner is Schulze's."""
    above = ballots.above()
    places = range(len(above))
    winners = [
        one
        for one in places
        if all(above[one][other] > above[other][one] for other in places if other != one)
    ]

    found = schulze(ballots).elected

    assert not winners or found.winners == (ballots.candidates[winners[0]],)


@given(ballots=strict_ranks(), seats=st.integers(1, 4))
def test_no_voice_is_lost_in_transfers(ballots: Ballots, seats: int) -> None:
    """P23: held, on papers and exhausted, they are the voters, exactly, in every round."""
    found = stv(ballots, seats=seats, seed="any")

    for one in found.rounds:
        assert sum((votes for _, votes in one.votes), one.exhausted) == ballots.voters
        assert all(isinstance(votes, Fraction) for _, votes in one.votes)
    assert len(found.winners) == min(seats, len(ballots.candidates))
    assert all(one.is_true for one in found.draws)


@given(names=st.sets(st.sampled_from(NAMES)), data=st.data())
def test_lot_does_not_depend_on_the_order_of_names(names: set[str], data: st.DataObject) -> None:
    """P10: whoever comes first."""
    order = data.draw(st.permutations(sorted(names)))

    assert drawn(order, seed="s", what="w") == drawn(sorted(names), seed="s", what="w")


@given(data=st.data())
def test_board_keeps_its_bounds_or_there_is_none(data: st.DataObject) -> None:
    """P25: every set of seats is tried; where one keeps the bounds, so does the board."""
    kinds = data.draw(
        st.lists(st.sets(st.sampled_from("xyz")).map(frozenset), min_size=1, max_size=6)
    )
    standing = tuple(f"p{number}" for number in range(len(kinds)))
    groups = dict(zip(standing, kinds, strict=True))
    bounds = [
        SeatRule(group=name, least=min(pair), most=max(pair))
        for name in "xyz"
        for pair in [data.draw(st.tuples(st.integers(0, 3), st.integers(0, 3)))]
    ]
    seats = data.draw(st.integers(0, len(standing)))
    lawful = [
        chosen
        for size in range(seats + 1)
        for chosen in _subsets(standing, size)
        if all(
            one.least <= sum(one.group in groups[name] for name in chosen) <= one.most
            for one in bounds
        )
    ]
    try:
        found = board(standing, groups=groups, rules=bounds, seats=seats)
    except InvalidValueError:
        assert not lawful
        return

    assert found.seated in lawful
    assert found.seated == min(lawful, key=lambda one: _standing(one, standing))


def _subsets(names: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [] if size else [()]
    for place, name in enumerate(names):
        if size:
            found += [(name, *rest) for rest in _subsets(names[place + 1 :], size - 1)]
    return found


def _standing(chosen: tuple[str, ...], standing: tuple[str, ...]) -> tuple[bool, ...]:
    """Return the order among boards: the best candidate first, wherever that is possible."""
    return tuple(one not in chosen for one in standing)
