"""The packs of a run: those installed, and those that the command line names."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from essmodel.errors import Gathering
from essmodel.hooks.discovery import Broken, Isolation, discover, require_sound
from essmodel.packs.pack import RulePack

VARIABLE = "ESSMODEL_ISOLATION"


@frozen(kw_only=True)
class Harvest:
    """
    The packs of one run.

    Attributes:
        installed: those that loaded.
        named: those of the folders that the command line names.
        broken: the installed ones that could not be loaded.
    """

    installed: tuple[RulePack, ...]
    named: tuple[RulePack, ...] = ()
    broken: tuple[Broken, ...] = ()

    @property
    def packs(self) -> tuple[RulePack, ...]:
        """All the packs that are asked, what is broken among them."""
        stand_ins = {one.manifest.id: one.pack for one in self.broken}
        return (*self.sound, *stand_ins.values())

    @property
    def sound(self) -> tuple[RulePack, ...]:
        """The packs that could be read."""
        return (*self.installed, *self.named)


def harvest(
    folders: Sequence[str], *, isolation: Isolation = "process", strict: bool = False
) -> Harvest:
    """
    Return every installed pack, and the pack in each of *folders*.

    Raises:
        InvalidValueError: the files in the folders have mistakes: all of them at once.
        PluginError: an installed pack is broken, and *strict* bears none.
    """
    from essmodel.io.folder import read_pack  # noqa: PLC0415 - brings cattrs and yaml

    found = discover(isolation=isolation)
    if strict:
        require_sound(found)
    named: list[RulePack] = []
    mistakes = Gathering()
    for folder in folders:
        with mistakes.under(""):
            named.append(read_pack(folder, beside=(*found.packs, *named)))
    mistakes.require_none()
    return Harvest(installed=found.packs, named=tuple(named), broken=found.broken)


def isolation(environment: Mapping[str, str]) -> Isolation:
    """
    Return where plugins run: apart, unless `VARIABLE` says ``none``.

    >>> isolation({}), isolation({"ESSMODEL_ISOLATION": "none"})
    ('process', 'none')
    """
    return "none" if environment.get(VARIABLE) == "none" else "process"
