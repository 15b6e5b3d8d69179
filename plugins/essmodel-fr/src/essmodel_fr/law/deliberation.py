"""
A7: a local authority joins by a decision that gives reasons (*délibération motivée*).

Law:
    An account of it, by the network of local authorities for the social economy and the federation
    of the Scop [secondary]: a deliberation with reasons, within its competences, and no decree.

Event:
    The day of the question, of each authority that is a member on it.
"""

from essmodel.governance.fact import CooperativeFacts, HoldingRecord
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel_fr.authority_kind import LOCAL_SINCE_2014
from essmodel_fr.law.text import SINCE_2001

DELIBERATION = LegalSource(
    kind=SourceKind.ACT,
    title="loi n° 47-1775 du 10 septembre 1947",
    article="entrée d’une collectivité au capital d’une SCIC",
    confidence=Confidence.SECONDARY,
    url="https://www.rtes.fr",
)
_IS_LOCAL = HoldingRecord.holder.is_in(LOCAL_SINCE_2014)

RULES = (
    Rule(
        id="fr.scic.authorities_deliberated",
        subject=Subject.STATUTES,
        applies=CooperativeFacts.holdings.any(_IS_LOCAL).node,
        requires=(~CooperativeFacts.holdings.any(_IS_LOCAL & ~HoldingRecord.deliberated)).node,
        says=Text(
            en="each local authority joined by a decision of its assembly that gives reasons",
            fr="chaque collectivité est entrée par une délibération motivée de son assemblée",
        ),
        source=DELIBERATION,
        period=SINCE_2001,
        event=Event.DECISION,
    ),
)
