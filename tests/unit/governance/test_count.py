"""A meeting counted: the quorum first, then the majority, by the statutes and by the law."""

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from essmodel.errors import InvalidValueError
from essmodel.governance.count import count_meeting
from essmodel.governance.fact import CollegeRecord, CooperativeFacts, MeetingFacts, ResolutionFacts
from essmodel.governance.meeting import CountedAttendance, GeneralMeeting
from essmodel.governance.outcome import (
    Adopted,
    NoQuorum,
    Outcome,
    Rejected,
    Shortfall,
    Undecided,
    standing,
)
from essmodel.governance.statutes import (
    Call,
    CountingMode,
    MajorityBase,
    QuorumMeasure,
    SilentCollege,
    Statutes,
)
from essmodel.rules.finding import Standing
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.term import Term
from essmodel.rules.verdict import Missing, Undetermined
from essmodel.values.count import Voices
from essmodel.values.period import ALWAYS, Period

THAT_DAY, TODAY = date(2026, 5, 14), date(2026, 11, 22)
NO_LAW = Rulebook(rules=())
SILENT_PARTNERS = {"users1": "yes", "users2": "yes", "team1": "no", "partners1": "abstain"}
KNIFE_EDGE = dict.fromkeys(("users1", "users2", "users3", "team1", "partners1"), "yes") | (
    dict.fromkeys(("users4", "team2", *(f"partners{number}" for number in range(2, 7))), "no")
)


def law(
    requires: Term[bool],
    *,
    subject: Subject = Subject.MAJORITY,
    confidence: Confidence = Confidence.READ,
    period: Period = ALWAYS,
    event: Event = Event.ASSEMBLY,
) -> Rulebook:
    """Make a law of one rule."""
    act = LegalSource(kind=SourceKind.ACT, title="an act", confidence=confidence)
    rule = Rule(
        id="act.rule",
        subject=subject,
        requires=requires.node,
        source=act,
        period=period,
        event=event,
    )
    return Rulebook(rules=(rule,))


class Counting:
    """Counts one resolution of a meeting of all the members it is given."""

    def __init__(self, make: SimpleNamespace) -> None:
        self.make = make

    def one(
        self,
        rules: Statutes,
        sizes: dict[str, int],
        ballots: dict[str, str],
        *,
        law: Rulebook = NO_LAW,
        absent: tuple[str, ...] = (),
        **choices: Any,  # noqa: ANN401 - any field of a meeting
    ) -> Outcome:
        """Count *ballots*, of members who all attend but those *absent*."""
        membership = self.make.members(**sizes)
        came = [one.party for one in membership.members if one.party not in absent]
        resolutions = (self.make.resolution(**ballots),)
        held: GeneralMeeting = self.make.meeting(
            self.make.attendance(*came), *resolutions, **choices
        )
        made = self.make.cooperative(rules, membership, held)
        (outcome,) = count_meeting(held, made, self.make.register(made), law=law, on=TODAY)
        return outcome


@pytest.fixture
def count(make: SimpleNamespace) -> Counting:
    """Count one resolution."""
    return Counting(make)


def votes(yes: int, no: int = 0, abstain: int = 0, blank: int = 0) -> dict[str, str]:
    """Return ballots of members of no college, in this order."""
    cast = ["yes"] * yes + ["no"] * no + ["abstain"] * abstain + ["blank"] * blank
    return {f"everyone{number}": choice for number, choice in enumerate(cast, start=1)}


def test_weighted_tie_of_40_30_30_is_rejected_by_a_strict_majority(
    make: SimpleNamespace, count: Counting
) -> None:
    """Three quarters, one half and one sixth are exactly one half of the whole."""
    rules = make.statutes(*make.colleges(users=40, team=30, partners=30))

    outcome = count.one(rules, {"users": 4, "team": 2, "partners": 6}, KNIFE_EDGE)

    assert isinstance(outcome, Rejected)
    assert outcome.is_tied
    assert outcome.count.in_favour == (1, 2)
    assert outcome.shortfall == Shortfall(share=Fraction(0))


def test_weighted_tie_of_40_30_30_is_adopted_by_half_at_least(
    make: SimpleNamespace, count: Counting
) -> None:
    """The same ballots, and a majority that is not strict."""
    rules = make.statutes(
        *make.colleges(users=40, team=30, partners=30), decisions=(make.decision(majority="1/2"),)
    )

    outcome = count.one(rules, {"users": 4, "team": 2, "partners": 6}, KNIFE_EDGE)

    assert isinstance(outcome, Adopted)


