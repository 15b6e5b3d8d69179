"""
Indices of power: how often a player of a game of votes decides, exactly.

All of them are *a priori*: they know the weights and the quota, and hold each voter to be as likely
to say yes as no, whatever the others say.  They tell what a rule gives, not what people do.

>>> banzhaf([4, 4, 4, 2, 2, 1], quota=12)
(Fraction(5, 21), Fraction(5, 21), Fraction(5, 21), Fraction(1, 7), Fraction(1, 7), Fraction(0, 1))
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import factorial
from typing import TypeVar

from attrs import frozen

from essmodel.power.coalitions import coalitions
from essmodel.power.game import WeightedGame, game
from essmodel.power.smallest import smallest

N = TypeVar("N")
Weights = Iterable[int | Fraction]
Power = tuple[Fraction, ...]
"""One number for each player, in their order."""


def swings(weights: Weights, *, quota: int | Fraction, is_strict: bool = False) -> tuple[int, ...]:
    """
    Return for each player the coalitions that win with it and lose without it.

    Args:
        weights: whole numbers or fractions, zero or more.
        quota: the weight that is enough.
        is_strict: whether more than the quota is needed.

    Raises:
        InvalidValueError: a weight or the quota makes no sense.
    """
    return swings_of(game(weights, quota=quota, is_strict=is_strict))


def penrose(weights: Weights, *, quota: int | Fraction, is_strict: bool = False) -> Power:
    """
    Return for each player how likely it is to decide (Penrose 1946; absolute Banzhaf).

    The part of all coalitions of the others that its vote turns from losing to winning.
    """
    return penrose_of(game(weights, quota=quota, is_strict=is_strict))


def banzhaf(weights: Weights, *, quota: int | Fraction, is_strict: bool = False) -> Power:
    """Return each player's part of all swings (Banzhaf 1965); nothing where nobody has any."""
    found = swings(weights, quota=quota, is_strict=is_strict)
    return _parts(found)


def shapley_shubik(weights: Weights, *, quota: int | Fraction, is_strict: bool = False) -> Power:
    """
    Return for each player the part of all orders of voting in which it decides.

    Shapley and Shubik 1954: players say yes one after the other, and one of them brings the quota.
    """
    made = game(weights, quota=quota, is_strict=is_strict)
    count = len(made.weights)
    counted = coalitions(made, by_size=True)

    def part(weight: int) -> Fraction:
        orders = sum(
            number * factorial(size) * factorial(count - size - 1)
            for size, number in enumerate(counted.swings(weight)[:count])
        )
        return Fraction(orders, factorial(count))

    return _by_weight(made, part)


def deegan_packel(weights: Weights, *, quota: int | Fraction, is_strict: bool = False) -> Power:
    """
    Return each player's part of all smallest winning coalitions, each shared alike by its members.

    Deegan and Packel 1978.  A heavier player may have less of it: it is in fewer of them.
    """
    made = game(weights, quota=quota, is_strict=is_strict)
    by_player = smallest(made)
    total = sum((share for share in by_player), Fraction(0))
    return tuple(share / total if total else Fraction(0) for share in by_player)


@frozen(kw_only=True)
class Coleman:
    """
    What a body and its members can do (Coleman 1971).

    Attributes:
        act: how likely the body is to decide anything.
        prevent: for each player, the part of the winning coalitions that lose without it.
        initiate: for each player, the part of the losing coalitions that win with it.
    """

    act: Fraction
    prevent: Power
    initiate: Power


def coleman(weights: Weights, *, quota: int | Fraction, is_strict: bool = False) -> Coleman:
    """Return what the body can do, and what each player can do to it."""
    made = game(weights, quota=quota, is_strict=is_strict)
    counted = coalitions(made)
    found = swings_of(made)
    winning, losing = counted.winning, counted.losing
    return Coleman(
        act=Fraction(winning, winning + losing),
        prevent=tuple(Fraction(one, winning) if winning else Fraction(0) for one in found),
        initiate=tuple(Fraction(one, losing) for one in found),
    )


def swings_of(made: WeightedGame) -> tuple[int, ...]:
    """Return the swings of the players of a game."""
    counted = coalitions(made)
    return _by_weight(made, lambda weight: counted.swings(weight)[0])


def penrose_of(made: WeightedGame) -> Power:
    """Return how likely each player of a game is to decide."""
    others = 2 ** max(0, len(made.weights) - 1)
    return tuple(Fraction(one, others) for one in swings_of(made))


def _by_weight(made: WeightedGame, ask: Callable[[int], N]) -> tuple[N, ...]:
    """Ask once for each weight: players who weigh alike have the same power."""
    found = {weight: ask(weight) for weight in dict.fromkeys(made.weights)}
    return tuple(found[weight] for weight in made.weights)


def _parts(numbers: tuple[int, ...]) -> Power:
    total = sum(numbers)
    return tuple(Fraction(one, total) if total else Fraction(0) for one in numbers)
