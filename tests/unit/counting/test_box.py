"""A ballot box that is opened: counted right, or refused with all reasons."""

import pytest

from essmodel.counting.ballots import Shape, profile
from essmodel.counting.box import CastBallot, opened
from essmodel.errors import InvalidValueError
from essmodel.messages.text import LANGS

NAMES = ("Ana", "Bo", "Chi")
ROLL = frozenset(f"voter {number}" for number in range(10))


def ballot(id: str, *marks: tuple[str, int], null: bool = False) -> CastBallot:  # noqa: A002 - the word of the field
    """Return one ballot."""
    return CastBallot(id=id, marks=marks, is_null=null)


def test_ballots_by_name_become_a_profile() -> None:
    """Null ballots are counted and not read; whoever is not named has no mark."""
    box = [
        ballot("1", ("Chi", 1), ("Ana", 2)),
        ballot("2", ("Ana", 2), ("Chi", 1)),
        ballot("3", ("a drawing", 7), null=True),
        ballot("4"),
    ]

    found = opened(box, candidates=NAMES, shape=Shape.RANKING, signed=sorted(ROLL)[:4], roll=ROLL)

    assert found == profile(
        [((2, 0, 1), 2), ((0, 0, 0), 1)], candidates=NAMES, shape=Shape.RANKING, null=1
    )
    assert found.cast == len(box)


def test_a_choice_is_a_name() -> None:
    """With mark 1; no name, or a mark of 0, is a blank ballot."""
    box = [
        ballot("1", ("Bo", 1)),
        ballot("2"),
        ballot("3", ("Bo", 0), ("Chi", 1)),
        ballot("4", ("Bo", 0)),
    ]

    found = opened(box, candidates=NAMES, shape=Shape.CHOICE, signed=sorted(ROLL)[:4], roll=ROLL)

    assert list(found.patterns()) == [(b"\0", 2), (b"\2", 1), (b"\3", 1)]


def test_grades_have_names() -> None:
    """A mark beyond them is refused."""

    def read(mark: int) -> object:
        box = [ballot("1", ("Ana", mark))]
        return opened(
            box, candidates=NAMES, shape=Shape.GRADES, levels=("yes", "no"),
            signed=["voter 1"], roll=ROLL,
        )  # fmt: skip

    assert read(2)
    with pytest.raises(InvalidValueError, match="mark 3 means nothing"):
        read(3)


def test_a_hostile_box_is_refused_with_all_reasons() -> None:
    """A ballot twice, names that look like others, strangers, names and signatures twice."""
    box = [
        ballot("1", ("Ana", 1), ("Ana", 2)),
        ballot("1", ("\u0410na", 1)),
        ballot("2", ("Bo", -1)),
        ballot("3", ("Bo", 1)),
    ]

    with pytest.raises(InvalidValueError) as refused:
        opened(
            box,
            candidates=(*NAMES, "BO"),
            shape=Shape.RANKING,
            signed=["voter 1", "voter 1", "stranger"],
            roll=ROLL,
        )

    assert [(one.path, one.id) for one in refused.value.problems] == [
        ("signed.1", "box_voter_twice"),
        ("signed.2", "box_voter_unknown"),
        ("signed", "box_signatures"),
        ("ballots.1", "box_ballot_twice"),
        ("ballots.0", "box_candidate_twice"),
        ("ballots.1", "box_candidate_unknown"),
        ("ballots.2", "ballot_mark"),
        ("candidates.3", "ballot_name_alike"),
    ]
    assert all(refused.value.said(lang) for lang in LANGS)
    assert "'Ana'" in refused.value.problems[5].said("en")


@pytest.mark.parametrize(
    "marks", [(("Ana", 1), ("Bo", 1)), (("Ana", 2),)], ids=["two names", "another mark"]
)
def test_a_choice_of_two_is_refused(marks: tuple[tuple[str, int], ...]) -> None:
    """Or of one with another mark than 1."""
    with pytest.raises(InvalidValueError) as refused:
        opened(
            [ballot("1", *marks)],
            candidates=NAMES, shape=Shape.CHOICE, signed=["voter 1"], roll=ROLL,
        )  # fmt: skip

    assert [one.id for one in refused.value.problems] == ["box_choice"]
    assert all(refused.value.said(lang) for lang in LANGS)
