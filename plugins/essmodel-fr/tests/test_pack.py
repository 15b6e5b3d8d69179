"""The pack as a whole: what it says of itself, and what each of its rules must have."""

import re
import tomllib
from importlib.resources import as_file, files
from pathlib import Path
from string import Formatter

import pytest

from essmodel.coproduction import fact as coproduction
from essmodel.coproduction.eligibility import service_rules
from essmodel.governance import fact as governance
from essmodel.governance.cooperative import NO_AUTHORITY
from essmodel.io.manifest import read_manifest
from essmodel.messages.catalogue import fill
from essmodel.messages.text import LANGS, Lang
from essmodel.packs.vocabulary import vocabulary
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Label
from essmodel.rules.law.source import Confidence, LegalSource
from essmodel.rules.rule import Rule
from essmodel.rules.rulebook import Rulebook
from essmodel_fr import PACK as PACK_OF_THE_PACKAGE
from essmodel_fr import plugin
from essmodel_fr.authority_kind import AUTHORITY_KIND, LOCAL_SINCE_2014
from essmodel_fr.pack import PACK

PROJECT = Path(__file__).parents[1]

CORE_BOOKS = (*governance.CODE_BOOKS, *coproduction.CODE_BOOKS)


def name_of(rule: Rule) -> str:
    """Return an id for a version of a rule."""
    return f"{rule.id} since {rule.period.start}"


def used_by(rule: Rule) -> set[str]:
    """Return the ids of the parameters that a rule uses."""
    conditions = (one for one in (rule.applies, rule.requires) if one is not None)
    found = (part for one in conditions for part in tree.parts(one))
    return {part.id for part in found if isinstance(part, tree.Param)}


def used_by_prices() -> set[str]:
    """Return the ids of the parameters that the prices of services use."""
    names = vocabulary((PACK,)).names
    asked = [service_rules(one, names) for one in PACK.services]
    prices = [price for one in asked for price in (one.price, *(was for _, was in one.earlier))]
    found = (part for price in prices if price is not None for part in tree.parts(price))
    return {part.id for part in found if isinstance(part, tree.Param)}


def test_the_manifest_says_what_the_pack_says() -> None:
    """One is read without running the other, and neither may drift."""
    with as_file(files("essmodel_fr").joinpath("essmodel.yaml")) as path:
        assert read_manifest(path) == PACK.manifest


def test_the_distribution_has_the_version_of_the_pack() -> None:
    """And names the plugin where the library looks for it."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["version"] == PACK.manifest.version
    assert project["license"] == PACK.manifest.licence
    assert project["entry-points"]["essmodel"] == {PACK.manifest.id: "essmodel_fr.plugin"}


def test_the_plugin_brings_the_pack() -> None:
    """By its hook, and by its name to whoever imports it."""
    assert plugin.essmodel_pack() is PACK
    assert PACK_OF_THE_PACKAGE is PACK


def test_versions_of_a_rule_do_not_overlap() -> None:
    """A rulebook would refuse them; and each parameter named is there."""
    book = Rulebook(rules=PACK.rules, parameters=PACK.parameters)
    known = {one.id for one in book.parameters}

    assert used_by_prices().union(*(used_by(rule) for rule in book.rules)) == known


def test_versions_of_a_rule_follow_one_event() -> None:
    """A day could not choose between them otherwise; they speak of one subject too."""
    chosen_by: dict[str, set[object]] = {}
    for rule in PACK.rules:
        chosen_by.setdefault(rule.id, set()).add((rule.event, rule.subject))

    assert {id for id, events in chosen_by.items() if len(events) > 1} == set()  # noqa: A001 - the word of the field


@pytest.mark.parametrize("rule", PACK.rules, ids=name_of)
def test_a_rule_says_what_it_requires_with_the_figures_it_uses(rule: Rule) -> None:
    """Its placeholders are the last parts of the ids of its parameters, in both languages."""
    assert rule.says is not None
    figures = {id.rpartition(".")[2]: "42" for id in used_by(rule)}  # noqa: A001 - the word of the field
    said: dict[Lang, str] = {}
    for lang in LANGS:
        template = rule.says.said(lang)
        named = {field for _, field, _, _ in Formatter().parse(template) if field is not None}
        assert named == figures.keys()
        said[lang] = fill(template, lang, figures)

    assert said["en"] != said["fr"]
    assert not any(sentence.endswith(".") for sentence in said.values())


@pytest.mark.parametrize("rule", PACK.rules, ids=name_of)
def test_a_rule_cites_its_text(rule: Rule) -> None:
    """Title, article unless it is a ruling, and a page unless it is a code or nobody read it."""
    source = rule.source

    assert isinstance(source, LegalSource)
    assert source.title
    assert source.article or "Cass." in source.title
    is_known = source.confidence is not Confidence.UNVERIFIED
    assert source.url or source.title.startswith("code de ") or not is_known
    assert not source.url or re.match(r"https?://", source.url)


def test_a_parameter_is_enacted_by_a_text() -> None:
    """Every figure has its source and its label."""
    for parameter in PACK.parameters:
        assert parameter.enacted
        for lang in LANGS:
            assert parameter.label.said(lang)
        assert all(isinstance(one.source, LegalSource) for one in parameter.enacted)


def test_labels_compared_by_rules_are_codes_of_books() -> None:
    """A misspelt code would never match, and nobody would notice."""
    books = {book.id: book for book in (*CORE_BOOKS, *PACK.code_books)}
    for rule in PACK.rules:
        for condition in (rule.applies, rule.requires):
            for part in tree.parts(condition) if condition is not None else ():
                for book, label in labels_in(part):
                    assert label in books[book], (rule.id, label)


def labels_in(part: tree.Node) -> list[tuple[str, str]]:
    """Return the codes that a node compares a fact with, each with its book."""
    match part:
        case tree.In() if isinstance(part.arg.type, Label):
            return [(part.arg.type.book, label) for label in part.labels]
        case tree.Lit() if isinstance(part.type, Label):
            return [(part.type.book, str(part.value))]
        case _:
            return []


def test_who_is_no_authority_has_a_code() -> None:
    """The core says of such members that they are none."""
    assert NO_AUTHORITY in AUTHORITY_KIND
    assert all(kind in AUTHORITY_KIND for kind in LOCAL_SINCE_2014)


def test_the_codes_of_books_have_both_names() -> None:
    """A town clerk reads them."""
    for book in PACK.code_books:
        for code, title in book.codes:
            assert all(title.said(lang) for lang in LANGS), code
