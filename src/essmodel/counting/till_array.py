"""
The account of purses in arrays of numpy, for towns.

What voters have left is their share less what they paid, so all who paid for the same projects
stand at one *level*.  Levels are compared by whole numbers near their amounts, which are wrong by
less than `slack`; wherever that could decide, the exact fraction is asked for.  No result depends
on a number that is only near.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from attrs import define, field

from essmodel.counting.ballots import Profile
from essmodel.counting.till import NOTHING, in_order

ROOM = 61
"""Bits of a whole number that sums of amounts may fill."""
SPENT = 0
"""The level of those who paid all they had."""
WHOLE = 1
"""The level of those who have not paid yet."""


@define(kw_only=True)
class ArrayTill:
    """
    The account in arrays.

    Attributes:
        bits: after the point of the near amounts.
        voters: by pattern.
        wanted: by project, the patterns that want it.
        level: by pattern.
        near: by level, an amount in units of one half to the power of *bits*.
        parent: by level, that before the last payment.
        paid: by level, the number of the last payment.
        payments: all that were made.
        exact: the amounts that were asked for.
    """

    numpy: Any
    bits: int
    voters: Any
    wanted: list[Any]
    level: Any
    near: Any
    parent: Any
    paid: Any
    share: Fraction
    payments: list[Fraction] = field(factory=list)
    exact: dict[int, Fraction] = field(factory=dict)

    @staticmethod
    def holds(profile: Profile, share: Fraction) -> bool:
        """Return whether amounts together fit in whole numbers of a machine, with their slack."""
        return int((share + len(profile.candidates) + 2) * profile.valid).bit_length() <= ROOM

    @classmethod
    def of(cls, profile: Profile, share: Fraction) -> "ArrayTill":
        """Return purses of one *share* each."""
        import numpy as np  # noqa: PLC0415 - an optional library, which is at hand here

        marks = np.frombuffer(profile.marks, np.uint8).reshape(-1, len(profile.candidates))
        bits = ROOM - int((share + 1) * profile.valid).bit_length()
        near = (share.numerator << bits) // share.denominator
        return cls(
            numpy=np,
            bits=bits,
            voters=np.array(profile.counts, dtype=np.int64),
            wanted=[np.flatnonzero(column) for column in marks.T],
            level=np.full(len(profile.counts), WHOLE),
            near=np.array([0, near]),
            parent=np.array([SPENT, WHOLE]),
            paid=np.array([-1, -1]),
            share=share,
            exact={SPENT: NOTHING, WHOLE: share},
        )

    @property
    def slack(self) -> int:
        """By how many units a near amount may be wrong: one for each rounding."""
        return len(self.payments) + 1

    def supporters(self, project: int) -> int:
        """Return how many voters want a project."""
        return int(self.voters[self.wanted[project]].sum())

    def bound(self, project: int, cost: int) -> Fraction | None:
        """Return what each supporter would pay if all had a little more than they have."""
        levels, counts, near = self._sorted(project)
        if not len(levels) or cost > self.share * int(counts.sum()):
            return None
        before, payers = self._before(counts, near + self.slack)
        left = (cost << self.bits) - before
        enough = self.numpy.flatnonzero(left <= (near + self.slack) * payers)
        if not len(enough):
            return None
        cut = int(enough[0])
        return Fraction(int(left[cut]), int(payers[cut]) << self.bits)

    def payment(self, project: int, cost: int) -> Fraction | None:
        """Return what each supporter pays who has as much; ``None`` where they cannot pay."""
        levels, counts, near = self._sorted(project)
        if self._sum(levels, counts) < cost:
            return None
        cut = self._cut(counts, near, cost)
        is_broke = self.numpy.arange(len(levels)) < cut
        while True:
            payers = int(counts[~is_broke].sum())
            most = (cost - self._sum(levels[is_broke], counts[is_broke])) / payers
            now = self._have_less(levels, near, most)
            if (now == is_broke).all():
                return most
            is_broke = now

    def pay(self, project: int, most: Fraction) -> None:
        """Let each supporter pay *most*, or all they have where that is less."""
        np = self.numpy
        mine = self.wanted[project]
        levels = np.unique(self.level[mine])
        near = self.near[levels]
        pays_all = self._have_less(levels, near, most, or_as_much=True)
        lasting = levels[~pays_all]
        new = np.arange(len(lasting)) + len(self.near)
        table = np.full(len(self.near), SPENT)
        table[lasting] = new
        self.level[mine] = table[self.level[mine]]
        rounded = (most.numerator << self.bits) // most.denominator
        self.near = np.concatenate([self.near, np.maximum(self.near[lasting] - rounded, 0)])
        self.parent = np.concatenate([self.parent, lasting])
        self.paid = np.concatenate([self.paid, np.full(len(lasting), len(self.payments))])
        self.payments.append(most)

    def share_voters(self, projects: Sequence[int]) -> bool:
        """Return whether somebody wants two of some projects."""
        all_of_them = self.numpy.concatenate([self.wanted[one] for one in projects])
        return len(self.numpy.unique(all_of_them)) < len(all_of_them)

    def kept(self) -> tuple[tuple[int, Fraction], ...]:
        """Return how many voters have how much left, from the least."""
        table = self.numpy.bincount(self.level, weights=self.voters).tolist()
        above, below = [0, self.share.numerator], [1, self.share.denominator]
        parents, paid = self.parent.tolist(), self.paid.tolist()
        for level in range(WHOLE + 1, len(parents)):
            # One long division for each in the end is quicker than one in each step.
            parent, most = parents[level], self.payments[paid[level]]
            above.append(above[parent] * most.denominator - most.numerator * below[parent])
            below.append(below[parent] * most.denominator)
        return in_order(
            (Fraction(above[level], below[level]), int(count))
            for level, count in enumerate(table)
            if count
        )

    def _sorted(self, project: int) -> tuple[Any, Any, Any]:
        """Return the levels of supporters, about from the least, with how many stand there."""
        np, mine = self.numpy, self.wanted[project]
        table = np.bincount(self.level[mine], weights=self.voters[mine])
        levels = np.flatnonzero(table)
        near = self.near[levels]
        order = np.argsort(near, kind="stable")
        # Weights are added in 53 bits, which hold any number of voters exactly.
        return levels[order], table[levels[order]].astype(np.int64), near[order]

    def _before(self, counts: Any, near: Any) -> tuple[Any, Any]:  # noqa: ANN401 - arrays
        """Return, for each level, what those below it have together, and how many are not below."""
        np = self.numpy
        sums = np.concatenate([[0], np.cumsum(counts * near)[:-1]])
        below = np.concatenate([[0], np.cumsum(counts)[:-1]])
        return sums, counts.sum() - below

    def _cut(self, counts: Any, near: Any, cost: int) -> int:  # noqa: ANN401 - arrays
        """Return about how many levels pay all they have; fewer than there are."""
        before, payers = self._before(counts, near)
        enough = self.numpy.flatnonzero((cost << self.bits) - before <= near * payers)
        return int(enough[0]) if len(enough) else len(counts) - 1

    def _sum(self, levels: Any, counts: Any) -> Fraction:  # noqa: ANN401 - arrays
        """Return exactly what voters at some levels have: their shares less their payments."""
        np = self.numpy
        is_open = levels != SPENT
        levels, counts = levels[is_open], counts[is_open]
        whole = self.share * int(counts.sum())
        made = np.zeros(len(self.payments) + 1, dtype=np.int64)
        while len(levels):
            last = self.paid[levels]
            is_payment = last >= 0
            levels, counts, last = levels[is_payment], counts[is_payment], last[is_payment]
            np.add.at(made, last, counts)
            levels = self.parent[levels]
        for number in np.flatnonzero(made).tolist():
            whole -= self.payments[number] * int(made[number])
        return whole

    def _have_less(
        self,
        levels: Any,  # noqa: ANN401 - arrays
        near: Any,  # noqa: ANN401 - likewise
        most: Fraction,
        *,
        or_as_much: bool = False,
    ) -> Any:  # noqa: ANN401 - likewise
        """Return which levels have less than *most*, or as much; exactly where that is close."""
        rounded = (most.numerator << self.bits) // most.denominator
        less = near < rounded
        close = self.numpy.flatnonzero(abs(near - rounded) <= self.slack + 1)
        for place in close.tolist():
            amount = self._amount(int(levels[place]))
            less[place] = amount < most or (or_as_much and amount == most)
        return less

    def _amount(self, level: int) -> Fraction:
        """Return the exact amount of a level."""
        found = self.exact.get(level)
        if found is None:
            parent, paid = int(self.parent[level]), int(self.paid[level])
            found = self.exact[level] = self._amount(parent) - self.payments[paid]
        return found
