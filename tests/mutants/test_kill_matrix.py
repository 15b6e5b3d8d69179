"""
The kill matrix: every promise kills a deliberately wrong implementation, and the true one survives.

A promise that kills nothing proves nothing; a mutant that survives shows a hole in the promises.
"""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from tests.mutants import bounds, counts, meetings, thresholds

from essmodel.governance.meeting import Ballot
from essmodel.governance.membership import Member
from essmodel.governance.statutes import CountingMode, Majority, MajorityBase
from essmodel.partnership.partnership import Partnership
from essmodel.testing import meeting_promises, promises, strategies
from essmodel.testing.meeting_cases import every_meeting, statutes_of
from essmodel.values.threshold import Threshold

Subject = Callable[..., Any]
Trial = Callable[[Subject, st.DataObject], None]


def p3(count: Subject, data: st.DataObject) -> None:
    """Someone's capital grows."""
    case = data.draw(strategies.meetings_held())
    member = data.draw(st.integers(0, len(_members(case)) - 1))
    promises.capital_never_buys_a_voice(
        count, case, member=member, times=data.draw(st.integers(2, 9))
    )


def p7(accepts: Subject, data: st.DataObject) -> None:
    """College weights of all kinds, on the edges of the law too."""
    promises.colleges_stay_within_their_bounds(accepts, data.draw(strategies.weights()))


def p8(count: Subject, data: st.DataObject) -> None:
    """Two members of one college swap their ballots."""
    case = data.draw(strategies.meetings_held())
    refused = counts.true_count(case)[0].count.tally.refused
    voted = {ballot.member for ballot in _ballots(case)} - set(refused)
    college = data.draw(st.sampled_from(sorted({one.college or "" for one in _members(case)})))
    names = [one.party for one in _members(case) if one.college == college and one.party in voted]
    assume(len(names) > 1)
    one, other = data.draw(st.permutations(names))[:2]
    promises.voters_of_a_college_are_interchangeable(count, case, one=one, other=other)


def p10(count: Subject, data: st.DataObject) -> None:
    """All that has no order of its own is shuffled."""
    case = data.draw(strategies.meetings_held())
    promises.no_order_decides(count, case, data.draw(strategies.shuffled(case)))


def p12(least: Subject, data: st.DataObject) -> None:
    """Thresholds of all kinds, many of a whole of which they are a whole number."""
    threshold, whole = data.draw(strategies.thresholds_of())
    promises.enough_is_the_least_that_suffices(least, threshold, whole)


def p13(count: Subject, data: st.DataObject) -> None:
    """The yes is exactly one half."""
    promises.exactly_the_bound_passes_unless_more_is_asked(
        count, data.draw(strategies.knife_edges())
    )


def p16(count: Subject, data: st.DataObject) -> None:
    """Some abstain."""
    promises.an_abstention_counts_only_where_the_base_says_so(
        count, data.draw(strategies.meetings_held())
    )


def p17(count: Subject, data: st.DataObject) -> None:
    """Ballots of every kind."""
    promises.no_vote_is_lost(count, data.draw(strategies.meetings_held()))


def p9(count: Subject, data: st.DataObject) -> None:
    """Everyone and every college has another name."""
    case = data.draw(strategies.knife_edges() | strategies.unlimited_proxies())
    meeting_promises.names_decide_nothing(count, case, data.draw(strategies.renamed(case)))


def p14(count: Subject, data: st.DataObject) -> None:
    """Somebody who voted votes yes instead."""
    case = data.draw(strategies.meetings_held())
    names = [one.member for one in _ballots(case)]
    assume(names)
    member = data.draw(st.sampled_from(names))
    meeting_promises.more_yes_never_loses(count, case, member=member)


def p15(count: Subject, data: st.DataObject) -> None:
    """More than half of the votes cast is asked, and all who vote say yes or no."""
    meeting_promises.yes_and_no_are_mirrors(count, data.draw(strategies.crowded_proxies()))


def p19(count: Subject, data: st.DataObject) -> None:
    """A member who stayed away comes."""
    case = data.draw(strategies.quorums_near())
    present = meeting_promises.sheet(case).present
    absent = [one.party for one in _members(case) if one.party not in present]
    assume(absent)
    member = data.draw(st.sampled_from(absent))
    meeting_promises.who_comes_breaks_no_quorum(count, case, member=member)


def p24(publish: Subject, data: st.DataObject) -> None:
    """Small colleges, some of one mind."""
    case = data.draw(strategies.meetings_held())
    votes = counts.true_count(case)[0].count.tally.colleges
    floor = data.draw(st.integers(2, 4))
    meeting_promises.no_published_figure_tells_a_vote(publish, votes, floor)


def p26(count: Subject, data: st.DataObject) -> None:
    """Many give their proxies to few."""
    case = data.draw(strategies.crowded_proxies())
    meeting_promises.voices_are_those_of_the_sheet(count, case)


