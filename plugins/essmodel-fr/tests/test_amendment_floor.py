"""P31: no sequence of amendments gets below the law in force, whatever the members agree on."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from essmodel.governance.amendment import Amend, Amended, AmendmentDesk
from essmodel.governance.cooperative import Cooperative, cooperative_facts
from essmodel.governance.meeting import Choice, GeneralMeeting
from essmodel.governance.statutes import (
    College,
    CountingMode,
    DecisionKind,
    Interest,
    Majority,
    MajorityBase,
    MemberCategory,
    Statutes,
)
from essmodel.journal.command import Accepted, Refused, obey
from essmodel.rules.fact import stated
from essmodel.rules.finding import Standing
from essmodel.rules.rule import Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.stakeholders.register import Register
from essmodel.testing.meeting_cases import HALF, case_of, members_of, statutes_of
from essmodel.testing.strategies import weights
from essmodel_fr.pack import PACK

LAW = Rulebook(rules=PACK.rules, parameters=PACK.parameters)
FIRST_DAY = date(2026, 5, 14)
MAJORITY = Majority(threshold=HALF, base=MajorityBase.VOTES_CAST)
INTERESTS = (Interest.BENEFICIARIES, Interest.EMPLOYEES, Interest.VOLUNTEERS)
Answer = Accepted[Amended] | Refused


def with_weights(parts: tuple[int, ...]) -> Statutes:
    """Return statutes whose colleges weigh so much, and who change them by half of the votes."""
    made = statutes_of([1, 1, 1], counting=CountingMode.POOLED, majority=MAJORITY)
    (ordinary,) = made.decisions
    return evolve(
        made,
        categories=tuple(
            MemberCategory(id=one.value, name=one.value, interest=one) for one in INTERESTS
        ),
        colleges=tuple(
            College(id=f"c{place}", name=f"college {place}", parts=part)
            for place, part in enumerate(parts)
        ),
        decisions=(ordinary, evolve(ordinary, kind=DecisionKind.EXTRAORDINARY)),
    )


def unanimous(cooperative: Cooperative, day: date) -> GeneralMeeting:
    """Hold a meeting at which everybody says yes."""
    members = cooperative.membership.members
    names = [one.party for one in members]
    case = case_of(cooperative.statutes, members, names, [], dict.fromkeys(names, Choice.YES))
    assert case.cooperative is not None
    (meeting,) = case.cooperative.meetings
    (put,) = meeting.resolutions
    return evolve(
        meeting,
        id=f"meeting{day.isoformat()}",
        held_on=day,
        resolutions=(evolve(put, kind=DecisionKind.EXTRAORDINARY),),
    )


def founded() -> tuple[Cooperative, Register]:
    """Return a lawful co-operative of three colleges and three categories; all is invented."""
    members = tuple(
        evolve(one, category=INTERESTS[int((one.college or "c0")[1:])].value)
        for one in members_of([3, 3, 3], [1] * 9)
    )
    case = case_of(with_weights((40, 30, 30)), members, [], [], {})
    assert case.cooperative is not None
    made = evolve(case.cooperative, meetings=(), legal_form="sas", has_variable_capital=True)
    return made, case.register


def amended(stands: Cooperative, register: Register, parts: tuple[int, ...], day: date) -> Answer:
    """Let all members change the weights of colleges, from the next day."""
    meeting = unanimous(stands, day)
    desk = AmendmentDesk(
        cooperative=evolve(stands, meetings=(meeting,)), register=register, law=LAW, on=day
    )
    command = Amend(
        statutes=with_weights(parts),
        meeting=meeting.id,
        resolution="one",
        effective_on=day + timedelta(days=1),
    )
    return obey(command, desk)


@pytest.mark.parametrize(
    ("parts", "is_accepted"),
    [((50, 40, 10), True), ((51, 39, 10), False), ((50, 41, 9), False)],
    ids=["on both bounds", "over a half", "under a tenth"],
)
def test_law_is_asked_before_the_vote_counts(parts: tuple[int, ...], *, is_accepted: bool) -> None:
    """All members agree each time."""
    stands, register = founded()

    answer = amended(stands, register, parts, FIRST_DAY)

    assert isinstance(answer, Accepted) is is_accepted


@settings(max_examples=12, deadline=None)
@given(wanted=st.lists(weights(), min_size=1, max_size=5))
def test_no_sequence_of_amendments_gets_below_the_law(wanted: list[tuple[int, ...]]) -> None:
    """Accepted if and only if the law lets it, and the statutes of every day are lawful."""
    stands, register = founded()
    assert not broken(stands, FIRST_DAY)
    for number, drawn in enumerate(wanted):
        parts = (*drawn, *[1] * max(0, 3 - len(drawn)))
        day = FIRST_DAY + timedelta(days=number)
        then = evolve(stands, statutes=with_weights(parts), earlier_statutes=())

        answer = amended(stands, register, parts, day)

        assert isinstance(answer, Accepted) is not bool(broken(then, day))
        if isinstance(answer, Accepted):
            stands = answer.event.changed(stands)
        assert not broken(stands, day + timedelta(days=1))


def broken(cooperative: Cooperative, day: date) -> set[str]:
    """Return the rules about statutes that are not kept on a day."""
    case = case_of(cooperative.statutes, cooperative.membership.members, [], [], {})
    facts = stated(cooperative_facts(cooperative, case.register, on=day))
    found = LAW.about(Subject.STATUTES).ask(facts, cooperative.dates(on=day))
    return {one.rule.id for one in found if one.standing is Standing.UNMET}
