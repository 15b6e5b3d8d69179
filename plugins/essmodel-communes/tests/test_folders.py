"""The folders of the wheel: each is a pack of one place, whose sources say where they were read."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from essmodel.coproduction.service import Service
from essmodel.hooks.discovery import discover, manifests
from essmodel.io.folder import read_pack
from essmodel.io.readable_case import read_cases
from essmodel.io.shelf import shelf
from essmodel.packs.pack import RulePack
from essmodel.packs.vocabulary import vocabulary
from essmodel.questions.rehearse import rehearse
from essmodel.rules.law.source import Invention, Source
from essmodel.values.identifier import Identifier
from essmodel_communes import plugin
from essmodel_fr.pack import PACK

(HOME,) = plugin.essmodel_folders()
FOLDERS = sorted(HOME.iterdir())
TOWNS = {
    ("insee", "18033"): "bourges",
    ("insee", "35238"): "rennes",
    ("insee", "38185"): "grenoble",
    ("insee", "45142"): "fay_aux_loges",
    ("insee", "59359"): "loon_plage",
    ("insee", "59508"): "roncq",
    ("insee", "75056"): "paris",
    ("siren", "200040392"): "grand_perigueux",
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
    """In the order of their codes; each is read when its place is asked about."""
    with as_file(files("essmodel_communes")) as here:
        assert here / "places" == HOME
    towns = shelf(HOME, beside=(PACK,), strict=True)

    assert [(one.scheme, one.code) for one in towns.places] == list(TOWNS)
    for (scheme, code), name in TOWNS.items():
        assert [one.manifest.id for one in towns.at(Identifier(scheme, code))] == [name]


def test_installed_towns_wait_on_their_shelf() -> None:
    """Listing the plugins says who brings them; no town is read."""
    found = discover()

    (shelved,) = [one for one in found.shelved if one.origin.name == "communes"]
    assert shelved.shelf.folder == HOME
    assert "communes" in [manifest.id for _, manifest in manifests()]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_folder_is_the_pack_of_its_place(folder: Path) -> None:
    """Named after the place, and read without a mistake beside French law."""
    pack = read(folder)

    (place,) = pack.manifest.places
    assert folder.name == f"{place.scheme}-{place.code}-{pack.manifest.id.replace('_', '-')}"
    assert pack.services
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

    assert len(words.services) == sum(len(pack.services) for pack in (PACK, *packs))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_case_comes_out_as_expected(folder: Path) -> None:
    """And each service has one."""
    pack = read(folder)
    cases = read_cases(folder)

    rehearsals = rehearse(pack, cases, beside=(PACK,))

    assert [one.explain() for one in rehearsals if not one.is_kept] == []
    assert {one.service for one in cases} == {one.id for one in pack.services}
