"""Every mistake in a document is said in both languages, with what to write instead."""

import re
from pathlib import Path
from string import Formatter

import pytest

from essmodel import io
from essmodel.errors import InvalidValueError
from essmodel.io.reading import read_tree
from essmodel.messages.catalogue import catalogue
from essmodel.messages.text import LANGS

ID = re.compile(r'"((?:document|file|json|yaml)_[a-z0-9_]+)"')
READERS = ("growth", "json_tree", "reading", "source", "yaml_syntax", "yaml_tree")
IDS = sorted(
    {
        found
        for name in READERS
        for found in ID.findall((Path(io.__path__[0]) / f"{name}.py").read_text("utf-8"))
    }
)


def placeholders(message: str) -> set[str]:
    """Return the names that a message fills."""
    return {name for _, name, _, _ in Formatter().parse(message) if name}


def test_reader_uses_many_messages() -> None:
    """The search below finds what the readers say."""
    assert len(IDS) > 40


@pytest.mark.parametrize("message", IDS)
def test_message_exists_in_both_languages_with_the_same_data(message: str) -> None:
    """No mistake is said in one language only."""
    english, french = (catalogue(lang)[message] for lang in LANGS)

    assert isinstance(english, str)
    assert isinstance(french, str)
    assert english != french
    assert placeholders(english) == placeholders(french)


@pytest.mark.parametrize("message", IDS)
def test_message_says_what_is_wrong_then_what_to_do(message: str) -> None:
    """In lower case, without a final period, in two halves."""
    for lang in LANGS:
        text = str(catalogue(lang)[message])
        assert text.count(";") == 1
        assert not text.endswith(".")
        assert not text[0].isupper()


def test_catalogue_has_no_document_message_that_nobody_says() -> None:
    """A message that is no longer used goes away."""
    library = Path(io.__path__[0]).resolve().parent
    said = {
        found for file in library.rglob("*.py") for found in ID.findall(file.read_text("utf-8"))
    }

    assert {key for key in catalogue("en") if ID.fullmatch(f'"{key}"')} <= said


def test_french_reader_meets_no_english() -> None:
    """What PyYAML says in English stays inside, even for broken syntax."""
    with pytest.raises(InvalidValueError) as refusal:
        read_tree("nom: 'Les Tilleuls\n", file="centre.yaml")

    assert refusal.value.said("fr") == (
        "centre.yaml:1:6: nom\u00a0: "
        "le guillemet ouvert ici n’est jamais fermé\u00a0; ajoutez le guillemet fermant"
    )
