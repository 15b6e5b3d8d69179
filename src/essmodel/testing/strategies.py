"""Hypothesis strategies: valid by construction, some of them aimed at the edges where bugs live."""

from fractions import Fraction
from functools import cache
from itertools import product
from typing import TypeVar

from attrs import evolve
from hypothesis import strategies as st

from essmodel.governance.meeting import (
    Choice,
    NamedAttendance,
    Proxy,
)
from essmodel.governance.membership import Membership
from essmodel.governance.statutes import (
    CountingMode,
    Majority,
    MajorityBase,
    ProxyRule,
    Quorum,
    QuorumMeasure,
    SilentCollege,
)
from essmodel.partnership.partnership import Partnership
from essmodel.stakeholders.party import Person
from essmodel.stakeholders.register import Register
from essmodel.testing.meeting_cases import HALF, case_of, members_of, statutes_of
from essmodel.values.threshold import Threshold

T = TypeVar("T")


def thresholds() -> st.SearchStrategy[Threshold]:
    """Thresholds that can be reached: a part of at most the whole, strict or not."""
    return st.integers(1, 12).flatmap(
        lambda whole: st.builds(
            Threshold, part=st.integers(0, whole - 1), whole=st.just(whole), is_strict=st.booleans()
        )
    )


def thresholds_of() -> st.SearchStrategy[tuple[Threshold, int]]:
    """Thresholds with a whole, often one of which the bound is a whole number: 55 % of 100."""
    percents = st.builds(
        Threshold, part=st.integers(1, 99), whole=st.just(100), is_strict=st.booleans()
    )
    return (thresholds() | percents).flatmap(
        lambda one: st.tuples(
            st.just(one),
            st.integers(0, 20).map(lambda times: times * one.whole) | st.integers(0, 2000),
        )
    )


def weights() -> st.SearchStrategy[tuple[int, ...]]:
    """Parts of three to five colleges, lawful or not, many of them on an edge of the law."""
    edges = st.sampled_from(
        [(10, 40, 50), (1, 1, 1), (9, 41, 50), (10, 39, 51), (30, 30, 15, 15, 5, 5), (50, 50)]
    )
    return edges | st.lists(st.integers(1, 60), min_size=2, max_size=6).map(tuple)


def majorities() -> st.SearchStrategy[Majority]:
    """Majorities of every base."""
    return st.builds(Majority, threshold=thresholds(), base=st.sampled_from(MajorityBase))


@st.composite
def meetings_held(draw: st.DrawFn) -> Partnership:
    """Cases with one general meeting: some came, and each who came voted as they pleased."""
    parts = draw(st.lists(st.integers(1, 5), min_size=3, max_size=4))
    sizes = [draw(st.integers(1, 5)) for _ in parts]
    members = members_of(sizes, draw(st.lists(st.integers(1, 9), min_size=sum(sizes))))
    present = [one.party for one in members if draw(st.booleans())]
    absent = [one.party for one in members if one.party not in present]
    proxies = [
        Proxy(giver=name, holder=draw(st.sampled_from(present))) for name in absent if present
    ]
    voters = present + [one.giver for one in proxies]
    choices = {
        name: draw(st.sampled_from(Choice)) for name in voters if draw(st.integers(0, 5)) > 0
    }
    counting = draw(st.sampled_from(CountingMode))
    statutes = evolve(
        statutes_of(parts, counting=CountingMode.POOLED, majority=draw(majorities())),
        counting=counting,
        bloc_majority=draw(majorities()) if counting is CountingMode.BLOC else None,
        silent_college=draw(st.none() | st.sampled_from(SilentCollege)),
    )
    return case_of(statutes, members, present, proxies, choices)


@st.composite
def knife_edges(draw: st.DrawFn) -> Partnership:
    """Cases whose weighted yes is exactly one half, where a float or a loose bound errs."""
    parts, sizes, yes = draw(st.sampled_from(exact_halves()))
    members = members_of(list(sizes), [1] * sum(sizes))
    choices = {
        f"c{college}-{index}": Choice.YES if index < yes[college] else Choice.NO
        for college, size in enumerate(sizes)
        for index in range(size)
    }
    majority = Majority(threshold=HALF, base=MajorityBase.VOTES_CAST)
    statutes = statutes_of(list(parts), counting=CountingMode.PROPORTIONAL, majority=majority)
    return case_of(statutes, members, list(choices), [], choices)


