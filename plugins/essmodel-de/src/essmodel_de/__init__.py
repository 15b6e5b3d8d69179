"""The law of Germany for essmodel: the registered co-operative, in YAML beside this file."""

from essmodel_de.pack import PACK

__all__ = ("PACK",)
