"""
E3: the canteen at one euro: the grid that a town must have, and the State's aid for a meal.

A grid of three bands or more, one at 1 € or less and one above; an aid of 2 € for each meal billed
at 1 € or less since 2019-04-01, 3 € since 2021, and 1 € more since 2024-01-01 for a canteen with
the EGAlim commitment.  Under agreements since August 2022 the price of 1 € is for families whose
quotient is at most 1 000 €: read as the highest quotient that has it.

Law:
    solidarites.gouv.fr, asp-public.fr and others [secondary].  They differ about the first day of
    the 3 €, 1 January or 1 April 2021, and "after" 1 August 2022 may or may not take in that day:
    both are periods of doubt.  Which towns may have the aid, the deliberation, and the days of
    claims are not asked here.

Event:
    The day of the meal, or of the question, as ``decision``; for the quotient, the day on which
    the agreement with the State starts.
"""

from datetime import date

from essmodel.messages.text import Sayable, Text
from essmodel.rules.datatype import Number
from essmodel.rules.expression import Lit
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term, node_of
from essmodel.rules.well_typed import TRUTH
from essmodel.values.money import Money
from essmodel.values.period import DayWithin, Period
from essmodel_fr.grid import AidedMeal, PriceList

_FIRST = date(2019, 4, 1)
_THREE_EUROS = DayWithin(date(2021, 1, 1), date(2021, 4, 1))
_BONUS = date(2024, 1, 1)
_QUOTIENT = DayWithin(date(2022, 8, 1), date(2022, 8, 2))
_SINCE_2019 = Period(start=_FIRST)
_MONEY = Number(places=2, unit="EUR", least=0)


def _scheme(article: str, url: str) -> LegalSource:
    return LegalSource(
        kind=SourceKind.CIRCULAR,
        title="tarification sociale des cantines, la cantine à un euro",
        article=article,
        confidence=Confidence.SECONDARY,
        url=url,
    )


GRID = _scheme(
    "grille tarifaire",
    "https://solidarites.gouv.fr/proposer-une-tarification-sociale-dans-les-cantines-la-cantine-1-euro",
)
AID = _scheme("aide par repas", "https://ercepresliffre.fr/index.php?catid=48&id=337&view=article")
QUOTIENT = _scheme("quotient familial", "http://www.asp-public.fr/aides/cantine-a-1-euro")

SOCIAL_PRICE = Parameter[Money](
    id="fr.one_euro_meal.social_price",
    label=Text(en="highest social price of a meal", fr="tarif social maximal d’un repas"),
    datatype=_MONEY,
    enacted=(Enacted(value=Money(1_00), period=_SINCE_2019, source=GRID),),
)
MINIMUM_BRACKETS = Parameter[int](
    id="fr.one_euro_meal.minimum_brackets",
    label=Text(en="least number of bands", fr="nombre minimal de tranches"),
    datatype=Number(least=0),
    enacted=(Enacted(value=3, period=_SINCE_2019, source=GRID),),
)
HIGHEST_QUOTIENT = Parameter[Money](
    id="fr.one_euro_meal.highest_quotient",
    label=Text(
        en="highest family quotient with the social price",
        fr="quotient familial maximal du tarif social",
    ),
    datatype=_MONEY,
    enacted=(Enacted(value=Money(1_000_00), period=Period(start=_QUOTIENT), source=QUOTIENT),),
)
AID_PER_MEAL = Parameter[Money](
    id="fr.one_euro_meal.aid_per_meal",
    label=Text(en="State aid for a meal", fr="aide de l’État par repas"),
    datatype=_MONEY,
    enacted=(
        Enacted(value=Money(2_00), period=Period(start=_FIRST, end=_THREE_EUROS), source=AID),
        Enacted(value=Money(3_00), period=Period(start=_THREE_EUROS), source=AID),
    ),
)
EGALIM_BONUS = Parameter[Money](
    id="fr.one_euro_meal.egalim_bonus",
    label=Text(en="more aid with the EGAlim commitment", fr="bonification EGAlim par repas"),
    datatype=_MONEY,
    enacted=(Enacted(value=Money(1_00), period=Period(start=_BONUS), source=QUOTIENT),),
)


