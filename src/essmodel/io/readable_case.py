"""Readable cases, as ``cases/*.yaml`` in the folder of a pack holds them."""

from functools import cache
from os import PathLike
from pathlib import Path

from attrs import evolve, field, frozen

from essmodel.errors import Gathering, InvalidValueError
from essmodel.io.case import CASE
from essmodel.io.converter import Converter, Grammar
from essmodel.io.openfisca_case import FOLDER as OPENFISCA
from essmodel.io.openfisca_case import read_openfisca
from essmodel.io.reading import read_file
from essmodel.io.refusal import in_order
from essmodel.io.tree import locate
from essmodel.packs.readable_case import ReadableCase

FOLDER = "cases"
FORMAT = 1


def _is_known(_file: object, _attribute: object, value: int) -> None:
    if value != FORMAT:
        raise InvalidValueError.because(
            "cases_format", path="essmodel_cases", found=value, known=FORMAT
        )


@frozen(kw_only=True)
class CaseFile:
    """One file: the version of its format, and its cases."""

    essmodel_cases: int = field(validator=_is_known)
    cases: tuple[ReadableCase, ...]


def read_cases(folder: str | PathLike[str]) -> tuple[ReadableCase, ...]:
    """
    Read the cases beside a pack, file by file in the order of their names, then those of OpenFisca.

    Raises:
        InvalidValueError: all that is wrong in all files, each mistake with its place.
    """
    found: list[ReadableCase] = []
    mistakes = Gathering()
    for path in sorted(Path(folder, FOLDER).glob("*.yaml")):
        with mistakes.under(""):
            found += _read(path)
    with mistakes.under(""):
        found += read_openfisca(Path(folder, FOLDER, OPENFISCA))
    mistakes.require_none()
    return tuple(found)


CASES: Grammar = evolve(CASE, unwritten={**CASE.unwritten, ReadableCase: frozenset({"at"})})
"""How such a file is written."""


@cache
def _converter() -> Converter:
    return Converter(CASES)


def _read(path: Path) -> tuple[ReadableCase, ...]:
    tree = read_file(path)
    try:
        cases = _converter().read(tree, CaseFile).cases
    except InvalidValueError as error:
        raise in_order(error) from None
    return tuple(
        evolve(one, at=locate(tree, f"cases.{index}.says")) for index, one in enumerate(cases)
    )
