"""Where the library finds the pack: the entry point ``es`` of the group ``essmodel``."""

from essmodel.hooks.specs import hookimpl
from essmodel.packs.pack import RulePack
from essmodel_es.pack import PACK


@hookimpl
def essmodel_pack() -> RulePack:
    """Return the law of Spain as one value."""
    return PACK
