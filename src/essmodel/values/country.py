"""The code of a country or of a part of it, as ISO 3166 has it."""

import re

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.values.identifier import IdentifierScheme

ISO_3166 = IdentifierScheme(
    id="iso",
    title=Text(en="ISO 3166 code", fr="code ISO 3166"),
    pattern=r"[A-Z]{2}(-[A-Z0-9]{1,3})?",
    example="XY-Z",
    is_sound=lambda _: True,
)
"""Two letters of a country; a hyphen and up to three more of a province, a state or a region."""


def country_of(code: str) -> str:
    """
    Return the country of a code.

    >>> country_of("XY-Z")
    'XY'
    """
    return code.partition("-")[0]


def is_country(_instance: object, _attribute: object, value: str | None) -> None:
    """
    Refuse what is not the code of a whole country.

    Raises:
        InvalidValueError: it has another shape.
    """
    if value is not None and not re.fullmatch("[A-Z]{2}", value):
        raise InvalidValueError.because("not_a_country", path="country", found=value)
