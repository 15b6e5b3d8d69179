"""
A9: the weight of a college once a silent one was set aside (*collège silencieux écarté*).

Law:
    Art. 19 octies of loi n° 47-1775 bounds the weights that statutes give; that it bounds those
    with which a resolution is decided too is a reading [inferred]: a doubt, never a breach.

Event:
    The day of the meeting.
"""

from essmodel.governance.fact import CollegeRecord, CooperativeFacts, ResolutionFacts
from essmodel.governance.statutes import SilentCollege
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Rule, Subject
from essmodel_fr.law.college import COLLEGE_CEILING
from essmodel_fr.law.text import ARTICLE_19_OCTIES_REDISTRIBUTED, SINCE_2001

_DECIDING = ResolutionFacts.deciding_colleges
_WITHIN_CEILING = _DECIDING.all(
    CollegeRecord.parts.widened(4) <= CollegeRecord.whole * COLLEGE_CEILING
)

RULES = (
    Rule(
        id="fr.scic.no_college_over_ceiling_once_silent",
        subject=Subject.MAJORITY,
        # Asked only where one is over it: a doubt about nothing would help nobody.  Where statutes
        # do not say what silence means, nobody has set a college aside.
        applies=(
            CooperativeFacts.silent_college.is_known()
            & (CooperativeFacts.silent_college == SilentCollege.SET_ASIDE.value)
            & (_DECIDING.number() < CooperativeFacts.formed_colleges.number())
            & ~_WITHIN_CEILING
        ).node,
        requires=_WITHIN_CEILING.node,
        says=Text(
            en="once a silent college is set aside, no college has more than {college_ceiling}",
            fr="une fois écarté un collège silencieux, aucun collège n’a plus de {college_ceiling}",
        ),
        source=ARTICLE_19_OCTIES_REDISTRIBUTED,
        period=SINCE_2001,
        event=Event.ASSEMBLY,
    ),
)
