"""
How many coalitions there are of each weight, exactly, however many players.

The numbers of coalitions are the coefficients of a product of ``1 + x^weight``.  All of them stand
in one long whole number, each in a field that is wide enough, so that to multiply by one factor is
one shift and one addition.  Once multiplied out they are summed up from the least weight: to take a
player out again is then to look up a few of the sums, added and taken off in turn, for
``1 / (1 + y) = 1 - y + y² - y³ …``.
"""

from itertools import accumulate

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.power.game import WeightedGame

MOST_BITS = 1 << 31
"""Up to so many bits, which are 256 megabytes, numbers of coalitions are held."""


@frozen(eq=False)
class Coalitions:
    """
    The losing coalitions of a game, counted by weight and, where asked, by size too.

    Attributes:
        by_size: whether coalitions of one weight are told apart by how many they are.
        up_to: for each weight below the quota, the coalitions that weigh no more, in fields of
            `_bits`, one for each size.
    """

    game: WeightedGame
    by_size: bool
    up_to: tuple[int, ...] = field(repr=False)

    @property
    def losing(self) -> int:
        """How many coalitions lose."""
        return sum(self._sizes(self.up_to[-1]))

    @property
    def winning(self) -> int:
        """How many coalitions win."""
        return (1 << len(self.game.weights)) - self.losing

    def swings(self, weight: int) -> tuple[int, ...]:
        """
        Return in how many coalitions a player of *weight* decides, by the size of the others.

        Where sizes are not told apart, that is one number.
        """
        found, shift, sign = 0, 0, 1
        step = _bits(self.game) if self.by_size else 0
        # A player without weight never decides; neither do coalitions of those who weigh more.
        for at in range(len(self.up_to) - 1, -1, -weight) if weight else ():
            lighter = self.up_to[at - weight] if at >= weight else 0
            found += sign * (self.up_to[at] - lighter) << shift
            shift, sign = shift + step, -sign
        return self._sizes(found)

    def _sizes(self, fields: int) -> tuple[int, ...]:
        """Return the numbers that stand in the fields of one row."""
        bits = _bits(self.game)
        mask = (1 << bits) - 1
        return tuple((fields >> at) & mask for at in range(0, _row(self.game, self.by_size), bits))


def coalitions(game: WeightedGame, *, by_size: bool = False) -> Coalitions:
    """
    Return the losing coalitions of *game*.

    Raises:
        InvalidValueError: the quota is so large that their numbers would fill the memory.
    """
    row, step = _row(game, by_size), _bits(game) if by_size else 0
    quota = min(game.quota, game.whole + 1)  # what nobody reaches, nobody reaches from nearer
    if quota * row > MOST_BITS:
        raise InvalidValueError.because("power_too_heavy", found=quota, players=len(game.weights))
    # Nobody decides what is won without them: what reaches the quota is forgotten.
    mask = (1 << quota * row) - 1
    numbers = 1
    for weight in game.weights:
        numbers = (numbers + (numbers << weight * row + step)) & mask
    wide = row // 8
    said = numbers.to_bytes(quota * wide, "little")
    rows = (int.from_bytes(said[at : at + wide], "little") for at in range(0, len(said), wide))
    return Coalitions(game, by_size, tuple(accumulate(rows)))


def _bits(game: WeightedGame) -> int:
    """Return the bits of one number, in whole bytes: it may count all coalitions of all players."""
    return 8 * (len(game.weights) // 8 + 1)


def _row(game: WeightedGame, by_size: bool) -> int:  # noqa: FBT001 - an attribute, handed on
    """Return the bits of the numbers of one weight: one for each size, where that is asked."""
    return _bits(game) * (len(game.weights) + 1 if by_size else 1)
