"""Meetings command by command: who may ask what, when, and what it changes."""

from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

from essmodel.governance.assembly_rule import AssemblyRule, BlankProxies
from essmodel.governance.chair import Chair
from essmodel.governance.convening import Close, Convene, GiveProxy, Open, RevokeProxy, SignIn
from essmodel.governance.meeting import Ballot, Choice, CountedBallots, Proxy
from essmodel.governance.notice import DayCount, NoticeRule
from essmodel.governance.polling import CastBallot, CountVote, Put
from essmodel.governance.sitting import Signature, Sitting, Stage, Way
from essmodel.governance.statutes import Call, ProxyRule, Statutes
from essmodel.journal.command import Refused, obey
from essmodel.messages.text import Text
from essmodel.rules.law.source import Invention
from essmodel.rules.rulebook import Rulebook

CALLED_ON, HELD_ON = date(2026, 4, 20), date(2026, 5, 14)
NOTICE = NoticeRule(days=15, counted=DayCount.CALENDAR)
AMINA, BRUNO, CHLOE, DJIBRIL, ELISE = (f"everyone{number}" for number in range(1, 6))


class Room:
    """A meeting of five members, to which commands come one by one."""

    def __init__(self, make: SimpleNamespace, statutes: Statutes) -> None:
        self.make = make
        made = make.cooperative(statutes, make.members(everyone=5))
        self.chair = Chair(
            sittings=(),
            cooperative=made,
            register=make.register(made),
            law=Rulebook(rules=()),
            on=CALLED_ON,
        )

    @property
    def sitting(self) -> Sitting:
        """The meeting that was called last."""
        return self.chair.sittings[-1]

    def on(self, day: date) -> "Room":
        """Let a day come."""
        self.chair = evolve(self.chair, on=day)
        return self

    def call(self, name: str = "ag", **choices: Any) -> Convene:  # noqa: ANN401 - any field
        """Ask to call a meeting on the accounts and on a secret choice."""
        agenda = (
            self.make.resolution("accounts"),
            evolve(self.make.resolution("choice"), secret=True),
        )
        made: dict[str, Any] = {
            "meeting": name,
            "title": Text.same("Meeting"),
            "held_on": HELD_ON,
            "call": Call.FIRST,
            "agenda": agenda,
            "source": Invention(),
        }
        return Convene(**made | choices)

    def ask(self, *commands: Any) -> list[str]:  # noqa: ANN401 - commands of every kind
        """Obey *commands*, and return why the last one was refused."""
        reasons: list[str] = []
        for command in commands:
            answer = obey(command, self.chair)
            if isinstance(answer, Refused):
                reasons = [one.id for one in answer.reasons]
                continue
            reasons = []
            event = answer.event
            after = event.changed(self.chair.sitting(event.meeting), self.chair.on)
            others = tuple(one for one in self.chair.sittings if one.id != after.id)
            self.chair = evolve(self.chair, sittings=(*others, after))
        return reasons

    def opened(self, *present: str) -> "Room":
        """Call the meeting, open it on its day, and let members sign."""
        assert self.ask(self.call()) == []
        assert self.on(HELD_ON).ask(Open(meeting="ag")) == []
        assert self.ask(*(signs(one) for one in present)) == []
        return self


def signs(member: str, way: Way = Way.PRESENT) -> SignIn:
    """Sign the sheet of the meeting."""
    return SignIn(meeting="ag", member=member, way=way)


def gives(giver: str, holder: str | None = None) -> GiveProxy:
    """Give a proxy for the meeting."""
    return GiveProxy(meeting="ag", giver=giver, holder=holder)


def takes_back(giver: str) -> RevokeProxy:
    """Take a proxy back."""
    return RevokeProxy(meeting="ag", giver=giver)


def put(resolution: str = "accounts") -> Put:
    """Put a resolution to the vote."""
    return Put(meeting="ag", resolution=resolution)


def casts(member: str, choice: str = "yes", *, by: str = "", on: str = "accounts") -> CastBallot:
    """Cast a ballot, oneself where nobody else is named."""
    return CastBallot(
        meeting="ag", resolution=on, member=member, by=by or member, choice=Choice(choice)
    )


def counts(resolution: str = "accounts", counted: Iterable[CountedBallots] = ()) -> CountVote:
    """Close and count a vote."""
    return CountVote(meeting="ag", resolution=resolution, counted=tuple(counted))


CLOSE = Close(meeting="ag")


@pytest.fixture
def room(make: SimpleNamespace) -> Room:
    """Let five members meet, who must be called fifteen days before."""
    rule = AssemblyRule(notice=NOTICE, remote=True, by_post=False)
    return Room(make, make.statutes(assembly=rule, proxies=ProxyRule(limit=1)))


# --- the call -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "reasons"),
    [(date(2026, 4, 29), []), (date(2026, 4, 30), ["called_too_late"])],
)
def test_meeting_is_called_in_time(room: Room, day: date, reasons: list[str]) -> None:
    """P35: fifteen days before 14 May is 29 April."""
    assert room.on(day).ask(room.call()) == reasons


