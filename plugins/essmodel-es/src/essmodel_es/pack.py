"""The pack: the YAML of this folder, and the steps by which a surplus is shared, as ``PACK``."""

from importlib.resources import as_file, files

from attrs import evolve

from essmodel.governance.waterfall import Waterfall, percent_of_surplus
from essmodel.io.folder import read_pack
from essmodel.messages.catalogue import Message
from essmodel.messages.text import Text
from essmodel.packs.pack import RulePack


def _read() -> RulePack:
    with as_file(files("essmodel_es")) as folder:
        return _with_surplus(read_pack(folder))


def _with_surplus(pack: RulePack) -> RulePack:
    """Return the pack with its steps, whose figures are those of the file."""
    figures = {one.id: one for one in pack.parameters}
    steps = (
        *percent_of_surplus(
            "legal_reserve", Message("fact_to_legal_reserve"), figures["es.reserve_percent"]
        ),
        *percent_of_surplus(
            "education",
            Text(en="education fund", fr="fonds de formation"),
            figures["es.education_percent"],
        ),
    )
    return evolve(pack, waterfalls=(Waterfall(id="es.surplus", steps=steps),))


PACK = _read()
"""The law of Spain, as far as this pack knows it; each rule says its text and confidence."""
