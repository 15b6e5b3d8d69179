"""
G1: meetings from afar while the statutes are silent or forbid it (*état d'urgence sanitaire*).

Law:
    Ordonnance n° 2020-321, art. 5, as accounts of it tell [secondary]; whoever attends from afar is
    counted for quorum and majority.  Its windows were prolonged by décret n° 2020-925 to
    2020-11-30, by ordonnance n° 2020-1497 of 2020-12-02 to 2021-04-01, by décret n° 2021-255 to
    2021-07-31.  Loi n° 2022-46 reopened it from 2022-01-22 to 2022-07-31, from memory [unverified].
    Between two windows nothing derogates: of 2020-12-01 the accounts say nothing.

Event:
    The day of the meeting.
"""

from datetime import date

from essmodel.governance.fact import MeetingFacts
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.values.period import Period

_URL = "https://www.associatheque.fr"


def _window(
    start: date, end: date, article: str, confidence: Confidence = Confidence.SECONDARY
) -> Rule:
    """Return the right in one window, its *end* excluded."""
    return Rule(
        id="fr.crisis.remote_meeting",
        subject=Subject.PRESENCE,
        applies=(MeetingFacts.remote > 0).node,
        requires=(MeetingFacts.remote > 0).node,
        says=Text(
            en="members may attend from afar, whatever the statutes say",
            fr="les associés peuvent participer à distance, quoi que disent les statuts",
        ),
        source=LegalSource(
            kind=SourceKind.ORDINANCE,
            title="ordonnance n° 2020-321 du 25 mars 2020",
            article=article,
            confidence=confidence,
            url=_URL if confidence.is_law else "",
        ),
        period=Period(start=start, end=end),
        event=Event.ASSEMBLY,
        mode=Mode.FLOOR,
    )


RULES = (
    _window(date(2020, 3, 12), date(2020, 8, 1), "art. 5"),
    _window(date(2020, 8, 1), date(2020, 12, 1), "art. 5, prolongé par décret n° 2020-925"),
    _window(date(2020, 12, 2), date(2021, 4, 2), "art. 5, prolongé par ord. n° 2020-1497"),
    _window(date(2021, 4, 2), date(2021, 8, 1), "art. 5, prolongé par décret n° 2021-255"),
    _window(
        date(2022, 1, 22),
        date(2022, 8, 1),
        "art. 5, rouvert par loi n° 2022-46",
        Confidence.UNVERIFIED,
    ),
)
