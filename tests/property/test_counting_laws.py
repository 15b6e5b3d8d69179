"""P8 to P10, P14, P17 and P23: what every count of ballots keeps."""

from collections.abc import Callable
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from essmodel.counting import array, tally
from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.counting.lot import Draw, Lot
from essmodel.counting.majority_judgment import (
    JudgmentTie,
    Ungraded,
    majority_judgment,
)
from essmodel.counting.plurality import approval, plurality
from essmodel.counting.schulze import Strength, schulze
from essmodel.counting.tally import preferences
from essmodel.counting.transfer import StageTie, single_transferable_vote
from essmodel.testing.counting_strategies import LEVELS, NAMES, profiles, rows

LOT = Lot("said before the ballots were opened")
Outcome = tuple[tuple[str, ...], tuple[Draw, ...]]
Method = Callable[[Profile], Outcome]


def by_plurality(found: Profile) -> Outcome:
    """Two seats, by choices."""
    came = plurality(found, seats=2, lot=LOT)
    return came.elected, came.draws


def by_approval(found: Profile) -> Outcome:
    """Two seats, by approvals."""
    came = approval(found, seats=2, lot=LOT)
    return came.elected, came.draws


def by_gauge(found: Profile) -> Outcome:
    """One seat, by majority gauge."""
    came = majority_judgment(
        found, seats=1, tie=JudgmentTie.GAUGE, ungraded=Ungraded.WORST, lot=LOT
    )
    return came.elected, came.draws


def by_value(found: Profile) -> Outcome:
    """One seat, by majority value."""
    came = majority_judgment(
        found, seats=1, tie=JudgmentTie.VALUE, ungraded=Ungraded.WORST, lot=LOT
    )
    return came.elected, came.draws


def by_pairs(found: Profile) -> Outcome:
    """One winner, by Schulze."""
    came = schulze(found, strength=Strength.WINNING_VOTES, lot=LOT)
    return (came.winner,), came.draws


def by_transfers(found: Profile) -> Outcome:
    """Two seats, by transfers."""
    came = single_transferable_vote(found, seats=2, tie=StageTie.LOOK_BACK, lot=LOT)
    return came.elected, came.draws


METHODS: list[tuple[Method, Shape]] = [
    (by_plurality, Shape.CHOICE),
    (by_approval, Shape.APPROVAL),
    (by_gauge, Shape.GRADES),
    (by_value, Shape.GRADES),
    (by_pairs, Shape.RANKING),
    (by_transfers, Shape.RANKING),
]
each_method = pytest.mark.parametrize(
    ("method", "shape"), METHODS, ids=[one.__name__ for one, _ in METHODS]
)


def rearranged(found: Profile, order: tuple[int, ...]) -> Profile:
    """Return the same vote with its candidates in another order on the ballot."""
    to = {old: new for new, old in enumerate(order)}
    moved = (
        ((marks[0] and to[marks[0] - 1] + 1,), count)
        if found.shape is Shape.CHOICE
        else (tuple(marks[old] for old in order), count)
        for marks, count in found.patterns()
    )
    return profile(
        moved,
        candidates=[found.candidates[old] for old in order],
        shape=found.shape,
        levels=found.levels,
        null=found.null,
    )


def renamed(found: Profile, names: dict[str, str]) -> Profile:
    """Return the same vote, of candidates with other names."""
    return profile(
        found.patterns(),
        candidates=[names[one] for one in found.candidates],
        shape=found.shape,
        levels=found.levels,
        null=found.null,
    )


@each_method
@given(data=st.data())
def test_seats_go_to_candidates_once_and_each_lot_can_be_drawn_again(
    method: Method, shape: Shape, data: st.DataObject
) -> None:
    """P23: never more than there are; all of them, for all stand who are asked for."""
    found = data.draw(profiles(shape))

    elected, draws = method(found)

    assert set(elected) <= set(found.candidates)
    assert len(set(elected)) == len(elected) == (2 if method in SEATS_OF_TWO else 1)
    assert all(one.is_genuine for one in draws)
    assert method(found) == (elected, draws)


SEATS_OF_TWO = (by_plurality, by_approval, by_transfers)


@each_method
@given(data=st.data())
def test_the_order_of_ballots_and_of_candidates_says_nothing(
    method: Method, shape: Shape, data: st.DataObject
) -> None:
    """P8 and P10: shuffled patterns, split counts, another ballot paper; lots included."""
    found = data.draw(profiles(shape))
    order = data.draw(st.permutations(range(len(found.candidates))))

    assert method(rearranged(found, tuple(order))) == method(found)


@each_method
@given(data=st.data())
def test_other_names_change_only_the_names(
    method: Method, shape: Shape, data: st.DataObject
) -> None:
    """P9: up to the first lot, which is of names."""
    found = data.draw(profiles(shape))
    names = dict(zip(NAMES, data.draw(st.permutations(NAMES)), strict=True))

    elected, draws = method(found)
    again, redrawn = method(renamed(found, names))

    assert bool(draws) == bool(redrawn)
    if draws:
        assert sorted(names[one] for one in draws[0].order) == sorted(redrawn[0].order)
    else:
        assert {names[one] for one in elected} == set(again)


