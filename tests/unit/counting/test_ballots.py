"""Ballots as patterns and numbers, as they were handed in, and in arrays."""

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from essmodel.counting.arrays import ArrayBallots
from essmodel.counting.ballots import Ballots, Marking, approvals, choices, grades, rankings
from essmodel.counting.collected import Duplicates, collected
from essmodel.counting.look import look
from essmodel.counting.plurality import approval
from essmodel.counting.schulze import schulze
from essmodel.counting.stv import stv
from essmodel.errors import InvalidValueError

ABC = ("a", "b", "c")


def problems(refused: pytest.ExceptionInfo[InvalidValueError]) -> list[str]:
    """Return what was wrong, by id."""
    return [one.id for one in refused.value.problems]


def test_equal_ballots_stand_together() -> None:
    """However they were written."""
    found = approvals(ABC, {("a", "b"): 2, ("b", "a"): 3, (): 1})

    assert found.patterns == (((0, 0, 0), 1), ((1, 1, 0), 5))
    assert found.voters == 6


def test_ranks_count_from_one_and_the_unranked_are_last() -> None:
    """Equals share a rank."""
    found = rankings(ABC, {("b", ("a", "c")): 1, ("c",): 2})

    assert found.patterns == (((0, 0, 1), 2), ((2, 1, 2), 1))


def test_grades_count_from_the_worst() -> None:
    """Each candidate has one."""
    found = grades(("a", "b"), {("good", "bad"): 4}, scale=("bad", "good"))

    assert found.patterns == (((1, 0), 4),)


def test_everything_wrong_is_said_at_once() -> None:
    """Strange names, repeated ones and negative numbers."""
    with pytest.raises(InvalidValueError) as refused:
        approvals(ABC, {("d", "a", "a"): -1, ("e",): 2})

    assert problems(refused) == [
        "candidate_unknown",
        "candidate_repeated",
        "ballots_negative",
        "candidate_unknown",
    ]


@pytest.mark.parametrize("given_", [("good",), ("good", "excellent")], ids=str)
def test_grade_that_is_none_is_refused(given_: tuple[str, ...]) -> None:
    """Or one that is missing."""
    with pytest.raises(InvalidValueError, match="the grades are bad and good"):
        grades(("a", "b"), {given_: 1}, scale=("bad", "good"))


@pytest.mark.parametrize(
    ("marking", "marks", "scale"),
    [
        (Marking.CROSS, (2, 0), ()),
        (Marking.CROSS, (1,), ()),
        (Marking.RANK, (3, 1), ()),
        (Marking.RANK, (-1, 1), ()),
        (Marking.GRADE, (1, 0), ("only",)),
    ],
    ids=str,
)
def test_mark_that_is_none_is_refused(
    marking: Marking, marks: tuple[int, ...], scale: tuple[str, ...]
) -> None:
    """Whatever it is to mean."""
    with pytest.raises(InvalidValueError) as refused:
        Ballots(candidates=("a", "b"), marking=marking, patterns=((marks, 1),), scale=scale)

    assert problems(refused) == ["marks_wrong"]


@pytest.mark.parametrize("count", [-1, True, 1.0], ids=str)
def test_number_of_ballots_is_a_count(count: int) -> None:
    """Neither negative nor a truth value nor a float."""
    with pytest.raises(InvalidValueError) as refused:
        Ballots(candidates=("a",), marking=Marking.CROSS, patterns=(((1,), count),))

    assert problems(refused) == ["ballots_negative"]


@pytest.mark.parametrize(
    "other",
    [
        "Amina",
        "AMINA",
        " amina",
        "\uff21mina",
        "\u0410m\u0456na",
        "\u0391mina",
        "am\u00edna",
        "amina",
    ],
    ids=ascii,
)
def test_names_that_look_alike_are_refused(other: str) -> None:
    """In case, width, script or accent: a ballot could mean either."""
    with pytest.raises(InvalidValueError) as refused:
        choices(("amina", "bruno", other), {})

    assert problems(refused) == ["candidates_alike"]


def test_name_without_a_letter_is_refused() -> None:
    """It looks like nothing."""
    with pytest.raises(InvalidValueError) as refused:
        choices(("amina", " \u00a0"), {})

    assert problems(refused) == ["candidates_alike"]


def test_names_that_differ_look_different() -> None:
    """A last letter does it."""
    assert look("Amina B") != look("Amina C")


def test_method_reads_its_own_marks() -> None:
    """Crosses are no ranks."""
    with pytest.raises(InvalidValueError, match="marked by 'cross', and this method reads 'rank'"):
        choices(ABC, {"a": 1}).require(Marking.RANK)


# --- handed in ------------------------------------------------------------------------------------

URN = [("amina", "x"), ("bruno", "y"), ("amina", "y"), ("stranger", "x"), ("stranger", "x")]


@pytest.mark.parametrize(
    ("duplicates", "counts", "repeated"),
    [
        (Duplicates.FIRST, {"x": 1, "y": 1}, ("amina",)),
        (Duplicates.LAST, {"y": 2}, ("amina",)),
        (Duplicates.NONE, {"y": 1}, ("amina", "amina")),
    ],
)
def test_no_ballot_is_lost(
    duplicates: Duplicates, counts: dict[str, int], repeated: tuple[str, ...]
) -> None:
    """P17: each is counted, or set aside with its reason."""
    found = collected(URN, voters={"amina", "bruno", "chloe"}, duplicates=duplicates)

    assert dict(found.counts) == counts
    assert (found.strangers, found.repeated) == (("stranger", "stranger"), repeated)
    assert found.handed_in == len(URN)


