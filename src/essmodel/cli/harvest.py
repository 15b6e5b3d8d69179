"""The packs of a run: those installed, and those that the command line names."""

from collections.abc import Sequence

from attrs import frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.hooks.discovery import Broken, discover
from essmodel.packs.pack import RulePack


@frozen(kw_only=True)
class Harvest:
    """The packs that are asked, and the installed ones that could not be loaded."""

    packs: tuple[RulePack, ...]
    broken: tuple[Broken, ...] = ()


def harvest(folders: Sequence[str]) -> Harvest:
    """
    Return every installed pack, then the pack in each of *folders*.

    Raises:
        InvalidValueError: the files in the folders have mistakes: all of them at once.
    """
    read_pack = None

    installed = discover()
    packs = list(installed.packs)
    problems: list[Problem] = []
    for folder in folders:
        try:
            packs.append(read_pack(folder))
        except InvalidValueError as error:
            problems += error.problems
    if problems:
        raise InvalidValueError(*problems)
    return Harvest(packs=tuple(packs), broken=installed.broken)
