"""Who the members are on a day, by name or, where no name is known, by number."""

from collections import Counter
from datetime import date

from attrs import field, frozen

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
    """

    party: str
    category: str
    college: str | None = None
    capital: Money
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

    def named_on(self, day: date) -> tuple[Member, ...]:
        """Return the members by name who surely are members on *day*."""
        return tuple(one for one in self.members if one.period.surely_contains(day))

    def counted_on(self, day: date) -> dict[str, int]:
        """Return the number of members by category and by college on *day*."""
        counts: Counter[str] = Counter()
        for member in self.named_on(day):
            counts.update(group for group in (member.category, member.college) if group)
        for headcount in self.headcounts:
            if headcount.period.surely_contains(day):
                counts[headcount.group] += headcount.members
        return dict(counts)
