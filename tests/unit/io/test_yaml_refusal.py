"""What no YAML document may hold is refused, all of it at once, by either of PyYAML's parsers."""

from collections.abc import Callable

import pytest

from essmodel.io.reading import read_tree

pytestmark = pytest.mark.usefixtures("parser")

Mistakes = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [("document_key_twice", "3:1")]),
        ("{a: 1, 'a': 2}", [("document_key_twice", "1:8")]),
        ("a: &x [*x]", [("document_alias_in_itself", "1:8")]),
        ("&x {a: *x}", [("document_alias_in_itself", "1:8")]),
        ("a: *x", [("document_alias_unknown", "1:4")]),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", [("document_merge", "3:3")]),
        ("a: !!python/object:os.system x", [("document_tag", "1:4")]),
        ("!!map\na: 1", [("document_tag", "1:1")]),
        ("- !!seq []\n- ! x", [("document_tag", "1:3"), ("document_tag", "2:3")]),
        ("!!str a: 1", [("document_tag", "1:1")]),
        ("a: 1\n---\nb: 2", [("document_several", "2:1")]),
        ("a: 1\n---\n", [("document_several", "2:1")]),
        ("[a]: 1", [("document_key_not_text", "1:1")]),
        ("? {a: 1}\n: 2", [("document_key_not_text", "1:3")]),
        ("a: &x b\n*x : c", [("document_key_not_text", "2:1")]),
        ("?\n: 1", [("document_key_absent", "1:2")]),
        ("null: 1", [("document_key_absent", "1:1")]),
        ("a: {~: 1}", [("document_key_absent", "1:5")]),
        ("? " + "k" * 201 + "\n: 1", [("document_key_too_long", "1:3")]),
        ("", [("document_empty", "1:1")]),
        ("# nothing\n", [("document_empty", "1:1")]),
        ("---\n", [("document_empty", "1:1")]),
        ("~", [("document_empty", "1:1")]),
        ("a: b\0c", [("document_character", "1:5")]),
        ("a: b\n# \x07\nc: \x7f", [("document_character", "2:3"), ("document_character", "3:4")]),
        ("a: b\u2028c", [("document_character", "1:5")]),
        ("a: b\x85c", [("document_character", "1:5")]),
        ("a: b\ufeffc", [("document_character", "1:5")]),
        ("a: \ud800", [("document_character", "1:4")]),
        ('a: "\\e[31m"', [("document_character", "1:4")]),
        ("[" * 61, [("document_too_deep", "1:61")]),
        ("{a: " * 61, [("document_too_deep", "1:241")]),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_at_its_place(
    document: str, expected: list[tuple[str, str]], mistakes: Mistakes
) -> None:
    """Each refusal says what was found, and where."""
    assert mistakes(document) == expected


@pytest.mark.parametrize(
    ("document", "message", "at"),
    [
        ("a: b: c", "yaml_colon", "1:5"),
        ("a\nb: c", "yaml_colon", "2:2"),
        ("- a\n-b\n", "yaml_colon_missing", "2:1"),
        ("a: @x", "yaml_first_character", "1:4"),
        ("a: **gras**", "yaml_first_character", "1:4"),
        ("a: & associés", "yaml_first_character", "1:4"),
        ("a: !e!x y", "yaml_first_character", "1:4"),
        ("a: ]", "yaml_first_character", "1:4"),
        ("a:\n\tb: 1", "yaml_tab", "2:1"),
        ("x: 1\n\ty: 2", "yaml_tab", "2:1"),
        ('a: "x\n', "yaml_quote_open", "1:4"),
        ("🏘: 'x\n---\n", "yaml_quote_open", "1:4"),
        ('a: "C:\\Users"', "yaml_escape", "1:7"),
        ('a: "\\d"', "yaml_escape", "1:5"),
        ('a: "\n\\n\\\\\\xZZ"', "yaml_escape", "2:5"),
        (": 1", "yaml_out_of_line", "1:1"),
        ("{: 1}", "yaml_first_character", "1:2"),
        ("a: - b", "yaml_dash", "1:4"),
        ("a: [1, 2\nb: 3", "yaml_bracket_open", "2:2"),
        ("a: {x: 1\n", "yaml_bracket_open", "2:1"),
        ("{a", "yaml_bracket_open", "1:3"),
        ("a: [\n", "yaml_bracket_open", "2:1"),
        ("[a, , b]", "yaml_first_character", "1:5"),
        ("a:\n  b: 1\n c: 2", "yaml_out_of_line", "3:2"),
        ("- a\nb: c", "yaml_out_of_line", "2:1"),
        ("a: 'l'a'", "yaml_out_of_line", "1:7"),
        ("a: > 10", "yaml_block_text", "1:6"),
        ('"a" b', "yaml_after_end", "1:5"),
        ("a: 1\n...\nb: 2", "yaml_after_end", "3:1"),
        ("{a: 1}}", "yaml_after_end", "1:7"),
        ("%YAML 2.0\n---\na", "yaml_syntax", "1:1"),
        ("? ]", "yaml_first_character", "1:3"),
    ],
)  # fmt: skip
def test_broken_syntax_is_said_in_our_words(
    document: str, message: str, at: str, mistakes: Mistakes
) -> None:
    """Both parsers lead to the same sentence at the same place."""
    assert mistakes(document) == [(message, at)]


