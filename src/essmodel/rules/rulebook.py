"""
Every rule in force on the day, asked of one case.

Where the day is known only roughly, or not at all, every version of a rule that may govern is
asked.  If they agree, the doubt does not matter; if not, the answer is undetermined.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import Message
from essmodel.rules.composition import composed, holds
from essmodel.rules.evaluate import Unknown, Value, evaluate
from essmodel.rules.fact import Facts
from essmodel.rules.figure import figure
from essmodel.rules.finding import Finding, Used
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.law.parameter import AnyParameter, Enacted, Local
from essmodel.rules.observation import Frame
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.situation import situation
from essmodel.rules.verdict import (
    Cause,
    Conflicting,
    Failed,
    Met,
    Missing,
    Undetermined,
    Unmet,
    Unsettled,
    Verdict,
    merged,
)
from essmodel.values.period import Day, surely_within


@frozen(kw_only=True)
class Rulebook:
    """Rules and the legal figures they use; a rule's versions stand side by side."""

    rules: tuple[Rule, ...]
    parameters: tuple[AnyParameter, ...] = ()

    def __attrs_post_init__(self) -> None:
        for versions in versions_of(self.rules):
            for index, one in enumerate(versions):
                if any(one.period.overlaps(other.period) for other in versions[index + 1 :]):
                    raise InvalidValueError.because("rule_twice", rule=one.id)
            if len({(one.event, one.subject) for one in versions}) > 1:
                raise InvalidValueError.because("rule_of_two_events", rule=versions[0].id)
        uppers = {one.id: one.derogates_from for one in self.rules if one.derogates_from}
        for low in uppers:
            if low in _above(low, uppers):
                raise InvalidValueError.because("derogation_circle", rule=low)

    def about(self, subject: Subject) -> "Rulebook":
        """Return the rules about one subject."""
        kept = tuple(rule for rule in self.rules if rule.subject is subject)
        return Rulebook(rules=kept, parameters=self.parameters)

    def ask(self, facts: Facts, dates: Dates) -> tuple[Finding, ...]:
        """
        Ask every rule that may be in force; none is skipped because another said no.

        Rules that do not apply to the case give no finding.
        """
        versions = versions_of(composed(self.rules, dates))
        asked = (self._ask_one(rules, facts, dates) for rules in versions)
        return tuple(finding for finding in asked if finding is not None)

    def _ask_one(self, versions: tuple[Rule, ...], facts: Facts, dates: Dates) -> Finding | None:
        event = versions[0].event
        day = dates.get(event)
        possible = [rule for rule in versions if day is None or rule.period.possibly_contains(day)]
        readings = [one for rule in possible for one in self._readings(rule, day, facts, dates)]
        asked = [one for one in readings if one is not None]
        if not asked:
            return None
        answers = {one.verdict if one else Met() for one in readings}
        if not surely_within((rule.period for rule in possible), day):
            answers.add(Met())  # it may not be in force yet, or no longer
        return asked[-1] if len(answers) == 1 else _in_doubt(asked, day=day, event=event)

    def _readings(
        self, rule: Rule, day: Day | None, facts: Facts, dates: Dates
    ) -> Iterator[Finding | None]:
        """Yield the answer of *rule* under each set of figures that it may have on *day*."""
        named = tuple(self.parameter(name) for name in rule.figures)
        possible = tuple(figures_together(rule, named, day))
        yield from (_answer(rule, chosen, facts, dates) for chosen in possible)
        if not possible:
            unset = tuple(one.label for one in named if not one.readings(day))
            why = Message.of("figures_not_set", figures=unset)
            yield Finding(rule=rule, verdict=Undetermined((Failed(rule.id, why),)))

    def parameter(self, name: str) -> AnyParameter:
        """
        Return the figure that rules call *name*.

        Raises:
            InvalidValueError: no pack sets it.
        """
        for parameter in self.parameters:
            if parameter.id == name:
                return parameter
        raise InvalidValueError.because("parameter_unknown", found=name)


