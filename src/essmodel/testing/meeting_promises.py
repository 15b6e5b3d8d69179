"""
Promises of meetings: who attends, who votes for whom, and what a vote can and cannot do.

Like those of `promises`, each takes the count under test and a case with one meeting, and fails
with `AssertionError` where the promise is broken.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from fractions import Fraction

from attrs import evolve

from essmodel.governance.cooperative import Cooperative, EarlierStatutes
from essmodel.governance.meeting import Ballot, Choice, GeneralMeeting, NamedAttendance, Proxy
from essmodel.governance.outcome import Adopted, NoQuorum, Outcome
from essmodel.governance.secrecy import PublishedVotes
from essmodel.governance.statutes import Statutes
from essmodel.governance.tally import CollegeTally
from essmodel.partnership.partnership import Partnership

Count = Callable[[Partnership], tuple[Outcome, ...]]
Publish = Callable[[Iterable[CollegeTally], int], tuple[PublishedVotes, ...]]
HALF = Fraction(1, 2)


def names_decide_nothing(count: Count, case: Partnership, renamed: Partnership) -> None:
    """
    P9: other names for members and colleges give the same result.

    Where no holder has more proxies than the statutes let: of those, the first in the order of
    names count, as long as nobody says which.
    """
    assert _results(count(case)) == _results(count(renamed))


def more_yes_never_loses(count: Count, case: Partnership, *, member: str) -> None:
    """P14: a no or an abstention that becomes a yes loses no resolution that was adopted."""
    before = count(case)
    after = count(_casting(case, member, Choice.YES))

    assert [one for one, more in zip(before, after, strict=True) if _lost(one, more)] == []


def yes_and_no_are_mirrors(count: Count, case: Partnership) -> None:
    """P15: where more than half is asked of yes and no, their exchange turns the result."""
    before, after = count(case), count(_mirrored(case))
    for one, other in zip(before, after, strict=True):
        yes, no = Fraction(*one.count.in_favour), Fraction(*other.count.in_favour)
        if yes + no == 1 and yes != no:
            assert isinstance(one, Adopted) is not isinstance(other, Adopted)


def who_comes_breaks_no_quorum(count: Count, case: Partnership, *, member: str) -> None:
    """P19: one more present member never takes a quorum away."""
    attendance = sheet(case)
    proxies = tuple(one for one in attendance.proxies if one.giver != member)
    more = evolve(attendance, present=(*attendance.present, member), proxies=proxies)
    for one, after in zip(count(case), count(attended(case, more)), strict=True):
        if not isinstance(one, NoQuorum):
            assert not isinstance(after, NoQuorum)


def voices_are_those_of_the_sheet(count: Count, case: Partnership) -> None:
    """P26: present, or absent and represented by somebody present: each of them has one voice."""
    cooperative, attendance = _cooperative(case), sheet(case)
    members = {one.party for one in cooperative.membership.members}
    held = _held(attendance, members)
    limit = cooperative.statutes.proxies.limit
    represented = sum(
        len(held[one]) if limit is None else min(limit, len(held[one])) for one in held
    )
    for outcome in count(case):
        roll = outcome.count.roll
        attending = sum(one.attending.count for one in roll.colleges)
        assert attending == len(attendance.present) + represented
        assert attending <= len(members)


def nobody_holds_more_than_the_statutes_let(count: Count, case: Partnership) -> None:
    """P27: whatever the order in which proxies were handed in."""
    limit = _cooperative(case).statutes.proxies.limit
    for outcome in count(case):
        accepted = _accepted(outcome, case)
        most = max(Counter(one.holder for one in accepted).values(), default=0)
        assert limit is None or most <= limit


def no_proxy_is_passed_on(count: Count, case: Partnership) -> None:
    """P28: the holder came in person, and the giver did not."""
    present = set(sheet(case).present)
    for outcome in count(case):
        for one in _accepted(outcome, case):
            assert one.holder in present
            assert one.giver not in present


def a_proxy_votes_where_its_giver_does(count: Count, case: Partnership) -> None:
    """P29: every ballot is counted in the college of the member, whoever cast it."""
    college_of = {one.party: one.college or "" for one in _cooperative(case).membership.members}
    (resolution,) = meeting_of(case).resolutions
    for outcome in count(case):
        refused = set(outcome.count.tally.refused)
        cast = Counter(
            (college_of[one.member], one.choice)
            for one in resolution.ballots
            if one.member not in refused
        )
        for cell in outcome.count.tally.colleges:
            college = cell.roll.college
            assert cell.yes.count == cast[college, Choice.YES]
            assert cell.no.count == cast[college, Choice.NO]


def later_statutes_change_no_earlier_vote(count: Count, case: Partnership, later: Statutes) -> None:
    """P33: an amendment that begins on the next day leaves a meeting what it was."""
    cooperative, meeting = _cooperative(case), meeting_of(case)
    old = EarlierStatutes(until=meeting.held_on + timedelta(days=1), statutes=cooperative.statutes)
    amended = evolve(cooperative, statutes=later, earlier_statutes=(old,))

    assert count(evolve(case, cooperative=amended)) == count(case)


def no_published_figure_tells_a_vote(
    publish: Publish, votes: tuple[CollegeTally, ...], floor: int
) -> None:
    """P24: no figure is below the floor, no group is of one mind, and nothing is made up."""
    published = publish(votes, floor)
    for one in published:
        cells = [cell for cell in (one.yes, one.no, one.other) if cell]
        assert len(cells) != 1
        assert all(cell >= floor for cell in cells)
    if published:
        assert sum(one.yes for one in published) == sum(one.yes.count for one in votes)
        assert sum(one.voters for one in published) == sum(one.ballots.count for one in votes)


# --- parts ----------------------------------------------------------------------------------------


def _results(outcomes: tuple[Outcome, ...]) -> list[tuple[type[Outcome], Fraction]]:
    return [(type(one), Fraction(*one.count.in_favour)) for one in outcomes]


def _lost(before: Outcome, after: Outcome) -> bool:
    return isinstance(before, Adopted) and not isinstance(after, Adopted)


def _cooperative(case: Partnership) -> Cooperative:
    assert case.cooperative is not None, "a promise about votes needs a co-operative"
    return case.cooperative


def meeting_of(case: Partnership) -> GeneralMeeting:
    """Return the meeting of a case."""
    (meeting,) = _cooperative(case).meetings
    return meeting


def sheet(case: Partnership) -> NamedAttendance:
    """Return the attendance sheet of the meeting of a case."""
    attendance = meeting_of(case).attendance
    assert isinstance(attendance, NamedAttendance), "a promise about people needs their names"
    return attendance


def _held(attendance: NamedAttendance, members: set[str]) -> Mapping[str, list[Proxy]]:
    """Return, by holder who came, the proxies of members who did not."""
    present = set(attendance.present)
    held: dict[str, list[Proxy]] = {one: [] for one in present}
    for proxy in attendance.proxies:
        if proxy.giver in members - present and proxy.holder in present:
            held[proxy.holder or ""].append(proxy)
    return held


def _accepted(outcome: Outcome, case: Partnership) -> list[Proxy]:
    refused = {one.proxy for one in outcome.count.roll.refused}
    return [one for one in sheet(case).proxies if one not in refused]


def _with(case: Partnership, meeting: GeneralMeeting) -> Partnership:
    return evolve(case, cooperative=evolve(_cooperative(case), meetings=(meeting,)))


def attended(case: Partnership, attendance: NamedAttendance) -> Partnership:
    """Return the same case with another attendance sheet."""
    return _with(case, evolve(meeting_of(case), attendance=attendance))


def _casting(case: Partnership, member: str, choice: Choice) -> Partnership:
    meeting = meeting_of(case)
    resolutions = tuple(
        evolve(
            one,
            ballots=tuple(
                Ballot(member=ballot.member, choice=choice) if ballot.member == member else ballot
                for ballot in one.ballots
            ),
        )
        for one in meeting.resolutions
    )
    return _with(case, evolve(meeting, resolutions=resolutions))


def _mirrored(case: Partnership) -> Partnership:
    mirror = {Choice.YES: Choice.NO, Choice.NO: Choice.YES}
    meeting = meeting_of(case)
    resolutions = tuple(
        evolve(
            one,
            ballots=tuple(
                evolve(ballot, choice=mirror.get(ballot.choice, ballot.choice))
                for ballot in one.ballots
            ),
        )
        for one in meeting.resolutions
    )
    return _with(case, evolve(meeting, resolutions=resolutions))
