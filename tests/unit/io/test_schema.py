"""A schema says what the loader says: what one refuses of a file's form, the other refuses too."""

import re
from functools import cache
from pathlib import Path
from typing import cast

import pytest
from attrs import fields
from jsonschema import Draft7Validator

from essmodel.errors import InvalidValueError
from essmodel.io.documents import loads
from essmodel.io.folder import LISTS, read_pack
from essmodel.io.growth import MOST_DEPTH, Growth
from essmodel.io.schema import KINDS, schema_file, schema_of, schema_text
from essmodel.io.source import source_of
from essmodel.io.table_mention import Mention
from essmodel.io.tree import Listing, Mapping, Node, Scalar
from essmodel.io.yaml_tree import read_yaml
from essmodel.messages.meaning import meanings
from essmodel.messages.text import LANGS, Lang

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
WHOLE = (HERE / "whole-case.yaml").read_text("utf-8")
REFERENCE = (ROOT / "docs" / "reference" / "pack-folder.md").read_text("utf-8")
FILES = dict(re.findall(r"## `([a-z.]+)`\n.*?```yaml\n(.*?)```", REFERENCE, re.DOTALL))
KIND_OF = {known.file: kind for kind, known in KINDS.items()}
CASES = sorted([*ROOT.glob("examples/*.yaml"), *ROOT.glob("plugins/**/tour.yaml")])
PACK_FILES = sorted(
    path
    for name in ("essmodel.yaml", *LISTS)
    for path in [*ROOT.glob(f"plugins/*/src/**/{name}"), *ROOT.glob(f"examples/**/{name}")]
)
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
"""A text that editors take for a number."""


@cache
def validator(kind: str, lang: Lang = "en") -> Draft7Validator:
    """Return what holds a document against the schema of its kind."""
    return Draft7Validator(schema_of(kind, lang))


def as_editors_see(node: Node) -> object:
    """Return a tree as YAML 1.2 reads it: numbers, truths, nothing, and texts."""
    match node:
        case Listing():
            return [as_editors_see(one) for one in node.items]
        case Mapping():
            return {one.key.text: as_editors_see(one.value) for one in node.entries}
        case Scalar() if node.is_absent:
            return None
        case Scalar() if node.is_plain and node.text in {"true", "false"}:
            return node.text == "true"
        case Scalar() if node.is_plain and NUMBER.fullmatch(node.text):
            return float(node.text) if "." in node.text else int(node.text)
        case _:
            return node.text


def as_written(text: str | bytes) -> object:
    """Return a document as editors see it: they open none of the tables that it names."""
    growth = Growth("text.yaml", deepest=MOST_DEPTH)
    read_yaml(source_of(text, file="text.yaml"), growth)
    return as_editors_see(growth.finished())


def places(text: str, kind: str) -> set[str]:
    """Return where the schema says something against a document, as paths of the loader."""
    found: set[str] = set()
    ahead = list(validator(kind).iter_errors(as_written(text)))
    while ahead:
        one = ahead.pop()
        found.add(".".join(map(str, one.absolute_path)))
        ahead += one.context or ()
    return found


def refused_at(error: InvalidValueError) -> set[str]:
    """Return where the loader says something, and what stands around: a key has its mapping."""
    paths = {one.path for one in error.problems}
    return paths | {path.rpartition(".")[0] for path in paths}


def complaints(text: str, kind: str) -> list[str]:
    """Return what the schema says against a document."""
    seen = as_written(text)
    return [one.message for one in validator(kind).iter_errors(seen)]


# --- what a schema is -----------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_one_that_editors_read(kind: str, lang: Lang) -> None:
    """Draft-07, with the name of the file and what it is for."""
    schema = schema_of(kind, lang)

    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["title"] == KINDS[kind].file
    assert schema["description"] == meanings(lang)["file"][kind]


def test_every_list_of_a_pack_has_a_schema() -> None:
    """A new kind of file gets one with its grammar."""
    assert {known.file for known in KINDS.values()} >= {"essmodel.yaml", *LISTS}


def test_schema_file_says_its_kind_and_its_language() -> None:
    """Both can lie in one folder."""
    assert schema_file("rules", "fr") == "rules.fr.schema.json"


def test_schema_is_written_as_it_is_said() -> None:
    """Accents are not escaped: people read schemas too."""
    assert "Le sujet et le nom" in schema_text("facts", "fr")
    assert "The subject and the name" in schema_text("facts", "en")


def test_unknown_kind_is_refused_with_the_nearest() -> None:
    """The kinds are few, and known."""
    with pytest.raises(InvalidValueError) as refusal:
        schema_of("rule", "en")

    assert refusal.value.said("en") == "there is no schema 'rule'; did you mean 'rules'?"


def test_kind_that_resembles_none_is_refused_with_all() -> None:
    """All are named."""
    with pytest.raises(InvalidValueError, match="case, manifest"):
        schema_of("xyz", "en")


# --- what keys mean -------------------------------------------------------------------------------


