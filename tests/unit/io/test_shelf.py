"""A folder of pack folders, each read when its place is asked about."""

from pathlib import Path

import pytest

from essmodel.errors import InvalidValueError
from essmodel.io.shelf import shelf
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


def test_mistakes_are_said_where_they_are_asked_about(folder: Path) -> None:
    """With their file."""
    with pytest.raises(InvalidValueError, match=r"town-59508.essmodel\.yaml:1:1"):
        shelf(folder).at(Identifier("town", "59508"))


@pytest.mark.parametrize("code", ["99999", "../town-01004", "", "01004/.", "*"])
def test_place_without_a_folder_has_no_pack(code: str, folder: Path) -> None:
    """No code leads out of the folder."""
    assert shelf(folder).at(Identifier("town", code)) == ()
    assert shelf(folder).at(Identifier("..", code)) == ()
