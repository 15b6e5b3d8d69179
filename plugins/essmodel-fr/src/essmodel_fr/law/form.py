"""
A1: the company that a SCIC may be (*forme de la société*).

Law:
    art. 19 quinquies of loi n° 47-1775: a SA or a SARL since 2001-07-18, a SAS too since
    2014-08-02, always with variable capital [read].

Event:
    The day of the question.  The article says what a SCIC *is*, every day; a company that became
    a SAS after it was formed is judged by what it is now, so the day of formation chooses
    nothing.
"""

from essmodel.governance.fact import CooperativeFacts
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Rule, Subject
from essmodel_fr.law.text import (
    ARTICLE_19_QUINQUIES_2001,
    ARTICLE_19_QUINQUIES_2014,
    SINCE_2001,
    SINCE_2014,
    UNTIL_2014,
)
from essmodel_fr.legal_form import SA, SARL, SAS

_SA_OR_SARL = Rule(
    id="fr.scic.lawful_form",
    subject=Subject.STATUTES,
    requires=CooperativeFacts.legal_form.is_in({SA, SARL}).node,
    says=Text(en="a SCIC is a SA or a SARL", fr="une SCIC est une SA ou une SARL"),
    source=ARTICLE_19_QUINQUIES_2001,
    period=UNTIL_2014,
    event=Event.DECISION,
)

_OR_SAS = Rule(
    id="fr.scic.lawful_form",
    subject=Subject.STATUTES,
    requires=CooperativeFacts.legal_form.is_in({SA, SARL, SAS}).node,
    says=Text(en="a SCIC is a SA, a SARL or a SAS", fr="une SCIC est une SA, une SARL ou une SAS"),
    source=ARTICLE_19_QUINQUIES_2014,
    period=SINCE_2014,
    event=Event.DECISION,
)

_VARIABLE_CAPITAL = Rule(
    id="fr.scic.variable_capital",
    subject=Subject.STATUTES,
    requires=CooperativeFacts.has_variable_capital.node,
    says=Text(
        en="the capital of a SCIC is variable, so that members join and leave freely",
        fr="le capital d’une SCIC est variable, pour que des associés entrent et sortent librement",
    ),
    source=ARTICLE_19_QUINQUIES_2001,
    period=SINCE_2001,
    event=Event.DECISION,
)

RULES = (_SA_OR_SARL, _OR_SAS, _VARIABLE_CAPITAL)