def test_same_ballots_pooled_are_lost_by_two_voices(make: SimpleNamespace, count: Counting) -> None:
    """Five of twelve; seven are more than a half."""
    colleges = make.colleges(users=40, team=30, partners=30)
    rules = make.statutes(*colleges, counting=CountingMode.POOLED)

    outcome = count.one(rules, {"users": 4, "team": 2, "partners": 6}, KNIFE_EDGE)

    assert isinstance(outcome, Rejected)
    assert not outcome.is_tied
    assert outcome.count.in_favour == (5, 12)
    assert outcome.shortfall == Shortfall(share=Fraction(1, 12), voices=Voices(2))


@pytest.mark.parametrize(
    ("base", "adopted", "in_favour"),
    [
        (MajorityBase.VOTES_CAST, True, (4, 7)),
        (MajorityBase.ATTENDING, False, (4, 9)),
        (MajorityBase.ALL_MEMBERS, False, (4, 10)),
    ],
)
def test_base_of_the_majority_decides(
    make: SimpleNamespace,
    count: Counting,
    base: MajorityBase,
    in_favour: tuple[int, int],
    *,
    adopted: bool,
) -> None:
    """Four yes, three no, an abstention, a blank ballot, an absence."""
    rules = make.statutes(decisions=(make.decision(base=base),))
    ballots = votes(yes=4, no=3, abstain=1, blank=1)

    outcome = count.one(rules, {"everyone": 10}, ballots, absent=("everyone10",))

    assert isinstance(outcome, Adopted) is adopted
    assert outcome.count.in_favour == in_favour


@pytest.mark.parametrize(
    ("majority", "yes", "adopted"),
    [
        (">1/2", 3, False),
        (">1/2", 4, True),
        ("2/3", 3, False),
        ("2/3", 4, True),
        (">2/3", 4, False),
    ],
)
def test_majority_is_reached_exactly(
    make: SimpleNamespace, count: Counting, majority: str, yes: int, *, adopted: bool
) -> None:
    """Of six votes cast."""
    rules = make.statutes(decisions=(make.decision(majority=majority),))

    outcome = count.one(rules, {"everyone": 6}, votes(yes=yes, no=6 - yes))

    assert isinstance(outcome, Adopted) is adopted


@pytest.mark.parametrize(
    ("majority", "is_tied", "voices"), [(">1/2", True, 1), (">2/3", False, 2), ("2/3", False, 1)]
)
def test_rejection_says_what_was_missing(
    make: SimpleNamespace, count: Counting, majority: str, voices: int, *, is_tied: bool
) -> None:
    """Three of six: tied at a half, and one or two voices short of more."""
    rules = make.statutes(decisions=(make.decision(majority=majority),))

    outcome = count.one(rules, {"everyone": 6}, votes(yes=3, no=3))

    assert isinstance(outcome, Rejected)
    assert outcome.is_tied is is_tied
    assert outcome.shortfall.voices == Voices(voices)


def test_resolution_that_nobody_votes_on_is_rejected(
    make: SimpleNamespace, count: Counting
) -> None:
    """Nothing of one is no majority, and no tie."""
    outcome = count.one(make.statutes(), {"everyone": 3}, votes(yes=0, abstain=3))

    assert isinstance(outcome, Rejected)
    assert outcome.count.in_favour == (0, 1)
    assert not outcome.is_tied


@pytest.mark.parametrize(
    ("call", "came", "outcome"),
    [(Call.FIRST, 4, NoQuorum), (Call.FIRST, 5, Adopted), (Call.SECOND, 4, Adopted)],
)
def test_quorum_is_of_the_call(
    make: SimpleNamespace, count: Counting, call: Call, came: int, outcome: type
) -> None:
    """Half of ten on the first call, nobody in particular on the second."""
    rules = make.statutes(decisions=(make.decision(first="1/2"),))
    absent = tuple(f"everyone{number}" for number in range(came + 1, 11))

    found = count.one(rules, {"everyone": 10}, votes(yes=came), absent=absent, call=call)

    assert isinstance(found, outcome)


