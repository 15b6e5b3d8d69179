"""Names that a person would read as one."""

import pytest

from essmodel.values.likeness import look, looking_alike, nearest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana", "\u0410na"),
        ("Ana", "ANA"),
        ("Ana", " ana\u200b"),
        ("Ana B", "Ana\u00a0\u00a0B"),
        ("\uff21na", "Ana"),
        ("Zoé", "Zoe\u0301"),
        ("Office", "Oﬃce"),
        ("Odile", "0di1e"),
    ],
    ids=ascii,
)
def test_what_the_eye_does_not_tell_apart_is_alike(one: str, other: str) -> None:
    """Letters of other scripts, case, invisible characters, wide and composed forms."""
    assert look(one) == look(other)
    (problem,) = looking_alike([one, other], path="candidates")
    assert (problem.path, problem.id) == ("candidates.1", "ballot_name_alike")


@pytest.mark.parametrize(
    ("one", "other"), [("Andre", "André"), ("A B", "AB"), ("Project 1", "Project 2")], ids=ascii
)
def test_what_the_eye_tells_apart_is_not(one: str, other: str) -> None:
    """An accent is seen, a space is, a number is."""
    assert not looking_alike([one, other], path="candidates")


def test_the_nearest_name_is_shown_quoted() -> None:
    """Or all of them, where none is near."""
    assert nearest("ana", ["Ana", "Bo"]) == "'Ana'"
    assert nearest("zzz", ["Bo", "Ana"]) == "'Ana', 'Bo'"
