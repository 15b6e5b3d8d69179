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
from essmodel_fr.law.text import MAJORITY_RULING, MAJORITY_RULING_DAY
from essmodel_fr.legal_form import SAS

_SINCE_RULING = Period(start=MAJORITY_RULING_DAY)
_IS_SAS = CooperativeFacts.legal_form == SAS

# DOUBT(23-16.670): where colleges weigh, "votes cast" is read as the weighted votes, as the
# statutes carry them under art. 19 octies; no text read says so of a SCIC.
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
        requires=reaches(MORE_THAN_HALF, ResolutionFacts.yes_of_cast, of=ResolutionFacts.cast).node,
        says=Text(
            en="in a SAS, a decision has the majority of the votes cast",
            fr="dans une SAS, une décision réunit la majorité des voix exprimées",
        ),
        source=MAJORITY_RULING,
        period=_SINCE_RULING,
        event=Event.ASSEMBLY,
    ),
)
