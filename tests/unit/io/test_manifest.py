"""The identity card of a pack is read without running anything of it."""

from datetime import date
from pathlib import Path

import pytest

from essmodel.errors import InvalidValueError
from essmodel.io.manifest import read_manifest
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.rules.law.status import Annulled
from essmodel.rules.rule import Subject
from essmodel.values.identifier import Identifier

WRITTEN = """\
id: roncq
title: {en: "Rules of a town", fr: "Règles d’une ville"}
api: 1
version: 1.10
maintainer: The town
licence: MIT
"""


def read(folder: Path, text: str) -> Manifest:
    """Write a manifest and read it."""
    path = folder / "essmodel.yaml"
    path.write_text(text, "utf-8")
    return read_manifest(path)


def test_manifest_is_read_as_it_is_written(tmp_path: Path) -> None:
    """Version 1.10 is not version 1.1."""
    assert read(tmp_path, WRITTEN) == Manifest(
        id="roncq",
        title=Text(en="Rules of a town", fr="Règles d’une ville"),
        api=1,
        version="1.10",
        maintainer="The town",
        licence="MIT",
    )


def test_manifest_names_places_subjects_and_status(tmp_path: Path) -> None:
    """Codes stay as they are written; several of one register are a list."""
    found = read(
        tmp_path,
        WRITTEN + "places: {town: 01004, quarter: [QP 1, QP2]}\nsubjects: [eligibility]\n"
        "status: {type: annulled, on: 2018-05-24, by: a court, ground: no power}\n",
    )

    assert found.places == (
        Identifier("town", "01004"),
        Identifier("quarter", "QP 1"),
        Identifier("quarter", "QP2"),
    )
    assert found.subjects == (Subject.ELIGIBILITY,)
    assert found.status == Annulled(
        on=date(2018, 5, 24), by="a court", ground=Text.same("no power")
    )


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("api: 1", "api: 2", ["api_unknown 3:6 api"]),
        ("api: 1", "api: one", ["not_a_decimal 3:6 api"]),
        ("licence", "license", ["key_misspelt 6:1 license"]),
        ("maintainer: The town\nlicence: MIT\n", "", ["key_missing 1:1 ", "key_missing 1:1 "]),
        ("api: 1", "api: 1\nplaces: [a]", ["keys_expected 4:9 places"]),
        ("api: 1", "api: 1\nplaces: {town: {a: b}}", ["one_value_expected 4:16 places.town"]),
        ("api: 1", "api: 1\nstatus: annulled", ["keys_expected 4:9 status"]),
        ("api: 1", "api: 1\nstatus: {on: 2018-05-24}", ["tag_missing 4:9 status"]),
        ("api: 1", "api: 1\nstatus: {type: void}", ["choice_unknown 4:16 status.type"]),
        ("id: roncq", "essmodel: 1\nid: roncq", ["key_unknown 1:1 essmodel"]),
    ],
)
def test_mistake_in_a_manifest_has_its_place(
    tmp_path: Path, was: str, now: str, expected: list[str]
) -> None:
    """As in any other file."""
    with pytest.raises(InvalidValueError) as refusal:
        read(tmp_path, WRITTEN.replace(was, now))

    found = [(one, one.at) for one in refusal.value.problems]
    assert [f"{one.id} {at.line}:{at.column} {one.path}" for one, at in found if at] == expected


def test_manifest_that_is_not_there_is_a_problem_like_any_other(tmp_path: Path) -> None:
    """The file has a fixed name."""
    with pytest.raises(InvalidValueError) as refusal:
        read_manifest(tmp_path / "essmodel.yaml")

    assert [one.id for one in refusal.value.problems] == ["file_missing"]
