"""
D9: which generation of city contracts is in force (*contrats de ville*).

2015 to 2020, extended to the end of 2023; then 2024 to the end of 2030.  What follows is not known,
and nothing is asked after it.

Law:
    art. 6 of loi n° 2014-173 and the years of both generations [unverified], so every answer is a
    doubt.  Contracts of 2024 could be signed until 2024-03-31 (press, 2023-09): whether one in
    between had any is not said here, only which generation the years belong to.

Event:
    The day of the question.
"""

from datetime import date

from essmodel.messages.text import Text
from essmodel.rules.datatype import Label
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence
from essmodel.rules.rule import Rule, Subject
from essmodel.values.period import Period
from essmodel_fr.contract import GENERATION_2015, GENERATION_2024, CityContract
from essmodel_fr.law.urban_policy import urban_policy_act

CITY_CONTRACTS = urban_policy_act(
    "art. 6",
    confidence=Confidence.UNVERIFIED,
    url=(
        "https://banquedesterritoires.fr/"
        "quartiers-prioritaires-un-trimestre-supplementaire-pour-finaliser-les-contrats-de-ville"
    ),
)
_FIRST = date(2015, 1, 1)
_SECOND = date(2024, 1, 1)
_AFTER = date(2031, 1, 1)

GENERATION_IN_FORCE = Parameter[str](
    id="fr.city_contract.generation_in_force",
    label=Text(
        en="generation of city contracts in force",
        fr="génération de contrats de ville en cours",
    ),
    datatype=Label("city_contract_generation"),
    enacted=(
        Enacted(
            value=GENERATION_2015,
            period=Period(start=_FIRST, end=_SECOND),
            source=CITY_CONTRACTS,
        ),
        Enacted(
            value=GENERATION_2024,
            period=Period(start=_SECOND, end=_AFTER),
            source=CITY_CONTRACTS,
        ),
    ),
)

RULES = (
    Rule(
        id="fr.city_contract.of_the_generation_in_force",
        subject=Subject.NEIGHBOURHOOD,
        requires=(CityContract.generation == GENERATION_IN_FORCE).node,
        says=Text(
            en="a city contract is of the generation in force, {generation_in_force}",
            fr="un contrat de ville est de la génération en cours, {generation_in_force}",
        ),
        source=CITY_CONTRACTS,
        period=Period(start=_FIRST, end=_AFTER),
        event=Event.DECISION,
    ),
)

PARAMETERS = (GENERATION_IN_FORCE,)
