"""
A15: in a SAS the statutes are free, but no minority may decide.

A collective decision needs at least the majority of the votes cast; a clause that lets fewer decide
is deemed unwritten.  Quorums are what the statutes say.

Law:
    Cass. ass. plén., 2024-11-15, n° 23-16.670 [secondary: actu-juridique.fr, lexbase.fr,
    bignonlebray.com].

Event:
    Of the statutes, the day of the question; of a resolution, the day of the meeting.  A ruling
    says what the law was, for older votes too; courts differed before it, so this pack asks only
    of the days since.
"""

from essmodel.governance.fact import CooperativeFacts, ResolutionFacts
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import reaches
from essmodel.values.period import Period
from essmodel_fr.law.decision import MORE_THAN_HALF, majority_is_at_least
from essmodel_fr.law.text import (
    MAJORITY_RULING,
    MAJORITY_RULING_BY_VOICES,
    MAJORITY_RULING_DAY,
)
from essmodel_fr.legal_form import SAS

_SINCE_RULING = Period(start=MAJORITY_RULING_DAY)
_IS_SAS = CooperativeFacts.legal_form == SAS

_CARRIED = reaches(MORE_THAN_HALF, ResolutionFacts.yes_of_cast, of=ResolutionFacts.cast)
_BY_VOICES = reaches(MORE_THAN_HALF, ResolutionFacts.voices_for, of=ResolutionFacts.voices_cast)

# DOUBT(23-16.670): where colleges weigh, no text read says whether "votes cast" are the votes as
# the statutes carry them (art. 19 octies) or the voices one by one.  A decision that has neither
# majority is unlawful by any reading; one that only its weights carry is a doubt.
RULES = (
    Rule(
        id="fr.sas.majority_in_statutes",
        subject=Subject.STATUTES,
        applies=_IS_SAS.node,
        requires=CooperativeFacts.decisions.all(majority_is_at_least(MORE_THAN_HALF)).node,
        says=Text(
            en="the statutes of a SAS let no decision pass without the majority of the votes cast",
            fr="les statuts d’une SAS n’admettent aucune décision sans la majorité des voix "
            "exprimées",
        ),
        source=MAJORITY_RULING,
        period=_SINCE_RULING,
        event=Event.DECISION,
    ),
    Rule(
        id="fr.sas.majority",
        subject=Subject.MAJORITY,
        applies=_IS_SAS.node,
        requires=(_CARRIED | _BY_VOICES).node,
        says=Text(
            en="in a SAS, a decision has the majority of the votes cast",
            fr="dans une SAS, une décision réunit la majorité des voix exprimées",
        ),
        source=MAJORITY_RULING,
        period=_SINCE_RULING,
        event=Event.ASSEMBLY,
    ),
    Rule(
        id="fr.sas.majority_by_voices",
        subject=Subject.MAJORITY,
        applies=(_IS_SAS & _CARRIED & ~_BY_VOICES).node,
        requires=_BY_VOICES.node,
        says=Text(
            en="in a SAS, the weights of colleges let no minority of the voices cast decide",
            fr="dans une SAS, le poids des collèges ne laisse pas décider une minorité des voix "
            "exprimées",
        ),
        source=MAJORITY_RULING_BY_VOICES,
        period=_SINCE_RULING,
        event=Event.ASSEMBLY,
    ),
)
