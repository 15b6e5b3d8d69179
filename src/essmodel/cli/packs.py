"""The packs that are installed or named: who they are, where from, and what is wrong with them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from essmodel.cli.complaint import plain
from essmodel.errors import InvalidValueError, Problem
from essmodel.hooks.discovery import Discovered, Isolation, discover
from essmodel.hooks.origin import Origin
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack
from essmodel.questions.level import Level
from essmodel.rules.law.status import InForce
from essmodel.values.plain import plain as plain_value

if TYPE_CHECKING:  # importing it brings cattrs and yaml
    from essmodel.io.shelf import FolderShelf

INDENT = " " * 4


@frozen(kw_only=True)
class Listed:
    """
    One pack of the list.

    Attributes:
        manifest: who it is; ``None`` for a folder that does not even say that.
        origin: what installed it; ``None`` for a folder that somebody named.
        folder: where its files are.
        problems: why it is broken; none where it loaded.
        level: how good it is; ``None`` where nobody can tell, for it or its cases are broken.
    """

    manifest: Manifest | None
    origin: Origin | None = None
    folder: str
    problems: tuple[Problem, ...] = ()
    level: Level | None = None

    def page(self, lang: Lang) -> str:
        """Return the pack in words."""
        return "\n".join((self._name(lang), *(INDENT + line for line in self._lines(lang))))

    def to_dict(self, lang: Lang) -> dict[str, object]:
        """Return the pack as JSON carries it."""
        who, origin = self.manifest, self.origin
        return {
            "id": who.id if who else None,
            "title": who.title.said(lang) if who else None,
            "version": who.version if who else None,
            "places": [{"scheme": one.scheme, "code": one.code} for one in who.places]
            if who
            else [],
            "law": plain_value(who.status) if who else None,
            "name": origin.name if origin else None,
            "distribution": origin.distribution if origin else None,
            "distribution_version": origin.version if origin else None,
            "folder": self.folder,
            "level": self.level.value if self.level else None,
            "status": "broken" if self.problems else "loaded",
            "problems": plain(self.problems, lang),
        }

    def _name(self, lang: Lang) -> str:
        who = self.manifest
        return f"{who.id} {who.version}: {who.title.said(lang)}" if who else self.folder

    def _lines(self, lang: Lang) -> Iterator[str]:
        if self.manifest:
            places = tuple(f"{one.scheme} {one.code}" for one in self.manifest.places)
            yield say(
                "cli_listed_places" if places else "cli_listed_everywhere", lang, places=places
            )
            if self.manifest.status != InForce():
                yield say("cli_listed_law", lang, status=self.manifest.status)
        if self.origin:
            yield say(
                "cli_listed_origin",
                lang,
                distribution=self.origin.distribution,
                version=self.origin.version,
                folder=self.folder,
            )
        else:
            yield say("cli_listed_folder", lang, folder=self.folder)
        if self.level:
            yield say("level_reached", lang, level=self.level)
        yield say("cli_listed_broken" if self.problems else "cli_listed_loaded", lang)
        yield from (INDENT + problem.said(lang) for problem in self.problems)


def listed(folders: Sequence[str], *, isolation: Isolation) -> tuple[Listed, ...]:
    """
    Return every installed pack and that of each of *folders*, whatever is wrong with them.

    All that stands on a shelf is read: whoever lists wants to know what is broken.
    """
    found = discover(isolation=isolation)
    good = (
        Listed(
            manifest=one.pack.manifest,
            origin=one.origin,
            folder=one.folder,
            level=_level(one.pack, one.folder, found.packs),
        )
        for one in found.loaded
    )
    broken = (
        Listed(manifest=one.manifest, origin=one.origin, folder=one.folder, problems=one.problems)
        for one in found.broken
    )
    shelved = (
        each
        for one in found.shelved
        for each in _shelved(one.shelf, found.packs, origin=one.origin)
    )
    installed = sorted((*good, *broken, *shelved), key=_rank)
    return (*installed, *_named(folders, found))


def _rank(one: Listed) -> tuple[bool, str]:
    """Return where a pack stands in the list: those of everywhere first."""
    who = one.manifest
    return (bool(who and who.places), who.id if who else "")


def page(found: Sequence[Listed], lang: Lang) -> str:
    """Return the list in words."""
    return "\n\n".join(one.page(lang) for one in found) or say("cli_listed_none", lang)


def document(found: Sequence[Listed], lang: Lang) -> dict[str, object]:
    """Return the list as JSON carries it."""
    return {"packs": [one.to_dict(lang) for one in found]}


def _named(folders: Sequence[str], found: Discovered) -> Iterator[Listed]:
    """Yield the pack of each folder, read beside those before it."""
    from essmodel.io.folder import read_pack  # noqa: PLC0415 - brings cattrs and yaml
    from essmodel.io.shelf import is_shelf, shelf  # noqa: PLC0415 - as above

    beside: list[RulePack] = [*found.packs]
    for folder in folders:
        try:
            if is_shelf(Path(folder)):
                yield from _shelved(shelf(folder, beside=tuple(beside)), tuple(beside))
                continue
            pack = read_pack(folder, beside=tuple(beside))
        except InvalidValueError as error:
            yield Listed(manifest=None, folder=folder, problems=error.problems)
        else:
            beside.append(pack)
            level = _level(pack, folder, tuple(beside))
            yield Listed(manifest=pack.manifest, folder=folder, level=level)


def _shelved(
    found: "FolderShelf", beside: tuple[RulePack, ...], *, origin: Origin | None = None
) -> Iterator[Listed]:
    """Yield each pack of a shelf, in the order of their places."""
    for place in found.places:
        for folder, pack in zip(found.folders(place), found.at(place), strict=True):
            why = pack.failure
            yield Listed(
                manifest=pack.manifest,
                origin=origin,
                folder=str(folder),
                problems=(Problem(id=why.id, data=why.data),) if why else (),
                level=None if why else _level(pack, str(folder), beside),
            )


def _level(pack: RulePack, folder: str, packs: tuple[RulePack, ...]) -> Level | None:
    """Return the level of a pack that loaded; nobody can tell where its cases have mistakes."""
    from essmodel.io.assessment import assessed  # noqa: PLC0415 - brings cattrs and yaml

    beside = tuple(one for one in packs if one.manifest != pack.manifest)
    try:
        return assessed(pack, folder, beside=beside)[0].level
    except InvalidValueError:
        return None
