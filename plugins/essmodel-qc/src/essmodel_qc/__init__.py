"""The law of Québec for essmodel: the solidarity co-operative, in files of YAML beside this one."""

from essmodel_qc.pack import PACK

__all__ = ("PACK",)
