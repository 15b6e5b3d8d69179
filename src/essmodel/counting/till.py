"""
What voters have left, exactly: the plain account, pattern by pattern.

`essmodel.counting.till_array` keeps the same account in arrays; both give the same fractions.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Protocol

from attrs import define

from essmodel.counting.ballots import Profile

Worth = list[tuple[Fraction, int]]
"""Amounts from the least, and how many voters have each."""
NOTHING = Fraction(0)


class Till(Protocol):
    """The purses of all voters; they change with each project, and only inside this package."""

    def supporters(self, project: int) -> int:
        """Return how many voters want a project."""
        ...

    def bound(self, project: int, cost: int) -> Fraction | None:
        """Return what each supporter pays, or less; ``None`` where they surely cannot pay."""
        ...

    def payment(self, project: int, cost: int) -> Fraction | None:
        """Return what each supporter pays who has as much; ``None`` where they cannot pay."""
        ...

    def pay(self, project: int, most: Fraction) -> None:
        """Let each supporter pay *most*, or all they have where that is less."""
        ...

    def share_voters(self, projects: Sequence[int]) -> bool:
        """Return whether somebody wants two of some projects."""
        ...

    def kept(self) -> tuple[tuple[int, Fraction], ...]:
        """Return how many voters have how much left, from the least."""
        ...


@define(kw_only=True)
class ListTill:
    """
    The account in lists.

    Attributes:
        voters: by pattern.
        wanted: by project, the patterns that want it.
        amounts: by pattern.
    """

    voters: Sequence[int]
    wanted: list[list[int]]
    amounts: list[Fraction]

    @classmethod
    def of(cls, profile: Profile, share: Fraction) -> "ListTill":
        """Return purses of one *share* each."""
        patterns = [marks for marks, _ in profile.patterns()]
        return cls(
            voters=profile.counts,
            wanted=[
                [number for number, marks in enumerate(patterns) if marks[column]]
                for column in range(len(profile.candidates))
            ],
            amounts=[share] * len(patterns),
        )

    def supporters(self, project: int) -> int:
        """Return how many voters want a project."""
        return sum(self.voters[one] for one in self.wanted[project])

    def bound(self, project: int, cost: int) -> Fraction | None:
        """Return what each supporter pays."""
        return self.payment(project, cost)

    def payment(self, project: int, cost: int) -> Fraction | None:
        """Return what each supporter pays who has as much; ``None`` where they cannot pay."""
        worth = sorted((self.amounts[one], self.voters[one]) for one in self.wanted[project])
        return least_payment(worth, cost)

    def pay(self, project: int, most: Fraction) -> None:
        """Let each supporter pay *most*, or all they have where that is less."""
        for one in self.wanted[project]:
            self.amounts[one] = max(self.amounts[one] - most, NOTHING)

    def share_voters(self, projects: Sequence[int]) -> bool:
        """Return whether somebody wants two of some projects."""
        all_of_them = [one for project in projects for one in self.wanted[project]]
        return len(set(all_of_them)) < len(all_of_them)

    def kept(self) -> tuple[tuple[int, Fraction], ...]:
        """Return how many voters have how much left, from the least."""
        return in_order(zip(self.amounts, self.voters, strict=True))


def about(amount: Fraction) -> int:
    """Return a whole number that is never less for more: quicker to compare than a fraction."""
    return (amount.numerator << 64) // amount.denominator


def in_order(held: Iterable[tuple[Fraction, int]]) -> tuple[tuple[int, Fraction], ...]:
    """Return how many hold which amount, from the least; the same amount may come many times."""
    found: list[tuple[int, Fraction]] = []
    for _, amount, count in sorted((about(amount), amount, count) for amount, count in held):
        if found and found[-1][1] == amount:
            found[-1] = (found[-1][0] + count, amount)
        else:
            found.append((count, amount))
    return tuple(found)


def least_payment(worth: Worth, cost: int) -> Fraction | None:
    """
    Return what each supporter pays where those who have less pay all they have.

    Args:
        worth: what they have, from the least.
        cost: what they pay together.

    Returns:
        The payment; ``None`` where they do not have as much together.
    """
    left, payers = Fraction(cost), sum(count for _, count in worth)
    for amount, count in worth:
        if left <= amount * payers:
            return left / payers
        left -= amount * count
        payers -= count
    return None