# --- arrays ---------------------------------------------------------------------------------------

ROWS = st.integers(1, 6).flatmap(
    lambda width: st.tuples(
        st.just(width),
        st.lists(st.tuples(*[st.integers(0, width)] * width), max_size=30),
        st.sampled_from([np.uint8, np.int16, np.int64]),
    )
)


def same(found: ArrayBallots) -> Ballots:
    """Return the same ballots as patterns, and hold every count of them against the array's."""
    plain = Ballots(
        candidates=found.candidates,
        marking=found.marking,
        patterns=tuple(sorted(Counter(map(tuple, found.rows.astype(int).tolist())).items())),
        scale=found.scale,
    )
    assert found.grouped == plain
    assert (found.voters, found.patterns) == (plain.voters, plain.patterns)
    assert all(type(one) is int for marks, count in found.patterns for one in (*marks, count))
    return plain


@given(ROWS)
def test_array_and_patterns_of_the_same_ranks_count_alike(
    drawn: tuple[int, list[tuple[int, ...]], type],
) -> None:
    """P40: bit for bit, whatever the width of its numbers."""
    width, rows, kind = drawn
    names = tuple(f"c{number}" for number in range(width))
    array: Any = np.array(rows, dtype=kind).reshape(len(rows), width)

    found = ArrayBallots(rows=array, candidates=names, marking=Marking.RANK)

    assert found.above() == same(found).above()


@given(ROWS)
def test_array_and_patterns_of_the_same_grades_count_alike(
    drawn: tuple[int, list[tuple[int, ...]], type],
) -> None:
    """And crosses, which are those above the worst grade."""
    width, rows, kind = drawn
    names = tuple(f"c{number}" for number in range(width))
    array: Any = np.array(rows, dtype=kind).reshape(len(rows), width)
    scale = tuple(f"g{number}" for number in range(width + 1))

    graded = ArrayBallots(rows=array, candidates=names, marking=Marking.GRADE, scale=scale)
    crossed = ArrayBallots(rows=array > 0, candidates=names, marking=Marking.CROSS)

    assert graded.graded() == same(graded).graded()
    plain = same(crossed)
    assert (crossed.crosses(), crossed.most_crosses()) == (plain.crosses(), plain.most_crosses())


@pytest.mark.parametrize("width", [7, 8, 10, 16, 20], ids=str)
def test_many_candidates_are_counted_all_the_same(width: int) -> None:
    """In half a word, in a whole one, or past what a number holds."""
    names = tuple(f"c{number}" for number in range(width))
    rows = [tuple((place * step) % (width + 1) for place in range(width)) for step in (1, 3, 1, 5)]

    found = ArrayBallots(rows=np.array(rows), candidates=names, marking=Marking.RANK)

    assert found.above() == same(found).above()


def test_methods_read_arrays() -> None:
    """As they read patterns."""
    rows = np.array([[1, 2, 3], [1, 3, 2], [2, 1, 3]], dtype=np.uint8)
    found = ArrayBallots(rows=rows, candidates=ABC, marking=Marking.RANK)

    assert schulze(found) == schulze(found.grouped)
    assert stv(found, seats=1) == stv(found.grouped, seats=1)
    with pytest.raises(InvalidValueError, match="marked by 'rank', and this method reads 'cross'"):
        approval(found)


def test_ballots_on_nobody_are_counted() -> None:
    """A row without columns, and no row."""
    empty = ArrayBallots(rows=np.zeros((3, 0), dtype=int), candidates=(), marking=Marking.CROSS)
    none = ArrayBallots(
        rows=np.zeros((0, 2), dtype=int), candidates=("a", "b"), marking=Marking.CROSS
    )

    assert (same(empty).voters, same(none).voters) == (3, 0)
    assert (none.crosses(), none.most_crosses()) == ([0, 0], 0)


@pytest.mark.parametrize(
    ("array", "problem"),
    [
        (np.array([[1.0, 0.0]]), "array_wrong"),
        (np.array([[1, 0, 1]]), "array_wrong"),
        (np.array([1, 0]), "array_wrong"),
        (np.array([[-1, 0]]), "marks_wrong"),
        (np.array([[2, 0]]), "marks_wrong"),
    ],
    ids=["floats", "three columns", "one row", "negative", "two"],
)
def test_array_of_something_else_is_refused(array: object, problem: str) -> None:
    """With what it is."""
    with pytest.raises(InvalidValueError) as refused:
        ArrayBallots(rows=array, candidates=("a", "b"), marking=Marking.CROSS)

    assert problems(refused) == [problem]


def test_array_of_candidates_who_look_alike_is_refused() -> None:
    """As patterns are."""
    with pytest.raises(InvalidValueError) as refused:
        ArrayBallots(rows=np.zeros((1, 2), int), candidates=("a", "A"), marking=Marking.CROSS)

    assert problems(refused) == ["candidates_alike"]
