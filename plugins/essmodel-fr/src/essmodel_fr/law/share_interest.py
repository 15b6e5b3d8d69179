"""
A22: the most that the shares of a SCIC may bear (*plafond de l'intérêt aux parts*).

Law:
    The yield of private bonds (*taux moyen de rendement des obligations*, TMO), as accounts of it
    tell [secondary]: of last year before February 2016; the mean of three calendar years until
    2016-12-10; that mean and two points since 2016-12-11 (loi n° 2016-1691, art. 113; décret
    n° 2017-446).  Of February 2016 the day is not told, so in that month nobody can tell.

Event:
    The general meeting that votes the interest.
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
from essmodel.values.period import DayWithin, Period
from essmodel_fr.law.text import SCIC_CREATED

MEAN_OF_THREE_YEARS = DayWithin(date(2016, 2, 1), date(2016, 2, 29))
TWO_POINTS_MORE = date(2016, 12, 11)
_OF_LAST_YEAR = Period(start=SCIC_CREATED, end=MEAN_OF_THREE_YEARS)
_OF_THREE_YEARS = Period(start=MEAN_OF_THREE_YEARS, end=TWO_POINTS_MORE)
_WITH_TWO_POINTS = Period(start=TWO_POINTS_MORE)

_IN_HUNDREDTHS_OF_A_PERCENT = 10_000


def _source(article: str) -> LegalSource:
    return LegalSource(
        kind=SourceKind.ACT,
        title="loi n° 47-1775 du 10 septembre 1947",
        article=article,
        confidence=Confidence.SECONDARY,
        url="https://www.blogavocat.fr/space/patricia.hirsch",
    )


LAST_YEAR = _source("art. 14, TMO de l’année précédente")
THREE_YEARS = _source("art. 14, moyenne de trois années civiles du TMO")
THREE_YEARS_AND_TWO_POINTS = _source(
    "art. 14 (loi n° 2016-1691, art. 113), moyenne de trois ans du TMO et deux points"
)

POINTS = Parameter[int](
    id="fr.scic.points_above_bonds",
    label=Text(
        en="hundredths of a percent above the yield of private bonds",
        fr="centièmes de pour cent au-dessus du taux des obligations privées",
    ),
    datatype=Number(least=0),
    enacted=(Enacted(value=200, period=_WITH_TWO_POINTS, source=THREE_YEARS_AND_TWO_POINTS),),
)

_A = AccountsFacts


_HALF_YEARS = _A.bond_half_years
_AT_MOST_THE_MEAN = _A.interest * (_HALF_YEARS * _IN_HUNDREDTHS_OF_A_PERCENT) <= (
    _A.share_capital * _A.bond_yields
)
_AT_MOST_WITH_POINTS = _A.interest * (_HALF_YEARS * _IN_HUNDREDTHS_OF_A_PERCENT) <= (
    _A.share_capital * (_A.bond_yields + _HALF_YEARS * POINTS)
)


def _rule(requires: Term[bool], period: Period, source: LegalSource, says: Text) -> Rule:
    return Rule(
        id="fr.scic.interest_within_rate",
        subject=Subject.SURPLUS,
        applies=(_A.interest > Money(0)).node,
        requires=requires.node,
        says=says,
        source=source,
        period=period,
        event=Event.ASSEMBLY,
    )


RULES = (
    _rule(
        _AT_MOST_THE_MEAN & (_HALF_YEARS == 2),  # noqa: PLR2004 - those of one year
        _OF_LAST_YEAR,
        LAST_YEAR,
        Text(
            en="interest on shares is at most the yield of private bonds of last year",
            fr="l’intérêt aux parts est au plus le taux des obligations privées de l’an passé",
        ),
    ),
    _rule(
        _AT_MOST_THE_MEAN & (_HALF_YEARS == 6),  # noqa: PLR2004 - those of three years
        _OF_THREE_YEARS,
        THREE_YEARS,
        Text(
            en="interest on shares is at most the mean yield of private bonds over three years",
            fr="l’intérêt aux parts est au plus la moyenne sur trois ans du taux des obligations "
            "privées",
        ),
    ),
    _rule(
        _AT_MOST_WITH_POINTS & (_HALF_YEARS == 6),  # noqa: PLR2004 - those of three years
        _WITH_TWO_POINTS,
        THREE_YEARS_AND_TWO_POINTS,
        Text(
            en="interest on shares is at most the mean yield of private bonds over three years, "
            "and {points_above_bonds} hundredths of a percent",
            fr="l’intérêt aux parts est au plus la moyenne sur trois ans du taux des obligations "
            "privées, et {points_above_bonds} centièmes de pour cent",
        ),
    ),
)

PARAMETERS = (POINTS,)
