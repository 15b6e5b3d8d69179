"""Meetings that are counted wrong as naive code counts them; the docstring names the mistake."""

from collections.abc import Iterable

from attrs import evolve
from tests.mutants.counts import true_count

from essmodel.governance.meeting import (
    Choice,
    GeneralMeeting,
    NamedAttendance,
    Proxy,
    Resolution,
)
from essmodel.governance.outcome import Adopted, NoQuorum, Outcome, Rejected, Shortfall
from essmodel.governance.secrecy import PublishedVotes, publishable
from essmodel.governance.statutes import ProxyRule
from essmodel.governance.tally import CollegeTally
from essmodel.partnership.partnership import Partnership


def first_name_breaks_ties(case: Partnership) -> tuple[Outcome, ...]:
    """A tie goes as the member voted who comes first in the alphabet."""
    votes = {one.member: one.choice for one in _resolution(case).ballots}
    first = votes.get(min(votes, default=""))
    return tuple(
        Adopted(count=one.count)
        if isinstance(one, Rejected) and one.is_tied and first is Choice.YES
        else one
        for one in true_count(case)
    )


def too_much_is_suspicious(case: Partnership) -> tuple[Outcome, ...]:
    """A result without a single no is thrown out."""
    return tuple(
        Rejected(count=one.count, shortfall=Shortfall(share=0), is_tied=False)  # type: ignore[arg-type] # any share
        if isinstance(one, Adopted) and not any(c.no.count for c in one.count.tally.colleges)
        else one
        for one in true_count(case)
    )


def no_needs_a_majority_too(case: Partnership) -> tuple[Outcome, ...]:
    """What is not rejected by more than half is adopted."""
    return tuple(
        Adopted(count=one.count) if isinstance(one, Rejected) and one.shortfall.share < 1 else one
        for one in true_count(case)
    )


def an_even_number_is_no_quorum(case: Partnership) -> tuple[Outcome, ...]:
    """Attendance is compared where it should be counted: an even number breaks it."""
    return tuple(
        NoQuorum(count=one.count, shortfall=Shortfall(share=0))  # type: ignore[arg-type] # any share
        if sum(cell.attending.count for cell in one.count.roll.colleges) % 2 == 0
        else one
        for one in true_count(case)
    )


def a_proxy_counts_beside_its_giver(case: Partnership) -> tuple[Outcome, ...]:
    """The giver came, and the proxy is counted all the same: two voices for one member."""
    attendance = _attendance(case)
    twice = sum(one.giver in attendance.present for one in attendance.proxies)
    return tuple(
        evolve(
            one,
            count=evolve(
                one.count,
                roll=evolve(
                    one.count.roll,
                    colleges=tuple(
                        evolve(
                            cell,
                            entitled=cell.entitled + cell.entitled,
                            represented=type(cell.represented)(cell.represented.count + twice),
                        )
                        if place == 0
                        else cell
                        for place, cell in enumerate(one.count.roll.colleges)
                    ),
                ),
            ),
        )
        for one in true_count(case)
    )


def no_limit(case: Partnership) -> tuple[Outcome, ...]:
    """A holder holds as many proxies as they are given."""
    assert case.cooperative is not None
    statutes = evolve(case.cooperative.statutes, proxies=ProxyRule(limit=None))
    return true_count(evolve(case, cooperative=evolve(case.cooperative, statutes=statutes)))


def an_absent_holder_will_do(case: Partnership) -> tuple[Outcome, ...]:
    """A proxy given to somebody who did not come goes to whoever did."""
    attendance = _attendance(case)
    here = attendance.present[:1]

    def moved(one: Proxy) -> Proxy:
        is_gone = one.holder not in attendance.present and one.giver not in attendance.present
        return evolve(one, holder=here[0]) if is_gone and here else one

    proxies = tuple(moved(one) for one in attendance.proxies)
    found = true_count(_attended(case, evolve(attendance, proxies=proxies)))
    refused = tuple(one for one in found[0].count.roll.refused if one.proxy in attendance.proxies)
    return tuple(
        evolve(one, count=evolve(one.count, roll=evolve(one.count.roll, refused=refused)))
        for one in found
    )


def a_proxy_votes_with_its_holder(case: Partnership) -> tuple[Outcome, ...]:
    """The voice of the giver is counted in the college of the holder."""
    assert case.cooperative is not None
    holder = {one.giver: one.holder or "" for one in _attendance(case).proxies}
    college = {one.party: one.college for one in case.cooperative.membership.members}
    membership = case.cooperative.membership
    members = tuple(
        evolve(one, college=college.get(holder.get(one.party, one.party), one.college))
        for one in membership.members
    )
    cooperative = evolve(case.cooperative, membership=evolve(membership, members=members))
    return true_count(evolve(case, cooperative=cooperative))


def statutes_of_today(case: Partnership) -> tuple[Outcome, ...]:
    """Every meeting is counted under the statutes that are in force now."""
    assert case.cooperative is not None
    return true_count(evolve(case, cooperative=evolve(case.cooperative, earlier_statutes=())))


def true_publication(votes: Iterable[CollegeTally], floor: int) -> tuple[PublishedVotes, ...]:
    """Publish as the library does."""
    return publishable(votes, least=floor)


def every_college_is_published(votes: Iterable[CollegeTally], _: int) -> tuple[PublishedVotes, ...]:
    """Each college by itself, however small."""
    return tuple(
        PublishedVotes(
            colleges=(one.roll.college,),
            yes=one.yes.count,
            no=one.no.count,
            other=(one.abstain + one.blank + one.void).count,
        )
        for one in votes
    )


def small_figures_are_rounded_up(
    votes: Iterable[CollegeTally], floor: int
) -> tuple[PublishedVotes, ...]:
    """What is below the floor is published as the floor: nobody is told, and nothing is true."""
    return tuple(
        evolve(one, yes=max(one.yes, floor), no=max(one.no, floor))
        for one in every_college_is_published(votes, floor)
    )


def _resolution(case: Partnership) -> Resolution:
    return _meeting(case).resolutions[0]


def _meeting(case: Partnership) -> GeneralMeeting:
    assert case.cooperative is not None
    (meeting,) = case.cooperative.meetings
    return meeting


def _attendance(case: Partnership) -> NamedAttendance:
    attendance = _meeting(case).attendance
    assert isinstance(attendance, NamedAttendance)
    return attendance


def _attended(case: Partnership, attendance: NamedAttendance) -> Partnership:
    assert case.cooperative is not None
    meeting = evolve(_meeting(case), attendance=attendance)
    return evolve(case, cooperative=evolve(case.cooperative, meetings=(meeting,)))
