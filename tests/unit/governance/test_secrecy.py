"""P24: nothing that is published of a secret vote tells how somebody voted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essmodel.errors import InvalidValueError
from essmodel.governance.roll import CollegeRoll
from essmodel.governance.secrecy import publishable
from essmodel.governance.tally import CollegeTally
from essmodel.values.count import Heads, Voices

Votes = tuple[int, int, int]


def tallied(**votes: Votes) -> tuple[CollegeTally, ...]:
    """Make the tallies of colleges, as yes, no and abstentions."""
    return tuple(
        CollegeTally(
            roll=CollegeRoll(
                college=name,
                entitled=Heads(sum(cells)),
                present=Heads(sum(cells)),
                represented=Voices(0),
            ),
            yes=Voices(cells[0]),
            no=Voices(cells[1]),
            abstain=Voices(cells[2]),
            blank=Voices(0),
            void=Voices(0),
        )
        for name, cells in votes.items()
    )


def published(least: int = 3, /, **votes: Votes) -> dict[tuple[str, ...], Votes]:
    """Return what may be published."""
    found = publishable(tallied(**votes), least=least)
    return {one.colleges: (one.yes, one.no, one.other) for one in found}


def test_large_colleges_of_two_minds_are_published_apart() -> None:
    """Each cell has the floor, or is empty."""
    votes = {"users": (20, 9, 3), "team": (3, 3, 0)}

    assert published(**votes) == {(name,): cells for name, cells in sorted(votes.items())}


def test_college_of_one_is_published_with_the_smallest_other() -> None:
    """Its vote is nobody's business."""
    found = published(mayor=(0, 1, 0), users=(20, 9, 3), team=(3, 3, 0))

    assert found == {("mayor", "team"): (3, 4, 0), ("users",): (20, 9, 3)}


def test_college_of_one_mind_is_not_published_alone() -> None:
    """However large it is: whoever sees it knows how each of them voted."""
    found = published(team=(40, 0, 0), users=(20, 9, 3))

    assert found == {("team", "users"): (60, 9, 3)}


@pytest.mark.parametrize("votes", [(5, 0, 0), (5, 2, 0), (0, 0, 1)])
def test_where_all_together_tell_too_much_nothing_is_published(votes: Votes) -> None:
    """But the result."""
    assert published(everyone=votes) == {}


def test_nobody_voted_and_nobody_is_told() -> None:
    """An empty college tells nothing, and hides with the others or not."""
    assert published(team=(0, 0, 0)) == {("team",): (0, 0, 0)}
    assert published() == {}


@pytest.mark.parametrize("least", [1, 0, -1])
def test_floor_of_one_is_no_floor(least: int) -> None:
    """A cell of one tells who is in it."""
    with pytest.raises(InvalidValueError, match="protects nobody"):
        publishable((), least=least)


CELLS = st.tuples(*(st.integers(0, 6) for _ in range(3)))


@given(
    votes=st.dictionaries(st.sampled_from("abcdef"), CELLS, max_size=6),
    least=st.integers(2, 5),
    data=st.data(),
)
def test_nothing_published_tells_and_nothing_is_lost(
    votes: dict[str, Votes], least: int, data: st.DataObject
) -> None:
    """Whatever order the colleges come in."""
    found = published(least, **votes)

    for cells in found.values():
        some = [one for one in cells if one]
        assert len(some) != 1
        assert all(one >= least for one in some)
    if found:
        total = tuple(map(sum, zip(*found.values(), strict=True)))
        assert total == tuple(map(sum, zip(*votes.values(), strict=True)))
        assert sorted(name for names in found for name in names) == sorted(votes)
    names = data.draw(st.permutations(sorted(votes)))
    assert published(least, **{name: votes[name] for name in names}) == found
