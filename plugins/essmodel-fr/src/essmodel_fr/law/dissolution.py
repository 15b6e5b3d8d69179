"""
A29: what is left of a dissolved SCIC (*dévolution du boni de liquidation*).

Law:
    Art. 19 of loi n° 47-1775, from memory [unverified]: members get back what they paid in, and
    the rest goes to other co-operatives, to organisations of the social economy or to works of
    general interest, never to them.

Event:
    The day of the question.
"""

from essmodel.governance.oversight_fact import LiquidationFacts
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel_fr.law.text import SINCE_2001

ARTICLE_19 = LegalSource(
    kind=SourceKind.ACT,
    title="loi n° 47-1775 du 10 septembre 1947",
    article="art. 19",
    confidence=Confidence.UNVERIFIED,
)

_L = LiquidationFacts


def _rule(name: str, requires: Term[bool], says: Text) -> Rule:
    return Rule(
        id=name,
        subject=Subject.DISSOLUTION,
        requires=requires.node,
        says=says,
        source=ARTICLE_19,
        period=SINCE_2001,
        event=Event.DECISION,
    )


RULES = (
    _rule(
        "fr.scic.nothing_above_shares",
        _L.to_members <= _L.paid_in,
        Text(
            en="on liquidation members get no more than what they paid in for their shares",
            fr="à la liquidation, les associés ne reçoivent pas plus que le versé de leurs parts",
        ),
    ),
    _rule(
        "fr.scic.rest_to_social_economy",
        _L.to_members + _L.to_social_economy == _L.net_assets,
        Text(
            en="all that members do not get goes to co-operatives, to the social economy or to "
            "works of general interest",
            fr="tout ce que les associés ne reçoivent pas va à des coopératives, à l’économie "
            "sociale et solidaire ou à des œuvres d’intérêt général",
        ),
    ),
)
