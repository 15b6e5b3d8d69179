"""The level of a pack: each criterion fails on a pack that lacks it, and on no other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.io.assessment import assessed
from essmodel.io.folder import read_pack
from essmodel.messages.text import LANGS
from essmodel.questions.level import Assessment, Level

MANIFEST = """\
id: town
title: {en: "A town", fr: "Une commune"}
api: 1
version: "1"
maintainer: "the tests"
licence: MIT
"""
FACTS = "- {path: town.age, type: number, label: {en: age, fr: âge}}\n"
RULES = """\
- id: town.old_enough
  subject: eligibility
  event: decision
  requires: town.age >= 3
  says: {en: "be three", fr: "avoir trois ans"}
  until: 2026-01-01
  source: {kind: deliberation, title: "délibération 14", confidence: read}
- id: town.old_enough
  subject: eligibility
  event: decision
  requires: town.age >= 2
  says: {en: "be two", fr: "avoir deux ans"}
  from: 2026-01-01
  source: {kind: deliberation, title: "délibération 15", confidence: read}
"""
SERVICES = """\
- id: town.club
  title: {en: "Club", fr: "Club"}
  tariff:
    from: 2025-01-01
    source: {kind: deliberation, title: "délibération 14", confidence: read}
    tables: [{price: 2}]
"""
CASES = """\
essmodel_cases: 1
cases:
  - {says: {en: "two was too young", fr: "deux ans ne suffisaient pas"}, on: 2025-06-01,
     rule: town.old_enough, given: {town.age: 2}, expects: {answer: unmet}}
  - {says: {en: "two is enough", fr: "deux ans suffisent"}, on: 2026-06-01,
     rule: town.old_enough, given: {town.age: 2}, expects: {answer: met}}
  - {says: {en: "no age", fr: "pas d’âge"}, on: 2026-06-01,
     rule: town.old_enough, expects: {answer: undetermined, missing: [town.age]}}
  - {says: {en: "two euros", fr: "deux euros"}, on: 2026-06-01,
     service: town.club, given: {town.age: 2}, expects: {answer: granted, price: 2}}
