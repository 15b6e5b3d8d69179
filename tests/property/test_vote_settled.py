"""P22: a vote that is closed early comes to the same however the others would have voted."""

from datetime import date
from itertools import product

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from essmodel.governance.count import count_meeting
from essmodel.governance.meeting import Ballot, Choice
from essmodel.governance.settled import Polls, settled
from essmodel.partnership.partnership import Partnership
from essmodel.rules.rulebook import Rulebook
from essmodel.testing.strategies import meetings_held

TODAY = date(2026, 11, 23)
LAW = Rulebook(rules=())
MOST_LEFT = 3


@given(case=meetings_held(), data=st.data())
@settings(max_examples=60, deadline=None)
def test_no_completion_changes_a_settled_vote(case: Partnership, data: st.DataObject) -> None:
    """All of them are tried: yes, no, abstain, blank, and not voting."""
    cooperative = case.cooperative
    assert cooperative is not None
    (meeting,) = cooperative.meetings
    (put,) = meeting.resolutions
    left = data.draw(st.integers(0, min(MOST_LEFT, len(put.ballots))))
    cast, open_ = put.ballots[left:], put.ballots[:left]
    early = evolve(meeting, resolutions=(evolve(put, ballots=cast),))
    polls = Polls(cooperative=cooperative, register=case.register, law=LAW, on=TODAY)

    found = settled(early, put.id, polls, may_change=False)

    if found is None:
        return
    for choices in product((*Choice, None), repeat=left):
        more = (
            Ballot(member=one.member, choice=choice)
            for one, choice in zip(open_, choices, strict=True)
            if choice is not None
        )
        whole = evolve(meeting, resolutions=(evolve(put, ballots=(*cast, *more)),))
        (outcome,) = count_meeting(whole, cooperative, case.register, law=LAW, on=TODAY)
        assert type(outcome) is type(found)
