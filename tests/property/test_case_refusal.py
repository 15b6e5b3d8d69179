"""Whatever is wrong in a case file, it is refused in our words, at its place."""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from essmodel.errors import InvalidValueError
from essmodel.io.case import case_of
from essmodel.io.reading import read_tree
from essmodel.io.tree import Entry, Listing, Mapping, Node, Scalar
from essmodel.partnership.partnership import Partnership

WHOLE = Path(__file__).parents[1] / "unit" / "io" / "whole-case.yaml"
TREE = read_tree(WHOLE.read_bytes(), file="case.yaml")
AT = TREE.at

WORDS = (
    "~ none yes no -1 0 1/0 3/2 7.5 1e9 0000-05 9999-12 2026-02-30 amina usagers publication"
    " invented first % € {x}".split()
)
JUNK = st.text(max_size=20) | st.sampled_from(["", "9" * 60, *WORDS])
SCALARS = st.builds(Scalar, JUNK, st.just(AT), is_plain=st.booleans())
KEYS = st.sampled_from(["id", "name", "type", "kind", "from", "price", "title"]) | st.text(
    max_size=8
)
ENTRIES = st.builds(
    Entry, st.builds(Scalar, KEYS, st.just(AT), is_plain=st.just(value=True)), SCALARS
)


def one_entry(entry: Entry) -> Node:
    """Make a mapping of one key."""
    return Mapping((entry,), AT)


def one_item(item: Node) -> Node:
    """Make a list of one item."""
    return Listing((item,), AT)


OTHERS: st.SearchStrategy[Node] = st.one_of(
    SCALARS, SCALARS.map(one_item), ENTRIES.map(one_entry), ENTRIES.map(one_entry).map(one_item)
)


def width(node: Node) -> int:
    """Count what stands right under *node*."""
    match node:
        case Scalar():
            return 0
        case Listing():
            return len(node.items)
        case Mapping():
            return len(node.entries)


@st.composite
def damaged(draw: st.DrawFn, node: Node) -> Node:
    """Walk down to some node and drop it, rename it, repeat it, or put another there."""
    if not width(node) or draw(st.integers(0, 9)) == 0:
        return draw(OTHERS)
    index = draw(st.integers(0, width(node) - 1))
    what = draw(st.sampled_from(["walk"] * 6 + ["drop", "rename", "repeat"]))
    match node:
        case Mapping():
            entries = list(node.entries)
            if what == "drop":
                del entries[index]
            elif what == "rename":
                entries[index] = evolve(entries[index], key=draw(ENTRIES).key)
            else:
                entries[index] = evolve(entries[index], value=draw(damaged(entries[index].value)))
            # No reader of documents gives two entries of one key.
            return evolve(node, entries=tuple({one.key.text: one for one in entries}.values()))
        case Listing():
            items = list(node.items)
            if what == "drop":
                del items[index]
            elif what == "repeat":
                items.append(items[index])
            else:
                items[index] = draw(damaged(items[index]))
            return evolve(node, items=tuple(items))
        case Scalar():
            return node


def damaged_trees() -> st.SearchStrategy[Node]:
    """Put one mistake or three into the whole case; some of them change nothing that matters."""
    once = damaged(TREE)
    return once | once.flatmap(damaged).flatmap(damaged)


@given(tree=damaged_trees())
@example(tree=TREE)
def test_damaged_case_is_read_or_refused_at_its_places(tree: Node) -> None:
    """Never a traceback, never a problem without a place, never a message that cannot be said."""
    found = outcome(tree)

    if isinstance(found, Partnership):
        return
    assert found.problems
    assert all(problem.at for problem in found.problems)
    assert found.said("en") != found.said("fr")


@given(tree=damaged_trees())
def test_refusal_depends_on_the_document_only(tree: Node) -> None:
    """Asked twice, the same problems in the same order."""
    first, second = outcome(tree), outcome(tree)

    if isinstance(first, Partnership):
        assert first == second
    else:
        assert isinstance(second, InvalidValueError)
        assert first.problems == second.problems


def outcome(tree: Node) -> Partnership | InvalidValueError:
    """Read a tree, or say why not."""
    try:
        return case_of(tree)
    except InvalidValueError as error:
        return error


@pytest.mark.parametrize(
    "key", [entry.key.text for entry in TREE.entries] if isinstance(TREE, Mapping) else []
)
def test_every_part_of_a_case_is_looked_at(key: str) -> None:
    """A part that is a list of truths is refused, whichever it is."""
    assert isinstance(TREE, Mapping)
    wrong = Listing((Scalar("yes", AT, is_plain=True),), AT)
    entries = [evolve(one, value=wrong) if one.key.text == key else one for one in TREE.entries]

    with pytest.raises(InvalidValueError) as refusal:
        case_of(evolve(TREE, entries=tuple(entries)))

    assert key in refusal.value.problems[0].path
