"""Who a pack is: read from its ``essmodel.yaml`` without running anything of it."""

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text

API = 1
"""The version of the plugin interface; a pack says which one it was written for."""


def _is_known(_manifest: object, _attribute: object, value: int) -> None:
    if value != API:
        raise InvalidValueError.because("api_unknown", path="api", found=value, known=API)


@frozen(kw_only=True)
class Manifest:
    """
    The identity card of a pack.

    Attributes:
        id: the prefix of the ids of its rules and parameters.
        api: the version of the plugin interface that it was written for.
        maintainer: who answers for it.
        licence: an SPDX identifier.
    """

    id: str
    title: Text
    api: int = field(validator=_is_known)
    version: str
    maintainer: str
    licence: str
