"""
The rules in force on a day, each as one condition over facts alone.

`essmodel.rules.rulebook` asks every version and every reading of a rule, and joins their answers.
Here the same is said by a tree, so that whatever reads trees can decide: it is true where the rule
is met or does not apply, false where it is unmet, unknown where nobody can tell.
"""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from essmodel.rules import expression as tree
from essmodel.rules.composition import composed, holds
from essmodel.rules.figure import ByCode, Figure, figure
from essmodel.rules.law.event import Dates
from essmodel.rules.law.source import weakest
from essmodel.rules.normal import NO, YES, normalised
from essmodel.rules.rule import Rule
from essmodel.rules.rulebook import Chosen, Rulebook, figures_together, versions_of
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import surely_within


@frozen
class BoundRule:
    """
    A rule as it stands on a day.

    Attributes:
        rule: its version; the last of those that may be in force, where several may.
        tree: the condition that all its versions and readings come to.
    """

    rule: Rule
    tree: tree.Node

    @property
    def id(self) -> str:
        """The id that all versions share."""
        return self.rule.id


@frozen
class BoundBook:
    """Rules as they stand on a day, and the figures that differ by code, by the name they bear."""

    rules: tuple[BoundRule, ...]
    figures: Mapping[str, Figure]


def bound(
    book: Rulebook,
    dates: Dates,
    *,
    put_in: Dates | None = None,
    kept: Mapping[str, Figure] | None = None,
) -> BoundBook:
    """
    Return the rules of *book* that may be in force on *dates*, each as one condition.

    Args:
        book: the rules, and the figures that they use.
        dates: the days that choose versions and figures.
        put_in: those that stand in the conditions as constants; all of them where it is ``None``.
        kept: figures that already bear a name.
    """
    day = _Day(book, dates, dates if put_in is None else put_in, dict(kept or {}))
    rules = (_bound(day, versions) for versions in versions_of(composed(book.rules, dates)))
    return BoundBook(tuple(one for one in rules if one is not None), day.kept)


def with_figures(
    node: tree.Node, known: Mapping[str, Figure], dates: Dates, kept: dict[str, Figure]
) -> tree.Node:
    """
    Return *node* ready for *dates*, the figures that differ by code added to *kept*.

    A figure of which several readings are kept bears a name of its own in each.
    """
    names: dict[str, str] = {}
    for name, one in known.items():
        if isinstance(one, ByCode):
            taken = (f"{name}#{number}" for number in range(1, len(kept) + 2))
            free = (other for other in (name, *taken) if kept.get(other, one) == one)
            names[name] = next(free)
            kept[names[name]] = one

    def renamed(part: tree.Node) -> tree.Node:
        if isinstance(part, tree.Param) and names.get(part.id, part.id) != part.id:
            return evolve(part, id=names[part.id])
        return tree.rebuilt(part, renamed)

    return renamed(normalised(node, known, dates))


@frozen
class _Reading:
    """One version of a rule under one set of figures."""

    applies: tree.Node
    requires: tree.Node
    contested: tree.Node
    is_doubt: bool

    @property
    def answer(self) -> tree.Node:
        """True where it is met or does not apply; untold where norms contradict each other."""
        return tree.Or((tree.Not(self.applies), self.requires, self.contested))


@frozen
class _Day:
    """
    The book, and the days for which it is bound.

    Attributes:
        dates: the days that choose versions and figures.
        put_in: the days that become constants.
        kept: the figures that differ by code, as they are met.
    """

    book: Rulebook
    dates: Dates
    put_in: Dates
    kept: dict[str, Figure]


def _bound(day: _Day, versions: tuple[Rule, ...]) -> BoundRule | None:
    """Return what all *versions* of a rule come to; ``None`` where none may be in force."""
    on = day.dates.get(versions[0].event)
    possible = [rule for rule in versions if on is None or rule.period.possibly_contains(on)]
    readings = [one for rule in possible for one in _readings(day, rule)]
    if not readings:
        return None
    is_sure = surely_within((rule.period for rule in possible), on)
    answers = [one.answer for one in readings] + ([] if is_sure else [YES])
    last = possible[-1]
    silence = tree.Silent(last.source, TRUTH)
    told = _asked(readings, _agreed(answers, silence), silence)
    return BoundRule(last, normalised(told, day.kept, day.put_in))


def _readings(day: _Day, rule: Rule) -> Iterator[_Reading]:
    """Yield *rule* under each set of figures that it may have; one that nobody can tell without."""
    named = tuple(day.book.parameter(name) for name in rule.figures)
    possible = tuple(figures_together(rule, named, day.dates.get(rule.event)))
    for chosen in possible:
        known = {parameter.id: figure(parameter, enacted) for parameter, enacted in chosen}
        applies, requires, contested = (
            with_figures(one, known, day.put_in, day.kept)
            for one in (rule.applies or YES, rule.requires, _contested(rule))
        )
        yield _Reading(applies, requires, contested, _is_doubt(rule, chosen))
    if not possible:
        yield _Reading(YES, tree.Silent(rule.source, TRUTH), NO, is_doubt=False)


def _contested(rule: Rule) -> tree.Node:
    """Return what is never true, and unknown where another norm gives what *rule* refuses."""
    if not rule.contested_by:
        return NO
    right = tree.Or(tuple(holds(one) for one in rule.contested_by))
    return tree.And((right, tree.Silent(rule.source, TRUTH)))


def _is_doubt(rule: Rule, chosen: Chosen) -> bool:
    confidence = weakest((rule.source, *rule.also, *(enacted.source for _, enacted in chosen)))
    return confidence is not None and not confidence.is_law


def _agreed(answers: list[tree.Node], silence: tree.Silent) -> tree.Node:
    """Return what *answers* say together: one of them where they agree, otherwise silence."""
    first, *others = dict.fromkeys(answers)
    if not others:
        return first
    all_say_no = tree.Not(tree.Or((first, *others)))
    return tree.If(tree.And((first, *others)), YES, tree.If(all_say_no, NO, silence))


def _asked(readings: list[_Reading], answer: tree.Node, silence: tree.Silent) -> tree.Node:
    """Return *answer*, unless the last reading that applies is one that nobody read as law."""
    if not any(one.is_doubt for one in readings):
        return answer
    told: tree.Node = YES
    for one in readings:
        is_left_out = tree.And((tree.IsKnown(one.applies), tree.Not(one.applies)))
        told = tree.If(is_left_out, told, silence if one.is_doubt else answer)
    return told
