"""No document, however made, kills or holds up the interpreter: it is read or refused in words."""

import json
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from essmodel.errors import InvalidValueError
from essmodel.io import yaml_tree
from essmodel.io.reading import read_tree
from essmodel.io.tree import Listing, Node, Scalar, locate, positions

Plain = Callable[[Node], object]
Mistakes = Callable[..., list[tuple[str, str]]]


PARSERS = ("CBaseLoader", "BaseLoader")
parsers = pytest.mark.parametrize("parser_name", PARSERS)

IN_BRACKETS = (
    "'[' * 300_000",
    "'[' * 5_000",
    "'{\"a\": ' * 300_000",
    "'{\"a\": ' * 5_000",
    "'[' * 4_000 + ']' * 4_000",
)
IN_BLOCKS = (
    "'{a: ' * 300_000",
    "'{a: ' * 5_000",
    "'- ' * 300_000",
    "'? ' * 300_000",
    "'[{' * 100_000",
    "'\\n'.join(' ' * n + 'a:' for n in range(3_000))",
)
READER = f"""
import sys, yaml
from essmodel.errors import InvalidValueError
from essmodel.io import yaml_tree
from essmodel.io.reading import read_tree
yaml_tree.LOADER = getattr(yaml, sys.argv[1])
in_brackets, in_blocks = ({", ".join(IN_BRACKETS)}), ({", ".join(IN_BLOCKS)})
documents = [(document, file) for document in in_brackets for file in ("f.yaml", "f.json")]
for document, file in documents + [(document, "f.yaml") for document in in_blocks]:
    try:
        read_tree(document, file=file)
    except InvalidValueError as refusal:
        print(*(problem.id for problem in refusal.problems), flush=True)
"""


@pytest.mark.heavy
@parsers
def test_deep_documents_end_in_a_message_and_no_signal(parser_name: str) -> None:
    """PyYAML's own loaders kill the interpreter here, so that one of its own reads them."""
    answer = subprocess.run(  # noqa: S603 - our own interpreter, our own program
        [sys.executable, "-c", READER, parser_name],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert (answer.returncode, answer.stderr) == (0, "")
    expected = ["document_too_deep"] * (2 * len(IN_BRACKETS) + len(IN_BLOCKS))
    assert answer.stdout.splitlines() == expected


@pytest.mark.usefixtures("parser")
def test_sixty_levels_are_read(plain: Plain) -> None:
    """The limit is far beyond any document that people write."""
    expected: object = []
    for _ in range(59):
        expected = [expected]

    assert plain(read_tree("[" * 60 + "]" * 60, file="f.yaml")) == expected
    assert plain(read_tree("[" * 60 + "]" * 60, file="f.json")) == expected


@pytest.mark.usefixtures("parser")
def test_alias_bomb_is_refused_at_once(mistakes: Mistakes) -> None:
    """Nine lines that would make a billion texts are refused before they are expanded."""
    names = "abcdefghi"
    lines = ['a: &a ["lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol"]']
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]" for old, new in pairwise(names)]

    found = mistakes("\n".join(lines))

    assert found == [("document_alias_too_long", "6:12")]


@pytest.mark.usefixtures("parser")
def test_aliases_cannot_hide_depth(mistakes: Mistakes) -> None:
    """An alias is as deep as what it repeats."""
    deep = "[" * 40 + "]" * 40

    assert mistakes(f"a: &x {deep}\nb: {'[' * 20}*x{']' * 20}\n") == [("document_too_deep", "2:24")]
    chain = "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 80))
    assert mistakes(f"a0: &a0 []\n{chain}") == [("document_too_deep", "60:12")]


@pytest.mark.heavy
@pytest.mark.parametrize("file", ["f.yaml", "f.json"])
def test_three_hundred_thousand_values_are_the_limit(file: str, mistakes: Mistakes) -> None:
    """Lists, mappings and texts count, keys do not."""
    document = "[" + '{"a": 1},' * 149_999 + "1]"
    most = read_tree(document, file=file)

    assert isinstance(most, Listing)
    assert len(most.items) == 150_000
    assert mistakes(document.replace("1]", "1,1]"), file) == [("document_too_long", "1:1349995")]


