"""How a meeting is called and attended, and what follows for its votes."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.governance.assembly_rule import AssemblyRule, BlankProxies, Conflicts
from essmodel.governance.cooperative import Cooperative, EarlierStatutes
from essmodel.governance.count import count_meeting
from essmodel.governance.meeting import (
    CountedAttendance,
    CountedBallots,
    GeneralMeeting,
    NamedAttendance,
    Objection,
    Proxy,
    Resolution,
)
from essmodel.governance.minutes import minutes_of
from essmodel.governance.notice import DayCount, NoticeRule, Weekday
from essmodel.governance.outcome import Adopted, Outcome, Rejected, Undecided, Voidable, standing
from essmodel.governance.roll import Refusal
from essmodel.governance.secrecy import PublishedVotes
from essmodel.governance.statutes import CountingMode, MajorityBase, Statutes
from essmodel.rules.finding import Standing
from essmodel.rules.rulebook import Rulebook

TODAY = date(2026, 11, 23)
HELD_ON = date(2026, 5, 14)
NO_LAW = Rulebook(rules=())
FIFTEEN = NoticeRule(days=15, counted=DayCount.CALENDAR)


class Assembly:
    """Holds one meeting of a few members, of which a test says only what it is about."""

    def __init__(self, make: SimpleNamespace) -> None:
        self.make = make

    def cooperative(
        self,
        rule: AssemblyRule,
        *,
        size: int = 5,
        statutes: Statutes | None = None,
        came: NamedAttendance | tuple[CountedAttendance, ...] | None = None,
        resolution: Resolution | None = None,
        **choices: Any,  # noqa: ANN401 - any field of a meeting
    ) -> Cooperative:
        """Make the co-operative with its meeting; all members come and say yes to one text."""
        named = [f"everyone{number}" for number in range(1, size + 1)]
        held = self.make.meeting(
            came or self.make.attendance(*named),
            resolution or self.make.resolution(**dict.fromkeys(named, "yes")),
            **choices,
        )
        rules = evolve(statutes or self.make.statutes(), assembly=rule)
        made: Cooperative = self.make.cooperative(rules, self.make.members(everyone=size), held)
        return made

    def outcome(self, rule: AssemblyRule, **choices: Any) -> Outcome:  # noqa: ANN401 - as above
        """Return what its resolution came to."""
        (outcome,) = self.outcomes(self.cooperative(rule, **choices))
        return outcome

    def outcomes(self, made: Cooperative) -> tuple[Outcome, ...]:
        """Count the meeting of a co-operative."""
        (held,) = made.meetings
        return count_meeting(held, made, self.make.register(made), law=NO_LAW, on=TODAY)


@pytest.fixture
def hold(make: SimpleNamespace) -> Assembly:
    """Hold a meeting."""
    return Assembly(make)


def met(outcome: Outcome) -> dict[str, Standing]:
    """Return what each rule came to."""
    return {one.rule.id: one.standing for one in outcome.count.findings}


# --- the call -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("called_on", "kind", "said"),
    [
        (date(2026, 4, 28), Adopted, Standing.MET),
        (date(2026, 4, 29), Adopted, Standing.MET),
        (date(2026, 4, 30), Voidable, Standing.UNMET),
        (None, Undecided, Standing.UNDETERMINED),
    ],
)
def test_decision_of_a_meeting_called_too_late_is_voidable(
    hold: Assembly, called_on: date | None, kind: type[Outcome], said: Standing
) -> None:
    """P35: the votes carry it, and what is unknown is not taken for granted."""
    found = hold.outcome(AssemblyRule(notice=FIFTEEN), called_on=called_on)

    assert isinstance(found, kind)
    assert met(found)["statutes.notice"] is said


def test_what_votes_reject_is_rejected_however_the_meeting_was_called(
    hold: Assembly, make: SimpleNamespace
) -> None:
    """There is nothing to annul."""
    against = make.resolution(everyone1="no")

    found = hold.outcome(AssemblyRule(notice=FIFTEEN), called_on=HELD_ON, resolution=against)

    assert isinstance(found, Rejected)


def test_holidays_of_working_days_are_asked_of_the_caller(
    hold: Assembly, make: SimpleNamespace
) -> None:
    """Five working days before Thursday 14 May 2026: one more with the 8th, a holiday."""
    rest = (Weekday.SATURDAY, Weekday.SUNDAY)
    rule = AssemblyRule(notice=NoticeRule(days=5, counted=DayCount.WORKING, rest_days=rest))
    made = hold.cooperative(rule, called_on=date(2026, 5, 7))
    (held,) = made.meetings

    (plain,) = hold.outcomes(made)
    (with_holiday,) = count_meeting(
        held,
        made,
        make.register(made),
        law=NO_LAW,
        on=TODAY,
        holidays=lambda day: day == date(2026, 5, 8),
    )

    assert isinstance(plain, Adopted)
    assert isinstance(with_holiday, Voidable)


@pytest.mark.parametrize(
    ("agenda", "kind"), [(("one",), Adopted), (("other",), Voidable), (None, Undecided)], ids=str
)
def test_what_the_notice_did_not_announce_is_voidable(
    hold: Assembly, agenda: tuple[str, ...] | None, kind: type[Outcome]
) -> None:
    """Where the statutes bind a meeting to its agenda."""
    assert isinstance(hold.outcome(AssemblyRule(agenda_binds=True), agenda=agenda), kind)
    assert isinstance(hold.outcome(AssemblyRule(agenda_binds=False), agenda=agenda), Adopted)


def test_nobody_is_called_after_the_meeting(make: SimpleNamespace) -> None:
    """One of the two days is wrong; a notice of the same day is only late."""
    make.meeting(make.attendance(), called_on=HELD_ON)

    with pytest.raises(InvalidValueError, match="called_on: members were called on 15 May 2026"):
        make.meeting(make.attendance(), called_on=date(2026, 5, 15))


# --- ways to attend -------------------------------------------------------------------------------


def test_those_from_afar_and_by_post_attend_and_vote(hold: Assembly, make: SimpleNamespace) -> None:
    """Three ways, each counted by itself; who votes by post is not there to hold a proxy."""
    came = NamedAttendance(
        present=("everyone1",),
        remote=("everyone2",),
        by_post=("everyone3",),
        proxies=(
            Proxy(giver="everyone4", holder="everyone2"),
            Proxy(giver="everyone5", holder="everyone3"),
        ),
    )
    voted = make.resolution(
        everyone1="yes", everyone2="yes", everyone3="no", everyone4="yes", everyone5="no"
    )

    found = hold.outcome(AssemblyRule(remote=True, by_post=True), came=came, resolution=voted)
    (college,) = found.count.roll.colleges

    assert isinstance(found, Adopted)
    assert (college.present.count, college.remote.count, college.by_post.count) == (1, 1, 1)
    assert college.represented.count == 1
    assert [one.why for one in found.count.roll.refused] == [Refusal.HOLDER_ABSENT]
    assert found.count.tally.refused == ("everyone5",)
    assert found.count.in_favour == (3, 4)


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        (AssemblyRule(remote=False, by_post=True), Voidable),
        (AssemblyRule(remote=True, by_post=False), Voidable),
        (AssemblyRule(remote=True, by_post=True), Adopted),
        (AssemblyRule(), Adopted),
    ],
    ids=["no remote", "no post", "both", "unsaid"],
)
def test_statutes_that_forbid_a_way_make_the_decision_voidable(
    hold: Assembly, make: SimpleNamespace, rule: AssemblyRule, kind: type[Outcome]
) -> None:
    """Where they say nothing, the law of a pack may."""
    came = NamedAttendance(present=(), remote=("everyone1",), by_post=("everyone2",))
    voted = make.resolution(everyone1="yes", everyone2="yes")

    assert isinstance(hold.outcome(rule, came=came, resolution=voted), kind)


def test_way_that_nobody_used_is_no_question(hold: Assembly) -> None:
    """All are in the room."""
    assert met(hold.outcome(AssemblyRule(remote=False, by_post=False))).keys() == {
        "statutes.majority"
    }


def test_counted_attendance_knows_the_same_ways(hold: Assembly, make: SimpleNamespace) -> None:
    """By college, and without names."""
    came = (CountedAttendance(present=2, remote=1, by_post=1, blank_proxies=1),)
    voted = evolve(make.resolution(), counted=(CountedBallots(yes=2, no=2),), supported=True)
    rule = AssemblyRule(blank_proxies=BlankProxies.WITH_THE_BOARD)

    found = hold.outcome(rule, came=came, resolution=voted)

    assert found.count.attending == (5, 5)
    assert found.count.in_favour == (3, 5)


# --- blank proxies --------------------------------------------------------------------------------

BLANKS = NamedAttendance(
    present=("everyone1", "everyone2"),
    proxies=tuple(Proxy(giver=f"everyone{number}") for number in (3, 4, 5)),
)


@pytest.mark.parametrize(
    ("rule", "supported", "yes", "no", "abstain", "attending"),
    [
        (BlankProxies.WITH_THE_BOARD, True, 4, 1, 0, 5),
        (BlankProxies.WITH_THE_BOARD, False, 1, 4, 0, 5),
        (BlankProxies.ABSTAIN, None, 1, 1, 3, 5),
        (BlankProxies.VOID, None, 1, 1, 0, 2),
    ],
    ids=["supported", "not supported", "abstain", "void"],
)
def test_blank_proxies_vote_as_the_statutes_say(
    hold: Assembly,
    make: SimpleNamespace,
    rule: BlankProxies,
    supported: bool | None,  # noqa: FBT001 - likewise
    yes: int,
    no: int,
    abstain: int,
    attending: int,
) -> None:
    """P30: and they are counted apart."""
    voted = evolve(make.resolution(everyone1="yes", everyone2="no"), supported=supported)

    found = hold.outcome(AssemblyRule(blank_proxies=rule), came=BLANKS, resolution=voted)
    (tally,) = found.count.tally.colleges

    assert (tally.yes.count, tally.no.count, tally.abstain.count) == (yes, no, abstain)
    assert tally.from_blank.count == found.count.roll.colleges[0].blank.count == attending - 2
    assert tally.roll.attending.count == attending
    refused = [one.why for one in found.count.roll.refused]
    assert refused == ([Refusal.BLANK] * 3 if rule is BlankProxies.VOID else [])


def test_giver_of_a_blank_proxy_casts_no_ballot(hold: Assembly, make: SimpleNamespace) -> None:
    """How it votes is not theirs to choose; and who came has given none."""
    came = NamedAttendance(
        present=("everyone1",),
        proxies=(Proxy(giver="everyone1"), Proxy(giver="everyone2"), Proxy(giver="nobody")),
    )
    voted = make.resolution(everyone1="yes", everyone2="no")

    found = hold.outcome(
        AssemblyRule(blank_proxies=BlankProxies.ABSTAIN), came=came, resolution=voted
    )

    assert found.count.tally.refused == ("everyone2",)
    assert {one.proxy.giver: one.why for one in found.count.roll.refused} == {
        "everyone1": Refusal.GIVER_PRESENT,
        "nobody": Refusal.GIVER_NOT_MEMBER,
    }


def test_holder_beyond_the_limit_keeps_room_for_blank_ones(
    hold: Assembly, make: SimpleNamespace
) -> None:
    """Nobody holds a blank proxy, so no limit is reached by it."""
    came = NamedAttendance(
        present=("everyone1",),
        proxies=(
            Proxy(giver="everyone2", holder="everyone1"),
            Proxy(giver="everyone3", holder="everyone1"),
            Proxy(giver="everyone4"),
        ),
    )
    statutes = make.statutes(proxies=evolve(make.statutes().proxies, limit=1))

    found = hold.outcome(
        AssemblyRule(blank_proxies=BlankProxies.ABSTAIN),
        statutes=statutes,
        came=came,
        resolution=make.resolution(everyone1="yes"),
    )

    assert [one.why for one in found.count.roll.refused] == [Refusal.OVER_LIMIT]
    assert found.count.attending == (3, 5)


# --- conflicts of interest ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "in_favour", "attending", "barred", "refused"),
    [
        (Conflicts.MAY_VOTE, (3, 5), (5, 5), (), ()),
        (Conflicts.NO_VOTE, (2, 5), (5, 5), ("everyone1",), ()),
        (Conflicts.NO_PART, (2, 4), (4, 4), (), ("everyone1",)),
    ],
)
def test_member_with_an_interest_votes_as_far_as_the_statutes_let(
    hold: Assembly,
    make: SimpleNamespace,
    rule: Conflicts,
    in_favour: tuple[int, int],
    attending: tuple[int, int],
    barred: tuple[str, ...],
    refused: tuple[str, ...],
) -> None:
    """Of those who attend: a voice that may not be cast weighs as a no, one set aside does not."""
    cast = dict.fromkeys(("everyone1", "everyone2", "everyone3"), "yes")
    voted = evolve(
        make.resolution(**cast, everyone4="no", everyone5="no"), conflicted=("everyone1",)
    )
    statutes = make.statutes(decisions=(make.decision(base=MajorityBase.ATTENDING),))

    found = hold.outcome(AssemblyRule(conflicts=rule), statutes=statutes, resolution=voted)

    assert (found.count.in_favour, found.count.attending) == (in_favour, attending)
    assert (found.count.tally.barred, found.count.tally.refused) == (barred, refused)


def test_who_takes_no_part_still_votes_for_those_they_represent(
    hold: Assembly, make: SimpleNamespace
) -> None:
    """The interest is theirs, not their principal's; and what they gave counts for nothing."""
    came = make.attendance(
        "everyone1", "everyone2", proxies={"everyone3": "everyone1", "everyone4": "everyone2"}
    )
    voted = evolve(
        make.resolution(everyone1="no", everyone2="yes", everyone3="yes", everyone4="yes"),
        conflicted=("everyone1", "everyone4"),
    )

    found = hold.outcome(AssemblyRule(conflicts=Conflicts.NO_PART), came=came, resolution=voted)

    assert found.count.in_favour == (2, 2)
    assert found.count.roll.voters == ("everyone2", "everyone3")


