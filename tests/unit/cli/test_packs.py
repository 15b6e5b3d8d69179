"""A pack that stands in a folder is asked beside those installed."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Ask = Callable[..., CompletedProcess[str]]

MANIFEST = """\
id: verrelles
title: {en: "By-laws of Verrelles", fr: "Règlements de Verrelles"}
api: 1
version: "2026.1"
maintainer: "the tests"
licence: MIT
"""
RULES = """\
- id: verrelles.members
  subject: statutes
  event: decision
  requires: cooperative.members >= 100
  says: {en: "the co-operative has a hundred members", fr: "la coopérative a cent associés"}
  source: {kind: deliberation, title: "délibération 2026-14", article: "art. 2", confidence: read}
"""
TOUR = "essmodel: 1\ntitle: Verrelles\nas_of: 2026-11-22\n"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Write a pack of one rule, which the tour's co-operative breaks."""
    (tmp_path / "essmodel.yaml").write_text(MANIFEST, "utf-8")
    (tmp_path / "rules.yaml").write_text(RULES, "utf-8")
    (tmp_path / "tour.yaml").write_text(TOUR, "utf-8")
    return tmp_path


def test_a_folder_is_asked_beside_the_installed_packs(ask: Ask, folder: Path) -> None:
    """What every installed pack allows, this one does not."""
    alone = ask("check", "examples/social-centre.yaml", "--lang", "en")
    beside = ask("check", "examples/social-centre.yaml", "--packs", folder, "--lang", "en")

    assert alone.returncode == 0
    assert beside.returncode == 1
    assert "✗ the co-operative has a hundred members" in beside.stdout
    assert "délibération 2026-14, art. 2 [text read]" in beside.stdout


def test_json_names_the_packs_that_were_asked(ask: Ask, folder: Path) -> None:
    """The identity and the version of each, so that an answer can be had again."""
    document = json.loads(
        ask("check", "examples/social-centre.yaml", "--packs", folder, "--json").stdout
    )

    assert document["packs"][-1] == {"id": "verrelles", "version": "2026.1"}


def test_the_tour_of_the_folder_is_shown(ask: Ask, folder: Path) -> None:
    """Who names a folder wants to see what is in it."""
    assert ask("demo", "--packs", folder, "--lang", "en").stdout.startswith("Verrelles, on")


def test_mistakes_in_folders_are_told_all_at_once(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """A folder with a mistake and one that does not exist: both are told, and nothing is asked."""
    (folder / "rules.yaml").write_text(RULES.replace("members >=", "membres >="), "utf-8")
    nowhere = tmp_path / "nowhere"

    answer = ask(
        "check", "examples/aurora-5r.yaml", "--packs", folder, "--packs", nowhere, "--lang", "en"
    )

    assert (answer.returncode, answer.stdout) == (2, "")
    assert f"{folder / 'rules.yaml'}:4:13: " in answer.stderr
    assert str(nowhere) in answer.stderr


def test_the_same_pack_twice_is_a_mistake(ask: Ask, folder: Path) -> None:
    """Nobody knows which of the two is meant."""
    answer = ask("check", "examples/aurora-5r.yaml", "--packs", folder, "--packs", folder)

    assert answer.returncode == 2


# --- a shelf --------------------------------------------------------------------------------------

CASE = """\
essmodel: 1
title: Verrelles
as_of: 2026-11-22
places: [{id: town, type: municipality, name: Verrelles, identifiers: {insee: "01004"}}]
services: [{id: lunch, title: {en: Lunch, fr: Repas}}]
requests: [{id: one, service: lunch}]
"""


@pytest.fixture(name="shelf")
def _shelf(tmp_path: Path) -> Path:
    """Write the packs of two towns, of which each refuses every request."""
    for code in ("01004", "59508"):
        town = tmp_path / "towns" / f"insee-{code}-name"
        town.mkdir(parents=True)
        places = f'places: {{insee: "{code}"}}\n'
        (town / "essmodel.yaml").write_text(MANIFEST + places, "utf-8")
        rule = RULES.replace("statutes", "eligibility").replace(
            "cooperative.members >= 100", "1 > 2"
        )
        (town / "rules.yaml").write_text(rule, "utf-8")
    (tmp_path / "case.yaml").write_text(CASE, "utf-8")
    return tmp_path / "towns"


def test_of_a_shelf_only_the_town_of_the_case_is_asked(ask: Ask, shelf: Path) -> None:
    """The other one is not even read."""
    (shelf / "insee-59508-name" / "rules.yaml").write_text("- {}\n", "utf-8")

    answer = ask("decide", shelf.parent / "case.yaml", "--packs", shelf, "--json")

    document = json.loads(answer.stdout)
    assert (answer.returncode, answer.stderr) == (1, "")
    assert document["packs"][-1] == {"id": "verrelles", "version": "2026.1"}
    assert document["broken_packs"] == []


def test_a_town_of_a_shelf_that_cannot_be_read_leaves_its_case_open(ask: Ask, shelf: Path) -> None:
    """The reason is told, with its place, in every form of the answer; `--strict` ends the run."""
    (shelf / "insee-01004-name" / "rules.yaml").write_text("- {}\n", "utf-8")
    case = shelf.parent / "case.yaml"

    said = ask("decide", case, "--packs", shelf, "--lang", "fr")
    document = json.loads(ask("decide", case, "--packs", shelf, "--json").stdout)
    strict = ask("decide", case, "--packs", shelf, "--strict")

    assert said.returncode == 3
    assert "rules.yaml:1:3" in said.stderr
    assert document["standing"] == "undetermined"
    assert document["broken_packs"][0]["name"] == "verrelles"
    assert "rules.yaml:1:3" in document["broken_packs"][0]["problems"][0]["message"]
    assert (strict.returncode, strict.stdout) == (2, "")
    assert "rules.yaml:1:3" in strict.stderr


def test_a_shelf_is_listed_town_by_town(ask: Ask, shelf: Path) -> None:
    """With what is wrong."""
    (shelf / "insee-59508-name" / "rules.yaml").write_text("- {}\n", "utf-8")

    packs = json.loads(ask("packs", "--packs", shelf, "--json").stdout)["packs"]

    assert [one["status"] for one in packs[-2:]] == ["loaded", "broken"]
    assert packs[-1]["folder"] == str(shelf / "insee-59508-name")
