"""A document may come as a file, as bytes or as a text, from any system."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from essmodel.errors import InvalidValueError
from essmodel.io.reading import read_file, read_tree
from essmodel.io.source import MOST_BYTES
from essmodel.io.tree import Node, locate

Plain = Callable[[Node], object]
Mistakes = Callable[..., list[tuple[str, str]]]


WRITTEN = "nom: Les Tilleuls\ncode_postal: 01004\n"
AS_JSON = '{"nom": "Les Tilleuls",\n "code_postal": "01004"}\n'
READ = {"nom": "Les Tilleuls", "code_postal": "01004"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "BOM"])
@pytest.mark.parametrize(("written", "file"), [(WRITTEN, "f.yaml"), (AS_JSON, "f.json")])
@pytest.mark.parametrize("encoded", [True, False], ids=["bytes", "text"])
def test_line_ends_and_marks_change_nothing(
    written: str, file: str, end: str, mark: str, encoded: bool, plain: Plain  # noqa: FBT001
) -> None:  # fmt: skip
    """Windows, old Macs and Notepad write the same document: same tree, same places."""
    text = mark + written.replace("\n", end)

    tree = read_tree(text.encode() if encoded else text, file=file)

    assert plain(tree) == READ
    expected = locate(read_tree(written, file=file), "code_postal")
    assert locate(tree, "code_postal") == expected
    assert expected.line == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize(("written", "file"), [(WRITTEN, "f.yaml"), (AS_JSON, "f.json")])
def test_utf_16_is_refused_with_advice(
    encoding: str, written: str, file: str, mistakes: Mistakes
) -> None:
    """Notepad calls it "Unicode"; the message names the encoding to choose."""
    assert mistakes(written.encode(encoding), file) == [("document_in_utf16", "1:1")]


@pytest.mark.parametrize(
    ("data", "byte", "place"),
    [
        ("nom: é\r\nville: Béthune".encode("cp1252"), "0xE9", "f.yaml:1:6"),
        (b"a: 1\r\n\xc3\xa9: 2\r\xff", "0xFF", "f.yaml:3:1"),
        (b"\xef\xbb\xbfa: \x80", "0x80", "f.yaml:1:4"),
        (b"a: \xed\xa0\x80", "0xED", "f.yaml:1:4"),
        (b"a: \xc3", "0xC3", "f.yaml:1:4"),
    ],
)
def test_first_byte_that_is_not_utf_8_is_shown(data: bytes, byte: str, place: str) -> None:
    """A file from an old program is refused, never guessed at."""
    with pytest.raises(InvalidValueError) as refusal:
        read_tree(data, file="f.yaml")

    (problem,) = refusal.value.problems
    assert (problem.id, dict(problem.data), str(problem.at)) == (
        "document_byte",
        {"byte": byte},
        place,
    )


@pytest.mark.parametrize(
    ("file", "document", "kind"),
    [
        ("f.json", "{a: 1}", "json"),
        ("F.JSON", "{a: 1}", "json"),
        ("f.yaml", '{"a": 1, b: 2}', "yaml"),
        ("f.YML", '{"a": 1, b: 2}', "yaml"),
        ("<text>", "{a: 1}", "yaml"),
        ("<text>", "a: 1", "yaml"),
        ("<text>", "[a, b]", "yaml"),
        ("<text>", ' {\n "a": 1, b: 2}', "json"),
        ("<text>", "[[{}], x]", "json"),
        ("<text>", '"a": 1', "yaml"),
        ("f.txt", '["a", b]', "json"),
    ],
)
def test_name_then_brackets_and_quotes_choose_json(file: str, document: str, kind: str) -> None:
    """JSON refuses a bare word, YAML takes it: so it shows which of the two reads."""
    try:
        read_tree(document, file=file)
    except InvalidValueError as refusal:
        found = "json" if refusal.problems[0].id.startswith("json") else "other"
    else:
        found = "yaml"

    assert found == kind


def test_json_is_read_without_pyyaml_and_yaml_without_libyaml() -> None:
    """A machine may lack libyaml, and an application that only reads JSON loads neither."""
    program = """
import sys
from essmodel.io.reading import read_tree
print(len(read_tree('{"a": 1}', file="f.json").entries), "yaml" in sys.modules)
sys.modules["yaml._yaml"] = None
print(len(read_tree("a: 1", file="f.yaml").entries))
from essmodel.io.yaml_tree import LOADER
print(LOADER.__name__)
"""
    answer = subprocess.run(  # noqa: S603 - our own interpreter, our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert (answer.stdout, answer.stderr) == ("1 False\n1\nBaseLoader\n", "")


@pytest.mark.parametrize("file", ["f.yaml", "f.json"])
def test_a_hundred_characters_that_nobody_sees_are_enough(file: str, mistakes: Mistakes) -> None:
    """Then the reading stops, and says so."""
    found = mistakes('["' + "\x07" * 300 + '"]', file)

    assert found[:-1] == [("document_character", f"1:{column}") for column in range(3, 103)]
    assert found[-1] == ("document_too_many_problems", "1:102")


@pytest.mark.parametrize("file", ["f.yaml", "f.json"])
def test_document_over_five_megabytes_is_refused(file: str, mistakes: Mistakes) -> None:
    """Size is measured in bytes, before anything is read."""
    assert mistakes("é" * (MOST_BYTES // 2 + 1), file) == [("document_too_big", "1:1")]
    assert mistakes(b"[" * (MOST_BYTES + 1), file) == [("document_too_big", "1:1")]
    assert mistakes(b"#" * MOST_BYTES, "f.yaml") == [("document_empty", "1:1")]


def test_file_is_read_and_named_in_its_places(tmp_path: Path, plain: Plain) -> None:
    """A path may be a text or a path; places name it as it was given."""
    path = tmp_path / "centre social.yaml"
    path.write_text(WRITTEN, "utf-8")

    assert plain(read_file(path)) == plain(read_file(str(path))) == READ
    assert locate(read_file(path), "nom").file == str(path)


def test_large_file_is_refused_unread(tmp_path: Path) -> None:
    """No more is read than what shows that the file is too big."""
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(50 * MOST_BYTES)

    with pytest.raises(InvalidValueError, match="larger than 5 MB"):
        read_file(path)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("missing.yaml", "file_missing"),
        ("", "file_is_folder"),
        ("case.yaml/inside.yaml", "file_missing"),
        ("a\0b.yaml", "file_unreadable"),
        ("n" * 5000, "file_unreadable"),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="Windows words these otherwise")
def test_file_that_cannot_be_read_is_a_problem_with_advice(
    tmp_path: Path, name: str, problem: str
) -> None:
    """Nobody is shown a traceback for a misspelt name."""
    (tmp_path / "case.yaml").write_text(WRITTEN, "utf-8")

    with pytest.raises(InvalidValueError) as refusal:
        read_file(f"{tmp_path}/{name}")

    assert [found.id for found in refusal.value.problems] == [problem]
    assert name.replace("\0", "\\x00") in str(refusal.value)


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
def test_file_that_may_not_be_read_is_a_problem_with_advice(tmp_path: Path) -> None:
    """The system refuses; the message says what to check."""
    path = tmp_path / "case.yaml"
    path.write_text(WRITTEN, "utf-8")
    path.chmod(0)

    with as_nobody(), pytest.raises(InvalidValueError, match="right to read it") as refusal:
        read_file(path)

    assert refusal.value.problems[0].id == "file_forbidden"


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the rights of root for a while: root may read every file."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)