def test_blank_proxy_of_a_member_with_an_interest_is_not_cast(
    hold: Assembly, make: SimpleNamespace
) -> None:
    """Its giver attends by it, and may not vote."""
    voted = evolve(make.resolution(everyone1="no"), supported=True, conflicted=("everyone3",))
    rule = AssemblyRule(blank_proxies=BlankProxies.WITH_THE_BOARD, conflicts=Conflicts.NO_VOTE)

    found = hold.outcome(rule, came=BLANKS, resolution=voted)

    assert found.count.in_favour == (2, 3)
    assert found.count.attending == (5, 5)
    assert found.count.tally.barred == ("everyone3",)


# --- consent --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("upheld", "kind"),
    [((), Adopted), ((False,), Adopted), ((True,), Rejected), ((None, False), Undecided)],
    ids=["none", "met", "upheld", "open"],
)
def test_consent_is_the_absence_of_objections(
    hold: Assembly, make: SimpleNamespace, upheld: tuple[bool | None, ...], kind: type[Outcome]
) -> None:
    """Nobody votes: whoever attends without an objection agrees, and an open one leaves it open."""
    objections = tuple(
        Objection(member=f"everyone{number}", reason="too early", upheld=one)
        for number, one in enumerate(upheld, start=1)
    )
    proposed = evolve(make.resolution(), objections=objections)

    found = hold.outcome(AssemblyRule(consent=True), resolution=proposed)

    assert isinstance(found, kind)
    assert found.count.in_favour == (5 - sum(one is not False for one in upheld), 5)