def _rule(
    name: str, requires: Term[bool], says: Sayable, source: LegalSource, period: Period
) -> Rule:
    return Rule(
        id=f"fr.one_euro_meal.{name}",
        subject=Subject.TARIFF,
        requires=requires.node,
        says=says,
        source=source,
        period=period,
        event=Event.DECISION,
    )


def _aid_with_bonus() -> Term[Money]:
    return Term[Money](node_of(AID_PER_MEAL, _MONEY)) + EGALIM_BONUS


_CLAIMED = AidedMeal.aid_claimed

RULES = (
    _rule(
        "enough_brackets",
        PriceList.brackets >= MINIMUM_BRACKETS,
        Text(
            en="the grid has at least {minimum_brackets} bands",
            fr="la grille a au moins {minimum_brackets} tranches",
        ),
        GRID,
        _SINCE_2019,
    ),
    _rule(
        "one_price_within",
        PriceList.cheapest <= SOCIAL_PRICE,
        Text(
            en="at least one price is {social_price} or less",
            fr="au moins un tarif est inférieur ou égal à {social_price}",
        ),
        GRID,
        _SINCE_2019,
    ),
    _rule(
        "one_price_above",
        PriceList.dearest > SOCIAL_PRICE,
        Text(
            en="at least one price is above {social_price}",
            fr="au moins un tarif est supérieur à {social_price}",
        ),
        GRID,
        _SINCE_2019,
    ),
    # It asks nothing, and is there so that an agreement of an unknown day is no sure refusal.
    Rule(
        id="fr.one_euro_meal.for_low_quotients",
        subject=Subject.TARIFF,
        requires=Lit(True, TRUTH),
        says=Text(
            en="under older agreements the social price may be for any family quotient",
            fr="sous une convention plus ancienne, le tarif social vaut pour tout quotient "
            "familial",
        ),
        source=QUOTIENT,
        period=Period(start=_FIRST, end=_QUOTIENT),
        event=Event.CONTRACT_START,
    ),
    Rule(
        id="fr.one_euro_meal.for_low_quotients",
        subject=Subject.TARIFF,
        requires=(PriceList.social_price_up_to <= HIGHEST_QUOTIENT).node,
        says=Text(
            en="the social price is for family quotients of at most {highest_quotient}",
            fr="le tarif social est pour les quotients familiaux d’au plus {highest_quotient}",
        ),
        source=QUOTIENT,
        period=Period(start=_QUOTIENT),
        event=Event.CONTRACT_START,
    ),
    _rule(
        "billed_within",
        AidedMeal.billed <= SOCIAL_PRICE,
        Text(
            en="the State aids meals billed at {social_price} or less",
            fr="l’État aide les repas facturés au plus {social_price}",
        ),
        GRID,
        _SINCE_2019,
    ),
    _rule(
        "aid_within",
        _CLAIMED <= AID_PER_MEAL,
        Text(
            en="the State's aid is at most {aid_per_meal} for a meal",
            fr="l’aide de l’État est d’au plus {aid_per_meal} par repas",
        ),
        AID,
        Period(start=_FIRST, end=_BONUS),
    ),
    _rule(
        "aid_within",
        (_CLAIMED <= AID_PER_MEAL)
        | (AidedMeal.has_egalim_commitment & (_aid_with_bonus() >= _CLAIMED)),
        Text(
            en="the State's aid is at most {aid_per_meal} for a meal, and {egalim_bonus} more with "
            "the EGAlim commitment",
            fr="l’aide de l’État est d’au plus {aid_per_meal} par repas, et de {egalim_bonus} de "
            "plus avec l’engagement EGAlim",
        ),
        AID,
        Period(start=_BONUS),
    ),
)

PARAMETERS = (SOCIAL_PRICE, MINIMUM_BRACKETS, HIGHEST_QUOTIENT, AID_PER_MEAL, EGALIM_BONUS)
