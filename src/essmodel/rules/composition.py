"""
Norms of several ranks as they bind together on one day, before anybody is asked.

A lower norm moves a higher one only the way its mode allows: what it may not do has no effect.
Nothing is lost in silence: the higher norm is asked, and a rule that is left aside in one case is
left aside because the higher one gave that case its answer.

- A floor protects: where it holds, no lower rule is asked that would take back what it gives.
- What a lower rule puts in the place of a default stands there; in the place of what is fixed it
  does not; in the place of a floor it only adds to it.  A ceiling is asked beside all of them.
- Inside a rank, the special law prevails that says from what it derogates.  Without that, a right
  and a rule that refuses it contradict each other, and nobody can tell.

Order never matters: every rule is held against all others, and against itself as it was written.
"""

from collections.abc import Iterable, Iterator
from functools import reduce

from attrs import evolve, frozen

from essmodel.rules import expression as tree
from essmodel.rules.law.event import Dates
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import LegalSource, Source
from essmodel.rules.law.status import InForce, binds
from essmodel.rules.rule import Rule
from essmodel.rules.well_typed import TRUTH

ALL = tree.Lit(True, TRUTH)


def composed(rules: tuple[Rule, ...], dates: Dates) -> tuple[Rule, ...]:
    """
    Return *rules* as they bind together on *dates*; each in its place, those without effect gone.

    Figures in a floor are those of the day of the rule that it guards.
    """
    if all(_is_plain(rule) for rule in rules):
        return rules
    binding = tuple(_binding(rules, dates))
    possible = tuple(rule for rule in binding if _is_possible(rule, dates))
    norms = _Norms(
        movers=tuple(rule for rule in possible if rule.derogates_from is not None),
        floors=tuple(rule for rule in possible if rule.mode is Mode.FLOOR),
        rules=possible,
        dates=dates,
    )
    return tuple(one for rule in binding for one in _moved(rule, norms))


def holds(rule: Rule) -> tree.Node:
    """Return the condition under which *rule* applies and is met."""
    return rule.requires if rule.applies is None else tree.And((rule.applies, rule.requires))


def _is_plain(rule: Rule) -> bool:
    """Whether *rule* touches no other and no text behind it was put in doubt."""
    is_in_force = all(isinstance(one, InForce) for one in rule.statuses)
    return rule.mode is Mode.CEILING and rule.derogates_from is None and is_in_force


def _binding(rules: Iterable[Rule], dates: Dates) -> Iterator[Rule]:
    """Yield the rules whose texts have effect; where the day does not tell, none answers alone."""
    for rule in rules:
        day = dates.get(rule.event)
        has_effect = {binds(status, day) for status in rule.statuses}
        if has_effect == {True}:
            yield rule
        elif False not in has_effect:
            yield evolve(rule, applies=_and(rule.applies, tree.Silent(rule.source, TRUTH)))


def _is_possible(rule: Rule, dates: Dates) -> bool:
    day = dates.get(rule.event)
    return day is None or rule.period.possibly_contains(day)