def test_objection_of_somebody_absent_is_set_aside(hold: Assembly, make: SimpleNamespace) -> None:
    """Their name is kept; a reason that stands stops the text all the same."""
    gone = Objection(member="everyone5", reason="too early", upheld=False)
    proposed = evolve(make.resolution(), objections=(gone,))

    found = hold.outcome(
        AssemblyRule(consent=True), came=make.attendance("everyone1"), resolution=proposed
    )

    assert found.count.in_favour == (1, 1)


def test_statutes_that_do_not_admit_consent_reject_it(
    hold: Assembly, make: SimpleNamespace
) -> None:
    """A tie is no matter of consent."""
    proposed = evolve(make.resolution(), objections=())

    found = hold.outcome(AssemblyRule(consent=False), resolution=proposed)

    assert isinstance(found, Rejected)
    assert not found.is_tied
    assert found.shortfall.share == 0


# --- what must be said ----------------------------------------------------------------------------


def needs(make: SimpleNamespace, **changes: Any) -> Resolution:  # noqa: ANN401 - any field
    """Make a resolution that needs the statutes to say something."""
    made: Resolution = make.resolution()
    return evolve(made, **changes)


@pytest.mark.parametrize(
    ("changes", "path", "choice"),
    [
        ({"conflicted": ("everyone1",)}, "resolutions.0.conflicted", "conflicts"),
        ({"objections": ()}, "resolutions.0.objections", "consent"),
        ({"secret": True}, "resolutions.0.secret", "secrecy_floor"),
        ({}, "attendance", "blank_proxies"),
    ],
    ids=["conflicts", "consent", "secrecy", "blank"],
)
def test_statutes_must_say_what_a_meeting_needs(
    hold: Assembly, make: SimpleNamespace, changes: dict[str, Any], path: str, choice: str
) -> None:
    """No legal choice is filled in."""
    came = BLANKS if choice == "blank_proxies" else None
    with pytest.raises(InvalidValueError) as refused:
        hold.cooperative(AssemblyRule(), came=came, resolution=needs(make, **changes))

    assert [(one.id, one.path, one.data) for one in refused.value.problems] == [
        ("assembly_unsaid", f"meetings.0.{path}", (("choice", choice),))
    ]


