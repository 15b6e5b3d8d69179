"""
E5: the school canteen is a right of every pupil, where there is one.

A town that keeps it for some, for instance for children whose parents both work, has no effect on
the others (CAA Nancy, 5 February 2019); one that opens it to more people may.

Law:
    art. L131-13 of the code de l'éducation: enrolment in the canteen of primary schools, where that
    service exists, is a right of all children who go to school; no difference may be made by their
    situation or that of their family [secondary].

Event:
    The day of the decision.
"""

from datetime import date

from essmodel.coproduction.fact import ServiceFacts
from essmodel.messages.text import Text
from essmodel.rules.expression import Lit
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import Period
from essmodel_fr.inhabitant import Inhabitant

SCHOOL_MEALS = LegalSource(
    kind=SourceKind.ACT,
    title="code de l’éducation",
    article="art. L131-13",
    confidence=Confidence.SECONDARY,
)
CREATED = date(2017, 1, 29)
"""The day after loi n° 2017-86 of 27 January 2017, which made the article, was published."""

RULES = (
    Rule(
        id="fr.school_meals_right",
        subject=Subject.ELIGIBILITY,
        applies=((ServiceFacts.kind == "school_meals") & Inhabitant.enrolled_in_school).node,
        requires=Lit(True, TRUTH),
        says=Text(
            en="every pupil may eat at the school canteen",
            fr="la cantine est un droit pour tous les enfants scolarisés",
        ),
        source=SCHOOL_MEALS,
        period=Period(start=CREATED),
        event=Event.DECISION,
        mode=Mode.FLOOR,
    ),
)
