"""
The SIRET: fourteen digits that identify one establishment of an organisation.

They are the SIREN of the organisation, then five digits of its own, the last of which is a Luhn
check digit.  La Poste has more establishments than these digits can number: but for its head
office, the sum of the digits of its SIRETs is a multiple of five instead.
"""

from essmodel.messages.text import Text
from essmodel.values.identifier import Identifier, IdentifierScheme
from essmodel_fr.luhn import is_luhn
from essmodel_fr.siren import SIREN

LA_POSTE = "356000000"
HEAD_OFFICE_OF_LA_POSTE = "35600000000048"


def is_sound(digits: str) -> bool:
    """
    Whether the check digits of a SIRET, and those of its SIREN, agree.

    >>> is_sound("73282932000074"), is_sound("73282932000075")
    (True, False)
    >>> is_sound("35600000049837")
    True
    """
    if digits.startswith(LA_POSTE) and digits != HEAD_OFFICE_OF_LA_POSTE:
        return sum(int(digit) for digit in digits) % 5 == 0
    return is_luhn(digits) and is_luhn(digits[:9])


SIRET = IdentifierScheme(
    id="siret",
    title=Text(en="SIRET number", fr="numéro SIRET"),
    pattern=r"\d{14}",
    example="732 829 320 00074",
    is_sound=is_sound,
)


def siret(code: str) -> Identifier:
    """
    Return *code* as a checked SIRET (*numéro SIRET*).

    >>> siret("732 829 320 00074").code
    '73282932000074'

    Raises:
        InvalidValueError: it has not fourteen digits, or its check digits fail.
    """
    return Identifier(SIRET.id, SIRET.check(code))


def siren_of(establishment: Identifier) -> Identifier:
    """
    Return the SIREN of the organisation that an establishment belongs to.

    >>> siren_of(siret("73282932000074")).code
    '732829320'
    """
    return Identifier(SIREN.id, establishment.code[:9])
