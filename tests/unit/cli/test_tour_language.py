"""The tour is told in one language, from the first word to the last."""

import re
import tomllib
from collections.abc import Callable, Iterable
from importlib.resources import files
from itertools import chain
from pathlib import Path
from subprocess import CompletedProcess

import attrs
import pytest

import essmodel as em
from essmodel.messages.text import Lang
from essmodel.packs.shelf import at_hand
from essmodel.rules.law.source import LegalSource, Publication

Ask = Callable[..., CompletedProcess[str]]
Start = Callable[..., CompletedProcess[bytes]]
Install = Callable[..., None]

ROOT = Path(__file__).parents[3]


def golden(lang: Lang) -> str:
    """Read the transcript that is kept."""
    return (ROOT / "tests" / "golden" / f"demo.{lang}.txt").read_text("utf-8")


def words(texts: Iterable[str]) -> set[str]:
    """Return the words of some texts, placeholders apart."""
    bare = (re.sub(r"\{[^}]*\}", " ", text) for text in texts)
    return set(chain.from_iterable(re.findall(r"[^\W\d_]{2,}", text.lower()) for text in bare))


def spoken(lang: Lang) -> set[str]:
    """Return the words of the catalogue, and of the pack's own sentences, in a language."""
    text = files("essmodel.messages").joinpath(f"{lang}.toml").read_text("utf-8")
    said = (
        one.values() if isinstance(one, dict) else (one,) for one in tomllib.loads(text).values()
    )
    (pack,) = [pack for pack in at_hand(em.installed_packs()) if pack.manifest.id == "fr"]
    labels = (
        *(fact.label for fact in pack.facts),
        *(parameter.label for parameter in pack.parameters),
        *(rule.says for rule in pack.rules if rule.says),
        *(title for book in pack.code_books for _, title in book.codes),
    )
    return words((*chain.from_iterable(said), *(label.said(lang) for label in labels)))


def names() -> list[str]:
    """Return the names and the titles of texts, which no language changes, the longest first."""
    packs = em.installed_packs()
    case = em.load(ROOT / "examples" / "social-centre.yaml", packs=packs)
    found: set[str] = set()

    def look(value: object) -> None:
        match value:
            case LegalSource():
                found.update((value.title, value.article))
            case Publication():
                found.add(value.title)
            case tuple():
                for one in value:
                    look(one)
            case _ if attrs.has(type(value)):
                for field in attrs.fields(type(value)):  # type: ignore[arg-type] # `attrs.has` has just said so
                    one = getattr(value, field.name)
                    if field.name == "name" and isinstance(one, str):
                        found.add(one)
                    look(one)
            case _:
                pass

    look(attrs.evolve(case, origin=None))
    for pack in at_hand(packs):
        look(pack.rules)
    return sorted(found - {""}, key=len, reverse=True)


def foreign(page: str, lang: Lang, other: Lang) -> set[str]:
    """Return the words of *page* that are of the *other* language only."""
    page = " ".join(page.split())
    for name in names():
        page = page.replace(name, " ")
    bare = re.sub(r"essmodel --help", " ", page)
    return words([bare]) & (spoken(other) - spoken(lang))


@pytest.mark.parametrize(("lang", "other"), [("fr", "en"), ("en", "fr")])
def test_no_word_of_the_other_language_is_left(lang: Lang, other: Lang) -> None:
    """Names and titles of texts apart, every word is of the language of the page."""
    assert foreign(golden(lang), lang, other) == set()


@pytest.mark.parametrize(("lang", "other"), [("fr", "en"), ("en", "fr")])
def test_a_word_of_the_other_language_is_noticed(lang: Lang, other: Lang) -> None:
    """The same look at the other page sees most of its words."""
    assert len(foreign(golden(other), lang, other)) > 50
