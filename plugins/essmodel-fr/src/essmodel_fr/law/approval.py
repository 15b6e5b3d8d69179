"""
A3: the approval of a SCIC by the prefect (*agrément préfectoral*), as long as there was one.

Law:
    art. 19 terdecies of loi n° 47-1775 and its decree, from 2002-02-21; abolished by loi
    n° 2012-387 of 22 March 2012 [unverified]: what the law asked is known from accounts, the day of
    its end is not, so all of it is shown as a doubt.

Event:
    The day of the question.
"""

from datetime import date

from essmodel.governance.fact import CooperativeFacts
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.values.period import Period

ABOLISHED = date(2012, 3, 24)
APPROVAL = LegalSource(
    kind=SourceKind.ACT,
    title="loi n° 47-1775 du 10 septembre 1947",
    article="agrément préfectoral des SCIC, supprimé par la loi n° 2012-387",
    confidence=Confidence.UNVERIFIED,
)

RULES = (
    Rule(
        id="fr.scic.approved",
        subject=Subject.STATUTES,
        requires=CooperativeFacts.approved.node,
        says=Text(
            en="the prefect has approved the SCIC, for five years",
            fr="le préfet a agréé la SCIC, pour cinq ans",
        ),
        source=APPROVAL,
        period=Period(start=date(2002, 2, 21), end=ABOLISHED),
        event=Event.DECISION,
    ),
)