def p27(count: Subject, data: st.DataObject) -> None:
    """The same."""
    case = data.draw(strategies.crowded_proxies())
    meeting_promises.nobody_holds_more_than_the_statutes_let(count, case)


def p28(count: Subject, data: st.DataObject) -> None:
    """The same; some holders stayed away."""
    meeting_promises.no_proxy_is_passed_on(count, data.draw(strategies.crowded_proxies()))


def p29(count: Subject, data: st.DataObject) -> None:
    """Givers and holders of different colleges."""
    case = data.draw(strategies.crowded_proxies())
    meeting_promises.a_proxy_votes_where_its_giver_does(count, case)


def p33(count: Subject, data: st.DataObject) -> None:
    """The statutes of another case follow."""
    case, other = (data.draw(strategies.meetings_held()) for _ in range(2))
    assert case.cooperative is not None
    assert other.cooperative is not None
    later = evolve(other.cooperative.statutes, colleges=case.cooperative.statutes.colleges)
    meeting_promises.later_statutes_change_no_earlier_vote(count, case, later)


SOME, ENOUGH = 50, 300
"""How many examples a true one survives at least, and within how many a wrong one is found."""

TRUE: dict[Trial, Subject] = {
    p3: counts.true_count,
    p7: bounds.true_bounds,
    p8: counts.true_count,
    p9: counts.true_count,
    p10: counts.true_count,
    p12: Threshold.least,
    p13: counts.true_count,
    p14: counts.true_count,
    p15: counts.true_count,
    p16: counts.true_count,
    p17: counts.true_count,
    p19: counts.true_count,
    p24: meetings.true_publication,
    p26: counts.true_count,
    p27: counts.true_count,
    p28: counts.true_count,
    p29: counts.true_count,
    p33: counts.true_count,
}
KILLED: dict[Trial, tuple[Subject, ...]] = {
    p3: (counts.capital_votes,),
    p7: (bounds.only_the_floor, bounds.in_whole_percents, bounds.two_will_do),
    p8: (counts.capital_votes, counts.first_member_presides),
    p10: (counts.first_ballot_decides,),
    p12: (thresholds.rounded, thresholds.floor_plus_one, thresholds.ceiling_of_floats),
    p13: (counts.floats, counts.strict_is_forgotten, counts.strict_is_assumed),
    p16: (counts.abstention_is_a_no,),
    p9: (meetings.first_name_breaks_ties,),
    p14: (meetings.too_much_is_suspicious,),
    p15: (meetings.no_needs_a_majority_too,),
    p17: (counts.blank_ballots_vanish,),
    p19: (meetings.an_even_number_is_no_quorum,),
    p24: (meetings.every_college_is_published, meetings.small_figures_are_rounded_up),
    p26: (meetings.a_proxy_counts_beside_its_giver,),
    p27: (meetings.no_limit,),
    p28: (meetings.an_absent_holder_will_do,),
    p29: (meetings.a_proxy_votes_with_its_holder,),
    p33: (meetings.statutes_of_today,),
}


@pytest.mark.parametrize("trial", TRUE, ids=lambda trial: trial.__name__)
def test_the_library_keeps_the_promise(trial: Trial) -> None:
    """The true implementation survives the examples; `make deep` tries very many of them."""
    _try(TRUE[trial], trial, examples=max(SOME, settings().max_examples))


def test_every_small_meeting_has_its_mirror() -> None:
    """P15 once more: whatever three members do, of two colleges."""
    majority = Majority(
        threshold=Threshold(part=1, whole=2, is_strict=True), base=MajorityBase.VOTES_CAST
    )
    statutes = statutes_of([2, 1], counting=CountingMode.PROPORTIONAL, majority=majority)
    for case in every_meeting(statutes, [2, 1]):
        meeting_promises.yes_and_no_are_mirrors(counts.true_count, case)


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("trial", "mutant"),
    [(trial, mutant) for trial, mutants in KILLED.items() for mutant in mutants],
    ids=lambda one: one.__name__,
)
def test_the_promise_kills_the_mutant(trial: Trial, mutant: Subject) -> None:
    """A wrong implementation breaks the promise within the examples."""
    with pytest.raises(AssertionError):
        _try(mutant, trial, examples=ENOUGH)


def _try(subject: Subject, trial: Trial, *, examples: int) -> None:
    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def run(data: st.DataObject) -> None:
        trial(subject, data)

    run()


def _members(case: Partnership) -> tuple[Member, ...]:
    assert case.cooperative is not None
    return case.cooperative.membership.members


def _ballots(case: Partnership) -> tuple[Ballot, ...]:
    assert case.cooperative is not None
    (meeting,) = case.cooperative.meetings
    (resolution,) = meeting.resolutions
    return resolution.ballots
