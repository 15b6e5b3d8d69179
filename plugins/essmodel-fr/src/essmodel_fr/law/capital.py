"""
A11 to A14: the capital of a SCIC (*capital social*): its least, its floor, what is paid.

A SA needs 18 500 €, half of what another SA needs; a SARL and a SAS need no amount.  On
subscription a quarter is paid.  No repayment brings the capital below a quarter of the most that it
ever was: the floor rises with the capital and never sinks.  All shares have one nominal value.

Law:
    loi n° 47-1775, art. 27 (least), art. 12 (payment), art. 13 (floor), as the federation of the
    Scop tells them [secondary]; of art. 13 a version of 1992 to 2000 was read.  Nothing of the five
    years within which the rest is paid is asked here.

Event:
    The day of the question: the capital must be what it must be, every day.
"""

from essmodel.governance.fact import CooperativeFacts
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion
from essmodel_fr.law.text import SINCE_2001
from essmodel_fr.legal_form import SA

_CAPITAL_FAQ = "https://www.les-scic.coop/sites/fr/les-scic/FAQ/Capital"


def _article(article: str) -> LegalSource:
    return LegalSource(
        kind=SourceKind.ACT,
        title="loi n° 47-1775 du 10 septembre 1947",
        article=article,
        confidence=Confidence.SECONDARY,
        url=_CAPITAL_FAQ,
    )


ARTICLE_12 = _article("art. 12")
ARTICLE_13 = _article("art. 13")
ARTICLE_27 = _article("art. 27")
ONE_VALUE = _article("valeur nominale des parts")

SA_LEAST_CAPITAL = Parameter[Money](
    id="fr.sa.least_capital",
    label=Text(en="least capital of a co-operative SA", fr="capital minimal d’une SA coopérative"),
    datatype=Number(places=2, unit="EUR", least=0),
    enacted=(Enacted(value=Money(18_500_00), period=SINCE_2001, source=ARTICLE_27),),
)
PAID_ON_SUBSCRIPTION = Parameter[Proportion](
    id="fr.scic.paid_on_subscription",
    label=Text(
        en="part of the capital paid on subscription",
        fr="part du capital libérée à la souscription",
    ),
    datatype=Number(places=4, least=0, most=10_000),
    enacted=(Enacted(value=Proportion.of(1, 4), period=SINCE_2001, source=ARTICLE_12),),
)
CAPITAL_FLOOR = Parameter[Proportion](
    id="fr.scic.capital_floor",
    label=Text(
        en="part of the highest capital that must stay",
        fr="part du capital le plus élevé à conserver",
    ),
    datatype=Number(places=4, least=0, most=10_000),
    enacted=(Enacted(value=Proportion.of(1, 4), period=SINCE_2001, source=ARTICLE_13),),
)


def _rule(
    name: str,
    requires: Term[bool],
    *,
    says: Text,
    source: LegalSource,
    applies: Term[bool] | None = None,
) -> Rule:
    return Rule(
        id=name,
        subject=Subject.STATUTES,
        applies=applies.node if applies is not None else None,
        requires=requires.node,
        says=says,
        source=source,
        period=SINCE_2001,
        event=Event.DECISION,
    )


RULES = (
    _rule(
        "fr.sa.enough_capital",
        CooperativeFacts.capital >= SA_LEAST_CAPITAL,
        applies=CooperativeFacts.legal_form == SA,
        says=Text(
            en="a SA that is a co-operative has a capital of at least {least_capital}",
            fr="une SA coopérative a un capital d’au moins {least_capital}",
        ),
        source=ARTICLE_27,
    ),
    _rule(
        "fr.scic.capital_paid_up",
        CooperativeFacts.paid_capital.widened(4) >= CooperativeFacts.capital * PAID_ON_SUBSCRIPTION,
        says=Text(
            en="at least {paid_on_subscription} of the capital is paid up on subscription",
            fr="au moins {paid_on_subscription} du capital est libéré à la souscription",
        ),
        source=ARTICLE_12,
    ),
    _rule(
        "fr.scic.capital_above_floor",
        CooperativeFacts.capital.widened(4) >= CooperativeFacts.highest_capital * CAPITAL_FLOOR,
        says=Text(
            en="the capital does not fall below {capital_floor} of the most that it ever was",
            fr="le capital ne descend pas sous {capital_floor} du plus haut qu’il ait été",
        ),
        source=ARTICLE_13,
    ),
    _rule(
        "fr.scic.one_share_value",
        CooperativeFacts.share_values == 1,
        says=Text(
            en="all shares have one nominal value",
            fr="toutes les parts ont une même valeur nominale",
        ),
        source=ONE_VALUE,
    ),
)

PARAMETERS = (SA_LEAST_CAPITAL, PAID_ON_SUBSCRIPTION, CAPITAL_FLOOR)
