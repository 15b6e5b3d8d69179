"""
Budgets held against pabutools on invented votes, in exact fractions, where it is right.

It is no dependency: install it beside, and these tests run.  Asked for all outcomes, it takes every
order of a tie; ours must be one of them, and the only one where nothing is tied.  Where floats or
the alphabet would decide, a test says how, with a vote that shows it.
"""

from collections import Counter
from random import Random
from typing import Any

import pytest
from attrs import frozen

from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.counting.equal_shares import ShareRule, equal_shares
from essmodel.counting.greedy import GreedyRule, TooDear, best_first, by_cost, greedy
from essmodel.counting.lot import Lot
from essmodel.counting.market import Satisfaction
from essmodel.counting.plurality import approval
from essmodel.counting.project import Project

NAMES = "ABCDEF"
LOT = Lot("invented")
VOTES = range(80)
"""Seeds: what is drawn from them is invented."""
SKIP = GreedyRule(too_dear=TooDear.SKIP)
WORTH = {Satisfaction.CARDINALITY: "Cardinality_Sat", Satisfaction.COST: "Cost_Sat"}
Wanted = dict[str, int]


def peer(name: str) -> Any:  # noqa: ANN401 - a library without types
    """Return a module of pabutools, or skip."""
    return pytest.importorskip(name, reason="pabutools is measured against, never needed")


@frozen(kw_only=True)
class Vote:
    """A budget, what projects cost, and how many want which of them."""

    budget: int
    costs: dict[str, int]
    ballots: Wanted

    @property
    def projects(self) -> list[Project]:
        """The projects as ours."""
        return [Project(id=name, cost=cost) for name, cost in self.costs.items()]

    @property
    def profile(self) -> Profile:
        """The ballots as ours."""
        rows = [
            ([int(name in wanted) for name in self.costs], count)
            for wanted, count in self.ballots.items()
        ]
        return profile(rows, candidates=tuple(self.costs), shape=Shape.APPROVAL)

    def theirs(self) -> tuple[Any, Any]:
        """Return the instance and the profile of pabutools."""
        election = peer("pabutools.election")
        projects = {name: election.Project(name, cost) for name, cost in self.costs.items()}
        instance = election.Instance(projects.values(), budget_limit=self.budget)
        ballots = [
            election.ApprovalBallot([projects[name] for name in wanted])
            for wanted, count in self.ballots.items()
            for _ in range(count)
        ]
        return instance, election.ApprovalProfile(ballots, instance=instance)


def drawn(seed: int) -> Vote:
    """Invent a vote of few voters and round costs, so that ties are common."""
    random = Random(seed)  # noqa: S311 - invented ballots
    ballots: Counter[str] = Counter()
    for _ in range(random.randint(2, 9)):
        ballots["".join(sorted(random.sample(NAMES, random.randint(0, 4))))] += 1
    costs = {name: random.choice((1, 2, 2, 3, 5, 7)) for name in NAMES}
    return Vote(budget=random.randint(4, 16), costs=costs, ballots=dict(ballots))


def their_outcomes(vote: Vote, rule: str, worth: Satisfaction) -> set[str]:
    """Return all outcomes of pabutools, whatever the order of ties."""
    instance, ballots = vote.theirs()
    satisfaction = getattr(peer("pabutools.election"), WORTH[worth])
    count = getattr(peer("pabutools.rules"), rule)
    found = count(instance, ballots, sat_class=satisfaction, resoluteness=False)
    return {funded(project.name for project in one) for one in found}


def funded(names: Any) -> str:  # noqa: ANN401 - an iterable of theirs or of ours
    """Return which projects were funded, by name."""
    return "".join(sorted(names))


def shared(vote: Vote, worth: Satisfaction, seed: str = "invented") -> str:
    """Fund by equal shares, ours."""
    rule = ShareRule(satisfaction=worth)
    found = equal_shares(vote.projects, vote.profile, budget=vote.budget, rule=rule, lot=Lot(seed))
    return funded(found.allotted.funded)


