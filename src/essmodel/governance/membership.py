"""Who the members are on a day, by name or, where no name is known, by number."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Literal

from attrs import field, frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.rules.law.source import Source
from essmodel.values.money import Money
from essmodel.values.period import ALWAYS, Period
from essmodel.values.whole import is_count


@frozen(kw_only=True)
class Member:
    """
    A member (*associé*), in one category and at most one college.

    Attributes:
        capital: the value of their capital shares (*parts sociales*).
        deliberated: of a public body, whether its assembly decided to join, with its reasons.
    """

    party: str
    category: str
    college: str | None = None
    capital: Money
    deliberated: bool | None = None
    period: Period


@frozen(kw_only=True)
class Headcount:
    """How many members a category or a college has, where a source gives only the number."""

    group: str
    members: int = field(validator=is_count)
    period: Period = ALWAYS
    source: Source


@frozen(kw_only=True)
class Membership:
    """The members by name and the members by number; a group is counted in one way only."""

    members: tuple[Member, ...] = ()
    headcounts: tuple[Headcount, ...] = ()

    def __attrs_post_init__(self) -> None:
        problems = (*self._twice_members(), *self._twice_counted())
        if problems:
            raise InvalidValueError(*problems)

    def named_on(self, day: date) -> tuple[Member, ...]:
        """Return the members by name who surely are members on *day*."""
        return tuple(one for one in self.members if one.period.surely_contains(day))

    def counted_on(self, day: date, *, by: Literal["category", "college"]) -> dict[str, int]:
        """Return the number of members on *day*, by category or by college."""
        groups = (one.category if by == "category" else one.college for one in self.named_on(day))
        counts = Counter(group for group in groups if group is not None)
        for headcount in self.headcounts:
            if headcount.period.surely_contains(day):
                counts[headcount.group] += headcount.members
        return dict(counts)

    def _twice_members(self) -> Iterator[Problem]:
        """Yield each party who would have two voices at a time."""
        earlier: defaultdict[str, list[Period]] = defaultdict(list)
        for index, one in enumerate(self.members):
            if any(one.period.overlaps(period) for period in earlier[one.party]):
                data = (("found", one.party),)
                yield Problem(id="member_twice", path=f"members.{index}.party", data=data)
            earlier[one.party].append(one.period)

    def _twice_counted(self) -> Iterator[Problem]:
        """Yield each number that would be added to other members of the same group."""
        for index, one in enumerate(self.headcounts):
            is_named = any(one.group in {two.category, two.college} for two in self.members)
            is_repeated = any(
                one.group == two.group and one.period.overlaps(two.period)
                for two in self.headcounts[:index]
            )
            if is_named or is_repeated:
                data = (("found", one.group),)
                yield Problem(id="group_counted_twice", path=f"headcounts.{index}.group", data=data)
