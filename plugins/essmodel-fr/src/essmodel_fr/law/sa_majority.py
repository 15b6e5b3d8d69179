"""
A15: the majority of a SA, of what its statutes may say and of what a resolution had.

Ordinary: more than one half.  Extraordinary, which changes the statutes: two thirds.  Of which
voices changed in 2019: first of those present or represented, so that an abstention weighs as a no;
then of the votes cast, without abstentions, blank and void ballots.

Law:
    art. L225-96 and L225-98 of the code de commerce, version of 2009 [read]; loi n° 2019-744,
    art. 16, mandatory [secondary: seban-associes.avocat.fr, forumeco.fr, optifinance.net].

Event:
    The base changes with the *fiscal year*: the new one holds from the assembly on the first year
    closed after 2019-07-19, so a year closed on that very day keeps the old one, and so does an
    extraordinary meeting held before that assembly.  The fiscal year is that whose accounts the
    meeting receives; of the statutes, the last one closed.  How large a majority must be did not
    change.
"""

from essmodel.governance.fact import CooperativeFacts, DecisionRecord, ResolutionFacts
from essmodel.governance.statutes import MajorityBase
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import LegalSource
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term, reaches
from essmodel.values.period import Period
from essmodel.values.threshold import Threshold
from essmodel_fr.law.decision import (
    EXTRAORDINARY,
    MORE_THAN_HALF,
    ORDINARY,
    in_statutes,
    majority_is_at_least,
    statutes_speak_of,
)
from essmodel_fr.law.text import (
    L225_96,
    L225_96_AND_98,
    L225_98,
    SCIC_CREATED,
    SINCE_2001,
    VOTES_CAST,
    VOTES_CAST_ACT,
)
from essmodel_fr.legal_form import SA

TWO_THIRDS = Threshold(part=2, whole=3, is_strict=False)

_UNTIL_2019 = Period(start=SCIC_CREATED, end=VOTES_CAST_ACT)
_SINCE_2019 = Period(start=VOTES_CAST_ACT)
_IS_SA = CooperativeFacts.legal_form == SA


def _base(base: MajorityBase, *, says: Text, source: LegalSource, period: Period) -> Rule:
    """Return one version of what the majorities of the statutes must be parts of."""
    return Rule(
        id="fr.sa.majority_base_in_statutes",
        subject=Subject.STATUTES,
        applies=_IS_SA.node,
        requires=CooperativeFacts.decisions.all(DecisionRecord.majority_base == base.value).node,
        says=says,
        source=source,
        period=period,
        event=Event.FISCAL_YEAR_END,
    )


_STATUTES = (
    Rule(
        id="fr.sa.ordinary_majority_in_statutes",
        subject=Subject.STATUTES,
        applies=(_IS_SA & statutes_speak_of(ORDINARY)).node,
        requires=in_statutes(ORDINARY, majority_is_at_least(MORE_THAN_HALF)).node,
        says=Text(
            en="the statutes of a SA ask for more than half of the voices in an ordinary meeting",
            fr="les statuts d’une SA exigent plus de la moitié des voix en assemblée ordinaire",
        ),
        source=L225_98,
        period=SINCE_2001,
        event=Event.DECISION,
    ),
    Rule(
        id="fr.sa.extraordinary_majority_in_statutes",
        subject=Subject.STATUTES,
        applies=(_IS_SA & statutes_speak_of(EXTRAORDINARY)).node,
        requires=in_statutes(EXTRAORDINARY, majority_is_at_least(TWO_THIRDS)).node,
        says=Text(
            en="to change them, the statutes of a SA ask for at least two thirds of the voices",
            fr="pour les modifier, les statuts d’une SA exigent au moins deux tiers des voix",
        ),
        source=L225_96,
        period=SINCE_2001,
        event=Event.DECISION,
    ),
    _base(
        MajorityBase.ATTENDING,
        says=Text(
            en="the statutes of a SA count majorities of the voices present or represented",
            fr="les statuts d’une SA comptent les majorités sur les voix présentes ou représentées",
        ),
        source=L225_96_AND_98,
        period=_UNTIL_2019,
    ),
    _base(
        MajorityBase.VOTES_CAST,
        says=Text(
            en="the statutes of a SA count majorities of the votes cast, without abstentions, "
            "blank and void ballots",
            fr="les statuts d’une SA comptent les majorités sur les voix exprimées, sans les "
            "abstentions ni les bulletins blancs et nuls",
        ),
        source=VOTES_CAST,
        period=_SINCE_2019,
    ),
)


def _majority(
    kind: str, requires: Term[bool], *, says: Text, source: LegalSource, period: Period
) -> Rule:
    """Return one version of the majority that a resolution of *kind* needs."""
    return Rule(
        id=f"fr.sa.{kind}_majority",
        subject=Subject.MAJORITY,
        applies=(_IS_SA & (ResolutionFacts.kind == kind)).node,
        requires=requires.node,
        says=says,
        source=source,
        period=period,
        event=Event.FISCAL_YEAR_END,
    )


def _of_attending(threshold: Threshold) -> Term[bool]:
    return reaches(threshold, ResolutionFacts.yes_of_attending, of=ResolutionFacts.attending)


def _of_cast(threshold: Threshold) -> Term[bool]:
    return reaches(threshold, ResolutionFacts.yes_of_cast, of=ResolutionFacts.cast)


_MEETING = (
    _majority(
        ORDINARY,
        _of_attending(MORE_THAN_HALF),
        says=Text(
            en="in a SA, more than half of the voices present or represented carries an ordinary "
            "resolution",
            fr="dans une SA, plus de la moitié des voix présentes ou représentées adopte une "
            "résolution ordinaire",
        ),
        source=L225_98,
        period=_UNTIL_2019,
    ),
    _majority(
        ORDINARY,
        _of_cast(MORE_THAN_HALF),
        says=Text(
            en="in a SA, more than half of the votes cast carries an ordinary resolution",
            fr="dans une SA, plus de la moitié des voix exprimées adopte une résolution ordinaire",
        ),
        source=VOTES_CAST,
        period=_SINCE_2019,
    ),
    _majority(
        EXTRAORDINARY,
        _of_attending(TWO_THIRDS),
        says=Text(
            en="in a SA, two thirds of the voices present or represented change the statutes",
            fr="dans une SA, deux tiers des voix présentes ou représentées modifient les statuts",
        ),
        source=L225_96,
        period=_UNTIL_2019,
    ),
    _majority(
        EXTRAORDINARY,
        _of_cast(TWO_THIRDS),
        says=Text(
            en="in a SA, two thirds of the votes cast change the statutes",
            fr="dans une SA, deux tiers des voix exprimées modifient les statuts",
        ),
        source=VOTES_CAST,
        period=_SINCE_2019,
    ),
)

RULES = (*_STATUTES, *_MEETING)
