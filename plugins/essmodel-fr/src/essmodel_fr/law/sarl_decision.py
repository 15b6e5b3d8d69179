"""
A15: what carries a decision of a SARL, by its statutes and in a meeting.

Ordinary: no quorum, but more than half of all members on the first consultation; on the second,
more than half of the votes cast, unless the statutes forbid a second one.  Changes of the statutes:
where the company was formed after the act of 2 August 2005, one quarter of the members attend, then
one fifth, and two thirds of those present or represented carry; formed before, three quarters of
all members.

Law:
    art. L223-29 and L223-30 of the code de commerce, version of 2009 [read].

Event:
    Of an ordinary decision, the day of the meeting, and of statutes the day of the question; of a
    change of the statutes, the day of *formation*, which chooses between the two regimes.
"""

from datetime import date

from essmodel.governance.fact import (
    CooperativeFacts,
    DecisionRecord,
    MeetingFacts,
    ResolutionFacts,
)
from essmodel.governance.statutes import Call, MajorityBase
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
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
from essmodel_fr.law.sa_majority import TWO_THIRDS
from essmodel_fr.law.sa_quorum import ONE_FIFTH, ONE_QUARTER
from essmodel_fr.law.text import SINCE_2001
from essmodel_fr.legal_form import SARL

THREE_QUARTERS = Threshold(part=3, whole=4, is_strict=False)
NEW_REGIME = date(2005, 8, 3)
"""The first day after loi n° 2005-882 of 2 August 2005."""
_FORMED_BEFORE, _FORMED_SINCE = Period(end=NEW_REGIME), Period(start=NEW_REGIME)

_IS_SARL = CooperativeFacts.legal_form == SARL
_ON_FIRST_CALL = MeetingFacts.call == Call.FIRST.value
_OF_MEMBERS = (ResolutionFacts.yes_of_members, ResolutionFacts.members)


def _commercial_code(article: str) -> LegalSource:
    return LegalSource(
        kind=SourceKind.ACT,
        title="code de commerce",
        article=article,
        version="2009",
        confidence=Confidence.READ,
    )


L223_29 = _commercial_code("art. L223-29")
L223_30 = _commercial_code("art. L223-30")


# DOUBT(L223-29, L223-30): the code counts members who own so many shares.  In a co-operative, where
# each member has one voice, members are counted instead: an inference, and the practice.
def _attend(threshold: Threshold) -> Term[bool]:
    return reaches(threshold, MeetingFacts.voices_attending, of=MeetingFacts.voices_entitled)


_ORDINARY = (
    Rule(
        id="fr.sarl.ordinary_majority_in_statutes",
        subject=Subject.STATUTES,
        applies=(_IS_SARL & statutes_speak_of(ORDINARY)).node,
        requires=in_statutes(ORDINARY, majority_is_at_least(MORE_THAN_HALF)).node,
        says=Text(
            en="the statutes of a SARL ask for more than half in an ordinary decision",
            fr="les statuts d’une SARL exigent plus de la moitié pour une décision ordinaire",
        ),
        source=L223_29,
        period=SINCE_2001,
        event=Event.DECISION,
    ),
    Rule(
        id="fr.sarl.ordinary_majority",
        subject=Subject.MAJORITY,
        applies=(_IS_SARL & (ResolutionFacts.kind == ORDINARY)).node,
        requires=(
            reaches(MORE_THAN_HALF, _OF_MEMBERS[0], of=_OF_MEMBERS[1])
            | (
                ~_ON_FIRST_CALL
                & reaches(MORE_THAN_HALF, ResolutionFacts.yes_of_cast, of=ResolutionFacts.cast)
            )
        ).node,
        says=Text(
            en="in a SARL, more than half of all members carries an ordinary decision; on the "
            "second consultation, more than half of the votes cast",
            fr="dans une SARL, plus de la moitié de tous les associés adopte une décision "
            "ordinaire ; à la deuxième consultation, plus de la moitié des voix exprimées",
        ),
        source=L223_29,
        period=SINCE_2001,
        event=Event.ASSEMBLY,
    ),
)


