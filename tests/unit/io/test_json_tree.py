"""What a JSON document says: the same tree as YAML, with the places of its own text."""

import json
from collections.abc import Callable

import pytest

from essmodel.io.reading import read_tree
from essmodel.io.tree import Listing, Node, Scalar, locate, positions

Plain = Callable[[Node], object]
Mistakes = Callable[..., list[tuple[str, str]]]


def test_json_reads_as_its_yaml_twin() -> None:
    """A case says the same in both, place for place."""
    document = '{"a": [1, 0.10, true, null, "x"],\n "b": {"c": "01004", "d": {}, "e": []}}'

    as_json, as_yaml = (read_tree(document, file=f"f.{kind}") for kind in ("json", "yaml"))

    assert [path for path, _ in positions(as_json)] == [path for path, _ in positions(as_yaml)]
    assert [(at.line, at.column) for _, at in positions(as_json, key=True)] == [
        (at.line, at.column) for _, at in positions(as_yaml, key=True)
    ]


@pytest.mark.parametrize(
    "number", ["0", "-0", "0.1", "0.10", "1E+2", "-1.5e-7", "9" * 5000, "1" + "0" * 400]
)
def test_number_keeps_its_digits(number: str) -> None:
    """No number passes through a float, nor through a limit on digits."""
    assert read_tree(f"[{number}]", file="f.json") == Listing(
        (Scalar(number, locate(read_tree("[1]", file="f.json"), "0"), is_plain=True),),
        locate(read_tree("[1]", file="f.json"), ""),
    )


@pytest.mark.parametrize(
    ("word", "is_plain", "is_absent"),
    [
        ("null", True, True),
        ("true", True, False),
        ("false", True, False),
        ('""', False, False),
        ('"null"', False, False),
    ],
)
def test_words_are_plain_and_null_is_absent(word: str, is_plain: bool, is_absent: bool) -> None:  # noqa: FBT001 - parameters
    """Only `null` says that nothing is there; quotes make a text of it."""
    tree = read_tree(f'{{"a": [{word}]}}', file="f.json")

    assert str(locate(tree, "a.0")) == "f.json:1:8"
    scalar = next(node for node in _scalars(tree) if node.at == locate(tree, "a.0"))
    assert (scalar.is_plain, scalar.is_absent) == (is_plain, is_absent)


def _scalars(node: Node) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Listing():
            return [scalar for item in node.items for scalar in _scalars(item)]
        case _:
            return [scalar for entry in node.entries for scalar in _scalars(entry.value)]


@pytest.mark.parametrize(
    "text",
    ["été", "🏘", "a\\b", 'say "no"', "two\nlines", "tab\t", "/", "\u2028", "<<", "*x", "'", "[{:,"],
)
def test_escapes_are_read_as_written(text: str, plain: Plain) -> None:
    """Escaped or not, a text is the same; two halves make one character."""
    assert plain(read_tree(json.dumps([text]), file="f.json")) == [text]
    assert plain(read_tree(json.dumps({text: text}, ensure_ascii=False), file="f.json")) == {
        text: text
    }


