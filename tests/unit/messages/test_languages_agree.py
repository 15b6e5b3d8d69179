"""Both catalogues say the same things, and only what the library says."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import essmodel
from essmodel.messages.catalogue import Sentence, catalogue
from essmodel.messages.text import LANGS, Lang

LIBRARY = Path(essmodel.__file__).parent
PACKS = LIBRARY.parents[1] / "plugins"
ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
MESSAGES = sorted(catalogue("en"))
SAYERS = {"say", "Message", "of"}
"""Functions whose first argument is the id of a message."""


def forms(message: Sentence) -> tuple[str, ...]:
    """Return the sentence, or its singular and plural."""
    return (message,) if isinstance(message, str) else tuple(message.values())


def placeholders(template: str) -> set[tuple[str, str | None]]:
    """Return the names that a sentence fills, and how."""
    return {
        (name, conversion)
        for _, name, _, conversion in Formatter().parse(template)
        if name is not None
    }


def without_quotations(text: str) -> str:
    """Return a text without its placeholders and without what it quotes of other languages."""
    return re.sub(r"\{[^}]*\}|'[^']*'(?!\w)|\"[^\"]*\"", "", text)


@cache
def trees() -> tuple[ast.Module, ...]:
    """Return the code of the library and of the packs beside it."""
    files = [*LIBRARY.rglob("*.py"), *PACKS.glob("*/src/**/*.py")]
    return tuple(ast.parse(file.read_text("utf-8")) for file in files)


def said(node: ast.expr) -> Iterator[str]:
    """Yield the ids that an expression may come to, as regular expressions."""
    match node:
        case ast.Constant(value=str(text)):
            yield re.escape(text)
        case ast.JoinedStr():
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_]+"
                for part in node.values
            )
        case ast.IfExp():
            yield from said(node.body)
            yield from said(node.orelse)
        case _:
            return


def name_of(function: ast.expr) -> str:
    """Return the last name of what is called."""
    match function:
        case ast.Name():
            return function.id
        case ast.Attribute():
            return function.attr
        case _:
            return ""


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of the code, with the last name of what is called."""
    for module in trees():
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                yield name_of(node.func), node


def sayings() -> Iterator[str]:
    """Yield what is surely an id: the first argument of a sayer, or the id of a problem."""
    yield from mistakes()
    for name, call in calls():
        if name in SAYERS and call.args:
            yield from said(call.args[0])


def mistakes() -> Iterator[str]:
    """Yield the ids of what an error says."""
    for name, call in calls():
        if name == "because" and call.args:
            yield from said(call.args[0])
        if name == "Problem":
            yield from (one for key in call.keywords if key.arg == "id" for one in said(key.value))


def mentions() -> Iterator[str]:
    """Yield every text of the code that might be an id."""
    for module in trees():
        for node in ast.walk(module):
            if isinstance(node, ast.Constant | ast.JoinedStr):
                yield from (one for one in said(node) if one != "[a-z0-9_]+")


def test_message_has_the_same_data_in_both_languages() -> None:
    """A reader of one language is told no less than a reader of the other."""
    english, french = (
        {
            message: {one for form in forms(sentence) for one in placeholders(form)}
            for message, sentence in catalogue(lang).items()
        }
        for lang in LANGS
    )

    assert english == french


def test_both_languages_have_the_same_messages() -> None:
    """No sentence is missing in a language."""
    assert set(catalogue("en")) == set(catalogue("fr"))


def test_every_message_that_the_library_says_exists() -> None:
    """A wrong id would be noticed only by the person whom it fails."""
    said_by_code = set(sayings())

    assert len(said_by_code) > 100
    assert {
        one for one in said_by_code if not any(re.fullmatch(one, message) for message in MESSAGES)
    } == set()


def test_no_message_is_left_that_nobody_says() -> None:
    """What is no longer said goes away."""
    mentioned = re.compile("|".join(set(mentions())))

    assert [message for message in MESSAGES if not mentioned.fullmatch(message)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_ids_are_words_in_the_order_of_the_alphabet(lang: Lang) -> None:
    """Within a section, so that a message is found where one looks for it."""
    text = (LIBRARY / "messages" / f"{lang}.toml").read_text("utf-8")

    for section in re.split(r"(?m)^# .*$", text):
        ids = re.findall(r"(?m)^(\w+) = ", section)
        assert ids == sorted(ids)
        assert all(ID.fullmatch(one) for one in ids)


def test_french_signs_stand_after_a_space_that_does_not_break() -> None:
    """No line begins with a colon or the sign of a percentage."""
    broken = re.compile(r" [:;!?%€»]|« |[^\u00a0][;?»]")
    texts = {form for message in catalogue("fr").values() for form in forms(message)}

    assert [text for text in texts if broken.search(without_quotations(text))] == []


@pytest.mark.parametrize("lang", LANGS)
def test_message_does_not_end_with_a_full_stop(lang: Lang) -> None:
    """A sentence is put into another, or on a line of its own; only a tour tells a story."""
    texts = {
        form
        for message, sentence in catalogue(lang).items()
        if not message.startswith(("cli_", "tour_"))
        for form in forms(sentence)
    }

    assert [text for text in texts if text.endswith(".") or text != text.strip(" ")] == []


@pytest.mark.parametrize("lang", LANGS)
def test_mistake_says_what_is_wrong_then_what_to_do(lang: Lang) -> None:
    """In two halves, beginning in lower case."""
    ids = re.compile("|".join(set(mistakes())))
    texts = {
        form
        for message, sentence in catalogue(lang).items()
        if ids.fullmatch(message)
        for form in forms(sentence)
    }

    assert len(texts) > 50
    assert [text for text in texts if ";" not in text or text[0].isupper()] == []
