"""What would settle an open case: the fewest missing facts that could bring an answer."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from math import prod
from typing import cast

from attrs import frozen

from essmodel.rules import expression as tree
from essmodel.rules.anniversary import EARLIEST, LATEST
from essmodel.rules.datatype import Calendar, DataType, Label, Number, Truth
from essmodel.rules.fact import Facts
from essmodel.rules.figure import ByCode
from essmodel.rules.normal import normalised
from essmodel.rules.scalar.closure import closure
from essmodel.rules.scalar.run import Told
from essmodel.rules.scalar.settling import Sets, Walk
from essmodel.rules.situation import Situation

MOST_TRIED = 2_000
"""The most cases that are tried to see whether some facts can bring an answer."""

OUTSIDE = "\0"
"""A code that no rule names."""


@frozen
class Deciders:
    """
    Choices of missing facts: each could bring an answer by itself, and no part of it could.

    Attributes:
        to_yes: those that could make the condition true.
        to_no: those that could make it false.
        is_exact: whether each was seen to bring the answer, and none was left out.  Where facts are
            computed with each other, a choice may be named though no values would do; where a rule
            asks what is known, or takes a default, one may be left out.
    """

    to_yes: Sets
    to_no: Sets
    is_exact: bool


def deciders(node: tree.Node, case: Situation) -> Deciders:
    """Return what would settle the condition *node* in *case*; the empty choice if it is."""
    ready = normalised(node, case.figures, case.dates)
    walk = Walk(case)
    trial = _Trial.of(ready, case)
    to_yes, is_sure_yes = trial.minimal(walk.settling(ready, True), answer=True)
    to_no, is_sure_no = trial.minimal(walk.settling(ready, False), answer=False)
    guesses = any(isinstance(one, tree.IsKnown | tree.Coalesce) for one in tree.parts(ready))
    is_exact = walk.is_whole and is_sure_yes and is_sure_no and not guesses
    return Deciders(to_yes, to_no, is_exact)


@frozen
class _Trial:
    """The values that are worth trying for each missing fact, where they are as good as all."""

    ask: Told
    facts: Facts
    values: Mapping[str, tuple[tree.Scalar, ...]]

    @classmethod
    def of(cls, node: tree.Node, case: Situation) -> "_Trial":
        """Return the trial of *node*, with the values on both sides of all that it names."""
        named = _Named.of(node, case)
        together = _computed_with(node)
        values = {
            path: named.around(like)
            for path, like in _looked_up(node, case)
            if path not in together and case.fact(path) is None
        }
        ask = closure(node, figures=case.figures, dates=case.dates)
        return cls(ask, case.facts, {path: tried for path, tried in values.items() if tried})

    def minimal(self, choices: Sets, *, answer: bool) -> tuple[Sets, bool]:
        """Return the smallest *choices* that bring *answer*, and whether all were seen to."""
        kept: list[frozenset[str]] = []
        is_sure = True
        for one in sorted(choices, key=lambda choice: (len(choice), sorted(choice))):
            if any(smaller <= one for smaller in kept):
                continue
            tried = self._cases(one)
            if tried is None:
                is_sure = False
                kept.append(one)
            elif any(self.ask(facts) is answer for facts in tried):
                kept.append(one)
        return frozenset(kept), is_sure

    def _cases(self, choice: frozenset[str]) -> Iterator[Facts] | None:
        """Return the cases in which *choice* has come in; ``None`` where not all can be tried."""
        if not choice <= self.values.keys():
            return None
        paths = sorted(choice)
        columns = [self.values[path] for path in paths]
        if prod(len(one) for one in columns) > MOST_TRIED:
            return None
        return ({**self.facts, **dict(zip(paths, row, strict=True))} for row in product(*columns))


@frozen
class _Named:
    """The numbers, days and codes that a rule names."""

    numbers: frozenset[int]
    days: frozenset[date]
    codes: frozenset[str]

    @classmethod
    def of(cls, node: tree.Node, case: Situation) -> "_Named":
        """Gather what *node* names, its figures by code included."""
        found: set[tree.Scalar] = set()
        for one in tree.parts(node):
            match one:
                case tree.Lit():
                    found.add(one.value)
                case tree.In():
                    found |= one.labels
                case tree.Bands():
                    found |= set(one.bounds)
                case tree.Param():
                    found |= {part for pair in _by_code(one, case).values for part in pair}
                case _:
                    pass
        return cls(
            frozenset(one for one in found if isinstance(one, int)),
            frozenset(one for one in found if isinstance(one, date)),
            frozenset(one for one in found if isinstance(one, str)),
        )

    def around(self, kind: DataType) -> tuple[tree.Scalar, ...]:
        """Return a value of *kind* on each side of all that is named, and each one named."""
        match kind:
            case Truth():
                return (True, False)
            case Number():
                ends = {one for one in (kind.least, kind.most) if one is not None} or {0}
                near = {one + step for one in self.numbers | ends for step in (-1, 0, 1)}
                return tuple(sorted(one for one in near if kind.holds(one)))
            case Calendar():
                steps = [timedelta(step) for step in (-1, 0, 1)]
                near_days = {one + step for one in self.days | {EARLIEST} for step in steps}
                return tuple(sorted(one for one in near_days if EARLIEST <= one <= LATEST))
            case Label():
                return (*sorted(self.codes), OUTSIDE)
            case _:
                return ()


def _looked_up(node: tree.Node, case: Situation) -> Iterator[tuple[str, DataType]]:
    """Yield the facts that *node* looks up, the codes that choose its figures included."""
    for one in tree.parts(node):
        if isinstance(one, tree.Fact):
            yield one.path, one.type
        elif isinstance(one, tree.Param):
            yield _by_code(one, case).by, Label(book="")


def _by_code(figure: tree.Param, case: Situation) -> ByCode:
    # INVARIANT: the figures that are the same for all were put into the tree when it was made ready
    return cast("ByCode", case.figures[figure.id])


def _computed_with(node: tree.Node) -> frozenset[str]:
    """Return the facts of which the values named in *node* do not say enough to try them."""
    return frozenset(
        child.path
        for parent in tree.parts(node)
        for child in tree.children(parent)
        if isinstance(child, tree.Fact) and not _is_held_against_named(child, parent)
    )


def _is_held_against_named(fact: tree.Fact, parent: tree.Node) -> bool:
    """Whether *parent* only asks on which side of what is named a fact lies."""
    if isinstance(fact.type, Truth):
        return True  # there are but two values
    match parent:
        case tree.Cmp():
            other = parent.right if parent.left is fact else parent.left
            return isinstance(other, tree.Lit | tree.Param)
        case tree.In() | tree.IsKnown():
            return True
        case tree.Bands() if all(one is not fact for one in parent.values):
            return True
        case _:
            return False
