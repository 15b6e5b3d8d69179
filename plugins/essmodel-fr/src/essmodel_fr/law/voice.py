"""
A8: one member, one voice, whatever the capital (*une personne, une voix*).

In the general meeting, or inside the college where members vote by colleges.

Law:
    art. 19 octies, with art. 1 and 9, of loi n° 47-1775 [secondary; an older text of art. 9 was
    read].

Event:
    The day of the question: what the statutes say on that day.
"""

from essmodel.governance.fact import CooperativeFacts
from essmodel.governance.statutes import VoiceRule
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Rule, Subject
from essmodel_fr.law.text import ONE_VOICE, SINCE_2001

RULES = (
    Rule(
        id="fr.scic.one_member_one_voice",
        subject=Subject.STATUTES,
        requires=(CooperativeFacts.voice == VoiceRule.ONE_PER_MEMBER.value).node,
        says=Text(
            en="each member has one voice in the general meeting, or in their college, whatever "
            "their capital",
            fr="chaque associé a une voix à l’assemblée générale, ou dans son collège, quel que "
            "soit son capital",
        ),
        source=ONE_VOICE,
        period=SINCE_2001,
        event=Event.DECISION,
    ),
)
