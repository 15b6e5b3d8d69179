"""The folders of the wheel: each is a pack of one place, whose sources say where they were read."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from essmodel.coproduction.service import Service
from essmodel.io.folder import read_pack
from essmodel.packs.pack import RulePack
from essmodel.packs.vocabulary import vocabulary
from essmodel.rules.law.source import Invention, Source
from essmodel_communes import plugin
from essmodel_fr.pack import PACK

FOLDERS = plugin.essmodel_folders()
PLACES = {
    "bourges": ("insee", "18033"),
    "fay_aux_loges": ("insee", "45142"),
    "grand_perigueux": ("siren", "200040392"),
    "grenoble": ("insee", "38185"),
    "loon_plage": ("insee", "59359"),
    "roncq": ("insee", "59508"),
}


def read(folder: Path) -> RulePack:
    """Read one folder beside French law."""
    return read_pack(folder, beside=(PACK,))


def sources(service: Service) -> Iterator[Source]:
    """Yield who says what a service asks and costs."""
    yield from (one.source for one in service.conditions)
    tariffs = (*((service.tariff,) if service.tariff else ()), *service.earlier_tariffs)
    for tariff in tariffs:
        yield tariff.source
        yield from (one.reading for one in tariff.tables if one.reading)


def test_every_town_is_a_folder_of_the_wheel() -> None:
    """In the order of their names."""
    with as_file(files("essmodel_communes")) as here:
        assert [one.parent for one in FOLDERS] == [here] * len(PLACES)
    assert [one.name for one in FOLDERS] == list(PLACES)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_folder_is_the_pack_of_its_place(folder: Path) -> None:
    """Named after the folder, and read without a mistake beside French law."""
    pack = read(folder)

    assert pack.manifest.id == folder.name
    assert [(one.scheme, one.code) for one in pack.manifest.places] == [PLACES[folder.name]]
    assert pack.services
    for place in pack.manifest.places:
        assert vocabulary((PACK,)).require_identifier(place) == place.code


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_source_says_how_far_to_trust_it(folder: Path) -> None:
    """Nothing is invented; what was read has its address, and a reading of ours is inferred."""
    for service in read(folder).services:
        for source in sources(service):
            assert not isinstance(source, Invention)
            assert source.url or source.title.startswith(("lecture des auteurs", "code de"))


def test_all_towns_may_be_asked_together() -> None:
    """None takes a word from another."""
    packs = tuple(read(folder) for folder in FOLDERS)

    words = vocabulary((PACK, *packs))

    assert len(words.services) == sum(len(pack.services) for pack in packs)
