"""
A16: in a SA, a proxy without a holder votes with the board (*pouvoir en blanc*).

Law:
    Art. L225-106 of the code de commerce [read]: yes to what the board presents or approves, no to
    everything else.  Statutes that say nothing of it are not asked.

Event:
    The day of the question.
"""

from essmodel.governance.assembly_rule import BlankProxies
from essmodel.governance.fact import CooperativeFacts
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel_fr.law.text import SINCE_2001
from essmodel_fr.legal_form import SA

L225_106 = LegalSource(
    kind=SourceKind.ACT,
    title="code de commerce",
    article="art. L225-106",
    confidence=Confidence.READ,
)

RULES = (
    Rule(
        id="fr.sa.blank_proxies",
        subject=Subject.STATUTES,
        applies=(
            CooperativeFacts.blank_proxies.is_known() & (CooperativeFacts.legal_form == SA)
        ).node,
        requires=(CooperativeFacts.blank_proxies == BlankProxies.WITH_THE_BOARD.value).node,
        says=Text(
            en="in a SA, a proxy without a holder votes with the board",
            fr="dans une SA, un pouvoir en blanc vote avec le conseil",
        ),
        source=L225_106,
        period=SINCE_2001,
        event=Event.DECISION,
        mode=Mode.FIXED,
    ),
)
