"""Where the library finds the pack: the entry point ``fr`` of the group ``essmodel``."""

from essmodel.hooks.specs import hookimpl
from essmodel.packs.pack import RulePack
from essmodel_fr.pack import PACK


@hookimpl
def essmodel_pack() -> RulePack:
    """Return French law as one value."""
    return PACK
