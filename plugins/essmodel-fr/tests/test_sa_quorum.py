"""A15, quorum of a SA: in its statutes, and in a meeting."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import (
    CooperativeFacts,
    DecisionRecord,
    MeetingFacts,
    ResolutionFacts,
)
from essmodel.rules.law.source import Confidence
from essmodel.rules.verdict import Missing, Undetermined
from essmodel.testing import asking
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

ORDINARY_STATUTES = "fr.sa.ordinary_quorum_in_statutes"
EXTRAORDINARY_STATUTES = "fr.sa.extraordinary_quorum_in_statutes"
ORDINARY = "fr.sa.ordinary_quorum"
EXTRAORDINARY = "fr.sa.extraordinary_quorum"
TODAY = date(2026, 11, 22)


def statutes(
    kind: str, first: tuple[int, int], second: tuple[int, int], *, form: str | None = "sa"
) -> CooperativeFacts:
    """Make a co-operative whose statutes ask for these quorums."""
    decision = DecisionRecord(
        name=kind,
        kind=kind,
        first_quorum_part=first[0],
        first_quorum_whole=first[1],
        second_quorum_part=second[0],
        second_quorum_whole=second[1],
    )
    return CooperativeFacts(legal_form=form, decisions=(decision,))


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ((1, 5), "met"),
        ((1, 2), "met"),
        ((20, 100), "met"),
        ((19, 100), "unmet"),
        ((1, 6), "unmet"),
        ((0, 1), "unmet"),
    ],
)
def test_statutes_may_raise_the_ordinary_quorum_and_not_lower_it(
    first: tuple[int, int], expected: str
) -> None:
    """One fifth on the first call; the second needs none."""
    facts = statutes("ordinary", first, (0, 1))

    assert verdict(ORDINARY_STATUTES, facts, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((1, 4), (1, 5), "met"),
        ((1, 2), (1, 2), "met"),
        ((24, 100), (1, 5), "unmet"),
        ((1, 4), (19, 100), "unmet"),
        ((1, 4), (0, 1), "unmet"),
        ((1, 5), (1, 5), "unmet"),
    ],
)
def test_statutes_are_changed_by_a_quarter_then_a_fifth(
    first: tuple[int, int], second: tuple[int, int], expected: str
) -> None:
    """Art. L225-96, each call by itself."""
    facts = statutes("extraordinary", first, second)

    assert verdict(EXTRAORDINARY_STATUTES, facts, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("rule", "kind", "other"),
    [
        (ORDINARY_STATUTES, "ordinary", "extraordinary"),
        (EXTRAORDINARY_STATUTES, "extraordinary", "ordinary"),
    ],
)
def test_whom_the_law_of_quorums_in_statutes_concerns(rule: str, kind: str, other: str) -> None:
    """A SA whose statutes speak of that kind of decision, since there are SCICs."""
    none = (0, 1)

    assert verdict(rule, statutes(kind, none, none, form="sas"), decision=TODAY) == "not asked"
    assert verdict(rule, statutes(other, none, none), decision=TODAY) == "not asked"
    assert verdict(rule, statutes(kind, none, none, form=None), decision=TODAY) == "undetermined"
    assert verdict(rule, CooperativeFacts(legal_form="sa"), decision=TODAY) == "undetermined"
    for day, expected in [(17, "not asked"), (18, "unmet"), (19, "unmet")]:
        facts = statutes(kind, none, none)
        assert verdict(rule, facts, decision=date(2001, 7, day)) == expected


def test_each_kind_of_decision_has_its_own_quorum() -> None:
    """An ordinary quorum that is too low says nothing of the extraordinary one."""
    (low,) = statutes("ordinary", (1, 6), (0, 1)).decisions or ()
    (high,) = statutes("extraordinary", (1, 4), (1, 5)).decisions or ()
    facts = CooperativeFacts(legal_form="sa", decisions=(low, high))

    assert verdict(ORDINARY_STATUTES, facts, decision=TODAY) == "unmet"
    assert verdict(EXTRAORDINARY_STATUTES, facts, decision=TODAY) == "met"


def meeting(
    attending: int | None, of: int | None, *, kind: str = "ordinary", call: str = "first"
) -> tuple[CooperativeFacts, MeetingFacts, ResolutionFacts]:
    """Make what is known of a meeting of a SA."""
    return (
        CooperativeFacts(legal_form="sa"),
        MeetingFacts(call=call, voices_attending=attending, voices_entitled=of),
        ResolutionFacts(kind=kind),
    )


@pytest.mark.parametrize(
    ("attending", "expected"), [(19, "unmet"), (20, "met"), (21, "met"), (None, "undetermined")]
)
def test_a_fifth_attends_an_ordinary_meeting(attending: int | None, expected: str) -> None:
    """Of 100 voices, 20 are enough."""
    assert verdict(ORDINARY, *meeting(attending, 100), assembly=TODAY) == expected


def test_the_second_call_of_an_ordinary_meeting_needs_nobody() -> None:
    """The law asks nothing there."""
    assert verdict(ORDINARY, *meeting(0, 100, call="second"), assembly=TODAY) == "not asked"


@pytest.mark.parametrize(
    ("attending", "call", "expected"),
    [
        (24, "first", "unmet"),
        (25, "first", "met"),
        (24, "second", "met"),
        (20, "second", "met"),
        (19, "second", "unmet"),
    ],
)
def test_a_quarter_then_a_fifth_attend_to_change_the_statutes(
    attending: int, call: str, expected: str
) -> None:
    """Art. L225-96."""
    facts = meeting(attending, 100, kind="extraordinary", call=call)

    assert verdict(EXTRAORDINARY, *facts, assembly=TODAY) == expected


def test_energies_collectives_in_2017_could_decide_and_not_amend() -> None:
    """34 of 146 members, 23 %: more than a fifth, less than a quarter (energiescollectives.fr)."""
    day = date(2017, 6, 1)

    assert verdict(ORDINARY, *meeting(34, 146), assembly=day) == "met"
    assert verdict(EXTRAORDINARY, *meeting(34, 146, kind="extraordinary"), assembly=day) == "unmet"


@pytest.mark.parametrize(
    ("rule", "kind"), [(ORDINARY, "ordinary"), (EXTRAORDINARY, "extraordinary")]
)
def test_whom_the_law_of_quorums_concerns(rule: str, kind: str) -> None:
    """A SA, on a first call, for this kind of resolution, since there are SCICs."""
    company, held, resolution = meeting(0, 100, kind=kind)
    simplified = CooperativeFacts(legal_form="sas")
    other = ResolutionFacts(kind="ordinary" if kind == "extraordinary" else "extraordinary")

    assert verdict(rule, simplified, held, resolution, assembly=TODAY) == "not asked"
    assert verdict(rule, company, held, other, assembly=TODAY) == "not asked"
    assert verdict(rule, CooperativeFacts(), held, resolution, assembly=TODAY) == "undetermined"
    for day, expected in [(17, "not asked"), (18, "unmet"), (19, "unmet")]:
        found = verdict(rule, company, held, resolution, assembly=date(2001, 7, day))
        assert found == expected


def test_an_unknown_call_matters_between_a_fifth_and_a_quarter() -> None:
    """With 22 of 100, the call decides; it is named."""
    company, _, resolution = meeting(22, 100, kind="extraordinary")
    held = MeetingFacts(voices_attending=22, voices_entitled=100)
    found = ask(EXTRAORDINARY, company, held, resolution, assembly=TODAY)

    assert found.verdict == Undetermined((Missing(frozenset({"meeting.call"})),))


def test_the_articles_were_read() -> None:
    """In their version of 2009."""
    found = [
        ask(ORDINARY, *meeting(0, 100), assembly=TODAY),
        ask(EXTRAORDINARY, *meeting(0, 100, kind="extraordinary"), assembly=TODAY),
        ask(ORDINARY_STATUTES, statutes("ordinary", (1, 5), (0, 1)), decision=TODAY),
        ask(EXTRAORDINARY_STATUTES, statutes("extraordinary", (1, 4), (1, 5)), decision=TODAY),
    ]

    assert {one.confidence for one in found} == {Confidence.READ}
