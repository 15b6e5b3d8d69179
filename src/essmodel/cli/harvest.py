"""The packs of a run: those installed, and those that the command line names."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from essmodel.errors import Gathering
from essmodel.hooks.discovery import Broken, Isolation, discover, require_sound
from essmodel.packs.pack import RulePack
from essmodel.packs.shelf import Packs

if TYPE_CHECKING:  # importing it brings cattrs and yaml
    from essmodel.io.shelf import FolderShelf

VARIABLE = "ESSMODEL_ISOLATION"


@frozen(kw_only=True)
class Harvest:
    """
    The packs of one run.

    Attributes:
        installed: those that loaded.
        named: those of the folders that the command line names.
        shelves: those of one place each, read when a case is of that place.
        broken: the installed ones that could not be loaded.
    """

    installed: tuple[RulePack, ...]
    named: tuple[RulePack, ...] = ()
    shelves: Packs = ()
    broken: tuple[Broken, ...] = ()

    @property
    def packs(self) -> Packs:
        """All the packs that are asked, what is broken among them."""
        stand_ins = {one.manifest.id: one.pack for one in self.broken}
        return (*self.sound, *self.shelves, *stand_ins.values())

    @property
    def sound(self) -> tuple[RulePack, ...]:
        """The packs that were read; those of a shelf were not."""
        return (*self.installed, *self.named)


def harvest(
    folders: Sequence[str], *, isolation: Isolation = "process", strict: bool = False
) -> Harvest:
    """
    Return every installed pack, and what each of *folders* is: a pack, or a shelf of packs.

    Raises:
        InvalidValueError: the files in the folders have mistakes: all of them at once.
        PluginError: an installed pack is broken, and *strict* bears none.
    """
    from essmodel.io.folder import read_pack  # noqa: PLC0415 - brings cattrs and yaml
    from essmodel.io.shelf import is_shelf, shelf  # noqa: PLC0415 - as above

    found = discover(isolation=isolation, strict=strict)
    if strict:
        require_sound(found)
    named: list[RulePack] = []
    shelves: list[FolderShelf] = []
    mistakes = Gathering()
    for folder in folders:
        beside = (*found.packs, *named)
        with mistakes.under(""):
            if is_shelf(Path(folder)):
                shelves.append(shelf(folder, beside=beside, strict=strict))
            else:
                named.append(read_pack(folder, beside=beside))
    mistakes.require_none()
    return Harvest(
        installed=found.packs,
        named=tuple(named),
        shelves=(*found.shelves, *shelves),
        broken=found.broken,
    )


def isolation(environment: Mapping[str, str]) -> Isolation:
    """
    Return where plugins run: apart, unless `VARIABLE` says ``none``.

    >>> isolation({}), isolation({"ESSMODEL_ISOLATION": "none"})
    ('process', 'none')
    """
    return "none" if environment.get(VARIABLE) == "none" else "process"
