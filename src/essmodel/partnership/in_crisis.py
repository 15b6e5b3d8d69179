"""Services and rules with the versions that crises give them, each for its days."""

from collections.abc import Iterable, Iterator
from functools import reduce

from attrs import evolve

from essmodel.coproduction.service import Condition, Service
from essmodel.coproduction.tariff import Tariff
from essmodel.messages.catalogue import Message
from essmodel.partnership.crisis import ChangedService, Crisis
from essmodel.rules.expression import Lit
from essmodel.rules.rule import Rule
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import Period, earliest, latest


def service_in(crises: Iterable[Crisis], service: Service) -> Service:
    """Return a service as it stands on each day, in crises and out of them."""
    return reduce(_service, crises, service)


def law_in(crises: Iterable[Crisis], law: Rulebook) -> Rulebook:
    """Return the law without what crises put aside on their days."""
    return reduce(_law, crises, law)


def _service(service: Service, crisis: Crisis) -> Service:
    change = next((one for one in crisis.changes if one.service == service.id), None)
    if service.id not in crisis.minimum:
        closed = Condition(
            id=f"crisis_{crisis.id}",
            requires=Lit(False, TRUTH),
            says=Message.of("crisis_closed", title=crisis.title),
            source=crisis.source,
            period=crisis.period,
        )
        return evolve(service, conditions=(*service.conditions, closed))
    return (
        service if change is None else _priced(_eligible(service, change, crisis), change, crisis)
    )


def _eligible(service: Service, change: ChangedService, crisis: Crisis) -> Service:
    """Put the conditions of the crisis in the place of the others, on its days."""
    if change.conditions is None:
        return service
    before = (
        evolve(one, period=left)
        for one in service.conditions
        for left in _outside(one.period, crisis)
    )
    during = (evolve(one, period=crisis.period) for one in change.conditions)
    return evolve(service, conditions=(*before, *during))


def _priced(service: Service, change: ChangedService, crisis: Crisis) -> Service:
    """Put the price list of the crisis in the place of the others, on its days."""
    if change.tariff is None:
        return service
    lists = [one for one in (service.tariff, *service.earlier_tariffs) if one is not None]
    others: list[Tariff] = [
        evolve(one, period=left) for one in lists for left in _outside(one.period, crisis)
    ]
    during = evolve(change.tariff, period=crisis.period)
    newest, *earlier = [*reversed(others), during] if others else [during]
    return evolve(service, tariff=newest, earlier_tariffs=tuple(earlier))


def _law(law: Rulebook, crisis: Crisis) -> Rulebook:
    rules = tuple(part for rule in law.rules for part in _rule(rule, crisis))
    return evolve(law, rules=rules)


def _rule(rule: Rule, crisis: Crisis) -> Iterator[Rule]:
    if not crisis.reaches(rule):
        yield rule
        return
    for left in _outside(rule.period, crisis):
        yield evolve(rule, period=left)


def _outside(whole: Period, crisis: Crisis) -> Iterator[Period]:
    """Yield what is left of a period before a crisis and after it."""
    first, over = crisis.start, crisis.over_on
    if whole.start is None or latest(whole.start) < first:
        ends_before = whole.end is not None and latest(whole.end) <= first
        yield Period(start=whole.start, end=whole.end if ends_before else first)
    if whole.end is None or earliest(whole.end) > over:
        starts_after = whole.start is not None and earliest(whole.start) >= over
        yield Period(start=whole.start if starts_after else over, end=whole.end)
