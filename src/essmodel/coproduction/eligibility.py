"""A request decided: every condition asked, even after a no, and the price looked up."""

from typing import cast

from attrs import frozen

from essmodel.coproduction.request import Answer, Granted, Price, Refused, Undecided
from essmodel.coproduction.service import Service, rules_of
from essmodel.coproduction.tariff import price_of
from essmodel.errors import InvalidValueError, Problem, under
from essmodel.rules.evaluate import Frame, Unknown, evaluate
from essmodel.rules.expression import Node, Param, parts
from essmodel.rules.fact import Facts
from essmodel.rules.finding import Standing, overall
from essmodel.rules.formula import Names
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.law.source import Source
from essmodel.rules.literal import scaled
from essmodel.rules.rule import Rule
from essmodel.rules.rulebook import Rulebook
from essmodel.values.money import Money


@frozen(kw_only=True)
class ServiceRules:
    """The conditions and the price of one service, understood."""

    conditions: tuple[Rule, ...]
    price: Node | None
    price_source: Source | None
    currency: str = "EUR"


def service_rules(service: Service, names: Names) -> ServiceRules:
    """
    Return what *service* asks and costs, its formulas typed.

    Raises:
        InvalidValueError: formulas or bands that make no sense, all of them at once.
    """
    problems: list[Problem] = []
    rules: tuple[Rule, ...] = ()
    price: Node | None = None
    try:
        rules = rules_of(service, names)
    except InvalidValueError as error:
        problems += error.problems
    try:
        price = price_of(service.tariff, names) if service.tariff else None
    except InvalidValueError as error:
        problems += under("tariff", error)
    if problems:
        raise InvalidValueError(*problems)
    tariff = service.tariff
    return ServiceRules(
        conditions=rules,
        price=price,
        price_source=tariff.source if tariff else None,
        currency=tariff.currency if tariff else "EUR",
    )


def decided(asked: ServiceRules, facts: Facts, *, law: Rulebook, dates: Dates) -> Answer:
    """
    Return the answer to one request, with every reason for it.

    Raises:
        NoLawInForceError: the price follows a figure that the law did not set on that day.
    """
    book = Rulebook(rules=(*asked.conditions, *law.rules), parameters=law.parameters)
    findings = book.ask(facts, dates)
    price = _price(asked, facts, law=law, dates=dates)
    match overall(tuple(one.standing for one in findings)):
        case Standing.UNMET:
            return Refused(findings=findings)
        case Standing.MET if price is None or price.amount is not None:
            return Granted(findings=findings, price=price)
        case _:
            return Undecided(findings=findings, price=price)


def _price(asked: ServiceRules, facts: Facts, *, law: Rulebook, dates: Dates) -> Price | None:
    if asked.price is None or asked.price_source is None:
        return None
    named = {part.id for part in parts(asked.price) if isinstance(part, Param)}
    figures = {
        one.id: scaled(one.on(dates[Event.DECISION]).value, one.datatype)
        for one in law.parameters
        if one.id in named
    }
    frame = Frame(facts=facts, parameters=figures)
    found = evaluate(asked.price, frame)
    observations = tuple(dict.fromkeys(frame.seen))
    if isinstance(found, Unknown):
        amount, causes = None, found.causes
    else:
        amount, causes = Money(cast("int", found), asked.currency), ()
    return Price(amount=amount, causes=causes, observations=observations, source=asked.price_source)
