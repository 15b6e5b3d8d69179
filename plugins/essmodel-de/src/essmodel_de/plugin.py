"""Where the library finds the pack: the entry point ``de`` of the group ``essmodel``."""

from essmodel.hooks.specs import hookimpl
from essmodel.packs.pack import RulePack
from essmodel_de.pack import PACK


@hookimpl
def essmodel_pack() -> RulePack:
    """Return the law of Germany as one value."""
    return PACK
