"""A folder of pack folders, each named after its place and read when that place is asked about."""

import re
from os import PathLike
from pathlib import Path

from attrs import field, frozen

from essmodel.io.folder import read_pack
from essmodel.packs.pack import RulePack
from essmodel.values.identifier import Identifier

_NAME = re.compile(r"[A-Za-z0-9_]+")
"""What a register or a code may look like to be a part of the name of a folder."""


@frozen
class FolderShelf:
    """
    The packs in *folder*: those of ``town:59508`` stand in ``town-59508``.

    Attributes:
        folder: holds a folder for each place.
        beside: packs whose facts, codes and figures their rules may use.
    """

    folder: Path = field(converter=Path)
    beside: tuple[RulePack, ...] = field(default=(), repr=False)
    _read: dict[Identifier, tuple[RulePack, ...]] = field(
        init=False, eq=False, repr=False, factory=dict[Identifier, tuple[RulePack, ...]]
    )

    def at(self, place: Identifier) -> tuple[RulePack, ...]:
        """
        Return the pack of one place, read the first time that it is asked for.

        Raises:
            InvalidValueError: its files hold mistakes, all of which are said.
        """
        if place not in self._read:
            self._read[place] = self._packs(place)
        return self._read[place]

    def _packs(self, place: Identifier) -> tuple[RulePack, ...]:
        if not _NAME.fullmatch(place.scheme) or not _NAME.fullmatch(place.code):
            return ()
        folder = self.folder / f"{place.scheme}-{place.code}"
        return (read_pack(folder, beside=self.beside),) if folder.is_dir() else ()


def shelf(folder: str | PathLike[str], *, beside: tuple[RulePack, ...] = ()) -> FolderShelf:
    """Return the packs in *folder*, none of which is read yet."""
    return FolderShelf(Path(folder), beside)
