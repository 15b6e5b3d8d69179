"""
The colleges that exist on a day, with their voters and weights.

Weights are whole parts of a whole: what an unformed college leaves is a smaller whole, so nothing
is ever divided and 45 of 90 is exactly one half.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from attrs import evolve, frozen

from essmodel.governance.membership import Membership
from essmodel.governance.statutes import EmptyCollege, Statutes
from essmodel.values.count import Heads


@frozen(kw_only=True)
class FormedCollege:
    """
    A college that exists on a day.

    Attributes:
        parts: its weight, with that of the colleges merged into it.
        voters: its members, with theirs.
        merged: the ids of those colleges.
    """

    id: str
    name: str
    parts: int
    voters: Heads
    merged: tuple[str, ...] = ()


@frozen(kw_only=True)
class Electorate:
    """
    Who may vote on a day (*corps électoral*).

    Attributes:
        colleges: those that exist; one of all members, of one part, where there are none.
        whole: the parts in all; more than the sum where an unformed college keeps its weight.
        college_of: by party, the college in which each member known by name votes.
    """

    colleges: tuple[FormedCollege, ...]
    whole: int
    college_of: tuple[tuple[str, str], ...] = ()

    @property
    def voters(self) -> Heads:
        """All who may vote."""
        return sum((one.voters for one in self.colleges), Heads(0))

    def without(self, parties: frozenset[str]) -> "Electorate":
        """Return the electorate as if *parties* were not in it; weights stay what they are."""
        gone = Counter(college for party, college in self.college_of if party in parties)
        return evolve(
            self,
            colleges=tuple(
                evolve(one, voters=Heads(one.voters.count - gone[one.id])) for one in self.colleges
            ),
            college_of=tuple(one for one in self.college_of if one[0] not in parties),
        )


EVERYONE = ""
"""The id of the single college of a co-operative without colleges."""


def electorate(statutes: Statutes, membership: Membership, *, on: date) -> Electorate:
    """Return who may vote on a day, and with what weight."""
    named = membership.named_on(on)
    if not statutes.colleges:
        counts = membership.counted_on(on, by="category")
        total = sum(counts.get(one.id, 0) for one in statutes.categories)
        everyone = FormedCollege(id=EVERYONE, name="", parts=1, voters=Heads(total))
        votes_in = tuple(sorted((one.party, EVERYONE) for one in named))
        return Electorate(colleges=(everyone,), whole=1, college_of=votes_in)
    counts = membership.counted_on(on, by="college")
    joined = _joined(statutes, counts)
    formed = _formed(statutes, counts, joined)
    exists = {one.id for one in formed}
    votes_in = tuple(
        sorted(
            (one.party, joined[one.college])
            for one in named
            if one.college and joined[one.college] in exists
        )
    )
    weights = formed if statutes.empty_college is EmptyCollege.REDISTRIBUTE else statutes.colleges
    return Electorate(colleges=formed, whole=sum(one.parts for one in weights), college_of=votes_in)


def _joined(statutes: Statutes, counts: Mapping[str, int]) -> dict[str, str]:
    """Return, for each college, the one in which its members vote: mostly itself."""
    return {
        one.id: one.merges_into
        if one.merges_into and counts.get(one.id, 0) < one.forms_at
        else one.id
        for one in statutes.colleges
    }


def _formed(
    statutes: Statutes, counts: Mapping[str, int], joined: Mapping[str, str]
) -> tuple[FormedCollege, ...]:
    """Return the colleges with enough members, once the others have joined them."""
    formed: list[FormedCollege] = []
    for college in statutes.colleges:
        together = [one for one in statutes.colleges if joined[one.id] == college.id]
        voters = sum(counts.get(one.id, 0) for one in together)
        if joined[college.id] == college.id and voters >= college.forms_at:
            formed.append(
                FormedCollege(
                    id=college.id,
                    name=college.name,
                    parts=sum(one.parts for one in together),
                    voters=Heads(voters),
                    merged=tuple(one.id for one in together if one.id != college.id),
                )
            )
    return tuple(formed)
