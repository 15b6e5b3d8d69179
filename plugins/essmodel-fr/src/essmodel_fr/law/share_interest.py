"""
A22: the most that the shares of a SCIC may bear (*plafond de l'intérêt aux parts*).

Law:
    The yield of private bonds (*taux moyen de rendement des obligations*, TMO), as accounts of it
    tell [secondary]: of last year before February 2016; the mean of three calendar years until
    2016-12-10; that mean and two points since 2016-12-11 (loi n° 2016-1691, art. 113; décret
    n° 2017-446).  Of February 2016 the day is not told, so in that month nobody can tell.
    The half-yearly yields of 2014 to 2016 were found; for meetings that others bind, accounts say
    the sum of theirs.

Event:
    The general meeting that votes the interest.
"""

from datetime import date

from attrs import frozen

from essmodel.governance.account_fact import AMOUNT, AccountsFacts
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.expression import DivRound, Node
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rounding import Rounding
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term, node_of
from essmodel.values.money import Money
from essmodel.values.period import Day, DayWithin, Period
from essmodel_fr.law.text import SCIC_CREATED

MEAN_OF_THREE_YEARS = DayWithin(date(2016, 2, 1), date(2016, 2, 29))
TWO_POINTS_MORE = date(2016, 12, 11)
_WITH_TWO_POINTS = Period(start=TWO_POINTS_MORE)
_IN_HUNDREDTHS_OF_A_PERCENT = 10_000
_ONE_YEAR, _THREE_YEARS = 2, 6  # half-years


def _source(
    article: str, url: str = "https://www.blogavocat.fr/space/patricia.hirsch"
) -> LegalSource:
    return LegalSource(
        kind=SourceKind.ACT,
        title="loi n° 47-1775 du 10 septembre 1947",
        article=article,
        confidence=Confidence.SECONDARY,
        url=url,
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


def _published(yields: int, start: date, end: Day, years: str) -> Enacted[int]:
    return Enacted(
        value=yields,
        period=Period(start=start, end=end),
        source=_source(f"art. 14, TMO semestriels publiés de {years}"),
    )


YIELDS = Parameter[int](
    id="fr.scic.bond_yields",
    label=Text(
        en="sum of the half-yearly yields of private bonds that count, in hundredths of a percent",
        fr="somme des taux semestriels qui comptent des obligations privées, en centièmes de pour "
        "cent",
    ),
    datatype=Number(least=0),
    enacted=(
        _published(228 + 150, date(2015, 1, 1), date(2016, 1, 1), "2014"),
        _published(96 + 119, date(2016, 1, 1), MEAN_OF_THREE_YEARS, "2015"),
        _published(
            228 + 150 + 96 + 119 + 80 + 63, date(2017, 1, 1), date(2018, 1, 1), "2014 à 2016"
        ),
    ),
)

_A = AccountsFacts


@frozen(kw_only=True)
class RateVersion:
    """
    How the rate on shares is bound in one period.

    Attributes:
        half_years: how many half-yearly yields the mean is of.
        has_points: whether two points come on top.
        is_published: whether the pack has the yields; else the accounts say them.
    """

    period: Period
    half_years: int
    has_points: bool
    is_published: bool
    source: LegalSource
    says: Text

    @property
    def ceiling(self) -> Term[Money]:
        """The capital times the sum of the yields; what the interest is held against."""
        yields: Term[int] = _A.bond_yields * 1 if not self.is_published else Term(_YIELDS_NODE)
        if self.has_points:
            yields += Term[int](_POINTS_NODE) * self.half_years
        return _A.share_capital * yields

    @property
    def most(self) -> Node:
        """The most that all shares may bear together, whole cents only."""
        return DivRound(
            self.ceiling.node,
            self.half_years * _IN_HUNDREDTHS_OF_A_PERCENT,
            Rounding.FLOOR,
            AMOUNT,
            self.source,
        )

    @property
    def _said(self) -> Text:
        """What it requires, with the yields where the pack has them."""
        if not self.is_published:
            return self.says
        return Text(
            en=f"{self.says.en}; half-yearly yields sum to {{bond_yields}} hundredths of a percent",
            fr=f"{self.says.fr}\u00a0; la somme des taux semestriels est de {{bond_yields}} "
            "centièmes de pour cent",
        )

    @property
    def rule(self) -> Rule:
        """The rule that holds the interest of a proposal against it."""
        scale = self.half_years * _IN_HUNDREDTHS_OF_A_PERCENT
        requires = _A.interest * scale <= self.ceiling
        if not self.is_published:
            requires &= _A.bond_half_years == self.half_years
        return Rule(
            id="fr.scic.interest_within_rate",
            subject=Subject.SURPLUS,
            applies=(_A.interest > Money(0)).node,
            requires=requires.node,
            says=self._said,
            source=self.source,
            period=self.period,
            event=Event.ASSEMBLY,
        )


_YIELDS_NODE = node_of(YIELDS, YIELDS.datatype)
_POINTS_NODE = node_of(POINTS, POINTS.datatype)
_OF_LAST_YEAR = (
    _ONE_YEAR,
    LAST_YEAR,
    Text(
        en="interest on shares is at most the yield of private bonds of last year",
        fr="l’intérêt aux parts est au plus le taux des obligations privées de l’an passé",
    ),
)
_OF_THREE_YEARS = (
    _THREE_YEARS,
    THREE_YEARS,
    Text(
        en="interest on shares is at most the mean yield of private bonds over three years",
        fr="l’intérêt aux parts est au plus la moyenne sur trois ans du taux des obligations "
        "privées",
    ),
)
_AND_TWO_POINTS = (
    _THREE_YEARS,
    THREE_YEARS_AND_TWO_POINTS,
    Text(
        en="interest on shares is at most the mean yield of private bonds over three years, "
        "and {points_above_bonds} hundredths of a percent",
        fr="l’intérêt aux parts est au plus la moyenne sur trois ans du taux des obligations "
        "privées, et {points_above_bonds} centièmes de pour cent",
    ),
)


def _version(
    start: Day, end: Day | None, way: tuple[int, LegalSource, Text], *, is_published: bool = False
) -> RateVersion:
    half_years, source, says = way
    return RateVersion(
        period=Period(start=start, end=end),
        half_years=half_years,
        has_points=way is _AND_TWO_POINTS,
        is_published=is_published,
        source=source,
        says=says,
    )


VERSIONS = (
    _version(SCIC_CREATED, date(2015, 1, 1), _OF_LAST_YEAR),
    _version(date(2015, 1, 1), MEAN_OF_THREE_YEARS, _OF_LAST_YEAR, is_published=True),
    _version(MEAN_OF_THREE_YEARS, TWO_POINTS_MORE, _OF_THREE_YEARS),
    _version(TWO_POINTS_MORE, date(2017, 1, 1), _AND_TWO_POINTS),
    _version(date(2017, 1, 1), date(2018, 1, 1), _AND_TWO_POINTS, is_published=True),
    _version(date(2018, 1, 1), None, _AND_TWO_POINTS),
)
"""A version ends with a law, or with the yields that were found."""

RULES = tuple(one.rule for one in VERSIONS)
PARAMETERS = (POINTS, YIELDS)
