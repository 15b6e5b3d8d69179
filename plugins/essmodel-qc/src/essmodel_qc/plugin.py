"""Where the library finds the pack: the entry point ``qc`` of the group ``essmodel``."""

from essmodel.hooks.specs import hookimpl
from essmodel.packs.pack import RulePack
from essmodel_qc.pack import PACK


@hookimpl
def essmodel_pack() -> RulePack:
    """Return the law of Québec as one value."""
    return PACK