@given(data=st.data())
def test_one_more_vote_never_unseats_whom_it_names(data: st.DataObject) -> None:
    """P14, for one seat: plurality, approval and judgment are monotone, and so is Schulze."""
    method, shape = data.draw(
        st.sampled_from([one for one in METHODS if one[0] is not by_transfers])
    )
    found = data.draw(profiles(shape))
    elected, draws = method(found)
    assume(not draws)
    lucky = found.candidates.index(elected[0])
    for_it = {
        Shape.CHOICE: (lucky + 1,),
        Shape.APPROVAL: tuple(int(one == lucky) for one in range(len(found.candidates))),
        Shape.RANKING: tuple(int(one == lucky) for one in range(len(found.candidates))),
        Shape.GRADES: tuple(1 if one == lucky else 4 for one in range(len(found.candidates))),
    }[shape]

    more = profile(
        [*found.patterns(), (for_it, 1)],
        candidates=found.candidates, shape=shape, levels=found.levels,
    )  # fmt: skip

    assert elected[0] in method(more)[0]


@given(found=profiles(Shape.RANKING), seats=st.integers(1, 4), tie=st.sampled_from(StageTie))
def test_transfers_lose_no_vote(found: Profile, seats: int, tie: StageTie) -> None:
    """P17 and P23: every stage adds up exactly, and nobody has a negative vote."""
    came = single_transferable_vote(found, seats=seats, tie=tie, lot=LOT)

    for stage in came.stages:
        assert sum(stage.votes) + stage.exhausted == found.valid
        assert min(*stage.votes, stage.exhausted) >= 0
        assert all(isinstance(one, Fraction) for one in stage.votes)
    assert len(came.elected) == min(seats, len(found.candidates))
    last = dict(zip(found.candidates, came.stages[-1].votes, strict=True))
    assert all(votes <= came.quota for name, votes in last.items() if name not in came.elected)


@given(found=profiles(Shape.CHOICE))
def test_plurality_loses_no_ballot(found: Profile) -> None:
    """P17: votes, blank and null ballots are all there are."""
    came = plurality(found, seats=1, lot=LOT)

    assert sum(votes for _, votes in came.votes) + came.blank + came.null == came.cast


@given(found=profiles(Shape.RANKING), strength=st.sampled_from(Strength))
def test_schulze_elects_whom_every_pair_prefers(found: Profile, strength: Strength) -> None:
    """And the strongest ways are those of all orders, listed one by one."""
    pairs = preferences(found)
    everyone = range(len(found.candidates))
    best = [
        one for one in everyone
        if all(pairs[one][other] > pairs[other][one] for other in everyone if other != one)
    ]  # fmt: skip

    came = schulze(found, strength=strength, lot=LOT)

    if best:
        assert came.unbeaten == (found.candidates[best[0]],)
    assert came.unbeaten == listed_unbeaten(found, strength)


def listed_unbeaten(found: Profile, strength: Strength) -> tuple[str, ...]:
    """Try every way from each to each."""
    pairs = preferences(found)
    everyone = range(len(found.candidates))

    def strong(one: int, other: int) -> tuple[int, int]:
        mine, theirs = pairs[one][other], pairs[other][one]
        if mine <= theirs:
            return (0, 0)
        if strength is Strength.MARGINS:
            return (mine - theirs, 0)
        return (mine, -theirs if strength is Strength.WINNING_THEN_LOSING else 0)

    def way(one: int, other: int) -> tuple[int, int]:
        rest = [each for each in everyone if each not in {one, other}]
        middles = [some for size in range(len(rest) + 1) for some in permutations(rest, size)]
        paths = [(one, *some, other) for some in middles]
        weakest = [min(map(strong, path, path[1:])) for path in paths]
        return max(weakest)

    return tuple(
        sorted(
            found.candidates[one]
            for one in everyone
            if all(way(other, one) <= way(one, other) for other in everyone if other != one)
        )
    )


@given(found=profiles(Shape.GRADES, most=20))
def test_majority_values_are_those_of_votes_taken_away_one_by_one(found: Profile) -> None:
    """The definition, vote by vote."""
    value: dict[str, list[int]] = {}
    for number, name in enumerate(found.candidates):
        given = [
            marks[number] or len(LEVELS) for marks, count in found.patterns() for _ in range(count)
        ]
        votes = sorted(given)
        value[name] = [-votes.pop(len(votes) // 2) for _ in given]
    best = max(value.values())
    tied = sorted(name for name, mine in value.items() if mine == best)

    elected, draws = by_value(found)

    assert (sorted(draws[0].order) if draws else [*elected]) == tied


@pytest.mark.parametrize("shape", Shape)
@given(data=st.data())
def test_an_array_and_rows_are_one_profile(shape: Shape, data: st.DataObject) -> None:
    """Bit for bit: marks, counts and their types; and so are the counts of both."""
    np = pytest.importorskip("numpy")
    some = [row for row, count in data.draw(rows(shape, 4)) for _ in range(min(count, 3))]
    assume(some)

    marks, counts = array.grouped(np.array(some, np.int16))

    made = profile(
        [(row, 1) for row in some],
        candidates=NAMES[:4], shape=shape, levels=LEVELS if shape is Shape.GRADES else (),
    )  # fmt: skip
    assert (marks, counts) == (made.marks, made.counts)
    assert array.in_order(marks, made.width)
    if shape is Shape.RANKING:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tally, "MANY", 10**9)
            assert array.preferred(marks, counts, 4) == preferences(made)
