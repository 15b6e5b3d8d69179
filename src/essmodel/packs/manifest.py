"""Who a pack is: read from its ``essmodel.yaml`` without running anything of it."""

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text

API = 1
"""The version of the plugin interface; a pack says which one it was written for."""


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
    api: int = field()
    version: str
    maintainer: str
    licence: str

    @api.validator
    def _is_known(self, _attribute: object, value: int) -> None:
        if value != API:
            raise InvalidValueError.because("api_unknown", path="api", found=value, known=API)
