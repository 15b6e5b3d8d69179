"""
The packs that are installed, found one distribution at a time.

Listing reads manifests and runs nothing.  A plugin that breaks while it loads is kept as broken,
with the reason: it brings down none of its neighbours, and its absence is never silent.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from attrs import evolve, frozen

from essmodel.errors import EssmodelError, InvalidValueError, PluginError, Problem
from essmodel.hooks.budget import Budget
from essmodel.hooks.origin import Origin, declared, origins
from essmodel.messages.text import Text
from essmodel.packs.manifest import API, Manifest
from essmodel.packs.pack import RulePack
from essmodel.packs.shelf import Packs
from essmodel.packs.unavailable import unavailable

if TYPE_CHECKING:  # importing it brings pluggy
    from essmodel.hooks.manager import Brought
    from essmodel.io.shelf import FolderShelf

Isolation = Literal["none", "process"]
BUDGET = Budget()


@frozen(kw_only=True)
class Loaded:
    """A pack that loaded, and the folder that it comes from."""

    origin: Origin
    pack: RulePack
    folder: str


@frozen(kw_only=True)
class Shelved:
    """A folder of pack folders that a plugin brings; each is read when its place is asked about."""

    origin: Origin
    shelf: "FolderShelf"


@frozen(kw_only=True)
class Broken:
    """
    A pack that could not be loaded, and why.

    Attributes:
        manifest: who it is; made up of its name where it does not say so itself.
        folder: where its files are; empty where nobody knows.
        problems: what is wrong, and what to do.
    """

    origin: Origin
    manifest: Manifest
    folder: str
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """The name of its entry point."""
        return self.origin.name

    @property
    def distribution(self) -> str:
        """What pip calls what it was installed with."""
        return self.origin.distribution

    @property
    def pack(self) -> RulePack:
        """What stands for it: asked like any pack, it leaves open what it should have decided."""
        return unavailable(self.manifest, self.problems[0])


@frozen(kw_only=True)
class Discovered:
    """The packs that loaded, those that wait for their places, and those that are broken."""

    loaded: tuple[Loaded, ...]
    broken: tuple[Broken, ...] = ()
    shelved: tuple[Shelved, ...] = ()

    @property
    def packs(self) -> tuple[RulePack, ...]:
        """The packs that loaded."""
        return tuple(one.pack for one in self.loaded)

    @property
    def shelves(self) -> "tuple[FolderShelf, ...]":
        """The packs of one place each, none of which is read yet."""
        return tuple(one.shelf for one in self.shelved)

    @property
    def asked(self) -> Packs:
        """All packs, what is broken among them: nothing is decided by its absence."""
        stand_ins = {one.manifest.id: one.pack for one in self.broken}
        return (*self.packs, *self.shelves, *stand_ins.values())


def installed_packs(*, strict: bool = False, isolation: Isolation = "none") -> Packs:
    """
    Return every installed pack, and the shelves of those that wait for their places.

    A broken one stands among them with the reason: what it should have decided is undetermined,
    and the others decide on.

    Args:
        strict: raise where one is broken.
        isolation: ``"process"`` runs each plugin in a process of its own, with a budget of time and
            memory; ``"none"`` runs all of them in this one, which is for code that you trust: a
            loop then never ends, and whatever they change is changed for you.

    Raises:
        PluginError: one of them is broken, and that is not to be borne.
    """
    discovered = discover(isolation=isolation, strict=strict)
    if strict:
        require_sound(discovered)
    return discovered.asked


def require_sound(discovered: Discovered) -> None:
    """
    Refuse packs of which one is broken.

    Raises:
        PluginError: all that is wrong with all of them.
    """
    problems = tuple(problem for one in discovered.broken for problem in one.problems)
    if problems:
        raise PluginError(*problems)


def manifests() -> tuple[tuple[str, Manifest], ...]:
    """Return the name and each manifest of every installed plugin, without importing any."""
    return tuple((one.name, manifest) for one in origins() for _, manifest in declared(one))


def discover(
    *, isolation: Isolation = "none", budget: Budget = BUDGET, strict: bool = False
) -> Discovered:
    """
    Load every installed pack, each on its own, in the order of their names.

    Args:
        isolation: as in `installed_packs`.
        budget: how much each plugin may take, where it has a process of its own.
        strict: whether a shelf raises where the pack of a place that is asked about is broken.
    """
    found = origins()
    load = _apart(found, budget) if isolation == "process" else _here
    loaded: list[Loaded] = []
    broken: list[Broken] = []
    folders: list[tuple[Origin, Path]] = []
    for origin in found:
        try:
            brought = load(origin)
            if brought.pack is not None:
                _require_manifest(origin, brought.pack)
                loaded.append(Loaded(origin=origin, pack=brought.pack, folder=origin.folder))
            folders += ((origin, folder) for folder in brought.folders)
        except (PluginError, InvalidValueError) as error:
            broken += _broken(origin, error)
    beside = tuple(one.pack for one in loaded)
    shelved: list[Shelved] = []
    for origin, folder in folders:
        match _read(origin, folder, beside, strict=strict):
            case Loaded() as one:
                loaded.append(one)
            case Shelved() as one:
                shelved.append(one)
            case Broken() as one:
                broken.append(one)
    return evolve(_each_once(loaded, broken), shelved=tuple(shelved))


def _here(origin: Origin) -> "Brought":
    from essmodel.hooks.manager import brought_by  # noqa: PLC0415 - brings pluggy

    return brought_by(origin.point.load, name=origin.name)


def _apart(found: tuple[Origin, ...], budget: Budget) -> "Callable[[Origin], Brought]":
    """Return what loads a plugin in a process of its own."""
    from essmodel.hooks.confined import Confined  # noqa: PLC0415 - brings processes
    from essmodel.hooks.nursery import processes  # noqa: PLC0415 - as above

    started = iter(processes(len(found)))

    def load(origin: Origin) -> "Brought":
        return Confined(origin.point, budget, next(started)).brought()

    return load


def _require_manifest(origin: Origin, pack: RulePack) -> None:
    """Refuse a pack that says something else of itself than the file beside its package."""
    beside = dict(declared(origin)).get(Path(origin.folder))
    if pack.manifest != beside:
        raise PluginError.because("manifest_differs", plugin=origin.name)


def _broken(origin: Origin, error: EssmodelError) -> Iterator[Broken]:
    """Yield each pack that a plugin declares, as broken; one of its name where it declares none."""
    try:
        found = tuple((str(folder), manifest) for folder, manifest in declared(origin))
    except EssmodelError as mistake:
        found = ((origin.folder, _made_up(origin)),)
        error = EssmodelError(*dict.fromkeys((*error.problems, *mistake.problems)))
    for folder, manifest in found:
        yield Broken(origin=origin, manifest=manifest, folder=folder, problems=error.problems)


def _made_up(origin: Origin, name: str = "") -> Manifest:
    """Return a manifest for a plugin that has none: of everywhere, and about anything."""
    return Manifest(
        id=name or origin.name,
        title=Text.same(name or origin.distribution),
        api=API,
        version=origin.version,
        maintainer="",
        licence="",
    )


def _read(
    origin: Origin, folder: Path, beside: tuple[RulePack, ...], *, strict: bool
) -> Loaded | Shelved | Broken:
    """Read one folder of a plugin, or only the names in it where it is a shelf."""
    from essmodel.io.folder import read_pack  # noqa: PLC0415 - brings cattrs and yaml
    from essmodel.io.shelf import is_shelf, shelf  # noqa: PLC0415 - as above

    try:
        if is_shelf(folder):
            return Shelved(origin=origin, shelf=shelf(folder, beside=beside, strict=strict))
        pack = read_pack(folder, beside=beside)
        return Loaded(origin=origin, pack=pack, folder=str(folder))
    except InvalidValueError as error:
        known = {path.resolve(): manifest for path, manifest in _readable(origin)}
        manifest = known.get(folder.resolve()) or _made_up(origin, folder.name)
        return Broken(origin=origin, manifest=manifest, folder=str(folder), problems=error.problems)


def _readable(origin: Origin) -> tuple[tuple[Path, Manifest], ...]:
    try:
        return declared(origin)
    except EssmodelError:
        return ()


def _each_once(loaded: list[Loaded], broken: list[Broken]) -> Discovered:
    """Hold packs of one id against each other: nobody knows which of them is meant."""
    times = Counter(one.pack.manifest.id for one in loaded)
    claimed = [one for one in loaded if times[one.pack.manifest.id] > 1]
    for one in claimed:
        id = one.pack.manifest.id  # noqa: A001 - the word of the field
        rivals = tuple(
            other.origin.distribution for other in claimed if other.pack.manifest.id == id
        )
        why = PluginError.because("pack_id_taken", pack=id, distributions=rivals)
        broken.append(
            Broken(
                origin=one.origin,
                manifest=one.pack.manifest,
                folder=one.folder,
                problems=why.problems,
            )
        )
    kept = tuple(one for one in loaded if times[one.pack.manifest.id] == 1)
    return Discovered(loaded=kept, broken=tuple(broken))