@pytest.mark.heavy
def test_repeated_values_count_each_time(mistakes: Mistakes) -> None:
    """An alias cannot make a short document long."""
    assert mistakes(f"[&x [{'1,' * 149_999}1], *x]") == [("document_alias_too_long", "1:300008")]


@pytest.mark.heavy
@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "document",
    ["&a " * 200_000, "! " * 200_000, "a: b\n" * 200_000, '"' * 400_000, "\\" * 400_000,
     "\x07" * 400_000, "#" * 400_000, "k" * 400_000 + ": 1", "\n" * 400_000, "- \n" * 200_000,
     "[" + "*a," * 100_000, "'" + "''" * 200_000, "%A\n" * 100_000, ": " * 200_000,
     '"a\\u00e9' + "\\n" * 200_000, "|\n" + " \n" * 200_000],
)  # fmt: skip
def test_no_row_of_signs_holds_up_the_reading(document: str) -> None:
    """Whatever is repeated, it is read, or refused with a place for each of its mistakes."""
    for file in ("f.yaml", "f.json"):
        try:
            assert read_tree(document, file=file).at.file == file
        except InvalidValueError as error:
            assert all(problem.at for problem in error.problems)  # noqa: PT017 - it may also be read


@parsers
@given(document=st.one_of(st.binary(), st.text(), st.text("[]{}:,-?&*!|>'\"%@`#~<\n\t \\aé\x00")))
def test_any_document_is_read_or_refused(parser_name: str, document: bytes | str) -> None:
    """Whatever the bytes or the text, nothing but InvalidValueError is ever raised."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_tree, "LOADER", getattr(yaml, parser_name))
        for file in ("f.yaml", "f.json", "<text>"):
            read_or_refused(document, file)


def read_or_refused(document: bytes | str, file: str) -> None:
    """Every path of the tree leads to a place, or every mistake has its place, in order."""
    try:
        tree = read_tree(document, file=file)
    except InvalidValueError as error:
        refusal = error
    else:
        assert all(locate(tree, path).line for path, _ in positions(tree))
        return
    places = [problem.at for problem in refusal.problems if problem.at]
    assert places == sorted(places)
    assert len(places) == len(refusal.problems)
    assert refusal.said("en") != refusal.said("fr")


visible = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"),
    max_size=20,
)
data = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | visible | st.sampled_from(["\n", "\t", "\r\n", "null", "~", "true", "01004", "<<"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(visible, inner, max_size=5),
    max_leaves=30,
)  # fmt: skip


@given(value=data.filter(lambda value: value is not None), indent=st.none() | st.integers(0, 3),
       is_ascii=st.booleans())  # fmt: skip
def test_what_json_writes_is_read_back(value: object, indent: int | None, is_ascii: bool) -> None:  # noqa: FBT001
    """The tree holds the texts of Python's own writer, and the same shape."""
    written = json.dumps(value, indent=indent, ensure_ascii=is_ascii)

    tree = read_tree(written, file="f.json")

    assert _as_json(tree) == value


def _as_json(node: Node) -> object:
    match node:
        case Scalar():
            return json.loads(node.text) if node.is_plain else node.text
        case Listing():
            return [_as_json(item) for item in node.items]
        case _:
            return {entry.key.text: _as_json(entry.value) for entry in node.entries}


@given(value=data.filter(lambda value: value is not None))
def test_both_yaml_parsers_read_the_same_tree(value: object) -> None:
    """A machine without libyaml reads what the others read, at the same places."""
    written = yaml.safe_dump(value, allow_unicode=True)

    trees: list[object] = []
    for parser_name in PARSERS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_tree, "LOADER", getattr(yaml, parser_name))
            try:
                trees.append(read_tree(written, file="f.yaml"))
            except InvalidValueError as refusal:
                trees.append([problem.id for problem in refusal.problems])

    assert trees[0] == trees[1]
