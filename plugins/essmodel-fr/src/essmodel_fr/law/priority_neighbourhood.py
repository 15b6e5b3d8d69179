"""
D7: which list of priority neighbourhoods is in force, and what puts one on it (*QPV*).

The first list holds from 2015-01-01, everywhere; the second from 2024-01-01 in mainland France and
from 2025-01-01 overseas.  A neighbourhood of a list that has ended is a priority one no more.

Law:
    décret n° 2014-1750, décret n° 2023-1314, art. 5 of loi n° 2014-173 [all unverified], so every
    answer is a doubt.  No figure was read for the gap of incomes: it is a fact.

Event:
    The day of the question.
"""

from datetime import date

from essmodel.messages.text import Text
from essmodel.rules.datatype import Label, Number
from essmodel.rules.expression import Cmp
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Local, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import node_of
from essmodel.values.period import Period
from essmodel_fr.law.urban_policy import SINCE_THE_ACT, urban_policy_act
from essmodel_fr.neighbourhood import (
    LIST_2015,
    LIST_2024,
    MAINLAND,
    OVERSEAS,
    PriorityNeighbourhood,
)

_LIST = Label("qpv_list")
_FIRST = date(2015, 1, 1)
_SECOND = date(2024, 1, 1)
_SECOND_OVERSEAS = date(2025, 1, 1)

FIRST_LIST = LegalSource(
    kind=SourceKind.DECREE,
    title="décret n° 2014-1750 du 30 décembre 2014",
    article="liste",
    confidence=Confidence.UNVERIFIED,
)
SECOND_LIST = LegalSource(
    kind=SourceKind.DECREE,
    title="décret n° 2023-1314 du 28 décembre 2023",
    article="liste",
    confidence=Confidence.UNVERIFIED,
    url="https://grandest-moissonnage.data4citizen.com/dataset/pop_qp24-pop_qp24_rp20",
)
CRITERIA = urban_policy_act(
    "art. 5",
    confidence=Confidence.UNVERIFIED,
    url=(
        "https://www.europe1.fr/politique/"
        "politique-de-la-ville-111-nouveaux-quartiers-classes-prioritaires-en-2024-4222649"
    ),
)


def _lists(mainland: str, overseas: str) -> Local[str]:
    return Local(((MAINLAND, mainland), (OVERSEAS, overseas)))


LIST_IN_FORCE = Parameter[Local[str]](
    id="fr.qpv.list_in_force",
    label=Text(
        en="list of priority neighbourhoods in force",
        fr="liste en vigueur des quartiers prioritaires",
    ),
    datatype=_LIST,
    by="priority_neighbourhood.territory",
    enacted=(
        Enacted(
            value=_lists(LIST_2015, LIST_2015),
            period=Period(start=_FIRST, end=_SECOND),
            source=FIRST_LIST,
        ),
        Enacted(
            value=_lists(LIST_2024, LIST_2015),
            period=Period(start=_SECOND, end=_SECOND_OVERSEAS),
            source=SECOND_LIST,
        ),
        Enacted(
            value=_lists(LIST_2024, LIST_2024),
            period=Period(start=_SECOND_OVERSEAS),
            source=SECOND_LIST,
        ),
    ),
)

MINIMUM_POPULATION = Parameter[int](
    id="fr.qpv.minimum_population",
    label=Text(
        en="least population of a priority neighbourhood",
        fr="population minimale d’un quartier prioritaire",
    ),
    datatype=Number(least=0),
    enacted=(Enacted(value=1_000, period=SINCE_THE_ACT, source=CRITERIA),),
)

RULES = (
    Rule(
        id="fr.qpv.on_the_list_in_force",
        subject=Subject.NEIGHBOURHOOD,
        # A term is compared with figures of its own type, and this one has a value for each place.
        requires=Cmp("==", PriorityNeighbourhood.list.node, node_of(LIST_IN_FORCE, _LIST)),
        says=Text(
            en="a priority neighbourhood is on the list in force, {list_in_force}",
            fr="un quartier prioritaire figure sur la liste en vigueur, {list_in_force}",
        ),
        source=CRITERIA,
        period=Period(start=_FIRST),
        event=Event.DECISION,
    ),
    Rule(
        id="fr.qpv.enough_inhabitants",
        subject=Subject.NEIGHBOURHOOD,
        requires=(PriorityNeighbourhood.population >= MINIMUM_POPULATION).node,
        says=Text(
            en="a priority neighbourhood has at least {minimum_population} inhabitants",
            fr="un quartier prioritaire a au moins {minimum_population} habitants",
        ),
        source=CRITERIA,
        period=SINCE_THE_ACT,
        event=Event.DECISION,
    ),
    Rule(
        id="fr.qpv.incomes_lag_behind",
        subject=Subject.NEIGHBOURHOOD,
        requires=PriorityNeighbourhood.has_income_gap.node,
        says=Text(
            en="incomes in a priority neighbourhood lag behind those of the town and the country",
            fr="les revenus d’un quartier prioritaire sont en retard sur ceux de l’agglomération "
            "et du pays",
        ),
        source=CRITERIA,
        period=SINCE_THE_ACT,
        event=Event.DECISION,
    ),
)

PARAMETERS = (LIST_IN_FORCE, MINIMUM_POPULATION)
