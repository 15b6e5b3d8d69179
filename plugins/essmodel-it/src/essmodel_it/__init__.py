"""The law of Italy for essmodel: the social co-operative, in files of YAML beside this one."""

from essmodel_it.pack import PACK

__all__ = ("PACK",)