"""
QUALITY = """\
essmodel_quality: 1
legal_review: {by: "Me Dupont", on: 2026-02-01}
language_review: {by: "Jo Dupont", on: 2026-02-01}
changelog: CHANGELOG.md
example: example.txt
retirement: {en: "kept for its past days", fr: "gardé pour ses jours passés"}
"""
FILES = {
    "essmodel.yaml": MANIFEST,
    "facts.yaml": FACTS,
    "rules.yaml": RULES,
    "services.yaml": SERVICES,
    "cases/all.yaml": CASES,
    "quality.yaml": QUALITY,
    "CHANGELOG.md": "",
    "example.txt": "",
}
Change = tuple[str, str, str]


@pytest.fixture(name="level")
def _level(tmp_path: Path) -> Callable[..., Assessment]:
    """Give a function that writes the pack with changes, and returns its assessment."""

    def level(*changes: Change) -> Assessment:
        files = dict(FILES)
        for name, old, new in changes:
            assert old in files[name]
            files[name] = files[name].replace(old, new)
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        pack = read_pack(tmp_path)
        return assessed(pack, tmp_path)[0]

    return level


def lacking(found: Assessment) -> list[str]:
    """Return the ids of the criteria that are not met."""
    return [one.id for one in found.criteria if not one.is_met]


def test_pack_that_lacks_nothing_is_gold(level: Callable[..., Assessment]) -> None:
    """Nothing is above it."""
    found = level()

    assert (found.level, found.next) == (Level.GOLD, None)
    assert found.explain("fr") == "niveau\u00a0: or"
    assert found.to_dict()["level"] == "gold"


UNMET_AT_ONE = "{town.age: 1}, expects: {answer: unmet"
SOURCE = '{kind: deliberation, title: "délibération 14", confidence: read}'
OPEN = "expects: {answer: undetermined, missing: [town.age]}"
REVIEWS = {
    "legal_review": 'legal_review: {by: "Me Dupont", on: 2026-02-01}\n',
    "language_review": 'language_review: {by: "Jo Dupont", on: 2026-02-01}\n',
    "retirement": 'retirement: {en: "kept for its past days", fr: "gardé pour ses jours passés"}\n',
}
CHANGES: list[tuple[str, Level, list[Change]]] = [
    ("named", Level.NONE, [("essmodel.yaml", "licence: MIT", 'licence: ""')]),
    ("worded", Level.NONE, [("facts.yaml", "fr: âge", 'fr: ""')]),
    ("sourced", Level.NONE, [("services.yaml", SOURCE, "{kind: invented}")]),
    ("sourced", Level.NONE, [("services.yaml", "    from: 2025-01-01\n", "")]),
    (
        "every_outcome",
        Level.NONE,
        [("cases/all.yaml", OPEN, "given: {town.age: 5}, expects: {answer: met}")],
    ),
    ("without_gaps", Level.BRONZE, [("rules.yaml", "from: 2026-01-01", "from: 2026-02-01")]),
    (
        "every_version",
        Level.BRONZE,
        [
            ("rules.yaml", "2026-01-01", "2025-01-01"),
            ("cases/all.yaml", "{town.age: 2}, expects: {answer: unmet", UNMET_AT_ONE),
        ],
    ),
    *((name, Level.SILVER, [("quality.yaml", text, "")]) for name, text in REVIEWS.items()),
    ("changelog", Level.SILVER, [("quality.yaml", "changelog: CHANGELOG.md\n", "")]),
    ("changelog", Level.SILVER, [("quality.yaml", "CHANGELOG.md", "NEWS.md")]),
    ("example", Level.SILVER, [("quality.yaml", "example.txt", "other.txt")]),
]


@pytest.mark.parametrize(("criterion", "reached", "changes"), CHANGES, ids=str)
def test_pack_that_lacks_one_thing_stops_below_its_level(
    level: Callable[..., Assessment], criterion: str, reached: Level, changes: list[Change]
) -> None:
    """And the page says what is missing, in both languages."""
    found = level(*changes)

    assert lacking(found) == [criterion]
    assert found.level is reached
    for lang in LANGS:
        lines = found.explain(lang).splitlines()
        assert sum(line.startswith("✗") for line in lines) == 1
        assert any(line.startswith("    ") for line in lines)


def test_case_that_comes_out_otherwise_is_no_proof(level: Callable[..., Assessment]) -> None:
    """Nor does it show the answer that it expects."""
    met = "{town.age: 2}, expects: {answer: met}"

    found = level(("cases/all.yaml", met, met.replace("2", "1")))

    assert lacking(found) == ["kept", "every_outcome"]
    assert found.level is Level.NONE


def test_answer_that_turns_round_without_a_fact_is_found(
    level: Callable[..., Assessment],
) -> None:
    """A rule that takes what is unknown for a number says no where nobody knows."""
    granted = "{town.age: 2}, expects: {answer: granted"

    found = level(
        ("rules.yaml", "requires: town.age", "requires: default(town.age, 0)"),
        ("cases/all.yaml", OPEN, "expects: {answer: unmet}"),
        ("cases/all.yaml", granted, granted.replace("2", "5")),
    )

    assert lacking(found) == ["open_where_silent"]
    assert found.level is Level.BRONZE


def test_only_what_is_declared_can_be_let_off(level: Callable[..., Assessment]) -> None:
    """With the reason, which is shown; what a program checks is not for sale."""
    exempt = 'exempt: [{criterion: %s, why: {en: "too small", fr: "trop petit"}}]\n'
    without = ("quality.yaml", "changelog: CHANGELOG.md\n", exempt % "changelog")

    found = level(without)
    assert found.level is Level.GOLD
    assert found.explain("fr").splitlines() == [
        "niveau\u00a0: or",
        "✓ un journal des modifications dit ce qui a changé, et par quel texte",
        "    dispense\u00a0: trop petit",
    ]
    with pytest.raises(InvalidValueError, match="no pack is exempt from 'sourced'"):
        level(("quality.yaml", "changelog: CHANGELOG.md\n", exempt % "sourced"))


def test_pack_that_programs_cannot_exchange_is_no_bronze(
    level: Callable[..., Assessment], tmp_path: Path
) -> None:
    """It holds something that is no value of the library."""
    level()

    strange = evolve(read_pack(tmp_path), tour=object())  # type: ignore[arg-type] # that is it
    assert lacking(assessed(strange, tmp_path)[0]) == ["written_back"]


def test_mistakes_of_cases_and_of_quality_are_said_together(
    level: Callable[..., Assessment],
) -> None:
    """With their places, in the order of the files."""
    with pytest.raises(InvalidValueError) as refused:
        level(
            ("quality.yaml", "essmodel_quality: 1", "essmodel_quality: 2"),
            ("cases/all.yaml", "essmodel_cases: 1", "essmodel_cases: 3"),
        )

    assert [one.id for one in refused.value.problems] == ["cases_format", "quality_format"]
    assert all(one.at for one in refused.value.problems)


def test_pack_without_a_quality_file_declares_nothing(
    level: Callable[..., Assessment], tmp_path: Path
) -> None:
    """It may still be silver."""
    level()
    (tmp_path / "quality.yaml").unlink()

    found, rehearsals = assessed(read_pack(tmp_path), tmp_path)

    assert found.level is Level.SILVER
    assert len(rehearsals) == 4
