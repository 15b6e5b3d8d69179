"""
A27 and A28: whoever leaves, or must leave, a company with variable capital.

Law:
    Art. L231-6 of the code de commerce, version of 2009 [read]: the general meeting excludes by
    the majority that changes the statutes; whoever left answers for five years for what the
    company owed on that day.  That a member is heard before is from memory [unverified].

Event:
    The day of the question.  What statutes do not say is not asked.
"""

from datetime import date

from essmodel.governance.oversight_fact import LeavingFacts
from essmodel.governance.statutes import DecisionKind
from essmodel.messages.text import Text
from essmodel.rules.anniversary import months_later
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel_fr.law.text import SINCE_2001

L231_6 = LegalSource(
    kind=SourceKind.ACT,
    title="code de commerce",
    article="art. L231-6",
    version="2009",
    confidence=Confidence.READ,
)
HEARING = LegalSource(
    kind=SourceKind.ACT,
    title="code de commerce",
    article="art. L231-6, droits de la défense",
    confidence=Confidence.UNVERIFIED,
)
_MONTHS = 12

YEARS_LIABLE = Parameter[int](
    id="fr.coop.years_liable_after_leaving",
    label=Text(
        en="years for which whoever left answers for debts of that day",
        fr="années pendant lesquelles un ancien associé répond des dettes de ce jour",
    ),
    datatype=Number(least=0),
    enacted=(Enacted(value=5, period=SINCE_2001, source=L231_6),),
)


def liable_until(left_on: date) -> date:
    """
    Return the first day on which whoever left on a day answers for nothing any more.

    Raises:
        NoLawInForceError: they left before there was a SCIC.
    """
    return months_later(left_on, YEARS_LIABLE.on(left_on).value * _MONTHS)


RULES = (
    Rule(
        id="fr.coop.exclusion_majority",
        subject=Subject.STATUTES,
        applies=LeavingFacts.exclusion_by.is_known().node,
        requires=(LeavingFacts.exclusion_by == DecisionKind.EXTRAORDINARY.value).node,
        says=Text(
            en="a member is excluded by the majority that changes the statutes",
            fr="un associé est exclu à la majorité qui modifie les statuts",
        ),
        source=L231_6,
        period=SINCE_2001,
        event=Event.DECISION,
    ),
    Rule(
        id="fr.coop.heard_before_exclusion",
        subject=Subject.STATUTES,
        applies=(
            LeavingFacts.is_heard.is_known() & (LeavingFacts.is_heard == False)  # noqa: E712 - a term, not a bool
        ).node,
        requires=(LeavingFacts.is_heard == True).node,  # noqa: E712 - likewise
        says=Text(
            en="a member is heard before being excluded",
            fr="un associé est entendu avant d’être exclu",
        ),
        source=HEARING,
        period=SINCE_2001,
        event=Event.DECISION,
    ),
)
