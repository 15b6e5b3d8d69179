"""What some statutes let colleges and their members do, in exact numbers."""

from datetime import date
from fractions import Fraction

from attrs import frozen

from essmodel.governance.statutes import CountingMode, DecisionKind, Majority


@frozen(kw_only=True)
class CollegePower:
    """
    What one college can do, and each of its members.

    Attributes:
        parts: its weight, of *whole*; of voices that are pooled, its members.
        banzhaf: its part of all swings, if its members vote alike.
        shapley_shubik: its part of all orders of voting, likewise.
        prevent: the part of the winning coalitions that lose without it.
        initiate: the part of the losing coalitions that win with it.
        member: how likely one of its members decides; ``None`` where there are too many ways to
            vote to count them all.
    """

    id: str
    name: str
    members: int
    parts: int
    whole: int
    banzhaf: Fraction
    shapley_shubik: Fraction
    prevent: Fraction
    initiate: Fraction
    member: Fraction | None

    @property
    def is_dummy(self) -> bool:
        """Whether it never decides anything, however the others vote."""
        return not self.banzhaf

    @property
    def has_veto(self) -> bool:
        """Whether nothing is carried without it."""
        return self.prevent == 1


@frozen(kw_only=True)
class DecisionPower:
    """
    Who can decide one kind of decision.

    Attributes:
        act: how likely anything is carried, if each college votes by the toss of a coin.
        colleges: those that exist on the day; one of everyone where there are none.
    """

    kind: DecisionKind
    majority: Majority
    act: Fraction
    colleges: tuple[CollegePower, ...]


@frozen(kw_only=True)
class PowerMeasures:
    """
    The power that statutes give, a priori: all attend, and vote by the toss of a coin.

    Attributes:
        counting: how voices of colleges are carried; ``None`` where there are none.
    """

    cooperative: str
    on: date
    counting: CountingMode | None
    decisions: tuple[DecisionPower, ...]


@frozen(kw_only=True)
class PowerChange:
    """
    What one college and its members gain or lose.

    Attributes:
        college: its id.
        name: what it is called now, or was.
        before: what it could do; ``None`` where it is new.
        after: what it can do; ``None`` where it is gone.
    """

    kind: DecisionKind
    college: str
    name: str
    before: CollegePower | None
    after: CollegePower | None

    @property
    def of_college(self) -> Fraction:
        """How much more of all swings it has, or less."""
        was = self.before.banzhaf if self.before else Fraction(0)
        return (self.after.banzhaf if self.after else Fraction(0)) - was

    @property
    def of_member(self) -> Fraction | None:
        """How much likelier one of its members decides; ``None`` where nobody can tell."""
        both = [Fraction(0) if one is None else one.member for one in (self.before, self.after)]
        was, now = both
        return None if was is None or now is None else now - was
