"""Amending the statutes: by their own majority, lawfully, and for the days that come."""

from datetime import date
from types import SimpleNamespace

import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.governance.amendment import Amend, Amended, AmendmentDesk
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.count import count_meeting
from essmodel.governance.fact import CooperativeFacts
from essmodel.governance.outcome import Adopted
from essmodel.governance.statutes import DecisionKind, Statutes
from essmodel.journal.command import Accepted, Refused, obey
from essmodel.messages.text import Text
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, Invention, Publication
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook

HELD_ON = date(2026, 5, 14)
NEXT_DAY = date(2026, 5, 15)
TODAY = date(2026, 11, 23)
NO_LAW = Rulebook(rules=())


def statutes(make: SimpleNamespace, ordinary: str = ">1/2", extraordinary: str = "3/4") -> Statutes:
    """Make statutes of two majorities."""
    made: Statutes = make.statutes(
        decisions=(
            make.decision(majority=ordinary),
            make.decision(kind=DecisionKind.EXTRAORDINARY, majority=extraordinary),
        )
    )
    return made


def desk(
    make: SimpleNamespace,
    *,
    yes: int,
    law: Rulebook = NO_LAW,
    kind: DecisionKind = DecisionKind.EXTRAORDINARY,
    now: Statutes | None = None,
) -> AmendmentDesk:
    """Hold a meeting of eight members, so many of whom say yes to new statutes."""
    names = [f"everyone{number}" for number in range(1, 9)]
    ballots = {name: "yes" if number < yes else "no" for number, name in enumerate(names)}
    put = evolve(make.resolution(**ballots), kind=kind)
    held = make.meeting(make.attendance(*names), put)
    made: Cooperative = make.cooperative(now or statutes(make), make.members(everyone=8), held)
    return AmendmentDesk(cooperative=made, register=make.register(made), law=law, on=TODAY)


def amend(then: Statutes, *, effective_on: date = NEXT_DAY) -> Amend:
    """Ask for new statutes."""
    return Amend(statutes=then, meeting="meeting", resolution="one", effective_on=effective_on)


def refused(command: Amend, before: AmendmentDesk) -> list[str]:
    """Return why a command is refused; nothing where it is obeyed."""
    answer = obey(command, before)
    return [one.id for one in answer.reasons] if isinstance(answer, Refused) else []


@pytest.mark.parametrize(("yes", "reasons"), [(5, ["amendment_not_carried"]), (6, [])])
def test_amendment_needs_the_majority_of_the_statutes(
    make: SimpleNamespace, yes: int, reasons: list[str]
) -> None:
    """Three quarters of eight are six."""
    then = evolve(statutes(make), source=Invention(note=Text.same("amended")))

    assert refused(amend(then), desk(make, yes=yes)) == reasons


def test_whoever_lowers_a_majority_needs_it(make: SimpleNamespace) -> None:
    """P32: an ordinary majority above the extraordinary one is lowered by the higher of the two."""
    now = statutes(make, ordinary="7/8", extraordinary="1/2")
    then = statutes(make, ordinary=">1/2", extraordinary="1/2")

    assert refused(amend(then), desk(make, yes=6, now=now)) == ["amendment_not_carried"]
    assert refused(amend(then), desk(make, yes=7, now=now)) == []


def test_kind_of_decision_that_is_dropped_is_one_that_is_moved(make: SimpleNamespace) -> None:
    """Its majority would be gone."""
    now = statutes(make, ordinary="7/8", extraordinary="1/2")
    then = evolve(now, decisions=now.decisions[1:])

    assert refused(amend(then), desk(make, yes=6, now=now)) == ["amendment_not_carried"]


def test_statutes_are_not_amended_by_an_ordinary_decision(make: SimpleNamespace) -> None:
    """Even one that all agree to."""
    before = desk(make, yes=8, kind=DecisionKind.ORDINARY)

    assert refused(amend(statutes(make)), before) == ["amendment_ordinary"]


