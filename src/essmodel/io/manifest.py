"""The identity card of a pack, read from its ``essmodel.yaml``."""

from os import PathLike

from essmodel.errors import InvalidValueError
from essmodel.io.converter import Converter
from essmodel.io.grammar import SHARED
from essmodel.io.reading import read_file
from essmodel.io.refusal import in_order
from essmodel.packs.manifest import Manifest


def read_manifest(path: str | PathLike[str]) -> Manifest:
    """
    Read the manifest at *path*.

    Raises:
        InvalidValueError: all that is wrong in it, each mistake with its file, line and column.
    """
    tree = read_file(path)
    try:
        return Converter(SHARED).read(tree, Manifest)
    except InvalidValueError as error:
        raise in_order(error) from None
