"""What a pack declares of itself, as ``quality.yaml`` in its folder says it."""

from functools import cache
from os import PathLike
from pathlib import Path

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.io.converter import Converter, Grammar
from essmodel.io.folder import QUALITY as FILE
from essmodel.io.grammar import SHARED
from essmodel.io.reading import read_file
from essmodel.io.refusal import in_order
from essmodel.packs.quality import Quality

FORMAT = 1
QUALITY: Grammar = SHARED
"""How such a file is written."""


def _is_known(_file: object, _attribute: object, value: int) -> None:
    if value != FORMAT:
        raise InvalidValueError.because(
            "quality_format", path="essmodel_quality", found=value, known=FORMAT
        )


@frozen(kw_only=True)
class QualityFile(Quality):
    """The file: the version of its format, and what it declares."""

    essmodel_quality: int = field(validator=_is_known)


@cache
def _converter() -> Converter:
    return Converter(QUALITY)


def read_quality(folder: str | PathLike[str]) -> Quality:
    """
    Read what the pack in *folder* declares; nothing where it has no such file.

    Raises:
        InvalidValueError: all that is wrong in the file, each mistake with its place.
    """
    path = Path(folder, FILE)
    if not path.exists():
        return Quality()
    try:
        return _converter().read(read_file(path), QualityFile)
    except InvalidValueError as error:
        raise in_order(error) from None
