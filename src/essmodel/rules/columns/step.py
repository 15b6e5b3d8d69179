"""
What must have a column of its own before a rule can be read in columns.

A figure that each code chooses is looked up once.  What a rule would write often is worked out
once, so that no rule grows far beyond its size when it becomes an expression.  Python is called
last, and lists are opened whose records are asked about facts of their case.
"""

from collections.abc import Mapping

from attrs import define, evolve, field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.columns.exact import require_exact_tree
from essmodel.rules.columns.magnitude import moved
from essmodel.rules.columns.namespace import MOST_LEVELS
from essmodel.rules.columns.place import MADE
from essmodel.rules.datatype import DataType, Number
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.interval import interval
from essmodel.rules.law.event import Event

HEAVY = 100
"""How many nodes may be written for a part that is written several times."""

OverRecords = tree.Quant | tree.CountIf | tree.SumOf

_USES: Mapping[type, int] = {
    tree.DivRound: 4, tree.MinMax: 2, tree.Age: 48, tree.AddMonths: 53, tree.DaysBetween: 121,
    tree.Quant: 2, tree.CountIf: 4, tree.SumOf: 4,
}  # fmt: skip
"""How often each part of a node of these kinds is written, at most; roundings in polars."""


@frozen(kw_only=True)
class Step:
    """
    A column to be worked out.

    Attributes:
        name: what the column is called.
        node: what it holds.
        figures: what the figures that *node* names come to.
        needs: the columns that must be there before.
        where: a column that tells which rows are asked; all of them where it is empty.
        is_opened: whether the records of a list become rows, and are asked as cases are.
    """

    name: str
    node: tree.Node
    figures: Mapping[str, Figure] = field(eq=False)
    needs: frozenset[str]
    where: str = ""
    is_opened: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether an expression says it."""
        return not self.is_opened and not isinstance(self.node, tree.Call)


@define  # it changes, for it gathers
class Steps:
    """
    The columns that rules need, gathered while they are made ready.

    Attributes:
        days: the events whose day differs from case to case.
        prefix: how the names of the columns begin.
        copies: how often the library of the frames writes what is divided.
    """

    days: frozenset[Event]
    prefix: str = MADE
    copies: int = 1
    steps: list[Step] = field(factory=list[Step])
    _known: dict[object, tree.Fact] = field(factory=dict[object, tree.Fact])

    def column(
        self, node: tree.Node, figures: Mapping[str, Figure], *, where: str = ""
    ) -> tree.Fact:
        """
        Return a column that holds *node*, proved exact.

        Raises:
            InvalidValueError: *node* may leave 64 bits, or names a figure that has no value.
        """
        require_exact_tree(node, figures)
        ready, _ = _Making(self, figures, where).made(node)
        if isinstance(ready, tree.Fact) and ready.path.startswith(MADE):
            return ready
        return self.add(ready, figures)

    def add(
        self,
        node: tree.Node,
        figures: Mapping[str, Figure],
        *,
        where: str = "",
        is_opened: bool = False,
    ) -> tree.Fact:
        """Return the column of a *node* that is ready; the one there is, where there is one."""
        named = {one.id for one in tree.parts(node) if isinstance(one, tree.Param)}
        key = (node, where, tuple((name, figures.get(name)) for name in sorted(named)))
        if key not in self._known:
            name = f"{self.prefix}{len(self.steps) + 1}"
            made = {one.path for one in _facts(node) if one.path.startswith(MADE)}
            step = Step(
                name=name,
                node=node,
                figures=figures,
                needs=frozenset(made | ({where} if where else set())),
                where=where,
                is_opened=is_opened,
            )
            self.steps.append(step)
            self._known[key] = tree.Fact(name, _type(node, figures), Text.same(name))
        return self._known[key]

    @property
    def levels(self) -> tuple[tuple[Step, ...], ...]:
        """The columns in the order in which they can be worked out, those together that can be."""
        level: dict[str, int] = {}
        for step in self.steps:  # INVARIANT: whatever a step needs was added before it
            level[step.name] = 1 + max((level.get(name, 0) for name in step.needs), default=0)
        count = max(level.values(), default=0)
        return tuple(
            tuple(step for step in self.steps if level[step.name] == number)
            for number in range(1, count + 1)
        )

    @property
    def is_plain(self) -> bool:
        """Whether expressions say all of them."""
        return all(step.is_plain for step in self.steps)


@frozen
class _Making:
    """One rule while it is made ready: its figures, and the rows for which Python is called."""

    steps: Steps
    figures: Mapping[str, Figure]
    where: str

    def made(self, node: tree.Node) -> tuple[tree.Node, int]:
        """Return *node* with columns for what needs them, and how many nodes are written for it."""
        match node:
            case tree.Param():
                return self._figure(node), 1
            case tree.Quant() | tree.CountIf() | tree.SumOf():
                return self._over_records(node)
            case tree.Call():
                args = tuple(self.made(arg)[0] for arg in node.args)
                ready = evolve(node, args=args)
                return self.steps.add(ready, self.figures, where=self.where), 1
            case _:
                return self._around(node)

    def _figure(self, node: tree.Param) -> tree.Node:
        if node.id not in self.figures:
            raise InvalidValueError.because("columns_figure_unknown", found=node.id)
        found = self.figures[node.id]
        if isinstance(found, ByCode):
            return self.steps.add(node, self.figures)
        return tree.Lit(found, node.type)

    def _over_records(self, node: OverRecords) -> tuple[tree.Node, int]:
        many, weight = self.made(node.many)
        ready = evolve(node, many=many)
        if _asks_cases(node, self.figures, self.steps.days):
            opened = self.steps.add(ready, self.figures, where=self._where(node), is_opened=True)
            return opened, 1
        return ready, _USES[type(node)] * (weight + written(node))

    def _where(self, node: OverRecords) -> str:
        return self.where if any(isinstance(one, tree.Call) for one in tree.parts(node)) else ""

    def _around(self, node: tree.Node) -> tuple[tree.Node, int]:
        total, inner = 1, list[tree.Node]()
        for index, child in enumerate(tree.children(node)):
            part, weight = self.made(child)
            uses = self._uses(node, index)
            is_heavy = weight > 1 and uses > 1 and weight * uses > HEAVY
            if is_heavy or part.extent.depth >= MOST_LEVELS:
                part, weight = self.steps.add(part, self.figures), 1
            inner.append(part)
            total += uses * weight
        new = iter(inner)
        return tree.rebuilt(node, lambda _old: next(new)), total

    def _uses(self, node: tree.Node, index: int) -> int:
        """Return how often the part at the place *index* of *node* is written by the library."""
        if not isinstance(node, tree.DivRound):
            return _uses(node, index)
        copies = self.steps.copies
        return copies if moved(node, self.figures) is not None else 2 * copies + 2


def written(node: tree.Node) -> int:
    """Return how many nodes are written for *node* where none of its parts has a column."""
    return 1 + sum(
        _uses(node, index) * written(child) for index, child in enumerate(tree.children(node))
    )


def _type(node: tree.Node, figures: Mapping[str, Figure]) -> DataType:
    """Return the type of *node*, with the bounds of its numbers."""
    if not isinstance(node.type, Number):
        return node.type
    reach = interval(node, figures)
    return evolve(node.type, least=reach.least, most=reach.most)


def _uses(node: tree.Node, index: int) -> int:
    """Return how often the part at the place *index* of *node* is written."""
    match node:
        case tree.If():
            return 2 if index == 0 else 1
        case tree.Bands():
            return max(1, len(node.bounds)) if index == 0 else 1
        case _:
            return _USES.get(type(node), 1)


def _facts(node: tree.Node) -> list[tree.Fact]:
    return [one for one in tree.parts(node) if isinstance(one, tree.Fact)]


def _asks_cases(node: OverRecords, figures: Mapping[str, Figure], days: frozenset[Event]) -> bool:
    """Whether records are asked what only their case knows, or Python, or more than is bearable."""
    bodies = [one for one in tree.children(node) if one is not node.many]
    for part in (part for body in bodies for part in tree.parts(body)):
        match part:
            case tree.Fact() | tree.Call():
                return True
            case tree.Param() if isinstance(figures.get(part.id), ByCode):
                return True
            case tree.RefDate() if part.event in days:
                return True
            case _:
                pass
    return any(written(body) > HEAVY * HEAVY for body in bodies)
