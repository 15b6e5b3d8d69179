"""
A9: colleges are optional; where there are some, their number and weights are bounded (*collèges*).

At least three, each of at least 10 % and at most 50 % of the votes; the bounds themselves are
allowed.  Capital may not weigh.

Law:
    art. 19 octies of loi n° 47-1775 [secondary: its own words were not read; the federation's
    questions and answers, and the Senate's debate of 2006 on the floor].

    A9d, what an unformed college leaves to the others: the law is silent.  That the ceiling binds
    the weights redistributed too is inferred, and a rule of its own, so that it weakens no other.

Event:
    The day of the question: the weights that the statutes give on that day, and the colleges that
    exist on it.
"""

from essmodel.governance.fact import CollegeRecord, CooperativeFacts
from essmodel.governance.statutes import EmptyCollege
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import LegalSource
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel.values.proportion import Proportion
from essmodel_fr.law.text import (
    ARTICLE_19_OCTIES,
    ARTICLE_19_OCTIES_FLOOR,
    ARTICLE_19_OCTIES_REDISTRIBUTED,
    SINCE_2001,
)

_PROPORTION = Number(places=4, least=0, most=10_000)

MINIMUM_COLLEGES = Parameter[int](
    id="fr.scic.minimum_colleges",
    label=Text(en="least number of colleges", fr="nombre minimal de collèges"),
    datatype=Number(least=0),
    enacted=(Enacted(value=3, period=SINCE_2001, source=ARTICLE_19_OCTIES),),
)

COLLEGE_FLOOR = Parameter[Proportion](
    id="fr.scic.college_floor",
    label=Text(en="least weight of a college", fr="poids minimal d’un collège"),
    datatype=_PROPORTION,
    enacted=(
        Enacted(value=Proportion.of(10, 100), period=SINCE_2001, source=ARTICLE_19_OCTIES_FLOOR),
    ),
)

COLLEGE_CEILING = Parameter[Proportion](
    id="fr.scic.college_ceiling",
    label=Text(en="greatest weight of a college", fr="poids maximal d’un collège"),
    datatype=_PROPORTION,
    enacted=(Enacted(value=Proportion.of(50, 100), period=SINCE_2001, source=ARTICLE_19_OCTIES),),
)

_THERE_ARE_COLLEGES = CooperativeFacts.colleges.number() > 0
_WITHIN_CEILING = CollegeRecord.parts.widened(4) <= CollegeRecord.whole * COLLEGE_CEILING


def _rule(
    *,
    id: str,  # noqa: A002 - the word of the field
    applies: Term[bool] = _THERE_ARE_COLLEGES,
    requires: Term[bool],
    says: Text,
    source: LegalSource = ARTICLE_19_OCTIES,
) -> Rule:
    return Rule(
        id=id,
        subject=Subject.STATUTES,
        applies=applies.node,
        requires=requires.node,
        says=says,
        source=source,
        period=SINCE_2001,
        event=Event.DECISION,
    )


RULES = (
    _rule(
        id="fr.scic.at_least_three_colleges",
        requires=CooperativeFacts.colleges.number() >= MINIMUM_COLLEGES,
        says=Text(
            en="where members vote by colleges, there are at least {minimum_colleges}",
            fr="si les associés votent par collèges, il y en a au moins {minimum_colleges}",
        ),
    ),
    _rule(
        id="fr.scic.no_college_under_floor",
        requires=CooperativeFacts.colleges.all(
            CollegeRecord.parts.widened(4) >= CollegeRecord.whole * COLLEGE_FLOOR
        ),
        says=Text(
            en="each college has at least {college_floor} of the votes",
            fr="chaque collège a au moins {college_floor} des voix",
        ),
        source=ARTICLE_19_OCTIES_FLOOR,
    ),
    _rule(
        id="fr.scic.no_college_over_ceiling",
        requires=CooperativeFacts.colleges.all(_WITHIN_CEILING),
        says=Text(
            en="no college has more than {college_ceiling} of the votes",
            fr="aucun collège n’a plus de {college_ceiling} des voix",
        ),
    ),
    _rule(
        id="fr.scic.no_college_over_ceiling_once_redistributed",
        # Asked only where something was redistributed: a doubt about nothing would help nobody.
        applies=(CooperativeFacts.empty_college == EmptyCollege.REDISTRIBUTE.value)
        & (CooperativeFacts.formed_colleges.number() < CooperativeFacts.colleges.number()),
        requires=CooperativeFacts.formed_colleges.all(_WITHIN_CEILING),
        says=Text(
            en="once the votes of unformed colleges are shared out, no college has more than "
            "{college_ceiling}",
            fr="une fois réparties les voix des collèges non constitués, aucun collège n’a plus de "
            "{college_ceiling}",
        ),
        source=ARTICLE_19_OCTIES_REDISTRIBUTED,
    ),
)

PARAMETERS = (MINIMUM_COLLEGES, COLLEGE_FLOOR, COLLEGE_CEILING)
