"""The law of Spain for essmodel: co-operatives of social initiative, in YAML beside this file."""

from essmodel_es.pack import PACK

__all__ = ("PACK",)
