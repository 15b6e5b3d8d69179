"""The next project of equal shares: the one that costs its supporters least for what they get."""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from heapq import heapify, heappop, heappush

from attrs import define, field, frozen

from essmodel.counting import array
from essmodel.counting.ballots import Profile
from essmodel.counting.lot import Draw, Lot
from essmodel.counting.till import ListTill, Till, about
from essmodel.counting.till_array import ArrayTill


class Satisfaction(Enum):
    """What a voter gets from a project that they want."""

    CARDINALITY = "cardinality"
    """One, whatever it costs: many small projects."""
    COST = "cost"
    """As much as it costs: fewer and larger ones."""


@frozen(kw_only=True)
class Funding:
    """
    A project that its supporters paid for.

    Attributes:
        supporters: how many want it.
        most: what each of them paid, but for those who had less left and paid all of it; in cents.
    """

    project: str
    supporters: int
    most: Fraction


Offer = tuple[int, Fraction, int, str, int, bool]
"""
What a project costs for what it gives, or less: about, and as a fraction; its supporters, negative;
its id; how many were funded then; and whether it costs exactly that.
"""


@define(kw_only=True)
class Market:
    """
    Projects that wait to be paid for; it changes with each, and only inside this package.

    What a project costs its supporters never falls while they spend, so an old price is a bound:
    only projects whose bound comes first are priced anew.
    """

    satisfaction: Satisfaction
    lot: Lot
    till: Till
    supporters: Mapping[str, int]
    costs: Mapping[str, int]
    column: Mapping[str, int]
    offers: list[Offer] = field(factory=list)
    funded: int = 0
    draws: list[Draw] = field(factory=list)

    @classmethod
    def of(
        cls,
        profile: Profile,
        costs: Mapping[str, int],
        *,
        share: Fraction,
        satisfaction: Satisfaction,
        lot: Lot,
    ) -> "Market":
        """Return a market where everyone has one *share* to spend."""
        column = {name: place for place, name in enumerate(profile.candidates) if name in costs}
        is_quick = array.is_at_hand() and ArrayTill.holds(profile, share)
        till: Till = (ArrayTill if is_quick else ListTill).of(profile, share)
        market = cls(
            satisfaction=satisfaction,
            lot=lot,
            till=till,
            supporters={name: till.supporters(place) for name, place in column.items()},
            costs=costs,
            column=column,
        )
        priced = (market._offer(name, is_exact=False) for name in sorted(column))
        market.offers = [one for one in priced if one is not None]
        heapify(market.offers)
        return market

    def next(self) -> Funding | None:
        """Fund a project; ``None`` where supporters can pay for none."""
        best = self._best()
        if not best:
            return None
        chosen = best[0] if len(best) == 1 or self._are_apart(best) else self._in_lots(best)
        for one in best:
            if one is not chosen:
                heappush(self.offers, one)
        _, price, supporters, name, *_ = chosen
        most = price * self._satisfied(name)
        self.till.pay(self.column[name], most)
        self.funded += 1
        return Funding(project=name, supporters=-supporters, most=most)

    def _best(self) -> list[Offer]:
        """Take out and return the projects that come first: several where nothing parts them."""
        best: list[Offer] = []
        while self.offers and (not best or self.offers[0][:3] <= best[0][:3]):
            offer = heappop(self.offers)
            *_, name, funded, is_exact = offer
            if funded == self.funded and is_exact:
                best.append(offer)
                continue
            fresh = self._offer(name, is_exact=funded == self.funded)
            if fresh is not None:
                heappush(self.offers, fresh)
        return best

    def _offer(self, name: str, *, is_exact: bool) -> Offer | None:
        """Return what a project costs now, or less; ``None`` where supporters cannot pay for it."""
        ask = self.till.payment if is_exact else self.till.bound
        most = ask(self.column[name], self.costs[name])
        if most is None:
            return None
        price = most / self._satisfied(name)
        supporters = -self.supporters[name]
        return about(price), price, supporters, name, self.funded, is_exact

    def _satisfied(self, name: str) -> int:
        return self.costs[name] if self.satisfaction is Satisfaction.COST else 1

    def _are_apart(self, best: list[Offer]) -> bool:
        """Whether nobody supports two of them, so that all are funded in any order."""
        columns = [self.column[one[3]] for one in best]
        return not self.till.share_voters(columns)

    def _in_lots(self, best: list[Offer]) -> Offer:
        names = [one[3] for one in best]
        draw = self.lot.draw(names, purpose=f"project {self.funded + 1}")
        self.draws.append(draw)
        return next(one for one in best if one[3] == draw.first)
