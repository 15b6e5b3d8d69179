"""
Whether a vote that is still open is decided already, whatever the ballots to come say.

A vote is only ever closed early where no way to complete it changes what it comes to.  More yes
never loses, so the two ends tell: all that are left say yes, or all say no.  A college that has not
voted at all may also stay silent, which lies between the two wherever its silence brings nothing,
is set aside or consents.
"""

from datetime import date

from attrs import evolve, frozen

from essmodel.errors import InvalidValueError
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.count import count_meeting
from essmodel.governance.meeting import Ballot, Choice, GeneralMeeting, Resolution
from essmodel.governance.outcome import Outcome
from essmodel.rules.rulebook import Rulebook
from essmodel.stakeholders.register import Register
from essmodel.values.named import by_id


@frozen(kw_only=True)
class Polls:
    """The co-operative that votes, and the law under which it does."""

    cooperative: Cooperative
    register: Register
    law: Rulebook
    on: date


def settled(
    meeting: GeneralMeeting, resolution: str, polls: Polls, *, may_change: bool
) -> Outcome | None:
    """
    Return what a vote comes to in any case; ``None`` while that depends on who votes yet.

    Args:
        meeting: with the attendance as it is, and the ballots cast so far.
        resolution: the id of what is voted on, by name.
        polls: who votes, and under which law.
        may_change: whether a ballot that was cast may be changed until the vote is closed.

    Raises:
        InvalidValueError: the ballots are counted, and nobody knows who has not voted.
    """
    put = by_id(meeting.resolutions, resolution, problem="resolution_unknown")
    if put.counted or put.objections is not None:
        raise InvalidValueError.because("early_closing_without_ballots", found=resolution)
    cast = () if may_change else put.ballots
    outcome = _counted(meeting, evolve(put, ballots=cast), polls)
    voted = {one.member for one in cast}
    left = [one for one in outcome.count.roll.voters if one not in voted]
    ends = [
        _counted(meeting, _completed(put, cast, left, choice), polls)
        for choice in (Choice.YES, Choice.NO)
    ]
    return ends[0] if len({type(one) for one in ends}) == 1 else None


def _completed(
    put: Resolution, cast: tuple[Ballot, ...], left: list[str], choice: Choice
) -> Resolution:
    return evolve(put, ballots=(*cast, *(Ballot(member=one, choice=choice) for one in left)))


def _counted(meeting: GeneralMeeting, put: Resolution, polls: Polls) -> Outcome:
    (outcome,) = count_meeting(
        evolve(meeting, resolutions=(put,)),
        polls.cooperative,
        polls.register,
        law=polls.law,
        on=polls.on,
    )
    return outcome
