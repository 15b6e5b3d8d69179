"""A request decided: every condition asked, even after a no, and the price looked up."""

from typing import cast

from attrs import evolve, frozen

from essmodel.coproduction.pricing import price_of
from essmodel.coproduction.request import Answer, Granted, Price, Refused, Undecided
from essmodel.coproduction.service import Service, rules_of
from essmodel.coproduction.tariff import Tariff
from essmodel.errors import Gathering
from essmodel.rules.evaluate import Unknown, evaluate
from essmodel.rules.expression import Node, Param, parts
from essmodel.rules.fact import Facts
from essmodel.rules.figure import Figure, figure
from essmodel.rules.finding import Standing, overall
from essmodel.rules.formula import Names
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.observation import Frame
from essmodel.rules.reliance import relied_on
from essmodel.rules.rule import Rule
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.situation import situation
from essmodel.rules.verdict import Silent, Unsettled
from essmodel.values.money import Money
from essmodel.values.period import Day, Period


@frozen(kw_only=True)
class ServiceRules:
    """
    The conditions and the price of one service, understood.

    Attributes:
        price: the amount that *tariff* asks, as an expression; likewise ``None`` without one.
        earlier: the price lists before that one, likewise.
    """

    conditions: tuple[Rule, ...]
    tariff: Tariff | None = None
    price: Node | None = None
    earlier: tuple[tuple[Tariff, Node], ...] = ()

    def on(self, day: Day) -> "ServiceRules":
        """Return them with the price list of a day: the newest where no other may be in force."""
        for holds in (Period.surely_contains, Period.possibly_contains):
            if self.tariff and holds(self.tariff.period, day):
                return self
            for tariff, price in self.earlier:
                if holds(tariff.period, day):
                    return evolve(self, tariff=tariff, price=price)
        return self


def service_rules(service: Service, names: Names) -> ServiceRules:
    """
    Return what *service* asks and costs, its formulas typed.

    Raises:
        InvalidValueError: formulas or bands that make no sense, all of them at once.
    """
    rules: tuple[Rule, ...] = ()
    price: Node | None = None
    earlier: list[tuple[Tariff, Node]] = []
    found = Gathering()
    with found.under(""):
        rules = rules_of(service, names)
    with found.under("tariff"):
        price = price_of(service.tariff, names) if service.tariff else None
    for index, one in enumerate(service.earlier_tariffs):
        with found.under(f"earlier_tariffs.{index}"):
            earlier.append((one, price_of(one, names)))
    found.require_none()
    return ServiceRules(
        conditions=rules, tariff=service.tariff, price=price, earlier=tuple(earlier)
    )


def decided(asked: ServiceRules, facts: Facts, *, law: Rulebook, dates: Dates) -> Answer:
    """
    Return the answer to one request, with every reason for it.

    Raises:
        NoLawInForceError: the price follows a figure that the law did not set on that day.
    """
    book = Rulebook(rules=(*asked.conditions, *law.rules), parameters=law.parameters)
    findings = book.ask(facts, dates)
    price = _price(asked.on(dates[Event.DECISION]), facts, law=law, dates=dates)
    match overall(tuple(one.standing for one in findings)):
        case Standing.UNMET:
            return Refused(findings=findings)
        case Standing.MET if price is None or price.amount is not None:
            return Granted(findings=findings, price=price)
        case _:
            return Undecided(findings=findings, price=price)


def _price(asked: ServiceRules, facts: Facts, *, law: Rulebook, dates: Dates) -> Price | None:
    """Look the price up; a list that is not, or may not be, in force on the day gives none."""
    tariff, day = asked.tariff, dates[Event.DECISION]
    if asked.price is None or tariff is None:
        return None
    if not tariff.period.possibly_contains(day):
        return Price(amount=None, causes=(Silent(tariff.source),), source=tariff.source)
    if not tariff.period.surely_contains(day):
        return Price(amount=None, causes=(Unsettled((tariff.source,)),), source=tariff.source)
    frame = Frame(situation(facts, figures_of(asked.price, law, day), dates))
    found = evaluate(asked.price, frame)
    seen = tuple(dict.fromkeys(frame.seen))
    if isinstance(found, Unknown):
        return Price(amount=None, causes=found.causes, observations=seen, source=tariff.source)
    amount = Money(cast("int", found), tariff.currency)
    relied = relied_on(asked.price, frame.case)
    readings = tuple(one for one in relied if one != tariff.source)
    return Price(amount=amount, observations=seen, source=tariff.source, readings=readings)


def figures_of(price: Node, law: Rulebook, day: Day) -> dict[str, Figure]:
    """Return the values that the law sets on a day for the figures named in a price."""
    named = {part.id for part in parts(price) if isinstance(part, Param)}
    return {one.id: figure(one, one.on(day)) for one in law.parameters if one.id in named}
