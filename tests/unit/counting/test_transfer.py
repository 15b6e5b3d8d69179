"""Single transferable vote: quotas, surpluses, exclusions, and no vote lost."""

from fractions import Fraction
from itertools import permutations

import pytest

from essmodel.counting import array, tally
from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.counting.lot import Lot
from essmodel.counting.transfer import (
    StageTie,
    Step,
    Transferred,
    droop_quota,
    single_transferable_vote,
)
from essmodel.errors import InvalidValueError

LOT = Lot("said before")


def ranked(candidates: str, **ballots: int) -> Profile:
    """Return rankings: each written as the letters in their order; who is left out is unranked."""
    rows = [
        ([order.find(name) + 1 for name in candidates], count) for order, count in ballots.items()
    ]
    return profile(rows, candidates=candidates, shape=Shape.RANKING)


def votes(*numbers: int | Fraction) -> tuple[Fraction, ...]:
    """Return votes as a stage has them."""
    return tuple(map(Fraction, numbers))


def transfer(vote: Profile, seats: int, tie: StageTie = StageTie.LOOK_BACK) -> Transferred:
    """Count, and find each stage to add up."""
    found = single_transferable_vote(vote, seats=seats, tie=tie, lot=LOT)
    assert {sum(one.votes) + one.exhausted for one in found.stages} == {vote.valid}
    assert len(set(found.elected)) == len(found.elected) <= seats
    return found


@pytest.mark.parametrize(
    ("cast", "seats", "quota"), [(100, 1, 51), (99, 1, 50), (100, 3, 26), (20, 3, 6), (0, 2, 1)]
)
def test_the_quota_is_the_fewest_that_no_more_can_have(cast: int, seats: int, quota: int) -> None:
    """More than a half for one seat, more than a quarter for three."""
    assert droop_quota(cast, seats=seats) == quota
    assert quota * (seats + 1) > cast >= (quota - 1) * (seats + 1)


def test_the_food_for_a_party() -> None:
    """20 voters, 3 seats: the example of Wikipedia, where the same three are elected."""
    vote = ranked("OPCSH", O=4, PO=2, CSx=8, CHx=4, S=1, H=1)

    found = transfer(vote, 3)

    assert found.quota == 6
    assert found.elected == ("C", "O", "S")
    assert [(one.step, one.candidate) for one in found.stages] == [
        (Step.FIRST, ""), (Step.SURPLUS, "C"), (Step.EXCLUDED, "P"), (Step.EXCLUDED, "H"),
    ]  # fmt: skip
    assert found.stages[1].votes == votes(4, 2, 6, 5, 3)


def test_a_surplus_goes_on_in_parts() -> None:
    """Two thirds of nine over the quota: each paper at its part, nothing rounded off."""
    vote = ranked("ABCD", AB=5, AC=3, A=1, D=2)

    found = transfer(vote, 2)

    assert found.quota == 4
    assert found.stages[1].votes == votes(4, Fraction(25, 9), Fraction(5, 3), 2)
    assert found.stages[1].exhausted == Fraction(5, 9)


def test_papers_are_worth_what_they_were_when_they_go_on_again() -> None:
    """Inclusive: all papers of B go on, those it had from A at a part of their part."""
    vote = ranked("ABCD", ABC=6, BD=4, D=1, C=1)

    found = transfer(vote, 2)

    assert found.quota == 5
    assert found.elected == ("A", "B")
    assert found.stages[1].votes == votes(5, 5, 1, 1)
    # A had 10 and keeps 6: B has 4 + 10 * 2/5 = 8, of which a quarter goes on: C 1, D 1.
    again = transfer(ranked("ABCDE", ABC=10, BD=4, D=3, C=2, E=4), 3)
    assert again.quota == 6
    assert again.elected[:2] == ("A", "B")
    assert again.stages[2].votes == votes(6, 6, 3, 4, 4)


def test_a_tie_looks_back_to_the_last_stage_that_was_unequal() -> None:
    """B and C have 3 each, once D is out; B had more before."""
    vote = ranked("ABCD", A=5, B=3, C=2, DC=1)

    found = transfer(vote, 1)

    assert [one.candidate for one in found.stages] == ["", "D", "C", "B"]
    assert not found.draws
    drawn = transfer(vote, 1, StageTie.LOT)
    (draw,) = drawn.draws
    assert sorted(draw.order) == ["B", "C"]
    assert drawn.stages[2].candidate == draw.first


def test_the_last_unequal_stage_counts_not_the_first() -> None:
    """B was ahead of C at first, behind it once D was out, and equal once E was."""
    found = transfer(ranked("ABCDE", A=6, B=4, C=3, DC=2, EB=1, E=2), 1)

    assert [one.candidate for one in found.stages] == ["", "D", "E", "B", "C"]
    assert not found.draws


def test_who_was_always_equal_is_drawn() -> None:
    """There is nothing to look back to."""
    found = transfer(ranked("ABC", A=3, B=2, C=2), 1)

    (draw,) = found.draws
    assert sorted(draw.order) == ["B", "C"]
    assert draw.purpose == "the exclusion after stage 1"
    assert found.stages[1].candidate == draw.first


def test_the_largest_surplus_goes_first() -> None:
    """Whoever comes first on the ballot."""
    found = transfer(ranked("ABCD", AC=12, BD=15, C=4, D=4), 3)

    assert found.elected[:2] == ("B", "A")
    assert [one.candidate for one in found.stages][1] == "B"


def test_where_no_more_stand_than_there_are_seats_all_are_elected() -> None:
    """At once, the highest first; a seat stays vacant."""
    found = transfer(ranked("ABC", B=3), 4)

    assert found.elected == ("B", "A", "C")
    assert len(found.stages) == 1


def test_a_paper_counts_up_to_its_first_tie() -> None:
    """And one that begins with a tie, or is blank, prefers nobody clearly."""
    rows = [((1, 2, 2), 4), ((1, 1, 2), 3), ((0, 0, 0), 2), ((0, 5, 9), 3), ((0, 0, 7), 2)]
    vote = profile(rows, candidates="ABC", shape=Shape.RANKING)

    found = transfer(vote, 2)

    assert found.stages[0].votes == votes(4, 3, 2)
    assert found.stages[0].exhausted == 5
    assert found.quota == 4
    assert found.elected == ("A", "B")


def test_numpy_counts_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stage by stage, to the last fraction."""
    pytest.importorskip("numpy")
    rows = [
        ([order.index(one) + 1 if order.index(one) < 4 else 0 for one in range(6)], 1 + at % 7)
        for at, order in enumerate(permutations(range(6)))
    ]
    ties = [((1, 2, 2, 3, 0, 0), 5), ((0, 0, 0, 0, 0, 0), 3), ((1, 1, 2, 0, 0, 0), 2)]
    vote = profile([*rows, *ties], candidates="ABCDEF", shape=Shape.RANKING)
    assert len(vote.counts) > 300
    monkeypatch.setattr(tally, "MANY", 10)
    by_array = transfer(vote, 3)

    monkeypatch.setattr(array, "is_at_hand", lambda: False)

    assert by_array == transfer(vote, 3)


def test_ballots_of_another_shape_are_refused() -> None:
    """A transfer needs an order."""
    with pytest.raises(InvalidValueError, match="ranking"):
        transfer(profile([], candidates="AB", shape=Shape.POINTS), 1)
