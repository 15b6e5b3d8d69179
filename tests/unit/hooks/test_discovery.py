"""Packs are found one by one: what is broken is named, and breaks nobody else."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from essmodel.errors import PluginError
from essmodel.hooks.discovery import discover, installed_packs, manifests

MANIFEST = """\
id: {id}
title: {{en: "A pack", fr: "Un paquet"}}
api: 1
version: 0.1.0
maintainer: "someone"
licence: MIT
"""
HOOK = "from essmodel.hooks.specs import hookimpl\n"
GOOD = """\
from essmodel.hooks.specs import hookimpl
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack

@hookimpl
def essmodel_pack():
    return RulePack(
        manifest=Manifest(
            id="{id}", title=Text("A pack", "Un paquet"), api=1,
            version="0.1.0", maintainer="someone", licence="MIT",
        )
    )
"""


Install = Callable[..., None]


@pytest.fixture(name="install")
def _install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Give a function that installs a plugin, as pip would leave it on the disk."""
    monkeypatch.syspath_prepend(tmp_path)

    def install(name: str, code: str, manifest: str | None = MANIFEST) -> None:
        package = tmp_path / f"{name}_pack"
        package.mkdir()
        (package / "__init__.py").write_text(code.replace("{id}", name), "utf-8")
        if manifest:
            (package / "essmodel.yaml").write_text(manifest.format(id=name), "utf-8")
        info = tmp_path / f"{name}_pack-0.1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}-pack\nVersion: 0.1.0\n", "utf-8"
        )
        (info / "entry_points.txt").write_text(f"[essmodel]\n{name} = {name}_pack\n", "utf-8")
        monkeypatch.delitem(sys.modules, f"{name}_pack", raising=False)

    return install


def _why(name: str) -> str:
    (broken,) = [one for one in discover().broken if one.name == name]
    assert f"{name}-pack" == broken.distribution
    return " ".join(problem.said("en") for problem in broken.problems)


def test_an_installed_pack_is_found(install: Install) -> None:
    """A distribution with an entry point in the group brings its pack."""
    install("good", GOOD)

    assert "good" in [pack.manifest.id for pack in discover().packs]


def test_listing_runs_nothing_of_a_pack(install: Install) -> None:
    """The manifest is read beside a package whose code would fail."""
    install("bad", "raise RuntimeError('must not run')")

    assert "bad" in [manifest.id for _, manifest in manifests()]
    assert "bad_pack" not in sys.modules


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import nothing_of_that_name", "nothing_of_that_name"),
        ("raise SystemExit(3)", "SystemExit"),
        ("x = 1", "has no hook"),
        (
            HOOK + "@hookimpl\ndef essmodel_pack(town): ...",
            "another form",
        ),
        (
            HOOK + "@hookimpl\ndef essmodel_pack():\n    return 'a pack'",
            "returns a str",
        ),
        (
            HOOK + "@hookimpl\ndef essmodel_pack():\n    return 1 / 0",
            "division by zero",
        ),
        (
            HOOK + "@hookimpl\ndef essmodel_paks(): ...",
            "essmodel_paks",
        ),
    ],
)
def test_a_broken_pack_is_named_with_the_reason(install: Install, code: str, why: str) -> None:
    """Whatever a plugin does wrong, its neighbours load and it is listed with what it did."""
    install("good", GOOD)
    install("bad", code)

    assert why in _why("bad")
    assert "good" in [pack.manifest.id for pack in discover().packs]


def test_a_pack_without_a_manifest_is_broken(install: Install) -> None:
    """A pack whose essmodel.yaml is missing is not loaded silently."""
    install("bare", GOOD, manifest=None)

    assert "essmodel.yaml" in _why("bare")


def test_a_pack_says_the_same_of_itself_twice(install: Install) -> None:
    """A manifest file that differs from the pack's own manifest is a fault."""
    install("two", GOOD, manifest=MANIFEST.replace("someone", "someone else"))

    assert "another manifest" in _why("two")


def test_a_strict_program_is_told_of_a_broken_pack_by_an_error(install: Install) -> None:
    """Where no gap is borne, there is no answer."""
    install("bad", "raise RuntimeError('broken')")

    with pytest.raises(PluginError, match="broken"):
        installed_packs(strict=True)
