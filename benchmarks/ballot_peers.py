"""
The same elections by votelib and pref_voting, as a careful user asks them.

Ballots are counted by pattern with `collections.Counter` before they become objects of the library:
a ballot at a time, both take much longer.
"""

from collections import Counter
from typing import Any

Rows = Any


def patterns(rows: Rows) -> "Counter[Any]":
    """Return how often each row stands."""
    listed = rows.tolist()
    return Counter(listed if rows.ndim == 1 else map(tuple, listed))


def _orders(rows: Rows) -> "dict[tuple[int, ...], int]":
    """Return rankings as orders of candidates, from 0."""
    return {
        tuple(one for _, one in sorted((mark, one) for one, mark in enumerate(row) if mark)): count
        for row, count in patterns(rows).items()
    }


def votelib_plurality(rows: Rows) -> list[int]:
    """Return the winner."""
    from votelib.evaluate.core import Plurality

    votes = {one - 1: count for one, count in patterns(rows).items() if one}
    return list(Plurality().evaluate(votes, 1))


def votelib_approval(rows: Rows) -> list[int]:
    """Return the winner."""
    from votelib.convert import ApprovalToSimpleVotes
    from votelib.evaluate.core import Plurality

    votes = {
        frozenset(one for one, mark in enumerate(row) if mark): count
        for row, count in patterns(rows).items()
    }
    return list(Plurality().evaluate(ApprovalToSimpleVotes().convert(votes), 1))


def votelib_schulze(rows: Rows) -> list[int]:
    """Return the winner."""
    from votelib.convert import RankedToCondorcetVotes
    from votelib.evaluate.condorcet import Schulze

    return list(Schulze().evaluate(RankedToCondorcetVotes().convert(_orders(rows)), 1))


def votelib_transfers(rows: Rows) -> list[int]:
    """Return whom three seats go to."""
    from votelib.evaluate.sequential import TransferableVoteSelector

    selector = TransferableVoteSelector(quota_function="droop", transferer="Gregory")
    return sorted(selector.evaluate(_orders(rows), 3))


def votelib_judgment(rows: Rows) -> list[int]:
    """Return the winner, by the majority value."""
    from votelib.evaluate.cardinal import MajorityJudgment

    votes = {
        frozenset((one, 7 - mark) for one, mark in enumerate(row)): count
        for row, count in patterns(rows).items()
    }
    return list(MajorityJudgment().evaluate(votes, 1))


def _profile(rows: Rows) -> Any:  # noqa: ANN401 - a library without types
    from pref_voting.profiles_with_ties import ProfileWithTies

    found = patterns(rows)
    made = ProfileWithTies(
        [{one: mark for one, mark in enumerate(row) if mark} for row in found],
        [*found.values()],
        candidates=[*range(8)],
    )
    made.use_extended_strict_preference()
    return made


def pref_voting_plurality(rows: Rows) -> list[int]:
    """Return the winner, of ballots that rank one candidate."""
    from pref_voting.profiles_with_ties import ProfileWithTies
    from pref_voting.scoring_methods import plurality

    found = patterns(rows)
    made = ProfileWithTies(
        [{one - 1: 1} if one else {} for one in found], [*found.values()], candidates=[*range(8)]
    )
    return [int(one) for one in plurality(made)]


def pref_voting_approval(rows: Rows) -> list[int]:
    """Return the winner, of grades 0 and 1."""
    from pref_voting.grade_methods import approval
    from pref_voting.grade_profiles import GradeProfile

    found = patterns(rows)
    given = [dict(enumerate(row)) for row in found]
    return list(approval(GradeProfile(given, [0, 1], gcounts=[*found.values()])))


def pref_voting_schulze(rows: Rows) -> list[int]:
    """Return the unbeaten by winning votes."""
    from pref_voting.margin_based_methods import beat_path

    made = _profile(rows)
    return [int(one) for one in beat_path(made, strength_function=made.support)]


def pref_voting_transfers(rows: Rows) -> list[int]:
    """Return whom three seats go to, as in Scotland."""
    from pref_voting.proportional_methods import stv_scottish

    return sorted(int(one) for one in stv_scottish(_profile(rows), num_seats=3))


def pref_voting_judgment(rows: Rows) -> list[int]:
    """Return the winner, by the majority gauge."""
    from pref_voting.grade_methods import majority_judgement
    from pref_voting.grade_profiles import GradeProfile

    found = patterns(rows)
    made = GradeProfile(
        [{one: 7 - mark for one, mark in enumerate(row)} for row in found],
        [1, 2, 3, 4, 5, 6],
        gcounts=[*found.values()],
    )
    return list(majority_judgement(made))
