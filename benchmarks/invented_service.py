"""
The invented service as a user of the library writes it: typed facts, eight conditions, a price.

No such service exists.  It is measured because it weighs like one that does.
"""

from datetime import date

from attrs import frozen

from benchmarks.figures import (
    LEAST_SHARES,
    MOST_HOUSEHOLD,
    MOST_INCOME,
    MOST_QUOTIENT,
    MOST_SHARES,
    SCHEMES,
    TOWNS,
    Figures,
    figures,
)
from essmodel.coproduction.service import Condition, Service
from essmodel.coproduction.tariff import Table, Tariff
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack
from essmodel.rules import fact as facts_of
from essmodel.rules.anniversary import Birthday
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, Label, Number, Truth
from essmodel.rules.expression import AddMonths, Age, Param, RefDate
from essmodel.rules.fact import Fact, fact, facts
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Invention
from essmodel.rules.term import Term
from essmodel.values.money import Money
from essmodel.values.period import ALWAYS

SOURCE = Invention(note=Text(en="to be measured", fr="pour être mesuré"))
EUROS = Number(places=2, unit="EUR")


@facts("child")
class Child:
    """A child for whom a place is asked."""

    birth: Fact[date] = fact(type=Calendar(), label=Text(en="day of birth", fr="jour de naissance"))
    town: Fact[str] = fact(type=Label("town"), label=Text(en="town", fr="commune"))
    priority: Fact[bool] = fact(
        type=Truth(), label=Text(en="priority neighbourhood", fr="quartier prioritaire")
    )
    disability: Fact[bool] = fact(type=Truth(), label=Text(en="disability", fr="handicap"))
    enrolled: Fact[bool] = fact(
        type=Truth(), label=Text(en="enrolled in school", fr="inscrit à l’école")
    )
    quotient: Fact[Money] = fact(
        type=Number(places=2, unit="EUR", least=0, most=MOST_QUOTIENT),
        label=Text(en="family quotient", fr="quotient familial"),
    )
    scheme: Fact[str] = fact(
        type=Label("scheme"), label=Text(en="benefit scheme", fr="régime de prestations")
    )
    fee_paid: Fact[date] = fact(
        type=Calendar(), label=Text(en="last fee paid on", fr="dernière cotisation payée le")
    )
    income: Fact[Money] = fact(
        type=Number(places=2, unit="EUR", least=0, most=MOST_INCOME),
        label=Text(en="yearly income", fr="revenu annuel"),
    )
    shares: Fact[int] = fact(
        type=Number(places=1, least=LEAST_SHARES, most=MOST_SHARES),
        label=Text(en="shares of the household", fr="parts du foyer"),
    )
    household: Fact[int] = fact(
        type=Number(least=1, most=MOST_HOUSEHOLD),
        label=Text(en="people in the household", fr="personnes du foyer"),
    )


PATHS = tuple(node.path for node in facts_of.nodes(Child))
"""The eleven facts, in the order of their columns."""

TOWN_BOOK = CodeBook(
    id="town",
    title=Text(en="town", fr="commune"),
    codes=tuple((code, Text.same(f"Ville-{code}")) for code in TOWNS),
)
SCHEME_BOOK = CodeBook(
    id="scheme",
    title=Text(en="benefit scheme", fr="régime de prestations"),
    codes=tuple((code, Text.same(code)) for code in SCHEMES),
)


@frozen
class Invented:
    """The service and the pack that says what its words mean and which figures are law."""

    service: Service
    pack: RulePack


def invented(variant: int = 0) -> Invented:
    """Return one of 100 services like each other, with figures of its own."""
    these = figures(variant)
    quotient_most = _parameter(
        "quotient_most", these.quotient_most, Text(en="largest quotient", fr="quotient maximal")
    )
    ceiling = _parameter(
        "income_ceiling", these.income_ceiling, Text(en="income ceiling", fr="plafond de revenu")
    )
    pack = RulePack(
        manifest=Manifest(
            id="invented",
            title=Text(en="An invented town", fr="Une ville inventée"),
            api=1,
            version="0",
            maintainer="nobody",
            licence="MIT",
        ),
        facts=facts_of.nodes(Child),
        code_books=(TOWN_BOOK, SCHEME_BOOK),
        parameters=(quotient_most, ceiling),
    )
    service = Service(
        id=f"care_{variant}",
        title=Text(en="After-school care", fr="Accueil périscolaire"),
        tariff=Tariff(tables=(Table(price=Money(these.ceiling)),), source=SOURCE),
        conditions=tuple(
            Condition(id=name, requires=term.node, source=SOURCE)
            for name, term in _conditions(these, quotient_most, ceiling).items()
        ),
    )
    return Invented(service, pack)


def _parameter(name: str, cents: int, label: Text) -> Parameter[Money]:
    """Return a figure of law that never changed."""
    return Parameter(
        id=f"invented.{name}",
        label=label,
        datatype=EUROS,
        enacted=(Enacted(value=Money(cents), period=ALWAYS, source=SOURCE),),
    )


def _conditions(
    these: Figures, quotient_most: Parameter[Money], ceiling: Parameter[Money]
) -> dict[str, Term[bool]]:
    """Return the eight conditions, in the order in which they are asked."""
    today = RefDate(Event.DECISION)
    age: Term[int] = Term(Age(Child.birth.node, today, Birthday.MARCH_1, SOURCE))
    window: Term[date] = Term(AddMonths(today, -these.months))
    for_one_share: Term[Money] = Term(Param(ceiling.id, ceiling.datatype, ceiling.label))
    return {
        "old_enough": age >= these.age_from,
        "young_enough": age <= these.age_to,
        "town_pays": Child.town.is_in(these.towns),
        "neighbourhood_or_quotient": Child.priority | (Child.quotient <= quotient_most),
        "disability_or_scheme": Child.disability | Child.scheme.is_in(these.schemes),
        "fee_within_months": Child.fee_paid >= window,
        "enrolled": Child.enrolled,
        "income_under_ceiling": (Child.income * 2).widened(1) <= for_one_share * Child.shares,
    }