def test_blank_proxies_that_follow_the_board_need_its_opinion(
    hold: Assembly, make: SimpleNamespace
) -> None:
    """Counted ones too."""
    rule = AssemblyRule(blank_proxies=BlankProxies.WITH_THE_BOARD)
    counted = (CountedAttendance(present=1, blank_proxies=1),)
    for came in (BLANKS, counted):
        with pytest.raises(InvalidValueError, match="supported: yes"):
            hold.cooperative(rule, came=came, resolution=needs(make))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"conflicted": ("a",), "counted": (CountedBallots(),)}, "conflicts_without_names"),
        ({"objections": (), "counted": (CountedBallots(),)}, "consent_with_ballots"),
    ],
    ids=["conflicts", "consent"],
)
def test_what_needs_names_is_not_counted(
    make: SimpleNamespace, changes: dict[str, Any], problem: str
) -> None:
    """A count has no names."""
    with pytest.raises(InvalidValueError) as refused:
        needs(make, **changes)

    assert [one.id for one in refused.value.problems] == [problem]


def test_consent_needs_the_names_of_those_who_attend(make: SimpleNamespace) -> None:
    """Who objects must have come."""
    with pytest.raises(InvalidValueError, match="consent needs the names"):
        make.meeting((CountedAttendance(present=3),), needs(make, objections=()))


