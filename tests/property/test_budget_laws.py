"""P9, P23, P36: what a vote on a budget keeps, and equal shares against a plain account of them."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from essmodel.counting.ballots import Profile, Shape
from essmodel.counting.equal_shares import ShareRule, equal_shares
from essmodel.counting.greedy import GreedyRule, TooDear, best_first, greedy
from essmodel.counting.lot import Lot
from essmodel.counting.market import Satisfaction
from essmodel.counting.plurality import approval
from essmodel.counting.project import Project
from essmodel.testing.counting_strategies import profiles

LOT = Lot("said before")


@st.composite
def votes_on_budgets(draw: st.DrawFn) -> tuple[list[Project], Profile, int]:
    """Some projects of small costs, and as much money as some of them cost."""
    ballots = draw(profiles(Shape.APPROVAL, most=20))
    projects = [Project(id=one, cost=draw(st.integers(1, 12))) for one in ballots.candidates]
    return projects, ballots, draw(st.integers(0, 40))


@given(vote=votes_on_budgets(), satisfaction=st.sampled_from(Satisfaction))
def test_equal_shares_are_those_of_a_plain_account(
    vote: tuple[list[Project], Profile, int], satisfaction: Satisfaction
) -> None:
    """Voter by voter, every project priced in every round."""
    projects, ballots, budget = vote
    rule = ShareRule(satisfaction=satisfaction)

    found = equal_shares(projects, ballots, budget=budget, rule=rule, lot=LOT)

    assert [(one.project, one.most) for one in found.funding] == _plain(
        projects, ballots, budget, satisfaction, found.allotted.funded
    )


def _plain(
    projects: list[Project],
    ballots: Profile,
    budget: int,
    satisfaction: Satisfaction,
    chosen: tuple[str, ...],
) -> list[tuple[str, Fraction]]:
    """Fund what is cheapest in each round; of equals, the one that was *chosen*."""
    voters = [marks for marks, count in ballots.patterns() for _ in range(count)]
    purses = [Fraction(budget, len(voters)) for _ in voters]
    left, funded = list(projects), list[tuple[str, Fraction]]()
    while True:
        prices: dict[str, tuple[Fraction, Fraction, int]] = {}
        for one in left:
            place = ballots.candidates.index(one.id)
            mine = [number for number, marks in enumerate(voters) if marks[place]]
            most = _most([purses[number] for number in mine], one.cost)
            if most is not None:
                worth = one.cost if satisfaction is Satisfaction.COST else 1
                prices[one.id] = (most / worth, most, -len(mine))
        if not prices:
            return funded
        best = min((price, supporters) for price, _, supporters in prices.values())
        tied = [name for name, (price, _, n) in prices.items() if (price, n) == best]
        name = next(one for one in chosen if one in tied)
        most = prices[name][1]
        funded.append((name, most))
        place = ballots.candidates.index(name)
        purses = [
            max(purse - most, Fraction(0)) if marks[place] else purse
            for purse, marks in zip(purses, voters, strict=True)
        ]
        left = [one for one in left if one.id != name]


def _most(purses: list[Fraction], cost: int) -> Fraction | None:
    """Return what each pays at most: tried for every number of those who pay all they have."""
    ordered = sorted(purses)
    for broke in range(len(ordered)):
        most = (cost - sum(ordered[:broke], Fraction(0))) / (len(ordered) - broke)
        if ordered[broke] >= most:
            return most
    return None


@given(vote=votes_on_budgets(), step=st.none() | st.integers(1, 4))
def test_what_is_paid_is_what_projects_cost(
    vote: tuple[list[Project], Profile, int], step: int | None
) -> None:
    """P36: to the last fraction; and the budget is never overspent."""
    projects, ballots, budget = vote
    rule = ShareRule(satisfaction=Satisfaction.CARDINALITY, step=step)

    found = equal_shares(projects, ballots, budget=budget, rule=rule, lot=LOT)

    cost = {one.id: one.cost for one in projects}
    assert found.allotted.spent == sum(cost[one] for one in found.allotted.funded) <= budget
    assert found.allotted.left == budget - found.allotted.spent
    kept = sum((count * amount for count, amount in found.kept), Fraction(0))
    assert kept + found.allotted.spent == found.share * ballots.valid
    assert all(amount >= 0 for _, amount in found.kept)


@given(vote=votes_on_budgets(), too_dear=st.sampled_from(TooDear))
def test_greedy_leaves_no_room_that_its_rule_would_fill(
    vote: tuple[list[Project], Profile, int], too_dear: TooDear
) -> None:
    """Where it skips, nothing that is left fits; and all lots are true."""
    projects, ballots, budget = vote
    standing = best_first(dict(approval(ballots, seats=1, lot=LOT).votes))
    rule = GreedyRule(too_dear=too_dear)

    found = greedy(projects, standing, budget=budget, rule=rule, lot=LOT)

    cost = {one.id: one.cost for one in projects}
    assert found.spent == sum(cost[one] for one in found.funded) == budget - found.left
    if too_dear is TooDear.SKIP:
        assert all(cost[one] > found.left for one in cost if one not in found.funded)
    assert all(one.is_genuine for one in found.draws)
