"""
Single transferable vote: what an elected candidate does not need goes on, exactly.

The count of Scottish councils (SSI 2007/42, rules 45 to 52, as the library pref_voting cites it:
unverified here), but that nothing is rounded off: Droop's quota; the weighted inclusive
Gregory method, by which all papers of an elected candidate go on at the same part of their worth;
one candidate excluded at a time.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from fractions import Fraction

from attrs import evolve, frozen

from essmodel.counting.ballots import Profile, Shape, require_shape
from essmodel.counting.lot import Draw, Lot
from essmodel.counting.papers import Pile, pile_of
from essmodel.counting.seat import require_seats

Worth = tuple[tuple[Fraction, Pile], ...]
"""Piles, and what a paper of each is worth."""


class StageTie(Enum):
    """
    What decides who goes first among those who have as many votes.

    Attributes:
        LOOK_BACK: the last earlier stage at which they had not as many; then the lot.
        LOT: the lot at once.
    """

    LOOK_BACK = "look back"
    LOT = "lot"


class Step(Enum):
    """What happened at a stage before the votes were counted."""

    FIRST = "first preferences"
    SURPLUS = "surplus transferred"
    EXCLUDED = "excluded"


@frozen(kw_only=True)
class Stage:
    """
    The votes after one step.

    Attributes:
        step: what was done.
        candidate: whose papers went on; empty at the first stage.
        votes: of each candidate, in the order of the ballot; of who was elected, what is kept.
        exhausted: votes that have no next preference.
        elected: who reached the quota at this stage, the highest first.
    """

    step: Step
    candidate: str
    votes: tuple[Fraction, ...]
    exhausted: Fraction
    elected: tuple[str, ...]


@frozen(kw_only=True)
class Transferred:
    """
    What a count by transfers came to.

    Attributes:
        elected: in the order in which they were.
        quota: the votes that are enough for a seat.
        stages: each of them adds up to all valid papers, exactly.
        draws: the lots.
    """

    elected: tuple[str, ...]
    quota: int
    stages: tuple[Stage, ...]
    draws: tuple[Draw, ...]


def droop_quota(votes: int, *, seats: int) -> int:
    """Return the fewest whole votes that no more than *seats* candidates can have."""
    return votes // (seats + 1) + 1


def single_transferable_vote(
    profile: Profile, *, seats: int, tie: StageTie, lot: Lot
) -> Transferred:
    """
    Give the seats by transfers (*vote unique transférable*).

    A paper counts as far as its order is clear: it is exhausted at its first tie.  Papers that
    prefer nobody are exhausted from the first stage on and no part of the quota.

    Args:
        profile: rankings.
        seats: how many there are; where no more stand, all are elected.
        tie: what decides who goes first among those who have as many votes.
        lot: what remains tied is settled with.

    Raises:
        InvalidValueError: the ballots are no rankings, or there is no seat.
    """
    require_shape(profile, Shape.RANKING)
    require_seats(seats)
    count = _start(profile, seats=seats, tie=tie, lot=lot)
    while len(count.elected) < seats and any(count.is_continuing):
        count = _next(count)
    return Transferred(
        elected=count.elected, quota=count.quota, stages=count.stages, draws=count.draws
    )


@frozen(kw_only=True)
class _Count:
    """Where a count stands; `elected` by name, `held` by number, `waiting` have a surplus."""

    names: tuple[str, ...]
    seats: int
    quota: int
    tie: StageTie
    lot: Lot
    held: tuple[Worth, ...]
    votes: tuple[Fraction, ...]
    exhausted: Fraction
    is_continuing: tuple[bool, ...]
    waiting: tuple[int, ...] = ()
    elected: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    draws: tuple[Draw, ...] = ()


def _start(profile: Profile, *, seats: int, tie: StageTie, lot: Lot) -> _Count:
    names = profile.candidates
    everybody = (True,) * len(names)
    *piles, empty = pile_of(profile).dealt(everybody)
    votes = tuple(Fraction(one.size) for one in piles)
    return _elect(
        _Count(
            names=names,
            seats=seats,
            quota=droop_quota(int(sum(votes)), seats=seats),
            tie=tie,
            lot=lot,
            held=tuple(((Fraction(1), one),) for one in piles),
            votes=votes,
            exhausted=Fraction(empty.size),
            is_continuing=everybody,
        ),
        Step.FIRST,
        None,
    )


def _next(count: _Count) -> _Count:
    """Do one step: the largest surplus, or else the last candidate."""
    if count.waiting:
        count, who = _chosen(count, count.waiting, highest=True, purpose="the next surplus")
        votes, quota = count.votes[who], Fraction(count.quota)
        count = evolve(count, waiting=tuple(one for one in count.waiting if one != who))
        return _elect(_dealt(count, who, (votes - quota) / votes, keep=quota), Step.SURPLUS, who)
    running = [one for one, runs in enumerate(count.is_continuing) if runs]
    count, who = _chosen(count, running, highest=False, purpose="the exclusion")
    left = tuple(runs and one != who for one, runs in enumerate(count.is_continuing))
    count = evolve(count, is_continuing=left)
    return _elect(_dealt(count, who, Fraction(1), keep=Fraction(0)), Step.EXCLUDED, who)


def _dealt(count: _Count, who: int, part: Fraction, *, keep: Fraction) -> _Count:
    """Deal the papers of one candidate again, each at *part* of what it is worth."""
    held, votes = [*count.held], [*count.votes]
    exhausted = count.exhausted
    for worth, pile in count.held[who]:
        *piles, empty = pile.dealt(count.is_continuing)
        exhausted += worth * part * empty.size
        for one, more in enumerate(piles):
            if more.size:
                held[one] = (*held[one], (worth * part, more))
                votes[one] += worth * part * more.size
    held[who], votes[who] = (), keep
    return evolve(count, held=tuple(held), votes=tuple(votes), exhausted=exhausted)


def _elect(count: _Count, step: Step, who: int | None) -> _Count:
    """Elect who has the quota, or all who are left for the seats left; note the stage."""
    running = [one for one, runs in enumerate(count.is_continuing) if runs]
    vacant = count.seats - len(count.elected)
    reached = [one for one in running if count.votes[one] >= count.quota]
    left = vacant - len(reached)
    others = [one for one in running if one not in reached]
    seated = running if 0 <= len(others) <= left else reached
    seated = sorted(seated, key=lambda one: (-count.votes[one], count.names[one]))
    names = tuple(count.names[one] for one in seated)
    stage = Stage(
        step=step,
        candidate="" if who is None else count.names[who],
        votes=count.votes,
        exhausted=count.exhausted,
        elected=names,
    )
    return evolve(
        count,
        is_continuing=tuple(
            runs and one not in seated for one, runs in enumerate(count.is_continuing)
        ),
        waiting=(*count.waiting, *(one for one in seated if count.votes[one] > count.quota)),
        elected=(*count.elected, *names),
        stages=(*count.stages, stage),
    )


def _chosen(
    count: _Count, among: Sequence[int], *, highest: bool, purpose: str
) -> tuple[_Count, int]:
    """Return who goes first: whose votes are the most, or the fewest; and the lot, if drawn."""
    stages = [one.votes for one in reversed(count.stages)]
    tied = _extreme(count.votes, among, highest=highest)
    for votes in stages if count.tie is StageTie.LOOK_BACK else ():
        tied = _extreme(votes, tied, highest=highest)
    if len(tied) == 1:
        return count, tied[0]
    at = f"{purpose} after stage {len(count.stages)}"
    draw = count.lot.draw((count.names[one] for one in tied), purpose=at)
    return evolve(count, draws=(*count.draws, draw)), count.names.index(draw.first)


def _extreme(votes: Sequence[Fraction], among: Iterable[int], *, highest: bool) -> list[int]:
    """Return who of *among* has the most votes, or the fewest."""
    numbers = [*among]
    bar = (max if highest else min)(votes[one] for one in numbers)
    return [one for one in numbers if votes[one] == bar]
