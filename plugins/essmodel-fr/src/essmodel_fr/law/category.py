"""
A5: at least three categories of members, at all times (*catégories d’associés*).

Until 2014-08-02 the law lists five kinds (employees, habitual beneficiaries, volunteers, public
bodies, other contributors) and wants three of them, employees and beneficiaries among them.  Since,
it wants three categories, beneficiaries and employees among them; only where the company employs
nobody do its producers stand in for employees.  A category exists while it has a member; it is not
a college of voters.

Law:
    art. 19 septies of loi n° 47-1775, version of 2001 and version of 2022-02-23 [read].

Event:
    The day of the question: the company *comprend* three categories on every day of its life.
"""

from essmodel.governance.fact import CategoryRecord, CooperativeFacts
from essmodel.governance.statutes import Interest
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.expression import If, Silent
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import LegalSource
from essmodel.rules.literal import literal
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import Period
from essmodel_fr.law.text import (
    ARTICLE_19_SEPTIES_2001,
    ARTICLE_19_SEPTIES_2014,
    SINCE_2014,
    UNTIL_2014,
)

MINIMUM_CATEGORIES = Parameter[int](
    id="fr.scic.minimum_categories",
    label=Text(
        en="least number of categories of members", fr="nombre minimal de catégories d’associés"
    ),
    datatype=Number(least=0),
    enacted=(
        Enacted(value=3, period=UNTIL_2014, source=ARTICLE_19_SEPTIES_2001),
        Enacted(value=3, period=SINCE_2014, source=ARTICLE_19_SEPTIES_2014),
    ),
)

_BENEFICIARIES = Interest.BENEFICIARIES.value
_EMPLOYEES = Interest.EMPLOYEES.value
_PRODUCERS = Interest.PRODUCERS.value


def _present(interest: str) -> Term[bool]:
    """Whether a category of this interest has a member."""
    return CooperativeFacts.categories.any(
        (CategoryRecord.interest == interest) & (CategoryRecord.members > 0)
    )


def _present_besides(*interests: str) -> Term[bool]:
    """Whether a category of another interest than these has a member."""
    return CooperativeFacts.categories.any(
        ~CategoryRecord.interest.is_in(interests) & (CategoryRecord.members > 0)
    )


_ENOUGH = CooperativeFacts.categories.count(CategoryRecord.members > 0) >= MINIMUM_CATEGORIES
_THREE_INTERESTS = _present_besides(_BENEFICIARIES, _EMPLOYEES, _PRODUCERS) | (
    _present(_EMPLOYEES) & _present(_PRODUCERS)
)

# DOUBT(19 septies): since 2014 the text wants "au moins trois catégories" and does not say whether
# two categories of beneficiaries count as two.  Where three interests are there, no matter.
_THREE_INTERESTS_OR_SILENCE = Term[bool](
    If(_THREE_INTERESTS.node, literal(True, TRUTH), Silent(ARTICLE_19_SEPTIES_2014, TRUTH))
)

_OLD = (UNTIL_2014, ARTICLE_19_SEPTIES_2001)
_NEW = (SINCE_2014, ARTICLE_19_SEPTIES_2014)


def _rule(
    version: tuple[Period, LegalSource],
    *,
    id: str,  # noqa: A002 - the word of the field
    requires: Term[bool],
    says: Text,
) -> Rule:
    period, source = version
    return Rule(
        id=id,
        subject=Subject.STATUTES,
        requires=requires.node,
        says=says,
        source=source,
        period=period,
        event=Event.DECISION,
    )


def _beneficiaries(version: tuple[Period, LegalSource]) -> Rule:
    """Return one version of what both texts say."""
    return _rule(
        version,
        id="fr.scic.beneficiaries_among_members",
        requires=_present(_BENEFICIARIES),
        says=Text(
            en="some members are people who habitually benefit from what it does",
            fr="des associés sont des personnes qui bénéficient habituellement de ses activités",
        ),
    )


RULES = (
    _rule(
        _OLD,
        id="fr.scic.at_least_three_categories",
        requires=_ENOUGH & _present_besides(_BENEFICIARIES, _EMPLOYEES),
        says=Text(
            en="of the five kinds of members that the law lists (employees, beneficiaries, "
            "volunteers, public bodies, others who contribute), {minimum_categories} or more are "
            "there",
            fr="des cinq sortes d’associés que la loi énumère (salariés, bénéficiaires, bénévoles, "
            "collectivités publiques, autres contributeurs), {minimum_categories} au moins sont là",
        ),
    ),
    _rule(
        _NEW,
        id="fr.scic.at_least_three_categories",
        requires=_ENOUGH & _THREE_INTERESTS_OR_SILENCE,
        says=Text(
            en="at least {minimum_categories} categories of members have a member",
            fr="au moins {minimum_categories} catégories d’associés comptent un associé",
        ),
    ),
    _beneficiaries(_OLD),
    _beneficiaries(_NEW),
    _rule(
        _OLD,
        id="fr.scic.employees_among_members",
        requires=_present(_EMPLOYEES),
        says=Text(en="some members are its employees", fr="des associés sont ses salariés"),
    ),
    _rule(
        _NEW,
        id="fr.scic.employees_among_members",
        requires=_present(_EMPLOYEES) | ((CooperativeFacts.employees == 0) & _present(_PRODUCERS)),
        says=Text(
            en="some members are its employees or, only where it employs nobody, its producers",
            fr="des associés sont ses salariés ou, seulement si elle n’emploie personne, ses "
            "producteurs",
        ),
    ),
)

PARAMETERS = (MINIMUM_CATEGORIES,)