def _above(low: str, uppers: Mapping[str, str]) -> Iterator[str]:
    """Yield the rules above *low*, each once."""
    seen: set[str] = set()
    while low in uppers and low not in seen:
        seen.add(low)
        low = uppers[low]
        yield low


def versions_of(rules: tuple[Rule, ...]) -> list[tuple[Rule, ...]]:
    """Return the versions of each rule, rules in the order in which they are first met."""
    by_id: dict[str, list[Rule]] = {}
    for rule in rules:
        by_id.setdefault(rule.id, []).append(rule)
    return [tuple(versions) for versions in by_id.values()]


Chosen = tuple[tuple[AnyParameter, Enacted[object]], ...]
"""Figures of law, each with one of the values that were enacted for it."""


def figures_together(
    rule: Rule, named: tuple[AnyParameter, ...], day: Day | None
) -> Iterator[Chosen]:
    """Yield every set of values that were the law together, and under *rule*, on *day*."""
    choices = ([(one, enacted) for enacted in one.readings(day)] for one in named)
    for chosen in product(*choices):
        periods = (rule.period, *(enacted.period for _, enacted in chosen))
        if all(one.overlaps(other) for one, other in combinations(periods, 2)):
            yield chosen


def _answer(rule: Rule, chosen: Chosen, facts: Facts, dates: Dates) -> Finding | None:
    """Ask one version of a rule under one set of figures; ``None`` where it does not apply."""
    figures = {parameter.id: figure(parameter, enacted) for parameter, enacted in chosen}
    frame = Frame(situation(facts, figures, dates))
    outer = frame.fresh()
    applies = True if rule.applies is None else evaluate(rule.applies, outer)
    if applies is False:
        return None
    requires = evaluate(rule.requires, frame)
    seen = [*(outer.seen if isinstance(applies, Unknown) else ()), *frame.seen]
    return Finding(
        rule=rule,
        verdict=_contested(rule, _verdict(applies, requires), frame),
        observations=tuple(dict.fromkeys(seen)),
        used=tuple(_used(parameter, enacted, facts) for parameter, enacted in chosen),
    )


def _contested(rule: Rule, verdict: Verdict, frame: Frame) -> Verdict:
    """Return *verdict*, unless it refuses what a norm that does not yield to it gives."""
    if not isinstance(verdict, Unmet):
        return verdict
    causes: list[Cause] = []
    for one in rule.contested_by:
        right = evaluate(holds(one), frame)
        if isinstance(right, Unknown):
            causes += right.causes
        elif right:
            sources = (rule.source, one.source)
            is_same = rule.rank == one.rank
            causes.append(Conflicting(sources) if is_same else Unsettled(sources))
    return Undetermined(merged(tuple(causes))) if causes else verdict


def _used(parameter: AnyParameter, enacted: Enacted[object], facts: Facts) -> Used:
    """Return a figure as it counted in a case: of a figure set by place, the one of that place."""
    value = enacted.value
    if isinstance(value, Local):
        code = facts.get(parameter.by or "")
        value = dict(value.values).get(str(code), value)
    return Used(parameter=parameter, value=value, source=enacted.source)


def _verdict(applies: Value | Unknown, requires: Value | Unknown) -> Verdict:
    if requires is True:
        return Met()
    unknown = [value for value in (applies, requires) if isinstance(value, Unknown)]
    if not unknown:
        return Unmet()
    return Undetermined(merged(tuple(cause for one in unknown for cause in one.causes)))


def _in_doubt(asked: list[Finding], *, day: Day | None, event: Event) -> Finding:
    """Join answers that differ into one undetermined finding that shows why."""
    inner = (
        cause
        for one in asked
        if isinstance(one.verdict, Undetermined)
        for cause in one.verdict.causes
    )
    sources = tuple(dict.fromkeys(source for one in asked for source in one.sources))
    outer = Missing(frozenset({event.value})) if day is None else Unsettled(sources)
    return Finding(
        rule=asked[-1].rule,
        verdict=Undetermined(merged((outer, *inner))),
        observations=tuple(dict.fromkeys(seen for one in asked for seen in one.observations)),
        used=tuple(dict.fromkeys(used for one in asked for used in one.used)),
    )
