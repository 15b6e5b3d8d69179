"""
A20 to A24: what a SCIC does with its surplus (*affectation de l'excédent*).

Law:
    Art. 16 of loi n° 47-1775, version from 2001-07-19 [read]: three twentieths go to a reserve
    while the various reserves added together are below the capital.  The guide of the federation
    of the Scop tests the legal reserve alone: a reading, so a doubt and never a breach.  In the
    year in which the reserves reach the capital, what is missing is surely due; that all fifteen
    percent are is a reading too.  Whether losses of earlier years are covered first is not said
    there: the general law of companies says so, from memory [unverified].
    Art. 19 nonies, as the federation tells it [secondary]: half of the rest goes to the statutory
    reserve, and no aid of public bodies and associations feeds the interest.  That aid comes off
    the balance before the rate is applied is its practice.  No rebates, no reserves turned into
    capital: from memory [unverified].

Event:
    The end of the fiscal year.
"""

from datetime import date

from essmodel.governance.account_fact import AccountsFacts
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel.values.money import Money
from essmodel.values.period import Period
from essmodel.values.proportion import Proportion
from essmodel_fr.law.text import SINCE_2001

_TITLE = "loi n° 47-1775 du 10 septembre 1947"
_GUIDE = "http://www.les-scic.coop/sites/fr/les-scic/FAQ/Resultats_et_reserves_impartageables"
SINCE_ARTICLE_16 = Period(start=date(2001, 7, 19))


def _act(
    article: str, confidence: Confidence, *, version: str = "", url: str = _GUIDE
) -> LegalSource:
    return LegalSource(
        kind=SourceKind.ACT,
        title=_TITLE,
        article=article,
        version=version,
        confidence=confidence,
        url=url,
    )


ARTICLE_16 = _act(
    "art. 16",
    Confidence.READ,
    version="2001-07-19",
    url="https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000028965427",
)
ARTICLE_16_OF_THE_LEGAL_RESERVE = _act(
    "art. 16, lu comme portant sur la seule réserve légale", Confidence.INFERRED
)
ARTICLE_16_IN_FULL = _act(
    "art. 16, lu comme dû en entier l’année où les réserves atteignent le capital",
    Confidence.INFERRED,
)
ARTICLE_19_NONIES = _act("art. 19 nonies", Confidence.SECONDARY)
ARTICLE_19_NONIES_CLOSED = _act("art. 19 nonies", Confidence.UNVERIFIED, url="")

L232_10 = LegalSource(
    kind=SourceKind.ACT,
    title="code de commerce",
    article="art. L232-10, pertes antérieures d’abord",
    confidence=Confidence.UNVERIFIED,
)
ARTICLE_16_OF_THE_WHOLE = _act(
    "art. 16, lu comme portant sur tout l’excédent, pertes antérieures comprises",
    Confidence.INFERRED,
)

LEGAL_RESERVE_PART = Parameter[Proportion](
    id="fr.scic.legal_reserve_part",
    label=Text(en="part that goes to the legal reserve", fr="part affectée à la réserve légale"),
    datatype=Number(places=4, least=0, most=10_000),
    enacted=(Enacted(value=Proportion.of(3, 20), period=SINCE_ARTICLE_16, source=ARTICLE_16),),
)
STATUTORY_RESERVE_PART = Parameter[Proportion](
    id="fr.scic.statutory_reserve_part",
    label=Text(
        en="part of the rest that goes to the statutory reserve",
        fr="part du reste affectée à la réserve statutaire",
    ),
    datatype=Number(places=4, least=0, most=10_000),
    enacted=(Enacted(value=Proportion.of(1, 2), period=SINCE_2001, source=ARTICLE_19_NONIES),),
)

CROSSING_YEAR = "fr.scic.legal_reserve_in_crossing_year"
LEGAL_RESERVE_ALONE = "fr.scic.legal_reserve_alone"
WHOLE_SURPLUS = "fr.scic.legal_reserve_of_whole_surplus"
LOSSES_FIRST = "fr.scic.losses_first"

_A = AccountsFacts
_NOTHING = Money(0)
_THERE_IS_SURPLUS = _A.surplus > _NOTHING
_FIFTEEN_PERCENT = _A.to_legal_reserve.widened(4) >= _A.surplus * LEGAL_RESERVE_PART
_OF_WHAT_LOSSES_LEAVE = (
    _A.to_legal_reserve.widened(4) >= (_A.surplus - _A.losses_forward) * LEGAL_RESERVE_PART
)
_FILLED = _A.to_legal_reserve + _A.reserves >= _A.share_capital
_REST = _A.surplus - _A.to_losses - _A.to_legal_reserve


def _rule(  # noqa: PLR0913 - a rule has that many parts
    name: str,
    requires: Term[bool],
    *,
    says: Text,
    source: LegalSource,
    applies: Term[bool] = _THERE_IS_SURPLUS,
    period: Period = SINCE_2001,
) -> Rule:
    return Rule(
        id=name,
        subject=Subject.SURPLUS,
        applies=applies.node,
        requires=requires.node,
        says=says,
        source=source,
        period=period,
        event=Event.FISCAL_YEAR_END,
    )


