"""Where the library finds the pack: the entry point ``it`` of the group ``essmodel``."""

from essmodel.hooks.specs import hookimpl
from essmodel.packs.pack import RulePack
from essmodel_it.pack import PACK


@hookimpl
def essmodel_pack() -> RulePack:
    """Return the law of Italy as one value."""
    return PACK
