"""Schulze's method, alone and against a default option."""

import pytest

from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.counting.lot import Lot
from essmodel.counting.schulze import Needed, Paired, Strength, schulze, schulze_with_default
from essmodel.errors import InvalidValueError
from essmodel.messages.text import LANGS
from essmodel.values.threshold import Threshold

LOT = Lot("said before")
HALF = Threshold(part=1, whole=2, is_strict=True)
THREE_TO_ONE = Threshold(part=3, whole=4, is_strict=True)
AT_LEAST_THREE_TO_ONE = Threshold(part=3, whole=4, is_strict=False)


def ranked(candidates: str, **ballots: int) -> Profile:
    """Return rankings: each written as the letters in their order; who is left out is unranked."""
    rows = [
        ([order.find(name) + 1 for name in candidates], count) for order, count in ballots.items()
    ]
    return profile(rows, candidates=candidates, shape=Shape.RANKING)


def test_the_example_of_schulze() -> None:
    """45 voters, 5 candidates: E wins (Schulze 2011, example 1, and Wikipedia)."""
    vote = ranked("ABCDE", ACBED=5, ADECB=5, BEDAC=8, CABED=3, CAEBD=7, CBADE=2, DCEBA=7, EBADC=8)

    found = schulze(vote, strength=Strength.WINNING_VOTES, lot=LOT)

    assert (found.winner, found.unbeaten, found.draws) == ("E", ("E",), ())
    assert found.preferred[0] == (0, 20, 26, 30, 22)
    assert found.preferred[4] == (23, 27, 21, 31, 0)


def test_whom_each_pair_prefers_wins() -> None:
    """A Condorcet winner, whatever the strength."""
    vote = ranked("ABC", ABC=3, BAC=2, CAB=2)

    assert {schulze(vote, strength=one, lot=LOT).winner for one in Strength} == {"A"}


@pytest.mark.parametrize(
    ("strength", "winner"),
    [
        (Strength.WINNING_VOTES, "C"),
        (Strength.MARGINS, "B"),
        (Strength.WINNING_THEN_LOSING, "C"),
    ],
)
def test_strength_decides_a_circle(strength: Strength, winner: str) -> None:
    """A over B by 5 to 4, B over C by 4 to 2, C over A by 6 to 3: the weakest is undone."""
    found = schulze(ranked("ABC", CAB=2, BC=4, A=3), strength=strength, lot=LOT)

    assert found.preferred == ((0, 5, 3), (4, 0, 4), (6, 2, 0))
    assert found.unbeaten == (winner,)


def test_of_equal_defeats_the_one_with_more_against_it_is_weaker() -> None:
    """A over B and B over C by 4 to 2, C over A by 4 to 3."""
    vote = ranked("ABC", AB=2, BCA=2, CAB=1, C=1, A=1)

    found = [schulze(vote, strength=one, lot=LOT).unbeaten for one in Strength]

    assert found == [("A", "B", "C"), ("A",), ("A",)]


def test_who_ties_is_drawn() -> None:
    """Two whom nobody beats."""
    found = schulze(ranked("ABC", ABC=1, BAC=1), strength=Strength.MARGINS, lot=LOT)

    (draw,) = found.draws
    assert found.unbeaten == ("A", "B")
    assert found.winner == draw.first


def test_nobody_votes() -> None:
    """And nobody beats anybody."""
    assert schulze(ranked("AB"), strength=Strength.MARGINS, lot=LOT).unbeaten == ("A", "B")


def against_default(
    vote: Profile, quorum: int, majority: Threshold, strength: Strength = Strength.WINNING_VOTES
) -> Paired:
    """Hold all but the last option against it."""
    needed = tuple(
        Needed(option=one, quorum=quorum, majority=majority) for one in vote.candidates[:-1]
    )
    default = vote.candidates[-1]
    return schulze_with_default(vote, default=default, needed=needed, strength=strength, lot=LOT)


@pytest.mark.parametrize(
    ("quorum", "majority", "winner"),
    [
        (30, HALF, "A"),
        (31, HALF, "D"),
        (0, THREE_TO_ONE, "D"),
        (0, AT_LEAST_THREE_TO_ONE, "A"),
    ],
    ids=["quorum", "one short", "exactly three to one", "three to one is enough"],
)
def test_an_option_that_is_not_good_enough_is_not_counted(
    quorum: int, majority: Threshold, winner: str
) -> None:
    """30 prefer A to the default option, 10 the reverse."""
    found = against_default(ranked("AD", AD=30, DA=10), quorum, majority)

    assert found.winner == winner
    assert found.dropped == (() if winner == "A" else ("A",))


def test_what_is_left_is_compared_with_the_default_option() -> None:
    """A would win but for its majority; B beats the default option."""
    vote = ranked("ABZ", ABZ=5, BZA=4)
    needed = (
        Needed(option="B", quorum=1, majority=HALF),
        Needed(option="A", quorum=1, majority=THREE_TO_ONE),
    )

    found = schulze_with_default(
        vote, default="Z", needed=needed, strength=Strength.WINNING_THEN_LOSING, lot=LOT
    )

    assert (found.winner, found.dropped) == ("B", ("A",))


def test_each_option_needs_one_thing_and_the_default_nothing() -> None:
    """All that is wrong is told at once."""
    needed = tuple(Needed(option=one, quorum=0, majority=HALF) for one in "AAZX")

    with pytest.raises(InvalidValueError) as refused:
        schulze_with_default(
            ranked("ABZ"), default="Z", needed=needed, strength=Strength.MARGINS, lot=LOT
        )

    assert [one.id for one in refused.value.problems] == [
        "schulze_option_unknown", "schulze_needs", "schulze_needs", "schulze_needs",
    ]  # fmt: skip
    assert all(refused.value.said(lang) for lang in LANGS)
