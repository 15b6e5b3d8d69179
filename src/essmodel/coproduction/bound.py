"""A service as it stands on a day: its conditions and its price as trees over facts alone."""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from essmodel.coproduction.eligibility import ServiceRules, figures_of
from essmodel.coproduction.service import Service
from essmodel.rules import expression as tree
from essmodel.rules.bound import BoundRule, bound, with_figures
from essmodel.rules.figure import Figure
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.normal import YES, normalised
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.span import Span, cut, one_tree, periods
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import Period


@frozen(kw_only=True)
class BoundService:
    """
    What a service asks and costs on a day.

    Attributes:
        rules: its conditions and those of the law, each one condition.
        price: the amount, in cents; unknown where the list says nothing; ``None`` without a list.
        verdict: whether it is granted; unknown where a rule or the price is.
        figures: the figures named in the trees, which differ by code.
        dates: the days that are the same in all cases; the trees know them already.
    """

    service: Service
    rules: tuple[BoundRule, ...]
    price: tree.Node | None
    verdict: tree.Node
    figures: Mapping[str, Figure]
    dates: Dates


def bound_service(
    service: Service, asked: ServiceRules, *, law: Rulebook, dates: Dates
) -> BoundService:
    """
    Return *service*, understood as *asked*, as it stands on *dates*.

    Raises:
        NoLawInForceError: the price follows a figure that the law did not set on that day.
    """
    return _Asked(service, asked, law).on(dates, put_in=dates, kept={})


def bound_over(
    service: Service, asked: ServiceRules, *, law: Rulebook, dates: Dates, span: Span
) -> BoundService:
    """
    Return *service* as it stands on each day of *span*: the day of each case chooses the law.

    Args:
        service: what is asked for.
        asked: its conditions and its price, understood.
        law: the rules and the figures of the packs.
        dates: the days that are the same in all cases.
        span: the days of the event that differs from case to case.

    Raises:
        NoLawInForceError: the price follows a figure that the law did not set on one of the days.
    """
    whole = _Asked(service, asked, law)
    days = cut(span, whole.periods(span.event))
    each: list[BoundService] = []
    kept: Mapping[str, Figure] = {}
    for day in days:
        each.append(whole.on({**dates, span.event: day}, put_in=dates, kept=kept))
        kept = each[-1].figures
    rules = tuple(_over(id, each, days, span.event) for id in _ids(each))  # noqa: A001 - the word of the field
    prices = tuple(one.price for one in each if one.price is not None)
    price = None
    if prices and service.tariff:
        price = one_tree(prices, days, span.event, service.tariff.source)
    return _joined(service, rules, price, figures=kept, dates=dates)


def _over(
    id: str,  # noqa: A002 - the word of the field
    each: list[BoundService],
    days: tuple[date, ...],
    event: Event,
) -> BoundRule:
    """Return one rule over all days; it is met on a day on which it is not in force."""
    known = [{rule.id: rule for rule in one.rules} for one in each]
    (*_, last) = (rules[id].rule for rules in known if id in rules)
    trees = tuple(rules[id].tree if id in rules else YES for rules in known)
    return BoundRule(last, one_tree(trees, days, event, last.source))


def _ids(each: list[BoundService]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule.id for one in each for rule in one.rules))


@frozen
class _Asked:
    """A service, what it asks and costs, and the law about it."""

    service: Service
    rules: ServiceRules
    law: Rulebook

    @property
    def book(self) -> Rulebook:
        """All rules that a request is held against."""
        rules = (*self.rules.conditions, *self.law.rules)
        return Rulebook(rules=rules, parameters=self.law.parameters)

    def on(self, dates: Dates, *, put_in: Dates, kept: Mapping[str, Figure]) -> BoundService:
        """Return the service on *dates*, of which those *put_in* become constants."""
        book = bound(self.book, dates, put_in=put_in, kept=kept)
        figures = dict(book.figures)
        asked = self.rules.on(dates[Event.DECISION])
        price = _price(asked, self.law, dates=dates, put_in=put_in, kept=figures)
        return _joined(self.service, book.rules, price, figures=figures, dates=put_in)

    def periods(self, event: Event) -> Iterator[Period]:
        """Yield every period on which it depends, by the day of *event*."""
        yield from periods(self.book, event)
        if self.rules.tariff is None or self.rules.price is None:
            return
        lists = ((self.rules.tariff, self.rules.price), *self.rules.earlier)
        yield from (tariff.period for tariff, _ in lists)
        nodes = (part for _, price in lists for part in tree.parts(price))
        named = {part.id for part in nodes if isinstance(part, tree.Param)}
        for one in self.law.parameters:
            if one.id in named:
                yield from (enacted.period for enacted in one.enacted)


def _joined(
    service: Service,
    rules: tuple[BoundRule, ...],
    price: tree.Node | None,
    *,
    figures: Mapping[str, Figure],
    dates: Dates,
) -> BoundService:
    """Return a service with its verdict: all rules, and a price that can be told."""
    conditions = [one.tree for one in rules]
    if price is not None and service.tariff:
        # The price adds no "no": where it cannot be told, nobody can tell the whole.
        silence = tree.Silent(service.tariff.source, TRUTH)
        conditions.append(tree.If(tree.IsKnown(price), YES, silence))
    return BoundService(
        service=service,
        rules=rules,
        price=price,
        verdict=normalised(tree.And(tuple(conditions)), figures, dates),
        figures=figures,
        dates=dates,
    )


def _price(
    asked: ServiceRules, law: Rulebook, *, dates: Dates, put_in: Dates, kept: dict[str, Figure]
) -> tree.Node | None:
    """Return the price; silence where the list is not, or may not be, in force on the day."""
    tariff, day = asked.tariff, dates[Event.DECISION]
    if asked.price is None or tariff is None:
        return None
    if not tariff.period.surely_contains(day):
        return tree.Silent(tariff.source, asked.price.type)
    return with_figures(asked.price, figures_of(asked.price, law, day), put_in, kept)
