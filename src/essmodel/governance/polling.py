"""What may be asked about a vote: to open it, to cast a ballot, to close and count it."""

from attrs import frozen

from essmodel.governance.chair import Chair, must_be
from essmodel.governance.count import count_meeting
from essmodel.governance.meeting import Choice, CountedBallots
from essmodel.governance.minutes import named
from essmodel.governance.sitting import Sitting, Stage, Way
from essmodel.governance.sitting_event import (
    Cast,
    Counted,
    PutToVote,
)
from essmodel.journal.command import Reasons, reason


@frozen(kw_only=True)
class Put:
    """Put a resolution of the agenda to the vote."""

    meeting: str
    resolution: str

    def refusals(self, desk: Chair) -> Reasons:
        """Yield that it is not open, was voted, is not on the agenda, or that a vote is open."""
        yield from must_be(desk, self.meeting, Stage.OPEN)
        sitting = desk.sitting(self.meeting)
        if sitting is None:
            return
        if self.resolution not in {one.id for one in sitting.agenda}:
            yield reason("not_on_agenda", found=self.resolution)
        if sitting.vote_on(self.resolution) is not None:
            yield reason("voted_before", found=self.resolution)
        if sitting.open_vote is not None:
            yield reason("vote_open", found=sitting.open_vote.resolution)

    def event(self, desk: Chair) -> PutToVote:  # noqa: ARG002 - as all of them
        """Return that it was put to the vote."""
        return PutToVote(meeting=self.meeting, resolution=self.resolution)


@frozen(kw_only=True)
class CastBallot:
    """
    Cast a ballot.

    Attributes:
        by: who hands it in: the member, or who holds their proxy.
    """

    meeting: str
    resolution: str
    member: str
    by: str
    choice: Choice

    def refusals(self, desk: Chair) -> Reasons:
        """Yield that the vote is not open, that they voted, or that it is not for *by* to cast."""
        yield from must_be(desk, self.meeting, Stage.OPEN)
        sitting = desk.sitting(self.meeting)
        vote = sitting.open_vote if sitting else None
        if sitting is None or vote is None or vote.resolution != self.resolution:
            yield reason("vote_not_open", found=self.resolution)
            return
        if sitting.resolution(self.resolution).secret:
            yield reason("secret_vote_by_name", found=self.resolution)
        if vote.has_voted(self.member):
            yield reason("ballot_cast_before", found=self.member)
        if not self._may_cast(sitting):
            yield reason("ballot_of_another", found=self.by, member=self.member)

    def _may_cast(self, sitting: Sitting) -> bool:
        """Whether it is their own vote, or that of somebody absent whom they represent."""
        if self.by == self.member:
            return sitting.way_of(self.member) is not None
        proxy = sitting.proxy_of(self.member)
        is_here = sitting.way_of(self.by) in {Way.PRESENT, Way.REMOTE}
        is_absent = sitting.way_of(self.member) is None
        return proxy is not None and proxy.holder == self.by and is_here and is_absent

    def event(self, desk: Chair) -> Cast:  # noqa: ARG002 - as all of them
        """Return that it was cast."""
        return Cast(
            meeting=self.meeting,
            resolution=self.resolution,
            member=self.member,
            choice=self.choice,
        )


@frozen(kw_only=True)
class CountVote:
    """
    Close the open vote and count it.

    Attributes:
        counted: of a secret vote, what the tellers counted; of an open one, nothing.
    """

    meeting: str
    resolution: str
    counted: tuple[CountedBallots, ...] = ()

    def refusals(self, desk: Chair) -> Reasons:
        """Yield that it is not open."""
        yield from must_be(desk, self.meeting, Stage.OPEN)
        sitting = desk.sitting(self.meeting)
        vote = sitting.open_vote if sitting else None
        if vote is None or vote.resolution != self.resolution:
            yield reason("vote_not_open", found=self.resolution)
        elif (
            sitting is not None
            and bool(self.counted) is not sitting.resolution(self.resolution).secret
        ):
            yield reason("tellers_misplaced", found=self.resolution)

    def event(self, desk: Chair) -> Counted:
        """Return what it came to."""
        sitting = desk.sitting(self.meeting)
        assert sitting is not None, "its vote is open"  # noqa: S101 - `refusals` has just found it
        told = sitting.with_counted(self.resolution, self.counted)
        (outcome,) = count_meeting(
            told.as_held([self.resolution]),
            desk.cooperative,
            desk.register,
            law=desk.law,
            on=desk.on,
            holidays=desk.holidays,
        )
        return Counted(
            meeting=self.meeting,
            resolution=self.resolution,
            counted=self.counted,
            outcome=named(outcome),
        )


PollingCommand = Put | CastBallot | CountVote
"""All that may be asked about a vote."""
