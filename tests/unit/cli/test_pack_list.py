"""The list of the packs: what is there, from where, and what is wrong with what is broken."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Ask = Callable[..., CompletedProcess[str]]
Install = Callable[..., None]
FOLDER = """\
id: verrelles
title: {en: "Verrelles", fr: "Verrelles"}
api: 1
version: "2026.1"
maintainer: "the tests"
licence: MIT
places: {insee: ["59508", "59512"]}
status: {type: draft}
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Write a pack of nothing but its manifest."""
    folder = tmp_path / "verrelles"
    folder.mkdir()
    (folder / "essmodel.yaml").write_text(FOLDER, "utf-8")
    return folder


def test_every_pack_says_who_it_is_and_where_from(ask: Ask, folder: Path) -> None:
    """Those that are installed, then those that are named."""
    answer = ask("packs", "--packs", folder, "--lang", "en")

    first, *_, last = answer.stdout.rstrip("\n").split("\n\n")
    assert answer.returncode == 0
    assert first.startswith("fr 0.1.0: French law\n    places: everywhere\n    from: essmodel-fr")
    assert first.endswith("\n    level: none yet\n    status: loaded")
    assert last == (
        "verrelles 2026.1: Verrelles\n"
        "    places: insee 59508 and insee 59512\n"
        "    law: a draft, not adopted yet\n"
        f"    from: the folder {folder}\n"
        "    level: none yet\n"
        "    status: loaded"
    )


def test_a_broken_pack_is_in_the_list_with_what_to_do(ask: Ask, install: Install) -> None:
    """To know it is no failure."""
    install("bad", code="raise ImportError('no such roof')")

    answer = ask("packs", "--lang", "fr")

    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("bad 0.1.0: Un paquet de tests\n")
    assert "état\u00a0: en panne" in answer.stdout
    assert "no such roof" in answer.stdout
    assert "désinstallez-le" in answer.stdout


def test_a_strict_list_ends_as_a_refusal(ask: Ask, install: Install) -> None:
    """The list is shown all the same."""
    assert ask("packs", "--strict").returncode == 0
    install("bad", code="raise ImportError")

    answer = ask("packs", "--strict")

    assert answer.returncode == 2
    assert "ImportError" in answer.stdout


def test_programs_get_the_same(ask: Ask, install: Install, folder: Path, tmp_path: Path) -> None:
    """A folder that cannot be read is listed too, and says where its mistakes are."""
    install("bad", code="raise ImportError('no such roof')")

    answer = ask("packs", "--packs", folder, "--packs", tmp_path / "nowhere", "--json")

    packs = json.loads(answer.stdout)["packs"]
    by_id = {one["id"]: one for one in packs}
    assert by_id["bad"]["distribution"] == "bad-pack"
    assert "no such roof" in by_id["bad"]["problems"][0]["message"]
    assert by_id["fr"]["status"] == "loaded"
    assert by_id["verrelles"]["places"][1] == {"scheme": "insee", "code": "59512"}
    assert by_id["verrelles"]["law"] == {"type": "Draft"}
    assert (by_id[None]["folder"], by_id[None]["status"]) == (str(tmp_path / "nowhere"), "broken")


def test_a_pack_whose_cases_have_mistakes_has_no_level_that_is_known(
    ask: Ask, folder: Path
) -> None:
    """It loads all the same, for cases decide nothing; `essmodel check` says the mistakes."""
    (folder / "cases").mkdir()
    (folder / "cases" / "all.yaml").write_text("essmodel_cases: 9\ncases: []\n", "utf-8")

    packs = json.loads(ask("packs", "--packs", folder, "--json").stdout)["packs"]

    assert (packs[-1]["id"], packs[-1]["status"]) == ("verrelles", "loaded")
    assert packs[-1]["level"] is None


def test_a_folder_that_cannot_be_read_goes_by_its_path(ask: Ask, tmp_path: Path) -> None:
    """It has no other name."""
    answer = ask("packs", "--packs", tmp_path / "nowhere", "--lang", "en")

    assert f"\n\n{tmp_path / 'nowhere'}\n    from: the folder " in answer.stdout


def test_where_nothing_is_installed_the_list_says_so(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what to do."""
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: ())

    assert ask("packs", "--lang", "en").stdout.startswith("no pack is installed; install one")
