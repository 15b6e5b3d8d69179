"""Merit profiles: what a judgment needs of ballots, and no more."""

from typing import Any

import pytest

from essmodel.counting import array
from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.counting.lot import Lot
from essmodel.counting.majority_judgment import JudgmentTie, Ungraded, majority_judgment
from essmodel.counting.merit import MeritProfile, merits, merits_from_array
from essmodel.errors import InvalidValueError
from essmodel.messages.text import LANGS

np = pytest.importorskip("numpy", reason="arrays are an extra")
NAMES, LEVELS = ("Ana", "Bo"), ("good", "fair", "poor")
ROWS = [[1, 2], [1, 3], [0, 2], [1, 2]]


def graded() -> Profile:
    """Make four ballots, one without a grade of Ana."""
    return profile([(row, 1) for row in ROWS], candidates=NAMES, shape=Shape.GRADES, levels=LEVELS)


def test_grades_are_counted_candidate_by_candidate() -> None:
    """The same from patterns and from rows as read."""
    found = merits(graded())

    assert found == merits_from_array(np.array(ROWS), candidates=NAMES, levels=LEVELS)
    assert found.grades == ((1, 3, 0, 0), (0, 0, 3, 1))
    assert found.valid == 4


def test_judgment_of_a_merit_profile_is_that_of_its_ballots() -> None:
    """It asks for nothing else."""
    rule: dict[str, Any] = {
        "seats": 1,
        "tie": JudgmentTie.VALUE,
        "ungraded": Ungraded.WORST,
        "lot": Lot("said before"),
    }

    assert majority_judgment(merits(graded()), **rule) == majority_judgment(graded(), **rule)


def test_merit_profile_of_nobody_has_no_ballot() -> None:
    """And a judgment of it is refused elsewhere."""
    assert MeritProfile(candidates=(), levels=LEVELS, grades=()).valid == 0


@pytest.mark.parametrize(
    ("grades", "wrong"),
    [
        (((0, 1, 0, 0),), [("grades", "ballot_length")]),
        (((0, 1, 0, 0), (0, 1, 0)), [("grades.1", "ballot_length")]),
        (((0, 1, 0, 0), (0, 2, -1, 0)), [("grades.1", "ballot_count")]),
        (((0, 1, 0, 0), (0, True, 0, 0)), [("grades.1", "ballot_count")]),
        (((0, 1, 0, 0), (0, 1, 1, 0)), [("grades.1", "merit_uneven")]),
    ],
    ids=["a line too few", "a grade too few", "negative", "a truth", "more ballots"],
)
def test_profile_that_no_ballots_have_is_refused(
    grades: array.Matrix, wrong: list[tuple[str, str]]
) -> None:
    """Each line with its mistake."""
    with pytest.raises(InvalidValueError) as refused:
        MeritProfile(candidates=NAMES, levels=LEVELS, grades=grades)

    assert [(one.path, one.id) for one in refused.value.problems] == wrong
    assert all(one.said(lang) for one in refused.value.problems for lang in LANGS)


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (np.array([[1, 4]]), "ballot_mark"),
        (np.array([[-1, 1]]), "ballot_mark"),
        (np.array([[1.0, 2.0]]), "ballot_mark"),
        (np.array([[1]]), "ballot_length"),
    ],
    ids=["no such grade", "negative", "fractions", "a column too few"],
)
def test_array_that_is_no_grades_is_refused(rows: Any, wrong: str) -> None:  # noqa: ANN401 - numpy
    """Before anything is counted."""
    with pytest.raises(InvalidValueError) as refused:
        merits_from_array(rows, candidates=NAMES, levels=LEVELS)

    assert [one.id for one in refused.value.problems] == [wrong]
