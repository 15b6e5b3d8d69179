"""P46: what every index of power keeps, held against all coalitions listed one by one."""

from fractions import Fraction
from itertools import combinations, permutations, product
from math import factorial

from hypothesis import given
from hypothesis import strategies as st

from essmodel.power import indices
from essmodel.power.compound import Carried, VotingCollege, member_power
from essmodel.testing.strategies import thresholds
from essmodel.values.threshold import Threshold

WEIGHTS = st.lists(st.integers(0, 9), min_size=1, max_size=7)
QUOTAS = st.integers(1, 30)


def coalitions(count: int) -> list[tuple[int, ...]]:
    """List every coalition of *count* players."""
    players = range(count)
    return [one for size in range(count + 1) for one in combinations(players, size)]


def wins(weights: list[int], quota: int, coalition: tuple[int, ...]) -> bool:
    """Whether a coalition is enough."""
    return sum(weights[player] for player in coalition) >= quota


def listed_swings(weights: list[int], quota: int) -> tuple[int, ...]:
    """Count the swings of each player, coalition by coalition."""
    found = [0] * len(weights)
    for one in coalitions(len(weights)):
        if wins(weights, quota, one):
            for player in one:
                rest = tuple(other for other in one if other != player)
                found[player] += not wins(weights, quota, rest)
    return tuple(found)


@given(weights=WEIGHTS, quota=QUOTAS)
def test_swings_are_those_of_all_coalitions(weights: list[int], quota: int) -> None:
    """And the other counts with them."""
    listed = listed_swings(weights, quota)
    winning = sum(wins(weights, quota, one) for one in coalitions(len(weights)))

    assert indices.swings(weights, quota=quota) == listed
    others = 2 ** (len(weights) - 1)
    assert indices.penrose(weights, quota=quota) == tuple(Fraction(one, others) for one in listed)
    found = indices.coleman(weights, quota=quota)
    losing = 2 ** len(weights) - winning
    assert found.act == Fraction(winning, 2 ** len(weights))
    assert [one * losing for one in found.initiate] == list(listed)
    assert [one * winning for one in found.prevent] == list(listed)


@given(weights=WEIGHTS.filter(lambda one: len(one) < 6), quota=QUOTAS)
def test_shapley_shubik_is_that_of_all_orders(weights: list[int], quota: int) -> None:
    """The player who brings the quota, in every order."""
    found = [0] * len(weights)
    for order in permutations(range(len(weights))):
        brought = 0
        for player in order:
            if brought < quota <= brought + weights[player]:
                found[player] += 1
            brought += weights[player]

    expected = tuple(Fraction(one, factorial(len(weights))) for one in found)
    assert indices.shapley_shubik(weights, quota=quota) == expected


@given(weights=WEIGHTS, quota=QUOTAS)
def test_deegan_packel_shares_the_smallest_coalitions(weights: list[int], quota: int) -> None:
    """Those that lose as soon as anybody leaves, each shared alike."""
    smallest = [
        one
        for one in coalitions(len(weights))
        if wins(weights, quota, one)
        and not any(wins(weights, quota, rest) for rest in combinations(one, len(one) - 1))
    ]
    expected = tuple(
        sum((Fraction(1, len(one)) for one in smallest if player in one), Fraction(0))
        / (len(smallest) or 1)
        for player in range(len(weights))
    )

    assert indices.deegan_packel(weights, quota=quota) == expected


@given(weights=WEIGHTS, quota=QUOTAS)
def test_parts_sum_to_one_and_equals_are_equal(weights: list[int], quota: int) -> None:
    """Where anybody decides anything; a player who never does has no power in any of them."""
    swings = indices.swings(weights, quota=quota)
    for index in (indices.banzhaf, indices.shapley_shubik, indices.deegan_packel):
        found = index(weights, quota=quota)
        assert sum(found) == (1 if any(swings) else 0)
        for one, other in combinations(range(len(weights)), 2):
            if weights[one] == weights[other]:
                assert found[one] == found[other]
        assert all((power == 0) == (swing == 0) for power, swing in zip(found, swings, strict=True))


@given(weights=WEIGHTS, quota=QUOTAS)
def test_the_heavier_are_never_weaker(weights: list[int], quota: int) -> None:
    """In swings and in orders; Deegan-Packel does not promise it."""
    for index in (indices.banzhaf, indices.shapley_shubik):
        found = index(weights, quota=quota)
        for one, other in product(range(len(weights)), repeat=2):
            if weights[one] >= weights[other]:
                assert found[one] >= found[other]


@given(weights=WEIGHTS, quota=QUOTAS, scale=st.integers(1, 7))
def test_the_unit_of_a_weight_changes_nothing(weights: list[int], quota: int, scale: int) -> None:
    """Parts of a whole are weights too, and more than a quota is the next one."""
    whole = indices.swings(weights, quota=quota)
    parts = [Fraction(one, scale) for one in weights]

    assert indices.swings(parts, quota=Fraction(quota, scale)) == whole
    assert indices.swings(weights, quota=quota - 1, is_strict=True) == whole


COLLEGES = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 3)), min_size=1, max_size=3).filter(
    lambda made: any(parts for parts, _ in made)
)


@given(made=COLLEGES, majority=thresholds(), inner=thresholds(), carried=st.sampled_from(Carried))
def test_power_of_a_member_is_that_of_all_votes(
    made: list[tuple[int, int]], majority: Threshold, inner: Threshold, carried: Carried
) -> None:
    """Every way to vote listed: how often does one member of a college decide?"""
    colleges = tuple(
        VotingCollege(name=f"c{number}", parts=parts, members=members)
        for number, (parts, members) in enumerate(made)
    )
    bloc = inner if carried is Carried.BLOC else None

    def passes(votes: tuple[tuple[bool, ...], ...]) -> bool:
        cells = [(sum(one), c) for one, c in zip(votes, colleges, strict=True)]
        parts = sum(one.parts for one in colleges)
        if carried is Carried.SEPARATE_CONSENT:
            return all(majority.is_reached_by(Fraction(yes, c.members)) for yes, c in cells)
        if carried is Carried.POOLED:
            heads = sum(one.members for one in colleges)
            return majority.is_reached_by(Fraction(sum(yes for yes, _ in cells), heads))
        if carried is Carried.BLOC:
            agree = [c.parts for yes, c in cells if inner.is_reached_by(Fraction(yes, c.members))]
            return majority.is_reached_by(Fraction(sum(agree), parts))
        brought = sum((Fraction(c.parts * yes, c.members) for yes, c in cells), Fraction(0))
        return majority.is_reached_by(brought / parts)

    ways = list(product(*(product((False, True), repeat=one.members) for one in colleges)))
    found = member_power(colleges, carried=carried, majority=majority, inner=bloc)

    for index, one in enumerate(found):
        decisive = 0
        for votes in ways:
            if votes[index][0]:
                without = (False, *votes[index][1:])
                turned = (*votes[:index], without, *votes[index + 1 :])
                decisive += passes(votes) and not passes(turned)
        assert one.power == Fraction(decisive, len(ways) // 2)