def test_without_a_notice_period_a_meeting_is_called_before_it_is_held(
    make: SimpleNamespace,
) -> None:
    """Even so, not after."""
    room = Room(make, make.statutes())

    assert room.on(HELD_ON).ask(room.call("other")) == []
    assert room.on(date(2026, 5, 15)).ask(room.call()) == ["called_too_late"]


def test_meeting_is_called_once(room: Room) -> None:
    """By its id."""
    assert room.ask(room.call(), room.call()) == ["id_taken"]


def test_agenda_has_no_ballots_yet(room: Room, make: SimpleNamespace) -> None:
    """They would be of no meeting."""
    voted = make.resolution("accounts", everyone1="yes")
    counted = evolve(make.resolution("other"), counted=(CountedBallots(yes=1),))

    assert room.ask(room.call(agenda=(voted, counted))) == ["agenda_with_ballots"] * 2


def test_second_call_follows_a_first_without_quorum(make: SimpleNamespace) -> None:
    """P21: whose agenda it shares."""
    rules = make.statutes(decisions=(make.decision(first="1/1"),))
    room = Room(make, rules)
    second = room.call("second", call=Call.SECOND, held_on=date(2026, 6, 1))
    assert room.ask(second) == ["second_call_without_first"]

    room.opened(AMINA).ask(put(), casts(AMINA))
    assert room.ask(second) == ["second_call_without_first"]
    assert room.ask(counts(), CLOSE) == []

    assert room.chair.sittings[-1].votes[0].outcome == "noquorum"
    other = evolve(second, agenda=(make.resolution("other"),))
    assert room.ask(other) == ["second_call_without_first"]
    assert room.ask(second) == []
    third = room.call("third", call=Call.SECOND, held_on=date(2026, 6, 9))
    assert room.ask(third) == []


# --- to open and to attend ------------------------------------------------------------------------


def test_meeting_opens_on_its_day_and_once(room: Room) -> None:
    """Neither before it is called, nor on another day, nor twice."""
    opens = Open(meeting="ag")
    assert room.ask(opens) == ["meeting_wrong_stage"]
    assert room.ask(room.call(), opens) == ["meeting_of_another_day"]

    assert room.on(HELD_ON).ask(opens) == []
    assert room.ask(opens) == ["meeting_wrong_stage"]
    assert room.sitting.stage is Stage.OPEN


@pytest.mark.parametrize(
    ("command", "reasons"),
    [
        (signs(AMINA), ["signed_twice"]),
        (signs("stranger"), ["not_a_voter"]),
        (signs(BRUNO, Way.BY_POST), ["way_not_admitted"]),
        (signs(BRUNO, Way.REMOTE), []),
        (gives(AMINA, BRUNO), ["giver_attends"]),
        (gives(BRUNO, "stranger"), ["not_a_voter"]),
        (gives("stranger", AMINA), ["not_a_voter"]),
        (gives(BRUNO, BRUNO), ["proxy_to_oneself"]),
        (gives(BRUNO), ["assembly_unsaid"]),
        (gives(BRUNO, CHLOE), []),
        (takes_back(BRUNO), ["no_proxy"]),
        (put("other"), ["not_on_agenda"]),
        (put(), []),
        (casts(AMINA), ["vote_not_open"]),
        (counts(), ["vote_not_open"]),
        (CLOSE, []),
    ],
    ids=str,
)
def test_open_meeting_refuses_what_does_not_fit(
    room: Room, command: object, reasons: list[str]
) -> None:
    """Amina is in the room, and no vote is open."""
    assert room.opened(AMINA).ask(command) == reasons


@pytest.mark.parametrize(
    ("command", "reasons"),
    [
        (signs(AMINA), ["meeting_wrong_stage"]),
        (gives(AMINA, BRUNO), ["meeting_wrong_stage"]),
        (takes_back(AMINA), ["meeting_wrong_stage"]),
        (put(), ["meeting_wrong_stage"]),
        (casts(AMINA), ["meeting_wrong_stage", "vote_not_open"]),
        (counts(), ["meeting_wrong_stage", "vote_not_open"]),
        (CLOSE, ["meeting_wrong_stage"]),
    ],
    ids=str,
)
def test_nothing_is_asked_of_a_meeting_that_was_not_called(
    room: Room, command: object, reasons: list[str]
) -> None:
    """Whatever it is."""
    assert room.ask(command) == reasons


def test_holder_holds_no_more_than_the_statutes_let(room: Room) -> None:
    """P27: one each, whoever comes first; and nobody gives two."""
    room.ask(room.call(), gives(AMINA, BRUNO))

    assert room.ask(gives(CHLOE, BRUNO)) == ["holder_full"]
    assert room.ask(gives(AMINA, CHLOE)) == ["two_proxies_given"]
    assert room.ask(takes_back(AMINA), gives(CHLOE, BRUNO)) == []
    assert room.sitting.proxies == (Proxy(giver=CHLOE, holder=BRUNO),)


