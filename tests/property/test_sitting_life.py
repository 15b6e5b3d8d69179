"""
P26-P29, P34, P35: the life of a meeting as a machine.

A command is accepted if and only if the plain account of it below says so; it changes one meeting,
in the fields that are its own; what was counted is final.
"""

from datetime import date, timedelta
from typing import Any

import attrs
from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from essmodel.governance.assembly_rule import AssemblyRule
from essmodel.governance.chair import Chair
from essmodel.governance.convening import Close, Convene, GiveProxy, Open, RevokeProxy, SignIn
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.meeting import Choice, Resolution
from essmodel.governance.membership import Member, Membership
from essmodel.governance.notice import DayCount, NoticeRule
from essmodel.governance.polling import CastBallot, CountVote, Put
from essmodel.governance.sitting import Sitting, Stage, Way
from essmodel.governance.statutes import (
    Call,
    DecisionKind,
    DecisionRule,
    Interest,
    Majority,
    MajorityBase,
    MemberCategory,
    ProxyRule,
    Quorum,
    QuorumMeasure,
    Statutes,
    VoiceRule,
)
from essmodel.journal.command import Accepted, obey
from essmodel.messages.text import Text
from essmodel.rules.law.source import Invention
from essmodel.rules.rulebook import Rulebook
from essmodel.stakeholders.party import Person
from essmodel.stakeholders.register import Register
from essmodel.values.money import Money
from essmodel.values.period import ALWAYS
from essmodel.values.threshold import Threshold

NOTICE, LIMIT, START = 2, 1, date(2026, 5, 1)
HALF = Threshold(part=1, whole=2, is_strict=True)
MEMBERS = "abcd"
STATUTES = Statutes(
    source=Invention(),
    voice=VoiceRule.ONE_PER_MEMBER,
    categories=(MemberCategory(id="all", name="all", interest=Interest.BENEFICIARIES),),
    decisions=(
        DecisionRule(
            kind=DecisionKind.ORDINARY,
            quorum=Quorum(first_call=None, second_call=None, measured_by=QuorumMeasure.HEADS),
            majority=Majority(threshold=HALF, base=MajorityBase.VOTES_CAST),
            source=Invention(),
        ),
    ),
    proxies=ProxyRule(limit=LIMIT),
    assembly=AssemblyRule(
        notice=NoticeRule(days=NOTICE, counted=DayCount.CALENDAR), remote=True, by_post=False
    ),
)
COOPERATIVE = Cooperative(
    name="any",
    legal_form="any",
    statutes=STATUTES,
    membership=Membership(
        members=tuple(
            Member(party=one, category="all", capital=Money(1), period=ALWAYS) for one in MEMBERS
        )
    ),
)
REGISTER = Register(parties=tuple(Person(id=one, name=one) for one in MEMBERS))
AGENDA = tuple(
    Resolution(id=one, title=Text.same(one), kind=DecisionKind.ORDINARY) for one in ("r", "s")
)
FIELDS = {
    Open: {"stage"},
    Close: {"stage"},
    SignIn: {"signatures"},
    GiveProxy: {"proxies"},
    RevokeProxy: {"proxies"},
    Put: {"votes"},
    CastBallot: {"votes"},
    CountVote: {"votes"},
}
"""What each command may change in a meeting."""

PEOPLE = st.sampled_from(["a", "b", "a", "b", *MEMBERS, "stranger"])
TEXTS = st.sampled_from(["r", "s", "t"])


