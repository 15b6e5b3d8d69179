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
