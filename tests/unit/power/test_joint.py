"""Double majorities: who decides where weights and heads must both be enough."""

from fractions import Fraction

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import LANGS
from essmodel.power import joint
from essmodel.power.game import WeightedGame
from essmodel.power.joint import JointGame, Wins, joint_power

BY_WEIGHT = WeightedGame((50, 30, 20), 51)
BY_HEADS = WeightedGame((1, 1, 1), 2)


def test_double_majority_takes_what_a_half_gave() -> None:
    """With half of the weight, the first still needs one of the others; two heads suffice then."""
    found = joint_power(JointGame(games=(BY_WEIGHT, BY_HEADS)))

    assert found.swings == (3, 1, 1)
    assert found.penrose == (Fraction(3, 4), Fraction(1, 4), Fraction(1, 4))
    assert found.coleman.act == Fraction(3, 8)


def test_three_of_whom_each_may_be_outvoted() -> None:
    """Three fifths of the weight and all heads: everyone has a veto, whatever they weigh."""
    found = joint_power(JointGame(games=(BY_WEIGHT, WeightedGame((1, 1, 1), 3))))

    assert found.banzhaf == (Fraction(1, 3),) * 3
    assert found.coleman.prevent == (Fraction(1),) * 3


def test_player_without_weight_is_counted_and_never_decides() -> None:
    """Whoever votes beside them, there is one coalition with them for each without."""
    found = joint_power(JointGame(games=(WeightedGame((2, 1, 0), 3),)))

    assert found.swings == (2, 2, 0)
    assert found.shapley_shubik == (Fraction(1, 2), Fraction(1, 2), Fraction(0))


def test_enough_in_any_is_easier() -> None:
    """The two lighter ones win by heads."""
    made = JointGame(games=(BY_WEIGHT, BY_HEADS), wins=Wins.IN_ANY)

    assert made.won_by([1, 2])
    assert not JointGame(games=made.games).won_by([1, 2])
    assert joint_power(made).coleman.act == Fraction(1, 2)


def test_game_that_nobody_can_win_gives_nobody_power() -> None:
    """Nor one that asks nothing of anybody."""
    found = joint_power(JointGame(games=(WeightedGame((1, 1), 3),)))

    assert not any(found.banzhaf)
    assert not found.coleman.act
    assert not any(found.coleman.prevent)


def test_security_council_is_nine_heads_and_five_vetoes() -> None:
    """
    Banzhaf 848/5080 of a permanent member and 84/5080 of another, as published.

    Nine of fifteen must agree, and all five who have a veto; the ten others weigh nothing there.
    """
    vetoes = WeightedGame((1,) * 5 + (0,) * 10, 5)
    heads = WeightedGame((1,) * 15, 9)

    found = joint_power(JointGame(games=(vetoes, heads)))

    assert found.swings == (848,) * 5 + (84,) * 10
    assert found.banzhaf[0] == Fraction(848, 5080)
    assert round(float(found.shapley_shubik[0]), 5) == 0.19627
    assert round(float(found.shapley_shubik[-1]), 7) == 0.0018648


@pytest.mark.parametrize("games", [(), (BY_WEIGHT, WeightedGame((1, 1), 2))], ids=["none", "other"])
def test_games_of_other_players_make_none(games: tuple[WeightedGame, ...]) -> None:
    """They have to be the same ones."""
    with pytest.raises(InvalidValueError) as refused:
        JointGame(games=games)

    assert [one.id for one in refused.value.problems] == ["joint_players_differ"]


def test_weights_too_many_to_count_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than taking all memory."""
    monkeypatch.setattr(joint, "MOST_SUMS", 7)

    with pytest.raises(InvalidValueError) as refused:
        joint_power(JointGame(games=(WeightedGame((1, 2, 4), 3),)))

    assert [one.id for one in refused.value.problems] == ["joint_uncountable"]
    assert all(refused.value.problems[0].said(lang) for lang in LANGS)
