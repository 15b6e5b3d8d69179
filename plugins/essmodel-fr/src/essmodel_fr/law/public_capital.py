"""
A6: local authorities together hold at most a part of the capital (*plafond de capital public*).

20 % from 2001-07-18, 50 % since 2014-08-02, when *établissements publics territoriaux* were added
to those who count together.  The cap is on capital, over all of them at once, never on votes; the
State is outside it.  A member who leaves can make the others breach it, so it is asked of every
day.

Law:
    art. 19 septies, last paragraph, of loi n° 47-1775, both versions [read].  Who counts: see
    `essmodel_fr.authority_kind`.

Event:
    The day of the question: the article bounds what they may *hold*, not what they subscribed.
"""

from essmodel.governance.fact import CooperativeFacts, HoldingRecord
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel.values.proportion import Proportion
from essmodel_fr.authority_kind import LOCAL_SINCE_2014, LOCAL_UNTIL_2014
from essmodel_fr.law.text import (
    ARTICLE_19_SEPTIES_2001,
    ARTICLE_19_SEPTIES_2014,
    SINCE_2014,
    UNTIL_2014,
)

PUBLIC_CAPITAL_CAP = Parameter[Proportion](
    id="fr.scic.public_capital_cap",
    label=Text(
        en="cap on the capital that local authorities hold",
        fr="plafond du capital détenu par les collectivités",
    ),
    datatype=Number(places=4, least=0, most=10_000),
    enacted=(
        Enacted(value=Proportion.of(20, 100), period=UNTIL_2014, source=ARTICLE_19_SEPTIES_2001),
        Enacted(value=Proportion.of(50, 100), period=SINCE_2014, source=ARTICLE_19_SEPTIES_2014),
    ),
)


def _within_cap(kinds: frozenset[str]) -> Term[bool]:
    """Whether members of these *kinds* together hold no more than the cap."""
    held = CooperativeFacts.holdings.total(
        HoldingRecord.amount, where=HoldingRecord.holder.is_in(kinds)
    )
    return held.widened(4) <= CooperativeFacts.capital * PUBLIC_CAPITAL_CAP


RULES = (
    Rule(
        id="fr.scic.public_capital_within_cap",
        subject=Subject.STATUTES,
        requires=_within_cap(LOCAL_UNTIL_2014).node,
        says=Text(
            en="local authorities and their groupings together hold at most {public_capital_cap} "
            "of the capital",
            fr="les collectivités territoriales et leurs groupements détiennent ensemble au plus "
            "{public_capital_cap} du capital",
        ),
        source=ARTICLE_19_SEPTIES_2001,
        period=UNTIL_2014,
        event=Event.DECISION,
    ),
    Rule(
        id="fr.scic.public_capital_within_cap",
        subject=Subject.STATUTES,
        requires=_within_cap(LOCAL_SINCE_2014).node,
        says=Text(
            en="local authorities, their groupings and territorial public bodies together hold at "
            "most {public_capital_cap} of the capital",
            fr="les collectivités territoriales, leurs groupements et les établissements publics "
            "territoriaux détiennent ensemble au plus {public_capital_cap} du capital",
        ),
        source=ARTICLE_19_SEPTIES_2014,
        period=SINCE_2014,
        event=Event.DECISION,
    ),
)

PARAMETERS = (PUBLIC_CAPITAL_CAP,)
