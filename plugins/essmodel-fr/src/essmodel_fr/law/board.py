"""
A19: the board of a co-operative (*conseil d'administration*).

Law:
    Art. 6 of loi n° 47-1775, as accounts of it tell [secondary]: the general meeting elects the
    board for six years at most and may revoke it.  Art. L225-17 of the code de commerce, version
    of 2009 [read]: a SA has from three to eighteen directors.

Event:
    The day of the question.  What nobody wrote of a board is not asked.
"""

from essmodel.governance.fact import CooperativeFacts
from essmodel.governance.oversight_fact import BoardFacts
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel_fr.law.text import SINCE_2001
from essmodel_fr.legal_form import SA

ARTICLE_6 = LegalSource(
    kind=SourceKind.ACT,
    title="loi n° 47-1775 du 10 septembre 1947",
    article="art. 6",
    confidence=Confidence.SECONDARY,
    url="http://www.les-scic.coop/sites/fr/les-scic/FAQ/Assemblee-generale",
)
L225_17 = LegalSource(
    kind=SourceKind.ACT,
    title="code de commerce",
    article="art. L225-17",
    version="2009",
    confidence=Confidence.READ,
)
_COUNT = Number(least=0)


def _figure(name: str, value: int, label: Text, source: LegalSource) -> Parameter[int]:
    enacted = (Enacted(value=value, period=SINCE_2001, source=source),)
    return Parameter[int](id=name, label=label, datatype=_COUNT, enacted=enacted)


LONGEST_TERM = _figure(
    "fr.coop.longest_board_term",
    6,
    Text(en="longest term on a board, in years", fr="mandat le plus long au conseil, en années"),
    ARTICLE_6,
)
LEAST_SEATS = _figure(
    "fr.sa.least_seats",
    3,
    Text(en="least seats on the board of a SA", fr="sièges minimaux au conseil d’une SA"),
    L225_17,
)
MOST_SEATS = _figure(
    "fr.sa.most_seats",
    18,
    Text(en="most seats on the board of a SA", fr="sièges maximaux au conseil d’une SA"),
    L225_17,
)


def _rule(
    name: str, applies: Term[bool], requires: Term[bool], says: Text, source: LegalSource
) -> Rule:
    return Rule(
        id=name,
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
        "fr.coop.board_term",
        BoardFacts.term_years.is_known(),
        BoardFacts.term_years <= LONGEST_TERM,
        Text(
            en="the board is elected for at most {longest_board_term} years",
            fr="le conseil est élu pour {longest_board_term} ans au plus",
        ),
        ARTICLE_6,
    ),
    _rule(
        "fr.coop.board_elected",
        BoardFacts.is_elected.is_known(),
        BoardFacts.is_elected == True,  # noqa: E712 - a term, not a bool
        Text(
            en="the general meeting elects the board and may revoke it",
            fr="l’assemblée générale élit le conseil et peut le révoquer",
        ),
        ARTICLE_6,
    ),
    _rule(
        "fr.sa.board_seats",
        BoardFacts.seats.is_known() & (CooperativeFacts.legal_form == SA),
        (BoardFacts.seats >= LEAST_SEATS) & (BoardFacts.seats <= MOST_SEATS),
        Text(
            en="the board of a SA has from {least_seats} to {most_seats} seats",
            fr="le conseil d’une SA a de {least_seats} à {most_seats} sièges",
        ),
        L225_17,
    ),
)
PARAMETERS = (LONGEST_TERM, LEAST_SEATS, MOST_SEATS)
