"""A meeting counted, as a question about a case."""

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

import essmodel as em
from essmodel.governance.meeting import NamedAttendance
from essmodel.governance.outcome import Adopted, Rejected
from essmodel.governance.roll import Refusal
from essmodel_fr.pack import PACK

DAY = date(2026, 11, 22)
Example = Callable[[str], em.Partnership]


@pytest.fixture
def count(example: Example) -> em.Count:
    """Count the meeting of the social centre."""
    case = example("social-centre")
    assert case.cooperative is not None
    return em.count(case.cooperative.meeting("ag-2026"), within=case, packs=(PACK,), on=DAY)


def test_outcomes_follow_the_agenda(count: em.Count) -> None:
    """One resolution is adopted, one is tied."""
    accounts, sundays = count.outcomes

    assert isinstance(accounts, Adopted)
    assert accounts.count.in_favour == (19, 20)
    assert isinstance(sundays, Rejected)
    assert sundays.is_tied
    assert sundays.count.in_favour == (1, 2)


def test_one_rejection_makes_the_whole_a_no(count: em.Count) -> None:
    """Every resolution must be adopted for a yes."""
    assert count.standing is em.Standing.UNMET
    assert evolve(count, outcomes=count.outcomes[:1]).standing is em.Standing.MET


def test_proxies_that_do_not_count_are_kept_with_the_reason(count: em.Count) -> None:
    """The giver came, or the holder had one already."""
    roll = count.outcomes[0].count.roll

    assert {one.proxy.giver: one.why for one in roll.refused} == {
        "djibril": Refusal.GIVER_PRESENT,
        "fatou": Refusal.OVER_LIMIT,
    }
    assert sum(one.attending.count for one in roll.colleges) == 13


@pytest.mark.parametrize(("day", "asked"), [(14, False), (15, True), (16, True)])
def test_law_of_the_meeting_is_that_of_its_day(example: Example, day: int, *, asked: bool) -> None:
    """The ruling of 2024-11-15 on majorities is not asked of a meeting of the day before."""
    case = example("social-centre")
    assert case.cooperative is not None
    held = evolve(
        case.cooperative.meeting("ag-2026"),
        held_on=date(2024, 11, day),
        attendance=NamedAttendance(present=("amina",)),
    )

    outcome = em.count(held, within=case, packs=(PACK,), on=DAY).outcomes[0]

    assert ("fr.sas.majority" in {one.rule.id for one in outcome.count.findings}) is asked


def test_count_is_plain_for_programs(count: em.Count) -> None:
    """Fractions stay exact."""
    plain = count.to_dict()

    assert (plain["meeting"], plain["held_on"], plain["standing"]) == (
        "ag-2026",
        "2026-05-14",
        "unmet",
    )
    outcomes = plain["outcomes"]
    assert isinstance(outcomes, list)
    assert outcomes[1]["type"] == "Rejected"
    assert outcomes[1]["count"]["in_favour"] == [1, 2]
    assert outcomes[1]["shortfall"]["share"] == "0/1"


def test_case_without_cooperative_has_no_meeting(example: Example) -> None:
    """A town's price list votes on nothing."""
    centre, town = example("social-centre"), example("roncq")
    assert centre.cooperative is not None

    with pytest.raises(em.InvalidValueError, match="this case has no co-operative"):
        em.count(centre.cooperative.meeting("ag-2026"), within=town, packs=(PACK,), on=DAY)
