"""The packs of a run: those installed, and those that the command line names."""

from collections.abc import Sequence

from attrs import frozen

from essmodel.errors import Gathering
from essmodel.hooks.discovery import Broken, discover
from essmodel.packs.pack import RulePack


@frozen(kw_only=True)
class Harvest:
    """
    The packs of one run.

    Attributes:
        named: those of the folders that the command line names.
        broken: the installed ones that could not be loaded.
    """

    installed: tuple[RulePack, ...]
    named: tuple[RulePack, ...] = ()
    broken: tuple[Broken, ...] = ()

    @property
    def packs(self) -> tuple[RulePack, ...]:
        """All the packs that are asked."""
        return (*self.installed, *self.named)


def harvest(folders: Sequence[str]) -> Harvest:
    """
    Return every installed pack, and the pack in each of *folders*.

    Raises:
        InvalidValueError: the files in the folders have mistakes: all of them at once.
    """
    from essmodel.io.folder import read_pack  # noqa: PLC0415 - brings cattrs and yaml

    found = discover()
    named: list[RulePack] = []
    mistakes = Gathering()
    for folder in folders:
        with mistakes.under(""):
            named.append(read_pack(folder, beside=(*found.packs, *named)))
    mistakes.require_none()
    return Harvest(installed=found.packs, named=tuple(named), broken=found.broken)
