"""A tree knows where each of its texts was written."""

from typing import get_args

import pytest

from essmodel.errors import Position
from essmodel.io.reading import read_tree
from essmodel.io.tree import Listing, Mapping, Node, Scalar, locate, positions

CASE = """\
essmodel: 1
stakeholders:
  - name: Ville
    roles: [owner, funder]
  - name: Amis
"""


def place(line: int, column: int) -> Position:
    """Return a place of the case."""
    return Position("case.yaml", line, column)


def test_node_is_a_text_a_list_or_a_mapping() -> None:
    """There is no fourth kind of node."""
    assert get_args(Node) == (Scalar, Listing, Mapping)


@pytest.mark.parametrize("text", ["", "null", "~"])
def test_plain_nothing_is_absent(text: str) -> None:
    """A plain empty text, `null` and `~` say that nothing is there."""
    assert Scalar(text, place(1, 1), is_plain=True).is_absent


@pytest.mark.parametrize("text", ["", "null", "~"])
def test_quoted_nothing_is_a_text(text: str) -> None:
    """Quotes make a text of anything, of the empty text too."""
    assert not Scalar(text, place(1, 1), is_plain=False).is_absent


@pytest.mark.parametrize("text", ["Null", "NULL", "none", "0", "no", "false"])
def test_other_words_are_there(text: str) -> None:
    """No other word means that nothing is there; a person may be called Null."""
    assert not Scalar(text, place(1, 1), is_plain=True).is_absent


def test_positions_are_listed_by_dotted_path() -> None:
    """Every value has a path; items of lists are counted from 0."""
    tree = read_tree(CASE, file="case.yaml")

    assert positions(tree) == (
        ("", place(1, 1)),
        ("essmodel", place(1, 11)),
        ("stakeholders", place(3, 3)),
        ("stakeholders.0", place(3, 5)),
        ("stakeholders.0.name", place(3, 11)),
        ("stakeholders.0.roles", place(4, 12)),
        ("stakeholders.0.roles.0", place(4, 13)),
        ("stakeholders.0.roles.1", place(4, 20)),
        ("stakeholders.1", place(5, 5)),
        ("stakeholders.1.name", place(5, 11)),
    )


def test_positions_of_keys_point_at_the_keys() -> None:
    """An unknown key is shown where it stands, not where its value stands."""
    tree = read_tree(CASE, file="case.yaml")

    found = dict(positions(tree, key=True))

    assert found["essmodel"] == place(1, 1)
    assert found["stakeholders.0.roles"] == place(4, 5)
    assert found["stakeholders.0.roles.1"] == place(4, 20)


@pytest.mark.parametrize("key", [False, True])
def test_locate_finds_what_positions_list(key: bool) -> None:  # noqa: FBT001 - a parameter
    """The two agree on every path."""
    tree = read_tree(CASE, file="case.yaml")

    assert positions(tree, key=key) == tuple(
        (path, locate(tree, path, key=key)) for path, _ in positions(tree)
    )


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ("unknown", 1, 1),
        ("stakeholders.0.unknown", 3, 5),
        ("stakeholders.0.name.unknown", 3, 11),
        ("stakeholders.2", 3, 3),
        ("stakeholders.-1", 3, 3),
        ("stakeholders.²", 3, 3),
        ("stakeholders.first", 3, 3),
        ("stakeholders." + "9" * 5000, 3, 3),
        ("stakeholders..name", 3, 3),
    ],
)
def test_unknown_path_is_located_at_the_nearest_node_around_it(
    path: str, line: int, column: int
) -> None:
    """What is missing is shown where it should have been written."""
    tree = read_tree(CASE, file="case.yaml")

    assert locate(tree, path) == place(line, column)
    assert locate(tree, path, key=True) == place(line, column)


def test_key_with_dots_is_found() -> None:
    """A dot may belong to a key; the longest key that fits is taken."""
    tree = read_tree("a:\n  b: 1\na.b: 2\n", file="case.yaml")

    assert locate(tree, "a.b", key=True) == place(3, 1)
    assert locate(tree, "a") == place(2, 3)
