"""
Diagnoses of a way to decide: results that astonish, and are no mistake of anybody.

A promise fails where it is broken; here a witness is looked for, and shown.
"""

from attrs import evolve

from essmodel.governance.meeting import Choice
from essmodel.governance.outcome import Adopted, NoQuorum
from essmodel.partnership.partnership import Partnership
from essmodel.testing.meeting_promises import Count, attended, meeting_of, sheet


def no_show(count: Count, case: Partnership, *, member: str) -> bool:
    """
    Return whether a member who votes no would get their way by staying at home (P20).

    A quorum of presence can be reached by those who come to vote no.
    """
    attendance = sheet(case)
    stays = evolve(
        attendance,
        present=tuple(one for one in attendance.present if one != member),
        proxies=tuple(one for one in attendance.proxies if one.holder != member),
    )
    (before,), (after,) = count(case), count(attended(case, stays))
    votes = {one.member: one.choice for one in meeting_of(case).resolutions[0].ballots}
    came_in_vain = isinstance(before, Adopted) and isinstance(after, NoQuorum)
    return votes.get(member) is Choice.NO and came_in_vain


def college_effect(count: Count, case: Partnership, *, member: str, college: str) -> bool:
    """
    Return whether a member in another *college*, with the same ballot, turns the result (P11).

    As many heads say yes, and as many no: what decides is where they sit.
    """
    cooperative = case.cooperative
    assert cooperative is not None, "a college is one of a co-operative"
    members = tuple(
        evolve(one, college=college) if one.party == member else one
        for one in cooperative.membership.members
    )
    moved = evolve(cooperative, membership=evolve(cooperative.membership, members=members))
    (before,), (after,) = count(case), count(evolve(case, cooperative=moved))
    return isinstance(before, Adopted) is not isinstance(after, Adopted)
