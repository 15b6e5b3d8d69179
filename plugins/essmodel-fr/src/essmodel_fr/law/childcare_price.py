"""
E2: what an hour of collective childcare costs a household (*participation familiale, PSU*).

A twelfth of the resources of the year before last, no lower than the floor and no higher than the
ceiling, times the rate of its children, rounded once, half up, to the cent.  One disabled child in
the household moves it to the next line; of more than one nothing was read.  The floor of 2026 is
not known, so from 2026-01-01 only households at the ceiling have a price, until a floor is added.

A price rests on the figures that made it: on the rate, and on the floor or the ceiling where that
one replaced the resources.  Before September 2019 there is none, because no ceiling was read.

Law:
    See `essmodel_fr.law.childcare_scale`.  That the price is rounded to the cent is published; that
    half a cent goes up is inferred, and matters at exactly half a cent only.

Event:
    The day of the decision: a new ceiling counts for contracts that run.
"""

from essmodel.coproduction.service import Service
from essmodel.coproduction.tariff import ComputedPrice, Table, Tariff
from essmodel.messages.text import Text
from essmodel.rules.datatype import CENTS, Number
from essmodel.rules.expression import Bands, DivRound, If, Mul, Node, Param, Silent
from essmodel.rules.law.parameter import AnyParameter
from essmodel.rules.law.source import LegalSource
from essmodel.rules.rounding import Rounding
from essmodel.rules.term import Term
from essmodel.values.money import Money
from essmodel.values.period import Period
from essmodel_fr.household import Household
from essmodel_fr.inhabitant import Inhabitant
from essmodel_fr.law.childcare_scale import (
    CEILING,
    CEILINGS,
    DISABILITY,
    EARLIER_CEILINGS,
    EARLIER_RATES,
    FLOOR,
    FLOORS,
    LINES,
    MANY_CHILDREN,
    RATES,
    RATES_2021,
    SINCE_2020,
    SINCE_2021,
    SINCE_2022,
    SINCE_2026,
    SINCE_SEPTEMBER_2019,
)

_PRICE = Number(places=CENTS, unit="EUR")
_MONTHS = 12
_PERCENT = 100
_FIRST_OF_LINE = (1, 2, 3, 4, 8, 11)
"""With how many children each line begins; the last begins what the scale does not say."""


def _figure(parameter: AnyParameter) -> Param:
    return Param(parameter.id, parameter.datatype, parameter.label)


def _rate(source: LegalSource) -> Node:
    """Return the rate of a household, in percent: that of its line, or of the next one."""
    lines = tuple(_figure(line) for line in LINES)
    like = lines[0].type
    nobody, many = Silent(source, like), Silent(MANY_CHILDREN, like)
    children, disabled = Inhabitant.children.node, Household.disabled_children
    own = Bands(children, _FIRST_OF_LINE, (nobody, *lines, many), source)
    next_line = Bands(children, _FIRST_OF_LINE, (nobody, *lines[1:], many, many), DISABILITY)
    several = If((disabled == 1).node, next_line, Silent(DISABILITY, like))
    return If((disabled == 0).node, own, several)


def _hour(resources: Node, rate: Node, *, months: int, source: LegalSource) -> ComputedPrice:
    """Return the price of an hour, of resources of so many *months*, as *source* sets it."""
    return ComputedPrice(
        formula=DivRound(Mul(resources, rate), months * _PERCENT, Rounding.HALF_UP, _PRICE, source)
    )


def _yearly(parameter: AnyParameter) -> Term[Money]:
    return Term[Money](_figure(parameter)) * _MONTHS


def _tariff(
    period: Period, *, rates: LegalSource, ceilings: LegalSource, has_floor: bool
) -> Tariff:
    """Return the prices of a period: at the ceiling, at the floor, and between them."""
    rate, resources = _rate(rates), Household.yearly_resources
    at_ceiling = Table(
        when=(resources >= _yearly(CEILING)).node,
        price=_hour(_figure(CEILING), rate, months=1, source=ceilings),
    )
    at_floor = Table(
        when=(resources < _yearly(FLOOR)).node,
        price=_hour(_figure(FLOOR), rate, months=1, source=FLOORS),
    )
    between = Table(price=_hour(resources.node, rate, months=_MONTHS, source=rates))
    unknown = Table(price=ComputedPrice(formula=Silent(FLOORS, _PRICE)))
    tables = (at_ceiling, at_floor, between) if has_floor else (at_ceiling, unknown)
    return Tariff(tables=tables, source=rates, period=period)


SERVICE = Service(
    id="fr.collective_childcare",
    title=Text(
        en="Collective childcare, one hour (PSU scale)",
        fr="Accueil collectif du jeune enfant, une heure (barème PSU)",
    ),
    kind="childcare",
    tariff=_tariff(Period(start=SINCE_2026), rates=RATES, ceilings=CEILINGS, has_floor=False),
    earlier_tariffs=(
        _tariff(
            Period(start=SINCE_2022, end=SINCE_2026),
            rates=RATES,
            ceilings=CEILINGS,
            has_floor=True,
        ),
        _tariff(
            Period(start=SINCE_2021, end=SINCE_2022),
            rates=RATES_2021,
            ceilings=EARLIER_CEILINGS,
            has_floor=True,
        ),
        _tariff(
            Period(start=SINCE_2020, end=SINCE_2021),
            rates=EARLIER_RATES,
            ceilings=EARLIER_CEILINGS,
            has_floor=True,
        ),
        _tariff(
            Period(start=SINCE_SEPTEMBER_2019, end=SINCE_2020),
            rates=EARLIER_RATES,
            ceilings=EARLIER_CEILINGS,
            has_floor=False,
        ),
    ),
)
"""An hour in a day nursery that the family benefits branch funds by its single benefit."""

SERVICES = (SERVICE,)
