"""
The method of equal shares: everyone has the same part of the budget, and pays for what they want.

A project is funded where those who want it can pay for it together.  Of all such projects the one
comes first that costs each of them least for what they get; whoever has less left than the others
pays what they have.  All is exact: a tie is a tie, not a rounding.

Source:
    D. Peters, G. Pierczyński, P. Skowron, Proportional Participatory Budgeting with Additive
    Utilities, NeurIPS 2021.
"""

from collections.abc import Sequence
from fractions import Fraction

from attrs import field, frozen
from attrs.validators import optional

from essmodel.counting.ballots import Profile, Shape, require_shape
from essmodel.counting.lot import Lot
from essmodel.counting.market import Funding, Market, Satisfaction
from essmodel.counting.project import Allotted, Project, require_projects
from essmodel.values.whole import is_positive


@frozen(kw_only=True)
class EqualShares:
    """
    The outcome of equal shares.

    Attributes:
        share: what everyone could spend, in cents.
        funding: of each project, in the order of funding.
        kept: what voters have left, in cents: how many, and each of them how much.
    """

    share: Fraction
    funding: tuple[Funding, ...]
    kept: tuple[tuple[int, Fraction], ...]
    allotted: Allotted


@frozen(kw_only=True)
class ShareRule:
    """
    The rule of a town.

    Attributes:
        satisfaction: what voters get from a project.
        step: how many cents more everyone is given, again and again, until the budget could not
            pay any more (*add one*); ``None`` where what voters cannot spend together is left.
    """

    satisfaction: Satisfaction
    step: int | None = field(default=None, validator=optional(is_positive))


def equal_shares(
    projects: Sequence[Project],
    profile: Profile,
    *,
    budget: int,
    rule: ShareRule,
    lot: Lot,
) -> EqualShares:
    """
    Fund projects by equal shares.

    Of projects that cost as little for what they give, the one with more supporters comes first,
    then a lot decides.  Where shares are raised in steps, the last
    outcome counts that the budget can pay.  Money that is left may be spent by `greedy`.

    Args:
        projects: with their costs, in cents.
        profile: approvals of any number of projects.
        budget: in cents.
        rule: of the town.
        lot: said before.

    Raises:
        InvalidValueError: the ballots are on other projects, or the budget is negative.
    """
    require_shape(profile, Shape.APPROVAL)
    require_projects(projects, profile.candidates, budget)
    vote = _Vote(projects=tuple(projects), profile=profile, budget=budget, rule=rule, lot=lot)
    share = Fraction(budget, profile.valid) if profile.valid else Fraction(0)
    found = vote.spent(share)
    while rule.step is not None and share <= _enough(projects) and _fits_more(projects, found):
        share += rule.step
        more = vote.spent(share)
        if more.allotted.spent > budget:
            break
        found = more
    return found


def _fits_more(projects: Sequence[Project], found: EqualShares) -> bool:
    """Return whether some project that was not funded costs no more than is left."""
    funded = set(found.allotted.funded)
    return any(one.cost <= found.allotted.left for one in projects if one.id not in funded)


def _enough(projects: Sequence[Project]) -> int:
    """Return what lets each voter pay for everything alone."""
    return sum(one.cost for one in projects)


@frozen(kw_only=True)
class _Vote:
    """A vote on a budget, which may be counted with several shares."""

    projects: tuple[Project, ...]
    profile: Profile
    budget: int
    rule: ShareRule
    lot: Lot

    def spent(self, share: Fraction) -> EqualShares:
        """Return what voters fund who have one *share* each."""
        market = Market.of(
            self.profile,
            {one.id: one.cost for one in self.projects},
            share=share,
            satisfaction=self.rule.satisfaction,
            lot=self.lot,
        )
        funding = tuple(iter(market.next, None))
        spent = sum(market.costs[one.project] for one in funding)
        return EqualShares(
            share=share,
            funding=funding,
            kept=market.till.kept(),
            allotted=Allotted(
                funded=tuple(one.project for one in funding),
                spent=spent,
                left=self.budget - spent,
                draws=tuple(market.draws),
            ),
        )
