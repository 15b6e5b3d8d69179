"""G1: from afar whatever the statutes say, on the days on which it was so."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CooperativeFacts, MeetingFacts
from essmodel.rules.fact import stated
from essmodel.rules.finding import Standing
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind, weakest
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.testing import asking
from essmodel_fr.pack import PACK

verdict = partial(asking.verdict, PACK)
REMOTE = "fr.crisis.remote_meeting"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 3, 11), "not asked"),
        (date(2020, 3, 12), "met"),
        (date(2020, 3, 13), "met"),
        (date(2020, 7, 31), "met"),
        (date(2020, 8, 1), "met"),
        (date(2020, 11, 30), "met"),
        (date(2020, 12, 1), "not asked"),
        (date(2020, 12, 2), "met"),
        (date(2021, 4, 1), "met"),
        (date(2021, 4, 2), "met"),
        (date(2021, 7, 31), "met"),
        (date(2021, 8, 1), "not asked"),
        (date(2022, 1, 21), "not asked"),
        (date(2022, 1, 22), "met"),
        (date(2022, 7, 31), "met"),
        (date(2022, 8, 1), "not asked"),
    ],
)
def test_the_derogation_is_dated(day: date, expected: str) -> None:
    """Each window on the day before, the first day, the last day and the day after."""
    assert verdict(REMOTE, MeetingFacts(remote=12), assembly=day) == expected


@pytest.mark.parametrize(
    ("day", "derogation", "right"),
    [
        (date(2020, 3, 11), "not asked", "unmet"),
        (date(2020, 3, 12), "met", "not asked"),
        (date(2020, 3, 13), "met", "not asked"),
        (date(2020, 11, 30), "met", "not asked"),
        (date(2020, 12, 1), "not asked", "unmet"),
        (date(2020, 12, 2), "met", "not asked"),
        (date(2021, 7, 31), "met", "not asked"),
        (date(2021, 8, 1), "not asked", "unmet"),
        (date(2022, 1, 21), "not asked", "unmet"),
        (date(2022, 1, 22), "met", "not asked"),
        (date(2022, 7, 31), "met", "not asked"),
        (date(2022, 8, 1), "not asked", "unmet"),
    ],
)
def test_doors_may_be_closed_inside_a_window_only(day: date, derogation: str, right: str) -> None:
    """Outside, that members may attend is from memory: a doubt."""
    facts = MeetingFacts(closed_doors=True)
    attend = "fr.coop.members_may_attend"

    assert verdict("fr.crisis.closed_doors", facts, assembly=day) == derogation
    assert verdict(attend, facts, assembly=day) == right
    if right == "unmet":
        assert asking.ask(PACK, attend, facts, assembly=day).standing is Standing.UNDETERMINED
    for open_doors in (MeetingFacts(closed_doors=False), MeetingFacts()):
        assert verdict(attend, open_doors, assembly=day) == "not asked"
        assert verdict("fr.crisis.closed_doors", open_doors, assembly=day) == "not asked"


def test_a_meeting_in_one_room_needs_no_derogation() -> None:
    """Nobody attends from afar, so nothing is asked."""
    assert verdict(REMOTE, MeetingFacts(remote=0), assembly=date(2020, 5, 1)) == "not asked"


FORBIDDING = Rule(
    id="statutes.remote",
    subject=Subject.PRESENCE,
    applies=(MeetingFacts.remote > 0).node,
    requires=(CooperativeFacts.admits_remote == True).node,  # noqa: E712 - a term, not a bool
    source=LegalSource(kind=SourceKind.STATUTES, title="statutes", confidence=Confidence.READ),
    event=Event.ASSEMBLY,
)
"""What statutes ask of whoever attends from afar, as `statutory_rules` writes it."""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 3, 11), {"statutes.remote"}),
        (date(2020, 3, 12), {REMOTE}),
        (date(2021, 7, 31), {REMOTE}),
        (date(2021, 8, 1), {"statutes.remote"}),
    ],
)
def test_statutes_that_forbid_it_are_not_asked_inside_a_window(
    day: date, expected: set[str]
) -> None:
    """The higher right keeps the lower rule from being asked, and on no other day."""
    book = Rulebook(rules=(*PACK.rules, FORBIDDING), parameters=PACK.parameters)
    facts = {**stated(MeetingFacts(remote=12)), **stated(CooperativeFacts(admits_remote=False))}

    findings = book.about(Subject.PRESENCE).ask(facts, {Event.ASSEMBLY: day})

    assert {one.rule.id for one in findings} == expected


def test_a_window_from_memory_says_so() -> None:
    """That of 2022 was not read, so it takes nothing from the statutes."""
    found = [weakest((one.source,)) for one in PACK.rules if one.id == REMOTE]

    assert found == [Confidence.SECONDARY] * 4 + [Confidence.UNVERIFIED]
