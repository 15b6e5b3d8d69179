"""Who a pack is: read from its ``essmodel.yaml`` without running anything of it."""

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.law.status import InForce, LegalStatus
from essmodel.rules.rule import Subject
from essmodel.values.country import is_country
from essmodel.values.identifier import Identifier

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
        places: the codes of the places whose law it is; everywhere where there are none.
        country: the country whose law it is, in two letters; a case that says another is not asked.
        subjects: what it may decide about; anything where none is named.
        status: whether all of it is law.
    """

    id: str
    title: Text
    api: int = field(validator=_is_known)
    version: str
    maintainer: str
    licence: str
    places: tuple[Identifier, ...] = ()
    country: str | None = field(default=None, validator=is_country)
    subjects: tuple[Subject, ...] = ()
    status: LegalStatus = field(factory=InForce)
