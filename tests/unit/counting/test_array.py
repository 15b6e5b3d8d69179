"""A million ballots by numpy: the same numbers as one by one."""

from itertools import product
from random import Random

import pytest

from essmodel.counting import array, ballots, papers, tally
from essmodel.counting.ballots import Profile, Shape, profile, profile_from_array
from essmodel.errors import InvalidValueError

np = pytest.importorskip("numpy")


def names(count: int) -> tuple[str, ...]:
    """Return as many names, none like another."""
    return tuple(f"n{number}x" for number in range(count))


def rows_of(wide: int, most: int, count: int, seed: int) -> list[tuple[int, ...]]:
    """Return ballots, drawn from a seed, many of them alike."""
    random = Random(seed)  # noqa: S311 - invented ballots
    kinds = [tuple(random.randint(0, most) for _ in range(wide)) for _ in range(count // 3)]
    return [random.choice(kinds) for _ in range(count)]


@pytest.mark.parametrize(
    ("wide", "most"),
    [(1, 5), (3, 2), (8, 8), (9, 9), (12, 30), (40, 255), (20, 1), (80, 0)],
    ids=str,
)
@pytest.mark.parametrize("dtype", ["int8", "uint8", "int64"])
def test_an_array_is_grouped_as_rows_are(wide: int, most: int, dtype: str) -> None:
    """Whether the patterns are counted, sorted as one number, or some columns at a time."""
    rows = rows_of(wide, most if dtype != "int8" else min(most, 127), 300, seed=wide)
    table = np.array(rows, dtype=dtype)

    by_array = profile_from_array(table, candidates=names(wide), shape=Shape.POINTS)

    assert by_array == profile(
        [(row, 1) for row in rows], candidates=names(wide), shape=Shape.POINTS
    )
    assert by_array.valid == 300
    assert all(type(count) is int for count in by_array.counts)


def test_a_column_of_choices_and_a_table_of_truths_are_ballots() -> None:
    """As they come."""
    chosen = profile_from_array(np.array([2, 0, 2]), candidates=names(2), shape=Shape.CHOICE)
    approved = profile_from_array(
        np.array([[True, False]] * 3), candidates=names(2), shape=Shape.APPROVAL, null=1
    )

    assert list(chosen.patterns()) == [(b"\0", 1), (b"\2", 2)]
    assert list(approved.patterns()) == [(b"\1\0", 3)]
    assert approved.cast == 4


def test_an_array_without_ballots_is_a_vote() -> None:
    """Nobody voted."""
    found = profile_from_array(np.zeros((0, 3), np.int8), candidates=names(3), shape=Shape.RANKING)

    assert found == profile([], candidates=names(3), shape=Shape.RANKING)


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ([[1.0, 2.0]], "ballot_mark"),
        ([[1, -1]], "ballot_mark"),
        ([[1, 256]], "ballot_mark"),
        ([[1, 2, 3]], "ballot_length"),
        ([1, 2], "ballot_length"),
        ([[[1, 2]]], "ballot_length"),
    ],
    ids=str,
)
def test_an_array_that_is_no_ballots_is_refused(table: list[object], wrong: str) -> None:
    """Marks are whole numbers of one byte, one for each candidate."""
    with pytest.raises(InvalidValueError) as refused:
        profile_from_array(np.array(table), candidates=names(2), shape=Shape.POINTS)

    assert [one.id for one in refused.value.problems] == [wrong]


def test_nobody_stands_in_an_array_either() -> None:
    """A table without columns has no candidates."""
    with pytest.raises(InvalidValueError) as refused:
        profile_from_array(np.zeros((2, 0), np.int8), candidates=(), shape=Shape.POINTS)

    assert "ballot_no_candidate" in [one.id for one in refused.value.problems]


def test_order_is_checked_as_without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every three patterns of two marks of three."""
    monkeypatch.setattr(ballots, "MANY", 0)
    patterns = list(product(range(3), repeat=2))
    for three in product(patterns, repeat=3):
        marks = b"".join(map(bytes, three))
        assert array.in_order(marks, 2) == (three[0] < three[1] < three[2])
    with pytest.raises(InvalidValueError, match="stand in order"):
        Profile(
            candidates=names(1),
            shape=Shape.POINTS,
            levels=(),
            marks=b"\2\1",
            counts=(1, 1),
            null=0,
        )


@pytest.fixture(params=[False, True], ids=["few", "many alike"])
def rankings(request: pytest.FixtureRequest) -> Profile:
    """Rankings of six, with ties and unranked; once and many times each."""
    rows = rows_of(6, 5, 2_000, seed=7)
    return profile(
        [(row, 100 if request.param else 1) for row in rows],
        candidates=names(6),
        shape=Shape.RANKING,
    )


def test_numpy_counts_what_is_counted_one_by_one(
    rankings: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marks, preferences, and papers dealt twice: the same whole numbers."""
    assert tally.is_for_arrays(rankings)
    by_array = tally.marks_of(rankings), tally.preferences(rankings), dealt(rankings)

    monkeypatch.setattr(array, "is_at_hand", lambda: False)

    assert not tally.is_for_arrays(rankings)
    assert by_array == (tally.marks_of(rankings), tally.preferences(rankings), dealt(rankings))
    assert all(type(one) is int for line in by_array[0] + by_array[1] for one in line)


def dealt(profile: Profile) -> list[list[int]]:
    """Return the sizes of the piles at first, and of those of the first two once they are out."""
    first = papers.pile_of(profile).dealt((True,) * 6)
    left = (False, False, True, True, True, True)
    again = [one.dealt(left) for one in first[:2]]
    return [[one.size for one in some] for some in (first, *again)]


def test_counts_that_32_bits_do_not_hold_are_counted_all_the_same() -> None:
    """A pattern that stands three billion times."""
    assert array.histogram(b"\1\2", (3_000_000_000, 5), 1, 2) == ((0, 3_000_000_000, 5),)
    assert array.histogram(b"\1\2", (2_000_000_000,) * 2, 1, 2) == ((0, *[2_000_000_000] * 2),)
    assert array.preferred(b"\1\2\1\3", (2_000_000_000,) * 2, 2)[0][1] == 4_000_000_000


def test_totals_that_64_bits_do_not_hold_are_counted_one_by_one() -> None:
    """Whole numbers have no end without numpy."""
    rows = [(row, 1 << 60) for row in rows_of(6, 5, 2_000, seed=7)]
    found = profile(rows, candidates=names(6), shape=Shape.RANKING)

    assert not tally.is_for_arrays(found)
    assert sum(tally.marks_of(found)[0]) == 2_000 << 60
