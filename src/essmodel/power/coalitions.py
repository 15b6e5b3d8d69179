"""
How many coalitions there are of each weight, exactly, however many players.

The numbers of coalitions are the coefficients of a product of ``1 + x^weight``.  All of them stand
in one long whole number, each in a field that is wide enough, so that to multiply by one factor is
one shift and one addition.  To take a player out again is to divide, by
``1 / (1 + y) = (1 - y)(1 + y²)(1 + y⁴)…``, a few more of them.
"""

from attrs import evolve, field, frozen

from essmodel.power.game import WeightedGame


@frozen
class Coalitions:
    """
    The losing coalitions of a game, counted by weight and, where asked, by size too.

    Attributes:
        by_size: whether coalitions of one weight are told apart by how many they are.
        numbers: all of them, in fields of `_field` bits, those of one weight in rows of `_row`.
    """

    game: WeightedGame
    by_size: bool
    numbers: int = field(default=1, repr=False)

    @property
    def _field(self) -> int:
        """Bits of one number: it may count all coalitions of all players."""
        return len(self.game.weights) + 1

    @property
    def _row(self) -> int:
        """Bits of all numbers of one weight: one for each size, where sizes are told apart."""
        return self._field * (len(self.game.weights) + 1 if self.by_size else 1)

    def joined_by(self, weight: int) -> "Coalitions":
        """Return the coalitions once a player of *weight* may join each of them."""
        more = self.numbers + (self.numbers << self._shift(weight))
        return evolve(self, numbers=self._below_quota(more))

    @property
    def losing(self) -> int:
        """How many coalitions lose."""
        return sum(self._counts(self.numbers, 0, self.game.quota))

    @property
    def winning(self) -> int:
        """How many coalitions win."""
        return (1 << len(self.game.weights)) - self.losing

    def swings(self, weight: int) -> tuple[int, ...]:
        """
        Return in how many coalitions a player of *weight* decides, by the size of the others.

        Where sizes are not told apart, that is one number.
        """
        least = max(0, self.game.quota - weight)
        return self._counts(self._without(weight), least, self.game.quota)

    def _shift(self, weight: int) -> int:
        """Return by how many bits the coalitions that one more player joins are moved."""
        return weight * self._row + (self._field if self.by_size else 0)

    def _below_quota(self, numbers: int) -> int:
        """Forget the coalitions that win: nobody decides what is won without them."""
        return numbers & ((1 << self.game.quota * self._row) - 1)

    def _without(self, weight: int) -> int:
        """Return the coalitions of all players but one of *weight*."""
        shift, end = self._shift(weight), self.game.quota * self._row
        if not weight and not self.by_size:
            return self.numbers >> 1  # every coalition was counted with and without
        found = self._below_quota(self.numbers - (self.numbers << shift))
        shift *= 2
        while shift < end:
            found = self._below_quota(found + (found << shift))
            shift *= 2
        return found

    def _counts(self, numbers: int, start: int, end: int) -> tuple[int, ...]:
        """Return the sum of all weights from *start* to before *end*, for each size."""
        rows = (numbers >> start * self._row) & ((1 << (end - start) * self._row) - 1)
        total = _folded(rows, end - start, self._row)
        mask = (1 << self._field) - 1
        return tuple((total >> at) & mask for at in range(0, self._row, self._field))


def coalitions(game: WeightedGame, *, by_size: bool = False) -> Coalitions:
    """Return the losing coalitions of *game*."""
    found = Coalitions(game, by_size)
    for weight in game.weights:
        found = found.joined_by(weight)
    return found


def _folded(rows: int, count: int, width: int) -> int:
    """Return the sum of *count* rows of *width* bits, by laying one half upon the other."""
    while count > 1:
        half = (count + 1) // 2
        rows = (rows & ((1 << half * width) - 1)) + (rows >> half * width)
        count = half
    return rows
