"""`essmodel check` on the folder of a pack asks its readable cases."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Ask = Callable[..., CompletedProcess[str]]


@pytest.fixture
def town(ask: Ask, tmp_path: Path) -> Path:
    """Make a new pack."""
    assert ask("new", "pack", tmp_path / "town").returncode == 0
    return tmp_path / "town"


def test_new_pack_says_what_its_cases_expect(ask: Ask, town: Path) -> None:
    """All of them, in French too."""
    english = ask("check", town, "--lang", "en")
    french = ask("check", town, "--lang", "fr")

    assert english.returncode == french.returncode == 0
    assert "✓ A child of five who lives in the town" in english.stdout
    assert "11 of 11 cases come out as expected" in english.stdout
    assert "11 cas sur 11 donnent la réponse attendue" in french.stdout


def test_case_that_comes_out_otherwise_is_shown(ask: Ask, town: Path) -> None:
    """With its place; the status says so too."""
    path = town / "cases" / "loisirs.yaml"
    path.write_text(path.read_text("utf-8").replace("4,50", "4,51"), "utf-8")

    answer = ask("check", town, "--lang", "en")
    assert answer.returncode == 1
    assert "expected: granted, €4.51" in answer.stdout
    assert "found: granted, €4.50" in answer.stdout
    assert "loisirs.yaml:6:11" in "".join(answer.stdout.split())
    assert "10 of 11" in answer.stdout
    document = json.loads(ask("check", town, "--json").stdout)
    assert document["standing"] == "unmet"
    (checked,) = document["answers"]
    assert [one["standing"] for one in checked["cases"]] == ["unmet", *["met"] * 10]
    assert checked["level"]["level"] == "none"
    assert checked["level"]["next"] == "bronze"


def test_pack_without_cases_shows_nothing(ask: Ask, town: Path) -> None:
    """Nobody knows whether it is right."""
    for path in (town / "cases").iterdir():
        path.unlink()

    answer = ask("check", town, "--lang", "en")
    assert answer.returncode == 3
    assert "there are no cases" in answer.stdout
    assert "level: none yet" in answer.stdout


def test_mistakes_of_a_pack_are_said(ask: Ask, town: Path) -> None:
    """As where it is given beside a case."""
    (town / "rules.yaml").write_text("- id: x\n", "utf-8")

    answer = ask("check", town)
    assert answer.returncode == 2
    assert "rules.yaml:1:3" in answer.stderr