def test_secrecy_floor_of_one_protects_nobody() -> None:
    """Two at least."""
    AssemblyRule(secrecy_floor=2)

    with pytest.raises(InvalidValueError, match="protects nobody"):
        AssemblyRule(secrecy_floor=1)


# --- minutes --------------------------------------------------------------------------------------


def written(hold: Assembly, made: Cooperative) -> Any:  # noqa: ANN401 - the test says of which parts
    """Return the minutes of the meeting of a co-operative."""
    (held,) = made.meetings
    return minutes_of(held, hold.outcomes(made), statutes=made.statutes)


def test_minutes_say_who_came_and_what_was_decided(hold: Assembly) -> None:
    """As a value, of an open vote with all its figures."""
    minutes = written(hold, hold.cooperative(AssemblyRule(), called_on=HELD_ON, agenda=("one",)))
    decided = minutes.of("one")

    assert (minutes.called_on, minutes.agenda) == (HELD_ON, ("one",))
    assert minutes.roll.colleges[0].present.count == 5
    assert (decided.outcome, decided.standing) == ("adopted", Standing.MET)
    assert (decided.share, decided.published) == ((5, 5), ())
    assert decided.votes[0].yes.count == 5


@pytest.mark.parametrize(
    ("cast", "published"),
    [
        ("yes yes yes no no", (PublishedVotes(colleges=("",), yes=3, no=2, other=0),)),
        ("yes yes yes yes no", ()),
        ("yes yes yes yes yes", ()),
    ],
    ids=["mixed", "one alone", "all alike"],
)
def test_minutes_of_a_secret_vote_tell_nobodys(
    hold: Assembly, make: SimpleNamespace, cast: str, published: tuple[PublishedVotes, ...]
) -> None:
    """P24: no ballot, no share, no figure below the floor."""
    ballots = {f"everyone{number}": one for number, one in enumerate(cast.split(), start=1)}
    voted = evolve(make.resolution(**ballots), secret=True)

    decided = written(hold, hold.cooperative(AssemblyRule(secrecy_floor=2), resolution=voted)).of(
        "one"
    )

    assert decided.published == published
    assert (decided.share, decided.shortfall, decided.votes) == (None, None, ())