def described(schema: object) -> list[dict[str, object]]:
    """Return every schema of a key that stands anywhere in *schema*."""
    found: list[dict[str, object]] = []
    ahead: list[object] = [schema]
    while ahead:
        one = ahead.pop()
        if isinstance(one, dict):
            if "additionalProperties" in one and isinstance(one.get("properties"), dict):
                found += cast("dict[str, dict[str, object]]", one["properties"]).values()
            ahead += one.values()
        elif isinstance(one, list):
            ahead += one
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_key_says_what_it_means(kind: str, lang: Lang) -> None:
    """Whoever points at a key is told, in the language of the schema."""
    keys = described(schema_of(kind, lang))

    assert keys
    assert all(one.get("description") for one in keys)


def test_both_languages_explain_the_same_keys_and_no_others() -> None:
    """What nobody asks for is not explained."""
    english, french = (
        {(owner, key) for owner, keys in meanings(lang).items() for key in keys} for lang in LANGS
    )
    used = {
        one["description"]
        for kind in KINDS
        for schema in (schema_of(kind, "en"),)
        for one in [*described(schema), schema]
    }

    assert english == french
    assert {text for keys in meanings("en").values() for text in keys.values()} == used


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_key_means_is_a_sentence(lang: Lang) -> None:
    """It has an end, and no space around it."""
    for keys in meanings(lang).values():
        for text in keys.values():
            assert text.endswith((".", "…"))
            assert text == text.strip()


def test_french_is_set_as_french_is() -> None:
    """A space that does not break stands before double signs, and apostrophes are curved."""
    for keys in meanings("fr").values():
        for text in keys.values():
            assert not re.search(r" [:;!?%]", text)
            assert "'" not in text


@pytest.mark.parametrize("lang", LANGS)
def test_keys_are_sorted(lang: Lang) -> None:
    """Two people who add a key do not write on one line."""
    owners = list(meanings(lang))

    assert owners == sorted(owners)
    assert all(list(keys) == sorted(keys) for keys in meanings(lang).values())


# --- what a schema lets pass ----------------------------------------------------------------------


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_case_that_is_read_fits(path: Path) -> None:
    """Every example, and the tour of every pack."""
    assert not list(validator("case").iter_errors(as_written(path.read_bytes())))


@pytest.mark.parametrize("path", PACK_FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_file_of_a_pack_that_is_read_fits(path: Path) -> None:
    """Every file of every pack in the repository."""
    kind = KIND_OF[path.name]

    assert not list(validator(kind).iter_errors(as_written(path.read_bytes())))


def test_whole_case_fits() -> None:
    """All that the format can say."""
    assert complaints(WHOLE, "case") == []


@pytest.mark.parametrize("name", [name for name in FILES if name in KIND_OF])
def test_reference_of_the_folder_fits(name: str) -> None:
    """What the page shows is what editors let pass."""
    assert complaints(FILES[name], KIND_OF[name]) == []


TREE = """\
- id: town.of_age
  subject: eligibility
  requires:
    rule: 1
    tree:
      is: compare
      op: ">="
      left: {is: fact, path: child.age}
      right: {is: value, value: 3, type: {is: number}}
  source: {kind: invented}
  event: decision
"""


def test_tree_in_a_pack_need_not_say_what_the_pack_says() -> None:
    """The types and labels of facts are known by their names."""
    assert complaints(TREE, "rules") == []


def test_tree_in_a_case_says_all() -> None:
    """A case is read before any pack is known."""
    tree = re.sub(r"^- |^  ", "", TREE, flags=re.MULTILINE)
    case = "essmodel: 1\ntitle: T\nservices: [{id: s, title: S, conditions: []}]\n"
    condition = as_written(tree)
    seen = cast("dict[str, list[dict[str, object]]]", as_written(case))
    assert isinstance(condition, dict)
    seen["services"][0]["conditions"] = [
        {key: value for key, value in condition.items() if key in {"id", "requires", "source"}}
    ]

    assert not validator("case").is_valid(seen)


TABLE = "{table: members.csv, sheet: ~, columns: {Nom: party, Parts: capital}}"


def test_list_may_stand_in_a_table() -> None:
    """The schema knows the keys that name one."""
    members = re.compile(r"  members:\n(?:    - .*\n)+")
    text, count = members.subn(f"  members: {TABLE}\n", WHOLE)
    definitions = cast("dict[str, dict[str, object]]", schema_of("case", "en")["definitions"])

    assert count == 1
    assert complaints(text, "case") == []
    assert definitions["table"]["properties"].keys() == {one.name for one in fields(Mention)}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "mention",
    ["{table: yes}", "{table: members.csv, rows: 3}", "{sheet: one}", "{table: [members.csv]}"],
)
def test_what_names_no_table_is_refused(mention: str) -> None:
    """A key too many, or no name of a file."""
    manifest = re.sub(r"^subjects:.*\n", "", FILES["essmodel.yaml"], flags=re.MULTILINE)

    assert complaints(f"{manifest}subjects: {{table: subjects.csv}}\n", "manifest") == []
    assert complaints(f"{manifest}subjects: {mention}\n", "manifest")


