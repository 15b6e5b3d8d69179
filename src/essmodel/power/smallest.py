"""
The smallest winning coalitions: those that lose as soon as anybody leaves.

Players are taken from the heaviest to the lightest.  A coalition is smallest where it wins and its
lightest member is needed, so each is found once, by that member.
"""

from collections import defaultdict
from fractions import Fraction

from essmodel.power.game import WeightedGame

Counts = dict[int, list[int]]
"""How many coalitions there are, by their weight and then by their size."""


def smallest(game: WeightedGame) -> tuple[Fraction, ...]:
    """Return for each player the sum, over its smallest winning coalitions, of one part each."""
    order = sorted(range(len(game.weights)), key=lambda index: (-game.weights[index], index))
    weights = [game.weights[index] for index in order]
    before = _before(weights, game.quota)
    found = [Fraction(0)] * len(weights)
    for player in range(len(weights)):
        found[player] = _share(weights, player, before, game.quota)
    shares = dict(zip(order, found, strict=True))
    return tuple(shares[index] for index in range(len(weights)))


def _before(weights: list[int], quota: int) -> list[Counts]:
    """Return, for each player, the losing coalitions of those who come before."""
    counts: Counts = {0: [1]}
    found = [counts]
    for weight in weights:
        counts = _joined(counts, weight, quota)
        found.append(counts)
    return found


def _joined(counts: Counts, weight: int, quota: int) -> Counts:
    """Return the losing coalitions once one more player may join them."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for total, sizes in counts.items():
        _add(found[total], sizes, 0)
        if total + weight < quota:
            _add(found[total + weight], sizes, 1)
    return dict(found)


def _add(into: list[int], sizes: list[int], more: int) -> None:
    into.extend([0] * (len(sizes) + more - len(into)))
    for size, number in enumerate(sizes):
        into[size + more] += number


def _share(weights: list[int], player: int, before: list[Counts], quota: int) -> Fraction:
    """Return the share of one player, as the lightest of a coalition and beside lighter ones."""
    weight = weights[player]
    share = _needed(before[player], weight, quota, more=1)
    with_player = {
        total + weight: [0, *sizes]
        for total, sizes in before[player].items()
        if total + weight < quota
    }
    for lightest in range(player + 1, len(weights)):
        share += _needed(with_player, weights[lightest], quota, more=1)
        with_player = _joined(with_player, weights[lightest], quota)
    return share


def _needed(counts: Counts, weight: int, quota: int, *, more: int) -> Fraction:
    """Return one part each of the coalitions that a player of *weight* makes win."""
    return sum(
        (
            Fraction(number, size + more)
            for total, sizes in counts.items()
            if total < quota <= total + weight
            for size, number in enumerate(sizes)
        ),
        Fraction(0),
    )
