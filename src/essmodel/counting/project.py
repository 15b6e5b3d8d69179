"""Projects that ask for money of one budget, and what a budget comes to."""

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from essmodel.counting.lot import Draw
from essmodel.errors import InvalidValueError, Problem
from essmodel.values.whole import is_positive


@frozen(kw_only=True)
class Project:
    """
    A project that people may fund.

    Attributes:
        id: a candidate of the ballots.
        cost: in cents.
        themes: a quarter, a subject: the groups that local rules look at.
    """

    id: str
    cost: int = field(validator=is_positive)
    themes: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Allotted:
    """
    A budget that was allotted.

    Attributes:
        funded: the ids of projects, in the order in which they were.
        spent: in cents.
        left: likewise; what is left may be less than any other project costs.
        draws: the lots that settled ties.
    """

    funded: tuple[str, ...]
    spent: int
    left: int
    draws: tuple[Draw, ...] = ()


def require_projects(projects: Sequence[Project], named: Sequence[str], budget: int) -> None:
    """
    Refuse what is no vote on a budget: all mistakes at once.

    Raises:
        InvalidValueError: a project stands twice, something named is no project, or the budget is
            negative.
    """
    problems = tuple(_wrong([one.id for one in projects], list(named), budget))
    if problems:
        raise InvalidValueError(*problems)


def _wrong(ids: list[str], named: list[str], budget: int) -> Iterator[Problem]:
    for name in sorted(set(ids)):
        if ids.count(name) > 1:
            yield Problem(id="id_taken", data=(("found", name),))
    for name in sorted(set(named)):
        if name not in ids:
            yield Problem(id="project_unknown", data=(("found", name), ("known", tuple(ids))))
        if named.count(name) > 1:
            yield Problem(id="project_twice", data=(("found", name),))
    if type(budget) is not int or budget < 0:
        yield Problem(id="budget_wrong", data=(("found", budget),))
