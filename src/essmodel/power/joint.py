"""
Games of several majorities at once: of weights and of heads, as in the Council of the Union.

A coalition wins where it wins in all of the games, or in any of them.  All its weights stand in one
whole number, each in a field of its own, so that to join a coalition is one addition; coalitions of
the same weights are counted together.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import Enum
from fractions import Fraction
from math import factorial

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.power.game import WeightedGame
from essmodel.power.indices import Coleman, Power

MOST_SUMS = 2_000_000
"""Up to so many different weights of coalitions are counted."""


class Wins(Enum):
    """How several games make one."""

    IN_ALL = "in_all"
    """A double majority: enough in each of them."""
    IN_ANY = "in_any"
    """Enough in one of them."""


@frozen(kw_only=True)
class JointGame:
    """
    Players of several games at once (*double majorité*).

    Attributes:
        games: of the same players, in the same order.
        wins: how the games make one.

    Raises:
        InvalidValueError: there is no game, or they are of other numbers of players.
    """

    games: tuple[WeightedGame, ...]
    wins: Wins = field(default=Wins.IN_ALL)

    def __attrs_post_init__(self) -> None:
        if len({len(one.weights) for one in self.games}) != 1:
            raise InvalidValueError.because("joint_players_differ", games=len(self.games))

    @property
    def players(self) -> int:
        """How many there are."""
        return len(self.games[0].weights)

    def won_by(self, coalition: Iterable[int]) -> bool:
        """Return whether the players of these numbers, from 0, are enough."""
        players = tuple(coalition)
        said = (one.wins(players) for one in self.games)
        return all(said) if self.wins is Wins.IN_ALL else any(said)


@frozen(kw_only=True)
class JointPower:
    """
    What the players of a joint game can do; see `essmodel.power.indices` for each.

    Attributes:
        swings: the coalitions that win with a player and lose without it.
    """

    swings: tuple[int, ...]
    penrose: Power
    banzhaf: Power
    shapley_shubik: Power
    coleman: Coleman


def joint_power(made: JointGame) -> JointPower:
    """
    Return all measures of a joint game, exactly.

    Raises:
        InvalidValueError: its coalitions have too many different weights to count them all.
    """
    count = made.players
    fields = _Fields.of(made)
    sums = _sums(fields)
    winning = sum(sum(sizes) for total, sizes in sums.items() if fields.wins(total))
    by_size = {
        weight: _swings_by_size(fields, sums, weight) for weight in dict.fromkeys(fields.weights)
    }
    swings = tuple(sum(by_size[weight]) for weight in fields.weights)
    whole, total = sum(swings), 1 << count
    orders = [factorial(size) * factorial(count - size - 1) for size in range(count)]
    return JointPower(
        swings=swings,
        penrose=tuple(Fraction(one, 1 << max(0, count - 1)) for one in swings),
        banzhaf=tuple(Fraction(one, whole) if whole else Fraction(0) for one in swings),
        shapley_shubik=tuple(
            Fraction(
                sum(ways * order for ways, order in zip(by_size[weight], orders, strict=False)),
                factorial(count),
            )
            for weight in fields.weights
        ),
        coleman=Coleman(
            act=Fraction(winning, total),
            prevent=tuple(Fraction(one, winning) if winning else Fraction(0) for one in swings),
            initiate=tuple(Fraction(one, total - winning) for one in swings),
        ),
    )


@frozen
class _Fields:
    """
    The weights of all games in one number each.

    Attributes:
        weights: by player.
        wins: whether a coalition of some weights wins.
    """

    weights: tuple[int, ...]
    wins: Callable[[int], bool]

    @classmethod
    def of(cls, made: JointGame) -> "_Fields":
        """Return the fields of a joint game; the first game stands in the lowest bits."""
        starts, bits = list[int](), 0
        for one in made.games:
            starts.append(bits)
            bits += one.whole.bit_length() + 1
        quotas = [one.quota for one in made.games]
        masks = [(1 << one.whole.bit_length() + 1) - 1 for one in made.games]
        asked = list(zip(starts, masks, quotas, strict=True))
        are = all if made.wins is Wins.IN_ALL else any

        def wins(total: int) -> bool:
            return are((total >> start) & mask >= quota for start, mask, quota in asked)

        weights = tuple(
            sum(one.weights[player] << start for one, start in zip(made.games, starts, strict=True))
            for player in range(made.players)
        )
        return cls(weights, wins)


Sums = dict[int, list[int]]
"""How many coalitions there are of some weights, by their size."""


def _sums(fields: _Fields) -> Sums:
    """Return all coalitions by their weights."""
    found: Sums = {0: [1]}
    for weight in fields.weights:
        more: defaultdict[int, list[int]] = defaultdict(list)
        for total, sizes in found.items():
            _add(more[total], sizes, 0)
            _add(more[total + weight], sizes, 1)
        found = dict(more)
        if len(found) > MOST_SUMS:
            raise InvalidValueError.because("joint_uncountable", most=MOST_SUMS)
    return found


def _add(into: list[int], sizes: list[int], more: int) -> None:
    into.extend([0] * (len(sizes) + more - len(into)))
    for size, number in enumerate(sizes):
        into[size + more] += number


def _swings_by_size(fields: _Fields, sums: Sums, weight: int) -> list[int]:
    """Return in how many coalitions of the others, by size, a player of *weight* decides."""
    others = _without(sums, weight)
    found: list[int] = []
    for total, sizes in others.items():
        if not fields.wins(total) and fields.wins(total + weight):
            _add(found, sizes, 0)
    return found


def _without(sums: Sums, weight: int) -> Sums:
    """
    Return the coalitions of all players but one of *weight*.

    Of the lightest, none has the player; of the next, as many have it as there were without it one
    player's weight before.
    """
    found: Sums = {}
    for total in sorted(sums):
        sizes = sums[total]
        if weight:
            before = found.get(total - weight, [])
            left = [
                number - (before[size - 1] if 0 < size <= len(before) else 0)
                for size, number in enumerate(sizes)
            ]
        else:
            left = _halved(sizes)
        if any(left):
            found[total] = left
    return found


def _halved(sizes: list[int]) -> list[int]:
    """Return the sizes of coalitions without a player who weighs nothing."""
    left: list[int] = []
    for number in sizes:
        left.append(number - (left[-1] if left else 0))
    return left
