"""
The kill matrix: every promise kills a deliberately wrong implementation, and the true one survives.

A promise that kills nothing proves nothing; a mutant that survives shows a hole in the promises.
"""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from tests.mutants import bounds, counts, thresholds

from essmodel.governance.meeting import Ballot
from essmodel.governance.membership import Member
from essmodel.partnership.partnership import Partnership
from essmodel.testing import promises, strategies
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


TRUE: dict[Trial, Subject] = {
    p3: counts.true_count,
    p7: bounds.true_bounds,
    p8: counts.true_count,
    p10: counts.true_count,
    p12: Threshold.least,
    p13: counts.true_count,
    p16: counts.true_count,
    p17: counts.true_count,
}
KILLED: dict[Trial, tuple[Subject, ...]] = {
    p3: (counts.capital_votes,),
    p7: (bounds.only_the_floor, bounds.in_whole_percents, bounds.two_will_do),
    p8: (counts.capital_votes, counts.first_member_presides),
    p10: (counts.first_ballot_decides,),
    p12: (thresholds.rounded, thresholds.floor_plus_one, thresholds.ceiling_of_floats),
    p13: (counts.floats, counts.strict_is_forgotten, counts.strict_is_assumed),
    p16: (counts.abstention_is_a_no,),
    p17: (counts.blank_ballots_vanish,),
}


@pytest.mark.parametrize("trial", TRUE, ids=lambda trial: trial.__name__)
def test_the_library_keeps_the_promise(trial: Trial) -> None:
    """The true implementation survives every example."""
    _try(TRUE[trial], trial)


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("trial", "mutant"),
    [(trial, mutant) for trial, mutants in KILLED.items() for mutant in mutants],
    ids=lambda one: one.__name__,
)
def test_the_promise_kills_the_mutant(trial: Trial, mutant: Subject) -> None:
    """A wrong implementation breaks the promise within the examples."""
    with pytest.raises(AssertionError):
        _try(mutant, trial)


def _try(subject: Subject, trial: Trial) -> None:
    @settings(
        max_examples=300,
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
