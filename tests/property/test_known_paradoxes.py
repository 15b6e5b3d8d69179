"""P11, P20: which ways to decide have which paradox: every small meeting is searched."""

from collections.abc import Iterator

import pytest
from attrs import evolve
from tests.mutants.counts import true_count

from essmodel.governance.statutes import (
    CountingMode,
    Majority,
    MajorityBase,
    Quorum,
    QuorumMeasure,
    Statutes,
)
from essmodel.partnership.partnership import Partnership
from essmodel.testing.meeting_cases import HALF, every_meeting, members_of, statutes_of
from essmodel.testing.paradoxes import college_effect, no_show

PARTS = [2, 1]
SIZES = [2, 2]
MEMBERS = [one.party for one in members_of(SIZES, [1] * sum(SIZES))]
OF_VOTES = Majority(threshold=HALF, base=MajorityBase.VOTES_CAST)
OF_MEMBERS = Majority(threshold=HALF, base=MajorityBase.ALL_MEMBERS)


def statutes(counting: CountingMode, majority: Majority, *, quorum: bool = False) -> Statutes:
    """Make statutes with one way to decide, where half may have to be there."""
    made = evolve(
        statutes_of(PARTS, counting=CountingMode.POOLED, majority=majority),
        counting=counting,
        bloc_majority=majority if counting is CountingMode.BLOC else None,
    )
    if not quorum:
        return made
    half = Quorum(first_call=HALF, second_call=None, measured_by=QuorumMeasure.HEADS)
    return evolve(made, decisions=tuple(evolve(one, quorum=half) for one in made.decisions))


def meetings(made: Statutes) -> Iterator[tuple[Partnership, str]]:
    """Yield every meeting of four members, with each of them."""
    for case in every_meeting(made, SIZES):
        yield from ((case, member) for member in MEMBERS)


@pytest.mark.parametrize(
    ("majority", "quorum", "has_witness"),
    [(OF_VOTES, True, True), (OF_VOTES, False, False), (OF_MEMBERS, False, False)],
    ids=["who is there", "nobody need be there", "half of all members must say yes"],
)
def test_who_says_no_does_better_at_home_only_where_presence_is_asked(
    majority: Majority, *, quorum: bool, has_witness: bool
) -> None:
    """P20: where half of all must say yes, it makes no difference who comes to say no."""
    made = statutes(CountingMode.POOLED, majority, quorum=quorum)

    found = [case for case, member in meetings(made) if no_show(true_count, case, member=member)]

    assert bool(found) is has_witness


@pytest.mark.parametrize("counting", CountingMode, ids=lambda one: one.value)
def test_where_a_member_sits_decides_only_where_colleges_count(counting: CountingMode) -> None:
    """P11: the same heads, the same ballots, another result."""
    made = statutes(counting, OF_VOTES)

    found = [
        case
        for case, member in meetings(made)
        if college_effect(true_count, case, member=member, college="c1")
    ]

    assert bool(found) is (counting is not CountingMode.POOLED)
