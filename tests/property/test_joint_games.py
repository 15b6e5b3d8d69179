"""P46: games of several majorities are counted as one counts all coalitions by hand."""

from fractions import Fraction
from itertools import combinations, permutations
from math import factorial

from hypothesis import given
from hypothesis import strategies as st

from essmodel.power.game import WeightedGame
from essmodel.power.indices import banzhaf, coleman, shapley_shubik, swings
from essmodel.power.joint import JointGame, Wins, joint_power


@st.composite
def joint_games(draw: st.DrawFn) -> JointGame:
    """One to three games of up to five players."""
    players = draw(st.integers(1, 5))
    games = draw(
        st.lists(
            st.builds(
                WeightedGame,
                st.tuples(*[st.integers(0, 6)] * players),
                st.integers(1, 14),
            ),
            min_size=1,
            max_size=3,
        )
    )
    return JointGame(games=tuple(games), wins=draw(st.sampled_from(Wins)))


@given(made=joint_games())
def test_measures_are_those_of_all_coalitions(made: JointGame) -> None:
    """Every coalition is asked whether it wins; every order of voting, who brings the win."""
    players = range(made.players)
    every = [set(one) for size in range(made.players + 1) for one in combinations(players, size)]
    winning = [one for one in every if made.won_by(one)]
    decisive = [
        sum(
            made.won_by(one | {player}) and not made.won_by(one)
            for one in every
            if player not in one
        )
        for player in players
    ]
    pivots = [0] * made.players
    for order in permutations(players):
        for place, player in enumerate(order):
            if made.won_by(order[: place + 1]) and not made.won_by(order[:place]):
                pivots[player] += 1

    found = joint_power(made)

    assert list(found.swings) == decisive
    assert found.coleman.act == Fraction(len(winning), len(every))
    assert list(found.shapley_shubik) == [Fraction(one, factorial(made.players)) for one in pivots]
    if sum(decisive):
        assert sum(found.banzhaf) == 1


@given(made=joint_games())
def test_one_game_alone_is_what_it_was(made: JointGame) -> None:
    """Whether it must be won in all or in any."""
    one = made.games[0]
    alone = joint_power(JointGame(games=(one,), wins=made.wins))

    assert alone.swings == swings(one.weights, quota=one.quota)
    assert alone.banzhaf == banzhaf(one.weights, quota=one.quota)
    assert alone.shapley_shubik == shapley_shubik(one.weights, quota=one.quota)
    assert alone.coleman == coleman(one.weights, quota=one.quota)
