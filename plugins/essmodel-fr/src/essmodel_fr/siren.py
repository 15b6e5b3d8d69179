"""
The SIREN: nine digits that identify an organisation in the national register of businesses.

Associations that employ or are subsidised, and public bodies, have one too.  The last digit is a
Luhn check digit; the others mean nothing.
"""

from essmodel.messages.text import Text
from essmodel.values.identifier import Identifier, IdentifierScheme
from essmodel_fr.luhn import is_luhn

SIREN = IdentifierScheme(
    id="siren",
    title=Text(en="SIREN number", fr="numéro SIREN"),
    pattern=r"\d{9}",
    example="732 829 320",
    is_sound=is_luhn,
)


def siren(code: str) -> Identifier:
    """
    Return *code* as a checked SIREN (*numéro SIREN*).

    >>> siren("732 829 320")
    Identifier(scheme='siren', code='732829320')

    Raises:
        InvalidValueError: it has not nine digits, or the last does not check the others.
    """
    return Identifier(SIREN.id, SIREN.check(code))
