"""Who has the most votes."""

from typing import Any

import pytest

from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.counting.lot import Lot
from essmodel.counting.plurality import approval, plurality
from essmodel.errors import InvalidValueError
from essmodel.messages.text import LANGS

LOT = Lot("said before the ballots were opened")
NAMES = ("Dag", "Ana", "Chi", "Bo")


def choices(*votes: int, blank: int = 0) -> Profile:
    """Return a vote in which the candidates have these votes."""
    rows = [((number,), count) for number, count in enumerate((blank, *votes))]
    return profile(rows, candidates=NAMES, shape=Shape.CHOICE, null=2)


def test_the_most_votes_are_elected() -> None:
    """Blank and null ballots are told apart, and none is lost."""
    found = plurality(choices(3, 5, 4, 1, blank=6), seats=2, lot=LOT)

    assert found.elected == ("Ana", "Chi")
    assert found.votes == (("Dag", 3), ("Ana", 5), ("Chi", 4), ("Bo", 1))
    assert (found.blank, found.null, found.cast) == (6, 2, 21)
    assert not found.draws


def test_a_tie_for_the_last_seat_is_drawn_and_logged() -> None:
    """Among those who tie, and nobody else; who is above keeps a seat."""
    found = plurality(choices(3, 5, 3, 3), seats=2, lot=LOT)

    (draw,) = found.draws
    assert sorted(draw.order) == ["Bo", "Chi", "Dag"]
    assert found.elected == ("Ana", draw.first)
    assert draw.is_genuine


def test_a_tie_within_the_seats_needs_no_lot() -> None:
    """Those who tie stand by name, not by their place on the ballot."""
    assert plurality(choices(5, 5, 1, 0), seats=2, lot=LOT).elected == ("Ana", "Dag")
    assert not plurality(choices(5, 5, 1, 0), seats=2, lot=LOT).draws


def test_where_fewer_stand_than_there_are_seats_all_are_elected() -> None:
    """Even those without a vote."""
    found = plurality(choices(0, 5, 1, 0), seats=4, lot=LOT)

    assert found.elected == ("Ana", "Chi", "Bo", "Dag")
    assert not found.draws


def test_approval_counts_each_approval() -> None:
    """A ballot that approves of nobody is blank."""
    rows = [((1, 1, 0, 0), 3), ((0, 1, 0, 1), 2), ((0, 0, 0, 0), 4)]
    found = approval(profile(rows, candidates=NAMES, shape=Shape.APPROVAL), seats=1, lot=LOT)

    assert found.elected == ("Ana",)
    assert dict(found.votes) == {"Dag": 3, "Ana": 5, "Chi": 0, "Bo": 2}
    assert (found.blank, found.cast) == (4, 9)


def test_where_nobody_votes_the_lot_decides() -> None:
    """And all of them tie."""
    nobody = approval(profile([], candidates=NAMES, shape=Shape.APPROVAL), seats=1, lot=LOT)
    some = approval(
        profile([((1, 0, 0, 0), 1)], candidates=NAMES, shape=Shape.APPROVAL), seats=1, lot=LOT
    )

    assert len(nobody.draws[0].order) == 4
    assert (nobody.blank, some.blank) == (0, 0)


@pytest.mark.parametrize("seats", [0, -1, True, 1.0])
def test_no_seat_is_no_election(seats: Any) -> None:  # noqa: ANN401 - anything
    """A whole number from 1."""
    with pytest.raises(InvalidValueError) as refused:
        plurality(choices(1, 0, 0, 0), seats=seats, lot=LOT)

    assert all(refused.value.said(lang) for lang in LANGS)


def test_ballots_of_another_shape_are_refused() -> None:
    """A choice is no approval, nor the reverse."""
    with pytest.raises(InvalidValueError, match="approval"):
        approval(choices(1, 0, 0, 0), seats=1, lot=LOT)
    with pytest.raises(InvalidValueError, match="choice"):
        plurality(profile([], candidates=NAMES, shape=Shape.APPROVAL), seats=1, lot=LOT)
