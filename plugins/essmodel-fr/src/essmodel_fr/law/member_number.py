"""
A10: how few members, or how many, a company of each form may have (*nombre d’associés*).

A SA: seven, then two since 2015-09-12 if it is not listed.  A SARL: two to a hundred; above, it
has a year to cure or convert.  A SAS: no upper bound.  Three categories already need three
members.

Law:
    art. L225-1 and L223-3 of the code de commerce, version of 2009 [read]; the change of 2015,
    by ordonnance n° 2015-1127, and the two members of a SARL [unverified], hence doubts where
    they are used.

Event:
    The day of the question: a company must keep the number, not only be formed with it.
"""

from datetime import date

from essmodel.governance.fact import CooperativeFacts
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.rule import Rule, Subject
from essmodel.values.period import Period
from essmodel_fr.law.text import (
    L223_3,
    L225_1,
    SCIC_CREATED,
    SINCE_2001,
    TWO_SA_MEMBERS,
    TWO_SARL_MEMBERS,
)
from essmodel_fr.legal_form import SA, SARL

_TWO_SUFFICE = date(2015, 9, 12)
_COUNT = Number(least=0)

SA_MINIMUM_MEMBERS = Parameter[int](
    id="fr.sa.minimum_members",
    label=Text(en="least number of members of a SA", fr="nombre minimal d’associés d’une SA"),
    datatype=_COUNT,
    enacted=(
        Enacted(value=7, period=Period(start=SCIC_CREATED, end=_TWO_SUFFICE), source=L225_1),
        Enacted(value=2, period=Period(start=_TWO_SUFFICE), source=TWO_SA_MEMBERS),
    ),
)

SARL_MINIMUM_MEMBERS = Parameter[int](
    id="fr.sarl.minimum_members",
    label=Text(en="least number of members of a SARL", fr="nombre minimal d’associés d’une SARL"),
    datatype=_COUNT,
    enacted=(Enacted(value=2, period=SINCE_2001, source=TWO_SARL_MEMBERS),),
)

SARL_MAXIMUM_MEMBERS = Parameter[int](
    id="fr.sarl.maximum_members",
    label=Text(
        en="greatest number of members of a SARL", fr="nombre maximal d’associés d’une SARL"
    ),
    datatype=_COUNT,
    enacted=(Enacted(value=100, period=SINCE_2001, source=L223_3),),
)

RULES = (
    Rule(
        id="fr.sa.enough_members",
        subject=Subject.STATUTES,
        applies=(CooperativeFacts.legal_form == SA).node,
        requires=(CooperativeFacts.members >= SA_MINIMUM_MEMBERS).node,
        says=Text(
            en="a SA has at least {minimum_members} members",
            fr="une SA a au moins {minimum_members} associés",
        ),
        source=L225_1,
        period=SINCE_2001,
        event=Event.DECISION,
    ),
    Rule(
        id="fr.sarl.enough_members",
        subject=Subject.STATUTES,
        applies=(CooperativeFacts.legal_form == SARL).node,
        requires=(CooperativeFacts.members >= SARL_MINIMUM_MEMBERS).node,
        says=Text(
            en="a SARL that is a co-operative has at least {minimum_members} members",
            fr="une SARL coopérative a au moins {minimum_members} associés",
        ),
        source=TWO_SARL_MEMBERS,
        period=SINCE_2001,
        event=Event.DECISION,
    ),
    Rule(
        id="fr.sarl.not_too_many_members",
        subject=Subject.STATUTES,
        applies=(CooperativeFacts.legal_form == SARL).node,
        requires=(CooperativeFacts.members <= SARL_MAXIMUM_MEMBERS).node,
        says=Text(
            en="a SARL has at most {maximum_members} members; above, it has a year to cure it",
            fr="une SARL a au plus {maximum_members} associés, et au-delà un an pour régulariser",
        ),
        source=L223_3,
        period=SINCE_2001,
        event=Event.DECISION,
    ),
)

PARAMETERS = (SA_MINIMUM_MEMBERS, SARL_MINIMUM_MEMBERS, SARL_MAXIMUM_MEMBERS)
