"""
What may be published of a secret vote: no cell so small that it tells how somebody voted.

A college of one shows its member's vote, and so does a college that is of one mind.  Such colleges
are published together with others; where even all of them together tell too much, only the result
is published.
"""

from collections.abc import Iterable

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.governance.assembly_rule import LEAST_SECRECY
from essmodel.governance.tally import CollegeTally


@frozen(kw_only=True)
class PublishedVotes:
    """The votes of one college, or of several together; *other* are abstentions, blank and void."""

    colleges: tuple[str, ...]
    yes: int
    no: int
    other: int

    @property
    def voters(self) -> int:
        """How many voted."""
        return self.yes + self.no + self.other

    def tells(self, least: int) -> bool:
        """Return whether it shows votes: fewer than *least* voted alike, or everyone did."""
        cells = [one for one in (self.yes, self.no, self.other) if one]
        return len(cells) == 1 or any(one < least for one in cells)


def publishable(votes: Iterable[CollegeTally], *, least: int) -> tuple[PublishedVotes, ...]:
    """
    Return the votes as they may be published; nothing where even their sum tells too much.

    Colleges are joined, the smallest first, until no group tells how somebody voted; the same
    votes are always joined in the same way.

    Args:
        votes: by college.
        least: of how many votes a published cell is at least; 2 or more.

    Raises:
        InvalidValueError: a floor of one protects nobody.
    """
    if least < LEAST_SECRECY:
        raise InvalidValueError.because("secrecy_floor", found=least)
    groups = sorted((_published(one) for one in votes), key=_size)
    while len(groups) > 1 and any(one.tells(least) for one in groups):
        telling = next(one for one in groups if one.tells(least))
        groups.remove(telling)
        other = groups.pop(0)
        groups = sorted((*groups, _together(telling, other)), key=_size)
    if any(one.tells(least) for one in groups):
        return ()
    return tuple(sorted(groups, key=lambda one: one.colleges))


def _published(tally: CollegeTally) -> PublishedVotes:
    other = tally.abstain + tally.blank + tally.void
    return PublishedVotes(
        colleges=(tally.roll.college,),
        yes=tally.yes.count,
        no=tally.no.count,
        other=other.count,
    )


def _together(one: PublishedVotes, other: PublishedVotes) -> PublishedVotes:
    return PublishedVotes(
        colleges=tuple(sorted((*one.colleges, *other.colleges))),
        yes=one.yes + other.yes,
        no=one.no + other.no,
        other=one.other + other.other,
    )


def _size(one: PublishedVotes) -> tuple[int, tuple[str, ...]]:
    return one.voters, one.colleges
