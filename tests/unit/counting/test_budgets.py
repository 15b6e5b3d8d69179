"""Budgets that people vote on: the best first with local rules, and equal shares."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from essmodel.counting import array
from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.counting.equal_shares import EqualShares, ShareRule, equal_shares
from essmodel.counting.greedy import (
    GreedyRule,
    Standing,
    ThemeRule,
    TooDear,
    best_first,
    by_cost,
)
from essmodel.counting.greedy import greedy as greedy_with_lot
from essmodel.counting.lot import Lot
from essmodel.counting.market import Satisfaction
from essmodel.counting.plurality import approval
from essmodel.counting.project import Allotted, Project
from essmodel.counting.till import least_payment
from essmodel.errors import InvalidValueError

LOT = Lot("the numbers of 14 May 2026")
SKIP, STOP = (GreedyRule(too_dear=one) for one in TooDear)


def costing(**costs: int) -> list[Project]:
    """Make projects by their costs."""
    return [Project(id=name, cost=cost) for name, cost in costs.items()]


def approvals(candidates: Sequence[str], counts: dict[tuple[str, ...], int]) -> Profile:
    """Make ballots on projects by their names."""
    rows = [
        (tuple(int(one in wanted) for one in candidates), count) for wanted, count in counts.items()
    ]
    return profile(rows, candidates=candidates, shape=Shape.APPROVAL)


def votes_of(ballots: Profile) -> dict[str, int]:
    """Count how many want each."""
    return dict(approval(ballots, seats=1, lot=LOT).votes)


def greedy(
    projects: list[Project], standing: Standing, *, budget: int, rule: GreedyRule
) -> Allotted:
    """Fund the best first, with the lot of these tests."""
    return greedy_with_lot(projects, standing, budget=budget, rule=rule, lot=LOT)


# --- the best first -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "funded", "left"), [(SKIP, ("a", "c"), 1), (STOP, ("a",), 4)], ids=["skip", "stop"]
)
def test_project_that_no_longer_fits_is_passed_over_or_ends_all(
    rule: GreedyRule, funded: tuple[str, ...], left: int
) -> None:
    """As the town says."""
    found = greedy(costing(a=6, b=5, c=3), ["a", "b", "c"], budget=10, rule=rule)

    assert found == Allotted(funded=funded, spent=10 - left, left=left)


def test_votes_are_held_against_cost() -> None:
    """Ten votes for 5 are more than twelve for 7."""
    projects = costing(a=7, b=5)
    votes = votes_of(approvals("ab", {("a",): 12, ("b",): 10}))

    assert greedy(projects, best_first(votes), budget=7, rule=SKIP).funded == ("a",)
    assert greedy(projects, by_cost(votes, projects), budget=7, rule=SKIP).funded == ("b",)


def quarters() -> list[Project]:
    """Make five projects of two quarters."""
    places = {"n1": "north", "n2": "north", "n3": "north", "s1": "south", "s2": "south"}
    return [Project(id=name, cost=2, themes=frozenset({place})) for name, place in places.items()]


def test_first_of_each_quarter_come_before_all_others() -> None:
    """One each, then the best, as in Rennes where they are two."""
    rule = GreedyRule(
        too_dear=TooDear.SKIP,
        themes=(ThemeRule(theme="north", first=1), ThemeRule(theme="south", first=1)),
    )

    found = greedy(quarters(), ["n1", "n2", "n3", "s1", "s2"], budget=6, rule=rule)

    assert found.funded == ("n1", "s1", "n2")


def test_quarter_with_few_projects_has_no_more_firsts() -> None:
    """And no first is funded twice."""
    rule = GreedyRule(too_dear=TooDear.SKIP, themes=(ThemeRule(theme="south", first=3),))

    found = greedy(quarters(), ["n1", "s1", "s2"], budget=100, rule=rule)

    assert found.funded == ("s1", "s2", "n1")


def test_theme_has_no_more_than_its_most() -> None:
    """Whatever is left of the money."""
    rule = GreedyRule(too_dear=TooDear.STOP, themes=(ThemeRule(theme="north", most=2),))

    found = greedy(quarters(), ["n1", "n2", "n3", "s1"], budget=100, rule=rule)

    assert found.funded == ("n1", "n2", "s1")


@pytest.mark.parametrize(("budget", "is_drawn"), [(1, False), (2, True), (5, True), (6, False)])
def test_lot_is_drawn_only_where_it_matters(budget: int, *, is_drawn: bool) -> None:
    """P9: there is money for all of them, or for none."""
    standing: Standing = [["n3", "n1", "n2"]]

    found = greedy(quarters(), standing, budget=budget, rule=SKIP)

    assert bool(found.draws) is is_drawn
    assert found.spent == 2 * (budget // 2)
    assert all(one.is_genuine for one in found.draws)


def test_tie_under_a_limit_matters_too() -> None:
    """Two of three, and the first of a quarter."""
    most = GreedyRule(too_dear=TooDear.SKIP, themes=(ThemeRule(theme="north", most=2),))
    first = GreedyRule(too_dear=TooDear.SKIP, themes=(ThemeRule(theme="north", first=2),))

    drawn = greedy(quarters(), [["n1", "n2", "n3"]], budget=100, rule=most)
    assert drawn.funded == drawn.draws[0].order[:2]
    drawn = greedy(quarters(), [["n1", "n2", "n3"]], budget=100, rule=first)
    assert drawn.funded == drawn.draws[0].order[:2] + drawn.draws[0].order[2:]


def test_lot_ends_where_the_money_does() -> None:
    """The first drawn is too dear, and nothing follows it."""
    found = greedy(costing(a=3, b=4), [["a", "b"]], budget=5, rule=STOP)

    assert len(found.funded) == 1


# --- equal shares ---------------------------------------------------------------------------------


def shared(
    projects: list[Project],
    ballots: Profile,
    budget: int,
    satisfaction: Satisfaction = Satisfaction.CARDINALITY,
    step: int | None = None,
) -> EqualShares:
    """Fund by equal shares, in one line."""
    rule = ShareRule(satisfaction=satisfaction, step=step)
    return equal_shares(projects, ballots, budget=budget, rule=rule, lot=LOT)


def test_minority_has_its_part() -> None:
    """Six and four: the four can pay for one, where greedy gives all to the six."""
    projects = costing(a=29, b=30, c=31, d=40)
    ballots = approvals("abcd", {("a", "b", "c"): 6, ("d",): 4})

    found = shared(projects, ballots, 100)

    assert set(found.allotted.funded) == {"a", "b", "d"}
    assert found.share == 10
    by_votes = best_first(dict(votes_of(ballots)))
    assert set(greedy(projects, by_votes, budget=90, rule=SKIP).funded) == set("abc")


def test_whoever_has_less_pays_all_they_have() -> None:
    """And the others a little more, exactly."""
    projects = costing(a=20, b=28)
    ballots = approvals("ab", {("a",): 2, ("a", "b"): 1, ("b",): 2})

    found = shared(projects, ballots, 50)

    assert [(one.project, one.supporters, one.most) for one in found.funding] == [
        ("a", 3, Fraction(20, 3))
    ]
    assert found.kept == ((3, Fraction(10, 3)), (2, Fraction(10)))
    raised = shared(projects, ballots, 60)
    assert [one.most for one in raised.funding] == [Fraction(20, 3), Fraction(34, 3)] or [
        one.project for one in raised.funding
    ] == ["a", "b"]


@pytest.mark.parametrize(
    ("worth", "cost", "most"),
    [
        ([(Fraction(5), 2)], 10, Fraction(5)),
        ([(Fraction(5), 2)], 11, None),
        ([(Fraction(1), 1), (Fraction(9), 2)], 9, Fraction(4)),
        ([(Fraction(1), 1), (Fraction(2), 1), (Fraction(9), 1)], 6, Fraction(3)),
        ([], 1, None),
    ],
    ids=str,
)
def test_payment_is_the_least_that_suffices(
    worth: list[tuple[Fraction, int]], cost: int, most: Fraction | None
) -> None:
    """From the least purse up."""
    assert least_payment(worth, cost) == most


def test_satisfaction_chooses_between_small_and_large() -> None:
    """By number the cheap one comes first, by cost the one that more people want."""
    projects = costing(cheap=10, dear=90)
    ballots = approvals(("cheap", "dear"), {("cheap", "dear"): 9, ("dear",): 1})

    by_number = shared(projects, ballots, 100)
    by_cost_ = shared(projects, ballots, 100, Satisfaction.COST)

    assert by_number.allotted.funded[0] == "cheap"
    assert by_cost_.allotted.funded[0] == "dear"


def test_shares_are_raised_until_the_budget_is_spent() -> None:
    """Two groups can pay for nothing alone, until each has a little more."""
    projects = costing(a=6, b=8)
    ballots = approvals("ab", {("a",): 1, ("b",): 1})

    assert shared(projects, ballots, 10).allotted.funded == ()
    raised = shared(projects, ballots, 10, step=1)
    assert raised.allotted == Allotted(funded=("a",), spent=6, left=4)
    assert raised.share == 6
    whole = shared(projects, ballots, 14, step=1)
    assert set(whole.allotted.funded) == {"a", "b"}
    nobody = approvals("ab", {("a",): 1})
    assert shared(projects, nobody, 14, step=5).allotted.funded == ("a",)


def test_lot_decides_among_those_who_share_voters() -> None:
    """Where nobody wants both, both are funded anyway, and none is drawn."""
    projects = costing(a=4, b=4)
    same = shared(projects, approvals("ab", {("a", "b"): 2}), 5)
    apart = shared(projects, approvals("ab", {("a",): 2, ("b",): 2}), 8)

    (draw,) = same.allotted.draws
    assert same.allotted.funded == (draw.first,)
    assert draw.purpose == "project 1"
    assert (apart.allotted.funded, apart.allotted.draws) == (("a", "b"), ())


def test_of_equal_prices_more_supporters_come_first() -> None:
    """Two pay one each, and three do: the three are asked first, and then no money is left."""
    projects = costing(a=2, b=3)
    ballots = approvals("ab", {("a", "b"): 2, ("b",): 1})

    assert shared(projects, ballots, 3).allotted.funded == ("b",)


def test_nobody_who_votes_spends_nothing() -> None:
    """A budget without voters stays whole."""
    found = shared(costing(a=1), approvals("a", {}), 5, step=1)

    assert found.allotted == Allotted(funded=(), spent=0, left=5)


# --- mistakes -------------------------------------------------------------------------------------


def test_everything_wrong_with_a_budget_is_said_at_once() -> None:
    """Two of one name, one unknown, one twice, and no money."""
    projects = [*costing(a=1, b=2), Project(id="a", cost=3)]

    with pytest.raises(InvalidValueError) as refused:
        greedy(projects, ["b", "x", "b"], budget=-1, rule=SKIP)

    assert [one.id for one in refused.value.problems] == [
        "id_taken",
        "project_twice",
        "project_unknown",
        "budget_wrong",
    ]


def test_equal_shares_read_crosses() -> None:
    """Ranks are not read; a step leads somewhere; a project costs something."""
    ranked = profile([((1,), 1)], candidates="a", shape=Shape.RANKING)
    with pytest.raises(InvalidValueError, match="ranking"):
        shared(costing(a=1), ranked, 1)
    with pytest.raises(InvalidValueError, match="step"):
        ShareRule(satisfaction=Satisfaction.COST, step=0)
    with pytest.raises(InvalidValueError, match="cost"):
        Project(id="a", cost=0)


# --- with and without arrays ----------------------------------------------------------------------


def test_lists_and_arrays_fund_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """P40: to the last fraction."""
    names = "abcdefg"
    projects = [Project(id=name, cost=7 + 3 * place) for place, name in enumerate(names)]
    ballots = approvals(
        names,
        {tuple(names[one::step]): 2 + one * step for one in range(7) for step in (1, 2, 3)},
    )
    tie = approvals("ab", {("a", "b"): 2})
    fast = shared(projects, ballots, 60, step=1), shared(costing(a=4, b=4), tie, 5)

    monkeypatch.setattr(array, "is_at_hand", lambda: False)

    slow = shared(projects, ballots, 60, step=1), shared(costing(a=4, b=4), tie, 5)
    assert slow == fast
    assert fast[0].funding