def _change(
    name: str, subject: Subject, requires: Term[bool], *, says: Text, period: Period
) -> Rule:
    """Return what a change of the statutes needs, where the company was formed in *period*."""
    of_what = (
        statutes_speak_of(EXTRAORDINARY)
        if subject is Subject.STATUTES
        else ResolutionFacts.kind == EXTRAORDINARY
    )
    return Rule(
        id=f"fr.sarl.{name}",
        subject=subject,
        applies=(_IS_SARL & of_what).node,
        requires=requires.node,
        says=says,
        source=L223_30,
        period=period,
        event=Event.FORMATION,
    )


_FIRST = (DecisionRecord.first_quorum_part, DecisionRecord.first_quorum_whole)
_SECOND = (DecisionRecord.second_quorum_part, DecisionRecord.second_quorum_whole)

_EXTRAORDINARY = (
    _change(
        "extraordinary_in_statutes",
        Subject.STATUTES,
        in_statutes(
            EXTRAORDINARY,
            majority_is_at_least(THREE_QUARTERS)
            & (DecisionRecord.majority_base == MajorityBase.ALL_MEMBERS.value),
        ),
        says=Text(
            en="to change them, the statutes of a SARL formed before August 2005 ask for three "
            "quarters of all members",
            fr="pour les modifier, les statuts d’une SARL constituée avant août 2005 exigent les "
            "trois quarts de tous les associés",
        ),
        period=_FORMED_BEFORE,
    ),
    _change(
        "extraordinary_in_statutes",
        Subject.STATUTES,
        in_statutes(
            EXTRAORDINARY,
            majority_is_at_least(TWO_THIRDS)
            & reaches(ONE_QUARTER, _FIRST[0], of=_FIRST[1])
            & reaches(ONE_FIFTH, _SECOND[0], of=_SECOND[1]),
        ),
        says=Text(
            en="to change them, the statutes of a SARL ask for one quarter of the members, then "
            "one fifth, and a majority of two thirds",
            fr="pour les modifier, les statuts d’une SARL exigent un quart des associés, puis un "
            "cinquième, et une majorité des deux tiers",
        ),
        period=_FORMED_SINCE,
    ),
    _change(
        "extraordinary_quorum",
        Subject.QUORUM,
        _attend(ONE_FIFTH) & (~_ON_FIRST_CALL | _attend(ONE_QUARTER)),
        says=Text(
            en="to change its statutes, the meeting of a SARL needs one quarter of the members on "
            "the first call, one fifth on the second",
            fr="pour modifier ses statuts, l’assemblée d’une SARL réunit un quart des associés à "
            "la première convocation, un cinquième à la deuxième",
        ),
        period=_FORMED_SINCE,
    ),
    _change(
        "extraordinary_majority",
        Subject.MAJORITY,
        reaches(THREE_QUARTERS, _OF_MEMBERS[0], of=_OF_MEMBERS[1]),
        says=Text(
            en="in a SARL formed before August 2005, three quarters of all members change the "
            "statutes",
            fr="dans une SARL constituée avant août 2005, les trois quarts de tous les associés "
            "modifient les statuts",
        ),
        period=_FORMED_BEFORE,
    ),
    _change(
        "extraordinary_majority",
        Subject.MAJORITY,
        reaches(TWO_THIRDS, ResolutionFacts.yes_of_attending, of=ResolutionFacts.attending),
        says=Text(
            en="in a SARL, two thirds of the voices present or represented change the statutes",
            fr="dans une SARL, deux tiers des voix présentes ou représentées modifient les statuts",
        ),
        period=_FORMED_SINCE,
    ),
)

RULES = (*_ORDINARY, *_EXTRAORDINARY)