@frozen(kw_only=True)
class _Norms:
    """
    The rules that may be in force, each as it was written.

    Attributes:
        movers: those that are to stand in the place of another.
        floors: those that protect a right.
    """

    rules: tuple[Rule, ...]
    movers: tuple[Rule, ...]
    floors: tuple[Rule, ...]
    dates: Dates

    def is_sure(self, rule: Rule) -> bool:
        """Whether *rule* is law, and surely in force: a doubt takes nothing from others."""
        day = self.dates.get(rule.event)
        is_law = not isinstance(rule.source, LegalSource) or rule.source.confidence.is_law
        return is_law and day is not None and rule.period.surely_contains(day)

    def above(self, rule: Rule) -> tuple[Rule, ...]:
        """Return the rules in whose place *rule* is to stand, and those above them in turn."""
        found: list[Rule] = []
        waiting = [rule]
        while waiting:
            low = waiting.pop()
            if low.derogates_from is None:
                continue
            for high in self.rules:
                if high.id == low.derogates_from and _may_move(low, high) and high not in found:
                    found.append(high)
                    waiting.append(high)
        return tuple(found)

    def instead_of(self, rule: Rule) -> tuple[Rule, ...]:
        """Return the rules that stand in the place of *rule* where they apply."""
        return tuple(
            one
            for one in self.movers
            if rule in self.above(one)
            and not any(self.is_sure(fixed) for fixed in self.fixed_above(one))
            and (one.rank == rule.rank or rule.mode in {Mode.DEFAULT, Mode.FLOOR})
        )

    def fixed_above(self, rule: Rule) -> tuple[Rule, ...]:
        """Return the rules above that leave *rule* no room."""
        higher = (one for one in self.above(rule) if one.rank != rule.rank)
        return tuple(one for one in higher if one.mode is Mode.FIXED)

    def floors_of(self, rule: Rule) -> tuple[Rule, ...]:
        """Return the floors on the matter of *rule*, of its rank or above, itself aside."""
        return tuple(
            one
            for one in self.floors
            if one.id != rule.id
            and one.subject is rule.subject
            and _is_at_least(one, rule)
            and not self.fixed_above(one)
            and not (one.rank == rule.rank and one in self.above(rule))
        )

    def right(self, floor: Rule) -> tree.Node:
        """Return who has the right that *floor* gives, special laws of its rank aside."""
        special = (one for one in self.instead_of(floor) if one.rank == floor.rank)
        return reduce(_and, (self.elsewhere(one) for one in special), holds(floor))

    def elsewhere(self, rule: Rule) -> tree.Node:
        """Return where *rule* does not speak: nobody can tell while it is in doubt itself."""
        speaks = rule.applies or ALL
        doubt = () if self.is_sure(rule) else (tree.Silent(rule.source, TRUTH),)
        return tree.Not(tree.And((speaks, *doubt)))


def _may_move(low: Rule, high: Rule) -> bool:
    return low.id != high.id and _is_at_least(high, low)


def _is_at_least(high: Rule, low: Rule) -> bool:
    return high.rank is not None and low.rank is not None and high.rank <= low.rank


def _moved(rule: Rule, norms: _Norms) -> Iterator[Rule]:
    """Yield *rule* as all other norms leave it."""
    fixed, instead = norms.fixed_above(rule), norms.instead_of(rule)
    if any(norms.is_sure(one) for one in fixed):
        return
    if any(norms.is_sure(one) and one.applies is None for one in instead):
        return  # another stands in its place for everyone
    doubts = (tree.Silent(one.source, TRUTH) for one in fixed)
    places = (norms.elsewhere(one) for one in instead)
    moved = evolve(rule, applies=reduce(_and, (*doubts, *places), rule.applies))
    contests: list[Rule] = [*_siblings(rule, norms)]
    for floor in norms.floors_of(rule):
        right = norms.right(floor)
        is_sure = norms.is_sure(floor)
        if is_sure and (rule.mode is Mode.FLOOR or floor in norms.above(rule)):
            moved = _widened(moved, right, floor.source)
        elif is_sure and (floor.rank != rule.rank or rule in norms.above(floor)):
            moved = evolve(moved, applies=_and(moved.applies, tree.Not(right)))
        else:
            contests.append(evolve(floor, applies=None, requires=right, says=None))
    yield evolve(moved, contested_by=tuple(dict.fromkeys((*rule.contested_by, *contests))))


def _siblings(rule: Rule, norms: _Norms) -> Iterator[Rule]:
    """Yield the rules of its rank that want the same place, and leave no room beside them."""
    rigid = {Mode.FIXED, Mode.DEFAULT}
    for one in norms.rules:
        if (
            one.id != rule.id
            and one.rank == rule.rank
            and one.derogates_from is not None
            and one.derogates_from == rule.derogates_from
            and {one.mode, rule.mode} <= rigid
        ):
            yield evolve(one, says=None)


def _widened(rule: Rule, right: tree.Node, source: Source) -> Rule:
    """Return *rule*, met by those too who have the *right* that another gives."""
    return evolve(
        rule, requires=tree.Or((rule.requires, right)), says=None, also=(*rule.also, source)
    )


def _and(first: tree.Node | None, second: tree.Node) -> tree.Node:
    return second if first is None else tree.And((first, second))