def best(vote: Vote, worth: Satisfaction, seed: str = "invented") -> str:
    """Fund the best first, ours: by votes, or by votes for each cent."""
    votes = dict(approval(vote.profile, seats=1, lot=LOT).votes)
    is_by_cost = worth is Satisfaction.CARDINALITY
    standing = by_cost(votes, vote.projects) if is_by_cost else best_first(votes)
    found = greedy(vote.projects, standing, budget=vote.budget, rule=SKIP, lot=Lot(seed))
    return funded(found.funded)


@pytest.mark.parametrize("worth", Satisfaction, ids=lambda one: one.value)
@pytest.mark.parametrize("seed", VOTES)
def test_equal_shares_are_an_outcome_of_pabutools(seed: int, worth: Satisfaction) -> None:
    """The only one, where it has but one."""
    vote = drawn(seed)

    assert shared(vote, worth) in their_outcomes(vote, "method_of_equal_shares", worth)


@pytest.mark.parametrize("worth", Satisfaction, ids=lambda one: one.value)
@pytest.mark.parametrize("seed", VOTES)
def test_best_first_is_an_outcome_of_pabutools(seed: int, worth: Satisfaction) -> None:
    """Its greedy rule divides by the cost; counted in costs, it comes to plain votes."""
    vote = drawn(seed)

    assert best(vote, worth) in their_outcomes(vote, "greedy_utilitarian_welfare", worth)


@pytest.mark.parametrize("seed", VOTES[:20])
def test_lots_of_the_best_first_reach_every_outcome_of_pabutools(seed: int) -> None:
    """With two hundred seeds, nothing that a tie allows is left out, and nothing is added."""
    vote, worth = drawn(seed), Satisfaction.COST

    ours = {best(vote, worth, seed=f"invented {one}") for one in range(200)}

    assert ours == their_outcomes(vote, "greedy_utilitarian_welfare", worth)


def test_floats_of_pabutools_fund_nothing_where_all_six_pay_for_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Six sixths of 4 are less than 4 in floats: its option ``FRACTION = "float"``."""
    vote = Vote(budget=4, costs={"A": 4, "B": 3}, ballots={"AB": 4, "A": 2})
    worth, rule = Satisfaction.CARDINALITY, "method_of_equal_shares"

    assert their_outcomes(vote, rule, worth) == {"A"} == {shared(vote, worth)}
    monkeypatch.setattr(peer("pabutools.fractions"), "FRACTION", "float")
    assert their_outcomes(vote, rule, worth) == {""}


@pytest.mark.parametrize("rule", ["method_of_equal_shares", "greedy_utilitarian_welfare"])
def test_alphabet_settles_ties_of_pabutools_and_lots_settle_ours(rule: str) -> None:
    """Two projects that all want, and money for one: by default the first by name has it."""
    vote = Vote(budget=2, costs={"A": 2, "B": 2}, ballots={"AB": 3})
    instance, ballots = vote.theirs()
    satisfaction = peer("pabutools.election").Cardinality_Sat
    count = shared if rule == "method_of_equal_shares" else best

    theirs = getattr(peer("pabutools.rules"), rule)(instance, ballots, sat_class=satisfaction)
    ours = {count(vote, Satisfaction.CARDINALITY, seed=f"invented {one}") for one in range(20)}

    assert funded(one.name for one in theirs) == "A"
    assert ours == {"A", "B"}


def test_more_supporters_come_first_where_the_alphabet_decides_in_pabutools() -> None:
    """A and B cost each supporter 1: three want B, so no lot is drawn, and A finds no money."""
    vote = Vote(budget=4, costs={"A": 1, "B": 3}, ballots={"AB": 1, "B": 2})
    instance, ballots = vote.theirs()
    satisfaction = peer("pabutools.election").Cardinality_Sat

    theirs = peer("pabutools.rules").method_of_equal_shares(
        instance, ballots, sat_class=satisfaction
    )

    assert [one.name for one in theirs] == ["A", "B"]
    assert shared(vote, Satisfaction.CARDINALITY) == "B"
