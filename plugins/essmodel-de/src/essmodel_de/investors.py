"""What investing members can do by themselves (§ 8 Abs. 2 GenG), a property of the game."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from essmodel.power.game import WeightedGame, game

_MORE_THAN_HALF = Fraction(1, 2)
_THREE_QUARTERS = Fraction(3, 4)


@frozen(kw_only=True)
class InvestorPower:
    """
    What investing members can do to the others, whatever those do (*investierende Mitglieder*).

    Attributes:
        can_outvote: whether they carry a decision that all the others oppose.
        can_block: whether nothing that needs three quarters of the votes cast passes against them.
    """

    can_outvote: bool
    can_block: bool

    @property
    def facts(self) -> dict[str, bool]:
        """The facts by which the rules of the pack ask for it, by their paths."""
        return {
            "de.investors_can_outvote": self.can_outvote,
            "de.investors_can_block": self.can_block,
        }


def powers(*, others: tuple[int, ...], investors: tuple[int, ...]) -> InvestorPower:
    """
    Return what the investing members who vote can do to the *others* who vote.

    Args:
        others: the votes of each other member, as they count that day.
        investors: the votes of each investing member.

    Nobody to vote can do nothing.  Where only investing members vote, they can do both.

    Law:
        § 8 Abs. 2 GenG [read].

    Raises:
        InvalidValueError: a vote is negative or no whole number.
    """
    weights = (*others, *investors)
    whole = sum(weights)
    if whole == 0:
        # A game of no votes still says which of them are no numbers.
        game(weights, quota=1)
        return InvestorPower(can_outvote=False, can_block=False)
    ours = range(len(others), len(weights))
    return InvestorPower(
        can_outvote=_simple(weights, whole).wins(ours),
        can_block=game(weights, quota=_THREE_QUARTERS * whole).blocks(ours),
    )


def in_no_case(meetings: Iterable[InvestorPower]) -> InvestorPower:
    """
    Return what can happen in one at least of *meetings*.

    The by-laws must guarantee it *in no case*: a register of today is not enough, and every
    attendance that they allow is to be handed in.
    """
    found = tuple(meetings)
    return InvestorPower(
        can_outvote=any(one.can_outvote for one in found),
        can_block=any(one.can_block for one in found),
    )


def _simple(weights: tuple[int, ...], whole: int) -> WeightedGame:
    return game(weights, quota=_MORE_THAN_HALF * whole, is_strict=True)
