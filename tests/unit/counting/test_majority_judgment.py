"""Majority judgment: grades, gauges and values."""

import pytest

from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.counting.lot import Lot
from essmodel.counting.majority_judgment import (
    Judgment,
    JudgmentTie,
    Ungraded,
    majority_judgment,
    standing,
)
from essmodel.errors import InvalidValueError
from essmodel.messages.text import LANGS

LEVELS = ("excellent", "good", "passable", "reject")
LOT = Lot("said before")


def graded(*candidates: tuple[int, ...], levels: tuple[str, ...] = LEVELS) -> Profile:
    """Return a vote in which each candidate has so many of each grade, 0 for none given first."""
    columns = [
        [grade for grade, count in enumerate(counts) for _ in range(count)] for counts in candidates
    ]
    rows = [(row, 1) for row in zip(*columns, strict=True)]
    names = tuple(f"c{number}x" for number in range(len(candidates)))
    return profile(rows, candidates=names, shape=Shape.GRADES, levels=levels)


def judge(
    profile: Profile, tie: JudgmentTie = JudgmentTie.GAUGE, ungraded: Ungraded = Ungraded.WORST
) -> Judgment:
    """Judge for one seat."""
    return majority_judgment(profile, seats=1, tie=tie, ungraded=ungraded, lot=LOT)


def test_the_grade_is_what_more_than_half_give_at_least() -> None:
    """Of an even number, the lower of the two in the middle."""
    odd = judge(graded((0, 2, 1, 2, 0))).judged[0]
    even = judge(graded((0, 2, 0, 2, 0))).judged[0]

    assert (odd.grade, odd.above, odd.below) == ("good", 2, 2)
    assert (even.grade, even.above, even.below) == ("passable", 2, 0)
    assert even.grades == (2, 0, 2, 0)


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        ((0, 1, 4, 0, 0), (0, 0, 3, 1, 1)),
        ((0, 2, 2, 1, 0), (0, 1, 3, 1, 0)),
        ((0, 1, 3, 1, 0), (0, 1, 2, 2, 0)),
        ((0, 2, 2, 1, 0), (0, 2, 1, 2, 0)),
        ((0, 0, 5, 0, 0), (0, 0, 4, 1, 0)),
        ((0, 3, 0, 0, 2), (0, 0, 5, 0, 0)),
    ],
    ids=str,
)
@pytest.mark.parametrize("tie", JudgmentTie)
def test_the_better_judged_is_elected(
    winner: tuple[int, ...], loser: tuple[int, ...], tie: JudgmentTie
) -> None:
    """Whichever comes first on the ballot, without a lot."""
    for order, name in (((winner, loser), "c0x"), ((loser, winner), "c1x")):
        found = judge(graded(*order), tie)
        assert found.elected == (name,)
        assert not found.draws


def test_the_gauge_leaves_a_tie_that_the_value_breaks() -> None:
    """As many above and as many below, but one of those above is better still."""
    vote = graded((0, 1, 1, 1, 2), (0, 0, 2, 1, 2))

    assert judge(vote, JudgmentTie.GAUGE).draws
    assert judge(vote, JudgmentTie.VALUE).elected == ("c0x",)
    assert not judge(vote, JudgmentTie.VALUE).draws


def test_a_run_that_begins_above_the_middle_is_seen() -> None:
    """Of five, the third, fourth, second, fifth and first come up: here the second decides."""
    vote = graded((0, 0, 0, 5, 0), (0, 0, 2, 2, 1))

    assert judge(vote, JudgmentTie.VALUE).elected == ("c1x",)


def test_only_the_same_grades_tie_by_value() -> None:
    """Then the lot decides."""
    (draw,) = judge(graded((0, 1, 2, 2, 0), (0, 1, 2, 2, 0)), JudgmentTie.VALUE).draws

    assert sorted(draw.order) == ["c0x", "c1x"]


def test_a_missing_grade_is_the_worst_or_refused() -> None:
    """As the rules of the vote say."""
    vote = graded((3, 2, 0, 0, 0), (0, 0, 0, 5, 0))

    assert judge(vote).elected == ("c1x",)
    assert judge(vote).judged[0].grades == (2, 0, 0, 3)
    with pytest.raises(InvalidValueError, match="3 grades are missing") as refused:
        judge(vote, ungraded=Ungraded.REFUSED)
    assert all(refused.value.said(lang) for lang in LANGS)


def test_all_grades_given_are_never_refused() -> None:
    """Whatever is said of missing ones."""
    vote = graded((0, 2, 0, 0, 0))

    assert judge(vote, ungraded=Ungraded.REFUSED).judged[0].grade == "excellent"


def test_nobody_judges() -> None:
    """A majority of nobody is none."""
    with pytest.raises(InvalidValueError) as refused:
        judge(profile([], candidates=("Ana",), shape=Shape.GRADES, levels=LEVELS))

    assert all(refused.value.said(lang) for lang in LANGS)


def test_standing_ranks_everyone_and_keeps_ties_together() -> None:
    """By the gauge two of the same grades stand together, before the one who is judged worse."""
    tied = ((0, 1, 2, 0, 2), (0, 4, 0, 0, 1), (0, 1, 2, 0, 2))

    for tie in JudgmentTie:
        assert standing(judge(graded(*tied), tie=tie)) == [["c1x"], ["c0x", "c2x"]]


def test_standing_has_the_ties_of_what_decided() -> None:
    """As many are above the grade, and the gauge sees no more; the value sees two rejections."""
    vote = graded((0, 3, 3, 1, 0), (0, 3, 3, 0, 1))

    assert standing(judge(vote, tie=JudgmentTie.GAUGE)) == [["c0x", "c1x"]]
    assert standing(judge(vote, tie=JudgmentTie.VALUE)) == [["c0x"], ["c1x"]]
