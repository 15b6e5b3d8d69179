"""
D8: what makes a citizen council (*conseil citoyen*).

Inhabitants drawn by lot, as many women as men, and local actors; independent of authorities,
recognised by the prefect, with a seat in every steering body, and associated with all of the city
contract.  Inhabitants are at least half of it, and volunteers may be some of them, not all.  Of a
difference of one between women and men, as in any odd number, the act says nothing.

Law:
    art. 7 of loi n° 2014-173, in force 2014-02-23 [read]; the half and the volunteers are of the
    ministry's reference framework [secondary], which is no norm of its own.  Neither fixes a size
    or an age.  Since loi n° 2017-86 members may have leave: a right of theirs, not a condition.

Event:
    The day of the question.  The framework's own day was not read, so the half is asked from the
    act on.
"""

from essmodel.messages.text import Sayable, Text
from essmodel.rules.expression import If, Lit, Node, Silent
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, LegalSource, Source, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel.rules.well_typed import TRUTH
from essmodel_fr.council import CitizenCouncil
from essmodel_fr.law.urban_policy import SINCE_THE_ACT, urban_policy_act
from essmodel_fr.neighbourhood import PriorityNeighbourhood

_SENATE_2017 = "https://senat.fr/rap/r16-662/r16-6627.html"

ARTICLE_7 = urban_policy_act("art. 7", confidence=Confidence.READ, url=_SENATE_2017)
FRAMEWORK = LegalSource(
    kind=SourceKind.CIRCULAR,
    title="conseils citoyens, cadre de référence du ministère de la ville",
    article="composition",
    confidence=Confidence.SECONDARY,
    url=_SENATE_2017,
)


def _even_numbers() -> Node:
    """Return whether as many women as men were drawn; unknown where one more of either was."""
    women, men = CitizenCouncil.women, CitizenCouncil.men
    is_close = (women <= men + 1) & (men <= women + 1)
    otherwise = If(is_close.node, Silent(ARTICLE_7, TRUTH), Lit(False, TRUTH))
    return If((women == men).node, Lit(True, TRUTH), otherwise)


def _rule(name: str, requires: Term[bool] | Node, says: Sayable, *also: Source) -> Rule:
    return Rule(
        id=f"fr.citizen_council.{name}",
        subject=Subject.NEIGHBOURHOOD,
        requires=requires.node if isinstance(requires, Term) else requires,
        says=says,
        source=ARTICLE_7,
        period=SINCE_THE_ACT,
        event=Event.DECISION,
        also=also,
    )


RULES = (
    _rule(
        "in_each_neighbourhood",
        PriorityNeighbourhood.has_citizen_council,
        Text(
            en="each priority neighbourhood has a citizen council, which several may share",
            fr="chaque quartier prioritaire a un conseil citoyen, que plusieurs peuvent partager",
        ),
    ),
    _rule(
        "at_least_half_inhabitants",
        CitizenCouncil.inhabitants >= CitizenCouncil.local_actors,
        Text(
            en="at least half of the members of a citizen council are inhabitants",
            fr="au moins la moitié des membres d’un conseil citoyen sont des habitants",
        ),
        FRAMEWORK,
    ),
    _rule(
        "drawn_by_lot",
        CitizenCouncil.drawn_by_lot >= 1,
        Text(
            en="inhabitants are drawn by lot; volunteers may be some of them, not all",
            fr="des habitants sont tirés au sort, et les volontaires peuvent en être une partie, "
            "non la totalité",
        ),
        FRAMEWORK,
    ),
    _rule(
        "as_many_women_as_men",
        _even_numbers(),
        Text(
            en="as many women as men are drawn by lot",
            fr="autant de femmes que d’hommes sont tirés au sort",
        ),
    ),
    _rule(
        "local_actors",
        CitizenCouncil.local_actors >= 1,
        Text(
            en="associations and local actors are represented",
            fr="les associations et les acteurs locaux sont représentés",
        ),
    ),
    _rule(
        "independent",
        CitizenCouncil.is_independent,
        Text(
            en="a citizen council acts independently of public authorities",
            fr="un conseil citoyen agit en toute indépendance des pouvoirs publics",
        ),
    ),
    _rule(
        "recognised",
        CitizenCouncil.recognised,
        Text(
            en="the prefect recognises its composition",
            fr="le préfet reconnaît sa composition",
        ),
    ),
    _rule(
        "in_every_steering_body",
        CitizenCouncil.seats >= CitizenCouncil.steering_bodies,
        Text(
            en="it sits in every steering body of the city contract",
            fr="il siège dans toutes les instances de pilotage du contrat de ville",
        ),
    ),
    _rule(
        "associated_with_the_contract",
        CitizenCouncil.associated_with_design
        & CitizenCouncil.associated_with_delivery
        & CitizenCouncil.associated_with_assessment,
        Text(
            en="it is associated with the design, delivery and assessment of the city contract",
            fr="il est associé à l’élaboration, à la mise en œuvre et à l’évaluation du contrat "
            "de ville",
        ),
    ),
)
