"""Where a plugin comes from: which distribution installed it, and what its files say of it."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from essmodel.errors import PluginError
from essmodel.packs.manifest import Manifest

if TYPE_CHECKING:  # importing it brings the e-mail package, which few sessions need
    from importlib.metadata import EntryPoint

GROUP = "essmodel"
MANIFEST = "essmodel.yaml"


@frozen(kw_only=True)
class Origin:
    """
    What is known of a plugin before anything of it is run.

    Attributes:
        name: of its entry point.
        distribution: what pip calls it.
        version: of the distribution.
        folder: where its files are; empty where they cannot be found.
    """

    name: str
    distribution: str
    version: str
    folder: str
    point: "EntryPoint" = field(eq=False, repr=False)


def origins() -> tuple[Origin, ...]:
    """Return the origin of every installed plugin, in the order of their names."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - see above

    found = (_origin(point) for point in entry_points(group=GROUP))
    return tuple(sorted(found, key=lambda one: (one.name, one.distribution)))


def declared(origin: Origin) -> tuple[tuple[Path, Manifest], ...]:
    """
    Return each manifest of a plugin, with its folder: beside its package, or one level below.

    Raises:
        PluginError: it has none.
        InvalidValueError: one of them has mistakes.
    """
    from essmodel.io.manifest import read_manifest  # noqa: PLC0415 - brings cattrs and yaml

    package = Path(origin.folder)
    paths = (package / MANIFEST, *sorted(package.glob(f"*/{MANIFEST}"))) if origin.folder else ()
    found = tuple((path.parent, read_manifest(path)) for path in paths if path.is_file())
    if not found:
        raise PluginError.because("manifest_missing", plugin=origin.name, file=MANIFEST)
    return found


def _origin(point: "EntryPoint") -> Origin:
    return Origin(
        name=point.name,
        distribution=point.dist.name if point.dist else point.name,
        version=point.dist.version if point.dist else "",
        folder=_folder(point),
        point=point,
    )


def _folder(point: "EntryPoint") -> str:
    """
    Return the folder of the top package of an entry point.

    INVARIANT: `find_spec` of a name without a dot runs none of its code.
    """
    try:
        top = point.module.partition(".")[0]
        spec = find_spec(top) if top else None
    except (ValueError, AttributeError):  # what it names is no module
        return ""
    folders = spec.submodule_search_locations if spec else None
    return next(iter(folders or ()), "")
