"""What happens to a meeting, in the past tense, and what each event changes in its sitting."""

from datetime import date
from typing import Protocol

from attrs import evolve, frozen

from essmodel.governance.meeting import Ballot, Choice, CountedBallots, Proxy, Resolution
from essmodel.governance.sitting import Signature, Sitting, Stage, Vote, Way
from essmodel.governance.statutes import Call
from essmodel.messages.text import Text
from essmodel.rules.law.source import Source


class SittingEvent(Protocol):
    """Something that happened to one meeting."""

    @property
    def meeting(self) -> str:
        """To which, by its id."""
        ...

    def changed(self, sitting: Sitting | None, on: date) -> Sitting:
        """Return the sitting once it happened."""
        ...


def _known(sitting: Sitting | None) -> Sitting:
    """Return the sitting that every event but the first finds."""
    assert sitting is not None, "a meeting begins with its call"  # noqa: S101 - commands see to it
    return sitting


def _vote(sitting: Sitting, resolution: str) -> Vote:
    found = sitting.vote_on(resolution)
    assert found is not None, "a ballot has a vote"  # noqa: S101 - commands see to it
    return found


@frozen(kw_only=True)
class Convened:
    """Members were called to a meeting (*convocation*)."""

    meeting: str
    title: Text
    held_on: date
    call: Call
    agenda: tuple[Resolution, ...]
    source: Source

    def changed(self, sitting: Sitting | None, on: date) -> Sitting:  # noqa: ARG002 - as all of them
        """Return a meeting that is called."""
        return Sitting(
            id=self.meeting,
            title=self.title,
            held_on=self.held_on,
            call=self.call,
            called_on=on,
            agenda=self.agenda,
            source=self.source,
        )


@frozen(kw_only=True)
class Opened:
    """The meeting was opened."""

    meeting: str

    def changed(self, sitting: Sitting | None, on: date) -> Sitting:  # noqa: ARG002 - as all of them
        """Return an open meeting."""
        return evolve(_known(sitting), stage=Stage.OPEN)


@frozen(kw_only=True)
class SignedIn:
    """A member signed the attendance sheet, or the form of a member came by post."""

    meeting: str
    member: str
    way: Way

    def changed(self, sitting: Sitting | None, on: date) -> Sitting:  # noqa: ARG002 - as all of them
        """Return the meeting with one more attending."""
        known = _known(sitting)
        return evolve(known, signatures=(*known.signatures, Signature(self.member, self.way)))


@frozen(kw_only=True)
class ProxyGiven:
    """A member gave a proxy, to a holder or to nobody by name (*pouvoir*)."""

    meeting: str
    giver: str
    holder: str | None = None

    def changed(self, sitting: Sitting | None, on: date) -> Sitting:  # noqa: ARG002 - as all of them
        """Return the meeting with one more proxy."""
        known = _known(sitting)
        given = Proxy(giver=self.giver, holder=self.holder)
        return evolve(known, proxies=(*known.proxies, given))


@frozen(kw_only=True)
class ProxyRevoked:
    """A member took their proxy back."""

    meeting: str
    giver: str

    def changed(self, sitting: Sitting | None, on: date) -> Sitting:  # noqa: ARG002 - as all of them
        """Return the meeting with one proxy fewer."""
        known = _known(sitting)
        kept = tuple(one for one in known.proxies if one.giver != self.giver)
        return evolve(known, proxies=kept)


@frozen(kw_only=True)
class PutToVote:
    """A resolution was put to the vote."""

    meeting: str
    resolution: str

    def changed(self, sitting: Sitting | None, on: date) -> Sitting:  # noqa: ARG002 - as all of them
        """Return the meeting with an open vote."""
        known = _known(sitting)
        return evolve(known, votes=(*known.votes, Vote(resolution=self.resolution)))


@frozen(kw_only=True)
class Cast:
    """A ballot was cast, by the member or by who holds their proxy."""

    meeting: str
    resolution: str
    member: str
    choice: Choice

    def changed(self, sitting: Sitting | None, on: date) -> Sitting:  # noqa: ARG002 - as all of them
        """Return the meeting with one more ballot."""
        known = _known(sitting)
        vote = _vote(known, self.resolution)
        ballot = Ballot(member=self.member, choice=self.choice)
        return known.with_vote(evolve(vote, ballots=(*vote.ballots, ballot)))


@frozen(kw_only=True)
class Counted:
    """
    A vote was closed and counted.

    Attributes:
        counted: of a secret vote, what the tellers counted.
        outcome: what it came to, by the statutes, the law and the members of its day; no later
            amendment, nor any correction of the register, counts it again.
    """

    meeting: str
    resolution: str
    counted: tuple[CountedBallots, ...] = ()
    outcome: str

    def changed(self, sitting: Sitting | None, on: date) -> Sitting:  # noqa: ARG002 - as all of them
        """Return the meeting with a vote that is over."""
        known = _known(sitting)
        vote = _vote(known, self.resolution)
        return known.with_vote(evolve(vote, counted=self.counted, outcome=self.outcome))


@frozen(kw_only=True)
class Closed:
    """The meeting was closed."""

    meeting: str

    def changed(self, sitting: Sitting | None, on: date) -> Sitting:  # noqa: ARG002 - as all of them
        """Return a meeting that is over."""
        return evolve(_known(sitting), stage=Stage.CLOSED)
