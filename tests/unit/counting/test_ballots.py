"""Ballots as patterns and counts: what is one, and what is refused."""

from typing import Any

import pytest
from attrs import evolve

from essmodel.counting.ballots import HIGHEST, Profile, Shape, profile, require_shape
from essmodel.errors import InvalidValueError
from essmodel.messages.text import LANGS

THREE = ("Ana", "Bo", "Chi")


def problems(refused: pytest.ExceptionInfo[InvalidValueError]) -> list[tuple[str, str]]:
    """Return path and id of each problem, once it is said in both languages."""
    assert all(one.said(lang) for one in refused.value.problems for lang in LANGS)
    return [(one.path, one.id) for one in refused.value.problems]


def test_ballots_alike_are_counted_together_whoever_comes_first() -> None:
    """A pattern stands once, and one that nobody cast is forgotten."""
    one = profile(
        [((1, 2, 0), 3), ((2, 1, 0), 1), ((1, 2, 0), 2), ((0, 0, 1), 0)],
        candidates=THREE,
        shape=Shape.RANKING,
        null=2,
    )
    other = profile([((2, 1, 0), 1), ((1, 2, 0), 5)], candidates=THREE, shape=Shape.RANKING, null=2)

    assert one == other
    assert hash(one) == hash(other)
    assert list(one.patterns()) == [(b"\x01\x02\x00", 5), (b"\x02\x01\x00", 1)]
    assert (one.valid, one.cast) == (6, 8)


def test_patterns_may_be_bytes() -> None:
    """As many marks, none of which can be strange."""
    rows = [(b"\x01\x02\x00", 3)]

    assert profile(rows, candidates=THREE, shape=Shape.RANKING) == profile(
        [((1, 2, 0), 3)], candidates=THREE, shape=Shape.RANKING
    )


def test_a_choice_is_one_mark() -> None:
    """The number of a candidate, or nothing."""
    found = profile([([0], 1), ([3], 2)], candidates=THREE, shape=Shape.CHOICE)

    assert found.width == 1
    assert list(found.patterns()) == [(b"\0", 1), (b"\3", 2)]


def test_nobody_voted() -> None:
    """A vote without ballots is a vote."""
    assert profile([], candidates=THREE, shape=Shape.POINTS).cast == 0


def test_all_mistakes_of_the_rows_are_told_at_once() -> None:
    """Those of the names too."""
    with pytest.raises(InvalidValueError) as refused:
        profile(
            [((1, 0), 1), ((1, 0, -1), 1), ((1, 0, 256), 1), ((1, 0, True), 1), ((1, 0, 0), -1)],
            candidates=("Ana", "\u0410na", "\u200b"),
            shape=Shape.POINTS,
        )

    assert problems(refused) == [
        ("ballots.0", "ballot_length"),
        ("ballots.1", "ballot_mark"),
        ("ballots.2", "ballot_mark"),
        ("ballots.3", "ballot_mark"),
        ("ballots.4", "ballot_count"),
        ("candidates.1", "ballot_name_alike"),
        ("candidates.2", "ballot_name_empty"),
    ]


def test_a_mistake_of_a_row_alone_is_told() -> None:
    """Where the rest is in order."""
    with pytest.raises(InvalidValueError) as refused:
        profile([((1,), 1.0)], candidates=("Ana",), shape=Shape.POINTS)  # type: ignore[list-item]

    assert problems(refused) == [("ballots.0", "ballot_count")]


@pytest.mark.parametrize(
    ("shape", "mark"),
    [(Shape.CHOICE, 4), (Shape.APPROVAL, 2), (Shape.GRADES, 3)],
    ids=lambda one: getattr(one, "value", one),
)
def test_a_mark_that_means_nothing_is_refused(shape: Shape, mark: int) -> None:
    """One past the greatest; the greatest is a mark."""
    levels = ("good", "bad") if shape is Shape.GRADES else ()
    many = 1 if shape is Shape.CHOICE else 3
    profile([([mark - 1] * many, 1)], candidates=THREE, shape=shape, levels=levels)

    with pytest.raises(InvalidValueError) as refused:
        profile([([mark] * many, 1)], candidates=THREE, shape=shape, levels=levels)

    assert problems(refused) == [("marks", "ballot_mark")]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"marks": b"\1"}, "ballot_length"),
        ({"counts": (1, 0)}, "ballot_counts"),
        ({"counts": (1, True)}, "ballot_counts"),
        ({"marks": b"\2\1"}, "ballot_order"),
        ({"marks": b"\1\1"}, "ballot_order"),
        ({"null": -1}, "negative_count"),
        ({"levels": ("good",)}, "ballot_levels"),
        ({"shape": Shape.GRADES}, "ballot_levels"),
    ],
    ids=str,
)
def test_a_profile_that_is_not_grouped_is_refused(change: dict[str, Any], wrong: str) -> None:
    """Whoever makes one without `profile` is held to what it promises."""
    made = profile([((1,), 1), ((2,), 1)], candidates=("Ana",), shape=Shape.POINTS)

    with pytest.raises(InvalidValueError) as refused:
        evolve(made, **change)

    assert wrong in [one for _, one in problems(refused)]


def test_a_vote_has_candidates_and_not_too_many_choices() -> None:
    """A mark is a byte."""
    names = [f"n{number}x" for number in range(HIGHEST + 1)]
    with pytest.raises(InvalidValueError) as nobody:
        profile([], candidates=(), shape=Shape.RANKING)
    with pytest.raises(InvalidValueError) as crowd:
        profile([], candidates=names, shape=Shape.CHOICE)
    with pytest.raises(InvalidValueError) as grades:
        profile([], candidates=THREE, shape=Shape.GRADES, levels=names)

    assert problems(nobody) == [("candidates", "ballot_no_candidate")]
    assert problems(crowd) == [("candidates", "ballot_too_many")]
    assert problems(grades) == [("levels", "ballot_too_many")]


def test_a_method_refuses_ballots_of_another_shape() -> None:
    """And says which it counts."""
    made = profile([], candidates=THREE, shape=Shape.POINTS)
    require_shape(made, Shape.RANKING, Shape.POINTS)

    with pytest.raises(InvalidValueError, match="cast them as: ranking, grades"):
        require_shape(made, Shape.RANKING, Shape.GRADES)
    assert isinstance(made, Profile)
