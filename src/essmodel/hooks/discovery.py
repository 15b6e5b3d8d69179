"""
The packs that are installed, found one distribution at a time.

Listing reads manifests and runs nothing.  A plugin that breaks while it loads is kept as broken,
with the reason: it brings down none of its neighbours, and its absence is never silent.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from essmodel.errors import InvalidValueError, PluginError, Problem
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack

if TYPE_CHECKING:  # importing it brings the e-mail package, which few sessions need
    from importlib.metadata import EntryPoint

GROUP = "essmodel"
MANIFEST = "essmodel.yaml"


@frozen(kw_only=True)
class Broken:
    """A pack that could not be loaded, and why."""

    name: str
    distribution: str
    problems: tuple[Problem, ...]


@frozen(kw_only=True)
class Discovered:
    """The packs that loaded, and those that did not."""

    packs: tuple[RulePack, ...]
    broken: tuple[Broken, ...] = ()


def discover() -> Discovered:
    """Load every installed pack, each on its own, in the order of their names."""
    packs: list[RulePack] = []
    broken: list[Broken] = []
    for point in _points():
        try:
            packs.append(_load(point))
        except (PluginError, InvalidValueError) as error:
            broken.append(
                Broken(name=point.name, distribution=_distribution(point), problems=error.problems)
            )
    return Discovered(packs=tuple(packs), broken=tuple(broken))


def installed_packs() -> tuple[RulePack, ...]:
    """
    Return every installed pack.

    Raises:
        PluginError: one of them is broken; `discover` keeps the others.
    """
    discovered = discover()
    if discovered.broken:
        raise PluginError(*(one for broken in discovered.broken for one in broken.problems))
    return discovered.packs


def manifests() -> tuple[tuple[str, Manifest], ...]:
    """Return the name and manifest of each installed pack, without importing any of them."""
    return tuple((point.name, _manifest(point)) for point in _points())


def _points() -> "tuple[EntryPoint, ...]":
    from importlib.metadata import entry_points  # noqa: PLC0415 - see above

    return tuple(sorted(entry_points(group=GROUP), key=lambda point: point.name))


def _load(point: "EntryPoint") -> RulePack:
    from essmodel.hooks.manager import pack_of  # noqa: PLC0415 - brings pluggy

    try:
        plugin: object = point.load()
        pack = pack_of(plugin, name=point.name)
    except PluginError:
        raise
    except (Exception, SystemExit) as error:
        raise PluginError.because("plugin_fails", plugin=point.name, why=repr(error)) from error
    manifest = _manifest(point)
    if pack.manifest != manifest:
        raise PluginError.because("manifest_differs", plugin=point.name)
    return pack


def _manifest(point: "EntryPoint") -> Manifest:
    """
    Read the manifest beside the top package of an entry point.

    INVARIANT: `find_spec` of a name without a dot runs none of its code.
    """
    from essmodel.io.manifest import read_manifest  # noqa: PLC0415 - brings cattrs and yaml

    spec = find_spec(point.module.partition(".")[0])
    folders = (spec and spec.submodule_search_locations) or ()
    for folder in folders:
        path = Path(folder) / MANIFEST
        if path.is_file():
            return read_manifest(path)
    raise PluginError.because("manifest_missing", plugin=point.name, file=MANIFEST)


def _distribution(point: "EntryPoint") -> str:
    return point.dist.name if point.dist else point.name
