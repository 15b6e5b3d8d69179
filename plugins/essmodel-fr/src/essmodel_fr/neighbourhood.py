"""
What the law asks about a neighbourhood, in the words of the State's lists (*quartier prioritaire*).

>>> from essmodel_fr.qpv import qpv
>>> described(qpv("QN07511M")).list, described(qpv("QP974001")).territory
('list_2024', 'overseas')
"""

from essmodel.messages.text import Text
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Label, Number, Truth
from essmodel.rules.fact import Fact, fact, facts
from essmodel.values.identifier import Identifier
from essmodel_fr.qpv import is_overseas, list_of

LIST_2015 = "list_2015"
LIST_2024 = "list_2024"
MAINLAND = "mainland"
OVERSEAS = "overseas"

QPV_LIST = CodeBook(
    id="qpv_list",
    title=Text(en="list of priority neighbourhoods", fr="liste des quartiers prioritaires"),
    codes=(
        (LIST_2015, Text(en="first list (codes in QP)", fr="première liste (codes en QP)")),
        (LIST_2024, Text(en="second list (codes in QN)", fr="deuxième liste (codes en QN)")),
    ),
)
TERRITORY = CodeBook(
    id="territory",
    title=Text(en="part of France", fr="partie du territoire"),
    codes=(
        (MAINLAND, Text(en="mainland France", fr="France hexagonale et Corse")),
        (OVERSEAS, Text(en="overseas", fr="outre-mer")),
    ),
)
CODE_BOOKS = (QPV_LIST, TERRITORY)

_CODE = Text(
    en="the code of the neighbourhood, on the State's map",
    fr="le code du quartier, sur la carte de l’État",
)
_PREFECT = Text(en="the prefect", fr="la préfecture")


@facts("priority_neighbourhood")
class PriorityNeighbourhood:
    """A neighbourhood that is, or claims to be, a priority one (*QPV*)."""

    list: Fact[str] = fact(
        type=Label("qpv_list"),
        label=Text(en="list that the neighbourhood is on", fr="liste où figure le quartier"),
        comes_from=_CODE,
    )
    territory: Fact[str] = fact(
        type=Label("territory"),
        label=Text(en="where the neighbourhood lies", fr="territoire où se trouve le quartier"),
        comes_from=_CODE,
    )
    population: Fact[int] = fact(
        type=Number(least=0),
        label=Text(en="inhabitants of the neighbourhood", fr="habitants du quartier"),
        comes_from=Text(en="the census (INSEE)", fr="le recensement (INSEE)"),
    )
    has_income_gap: Fact[bool] = fact(
        type=Truth(),
        label=Text(
            en="incomes lag behind those of the town and of the country",
            fr="écart de revenus avec l’agglomération et le pays",
        ),
        comes_from=_PREFECT,
    )
    has_citizen_council: Fact[bool] = fact(
        type=Truth(),
        label=Text(
            en="has a citizen council, its own or a shared one",
            fr="a un conseil citoyen, le sien ou un conseil partagé",
        ),
        comes_from=_PREFECT,
    )


def described(neighbourhood: Identifier) -> PriorityNeighbourhood:
    """Return what the code of a neighbourhood tells of it: its list, and where it lies."""
    return PriorityNeighbourhood(
        list=LIST_2015 if list_of(neighbourhood) == 2015 else LIST_2024,  # noqa: PLR2004 - a year
        territory=OVERSEAS if is_overseas(neighbourhood) else MAINLAND,
    )
