"""A game of votes: players with weights, and how much is enough."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

from attrs import field, frozen

from essmodel.errors import InvalidValueError


@frozen
class WeightedGame:
    """
    Players who win together where their weights come to *quota* or more (*jeu pondéré*).

    Attributes:
        weights: whole numbers, zero or more.
        quota: at least 1: nobody wins by doing nothing.
    """

    weights: tuple[int, ...]
    quota: int = field()

    def __attrs_post_init__(self) -> None:
        for index, one in enumerate(self.weights):
            if type(one) is not int or one < 0:
                raise InvalidValueError.because(
                    "not_a_weight", path=f"weights.{index}", found=repr(one)
                )
        if type(self.quota) is not int or self.quota < 1:
            raise InvalidValueError.because("not_a_quota", path="quota", found=repr(self.quota))

    @property
    def whole(self) -> int:
        """All weights together."""
        return sum(self.weights)


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
    for name, one in (*((f"weights.{i}", one) for i, one in enumerate(given)), ("quota", quota)):
        if type(one) not in {int, Fraction}:
            raise InvalidValueError.because("not_a_weight", path=name, found=repr(one))
    scale = lcm(*(Fraction(one).denominator for one in (*given, quota)))
    whole = tuple(int(one * scale) for one in given)
    return WeightedGame(whole, int(quota * scale) + is_strict)