def test_without_quorum_the_majority_is_counted_all_the_same(
    make: SimpleNamespace, count: Counting
) -> None:
    """Every reason is shown, and what was missing in voices."""
    rules = make.statutes(decisions=(make.decision(first="1/2"),))
    absent = tuple(f"everyone{number}" for number in range(4, 11))

    outcome = count.one(rules, {"everyone": 10}, votes(yes=3), absent=absent)

    assert isinstance(outcome, NoQuorum)
    assert outcome.count.attending == (3, 10)
    assert outcome.shortfall == Shortfall(share=Fraction(1, 5), voices=Voices(2))
    assert [(one.rule.id, one.standing) for one in outcome.count.findings] == [
        ("statutes.quorum", Standing.UNMET),
        ("statutes.majority", Standing.MET),
    ]


@pytest.mark.parametrize(
    ("measure", "attending", "outcome", "voices"),
    [
        (QuorumMeasure.HEADS, (2, 12), NoQuorum, Voices(4)),
        (QuorumMeasure.WEIGHTS, (1, 2), Adopted, None),
    ],
)
def test_measure_of_the_quorum_can_reverse_the_result(
    make: SimpleNamespace,
    count: Counting,
    measure: QuorumMeasure,
    attending: tuple[int, int],
    outcome: type,
    voices: Voices | None,
) -> None:
    """All two of a college of half the weight, among twelve members."""
    rules = make.statutes(
        *make.colleges(team=50, users=50),
        counting=CountingMode.POOLED,
        decisions=(make.decision(first="1/2", measured_by=measure),),
    )
    absent = tuple(f"users{number}" for number in range(1, 11))

    found = count.one(
        rules, {"team": 2, "users": 10}, {"team1": "yes", "team2": "yes"}, absent=absent
    )

    assert isinstance(found, outcome)
    assert found.count.attending == attending
    assert (found.shortfall.voices if isinstance(found, NoQuorum) else None) == voices


def test_missing_weight_of_a_quorum_is_no_number_of_voices(
    make: SimpleNamespace, count: Counting
) -> None:
    """How many more people would do depends on their college."""
    decision = make.decision(first="2/3", measured_by=QuorumMeasure.WEIGHTS)
    rules = make.statutes(*make.colleges(team=50, users=50), decisions=(decision,))

    outcome = count.one(rules, {"team": 2, "users": 1}, {}, absent=("users1",))

    assert isinstance(outcome, NoQuorum)
    assert outcome.shortfall == Shortfall(share=Fraction(1, 6), voices=None)


def test_proxies_count_for_the_quorum(make: SimpleNamespace) -> None:
    """One present and one represented are two of four."""
    membership = make.members(everyone=4)
    sheet = make.attendance("everyone1", proxies={"everyone2": "everyone1"})
    held = make.meeting(sheet, make.resolution(everyone1="yes", everyone2="yes"))
    rules = make.statutes(decisions=(make.decision(first="1/2"),))
    made = make.cooperative(rules, membership, held)

    (outcome,) = count_meeting(held, made, make.register(made), law=NO_LAW, on=TODAY)

    assert isinstance(outcome, Adopted)
    assert outcome.count.in_favour == (2, 2)


def test_law_is_asked_beside_the_statutes(make: SimpleNamespace, count: Counting) -> None:
    """Statutes that let a half decide are met; the law is not."""
    rules = make.statutes(decisions=(make.decision(majority="1/2"),))
    more_than_half = ResolutionFacts.yes_of_cast * 2 > ResolutionFacts.cast

    outcome = count.one(rules, {"everyone": 4}, votes(yes=2, no=2), law=law(more_than_half))

    assert isinstance(outcome, Rejected)
    assert [(one.rule.id, one.standing) for one in outcome.count.findings] == [
        ("statutes.majority", Standing.MET),
        ("act.rule", Standing.UNMET),
    ]
    assert outcome.shortfall == Shortfall(share=Fraction(0), voices=Voices(0))


def test_law_may_ask_for_a_quorum_that_the_statutes_do_not(
    make: SimpleNamespace, count: Counting
) -> None:
    """Nothing is missing of a statutory quorum that does not exist."""
    a_half = MeetingFacts.voices_attending * 2 >= MeetingFacts.voices_entitled

    outcome = count.one(
        make.statutes(),
        {"everyone": 3},
        votes(yes=1),
        absent=("everyone2", "everyone3"),
        law=law(a_half, subject=Subject.QUORUM),
    )

    assert isinstance(outcome, NoQuorum)
    assert outcome.shortfall == Shortfall(share=Fraction(0))


