"""
The best projects first, as long as there is money: the rule of most towns, with their own.

What "best" is comes from elsewhere: votes, votes for each euro, grades, or a score that blends the
voices of citizens and experts.  Local rules are said one by one: what happens to a project that no
longer fits, how many of one theme are funded at most, and how many of each come before all others
(the two best of each quarter, in Rennes).
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from fractions import Fraction
from itertools import groupby

from attrs import define, field, frozen

from essmodel.counting.lot import Draw, Lot
from essmodel.counting.project import Allotted, Project, require_projects
from essmodel.values.whole import is_count

Standing = Sequence[str | Sequence[str]]
"""Projects from the best to the worst; those that nothing tells apart stand together."""


class TooDear(Enum):
    """What follows where the next project costs more than is left."""

    SKIP = "skip"
    """It is passed over, and cheaper ones may be funded after it."""
    STOP = "stop"
    """Nothing more is funded."""


@frozen(kw_only=True)
class ThemeRule:
    """
    How many projects of one theme are funded.

    Attributes:
        most: at most; ``None`` where there is no limit.
        first: before all others.
    """

    theme: str
    most: int | None = None
    first: int = field(default=0, validator=is_count)


@frozen(kw_only=True)
class GreedyRule:
    """The rule of a town; the themes come in the order in which their first are funded."""

    too_dear: TooDear
    themes: tuple[ThemeRule, ...] = ()


def best_first(scores: Mapping[str, int | Fraction]) -> list[list[str]]:
    """Return names in groups of one score each, the highest first."""
    ordered = sorted(scores, key=lambda name: (-scores[name], name))
    return [list(group) for _, group in groupby(ordered, key=lambda name: scores[name])]


def by_cost(votes: Mapping[str, int], projects: Sequence[Project]) -> Standing:
    """Return the projects by their votes for each cent, the most first."""
    return best_first({one.id: Fraction(votes[one.id], one.cost) for one in projects})


def greedy(
    projects: Sequence[Project],
    standing: Standing,
    *,
    budget: int,
    rule: GreedyRule,
    lot: Lot,
) -> Allotted:
    """
    Fund projects one after the other.

    >>> rule = GreedyRule(too_dear=TooDear.SKIP)
    >>> square, garden = Project(id="square", cost=80_000_00), Project(id="garden", cost=15_000_00)
    >>> lot = Lot("said before")
    >>> greedy([square, garden], ["square", "garden"], budget=50_000_00, rule=rule, lot=lot).funded
    ('garden',)

    Args:
        projects: with their costs, in cents.
        standing: of their ids; who is left out is not funded.
        budget: in cents.
        rule: of the town.
        lot: drawn among projects of one standing, unless there is money for all, or for none.

    Raises:
        InvalidValueError: the standing has other projects, or the budget is negative.
    """
    groups = [[one] if isinstance(one, str) else list(one) for one in standing]
    require_projects(projects, [one for group in groups for one in group], budget)
    purse = _Purse(projects={one.id: one for one in projects}, rule=rule, left=budget, lot=lot)
    for theme in rule.themes:
        if theme.first:
            purse.fund(groups, theme=theme.theme, most=theme.first)
    purse.fund(groups, theme=None, most=None)
    return Allotted(
        funded=tuple(purse.funded),
        spent=budget - purse.left,
        left=purse.left,
        draws=tuple(purse.draws),
    )


@define(kw_only=True)
class _Purse:
    """The money as it is spent; it changes with each project, and only inside this module."""

    projects: Mapping[str, Project]
    rule: GreedyRule
    left: int
    lot: Lot
    funded: list[str] = field(factory=list)
    draws: list[Draw] = field(factory=list)
    is_over: bool = False

    def fund(self, groups: list[list[str]], *, theme: str | None, most: int | None) -> None:
        """Fund the best, of one theme or of all, no more than *most*."""
        start = len(self.funded)
        for group in groups:
            room = None if most is None else most - (len(self.funded) - start)
            mine = sorted(one for one in group if self._may(one, theme))
            if self.is_over or room == 0:
                return
            if len(mine) > 1 and not self._is_clear(mine, room):
                mine = self._in_lots(mine)
            for name in mine[:room] if room is not None else mine:
                self._take(name)

    def _may(self, name: str, theme: str | None) -> bool:
        """Whether a project is of the theme, not funded yet, and within the limits of its own."""
        project = self.projects[name]
        is_mine = theme is None or theme in project.themes
        return is_mine and name not in self.funded and not self._is_full(project)

    def _is_full(self, project: Project) -> bool:
        return any(
            one.most is not None
            and one.theme in project.themes
            and sum(one.theme in self.projects[name].themes for name in self.funded) >= one.most
            for one in self.rule.themes
        )

    def _is_clear(self, names: list[str], room: int | None) -> bool:
        """Whether the order of *names* does not matter: all are funded, or none can be."""
        costs = [self.projects[name].cost for name in names]
        if min(costs) > self.left:
            return True
        limited = {one.theme for one in self.rule.themes if one.most is not None}
        is_free = not any(limited & self.projects[name].themes for name in names)
        return is_free and sum(costs) <= self.left and (room is None or len(names) <= room)

    def _in_lots(self, names: list[str]) -> list[str]:
        """Return *names* as they are drawn."""
        draw = self.lot.draw(names, purpose=f"project {len(self.funded) + 1}")
        self.draws.append(draw)
        return list(draw.order)

    def _take(self, name: str) -> None:
        """Fund a project where it fits; else it is passed over, or ends all."""
        project = self.projects[name]
        if self.is_over or self._is_full(project):
            return
        if project.cost <= self.left:
            self.left -= project.cost
            self.funded.append(name)
        elif self.rule.too_dear is TooDear.STOP:
            self.is_over = True
