"""
E2: the figures of the national scale of collective childcare, by date (*barème PSU*).

The rates are in percent of the monthly resources of a household, for one hour, by its number of
children.  The floor and the ceiling are monthly resources too.

Law:
    Rates of 2021: toupty.org; since 2022: figures of a public planning tool [secondary]; earlier
    ones [unverified].  Ceilings since 2022: caf45-partenaires.fr and caf.fr [secondary]; earlier
    ones [unverified].  Floors [all unverified]; that of 2026 is not known, nor any before 2020, nor
    any ceiling before September 2019.  One account ends the last line at eight children and more,
    the other at ten, with a lower rate from eleven: so from eleven on the scale is silent here.
"""

from datetime import date
from decimal import Decimal

from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.values.money import Money
from essmodel.values.period import Period

SINCE_2002 = date(2002, 1, 1)
SINCE_SEPTEMBER_2019 = date(2019, 9, 1)
SINCE_2020 = date(2020, 1, 1)
SINCE_2021 = date(2021, 1, 1)
SINCE_2022 = date(2022, 1, 1)
SINCE_2023 = date(2023, 1, 1)
SINCE_2024 = date(2024, 1, 1)
SINCE_SEPTEMBER_2024 = date(2024, 9, 1)
SINCE_2025 = date(2025, 1, 1)
SINCE_SEPTEMBER_2025 = date(2025, 9, 1)
SINCE_2026 = date(2026, 1, 1)

_TOUPTY = "https://toupty.org/tarifs/creches-multi-accueil-psu/"


def _scale(article: str, confidence: Confidence, url: str = "") -> LegalSource:
    return LegalSource(
        kind=SourceKind.CIRCULAR,
        title="barème national des participations familiales (CNAF)",
        article=article,
        confidence=confidence,
        url=url,
    )


EARLIER_RATES = _scale("taux de participation avant 2021", Confidence.UNVERIFIED)
RATES_2021 = _scale("taux de participation 2021", Confidence.SECONDARY, _TOUPTY)
RATES = _scale("taux de participation depuis 2022", Confidence.SECONDARY)
EARLIER_CEILINGS = _scale("plafond avant 2022", Confidence.UNVERIFIED)
CEILINGS = _scale("plafond depuis 2022", Confidence.SECONDARY)
FLOORS = _scale("plancher", Confidence.UNVERIFIED)
DISABILITY = _scale("enfant en situation de handicap", Confidence.UNVERIFIED)
MANY_CHILDREN = _scale("plus de dix enfants", Confidence.UNVERIFIED)

_EDITIONS = (
    (Period(start=SINCE_2002, end=SINCE_SEPTEMBER_2019), EARLIER_RATES),
    (Period(start=SINCE_SEPTEMBER_2019, end=SINCE_2020), EARLIER_RATES),
    (Period(start=SINCE_2020, end=SINCE_2021), EARLIER_RATES),
    (Period(start=SINCE_2021, end=SINCE_2022), RATES_2021),
    (Period(start=SINCE_2022), RATES),
)


def _rate(name: str, english: str, french: str, *values: str) -> Parameter[Decimal]:
    """Return the rates of one line of the scale, one for each edition, in percent."""
    return Parameter[Decimal](
        id=f"fr.childcare.rate_{name}",
        label=Text(
            en=f"hourly rate for {english}, in percent of monthly resources",
            fr=f"taux horaire pour {french}, en pourcentage des ressources mensuelles",
        ),
        datatype=Number(places=4, least=0),
        enacted=tuple(
            Enacted(value=Decimal(value), period=period, source=source)
            for value, (period, source) in zip(values, _EDITIONS, strict=True)
        ),
    )


LINES = (
    _rate(
        "one_child", "one child", "un enfant", "0.0600", "0.0605", "0.0610", "0.0615", "0.0619"
    ),
    _rate(
        "two_children", "two children", "deux enfants",
        "0.0500", "0.0504", "0.0508", "0.0512", "0.0516",
    ),
    _rate(
        "three_children", "three children", "trois enfants",
        "0.0400", "0.0403", "0.0406", "0.0410", "0.0413",
    ),
    _rate(
        "four_to_seven_children", "four to seven children", "quatre à sept enfants",
        "0.0300", "0.0302", "0.0305", "0.0307", "0.0310",
    ),
    _rate(
        "eight_to_ten_children", "eight to ten children", "huit à dix enfants",
        "0.0200", "0.0202", "0.0203", "0.0205", "0.0206",
    ),
)  # fmt: skip
"""The lines of the scale: one, two, three, four to seven, eight to ten children."""


def _enacted(amount: int, start: date, end: date | None, source: LegalSource) -> Enacted[Money]:
    return Enacted(value=Money(amount), period=Period(start=start, end=end), source=source)


_MONEY = Number(places=2, unit="EUR", least=0)

CEILING = Parameter[Money](
    id="fr.childcare.ceiling",
    label=Text(
        en="ceiling of the monthly resources counted",
        fr="plafond des ressources mensuelles prises en compte",
    ),
    datatype=_MONEY,
    enacted=(
        _enacted(5_300_00, SINCE_SEPTEMBER_2019, SINCE_2020, EARLIER_CEILINGS),
        _enacted(5_600_00, SINCE_2020, SINCE_2021, EARLIER_CEILINGS),
        _enacted(5_800_00, SINCE_2021, SINCE_2022, EARLIER_CEILINGS),
        _enacted(6_000_00, SINCE_2022, SINCE_SEPTEMBER_2024, CEILINGS),
        _enacted(7_000_00, SINCE_SEPTEMBER_2024, SINCE_SEPTEMBER_2025, CEILINGS),
        _enacted(8_500_00, SINCE_SEPTEMBER_2025, None, CEILINGS),
    ),
)

FLOOR = Parameter[Money](
    id="fr.childcare.floor",
    label=Text(
        en="floor of the monthly resources counted",
        fr="plancher des ressources mensuelles prises en compte",
    ),
    datatype=_MONEY,
    enacted=(
        _enacted(705_27, SINCE_2020, SINCE_2021, FLOORS),
        _enacted(711_62, SINCE_2021, SINCE_2022, FLOORS),
        _enacted(712_33, SINCE_2022, SINCE_2023, FLOORS),
        _enacted(754_16, SINCE_2023, SINCE_2024, FLOORS),
        _enacted(765_77, SINCE_2024, SINCE_2025, FLOORS),
        _enacted(801_00, SINCE_2025, SINCE_2026, FLOORS),
    ),
)

PARAMETERS = (*LINES, CEILING, FLOOR)
