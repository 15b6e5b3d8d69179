"""
The steps by which a law allots a surplus (*affectation de l'excédent*), figured for one year.

A law whose words bear several readings has a waterfall for each: all of them are figured, and where
they come to the same amount the reading does not matter.  A step whose facts are not known stops
the waterfall there, with what is missing.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import combinations, product

from attrs import field, frozen

from essmodel.governance.surplus import Allocation, Of, Step, allocated
from essmodel.messages.text import Sayable
from essmodel.rules.datatype import Number
from essmodel.rules.evaluate import Unknown, evaluate
from essmodel.rules.expression import Lit, Mul, Node, Param, parts
from essmodel.rules.fact import Facts
from essmodel.rules.figure import Figure, figure
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.law.parameter import AnyParameter
from essmodel.rules.law.source import Source, status_of
from essmodel.rules.law.status import binds
from essmodel.rules.observation import Frame, Observation
from essmodel.rules.rounding import Rounding
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.situation import situation
from essmodel.rules.verdict import Cause
from essmodel.rules.well_typed import number
from essmodel.values.money import Money
from essmodel.values.period import Day, Period, surely_within
from essmodel.values.proportion import Proportion

_HUNDREDTH = Lit(1, Number(places=2))


class Demand(Enum):
    """Whether an amount is the least that a purpose gets, or the most."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@frozen(kw_only=True)
class LegalStep:
    """
    One version of one step, as a law has it.

    Attributes:
        to: what it goes to; versions of one step share it.
        label: what people call that.
        part: a proportion, of what *of* says.
        excludes: an amount that is taken off first.
        at_most: an amount at which it stops.
        rounding: of the part, to the cent.
        event: the event whose date chooses the version.
    """

    to: str
    label: Sayable = field(eq=False)
    demand: Demand
    part: Node
    of: Of
    rounding: Rounding
    excludes: Node | None = None
    at_most: Node | None = None
    event: Event
    period: Period
    source: Source

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All that it asks of a case."""
        return tuple(one for one in (self.part, self.excludes, self.at_most) if one is not None)


def percent_of_surplus(to: str, label: Sayable, percent: AnyParameter) -> tuple[LegalStep, ...]:
    """
    Return the step by which a purpose gets at least some percent of the whole surplus.

    Args:
        to: the purpose.
        label: what people call it.
        percent: the figure of law, from 0 to 100; each of its versions is one of the step.
    """
    part = Mul(Param(percent.id, percent.datatype, percent.label), _HUNDREDTH)
    return tuple(
        LegalStep(
            to=to,
            label=label,
            demand=Demand.AT_LEAST,
            part=part,
            of=Of.SURPLUS,
            rounding=Rounding.CEILING,
            event=Event.FISCAL_YEAR_END,
            period=one.period,
            source=one.source,
        )
        for one in percent.enacted
    )


@frozen(kw_only=True)
class Waterfall:
    """
    A law on surpluses, read in one way.

    Attributes:
        id: shared by all readings of one law.
        readings: the names of the ways in which it is read; empty where there is only one.
        rules: the ids of the rules that ask for more in these readings only.
        applies: to which co-operatives; to all where it is ``None``.
    """

    id: str
    applies: Node | None = None
    readings: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    steps: tuple[LegalStep, ...]

    def governs(self, facts: Facts, dates: Dates) -> bool:
        """Whether it is the law of a co-operative of which *facts* are stated."""
        if self.applies is None:
            return True
        return evaluate(self.applies, Frame(situation(facts, {}, dates))) is True


@frozen(kw_only=True)
class Figured:
    """
    A waterfall in euros and cents.

    Attributes:
        versions: the steps of the law that counted, in order; the last one may be open.
        allocation: what the steps that can be told come to.
        causes: why the last of *versions* cannot be told; empty where all can.
    """

    readings: tuple[str, ...]
    versions: tuple[LegalStep, ...]
    allocation: Allocation
    causes: tuple[Cause, ...] = ()
    observations: tuple[Observation, ...] = ()


def figured(
    waterfall: Waterfall, surplus: Money, facts: Facts, dates: Dates, *, law: Rulebook
) -> Iterator[Figured]:
    """Yield *waterfall* under every version and every figure of law that may govern."""
    purposes = dict.fromkeys(one.to for one in waterfall.steps)
    choices = (list(_choices(waterfall, to, dates, law)) for to in purposes)
    for chosen in product(*choices):
        yield _figured(waterfall.readings, [one for one in chosen if one], surplus, facts, dates)


_Chosen = tuple[LegalStep, Mapping[str, Figure]]


def _choices(
    waterfall: Waterfall, to: str, dates: Dates, law: Rulebook
) -> Iterator[_Chosen | None]:
    """Yield each version of a step that may govern, with its figures; ``None`` if perhaps none."""
    versions = [one for one in waterfall.steps if one.to == to]
    day = dates.get(versions[0].event)
    possible = [one for one in versions if _may_govern(one, day)]
    for one in possible:
        yield from ((one, figures) for figures in _figures(one, day, law))
    if not surely_within((one.period for one in possible), day):
        yield None


def _may_govern(step: LegalStep, day: Day | None) -> bool:
    in_force = day is None or step.period.possibly_contains(day)
    return in_force and binds(status_of(step.source), day) is not False


def _figures(step: LegalStep, day: Day | None, law: Rulebook) -> Iterator[Mapping[str, Figure]]:
    """Yield every set of figures that were the law together on *day*."""
    named = dict.fromkeys(
        one.id for node in step.nodes for one in parts(node) if isinstance(one, Param)
    )
    known = [law.parameter(name) for name in named]
    for chosen in product(*(one.readings(day) for one in known)):
        periods = (step.period, *(enacted.period for enacted in chosen))
        if all(one.overlaps(other) for one, other in combinations(periods, 2)):
            pairs = zip(known, chosen, strict=True)
            yield {one.id: figure(one, enacted) for one, enacted in pairs}


def _figured(
    readings: tuple[str, ...], chosen: list[_Chosen], surplus: Money, facts: Facts, dates: Dates
) -> Figured:
    """Return the steps one after another, as far as they can be told."""
    steps: list[Step] = []
    seen: list[Observation] = []
    causes: tuple[Cause, ...] = ()
    versions: list[LegalStep] = []
    for version, figures in chosen:
        frame = Frame(situation(facts, figures, dates))
        step = _step(version, frame, surplus)
        seen += frame.seen
        versions.append(version)
        if isinstance(step, Unknown):
            causes = step.causes
            break
        steps.append(step)
    return Figured(
        readings=readings,
        versions=tuple(versions),
        allocation=allocated(surplus, steps),
        causes=causes,
        observations=tuple(dict.fromkeys(seen)),
    )


def _step(version: LegalStep, frame: Frame, surplus: Money) -> Step | Unknown:
    """Return a step of the law with the amounts of a year; of a loss, no bound counts."""
    bounds = (version.excludes, version.at_most) if surplus.cents > 0 else (None, None)
    found = [None if node is None else evaluate(node, frame) for node in (version.part, *bounds)]
    unknown = [one for one in found if isinstance(one, Unknown)]
    if unknown:
        return Unknown(tuple(dict.fromkeys(cause for one in unknown for cause in one.causes)))
    part, excludes, at_most = (one if isinstance(one, int) else None for one in found)
    return Step(
        to=version.to,
        part=Proportion.of(part or 0, number(version.part).scale),
        of=version.of,
        rounding=version.rounding,
        excludes=Money(excludes or 0, surplus.currency),
        at_most=None if at_most is None else Money(at_most, surplus.currency),
        source=version.source,
    )