# --- what a schema refuses ------------------------------------------------------------------------

CASE_MISTAKES = [
    ("a misspelt key", "  employees: 7\n", "  employes: 7\n"),
    ("a misspelt key in a list", "id: bruno, name:", "id: bruno, nme:"),
    ("a key that is missing", 'id: bruno, name: "Bruno C."', "id: bruno"),
    ("a key that says nothing", 'id: bruno, name: "Bruno C."', "id: bruno, name: ~"),
    ("a wrong choice", "    voice: one_per_member\n", "    voice: one_per_man\n"),
    ("a wrong type of party", "{type: person, id: bruno", "{type: persn, id: bruno"),
    ("no type of party", "{type: person, id: bruno", "{id: bruno"),
    ("a key of another type", "id: bruno, name:", "id: bruno, within: ville, name:"),
    ("another version", "essmodel: 1\n", "essmodel: 2\n"),
    ("no version", "essmodel: 1\n", ""),
    ("a day backwards", "as_of: 2026-11-22", "as_of: 22-11-2026"),
    ("no number", "  employees: 7\n", "  employees: seven\n"),
    ("no whole number", "  employees: 7\n", "  employees: 7.5\n"),
    ("no truth", "  variable_capital: yes\n", "  variable_capital: perhaps\n"),
    ("more than the whole", "{limit: 2}", "{limit: many}"),
    (
        "two thresholds",
        "{at_least: 2/3, base: attending}",
        "{at_least: 2/3, more_than: 1/2, base: attending}",
    ),
    ("no threshold", "{at_least: 2/3, base: attending}", "{base: attending}"),
    (
        "no quorum where none must be said",
        "{first_call: 1/5, second_call: none,",
        "{first_call: 1/5,",
    ),
    ("a list in the place of keys", "proxies: {limit: 2}", "proxies: [2]"),
    ("a text in the place of a list", "present: [amina, bruno]", "present: amina"),
    ("a wrong ballot", "{amina: yes, bruno: no,", "{amina: maybe, bruno: no,"),
]


@pytest.mark.parametrize(
    ("was", "now"), [one[1:] for one in CASE_MISTAKES], ids=[one[0] for one in CASE_MISTAKES]
)
def test_mistake_in_a_case_is_refused_by_both(was: str, now: str) -> None:
    """The editor underlines what the loader would refuse, where it would."""
    assert WHOLE.count(was) == 1
    mistaken = WHOLE.replace(was, now)

    with pytest.raises(InvalidValueError) as refusal:
        loads(mistaken, file="case.yaml")
    assert places(mistaken, "case") & refused_at(refusal.value)


PACK_MISTAKES = [
    ("manifest", "a key unknown", "licence: MIT", "license: MIT"),
    ("manifest", "a key missing", "api: 1\n", ""),
    ("manifest", "a text in one language", 'title: {en: "Rules of a town", fr:', "title: {fr:"),
    (
        "facts",
        "a type unknown",
        "- {path: child.resident, type: truth,",
        "- {path: child.resident, type: bool,",
    ),
    (
        "facts",
        "a key of another type",
        "- {path: child.resident, type: truth,",
        "- {path: child.resident, type: truth, unit: h,",
    ),
    ("facts", "a label without its book", "type: label, book: level,", "type: label,"),
    ("facts", "a fact without a label", ', label: {en: "income", fr: "revenu"}}', "}"),
    ("codes", "a key unknown", "  codes:\n", "  code:\n"),
    ("codes", "no texts", 'cp: {en: "first year", fr: "cours préparatoire"}', "cp: [cp]"),
    (
        "parameters",
        "a value without a source",
        '{value: "1 200,50 €", source: {kind: invented}}',
        '{value: "1 200,50 €"}',
    ),
    ("parameters", "a month as a name", "from: 2025-09-01", "from: september"),
    ("rules", "a subject unknown", "subject: eligibility", "subject: eligible"),
    ("rules", "a rule that requires nothing", "  requires: child.age >= town.minimum_age\n", ""),
    ("rules", "a source of no kind", "source: {kind: invented}", "source: {kind: imagined}"),
]


@pytest.mark.parametrize(
    ("kind", "was", "now"),
    [(kind, was, now) for kind, _, was, now in PACK_MISTAKES],
    ids=[f"{kind}: {fact}" for kind, fact, _, _ in PACK_MISTAKES],
)
def test_mistake_in_a_pack_is_refused_by_both(
    kind: str, was: str, now: str, tmp_path: Path
) -> None:
    """The editor underlines what the loader would refuse, where it would."""
    changed = KINDS[kind].file
    assert FILES[changed].count(was) == 1
    mistaken = FILES[changed].replace(was, now)
    for name, text in (FILES | {changed: mistaken}).items():
        (tmp_path / name).write_text(text, "utf-8")

    with pytest.raises(InvalidValueError) as refusal:
        read_pack(tmp_path)
    assert places(mistaken, kind) & refused_at(refusal.value)
