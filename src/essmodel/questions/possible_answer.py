"""What may come of a rule or of a service, as far as what is written tells."""

from collections.abc import Iterable, Iterator, Mapping

from essmodel.coproduction.service import Service
from essmodel.coproduction.tariff import Asked, ComputedPrice, Tariff
from essmodel.packs.readable_case import Outcome
from essmodel.rules.expression import Coalesce, Fact, IsKnown, Lit, Node, Silent, children
from essmodel.rules.formula import Formula
from essmodel.rules.law.parameter import AnyParameter
from essmodel.rules.law.source import Source, status_of, weakest
from essmodel.rules.law.status import effective
from essmodel.rules.rule import Rule

Figures = Mapping[str, AnyParameter]
_IN_ORDER = tuple(Outcome)


def answers_of_rule(versions: Iterable[Rule], figures: Figures) -> tuple[Outcome, ...]:
    """
    Return what may come of a rule whose *versions* are given, in the order of `Outcome`.

    Conditions are not worked out: a rule that can never be unmet, for a reason that takes thought,
    is held to be one that can.
    """
    found = {one for rule in versions for one in _of_version(rule, figures)}
    return tuple(one for one in _IN_ORDER if one in found)


def answers_of_service(service: Service) -> tuple[Outcome, ...]:
    """Return what may come of a service by its own conditions and prices, likewise."""
    asked = [
        set(_of_condition(one.requires, (one.source,)))
        for one in service.conditions
        if effective(status_of(one.source))
    ]
    if {Outcome.UNMET} in asked:  # whatever the others say
        return (Outcome.REFUSED,)
    found: set[Outcome] = set()
    if all(Outcome.MET in one for one in asked):
        found.add(Outcome.GRANTED)
    if any(Outcome.UNMET in one for one in asked):
        found.add(Outcome.REFUSED)
    if any(Outcome.UNDETERMINED in one for one in asked) or any(
        _may_be_unknown(one) for one in _priced(service)
    ):
        found.add(Outcome.UNDECIDED)
    return tuple(one for one in _IN_ORDER if one in found)


def tariffs_of(service: Service) -> tuple[Tariff, ...]:
    """Return every price list that a service has or had."""
    return (*((service.tariff,) if service.tariff else ()), *service.earlier_tariffs)


def _of_version(rule: Rule, figures: Figures) -> Iterator[Outcome]:
    if not all(effective(one) for one in rule.statuses):
        yield Outcome.DOES_NOT_APPLY
        return
    sources = (rule.source, *rule.also)
    enacted = [figures[one].enacted for one in rule.figures if one in figures]
    is_sure = all(any(_is_law((one.source,)) for one in values) for values in enacted)
    yield from _of_condition(rule.requires, sources, is_sure=is_sure)
    if rule.applies is not None:
        yield Outcome.DOES_NOT_APPLY


def _of_condition(
    requires: Formula | Node, sources: tuple[Source, ...], *, is_sure: bool = True
) -> Iterator[Outcome]:
    """Yield what may come of a condition; a doubt is neither a yes nor a no."""
    if not (is_sure and _is_law(sources)):
        yield Outcome.UNDETERMINED
        return
    if not isinstance(requires, Lit) or requires.value:
        yield Outcome.MET
    if not isinstance(requires, Lit) or not requires.value:
        yield Outcome.UNMET
    if _may_be_unknown(requires):
        yield Outcome.UNDETERMINED


def _is_law(sources: tuple[Source, ...]) -> bool:
    """Whether a finding that rests on *sources* is no doubt; what is invented is sure of itself."""
    least = weakest(sources)
    return least is None or least.is_law


def _may_be_unknown(asked: Formula | Node) -> bool:
    """Whether a fact that nobody gave leaves it open; a formula that is not typed may ask any."""
    if isinstance(asked, Formula):
        return True
    waiting = [asked]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Fact | Silent):
            return True
        if not isinstance(one, IsKnown):
            waiting += (one.default,) if isinstance(one, Coalesce) else children(one)
    return False


def _priced(service: Service) -> Iterator[Formula | Node]:
    """Yield what the price lists of a service ask."""
    for tariff in tariffs_of(service):
        for extra in tariff.surcharges:
            yield extra.when
            yield from _computed(extra.price)
        for table in tariff.tables:
            yield from (one for one in (table.when, table.by) if one is not None)
            for price in (table.price, *(band.price for band in table.bands)):
                yield from _computed(price)


def _computed(price: Asked | None) -> Iterator[Formula | Node]:
    if isinstance(price, ComputedPrice):
        yield price.formula
