"""What a YAML document says, read by either of PyYAML's parsers."""

from collections.abc import Callable

import pytest

from essmodel.io.reading import read_tree
from essmodel.io.tree import Listing, Mapping, Node, Scalar, locate

pytestmark = pytest.mark.usefixtures("parser")

Plain = Callable[[Node], object]


@pytest.mark.parametrize(
    "text",
    ["01004", "00012345600010", "NO", "on", "12:30", "12:30:00", "0.1", "1e3", "2026-02-30", "=",
     "0x1F", "1_000", "true", ".inf", "-0", "été", "🏘", "a#b", "c: d".replace(": ", ":")],
)  # fmt: skip
def test_text_is_never_typed(text: str) -> None:
    """Only the value that awaits a text knows what it means; a postal code keeps its zero."""
    tree = read_tree(f"value: {text}", file="f.yaml")

    assert isinstance(tree, Mapping)
    scalar = tree.entries[0].value
    assert isinstance(scalar, Scalar)
    assert (scalar.text, scalar.is_plain, scalar.is_absent) == (text, True, False)


@pytest.mark.parametrize("text", ["'01004'", '"01004"', "|-\n  01004", ">-\n  01004"])
def test_quotes_and_blocks_are_not_plain(text: str, plain: Plain) -> None:
    """What is quoted or written as a block says that it is a text."""
    tree = read_tree(f"value: {text}", file="f.yaml")

    assert isinstance(tree, Mapping)
    assert isinstance(tree.entries[0].value, Scalar)
    assert not tree.entries[0].value.is_plain
    assert plain(tree) == {"value": "01004"}


@pytest.mark.parametrize("text", ["", "~", "null", "# nothing yet"])
def test_nothing_written_is_absent(text: str, plain: Plain) -> None:
    """A key may await its value."""
    assert plain(read_tree(f"value: {text}", file="f.yaml")) == {"value": None}


def test_lists_and_mappings_keep_their_order(plain: Plain) -> None:
    """Block and bracket style say the same, in the order of the document."""
    block = read_tree("b:\n- 1\n- x: y\n  z: []\na: {}\n", file="f.yaml")
    flow = read_tree("{b: [1, {x: y, z: []}], a: {}}", file="f.yaml")

    assert plain(block) == plain(flow) == {"b": ["1", {"x": "y", "z": []}], "a": {}}
    assert isinstance(block, Mapping)
    assert [entry.key.text for entry in block.entries] == ["b", "a"]


def test_text_alone_is_a_tree(plain: Plain) -> None:
    """A document need not be a mapping; the class that awaits it will say so."""
    assert plain(read_tree("bonjour", file="f.yaml")) == "bonjour"


def test_alias_repeats_a_value_at_its_own_place(plain: Plain) -> None:
    """A mistake in a repeated value is corrected where the value was written."""
    tree = read_tree("a: &x [1, &y 2]\nb: *x\nc: *y\n", file="f.yaml")

    assert plain(tree) == {"a": ["1", "2"], "b": ["1", "2"], "c": "2"}
    assert str(locate(tree, "b.0")) == "f.yaml:1:8"


def test_name_given_twice_means_the_last_value(plain: Plain) -> None:
    """An alias repeats the last value that took its name, even inside one of the same name."""
    assert plain(read_tree("[&x 1, *x, &x 2, *x]", file="f.yaml")) == ["1", "1", "2", "2"]
    assert plain(read_tree("[&x [&x 1, *x], *x]", file="f.yaml")) == [["1", "1"], "1"]


def test_quoted_merge_sign_is_a_key(plain: Plain) -> None:
    """Only the plain `<<` would merge."""
    assert plain(read_tree("'<<': 1", file="f.yaml")) == {"<<": "1"}


def test_places_count_characters_from_one() -> None:
    """A place is what an editor shows, even after signs of several bytes."""
    tree = read_tree("# été 🏘\n'🏘é': [é, 🏘, x]\n", file="f.yaml")

    assert str(locate(tree, "🏘é", key=True)) == "f.yaml:2:1"
    assert str(locate(tree, "🏘é")) == "f.yaml:2:7"
    assert str(locate(tree, "🏘é.2")) == "f.yaml:2:14"


def test_list_stands_at_its_first_dash() -> None:
    """A block begins with its first sign."""
    tree = read_tree("a:\n  - 1\n", file="f.yaml")

    assert isinstance(tree, Mapping)
    assert isinstance(tree.entries[0].value, Listing)
    assert str(tree.entries[0].value.at) == "f.yaml:2:3"
