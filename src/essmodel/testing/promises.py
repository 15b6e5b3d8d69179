"""
Promises of governance, as plain functions that any count can be held to.

Each takes the count under test and a case, and fails with `AssertionError` where the promise is
broken.  A count is a function from a case, whose co-operative holds one meeting, to its outcomes.
"""

from collections.abc import Callable
from fractions import Fraction
from math import ceil

from attrs import evolve

from essmodel.governance.cooperative import Cooperative
from essmodel.governance.meeting import Ballot, Choice, Resolution
from essmodel.governance.outcome import Adopted, Outcome
from essmodel.governance.statutes import Majority, MajorityBase
from essmodel.partnership.partnership import Partnership
from essmodel.values.threshold import Threshold

Count = Callable[[Partnership], tuple[Outcome, ...]]
Least = Callable[[Threshold, int], int]
Accepts = Callable[[tuple[int, ...]], bool]


def capital_never_buys_a_voice(count: Count, case: Partnership, *, member: int, times: int) -> None:
    """P3: a member who owns *times* as much decides as much as before."""
    cooperative = _cooperative(case)
    members = list(cooperative.membership.members)
    members[member] = evolve(members[member], capital=members[member].capital * times)
    richer = evolve(cooperative.membership, members=tuple(members))
    another = evolve(case, cooperative=evolve(cooperative, membership=richer))

    assert _results(count, case) == _results(count, another)


def colleges_stay_within_their_bounds(accepts: Accepts, parts: tuple[int, ...]) -> None:
    """P7: there are three colleges or more, each of a tenth to a half of the votes, exactly."""
    whole = sum(parts)
    lawful = len(parts) >= 3 and all(10 * one >= whole >= 2 * one for one in parts)  # noqa: PLR2004 - the law's own figures

    assert accepts(parts) is lawful


def voters_of_a_college_are_interchangeable(
    count: Count, case: Partnership, *, one: str, other: str
) -> None:
    """P8: when two members of one college swap their ballots, nothing changes."""
    swapped = {one: other, other: one}
    resolutions = tuple(
        evolve(
            resolution,
            ballots=tuple(
                evolve(ballot, member=swapped.get(ballot.member, ballot.member))
                for ballot in resolution.ballots
            ),
        )
        for resolution in _resolutions(case)
    )

    assert _results(count, case) == _results(count, _voting(case, resolutions))


def no_order_decides(count: Count, case: Partnership, shuffled: Partnership) -> None:
    """P10: members, colleges, ballots and signatures may come in any order."""
    assert _results(count, case) == _results(count, shuffled)


def enough_is_the_least_that_suffices(least: Least, threshold: Threshold, whole: int) -> None:
    """P12: what is enough suffices, one less does not, and no float says otherwise."""
    part = threshold.proportion.value
    exact = int(part * whole) + 1 if threshold.is_strict else ceil(part * whole)

    assert least(threshold, whole) == exact


def exactly_the_bound_passes_unless_more_is_asked(count: Count, case: Partnership) -> None:
    """P13: a share equal to the bound passes an inclusive majority and fails a strict one."""
    strict = _majority(case, is_strict=True)
    inclusive = _majority(case, is_strict=False)

    assert not any(isinstance(outcome, Adopted) for outcome in count(strict))
    assert all(isinstance(outcome, Adopted) for outcome in count(inclusive))


def an_abstention_counts_only_where_the_base_says_so(count: Count, case: Partnership) -> None:
    """P16: on votes cast, to abstain is to stay away; of those attending, it is to say no."""
    cast = _based(case, MajorityBase.VOTES_CAST)
    attending = _based(case, MajorityBase.ATTENDING)

    assert _shares(count, cast) == _shares(count, _abstainers_silent(cast))
    assert _shares(count, attending) == _shares(count, _abstainers_refuse(attending))


def no_vote_is_lost(count: Count, case: Partnership) -> None:
    """P17: every ballot of someone who attends is in one cell, and no cell holds more."""
    for resolution, outcome in zip(_resolutions(case), count(case), strict=True):
        tally = outcome.count.tally
        counted = sum(one.ballots.count for one in tally.colleges)
        entitled = sum(one.roll.entitled.count for one in tally.colleges)

        assert counted + len(tally.refused) == len(resolution.ballots)
        assert counted <= entitled


def _results(count: Count, case: Partnership) -> list[tuple[str, type[Outcome], Fraction]]:
    """Return what must not change: each resolution, its outcome and its share."""
    return sorted(
        ((one.count.resolution, type(one), Fraction(*one.count.in_favour)) for one in count(case)),
        key=lambda result: result[0],
    )


def _shares(count: Count, case: Partnership) -> list[Fraction]:
    return [Fraction(*one.count.in_favour) for one in count(case)]


def _cooperative(case: Partnership) -> Cooperative:
    assert case.cooperative is not None, "a promise about votes needs a co-operative"
    return case.cooperative


def _resolutions(case: Partnership) -> tuple[Resolution, ...]:
    (meeting,) = _cooperative(case).meetings
    return meeting.resolutions


def _voting(case: Partnership, resolutions: tuple[Resolution, ...]) -> Partnership:
    cooperative = _cooperative(case)
    (meeting,) = cooperative.meetings
    meetings = (evolve(meeting, resolutions=resolutions),)
    return evolve(case, cooperative=evolve(cooperative, meetings=meetings))


def _majority(case: Partnership, *, is_strict: bool) -> Partnership:
    return _deciding(
        case,
        lambda majority: evolve(
            majority, threshold=evolve(majority.threshold, is_strict=is_strict)
        ),
    )


def _based(case: Partnership, base: MajorityBase) -> Partnership:
    """Return the case with one base for all majorities, that of a bloc among them."""
    based = _deciding(case, lambda majority: evolve(majority, base=base))
    statutes = _cooperative(based).statutes
    if statutes.bloc_majority is None:
        return based
    bloc = evolve(statutes.bloc_majority, base=base)
    ruled = evolve(statutes, bloc_majority=bloc)
    return evolve(based, cooperative=evolve(_cooperative(based), statutes=ruled))


def _deciding(case: Partnership, change: Callable[[Majority], Majority]) -> Partnership:
    statutes = _cooperative(case).statutes
    decisions = tuple(evolve(rule, majority=change(rule.majority)) for rule in statutes.decisions)
    ruled = evolve(statutes, decisions=decisions)
    return evolve(case, cooperative=evolve(_cooperative(case), statutes=ruled))


def _abstainers_silent(case: Partnership) -> Partnership:
    def silent(ballots: tuple[Ballot, ...]) -> tuple[Ballot, ...]:
        return tuple(one for one in ballots if one.choice is not Choice.ABSTAIN)

    return _revoted(case, silent)


def _abstainers_refuse(case: Partnership) -> Partnership:
    def refuse(ballots: tuple[Ballot, ...]) -> tuple[Ballot, ...]:
        return tuple(
            evolve(one, choice=Choice.NO) if one.choice is Choice.ABSTAIN else one
            for one in ballots
        )

    return _revoted(case, refuse)


def _revoted(
    case: Partnership, change: Callable[[tuple[Ballot, ...]], tuple[Ballot, ...]]
) -> Partnership:
    return _voting(
        case, tuple(evolve(one, ballots=change(one.ballots)) for one in _resolutions(case))
    )
