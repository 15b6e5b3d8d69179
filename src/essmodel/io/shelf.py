"""
A folder of pack folders, each named after its place and read when that place is asked about.

What cannot be read there brings down nobody else: a pack stands for it that says what is wrong,
and leaves open what it should have decided.
"""

import re
from os import PathLike, scandir
from pathlib import Path

from attrs import field, frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.io.folder import MANIFEST, read_pack
from essmodel.io.manifest import read_manifest
from essmodel.messages.text import Text
from essmodel.packs.manifest import API, Manifest
from essmodel.packs.pack import RulePack
from essmodel.packs.unavailable import unavailable
from essmodel.values.identifier import Identifier

_NAME = re.compile(r"([A-Za-z0-9_]+-[A-Za-z0-9_]+)(?:-|\Z)")
"""``town-59508-name``: a register, a code, and what the reader likes to see."""


@frozen
class Names:
    """The names in a folder: those of places by ``scheme-code``, and all others."""

    by_place: dict[str, list[str]]
    others: tuple[str, ...]


@frozen
class FolderShelf:
    """
    The packs in *folder*: those of ``town:59508`` stand in ``town-59508``, or ``town-59508-name``.

    Attributes:
        folder: holds a folder for each place.
        beside: packs whose facts, codes and figures their rules may use.
        strict: raise where a pack cannot be read, in place of leaving open what it decides.
    """

    folder: Path = field(converter=Path)
    beside: tuple[RulePack, ...] = field(default=(), repr=False)
    strict: bool = field(default=False, kw_only=True)
    _read: dict[Identifier, tuple[RulePack, ...]] = field(
        init=False, eq=False, repr=False, factory=dict[Identifier, tuple[RulePack, ...]]
    )
    _listed: list[Names] = field(init=False, eq=False, repr=False, factory=list[Names])

    def at(self, place: Identifier) -> tuple[RulePack, ...]:
        """
        Return the packs of one place, read the first time that it is asked for.

        Raises:
            InvalidValueError: the shelf is strict, and their files hold mistakes.
        """
        if place not in self._read:
            self._read[place] = tuple(self._pack(one, place) for one in self.folders(place))
        return self._read[place]

    @property
    def places(self) -> tuple[Identifier, ...]:
        """The places that have a folder, in the order of their registers and codes."""
        return tuple(Identifier(*one.split("-")) for one in sorted(self._names.by_place))

    @property
    def strays(self) -> tuple[Path, ...]:
        """The packs that nobody will ever ask for: their folders are named after no place."""
        found = (self.folder / name for name in self._names.others)
        return tuple(one for one in found if _is_pack(one))

    def folders(self, place: Identifier) -> tuple[Path, ...]:
        """Return where the packs of one place stand."""
        names = self._names.by_place.get(f"{place.scheme}-{place.code}", ())
        return tuple(self.folder / name for name in names)

    @property
    def _names(self) -> Names:
        """The names in the folder, read once: a country has many, and nothing in them is read."""
        if not self._listed:
            self._listed.append(_names(self.folder))
        return self._listed[0]

    def _pack(self, folder: Path, place: Identifier) -> RulePack:
        try:
            pack = read_pack(folder, beside=self.beside)
            _require_place(pack, folder, place)
        except InvalidValueError as error:
            if self.strict:
                raise
            return unavailable(_manifest(folder, place), error.problems[0])
        return pack


def shelf(
    folder: str | PathLike[str], *, beside: tuple[RulePack, ...] = (), strict: bool = False
) -> FolderShelf:
    """
    Return the packs in *folder*, none of which is read yet.

    Raises:
        InvalidValueError: there is no such folder, or it holds packs that are named after no place.
    """
    found = FolderShelf(Path(folder), beside, strict=strict)
    require_shelf(found)
    return found


def is_shelf(folder: Path) -> bool:
    """Return whether *folder* is no pack itself, and has folders."""
    return (
        folder.is_dir() and not _is_pack(folder) and any(one.is_dir() for one in folder.iterdir())
    )


def require_shelf(found: FolderShelf) -> None:
    """
    Refuse a shelf from which packs would be left out without a word.

    Raises:
        InvalidValueError: it has a folder that is named after no place, or is none itself.
    """
    if not found.folder.is_dir():
        raise InvalidValueError.because("shelf_missing", folder=str(found.folder))
    problems = tuple(
        Problem(id="shelf_folder_name", data=(("found", one.name), ("folder", str(found.folder))))
        for one in found.strays
    )
    if problems:
        raise InvalidValueError(*problems)


def _names(folder: Path) -> Names:
    by_place: dict[str, list[str]] = {}
    others: list[str] = []
    with scandir(folder) as entries:
        names = sorted(one.name for one in entries if one.is_dir())
    for name in names:
        named = _NAME.match(name)
        if named:
            by_place.setdefault(named[1], []).append(name)
        else:
            others.append(name)
    return Names(by_place, tuple(others))


def _is_pack(folder: Path) -> bool:
    return (folder / MANIFEST).is_file()


def _require_place(pack: RulePack, folder: Path, place: Identifier) -> None:
    """Refuse a pack that stands under the name of a place that is not its own."""
    codes = [(one.scheme, "".join(one.code.split())) for one in pack.manifest.places]
    if (place.scheme, place.code) not in codes:
        raise InvalidValueError.because(
            "shelf_place_differs",
            path="places",
            file=str(folder / MANIFEST),
            scheme=place.scheme,
            code=place.code,
        )


def _manifest(folder: Path, place: Identifier) -> Manifest:
    """Return who a pack is; made of the name of its folder where it does not say so itself."""
    try:
        found = read_manifest(folder / MANIFEST)
    except InvalidValueError:
        return Manifest(
            id=folder.name,
            title=Text.same(folder.name),
            api=API,
            version="",
            maintainer="",
            licence="",
            places=(place,),
        )
    return found
