"""
A15: the quorum of a SA, of what its statutes may say and of what a meeting had.

Ordinary meeting: one fifth on the first call, none on the second.  Extraordinary, which changes the
statutes: one quarter, then one fifth.  The statutes may raise them, never lower.

Law:
    art. L225-96 and L225-98 of the code de commerce, version of 2009 [read].

Event:
    Of the statutes, the day of the question; of a meeting, the day on which it was held.
"""

from essmodel.governance.fact import (
    CooperativeFacts,
    DecisionRecord,
    MeetingFacts,
    ResolutionFacts,
)
from essmodel.governance.statutes import Call
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term, reaches
from essmodel.values.threshold import Threshold
from essmodel_fr.law.decision import EXTRAORDINARY, ORDINARY, in_statutes, statutes_speak_of
from essmodel_fr.law.text import L225_96, L225_98, SINCE_2001
from essmodel_fr.legal_form import SA

ONE_FIFTH = Threshold(part=1, whole=5, is_strict=False)
ONE_QUARTER = Threshold(part=1, whole=4, is_strict=False)

_IS_SA = CooperativeFacts.legal_form == SA
_ON_FIRST_CALL = (DecisionRecord.first_quorum_part, DecisionRecord.first_quorum_whole)
_ON_SECOND_CALL = (DecisionRecord.second_quorum_part, DecisionRecord.second_quorum_whole)


def _at_least(threshold: Threshold, quorum: tuple[Term[int], Term[int]]) -> Term[bool]:
    """Whether a statutory *quorum*, a part and its whole, is no lower than *threshold*."""
    part, whole = quorum
    return reaches(threshold, part, of=whole)


# DOUBT(L225-96): the code counts shares that carry a right to vote.  In a co-operative, where each
# member has one voice, voices are counted instead: an inference, and the practice.  A quorum that
# the statutes measure by the weights of colleges is theirs; the law's is asked of voices.
def _attend(threshold: Threshold) -> Term[bool]:
    return reaches(threshold, MeetingFacts.voices_attending, of=MeetingFacts.voices_entitled)


_STATUTES = (
    Rule(
        id="fr.sa.ordinary_quorum_in_statutes",
        subject=Subject.STATUTES,
        applies=(_IS_SA & statutes_speak_of(ORDINARY)).node,
        requires=in_statutes(ORDINARY, _at_least(ONE_FIFTH, _ON_FIRST_CALL)).node,
        says=Text(
            en="the statutes of a SA ask for at least one fifth of the voices on the first call of "
            "an ordinary meeting",
            fr="les statuts d’une SA exigent au moins un cinquième des voix à la première "
            "convocation d’une assemblée ordinaire",
        ),
        source=L225_98,
        period=SINCE_2001,
        event=Event.DECISION,
    ),
    Rule(
        id="fr.sa.extraordinary_quorum_in_statutes",
        subject=Subject.STATUTES,
        applies=(_IS_SA & statutes_speak_of(EXTRAORDINARY)).node,
        requires=in_statutes(
            EXTRAORDINARY,
            _at_least(ONE_QUARTER, _ON_FIRST_CALL) & _at_least(ONE_FIFTH, _ON_SECOND_CALL),
        ).node,
        says=Text(
            en="to change them, the statutes of a SA ask for at least one quarter of the voices on "
            "the first call and one fifth on the second",
            fr="pour les modifier, les statuts d’une SA exigent au moins un quart des voix à la "
            "première convocation et un cinquième à la deuxième",
        ),
        source=L225_96,
        period=SINCE_2001,
        event=Event.DECISION,
    ),
)

_MEETING = (
    Rule(
        id="fr.sa.ordinary_quorum",
        subject=Subject.QUORUM,
        applies=(
            _IS_SA & (ResolutionFacts.kind == ORDINARY) & (MeetingFacts.call == Call.FIRST.value)
        ).node,
        requires=_attend(ONE_FIFTH).node,
        says=Text(
            en="on the first call, an ordinary meeting of a SA needs at least one fifth of the "
            "voices, present or represented",
            fr="à la première convocation, l’assemblée ordinaire d’une SA réunit au moins un "
            "cinquième des voix, présentes ou représentées",
        ),
        source=L225_98,
        period=SINCE_2001,
        event=Event.ASSEMBLY,
    ),
    Rule(
        id="fr.sa.extraordinary_quorum",
        subject=Subject.QUORUM,
        applies=(_IS_SA & (ResolutionFacts.kind == EXTRAORDINARY)).node,
        requires=(
            _attend(ONE_FIFTH) & ((MeetingFacts.call == Call.SECOND.value) | _attend(ONE_QUARTER))
        ).node,
        says=Text(
            en="to change its statutes, the meeting of a SA needs at least one quarter of the "
            "voices on the first call, one fifth on the second",
            fr="pour modifier ses statuts, l’assemblée d’une SA réunit au moins un quart des voix "
            "à la première convocation, un cinquième à la deuxième",
        ),
        source=L225_96,
        period=SINCE_2001,
        event=Event.ASSEMBLY,
    ),
)

RULES = (*_STATUTES, *_MEETING)