@pytest.mark.parametrize(
    ("effective_on", "reasons"),
    [
        (date(2026, 5, 13), ["amendment_too_early"]),
        (HELD_ON, ["amendment_too_early"]),
        (NEXT_DAY, []),
    ],
)
def test_meeting_that_amends_votes_under_the_old_statutes(
    make: SimpleNamespace, effective_on: date, reasons: list[str]
) -> None:
    """P34: its own rules are frozen until it is over."""
    command = amend(statutes(make), effective_on=effective_on)

    assert refused(command, desk(make, yes=8)) == reasons


def test_amendments_follow_one_another(make: SimpleNamespace) -> None:
    """None is put before an earlier one, nor before a meeting that was held since."""
    before = desk(make, yes=8)
    first = amend(statutes(make), effective_on=date(2026, 7, 1))
    answer = obey(first, before)
    assert isinstance(answer, Accepted)
    after = evolve(before, cooperative=answer.event.changed(before.cooperative))

    same_day = amend(statutes(make), effective_on=date(2026, 7, 1))
    later = amend(statutes(make), effective_on=date(2026, 7, 2))

    assert refused(same_day, after) == ["amendment_too_early"]
    assert refused(later, after) == []


# --- the law --------------------------------------------------------------------------------------


def law(*, confidence: Confidence = Confidence.READ) -> Rulebook:
    """Make a law that asks statutes to admit consent."""
    rule = Rule(
        id="act.consent",
        subject=Subject.STATUTES,
        requires=(CooperativeFacts.admits_consent == True).node,  # noqa: E712 - a term, not a bool
        source=Publication(title="act", confidence=confidence),
        event=Event.DECISION,
    )
    return Rulebook(rules=(rule,))


@pytest.mark.parametrize(
    ("consent", "reasons", "doubts"),
    [
        (True, [], ()),
        (False, ["amendment_unlawful"], None),
        (None, [], ("act.consent",)),
    ],
)
def test_no_amendment_gets_below_the_law(
    make: SimpleNamespace,
    consent: bool | None,  # noqa: FBT001 - a row of a table
    reasons: list[str],
    doubts: tuple[str, ...] | None,
) -> None:
    """P31: and what nobody can tell is written down as a doubt."""
    then = statutes(make)
    then = evolve(then, assembly=evolve(then.assembly, consent=consent))
    before = desk(make, yes=8, law=law())

    assert refused(amend(then), before) == reasons
    if doubts is not None:
        assert amend(then).event(before).doubts == doubts


def test_rule_that_is_no_law_for_sure_is_a_doubt(make: SimpleNamespace) -> None:
    """An inferred rule that is kept stays one."""
    then = statutes(make)
    then = evolve(then, assembly=evolve(then.assembly, consent=True))
    before = desk(make, yes=8, law=law(confidence=Confidence.INFERRED))

    assert amend(then).event(before).doubts == ("act.consent",)


# --- what was decided before ----------------------------------------------------------------------


def test_amendment_changes_no_earlier_decision(make: SimpleNamespace) -> None:
    """P33: the meeting is counted after it as before it."""
    before = desk(make, yes=6)
    amended = Amended(
        statutes=statutes(make, extraordinary="1/1"), effective_on=NEXT_DAY, meeting="meeting"
    ).changed(before.cooperative)
    (held,) = amended.meetings

    (outcome,) = count_meeting(held, amended, before.register, law=NO_LAW, on=TODAY)

    assert isinstance(outcome, Adopted)
    assert amended.statutes_on(HELD_ON) == before.cooperative.statutes
    assert amended.statutes_on(NEXT_DAY) == statutes(make, extraordinary="1/1")


@pytest.mark.parametrize(
    ("meeting", "resolution", "problem"),
    [("other", "one", "meeting_unknown"), ("meeting", "other", "resolution_unknown")],
)
def test_amendment_names_what_decided_it(
    make: SimpleNamespace, meeting: str, resolution: str, problem: str
) -> None:
    """By their ids."""
    command = evolve(amend(statutes(make)), meeting=meeting, resolution=resolution)

    with pytest.raises(InvalidValueError) as found:
        obey(command, desk(make, yes=8))

    assert [one.id for one in found.value.problems] == [problem]
