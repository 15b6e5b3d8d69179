"""The one way in which a rule stands on a day, where there is one and it is easily said."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from essmodel.rules import expression as tree
from essmodel.rules.figure import ByCode, Figure, figure
from essmodel.rules.finding import Used
from essmodel.rules.law.event import Dates
from essmodel.rules.rule import Rule
from essmodel.rules.rulebook import Rulebook, figures_together

_HARD = (tree.Item, tree.Quant, tree.CountIf, tree.SumOf, tree.Call, tree.Silent)


@frozen
class ReadyRule:
    """One version of a rule under one set of figures, on some days."""

    rule: Rule
    figures: Mapping[str, Figure]
    dates: Dates
    used: tuple[Used, ...]

    @property
    def requires(self) -> tree.Node:
        """The condition to satisfy."""
        return self.rule.requires

    @property
    def applies(self) -> tree.Node | None:
        """To which cases it applies; to all where it is ``None``."""
        return self.rule.applies


def ready_rule(versions: tuple[Rule, ...], *, law: Rulebook, dates: Dates) -> ReadyRule | None:
    """
    Return the rule that stands in *versions* on *dates*.

    ``None`` where several versions or figures may be the law, where a figure differs by code, where
    another norm contests it, and where it asks of lists, of silent sources or of Python: only a
    case says these in words.
    """
    day = dates.get(versions[0].event)
    possible = [one for one in versions if day and one.period.possibly_contains(day)]
    if day is None or len(possible) != 1 or not possible[0].period.surely_contains(day):
        return None
    (rule,) = possible
    if rule.contested_by or any(isinstance(part, _HARD) for part in parts_of(rule)):
        return None
    named = tuple(law.parameter(name) for name in rule.figures)
    readings = tuple(figures_together(rule, named, day))
    if len(readings) != 1:
        return None
    figures = {parameter.id: figure(parameter, enacted) for parameter, enacted in readings[0]}
    if any(isinstance(one, ByCode) for one in figures.values()):
        return None
    used = tuple(
        Used(parameter=parameter, value=enacted.value, source=enacted.source)
        for parameter, enacted in readings[0]
    )
    return ReadyRule(rule, figures, dates, used)


def parts_of(rule: Rule) -> Iterator[tree.Node]:
    """Yield the nodes of all that *rule* asks."""
    for one in rule.conditions:
        yield from tree.parts(one)
