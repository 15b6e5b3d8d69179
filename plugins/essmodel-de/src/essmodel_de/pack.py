"""The pack: the YAML of this folder, as ``PACK``."""

from importlib.resources import as_file, files

from essmodel.io.folder import read_pack
from essmodel.packs.pack import RulePack


def _read() -> RulePack:
    with as_file(files("essmodel_de")) as folder:
        return read_pack(folder)


PACK = _read()
"""The law of Germany, as far as this pack knows it; each rule says its text and confidence."""
