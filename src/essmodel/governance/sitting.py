"""
A general meeting while it is prepared and held: what was called, who signed, what was voted.

A sitting goes from called to open to closed, and never back.  Once it is closed it is a
`GeneralMeeting` like any other.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from attrs import evolve, frozen

from essmodel.governance.meeting import (
    Ballot,
    CountedBallots,
    GeneralMeeting,
    NamedAttendance,
    Proxy,
    Resolution,
)
from essmodel.governance.statutes import Call
from essmodel.messages.text import Text
from essmodel.rules.law.source import Source


class Stage(Enum):
    """A stage in the life of a meeting."""

    CALLED = "called"
    OPEN = "open"
    CLOSED = "closed"


class Way(Enum):
    """How somebody attends."""

    PRESENT = "present"
    REMOTE = "remote"
    BY_POST = "by_post"


@frozen
class Signature:
    """Who attends, and how."""

    member: str
    way: Way


@frozen(kw_only=True)
class Vote:
    """
    What came of one resolution.

    Attributes:
        counted: of a secret vote, its ballots by college.
        outcome: adopted, rejected, tied, noquorum, voidable or undecided, once it was counted;
            ``None`` while it is open.
    """

    resolution: str
    ballots: tuple[Ballot, ...] = ()
    counted: tuple[CountedBallots, ...] = ()
    outcome: str | None = None

    def has_voted(self, member: str) -> bool:
        """Return whether a member's ballot was cast."""
        return any(one.member == member for one in self.ballots)


@frozen(kw_only=True)
class Sitting:
    """
    A meeting in the making.

    Attributes:
        agenda: what may be put to the vote, without ballots.
        signatures: in the order of signing.
        votes: in the order in which they were opened.
    """

    id: str
    title: Text
    held_on: date
    call: Call
    called_on: date
    agenda: tuple[Resolution, ...]
    source: Source
    stage: Stage = Stage.CALLED
    signatures: tuple[Signature, ...] = ()
    proxies: tuple[Proxy, ...] = ()
    votes: tuple[Vote, ...] = ()

    @property
    def open_vote(self) -> Vote | None:
        """The vote that is open; one at a time."""
        return next((one for one in self.votes if one.outcome is None), None)

    def way_of(self, member: str) -> Way | None:
        """Return how a member attends; ``None`` where they do not."""
        return next((one.way for one in self.signatures if one.member == member), None)

    def proxy_of(self, giver: str) -> Proxy | None:
        """Return the proxy that a member gave."""
        return next((one for one in self.proxies if one.giver == giver), None)

    def vote_on(self, resolution: str) -> Vote | None:
        """Return the vote on a resolution; ``None`` where it was not put."""
        return next((one for one in self.votes if one.resolution == resolution), None)

    def resolution(self, id: str) -> Resolution:  # noqa: A002 - the word of the field
        """Return a resolution of the agenda by its id."""
        return next(one for one in self.agenda if one.id == id)

    def has_voted(self, member: str) -> bool:
        """Return whether a member's ballot was cast on anything."""
        return any(one.has_voted(member) for one in self.votes)

    def with_counted(self, resolution: str, counted: tuple[CountedBallots, ...]) -> "Sitting":
        """Return the sitting with what the tellers counted."""
        vote = self.vote_on(resolution)
        return self.with_vote(evolve(vote, counted=counted)) if vote else self

    def with_vote(self, vote: Vote) -> "Sitting":
        """Return the sitting with *vote* in the place of the one on the same resolution."""
        same = [vote if one.resolution == vote.resolution else one for one in self.votes]
        return evolve(self, votes=tuple(same))

    def as_held(self, resolutions: Iterable[str] | None = None) -> GeneralMeeting:
        """Return the meeting as it stands, with the votes on *resolutions*; ``None``: on all."""
        wanted = {one.resolution for one in self.votes} if resolutions is None else {*resolutions}
        put = {one.id: one for one in self.agenda}
        ways = {way: tuple(o.member for o in self.signatures if o.way is way) for way in Way}
        return GeneralMeeting(
            id=self.id,
            title=self.title,
            held_on=self.held_on,
            call=self.call,
            called_on=self.called_on,
            agenda=tuple(one.id for one in self.agenda),
            attendance=NamedAttendance(
                present=ways[Way.PRESENT],
                remote=ways[Way.REMOTE],
                by_post=ways[Way.BY_POST],
                proxies=self.proxies,
            ),
            resolutions=tuple(
                evolve(put[one.resolution], ballots=one.ballots, counted=one.counted)
                for one in self.votes
                if one.resolution in wanted
            ),
            source=self.source,
        )
