"""What a game of votes is, and what is none."""

from fractions import Fraction
from typing import Any

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import LANGS
from essmodel.power import indices
from essmodel.power.compound import Carried, VotingCollege, member_power
from essmodel.power.game import WeightedGame, game
from essmodel.values.threshold import Threshold

HALF = Threshold(part=1, whole=2, is_strict=True)


def test_fractions_become_whole_numbers() -> None:
    """Of one unit, as small as can be; a quota between two sums is the next one."""
    assert game([Fraction(1, 2), Fraction(1, 3)], quota=Fraction(1, 4)) == WeightedGame((3, 2), 2)
    assert game([30, 20, 10], quota=30, is_strict=True) == WeightedGame((3, 2, 1), 4)
    assert game([0, 0], quota=3) == WeightedGame((0, 0), 3)
    assert game([1, 1], quota=1, is_strict=True) == WeightedGame((1, 1), 2)
    assert game([1, 2], quota=2).whole == 3


@pytest.mark.parametrize(
    ("weights", "quota", "paths"),
    [
        ([1, -1], 1, ["weights.1"]),
        ([1.5], 1, ["weights.0"]),
        ([True], 1, ["weights.0"]),
        (["1"], 1, ["weights.0"]),
        ([1], 0, ["quota"]),
        ([1], -3, ["quota"]),
        ([1], 0.5, ["quota"]),
        ([-1, "x"], 0.5, ["weights.0", "weights.1", "quota"]),
    ],
    ids=str,
)
def test_what_is_no_exact_weight_is_refused(weights: Any, quota: Any, paths: list[str]) -> None:  # noqa: ANN401 - anything
    """A float is never one, a truth is none, and nobody wins by nothing."""
    with pytest.raises(InvalidValueError) as refused:
        indices.banzhaf(weights, quota=quota)

    assert [one.path for one in refused.value.problems] == paths
    assert all(one.said(lang) for one in refused.value.problems for lang in LANGS)


def test_a_game_that_nobody_can_win_gives_nobody_power() -> None:
    """Nor one without players."""
    nothing = (Fraction(0), Fraction(0))
    assert indices.banzhaf([1, 2], quota=4) == nothing
    assert indices.deegan_packel([1, 2], quota=4) == nothing
    assert indices.coleman([1, 2], quota=4).prevent == nothing
    assert indices.swings([], quota=1) == ()
    assert indices.shapley_shubik([], quota=1) == ()
    assert indices.penrose([], quota=1) == ()


def test_two_hundred_players_are_counted_exactly() -> None:
    """The parts sum to one, and the lightest has less than the heaviest."""
    weights = [number % 37 + 1 for number in range(200)]

    found = indices.banzhaf(weights, quota=sum(weights) // 2 + 1)

    assert sum(found) == 1
    assert min(found) == found[0] < max(found)


@pytest.mark.parametrize(
    ("colleges", "carried", "inner", "problem"),
    [
        ([], Carried.POOLED, None, "no_college_has_weight"),
        ([(0, 3)], Carried.POOLED, None, "no_college_has_weight"),
        ([(1, 3)], Carried.BLOC, None, "bloc_majority_misplaced"),
        ([(1, 3)], Carried.POOLED, HALF, "bloc_majority_misplaced"),
    ],
    ids=str,
)
def test_colleges_that_make_no_game_are_refused(
    colleges: list[tuple[int, int]], carried: Carried, inner: Threshold | None, problem: str
) -> None:
    """A bloc names its own majority, and nothing else does."""
    made = tuple(
        VotingCollege(name=f"c{number}", parts=parts, members=members)
        for number, (parts, members) in enumerate(colleges)
    )
    with pytest.raises(InvalidValueError) as refused:
        member_power(made, carried=carried, majority=HALF, inner=inner)

    assert [one.id for one in refused.value.problems] == [problem]


def test_a_game_itself_holds_whole_numbers_only() -> None:
    """Fractions come through `game`, which gives them one unit."""
    with pytest.raises(InvalidValueError, match="cannot be a weight"):
        WeightedGame((Fraction(1, 2),), 1)  # type: ignore[arg-type] # that is it
    with pytest.raises(InvalidValueError, match="cannot be a quota"):
        WeightedGame((1,), 0)


def test_members_too_many_to_count_are_refused() -> None:
    """In proportion, ways to vote multiply from college to college."""
    colleges = tuple(VotingCollege(name=str(one), parts=1, members=500) for one in range(4))

    with pytest.raises(InvalidValueError, match="2,000 members can vote in too many ways"):
        member_power(colleges, carried=Carried.PROPORTIONAL, majority=HALF)


def test_quota_too_large_to_count_is_refused() -> None:
    """Rather than filling the memory; one that nobody can reach is quickly told."""
    with pytest.raises(InvalidValueError) as refused:
        indices.swings([10**9, 10**9 - 1, 1], quota=10**9)

    assert [one.id for one in refused.value.problems] == ["power_too_heavy"]
    assert indices.swings([1, 2], quota=10**12) == (0, 0)


def test_who_wins_and_who_blocks() -> None:
    """Three quarters of four: two of five investors can neither outvote nor block."""
    council = game([50, 30, 20], quota=51)
    assert council.vetoers == (0,)
    assert council.dictator is None
    assert council.wins((0, 2))
    assert not council.wins((1, 2))
    assert council.blocks((0,))
    assert council.blocks((1, 2))
    assert not council.blocks((2,))
    assert game([5, 1, 1], quota=4).dictator == 0
    investors = game([1] * 20, quota=15)
    assert not investors.wins(range(5))
    assert not investors.blocks(range(5))
    assert investors.blocks(range(6))
