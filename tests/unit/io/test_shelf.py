"""A folder of pack folders, each read when its place is asked about."""

from pathlib import Path

import pytest

from essmodel.errors import InvalidValueError
from essmodel.io.shelf import is_shelf, shelf
from essmodel.packs.shelf import Shelf
from essmodel.values.identifier import Identifier

MANIFEST = """\
id: {id}
title: {{en: "A town", fr: "Une ville"}}
api: 1
version: "1"
maintainer: a town
licence: MIT
places: {{town: "{code}"}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make the packs of two towns, of which one cannot be read."""
    for code in ("01004", "59508"):
        (tmp_path / f"town-{code}").mkdir()
    (tmp_path / "town-01004" / "essmodel.yaml").write_text(MANIFEST.format(id="a", code="01004"))
    (tmp_path / "town-59508" / "essmodel.yaml").write_text("id: 1")
    return tmp_path


def test_pack_is_read_when_its_place_is_asked_about(folder: Path) -> None:
    """And once: nobody is stopped by the mistakes of a neighbour."""
    packs = shelf(folder)
    assert isinstance(packs, Shelf)

    (found,) = packs.at(Identifier("town", "01004"))
    assert found.manifest.places == (Identifier("town", "01004"),)
    (folder / "town-01004" / "essmodel.yaml").unlink()
    assert packs.at(Identifier("town", "01004")) == (found,)


def test_a_strict_shelf_says_the_mistakes_of_who_is_asked_about(folder: Path) -> None:
    """With their file."""
    with pytest.raises(InvalidValueError, match=r"town-59508.essmodel\.yaml:1:1"):
        shelf(folder, strict=True).at(Identifier("town", "59508"))


def test_what_cannot_be_read_leaves_its_own_place_open(folder: Path) -> None:
    """A pack of that place stands for it, and says what is wrong and where."""
    (found,) = shelf(folder).at(Identifier("town", "59508"))

    assert found.failure
    assert "town-59508" in found.failure.said("fr")
    assert "essmodel.yaml:1:1" in found.failure.said("fr")
    assert found.manifest.id == "town-59508"
    assert found.manifest.places == (Identifier("town", "59508"),)


def test_what_says_who_it_is_stands_open_under_its_own_name(folder: Path) -> None:
    """Only its rules cannot be read."""
    (folder / "town-01004" / "rules.yaml").write_text("- {}\n", "utf-8")

    (found,) = shelf(folder).at(Identifier("town", "01004"))

    assert found.failure
    assert found.manifest.id == "a"


def test_folder_may_say_the_name_of_its_place_too(folder: Path) -> None:
    """And a place may have several packs, in the order of their folders."""
    (folder / "town-01004").rename(folder / "town-01004-b-ville")
    other = folder / "town-01004-a-canteen"
    other.mkdir()
    (other / "essmodel.yaml").write_text(MANIFEST.format(id="canteen", code="01 004"))

    found = shelf(folder)

    ids = [one.manifest.id for one in found.at(Identifier("town", "01004"))]
    assert ids == ["canteen", "a"]
    assert found.places == (Identifier("town", "01004"), Identifier("town", "59508"))


def test_pack_of_another_place_than_its_folder_is_refused(folder: Path) -> None:
    """Its place would not be asked, and another one would be asked twice."""
    (folder / "town-01004").rename(folder / "town-01005")

    with pytest.raises(InvalidValueError, match="is not of the place town 01005"):
        shelf(folder, strict=True).at(Identifier("town", "01005"))


def test_folder_that_is_named_after_no_place_is_refused(folder: Path) -> None:
    """Nobody would ever ask for it; what is no pack is nobody's business."""
    (folder / "drafts").mkdir()
    (folder / "notes.txt").write_text("")
    assert shelf(folder).strays == ()
    (folder / "town-01004").rename(folder / "roncq")

    with pytest.raises(InvalidValueError, match=r"'roncq'.*named after no place"):
        shelf(folder)


def test_a_shelf_that_is_not_there_is_refused(folder: Path) -> None:
    """A misspelt folder is not an empty one."""
    with pytest.raises(InvalidValueError, match="there is no folder"):
        shelf(folder / "nowhere")


def test_a_shelf_is_a_folder_of_folders_that_is_no_pack(folder: Path) -> None:
    """A pack may have folders of its own."""
    assert is_shelf(folder)
    assert not is_shelf(folder / "town-01004")
    assert not is_shelf(folder / "nowhere")
    (folder / "essmodel.yaml").write_text("")
    assert not is_shelf(folder)


@pytest.mark.parametrize("code", ["99999", "../town-01004", "", "01004/.", "*"])
def test_place_without_a_folder_has_no_pack(code: str, folder: Path) -> None:
    """No code leads out of the folder."""
    assert shelf(folder).at(Identifier("town", code)) == ()
    assert shelf(folder).at(Identifier("..", code)) == ()