def _reading(  # noqa: PLR0913 - as a rule
    name: str,
    requires: Term[bool],
    *,
    says: Text,
    source: LegalSource,
    applies: Term[bool],
    period: Period = SINCE_ARTICLE_16,
) -> Rule:
    """Return what a reading asks beside the law: a doubt, where it is not met, and nothing else."""
    return _rule(
        name, requires, says=says, source=source, applies=applies & ~requires, period=period
    )


RULES = (
    _rule(
        "fr.scic.legal_reserve",
        _FIFTEEN_PERCENT | _OF_WHAT_LOSSES_LEAVE | _FILLED,
        applies=_THERE_IS_SURPLUS & (_A.reserves < _A.share_capital),
        says=Text(
            en="while all reserves together are below the capital, at least {legal_reserve_part} "
            "of the surplus goes to the legal reserve, or what they miss",
            fr="tant que les réserves réunies sont inférieures au capital, au moins "
            "{legal_reserve_part} de l’excédent vont à la réserve légale, ou ce qui leur manque",
        ),
        source=ARTICLE_16,
        period=SINCE_ARTICLE_16,
    ),
    _reading(
        CROSSING_YEAR,
        _FIFTEEN_PERCENT | _OF_WHAT_LOSSES_LEAVE,
        applies=_THERE_IS_SURPLUS & (_A.reserves < _A.share_capital) & _FILLED,
        says=Text(
            en="in the year in which the reserves reach the capital, all {legal_reserve_part} are "
            "due",
            fr="l’année où les réserves atteignent le capital, les {legal_reserve_part} sont dus "
            "en entier",
        ),
        source=ARTICLE_16_IN_FULL,
    ),
    _reading(
        LEGAL_RESERVE_ALONE,
        _FIFTEEN_PERCENT
        | _OF_WHAT_LOSSES_LEAVE
        | (_A.to_legal_reserve + _A.legal_reserve >= _A.share_capital),
        applies=_THERE_IS_SURPLUS
        & (_A.reserves >= _A.share_capital)
        & (_A.legal_reserve < _A.share_capital),
        says=Text(
            en="while the legal reserve alone is below the capital, at least {legal_reserve_part} "
            "of the surplus goes to it",
            fr="tant que la réserve légale seule est inférieure au capital, au moins "
            "{legal_reserve_part} de l’excédent lui reviennent",
        ),
        source=ARTICLE_16_OF_THE_LEGAL_RESERVE,
    ),
    _reading(
        WHOLE_SURPLUS,
        _FIFTEEN_PERCENT | _FILLED,
        applies=_THERE_IS_SURPLUS
        & (_A.losses_forward > _NOTHING)
        & (_A.reserves < _A.share_capital),
        says=Text(
            en="{legal_reserve_part} of the whole surplus are due, earlier losses included",
            fr="les {legal_reserve_part} sont dus sur tout l’excédent, pertes antérieures "
            "comprises",
        ),
        source=ARTICLE_16_OF_THE_WHOLE,
    ),
    _reading(
        LOSSES_FIRST,
        (_A.to_losses >= _A.losses_forward) | (_A.to_losses >= _A.surplus),
        applies=_THERE_IS_SURPLUS & (_A.losses_forward > _NOTHING),
        says=Text(
            en="losses of earlier years are covered before anything else",
            fr="les pertes antérieures sont couvertes avant toute autre affectation",
        ),
        source=L232_10,
        period=SINCE_2001,
    ),
    _rule(
        "fr.scic.statutory_reserve",
        _A.to_statutory_reserve.widened(4) >= _REST * STATUTORY_RESERVE_PART,
        says=Text(
            en="at least {statutory_reserve_part} of what then remains goes to the statutory "
            "reserve",
            fr="au moins {statutory_reserve_part} de ce qui reste ensuite vont à la réserve "
            "statutaire",
        ),
        source=ARTICLE_19_NONIES,
    ),
    _rule(
        "fr.scic.reserve_of_the_statutes",
        _A.to_statutory_reserve.widened(4) >= _REST * _A.statutory_part,
        applies=_THERE_IS_SURPLUS & _A.statutory_part.is_known(),
        says=Text(
            en="what the statutes give to the statutory reserve goes to it",
            fr="ce que les statuts donnent à la réserve statutaire lui revient",
        ),
        source=ARTICLE_19_NONIES,
    ),
    _rule(
        "fr.scic.interest_without_subsidies",
        _A.interest + _A.to_statutory_reserve + _A.subsidies <= _REST,
        applies=_A.interest > _NOTHING,
        says=Text(
            en="interest is paid only from what the reserves leave, subsidies taken off",
            fr="les intérêts ne sont servis que sur ce que laissent les réserves, aides déduites",
        ),
        source=ARTICLE_19_NONIES,
    ),
    _rule(
        "fr.scic.no_rebates",
        (_A.rebates == _NOTHING) & (_A.to_capital == _NOTHING),
        applies=_A.rebates.is_known() | _A.to_capital.is_known(),
        says=Text(
            en="there are no rebates to members, and no reserve becomes capital",
            fr="il n’y a pas de ristournes aux associés, et aucune réserve ne devient capital",
        ),
        source=ARTICLE_19_NONIES_CLOSED,
    ),
)

PARAMETERS = (LEGAL_RESERVE_PART, STATUTORY_RESERVE_PART)