@pytest.mark.parametrize(
    ("since", "outcome"),
    [
        (date(2026, 5, 13), Rejected),
        (THAT_DAY, Rejected),
        (date(2026, 5, 15), Adopted),
        (TODAY, Adopted),
    ],
)
def test_law_is_that_of_the_day_of_the_meeting(
    make: SimpleNamespace, count: Counting, since: date, outcome: type
) -> None:
    """A law of the next day is too late, even if the question is asked today."""
    never = ResolutionFacts.cast < 0

    found = count.one(
        make.statutes(), {"everyone": 1}, votes(yes=1), law=law(never, period=Period(start=since))
    )

    assert isinstance(found, outcome)


def test_fiscal_year_is_that_of_the_accounts_of_the_meeting(
    make: SimpleNamespace, count: Counting
) -> None:
    """It chooses between two versions of a rule; where it is unknown, nobody can tell."""
    change = date(2026, 1, 1)
    (older,) = law(
        ResolutionFacts.cast > 0, event=Event.FISCAL_YEAR_END, period=Period(end=change)
    ).rules
    (newer,) = law(
        ResolutionFacts.cast < 0, event=Event.FISCAL_YEAR_END, period=Period(start=change)
    ).rules
    outcomes = [
        count.one(
            make.statutes(),
            {"everyone": 1},
            votes(yes=1),
            law=Rulebook(rules=(older, newer)),
            fiscal_year_end=end,
        )
        for end in (date(2025, 12, 31), change, None)
    ]

    assert [type(one) for one in outcomes] == [Adopted, Rejected, Undecided]


def test_doubtful_law_rejects_nothing(make: SimpleNamespace, count: Counting) -> None:
    """What nobody read as law leaves the result open."""
    doubt = law(ResolutionFacts.cast < 0, confidence=Confidence.INFERRED)

    outcome = count.one(make.statutes(), {"everyone": 1}, votes(yes=1), law=doubt)

    assert isinstance(outcome, Undecided)


def test_missing_fact_leaves_the_result_open(make: SimpleNamespace, count: Counting) -> None:
    """Nobody said how many employees there are."""
    needs = law(CooperativeFacts.employees > 0)

    outcome = count.one(make.statutes(), {"everyone": 1}, votes(yes=1), law=needs)

    assert isinstance(outcome, Undecided)


def test_law_about_something_else_is_not_asked(make: SimpleNamespace, count: Counting) -> None:
    """A rule about statutes decides no vote."""
    elsewhere = law(ResolutionFacts.cast < 0, subject=Subject.STATUTES)

    outcome = count.one(make.statutes(), {"everyone": 1}, votes(yes=1), law=elsewhere)

    assert isinstance(outcome, Adopted)


def test_resolutions_are_counted_each_on_its_own(make: SimpleNamespace) -> None:
    """In the order of the agenda."""
    held = make.meeting(
        make.attendance("everyone1"),
        make.resolution("first", everyone1="yes"),
        make.resolution("second", everyone1="no"),
    )
    made = make.cooperative(make.statutes(), make.members(everyone=1), held)

    outcomes = count_meeting(held, made, make.register(made), law=NO_LAW, on=TODAY)

    assert [(one.count.resolution, type(one)) for one in outcomes] == [
        ("first", Adopted),
        ("second", Rejected),
    ]


def test_meeting_of_people_who_are_no_members_is_refused(make: SimpleNamespace) -> None:
    """Thirty cannot attend where there are two members."""
    held = make.meeting((CountedAttendance(present=30),), make.resolution())
    made = make.cooperative(make.statutes(), make.members(everyone=2), held)

    with pytest.raises(InvalidValueError, match="30 attend, and there are 2 members"):
        count_meeting(held, made, make.register(made), law=NO_LAW, on=TODAY)


@pytest.mark.parametrize(
    ("yes", "call", "expected"),
    [
        (1, Call.SECOND, Standing.MET),
        (0, Call.SECOND, Standing.UNMET),
        (1, Call.FIRST, Standing.UNMET),
    ],
)
def test_outcome_comes_to_a_standing(
    make: SimpleNamespace, count: Counting, yes: int, call: Call, expected: Standing
) -> None:
    """Adopted is met; rejected, or without quorum, is unmet."""
    rules = make.statutes(decisions=(make.decision(first="1/1"),))

    outcome = count.one(
        rules, {"everyone": 2}, votes(yes=yes, no=1 - yes), absent=("everyone2",), call=call
    )

    assert standing(outcome) is expected