def test_minutes_of_a_meeting_without_resolutions_have_no_roll(hold: Assembly) -> None:
    """Nothing was counted."""
    made = hold.cooperative(AssemblyRule())
    empty: GeneralMeeting = evolve(made.meetings[0], resolutions=())

    assert minutes_of(empty, (), statutes=made.statutes).roll is None


def test_minutes_name_a_tie_and_a_lack_of_quorum(hold: Assembly, make: SimpleNamespace) -> None:
    """The share is the one that decided."""
    tie = make.resolution(everyone1="yes", everyone2="no")
    quorum = make.statutes(decisions=(make.decision(first="1/1"),))

    tied = written(hold, hold.cooperative(AssemblyRule(), resolution=tie)).of("one")
    few = written(
        hold,
        hold.cooperative(
            AssemblyRule(), statutes=quorum, came=make.attendance("everyone1"), resolution=tie
        ),
    ).of("one")

    assert (tied.outcome, tied.share) == ("tied", (1, 2))
    assert (few.outcome, few.share) == ("noquorum", (1, 5))


# --- statutes through time ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "kind"),
    [
        (date(2026, 5, 13), Adopted),
        (HELD_ON, Adopted),
        (date(2026, 5, 15), Rejected),
    ],
)
def test_meeting_is_counted_under_the_statutes_of_its_day(
    hold: Assembly, make: SimpleNamespace, until: date, kind: type[Outcome]
) -> None:
    """P33: an amendment changes nothing that was decided before it."""
    strict = make.statutes(decisions=(make.decision(majority="1/1"),))
    voted = make.resolution(everyone1="yes", everyone2="yes", everyone3="no")
    made = hold.cooperative(AssemblyRule(), resolution=voted)
    older = EarlierStatutes(until=date(2024, 1, 1), statutes=make.statutes())

    amended = evolve(made, earlier_statutes=(EarlierStatutes(until=until, statutes=strict), older))
    (found,) = hold.outcomes(amended)

    assert isinstance(found, kind)
    assert standing(found) is (Standing.MET if kind is Adopted else Standing.UNMET)


def test_two_amendments_of_one_day_are_refused(hold: Assembly, make: SimpleNamespace) -> None:
    """Which of them came first, nobody could tell."""
    same = EarlierStatutes(until=HELD_ON, statutes=make.statutes())

    with pytest.raises(InvalidValueError, match="earlier_statutes"):
        evolve(hold.cooperative(AssemblyRule()), earlier_statutes=(same, same))


def test_groups_of_earlier_statutes_are_known(make: SimpleNamespace) -> None:
    """A college that an amendment closed had members, whom the register keeps."""
    closed = make.statutes(*make.colleges(users=1), counting=CountingMode.POOLED)
    made = make.cooperative(closed, make.members(users=2))

    amended = evolve(
        made,
        statutes=make.statutes(*make.colleges(team=1)),
        earlier_statutes=(EarlierStatutes(until=HELD_ON, statutes=closed),),
    )

    assert amended.statutes_on(date(2026, 5, 13)) == closed
