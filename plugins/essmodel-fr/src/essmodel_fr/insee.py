"""
The INSEE code of a commune: five characters, never a postal code.

Two characters of the department (``2A`` and ``2B`` in Corsica) and three of the commune; or,
overseas, three of the territory (``971`` to ``978``, ``984``, ``986`` to ``989``) and two of the
commune.  It begins with a zero in nine departments, so it is text.  Code officiel géographique,
INSEE [unverified: its list of territories was not read again].
"""

from essmodel.messages.text import Text
from essmodel.values.identifier import Identifier, IdentifierScheme

INSEE = IdentifierScheme(
    id="insee",
    title=Text(en="INSEE code of a commune", fr="code INSEE de commune"),
    pattern=r"(0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5])\d{3}|(97[1-8]|98[46-9])\d{2}",
    example="93066",
    is_sound=lambda _: True,
)


def insee(code: str) -> Identifier:
    """
    Return *code* as the INSEE code of a commune (*code INSEE*, *code commune*).

    >>> insee("01004").code, insee("2A004").code, insee("97411").code
    ('01004', '2A004', '97411')

    Raises:
        InvalidValueError: it has another shape.
    """
    return Identifier(INSEE.id, INSEE.check(code))


def department_of(commune: Identifier) -> str:
    """
    Return the department, or the overseas territory, of a commune (*département*).

    >>> department_of(insee("93066")), department_of(insee("2A004")), department_of(insee("97411"))
    ('93', '2A', '974')
    """
    overseas = commune.code.startswith(("97", "98"))
    return commune.code[: 3 if overseas else 2]