def test_open_outcome_is_undetermined(make: SimpleNamespace, count: Counting) -> None:
    """It is neither adopted nor rejected."""
    needs = law(CooperativeFacts.employees > 0)

    outcome = count.one(make.statutes(), {"everyone": 1}, votes(yes=1), law=needs)

    assert standing(outcome) is Standing.UNDETERMINED


# --- what silence means ---------------------------------------------------------------------------


def test_what_depends_on_an_unsaid_silence_is_open(make: SimpleNamespace, count: Counting) -> None:
    """Forty of a hundred, or of seventy: nobody can tell what the statutes do not say."""
    rules = make.statutes(*make.colleges(users=40, team=30, partners=30))

    outcome = count.one(rules, {"users": 2, "team": 1, "partners": 1}, SILENT_PARTNERS)

    assert isinstance(outcome, Undecided)
    missing = [
        cause.facts
        for finding in outcome.count.findings
        if isinstance(finding.verdict, Undetermined)
        for cause in finding.verdict.causes
        if isinstance(cause, Missing)
    ]
    assert frozenset({"cooperative.silent_college"}) in missing


@pytest.mark.parametrize(
    ("silence", "kind", "share"),
    [
        (SilentCollege.BRINGS_NOTHING, Rejected, (2, 5)),
        (SilentCollege.SET_ASIDE, Adopted, (4, 7)),
        (SilentCollege.CONSENTS, Adopted, (7, 10)),
    ],
)
def test_silence_means_what_the_statutes_say(
    make: SimpleNamespace,
    count: Counting,
    silence: SilentCollege,
    kind: type[Outcome],
    share: tuple[int, int],
) -> None:
    """The same ballots, three results."""
    rules = make.statutes(*make.colleges(users=40, team=30, partners=30), silent_college=silence)

    outcome = count.one(rules, {"users": 2, "team": 1, "partners": 1}, SILENT_PARTNERS)

    assert type(outcome) is kind
    assert outcome.count.in_favour == share


def test_unsaid_silence_that_changes_nothing_is_not_asked_about(
    make: SimpleNamespace, count: Counting
) -> None:
    """Seventy of a hundred carry it in any case."""
    rules = make.statutes(*make.colleges(users=40, team=30, partners=30))
    ballots = SILENT_PARTNERS | {"team1": "yes"}

    outcome = count.one(rules, {"users": 2, "team": 1, "partners": 1}, ballots)

    assert isinstance(outcome, Adopted)
    assert [one.rule.id for one in outcome.count.findings] == ["statutes.majority"]


def test_law_sees_the_colleges_that_decide(make: SimpleNamespace, count: Counting) -> None:
    """Once the partners are set aside, users are 40 of 70, which a law may not bear."""
    bounded = ResolutionFacts.deciding_colleges.all(
        CollegeRecord.parts * 2 <= CollegeRecord.whole * 1
    )
    colleges = make.colleges(users=40, team=30, partners=30)

    standings = [
        count.one(
            make.statutes(*colleges, silent_college=silence),
            {"users": 2, "team": 1, "partners": 1},
            SILENT_PARTNERS | {"team1": "yes"},
            law=law(bounded),
        )
        for silence in (SilentCollege.CONSENTS, SilentCollege.SET_ASIDE)
    ]

    assert [type(one) for one in standings] == [Adopted, Rejected]


def test_every_college_must_consent_where_consent_is_separate(
    make: SimpleNamespace, count: Counting
) -> None:
    """The users are nine tenths of the weight, and the team alone stops them."""
    rules = make.statutes(*make.colleges(users=90, team=10), counting=CountingMode.SEPARATE_CONSENT)
    sizes = {"users": 3, "team": 2}
    everyone = {"users1": "yes", "users2": "yes", "users3": "yes", "team1": "yes", "team2": "yes"}

    assert isinstance(count.one(rules, sizes, everyone), Adopted)
    stopped = count.one(rules, sizes, everyone | {"team2": "no"})

    assert isinstance(stopped, Rejected)
    assert stopped.is_tied
    assert stopped.count.in_favour == (1, 2)