class MeetingLife(RuleBasedStateMachine):
    """One meeting after another command, each accepted exactly where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.on = START
        self.sitting: Sitting | None = None
        self.final: dict[str, str] = {}

    def ask(self, command: object, *, lawful: bool) -> None:
        """Obey a command, which is accepted if and only if it is lawful."""
        before = self.sitting
        chair = Chair(
            sittings=(before,) if before else (),
            cooperative=COOPERATIVE,
            register=REGISTER,
            law=Rulebook(rules=()),
            on=self.on,
        )
        answer: Any = obey(command, chair)  # type: ignore[arg-type] # commands of every kind
        assert isinstance(answer, Accepted) is lawful, answer
        if not isinstance(answer, Accepted):
            return
        after: Sitting = answer.event.changed(before, self.on)
        if before is not None:
            changed = {
                one.name
                for one in attrs.fields(Sitting)
                if getattr(before, one.name) != getattr(after, one.name)
            }
            assert changed == FIELDS[type(command)]
        self.sitting = after

    def is_at(self, *stages: Stage) -> bool:
        """Whether the meeting is at one of these stages."""
        return self.sitting is not None and self.sitting.stage in stages

    def attends(self, member: str, *ways: Way) -> bool:
        """Whether a member signed, in one of these ways."""
        return (
            any(one.member == member and one.way in ways for one in self.sitting.signatures)
            if self.sitting
            else False
        )

    def holder(self, giver: str) -> str | None:
        """Who holds the proxy of a member."""
        proxies = self.sitting.proxies if self.sitting else ()
        return {one.giver: one.holder for one in proxies}.get(giver)

    def voted(self, member: str) -> bool:
        """Whether a member's ballot was cast on anything."""
        votes = self.sitting.votes if self.sitting else ()
        return any(ballot.member == member for one in votes for ballot in one.ballots)

    def open_text(self) -> str | None:
        """What is being voted."""
        votes = self.sitting.votes if self.sitting else ()
        return next((one.resolution for one in votes if one.outcome is None), None)

    @initialize(is_open=st.booleans(), way=st.sampled_from([Way.PRESENT, Way.REMOTE]))
    def begin(self, way: Way, *, is_open: bool) -> None:
        """Begin with nothing, or in the middle of a vote, where most can go wrong."""
        if not is_open:
            return
        self.convene(NOTICE)
        self.on += timedelta(days=NOTICE)
        self.open()
        self.sign("a", way)
        self.give("b", "a")
        self.give("c", "d")
        self.put("r")

    @rule(days=st.integers(0, 2))
    def days_pass(self, days: int) -> None:
        """Let time go by."""
        self.on += timedelta(days=days)

    @rule()
    def day_of_the_meeting_comes(self) -> None:
        """Let time go by to where most happens."""
        if self.sitting is not None:
            self.on = max(self.on, self.sitting.held_on)

    @rule(ahead=st.integers(-1, 4))
    def convene(self, ahead: int) -> None:
        """Call the meeting."""
        held_on = self.on + timedelta(days=ahead)
        command = Convene(
            meeting="ag",
            title=Text.same("any"),
            held_on=held_on,
            call=Call.FIRST,
            agenda=AGENDA,
            source=Invention(),
        )
        self.ask(command, lawful=self.sitting is None and ahead >= NOTICE)

    @rule()
    def open(self) -> None:
        """Open it."""
        is_day = self.sitting is not None and self.sitting.held_on == self.on
        self.ask(Open(meeting="ag"), lawful=self.is_at(Stage.CALLED) and is_day)

    @rule(member=PEOPLE, way=st.sampled_from(Way))
    def sign(self, member: str, way: Way) -> None:
        """Attend."""
        lawful = (
            self.is_at(Stage.OPEN)
            and member in MEMBERS
            and not self.attends(member, *Way)
            and way is not Way.BY_POST
            and not (self.holder(member) and self.voted(member))
        )
        self.ask(SignIn(meeting="ag", member=member, way=way), lawful=lawful)

    @rule(giver=PEOPLE, holder=PEOPLE)
    def give(self, giver: str, holder: str) -> None:
        """Give a proxy."""
        held = sum(one.holder == holder for one in self.sitting.proxies) if self.sitting else 0
        lawful = (
            self.is_at(Stage.CALLED, Stage.OPEN)
            and {giver, holder} <= set(MEMBERS)
            and giver != holder
            and self.holder(giver) is None
            and not self.attends(giver, *Way)
            and held < LIMIT
        )
        self.ask(GiveProxy(meeting="ag", giver=giver, holder=holder), lawful=lawful)

    @rule(giver=PEOPLE)
    def revoke(self, giver: str) -> None:
        """Take a proxy back."""
        lawful = (
            self.is_at(Stage.CALLED, Stage.OPEN)
            and self.holder(giver) is not None
            and not self.voted(giver)
        )
        self.ask(RevokeProxy(meeting="ag", giver=giver), lawful=lawful)

    @rule(text=TEXTS)
    def put(self, text: str) -> None:
        """Put a text to the vote."""
        done = {one.resolution for one in self.sitting.votes} if self.sitting else set()
        lawful = self.is_at(Stage.OPEN) and text in {"r", "s"} - done and self.open_text() is None
        self.ask(Put(meeting="ag", resolution=text), lawful=lawful)

    @rule(text=TEXTS, member=PEOPLE, by=PEOPLE, choice=st.sampled_from(Choice))
    def cast(self, text: str, member: str, by: str, choice: Choice) -> None:
        """Cast a ballot."""
        votes = self.sitting.votes if self.sitting else ()
        cast = {b.member for one in votes if one.resolution == text for b in one.ballots}
        for_another = (
            self.holder(member) == by
            and self.attends(by, Way.PRESENT, Way.REMOTE)
            and not self.attends(member, *Way)
        )
        lawful = (
            self.is_at(Stage.OPEN)
            and self.open_text() == text
            and member not in cast
            and (self.attends(member, *Way) if by == member else for_another)
        )
        command = CastBallot(meeting="ag", resolution=text, member=member, by=by, choice=choice)
        self.ask(command, lawful=lawful)

    @rule(text=TEXTS)
    def count(self, text: str) -> None:
        """Close and count a vote."""
        lawful = self.is_at(Stage.OPEN) and self.open_text() == text
        ballots = (
            next((one.ballots for one in self.sitting.votes if one.resolution == text), ())
            if self.sitting
            else ()
        )
        self.ask(CountVote(meeting="ag", resolution=text), lawful=lawful)
        if lawful and self.sitting:
            yes = sum(one.choice is Choice.YES for one in ballots)
            no = sum(one.choice is Choice.NO for one in ballots)
            vote = self.sitting.vote_on(text)
            assert vote is not None
            self.final[text] = (
                "adopted" if yes > no else "tied" if yes == no and yes else "rejected"
            )
            assert vote.outcome == self.final[text]

    @rule()
    def close(self) -> None:
        """Close the meeting."""
        lawful = self.is_at(Stage.OPEN) and self.open_text() is None
        self.ask(Close(meeting="ag"), lawful=lawful)

    @invariant()
    def what_was_counted_is_final(self) -> None:
        """P35: nothing that follows changes it."""
        votes = self.sitting.votes if self.sitting else ()
        assert {one.resolution: one.outcome for one in votes if one.outcome} == self.final

    @invariant()
    def no_voice_is_counted_twice(self) -> None:
        """P26: each member has one ballot in a vote, cast by themselves or by one holder."""
        for vote in self.sitting.votes if self.sitting else ():
            members = [one.member for one in vote.ballots]
            assert len(set(members)) == len(members) <= len(MEMBERS)

    @invariant()
    def meeting_is_one_that_can_be_held(self) -> None:
        """Its papers are those of a general meeting, at every moment."""
        if self.sitting is not None:
            held = self.sitting.as_held()
            assert evolve(held, attendance=held.attendance) == held


TestMeetingLife = MeetingLife.TestCase
TestMeetingLife.settings = settings(stateful_step_count=40, deadline=None)
