"""The level of a pack that stands in a folder, with its cases and what it declares."""

from os import PathLike
from pathlib import Path

from essmodel.errors import Gathering, InvalidValueError
from essmodel.io.pack_document import pack_of, written
from essmodel.io.quality import read_quality
from essmodel.io.readable_case import read_cases
from essmodel.packs.pack import RulePack
from essmodel.packs.quality import Quality
from essmodel.packs.readable_case import ReadableCase
from essmodel.questions.assess import Assessed, assess
from essmodel.questions.level import Assessment
from essmodel.questions.rehearse import Rehearsal, rehearse


def assessed(
    pack: RulePack, folder: str | PathLike[str], *, beside: tuple[RulePack, ...] = ()
) -> tuple[Assessment, tuple[Rehearsal, ...]]:
    """
    Return the level of *pack*, and what came of its cases, in the order of their files.

    Args:
        pack: what is held against the criteria.
        folder: where its cases, and what it declares, are read.
        beside: the packs that its cases are asked with: those of the country.

    Raises:
        InvalidValueError: these files have mistakes: all of them at once.
    """
    cases: tuple[ReadableCase, ...] = ()
    quality = Quality()
    mistakes = Gathering()
    with mistakes.under(""):
        cases = read_cases(folder)
    with mistakes.under(""):
        quality = read_quality(folder)
    mistakes.require_none()
    rehearsals = rehearse(pack, cases, beside=beside)
    names = frozenset(one.name for one in Path(folder).iterdir() if one.is_file())
    found = Assessed(
        pack=pack,
        rehearsals=rehearsals,
        quality=quality,
        beside=beside,
        is_written_back=_is_written_back(pack),
        files=names,
    )
    return assess(found), rehearsals


def _is_written_back(pack: RulePack) -> bool:
    """Whether the pack, written for another program and read again, is what it was."""
    try:
        document, functions = written(pack)
        return pack_of(document, call=functions.__getitem__) == pack
    except InvalidValueError:
        return False
