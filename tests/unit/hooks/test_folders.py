"""A plugin may bring folders of files: each is a pack, and nothing in them is run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.kit.plugin import MANIFEST, Plugin, distribute

from essmodel.errors import InvalidValueError
from essmodel.hooks.discovery import Isolation, discover, manifests
from essmodel.packs.shelf import at_hand
from essmodel.values.identifier import Identifier

FOLDERS = """\
from pathlib import Path
from essmodel.hooks.specs import hookimpl

@hookimpl
def essmodel_folders():
    return {folders}
"""
ALL = "tuple(sorted(path.parent for path in Path(__file__).parent.glob('*/essmodel.yaml')))"
Towns = Callable[..., Path]


@pytest.fixture(name="towns")
def _towns(tmp_path: Path, plugged: Callable[..., None]) -> Towns:
    """Give a function that installs a plugin of two towns, which returns *folders*."""

    def towns(name: str, folders: str = ALL) -> Path:
        package = tmp_path / f"{name}_towns"
        for town in ("north", "south"):
            (package / town).mkdir(parents=True)
            manifest = MANIFEST.format(id=town, subject="eligibility", more="")
            (package / town / "essmodel.yaml").write_text(manifest, "utf-8")
        (package / "__init__.py").write_text(FOLDERS.format(folders=folders), "utf-8")
        distribute(name, f"{name}_towns", tmp_path)
        plugged()
        return package

    return towns


@pytest.mark.parametrize("isolation", ["none", "process"])
def test_each_folder_is_a_pack(towns: Towns, isolation: Isolation) -> None:
    """The plugin only says where they are."""
    package = towns("alpha" if isolation == "none" else "beta")

    there = discover(isolation=isolation)

    assert there.broken == ()
    assert [one.pack.manifest.id for one in there.loaded] == ["north", "south"]
    assert [one.folder for one in there.loaded] == [str(package / "north"), str(package / "south")]


def test_listing_reads_the_manifest_of_each_folder(towns: Towns) -> None:
    """One level below the package; the plugin is not even imported."""
    towns("gamma", folders="1 / 0")

    assert [manifest.id for _, manifest in manifests()] == ["north", "south"]


def test_a_folder_with_a_mistake_is_broken_alone(towns: Towns) -> None:
    """Its neighbour loads, and the mistake is said with its place."""
    package = towns("delta")
    (package / "south" / "rules.yaml").write_text("- {}\n", "utf-8")

    there = discover()

    (broken,) = there.broken
    assert [one.manifest.id for one in there.packs] == ["north"]
    assert (broken.manifest.id, broken.folder) == ("south", str(package / "south"))
    assert "rules.yaml:1:3" in broken.problems[0].said("fr")


def test_a_folder_that_declares_nothing_is_broken_under_its_name(towns: Towns) -> None:
    """Nobody knows its places: it is asked everywhere."""
    towns("epsilon", folders="(Path(__file__).parent / 'nowhere',)")

    (broken,) = discover().broken

    assert (broken.manifest.id, broken.manifest.places) == ("nowhere", ())


@pytest.mark.parametrize("folders", ["[Path('.')]", "('.',)", "None"])
def test_what_is_no_tuple_of_paths_is_refused(towns: Towns, folders: str) -> None:
    """All that the plugin declares is broken, and says which hook did it."""
    towns("zeta", folders=folders)

    there = discover()

    assert [one.manifest.id for one in there.broken] == ["north", "south"]
    assert "the hook essmodel_folders" in there.broken[0].problems[0].said("en")


def test_two_packs_of_one_id_are_both_broken(towns: Towns, plugged: Callable[..., None]) -> None:
    """Nobody knows which of them is meant; the distributions are named."""
    towns("eta")
    plugged(Plugin(name="north"))

    there = discover()

    assert [one.manifest.id for one in there.packs] == ["south"]
    assert [one.problems[0].id for one in there.broken] == ["pack_id_taken", "pack_id_taken"]
    assert "eta-pack and north-pack" in there.broken[0].problems[0].said("en").replace(
        "north-pack and eta-pack", "eta-pack and north-pack"
    )
    assert [one.manifest.id for one in at_hand(there.asked) if one.failure] == ["north"]


def test_a_folder_whose_manifest_has_a_mistake_is_broken_under_its_name(towns: Towns) -> None:
    """Its neighbour loads."""
    package = towns("theta")
    (package / "south" / "essmodel.yaml").write_text("id: far-south\n", "utf-8")

    there = discover()

    (broken,) = there.broken
    assert [one.manifest.id for one in there.packs] == ["north"]
    assert broken.manifest.id == "south"


def shelve(package: Path, town: str) -> None:
    """Move a town to the shelf of its plugin, under the name of its place."""
    moved = package / "places" / f"town-{town}"
    moved.parent.mkdir(exist_ok=True)
    (package / town).rename(moved)
    manifest = moved / "essmodel.yaml"
    manifest.write_text(manifest.read_text("utf-8") + f"places: {{town: {town}}}\n", "utf-8")


@pytest.mark.parametrize("isolation", ["none", "process"])
def test_a_folder_of_towns_is_a_shelf(towns: Towns, isolation: Isolation) -> None:
    """None of them is read before its place is asked about."""
    name = "iota" if isolation == "none" else "kappa"
    package = towns(name, folders="(Path(__file__).parent / 'places',)")
    shelve(package, "north")
    shelve(package, "south")
    (package / "essmodel.yaml").write_text(
        MANIFEST.format(id=name, subject="eligibility", more=""), "utf-8"
    )
    (package / "places" / "town-south" / "rules.yaml").write_text("- {}\n", "utf-8")

    there = discover(isolation=isolation)

    (shelved,) = there.shelved
    assert (there.loaded, there.broken) == ((), ())
    assert there.asked == (shelved.shelf,)
    (north,) = shelved.shelf.at(Identifier("town", "north"))
    (south,) = shelved.shelf.at(Identifier("town", "south"))
    assert (north.manifest.id, north.failure) == ("north", None)
    assert south.failure
    with pytest.raises(InvalidValueError, match=r"rules\.yaml:1:3"):
        discover(strict=True).shelves[0].at(Identifier("town", "south"))


def test_a_shelf_with_a_folder_that_nobody_would_find_is_broken(towns: Towns) -> None:
    """It is told when the plugins are listed, and not when somebody misses the town."""
    package = towns("lambda", folders="(Path(__file__).parent / 'places',)")
    shelve(package, "north")
    (package / "places" / "town-north").rename(package / "places" / "north")

    (broken,) = discover().broken

    assert (broken.manifest.id, broken.problems[0].id) == ("places", "shelf_folder_name")


@pytest.mark.parametrize("module", [".odd", "???", "nothing_of_that_name"])
def test_an_entry_point_that_names_no_module_is_broken(
    tmp_path: Path, plugged: Callable[..., None], module: str
) -> None:
    """It has no folder, and so no manifest."""
    distribute("odd", module, tmp_path)
    plugged()

    (broken,) = discover().broken

    assert (broken.name, broken.folder) == ("odd", "")
    assert broken.problems[-1].id == "manifest_missing"