def test_blank_proxy_is_given_where_the_statutes_know_it(make: SimpleNamespace) -> None:
    """And takes no holder's place."""
    rule = AssemblyRule(blank_proxies=BlankProxies.ABSTAIN)
    room = Room(make, make.statutes(assembly=rule, proxies=ProxyRule(limit=0)))

    assert room.ask(room.call(), gives(AMINA)) == []


# --- votes ----------------------------------------------------------------------------------------


def test_one_vote_is_open_at_a_time(room: Room) -> None:
    """And a resolution is voted once."""
    room.opened(AMINA, BRUNO).ask(put())

    assert room.ask(put("choice")) == ["vote_open"]
    assert room.ask(CLOSE) == ["vote_open"]
    assert room.ask(casts(AMINA, on="choice")) == ["vote_not_open"]
    assert room.ask(counts("choice")) == ["vote_not_open"]
    assert room.ask(casts(AMINA), counts()) == []
    assert room.ask(put()) == ["voted_before"]


def test_ballot_is_cast_once_by_whom_it_belongs_to(room: Room) -> None:
    """P26, P28: the member who came, or, for somebody absent, the holder who came."""
    room.opened(AMINA).ask(signs(BRUNO, Way.REMOTE), gives(CHLOE, BRUNO), gives(DJIBRIL, ELISE))
    room.ask(put())

    assert room.ask(casts(AMINA)) == []
    assert room.ask(casts(AMINA, "no")) == ["ballot_cast_before"]
    assert room.ask(casts(CHLOE)) == ["ballot_of_another"]
    assert room.ask(casts(CHLOE, by=AMINA)) == ["ballot_of_another"]
    assert room.ask(casts(DJIBRIL, by=ELISE)) == ["ballot_of_another"]
    assert room.ask(casts(CHLOE, by=BRUNO)) == []
    assert room.sitting.votes[0].ballots == (
        Ballot(member=AMINA, choice=Choice.YES),
        Ballot(member=CHLOE, choice=Choice.YES),
    )


def test_giver_who_comes_votes_alone(room: Room) -> None:
    """P29: their coming takes the proxy back, unless it has voted."""
    room.opened(AMINA).ask(gives(CHLOE, AMINA), put())
    assert room.ask(signs(CHLOE)) == []
    assert room.ask(casts(CHLOE, by=AMINA)) == ["ballot_of_another"]

    assert room.ask(casts(CHLOE)) == []


def test_proxy_that_has_voted_stands(room: Room) -> None:
    """To the end of the meeting."""
    room.opened(AMINA).ask(gives(CHLOE, AMINA), put(), casts(CHLOE, by=AMINA))

    assert room.ask(takes_back(CHLOE)) == ["proxy_used"]
    assert room.ask(signs(CHLOE)) == ["proxy_used"]


def test_secret_vote_is_counted_by_tellers(room: Room) -> None:
    """P24: no ballot with a name is ever written down."""
    room.opened(AMINA, BRUNO)
    told = (CountedBallots(yes=1, no=1),)
    assembly = AssemblyRule(notice=NOTICE, secrecy_floor=2)
    statutes = evolve(room.chair.cooperative.statutes, assembly=assembly)
    room.chair = evolve(room.chair, cooperative=evolve(room.chair.cooperative, statutes=statutes))
    room.ask(put("choice"))

    assert room.ask(casts(AMINA, on="choice")) == ["secret_vote_by_name"]
    assert room.ask(counts("choice")) == ["tellers_misplaced"]
    assert room.ask(counts("choice", told)) == []
    assert room.sitting.votes[0].counted == told
    assert room.sitting.votes[0].outcome == "tied"


def test_tellers_count_no_open_vote(room: Room) -> None:
    """Its ballots have names."""
    room.opened(AMINA).ask(put())

    assert room.ask(counts(counted=(CountedBallots(yes=1),))) == ["tellers_misplaced"]


def test_meeting_that_is_over_is_a_meeting_like_any_other(room: Room) -> None:
    """With its attendance and its ballots, in the order of the votes."""
    room.opened(AMINA, BRUNO).ask(
        signs(CHLOE, Way.REMOTE), gives(DJIBRIL, AMINA), put(), casts(AMINA), casts(BRUNO, "no")
    )
    room.ask(casts(DJIBRIL, by=AMINA), counts(), CLOSE)
    held = room.sitting.as_held()

    assert room.sitting.stage is Stage.CLOSED
    assert room.sitting.votes[0].outcome == "adopted"
    assert (held.called_on, held.agenda) == (CALLED_ON, ("accounts", "choice"))
    assert [one.id for one in held.resolutions] == ["accounts"]
    assert len(held.resolutions[0].ballots) == 3
    assert room.sitting.signatures[-1] == Signature(CHLOE, Way.REMOTE)
    assert room.sitting.way_of(ELISE) is None
