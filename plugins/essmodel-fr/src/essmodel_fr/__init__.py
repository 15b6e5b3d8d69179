"""French law for essmodel: the SCIC, the family quotient, and the codes of the public registers."""

from essmodel_fr.pack import PACK

__all__ = ("PACK",)
