"""
The code of a priority neighbourhood (*quartier prioritaire de la politique de la ville*, QPV).

Two lists have followed each other, and a code tells which one it is of:

- ``QP`` and six characters, ``QP044004``: department on three, number on three;
- ``QN``, five characters and a letter, ``QN07511M``: department on three, number on two, and
  whether the neighbourhood is new (``N``), changed (``M``) or unchanged (``I``).

Law:
    First list: décret n° 2014-1750, from 2015-01-01 [unverified].  Second list: décret n°
    2023-1314, from 2024-01-01 in mainland France, from 2025-01-01 overseas [unverified].  The
    shape ``QNXXXYYZ`` and the meaning of its letters: Pas-de-Calais, périmètres 2024, on
    data.gouv.fr [secondary]; its description breaks off after ``I``, so any letter is accepted.
    That no code of one list has the shape of the other is inferred from the codes seen; no text
    was found that says it.
"""

from essmodel.messages.text import Text
from essmodel.values.identifier import Identifier, IdentifierScheme

_DEPARTMENT = r"(0\d\d|02[AB]|9[78]\d)"

QPV = IdentifierScheme(
    id="qpv",
    title=Text(en="code of a priority neighbourhood", fr="code de quartier prioritaire"),
    pattern=rf"QP{_DEPARTMENT}\d{{3}}|QN{_DEPARTMENT}\d{{2}}[A-Z]",
    example="QN07511M",
    is_sound=lambda _: True,
)


def qpv(code: str) -> Identifier:
    """
    Return *code* as that of a priority neighbourhood (*code QPV*).

    >>> qpv("QP044004").code, qpv("QN07511M").code
    ('QP044004', 'QN07511M')

    Raises:
        InvalidValueError: it has another shape.
    """
    return Identifier(QPV.id, QPV.check(code))


def list_of(neighbourhood: Identifier) -> int:
    """
    Return the year of the list that a code is of: 2015 or 2024.

    >>> list_of(qpv("QP044004")), list_of(qpv("QN07511M"))
    (2015, 2024)
    """
    return 2015 if neighbourhood.code.startswith("QP") else 2024


def is_overseas(neighbourhood: Identifier) -> bool:
    """
    Whether a neighbourhood lies overseas, where departments have three digits from 971.

    >>> is_overseas(qpv("QN97411N")), is_overseas(qpv("QP02A001"))
    (True, False)
    """
    return neighbourhood.code[2:4] in {"97", "98"}