def test_places_count_characters_from_one() -> None:
    """A place is what an editor shows; a line separator inside a text ends no line."""
    tree = read_tree(
        '{\n  "🏘\u2028é": [\n\t1, "\\ud83c\\udfd8", x]\n}'.replace("x", "2"), file="f.json"
    )

    path = "🏘\u2028é"
    assert str(locate(tree, path, key=True)) == "f.json:2:3"
    assert str(locate(tree, path)) == "f.json:2:10"
    assert str(locate(tree, f"{path}.2")) == "f.json:3:21"


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ('{"a": 1, "a": 2}', [("document_key_twice", "1:10")]),
        ('{"a": 1,\n "\\u0061": 2}', [("document_key_twice", "2:2")]),
        ('{"' + "k" * 201 + '": 1}', [("document_key_too_long", "1:2")]),
        ("", [("document_empty", "1:1")]),
        (" \n", [("document_empty", "1:1")]),
        ("null", [("document_empty", "1:1")]),
        ("[" * 61, [("document_too_deep", "1:61")]),
        ('{"a":' * 61, [("document_too_deep", "1:301")]),
        ('["\\u001b[31m"]', [("document_character", "1:2")]),
        ('["\\ud800"]', [("document_character", "1:2")]),
        ('["a\x7fb"]', [("document_character", "1:4")]),
        ("[\x0c1]", [("document_character", "1:2"), ("json_word", "1:2")]),
        ('{"a": NaN}', [("json_infinite", "1:7")]),
        ("[Infinity, -Infinity]", [("json_infinite", "1:2"), ("json_infinite", "1:12")]),
        ("[01004]", [("json_number", "1:2")]),
        ("[+1, .5, 1e, 0x1F, 1_0]", [("json_number", f"1:{n}") for n in (2, 6, 10, 14, 20)]),
        ("[True, None, 'x', oui]", [("json_word", f"1:{n}") for n in (2, 8, 14, 19)]),
        ("[1, 2, ]", [("json_comma_last", "1:8")]),
        ('{"a": 1,}', [("json_comma_last", "1:9")]),
        ("{a: 1}", [("json_key_bare", "1:2")]),
        ("{1: 1}", [("json_key_bare", "1:2")]),
        ("{null: 1}", [("json_key_bare", "1:2")]),
        ('["a\\x"]', [("json_escape", "1:4")]),
        ('["C:\\Users\\n"]', [("json_escape", "1:5")]),
        ('["\\u12"]', [("json_escape", "1:3")]),
        ('{"\\z": 1, "b": "\\z"}', [("json_escape", "1:3"), ("json_escape", "1:17")]),
        ('["a\tb"]', [("json_tab", "1:4")]),
        ('["a', [("json_quote_open", "1:2")]),
        ('["a\nb"]', [("json_quote_open", "1:2")]),
        ('["a\\', [("json_quote_open", "1:2")]),
        ('["a\\"]', [("json_quote_open", "1:2")]),
        ("[1 2]", [("json_comma_awaited", "1:4")]),
        ('{"a": 1 "b": 2}', [("json_comma_awaited", "1:9")]),
        ("[1}", [("json_comma_awaited", "1:3")]),
        ("[1: 2]", [("json_comma_awaited", "1:3")]),
        ("[,]", [("json_value_awaited", "1:2")]),
        ("[}", [("json_value_awaited", "1:2")]),
        ("{]", [("json_value_awaited", "1:2")]),
        ("]", [("json_value_awaited", "1:1")]),
        (":", [("json_value_awaited", "1:1")]),
        ('{"a": }', [("json_value_awaited", "1:7")]),
        ('{"a" 1}', [("json_colon_awaited", "1:6")]),
        ('{"a"}', [("json_colon_awaited", "1:5")]),
        ("{[1]: 2}", [("json_key_awaited", "1:2")]),
        ("{,}", [("json_key_awaited", "1:2")]),
        ("[1]\n[2]", [("json_after_end", "2:1")]),
        ("[1] x", [("json_after_end", "1:5")]),
        ("[1],", [("json_after_end", "1:4")]),
        ("[1, [2]\n", [("json_unfinished", "2:1")]),
        ('{"a":', [("json_unfinished", "1:6")]),
        ('{"a"', [("json_unfinished", "1:5")]),
        ("[1,", [("json_unfinished", "1:4")]),
    ],
)  # fmt: skip
def test_what_is_not_json_is_refused_at_its_place(
    document: str, expected: list[tuple[str, str]], mistakes: Mistakes
) -> None:
    """Each refusal says what was found, and where."""
    assert mistakes(document, "f.json") == expected


def test_every_mistake_is_said_at_once_in_the_order_of_the_document(mistakes: Mistakes) -> None:
    """The reading goes on after what it can repair; a lost structure ends it and comes last."""
    document = '{"a": 01, "a": NaN,\n b: ["\\z", ], "c": "\x07"\n "d": 1}'

    assert mistakes(document, "f.json") == [
        ("json_number", "1:7"),
        ("document_key_twice", "1:11"),
        ("json_infinite", "1:16"),
        ("json_key_bare", "2:2"),
        ("json_escape", "2:7"),
        ("json_comma_last", "2:12"),
        ("document_character", "2:21"),
        ("json_comma_awaited", "3:2"),
    ]


def test_postal_code_without_quotes_is_met_with_advice() -> None:
    """JSON knows no number that begins with zero; the message tells what to write."""
    with pytest.raises(ValueError, match="double quotes") as refusal:
        read_tree('{"code": 01004}', file="f.json")

    assert str(refusal.value) == (
        "f.json:1:10: code: '01004' is not a number in JSON; "
        "put double quotes around it to keep it as it is, like a postal code"
    )
