"""What may be asked about a meeting: to call it, to attend or be represented, to close it."""

from datetime import date

from attrs import frozen

from essmodel.governance.chair import Chair, must_be, must_be_voter
from essmodel.governance.meeting import Resolution
from essmodel.governance.sitting import Stage, Way
from essmodel.governance.sitting_event import (
    Closed,
    Convened,
    Opened,
    ProxyGiven,
    ProxyRevoked,
    SignedIn,
)
from essmodel.governance.statutes import Call
from essmodel.journal.command import Reasons, reason
from essmodel.messages.text import Text
from essmodel.rules.law.source import Source


@frozen(kw_only=True)
class Convene:
    """
    Call members to a meeting, with its agenda.

    Attributes:
        agenda: the resolutions, without ballots.
    """

    meeting: str
    title: Text
    held_on: date
    call: Call
    agenda: tuple[Resolution, ...]
    source: Source

    def refusals(self, desk: Chair) -> Reasons:
        """Yield that it was called before, is called too late, or is no second call."""
        if desk.sitting(self.meeting) is not None:
            yield reason("id_taken", found=self.meeting)
        notice = desk.cooperative.statutes_on(self.held_on).assembly.notice
        latest = self.held_on
        if notice is not None:
            latest = notice.latest_for(self.held_on, holidays=desk.holidays)
        if desk.on > latest:
            yield reason("called_too_late", found=desk.on, latest=latest)
        if self.call is Call.SECOND and not self._follows_one_without_quorum(desk):
            yield reason("second_call_without_first", found=self.meeting)
        for one in self.agenda:
            if one.ballots or one.counted:
                yield reason("agenda_with_ballots", found=one.id)

    def _follows_one_without_quorum(self, desk: Chair) -> bool:
        """Whether some of the same agenda found no quorum on a first call."""
        wanted = {one.id for one in self.agenda}
        return any(
            vote.outcome == "noquorum" and vote.resolution in wanted
            for sitting in desk.sittings
            if sitting.call is Call.FIRST
            for vote in sitting.votes
        )

    def event(self, desk: Chair) -> Convened:  # noqa: ARG002 - as all of them
        """Return that members were called."""
        return Convened(
            meeting=self.meeting,
            title=self.title,
            held_on=self.held_on,
            call=self.call,
            agenda=self.agenda,
            source=self.source,
        )


@frozen(kw_only=True)
class Open:
    """Open a meeting on its day."""

    meeting: str

    def refusals(self, desk: Chair) -> Reasons:
        """Yield that it was not called, is open or over, or that it is not its day."""
        yield from must_be(desk, self.meeting, Stage.CALLED)
        sitting = desk.sitting(self.meeting)
        if sitting is not None and sitting.held_on != desk.on:
            yield reason("meeting_of_another_day", found=desk.on, held_on=sitting.held_on)

    def event(self, desk: Chair) -> Opened:  # noqa: ARG002 - as all of them
        """Return that it was opened."""
        return Opened(meeting=self.meeting)


@frozen(kw_only=True)
class SignIn:
    """Sign the attendance sheet; or, of a vote by post, note that its form has come."""

    meeting: str
    member: str
    way: Way

    def refusals(self, desk: Chair) -> Reasons:
        """Yield that it is not open, that they signed, have no vote, or may not attend so."""
        yield from must_be(desk, self.meeting, Stage.OPEN)
        yield from must_be_voter(desk, self.meeting, self.member)
        sitting = desk.sitting(self.meeting)
        if sitting is None:
            return
        if sitting.way_of(self.member) is not None:
            yield reason("signed_twice", found=self.member)
        if sitting.proxy_of(self.member) is not None and sitting.has_voted(self.member):
            yield reason("proxy_used", found=self.member)
        assembly = desk.statutes(sitting).assembly
        forbidden = {Way.REMOTE: assembly.remote is False, Way.BY_POST: assembly.by_post is False}
        if forbidden.get(self.way):
            yield reason("way_not_admitted", found=self.way.value)

    def event(self, desk: Chair) -> SignedIn:  # noqa: ARG002 - as all of them
        """Return that they signed."""
        return SignedIn(meeting=self.meeting, member=self.member, way=self.way)


@frozen(kw_only=True)
class GiveProxy:
    """Give a proxy; whether it counts in the end depends on who comes."""

    meeting: str
    giver: str
    holder: str | None = None

    def refusals(self, desk: Chair) -> Reasons:
        """Yield that it is over, that they gave one or came, or that the holder may not have it."""
        yield from must_be(desk, self.meeting, Stage.CALLED, Stage.OPEN)
        parties = (self.giver,) if self.holder is None else (self.giver, self.holder)
        yield from must_be_voter(desk, self.meeting, *parties)
        sitting = desk.sitting(self.meeting)
        if sitting is None:
            return
        if sitting.proxy_of(self.giver) is not None:
            yield reason("two_proxies_given", found=self.giver)
        if sitting.way_of(self.giver) is not None:
            yield reason("giver_attends", found=self.giver)
        statutes = desk.statutes(sitting)
        if self.holder is None:
            if statutes.assembly.blank_proxies is None:
                yield reason("assembly_unsaid", choice="blank_proxies")
            return
        if self.holder == self.giver:
            yield reason("proxy_to_oneself", found=self.giver)
        held = sum(one.holder == self.holder for one in sitting.proxies)
        if statutes.proxies.limit is not None and held >= statutes.proxies.limit:
            yield reason("holder_full", found=self.holder, limit=statutes.proxies.limit)

    def event(self, desk: Chair) -> ProxyGiven:  # noqa: ARG002 - as all of them
        """Return that it was given."""
        return ProxyGiven(meeting=self.meeting, giver=self.giver, holder=self.holder)


@frozen(kw_only=True)
class RevokeProxy:
    """Take a proxy back, before it has voted."""

    meeting: str
    giver: str

    def refusals(self, desk: Chair) -> Reasons:
        """Yield that it is over, that there is no proxy, or that it has voted."""
        yield from must_be(desk, self.meeting, Stage.CALLED, Stage.OPEN)
        sitting = desk.sitting(self.meeting)
        if sitting is None:
            return
        if sitting.proxy_of(self.giver) is None:
            yield reason("no_proxy", found=self.giver)
        if sitting.has_voted(self.giver):
            yield reason("proxy_used", found=self.giver)

    def event(self, desk: Chair) -> ProxyRevoked:  # noqa: ARG002 - as all of them
        """Return that it was taken back."""
        return ProxyRevoked(meeting=self.meeting, giver=self.giver)


@frozen(kw_only=True)
class Close:
    """Close a meeting."""

    meeting: str

    def refusals(self, desk: Chair) -> Reasons:
        """Yield that it is not open, or that a vote is."""
        yield from must_be(desk, self.meeting, Stage.OPEN)
        sitting = desk.sitting(self.meeting)
        if sitting is not None and sitting.open_vote is not None:
            yield reason("vote_open", found=sitting.open_vote.resolution)

    def event(self, desk: Chair) -> Closed:  # noqa: ARG002 - as all of them
        """Return that it was closed."""
        return Closed(meeting=self.meeting)


ConveningCommand = Convene | Open | SignIn | GiveProxy | RevokeProxy | Close
"""All that may be asked about holding a meeting."""