@pytest.mark.parametrize("document", ['a: "\\U00110000"', 'a: "\\UFFFFFFFF"', 'a: "\\uD800"'])
def test_escape_of_no_character_is_refused(document: str, mistakes: Mistakes) -> None:
    """The parser in Python lets some of them pass, or fails: a refusal comes all the same."""
    assert mistakes(document)[0][0] in {"yaml_escape", "yaml_syntax", "document_character"}


def test_alias_where_nothing_is_open_is_refused(mistakes: Mistakes) -> None:
    """A lone bracket has nothing to close, an alias nothing to repeat."""
    assert mistakes("*x") == [("document_alias_unknown", "1:1")]


def test_every_mistake_is_said_at_once_in_the_order_of_the_document(mistakes: Mistakes) -> None:
    """The reading goes on after what it refuses; broken syntax ends it and comes last."""
    document = """\
a: !!int 1
b: {<<: [x, x], c: 1, c: 2}
a: [*nobody, &me [*me]]
? [not, text]
: {d: 1, d: 2}
e: "\x07
f: g
"""

    assert mistakes(document) == [
        ("document_tag", "1:4"),
        ("document_merge", "2:5"),
        ("document_key_twice", "2:23"),
        ("document_key_twice", "3:1"),
        ("document_alias_unknown", "3:5"),
        ("document_alias_in_itself", "3:19"),
        ("document_key_not_text", "4:3"),
        ("document_key_twice", "5:10"),
        ("yaml_quote_open", "6:4"),
        ("document_character", "6:5"),
    ]


def test_reading_stops_after_a_hundred_mistakes(mistakes: Mistakes) -> None:
    """Nobody reads more; a last line says that there may be others."""
    found = mistakes("a: 1\n" * 500)

    assert len(found) == 101
    assert found[99] == ("document_key_twice", "101:1")
    assert found[100] == ("document_too_many_problems", "101:1")


def test_nothing_is_said_after_the_reading_stopped(mistakes: Mistakes) -> None:
    """The hundredth mistake is the last, even where the same text bears another."""
    found = mistakes('"\\a": 1\n' + "a: 1\n" * 99 + '"\\a": 1\n')

    assert found[-3:] == [
        ("document_key_twice", "100:1"),
        ("document_character", "101:1"),
        ("document_too_many_problems", "101:1"),
    ]


def test_mistake_is_said_with_its_path_and_the_first_place() -> None:
    """The path is that of the value which bears the mistake."""
    with pytest.raises(ValueError, match="already") as refusal:
        read_tree("colleges:\n- nom: A\n- poids: 1\n  poids: 2\n", file="scic.yaml")

    assert str(refusal.value) == (
        "scic.yaml:4:3: colleges.1.poids: "
        "the key 'poids' is already written at scic.yaml:3:3; keep one of the two"
    )


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ("a: [x, !t y]", "a.1"),
        ("a: {b: *x}", "a.b"),
        ("a: {!t b: x}", "a"),
        ("a: {[b]: x}", "a"),
        ("a: {b: 1, <<: {c: !t d}}", "a.<<"),
    ],
)
def test_path_of_a_mistake_leads_to_it(document: str, path: str) -> None:
    """A program that shows a form can mark the field; a key has the path of its mapping."""
    with pytest.raises(ValueError, match="a") as refusal:
        read_tree(document, file="f.yaml")

    assert refusal.value.args[0].path == path


def test_long_texts_are_shortened_in_messages() -> None:
    """A message stays a line, whatever it quotes."""
    key = "k" * 150
    with pytest.raises(ValueError, match="already") as refusal:
        read_tree(f"{{{key}: 1, {key}: 2}}", file="f.yaml")

    assert dict(refusal.value.args[0].data)["key"] == "k" * 39 + "…"
