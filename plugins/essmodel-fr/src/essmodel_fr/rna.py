"""
The RNA number: what identifies an association in the *Répertoire national des associations*.

A ``W`` and nine characters: the department or overseas territory where it was declared, then
digits.  There is no check digit.  Associations of Alsace and Moselle have none: theirs stand in the
register of a court.

Law:
    arrêté du 14 octobre 2009; "W and nine digits" [secondary:
    associations.gouv.fr/immatriculation].  The letters of Corsica (``2A``, ``2B``) and of
    overseas (``9R`` for Réunion) are seen in real numbers, such as W9R1011072; no list of them
    was read [unverified].
"""

from essmodel.messages.text import Text
from essmodel.values.identifier import Identifier, IdentifierScheme

RNA = IdentifierScheme(
    id="rna",
    title=Text(en="RNA number", fr="numéro RNA"),
    pattern=r"W(\d{9}|(2[AB]|9[A-Z])\d{7})",
    example="W751515517",
    is_sound=lambda _: True,
)


def rna(code: str) -> Identifier:
    """
    Return *code* as an RNA number (*numéro RNA*).

    >>> rna("W751515517").code, rna("W2A1000123").code
    ('W751515517', 'W2A1000123')

    Raises:
        InvalidValueError: it has another shape.
    """
    return Identifier(RNA.id, RNA.check(code))
