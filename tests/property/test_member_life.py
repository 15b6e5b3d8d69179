"""
P1, P4, P5: the life of members as a machine.

A command is accepted if and only if the plain account of it below says so; it changes the record of
one person, in the fields that are its own; capital is what shares come to, and keeps its floor.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from essmodel.governance.desk import Desk, MemberCommand
from essmodel.governance.joining import Admit, Apply, Decline, Move, Pay, Subscribe
from essmodel.governance.member_event import MemberEvent
from essmodel.governance.member_record import Record
from essmodel.governance.member_register import MemberRegister, replayed
from essmodel.governance.member_rule import MemberRule
from essmodel.governance.outcome import Adopted, Outcome, Rejected, Shortfall
from essmodel.governance.parting import (
    DropExclusion,
    Exclude,
    GiveNotice,
    Hear,
    Leave,
    ProposeExclusion,
    Repay,
    StrikeOff,
)
from essmodel.governance.statutes import (
    College,
    CountingMode,
    EmptyCollege,
    Interest,
    MemberCategory,
    ProxyRule,
    Statutes,
    VoiceRule,
)
from essmodel.journal.command import Accepted, obey
from essmodel.journal.journal import Journal
from essmodel.rules.law.source import Invention
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion

SHARE, LEAVING, EXCLUSION = 1_000, 3, 5
RULE = MemberRule(
    share=Money(SHARE),
    leaving_notice=LEAVING,
    exclusion_notice=EXCLUSION,
    floor=Proportion.of(1, 4),
)
STATUTES = Statutes(
    source=Invention(),
    voice=VoiceRule.ONE_PER_MEMBER,
    categories=tuple(
        MemberCategory(id=name, name=name, interest=Interest.BENEFICIARIES) for name in "uv"
    ),
    colleges=tuple(College(id=name, name=name, parts=1) for name in "xy"),
    counting=CountingMode.PROPORTIONAL,
    empty_college=EmptyCollege.KEEP,
    decisions=(),
    proxies=ProxyRule(limit=None),
)
PEOPLE = st.sampled_from("abc")
GROUPS = st.sampled_from(["u", "v", "x", "y", "nothing"])
COLLEGES = st.none() | GROUPS
OFFSETS = st.integers(-1, 7)
CENTS = st.integers(-1, 3).map(lambda shares: shares * SHARE) | st.integers(0, 3 * SHARE)

FIELDS = {
    Admit: {"status", "since", "college"},
    Decline: {"status", "since", "subscribed"},
    Move: {"category", "college"},
    Subscribe: {"subscribed"},
    Pay: {"paid"},
    Repay: {"subscribed", "paid"},
    GiveNotice: {"status", "since", "leaves_on"},
    Leave: {"status", "since", "subscribed", "leaves_on", "exclusion"},
    ProposeExclusion: {"exclusion"},
    Hear: {"exclusion"},
    DropExclusion: {"exclusion"},
    Exclude: {"status", "since", "subscribed", "leaves_on", "exclusion"},
    StrikeOff: {"status", "since", "subscribed", "leaves_on", "exclusion"},
}
"""The fields of a record that each command may change; an application begins a record anew."""


@dataclass
class Person:
    """Somebody as a plain account tells it."""

    stage: str = "unknown"
    owes: int = 0
    paid: int = 0
    gone_since: date = date.min
    leaves_on: date = date.max
    vote_on: date | None = None
    heard: bool = False


@dataclass
class Account:
    """All of them, and the capital."""

    people: dict[str, Person] = field(default_factory=lambda: {name: Person() for name in "abc"})
    highest: int = 0

    @property
    def capital(self) -> int:
        """What all shares come to."""
        return sum(one.owes + one.paid for one in self.people.values())


class Life(RuleBasedStateMachine):
    """Commands in any order, on days that only go on."""

    def __init__(self) -> None:
        super().__init__()
        self.register = MemberRegister()
        self.journal: Journal[MemberEvent] = Journal()
        self.account = Account()
        self.today = date(2026, 1, 1)

    @initialize()
    def begin(self) -> None:
        """Nobody is a member."""
        assert not self.register.members

    def _ask(self, command: MemberCommand, *, expected: bool) -> bool:
        desk = Desk(register=self.register, statutes=STATUTES, rule=RULE, on=self.today)
        answer = obey(command, desk)
        assert isinstance(answer, Accepted) is expected, (command, answer)
        if not isinstance(answer, Accepted):
            assert answer.reasons
            return False
        before = dict(self.register.records)
        self.journal = self.journal.record(
            answer.event, effective_on=self.today, recorded_on=self.today
        )
        *_, dated = self.journal.events()
        self.register = self.register.after(dated)
        after = dict(self.register.records)
        assert {name: one for name, one in after.items() if name != command.party} == {
            name: one for name, one in before.items() if name != command.party
        }
        if type(command) in FIELDS:
            changed = _changed(before[command.party], after[command.party])
            assert changed <= FIELDS[type(command)]
        return True

    def _end(self, party: str, stage: str) -> None:
        person = self.account.people[party]
        self.account.people[party] = Person(stage=stage, paid=person.paid, gone_since=self.today)

    @rule(days=st.integers(1, 6))
    def wait(self, days: int) -> None:
        """Time goes by, and changes nothing by itself."""
        self.today += timedelta(days=days)

    @rule(party=PEOPLE, category=GROUPS)
    def apply(self, party: str, category: str) -> None:
        """Whoever is no candidate and no member may ask."""
        person = self.account.people[party]
        expected = person.stage not in {"candidate", "member", "leaving"} and category in "uv"
        if self._ask(Apply(party=party, category=category), expected=expected):
            self.account.people[party] = Person(stage="candidate", paid=person.paid)

    @rule(party=PEOPLE, college=COLLEGES)
    def admit(self, party: str, college: str | None) -> None:
        """A candidate, in a college that there is."""
        person = self.account.people[party]
        expected = person.stage == "candidate" and college in {"x", "y"}
        if self._ask(Admit(party=party, college=college), expected=expected):
            person.stage = "member"

    @rule(party=PEOPLE)
    def decline(self, party: str) -> None:
        """A candidate."""
        expected = self.account.people[party].stage == "candidate"
        if self._ask(Decline(party=party), expected=expected):
            self._end(party, "declined")

    @rule(party=PEOPLE, category=GROUPS, college=COLLEGES)
    def move(self, party: str, category: str, college: str | None) -> None:
        """A member, to groups that there are."""
        stage = self.account.people[party].stage
        expected = stage in {"member", "leaving"} and category in "uv" and college in {"x", "y"}
        self._ask(Move(party=party, category=category, college=college), expected=expected)

    @rule(party=PEOPLE, shares=st.integers(-1, 3))
    def subscribe(self, party: str, shares: int) -> None:
        """A candidate or a member who does not leave; one share at least."""
        person = self.account.people[party]
        expected = person.stage in {"candidate", "member"} and shares >= 1
        if self._ask(Subscribe(party=party, shares=shares), expected=expected):
            person.owes += shares * SHARE
            self.account.highest = max(self.account.highest, self.account.capital)

    @rule(party=PEOPLE, cents=CENTS)
    def pay(self, party: str, cents: int) -> None:
        """No more than is owed."""
        person = self.account.people[party]
        if self._ask(Pay(party=party, amount=Money(cents)), expected=0 < cents <= person.owes):
            person.owes -= cents
            person.paid += cents

    @rule(party=PEOPLE, days=OFFSETS)
    def give_notice(self, party: str, days: int) -> None:
        """A member, for a day that is far enough."""
        person = self.account.people[party]
        leaves_on = self.today + timedelta(days=days)
        expected = person.stage == "member" and days >= LEAVING
        if self._ask(GiveNotice(party=party, leaves_on=leaves_on), expected=expected):
            person.stage, person.leaves_on = "leaving", leaves_on

    @rule(party=PEOPLE)
    def leave(self, party: str) -> None:
        """On the day, not before it."""
        person = self.account.people[party]
        expected = person.stage == "leaving" and self.today >= person.leaves_on
        if self._ask(Leave(party=party), expected=expected):
            self._end(party, "left")

    @rule(party=PEOPLE, days=OFFSETS)
    def propose_exclusion(self, party: str, days: int) -> None:
        """Of a member, once, with notice."""
        person = self.account.people[party]
        voted_on = self.today + timedelta(days=days)
        is_member = person.stage in {"member", "leaving"}
        expected = is_member and person.vote_on is None and days >= EXCLUSION
        command = ProposeExclusion(party=party, ground="a ground", voted_on=voted_on)
        if self._ask(command, expected=expected):
            person.vote_on, person.heard = voted_on, False

    @rule(party=PEOPLE)
    def hear(self, party: str) -> None:
        """Whoever is to be excluded."""
        person = self.account.people[party]
        if self._ask(Hear(party=party), expected=person.vote_on is not None):
            person.heard = True

    @rule(party=PEOPLE)
    def drop_exclusion(self, party: str) -> None:
        """What was proposed."""
        person = self.account.people[party]
        if self._ask(DropExclusion(party=party), expected=person.vote_on is not None):
            person.vote_on = None

    @rule(party=PEOPLE, outcome=st.sampled_from(["adopted", "rejected"]))
    def exclude(self, party: str, outcome: str) -> None:
        """Proposed, heard, the day come, and voted."""
        person = self.account.people[party]
        is_due = person.vote_on is not None and self.today >= person.vote_on
        expected = is_due and person.heard and outcome == "adopted"
        command = Exclude(party=party, meeting="ag", outcome=OUTCOMES[outcome])
        if self._ask(command, expected=expected):
            self._end(party, "excluded")

    @rule(party=PEOPLE)
    def strike_off(self, party: str) -> None:
        """A member."""
        stage = self.account.people[party].stage
        if self._ask(
            StrikeOff(party=party, ground="died"), expected=stage in {"member", "leaving"}
        ):
            self._end(party, "struck_off")

    @rule(party=PEOPLE, cents=CENTS)
    def repay(self, party: str, cents: int) -> None:
        """Whoever left first comes first, and a quarter of the highest capital stays."""
        account = self.account
        gone = {"declined", "left", "excluded", "struck_off"}
        queue = sorted(
            (one.gone_since, name, one.paid)
            for name, one in account.people.items()
            if one.stage in gone and one.paid
        )
        room = max(0, account.capital - -(-account.highest // 4))
        ahead = sum(paid for since, name, paid in queue if (since, name) < _place(queue, party))
        own = next((paid for _, name, paid in queue if name == party), 0)
        expected = 0 < cents <= min(own, max(0, room - ahead))
        if self._ask(Repay(party=party, amount=Money(cents)), expected=expected):
            account.people[party].paid -= cents

    # Random commands seldom come in an order that leads far: these are the ways that do.

    @rule(party=PEOPLE, shares=st.integers(1, 3))
    def become_member(self, party: str, shares: int) -> None:
        """The whole way in, as far as somebody has not gone it."""
        self.apply(party, "u")
        self.admit(party, "x")
        self.subscribe(party, shares)
        self.pay(party, self.account.people[party].owes)

    @rule(party=PEOPLE, wait=st.sampled_from([EXCLUSION - 1, EXCLUSION]), heard=st.booleans())
    def be_excluded(self, party: str, wait: int, heard: bool) -> None:  # noqa: FBT001 - drawn
        """The whole way out, perhaps a day early or unheard."""
        self.become_member(party, 1)
        self.drop_exclusion(party)
        self.propose_exclusion(party, EXCLUSION)
        if heard:
            self.hear(party)
        self.wait(wait)
        self.exclude(party, "rejected")
        self.exclude(party, "adopted")

    @rule(party=PEOPLE, wait=st.sampled_from([LEAVING - 1, LEAVING]))
    def be_gone(self, party: str, wait: int) -> None:
        """Leave, perhaps a day early, with a share that is not paid."""
        self.become_member(party, 1)
        self.subscribe(party, 1)
        self.give_notice(party, LEAVING)
        self.wait(wait)
        self.leave(party)

    @rule(party=PEOPLE, more=st.sampled_from([1, 0]))
    def be_repaid(self, party: str, more: int) -> None:
        """As much as may be, and a cent more first."""
        room = max(0, self.account.capital - -(-self.account.highest // 4))
        own = self.account.people[party].paid
        self.repay(party, min(own, room) + more)
        self.repay(party, min(own, room))

    @invariant()
    def the_register_says_what_happened(self) -> None:
        """Stage by stage and cent by cent."""
        for name, person in self.account.people.items():
            record = self.register.record(name)
            assert (record.status.value if record else "unknown") == person.stage
            assert self.register.votes(name) == (person.stage in {"member", "leaving"})
            if record:
                assert record.paid == Money(person.paid)
                assert record.subscribed == Money(person.paid + person.owes)

    @invariant()
    def capital_is_conserved(self) -> None:
        """It is what all shares come to, and repayments never bring it below its floor."""
        assert self.register.capital == Money(self.account.capital)
        assert self.register.highest_capital == Money(self.account.highest)
        assert self.account.highest >= self.account.capital

    @invariant()
    def history_replayed_is_the_register(self) -> None:
        """All at once or one by one, and no event depends on a later one."""
        assert replayed(self.journal.events()) == self.register
        half = self.journal.until(len(self.journal) // 2)
        assert replayed(half.events()) == replayed([*self.journal.events()][: len(half)])


def _place(queue: list[tuple[date, str, int]], party: str) -> tuple[date, str]:
    return next(((since, name) for since, name, _ in queue if name == party), (date.min, ""))


def _changed(before: Record, after: Record) -> set[str]:
    names = [one.name for one in attrs.fields(Record)]
    return {name for name in names if getattr(before, name) != getattr(after, name)}


def _outcomes() -> dict[str, Outcome]:
    """Return an outcome of either kind; nothing of its count is looked at here."""
    count: object = None
    return {
        "adopted": Adopted(count=count),  # type: ignore[arg-type] # see above
        "rejected": Rejected(
            count=count,  # type: ignore[arg-type] # see above
            shortfall=Shortfall(share=0),  # type: ignore[arg-type] # see above
            is_tied=False,
        ),
    }


OUTCOMES = _outcomes()
Life.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
TestLife = Life.TestCase