@st.composite
def shuffled(draw: st.DrawFn, case: Partnership) -> Partnership:
    """The same case, with all that has no order of its own in another order."""

    def mixed(things: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(draw(st.permutations(things)))

    cooperative = case.cooperative
    assert cooperative is not None, "only votes are shuffled"
    (meeting,) = cooperative.meetings
    assert isinstance(meeting.attendance, NamedAttendance), "only names are shuffled"
    resolutions = tuple(evolve(one, ballots=mixed(one.ballots)) for one in meeting.resolutions)
    attendance = evolve(
        meeting.attendance,
        present=mixed(meeting.attendance.present),
        proxies=mixed(meeting.attendance.proxies),
    )
    another = evolve(meeting, attendance=attendance, resolutions=resolutions)
    statutes = evolve(cooperative.statutes, colleges=mixed(cooperative.statutes.colleges))
    membership = evolve(cooperative.membership, members=mixed(cooperative.membership.members))
    return evolve(
        case,
        cooperative=evolve(
            cooperative, statutes=statutes, membership=membership, meetings=(another,)
        ),
    )


def unlimited_proxies() -> st.SearchStrategy[Partnership]:
    """Cases with one meeting, whose statutes let one hold any number of proxies."""

    def without_limit(case: Partnership) -> Partnership:
        assert case.cooperative is not None, "a meeting has one"
        statutes = evolve(case.cooperative.statutes, proxies=ProxyRule(limit=None))
        return evolve(case, cooperative=evolve(case.cooperative, statutes=statutes))

    return meetings_held().map(without_limit)


@st.composite
def crowded_proxies(draw: st.DrawFn) -> Partnership:
    """Cases where many give their proxy to few, who come or not, and may hold few or many."""
    members = members_of([6, 2, 2], [1] * 10)
    names = [one.party for one in members]
    few = names[:3]
    present = [one for one in few if draw(st.integers(0, 3)) > 0]
    proxies = [
        Proxy(giver=giver, holder=draw(st.sampled_from(few)))
        for giver in draw(st.permutations(names))
        if draw(st.booleans())
    ]
    choices = {name: draw(st.sampled_from(Choice)) for name in names if draw(st.booleans())}
    majority = Majority(threshold=HALF, base=MajorityBase.VOTES_CAST)
    statutes = statutes_of([2, 1, 1], counting=CountingMode.PROPORTIONAL, majority=majority)
    limit = draw(st.none() | st.integers(0, 3))
    ruled = evolve(statutes, proxies=ProxyRule(limit=limit))
    return case_of(ruled, members, present, proxies, choices)


@st.composite
def quorums_near(draw: st.DrawFn) -> Partnership:
    """Cases whose attendance is about what a quorum asks, by heads or by weights."""
    case = draw(meetings_held())
    cooperative = case.cooperative
    assert cooperative is not None, "a meeting has one"
    quorum = Quorum(
        first_call=draw(thresholds()),
        second_call=None,
        measured_by=draw(st.sampled_from(QuorumMeasure)),
    )
    statutes = cooperative.statutes
    decisions = tuple(evolve(one, quorum=quorum) for one in statutes.decisions)
    ruled = evolve(cooperative, statutes=evolve(statutes, decisions=decisions))
    return evolve(case, cooperative=ruled)


@st.composite
def renamed(draw: st.DrawFn, case: Partnership) -> Partnership:
    """The same case with other names for its members and colleges."""
    cooperative = case.cooperative
    assert cooperative is not None, "names are those of members"
    (meeting,) = cooperative.meetings
    assert isinstance(meeting.attendance, NamedAttendance), "a count has no names"
    people = [one.party for one in cooperative.membership.members]
    colleges = [one.id for one in cooperative.statutes.colleges]
    who = dict(
        zip(people, draw(st.permutations([f"p{one}" for one in range(len(people))])), strict=True)
    )
    what = dict(
        zip(
            colleges,
            draw(st.permutations([f"k{one}" for one in range(len(colleges))])),
            strict=True,
        )
    )
    attendance = NamedAttendance(
        present=tuple(who[one] for one in meeting.attendance.present),
        proxies=tuple(
            Proxy(giver=who[one.giver], holder=who[one.holder or ""])
            for one in meeting.attendance.proxies
        ),
    )
    resolutions = tuple(
        evolve(one, ballots=tuple(evolve(b, member=who[b.member]) for b in one.ballots))
        for one in meeting.resolutions
    )
    statutes = evolve(
        cooperative.statutes,
        colleges=tuple(evolve(one, id=what[one.id]) for one in cooperative.statutes.colleges),
    )
    members = tuple(
        evolve(one, party=who[one.party], college=what[one.college or ""])
        for one in cooperative.membership.members
    )
    return evolve(
        case,
        register=Register(parties=tuple(Person(id=one, name=one) for one in sorted(who.values()))),
        cooperative=evolve(
            cooperative,
            statutes=statutes,
            membership=Membership(members=members),
            meetings=(evolve(meeting, attendance=attendance, resolutions=resolutions),),
        ),
    )


Profile = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


@cache
def exact_halves() -> tuple[Profile, ...]:
    """
    List small profiles of three colleges, as parts, sizes and yes, whose yes is exactly one half.

    Those that floats get wrong, such as 40/30/30 with 3/4, 1/2 and 1/6, are few; all are kept.
    """
    found: list[Profile] = []
    for parts in ((40, 30, 30), (50, 25, 25), (45, 35, 20)):
        for sizes in product(range(1, 7), repeat=3):
            for yes in product(*(range(size + 1) for size in sizes)):
                shares = [Fraction(p * y, n) for p, y, n in zip(parts, yes, sizes, strict=True)]
                if 2 * sum(shares) == sum(parts):
                    found.append((parts, sizes, yes))
    return tuple(found)
