"""A game of votes: players with weights, and how much is enough."""

from collections.abc import Iterable
from fractions import Fraction
from math import gcd, lcm
from typing import cast

from attrs import frozen

from essmodel.errors import InvalidValueError, Problem


@frozen
class WeightedGame:
    """
    Players who win together where their weights come to *quota* or more (*jeu pondéré*).

    Attributes:
        weights: whole numbers, zero or more.
        quota: at least 1: nobody wins by doing nothing.
    """

    weights: tuple[int, ...]
    quota: int

    def __attrs_post_init__(self) -> None:
        problems = _wrong(self.weights, self.quota, exact={int})
        if not problems and self.quota < 1:
            problems = (_problem("not_a_quota", "quota", self.quota),)
        if problems:
            raise InvalidValueError(*problems)

    @property
    def whole(self) -> int:
        """All weights together."""
        return sum(self.weights)

    def wins(self, coalition: Iterable[int]) -> bool:
        """Return whether the players of these numbers, from 0, are enough."""
        return sum(self.weights[player] for player in set(coalition)) >= self.quota

    def blocks(self, coalition: Iterable[int]) -> bool:
        """Return whether nobody wins without these players (*minorité de blocage*)."""
        return not self.wins(set(range(len(self.weights))) - set(coalition))

    @property
    def vetoers(self) -> tuple[int, ...]:
        """The players without whom nobody wins."""
        return tuple(player for player in range(len(self.weights)) if self.blocks((player,)))

    @property
    def dictator(self) -> int | None:
        """The player who wins alone, and without whom nobody does; ``None`` where there is none."""
        return next((player for player in self.vetoers if self.wins((player,))), None)


def game(
    weights: Iterable[int | Fraction], *, quota: int | Fraction, is_strict: bool = False
) -> WeightedGame:
    """
    Return the game of *weights*, which may be fractions, with whole numbers in their place.

    Args:
        weights: of the players, in their order.
        quota: how much is enough.
        is_strict: whether more than the quota is needed: more than half, not half.

    Raises:
        InvalidValueError: a weight is negative or no exact number, or nothing would be enough.
    """
    given = tuple(weights)
    problems = _wrong(given, quota, exact={int, Fraction})
    if problems:
        raise InvalidValueError(*problems)
    scale = lcm(*(Fraction(one).denominator for one in (*given, quota)))
    whole = tuple(int(one * scale) for one in given)
    enough = int(quota * scale) + is_strict
    if enough < 1:
        raise InvalidValueError(_problem("not_a_quota", "quota", quota))
    common = gcd(*whole) or 1
    return WeightedGame(tuple(one // common for one in whole), -(-enough // common))


def _wrong(weights: tuple[object, ...], quota: object, *, exact: set[type]) -> tuple[Problem, ...]:
    """Return each weight, and the quota, that is no exact number, and each negative weight."""
    found = [
        _problem("not_a_weight", f"weights.{index}", one)
        for index, one in enumerate(weights)
        if type(one) not in exact or cast("int", one) < 0
    ]
    if type(quota) not in exact:
        found.append(_problem("not_a_quota", "quota", quota))
    return tuple(found)


def _problem(problem: str, path: str, found: object) -> Problem:
    return Problem(id=problem, path=path, data=(("found", str(found)),))
