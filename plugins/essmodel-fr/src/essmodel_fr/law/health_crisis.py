"""
G1: meetings while the statutes are silent or forbid it (*état d'urgence sanitaire*).

Law:
    Ordonnance n° 2020-321, art. 4 and 5, as accounts of it tell [secondary]: a meeting may be held
    behind closed doors, and members may attend from afar; whoever does is counted for quorum and
    majority.  Its windows were prolonged by décret n° 2020-925 to 2020-11-30, by ordonnance
    n° 2020-1497 of 2020-12-02 to 2021-04-01, by décret n° 2021-255 to 2021-07-31.  Loi n° 2022-46
    reopened it from 2022-01-22 to 2022-07-31, from memory [unverified].
    Between two windows nothing derogates: of 2020-12-01 the accounts say nothing.  That members
    may attend their meeting is art. 1844 of the code civil, from memory [unverified].
    Art. 6, on decisions in writing, was at first only for those who had them already; accounts
    differ on whom, so it is not here.

Event:
    The day of the meeting.
"""

from collections.abc import Iterator
from datetime import date

from essmodel.governance.fact import MeetingFacts
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel.values.period import Period
from essmodel_fr.law.text import SCIC_CREATED

_URL = "https://www.associatheque.fr"
_BY_DECREE_OF_2020 = "prolongé par décret n° 2020-925"
_BY_ORDINANCE = "prolongé par ord. n° 2020-1497"
_BY_DECREE_OF_2021 = "prolongé par décret n° 2021-255"
_REOPENED = "rouvert par loi n° 2022-46"
_WINDOWS = (
    (date(2020, 3, 12), date(2020, 8, 1), "", Confidence.SECONDARY),
    (date(2020, 8, 1), date(2020, 12, 1), _BY_DECREE_OF_2020, Confidence.SECONDARY),
    (date(2020, 12, 2), date(2021, 4, 2), _BY_ORDINANCE, Confidence.SECONDARY),
    (date(2021, 4, 2), date(2021, 8, 1), _BY_DECREE_OF_2021, Confidence.SECONDARY),
    (date(2022, 1, 22), date(2022, 8, 1), _REOPENED, Confidence.UNVERIFIED),
)
"""Each window from its first day to the first one after it."""
_OUTSIDE = (
    Period(start=SCIC_CREATED, end=date(2020, 3, 12)),
    Period(start=date(2020, 12, 1), end=date(2020, 12, 2)),
    Period(start=date(2021, 8, 1), end=date(2022, 1, 22)),
    Period(start=date(2022, 8, 1)),
)
_FROM_AFAR = MeetingFacts.remote > 0
# Minutes that say nothing of doors are not asked about them.
_CLOSED = MeetingFacts.closed_doors.is_known() & (MeetingFacts.closed_doors == True)  # noqa: E712 - a term, not a bool

ARTICLE_1844 = LegalSource(
    kind=SourceKind.ACT,
    title="code civil",
    article="art. 1844",
    confidence=Confidence.UNVERIFIED,
)


def _derogations(name: str, holds: Term[bool], article: str, says: Text) -> Iterator[Rule]:
    """Yield a right in each of its windows."""
    for start, end, prolonged, confidence in _WINDOWS:
        yield Rule(
            id=name,
            subject=Subject.PRESENCE,
            applies=holds.node,
            requires=holds.node,
            says=says,
            source=LegalSource(
                kind=SourceKind.ORDINANCE,
                title="ordonnance n° 2020-321 du 25 mars 2020",
                article=", ".join(one for one in (article, prolonged) if one),
                confidence=confidence,
                url=_URL if confidence.is_law else "",
            ),
            period=Period(start=start, end=end),
            event=Event.ASSEMBLY,
            mode=Mode.FLOOR,
        )


def _may_attend(period: Period) -> Rule:
    return Rule(
        id="fr.coop.members_may_attend",
        subject=Subject.PRESENCE,
        applies=_CLOSED.node,
        requires=(MeetingFacts.closed_doors == False).node,  # noqa: E712 - a term, not a bool
        says=Text(
            en="members may attend their meeting",
            fr="les associés peuvent assister à leur assemblée",
        ),
        source=ARTICLE_1844,
        period=period,
        event=Event.ASSEMBLY,
    )


RULES = (
    *_derogations(
        "fr.crisis.remote_meeting",
        _FROM_AFAR,
        "art. 5",
        Text(
            en="members may attend from afar, whatever the statutes say",
            fr="les associés peuvent participer à distance, quoi que disent les statuts",
        ),
    ),
    *_derogations(
        "fr.crisis.closed_doors",
        _CLOSED,
        "art. 4",
        Text(
            en="the meeting may be held behind closed doors, whatever the statutes say",
            fr="l’assemblée peut se tenir à huis clos, quoi que disent les statuts",
        ),
    ),
    *(_may_attend(one) for one in _OUTSIDE),
)
