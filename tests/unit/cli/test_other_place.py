"""A pack of another town is not asked, and whoever named it is told."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Ask = Callable[..., CompletedProcess[str]]
MANIFEST = """\
id: town
title: {en: "Rules of a town", fr: "Règles d’une ville"}
api: 1
version: "1"
maintainer: a town
licence: MIT
places: {insee: "59508"}
"""
RULES = """\
- id: town.member
  subject: eligibility
  requires: inhabitant.membership_paid
  source: {kind: invented}
  event: decision
"""
CASE = """\
essmodel: 1
title: "A town"
as_of: 2026-11-22
places:
  - {{type: municipality, id: town, name: "Town", identifiers: {{insee: "{code}"}}}}
services:
  - {{id: bus, title: "Bus"}}
requests:
  - {{id: r, service: bus}}
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Write the pack of a town."""
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "essmodel.yaml").write_text(MANIFEST, "utf-8")
    (folder / "rules.yaml").write_text(RULES, "utf-8")
    return folder


@pytest.mark.parametrize(("code", "status"), [("59508", 3), ("01004", 0)])
def test_rules_of_a_town_are_asked_there_alone(
    ask: Ask, town: Path, tmp_path: Path, code: str, status: int
) -> None:
    """Elsewhere the service is open to all, and the answer says what was not asked."""
    case = tmp_path / "case.yaml"
    case.write_text(CASE.format(code=code), "utf-8")

    answer = ask("decide", case, "--packs", town, "--json", "--lang", "en")
    document = json.loads(answer.stdout)
    assert answer.returncode == status
    is_elsewhere = code == "01004"
    assert ("'Rules of a town' is of another place (insee 59508)" in answer.stderr) is is_elsewhere
    assert ({"id": "town", "version": "1"} in document["packs"]) is not is_elsewhere
    assert ({"id": "town", "version": "1"} in document["packs_of_other_places"]) is is_elsewhere
