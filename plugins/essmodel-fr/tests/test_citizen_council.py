"""D8: who sits on a citizen council, how they come there, and what it is associated with."""

from datetime import date
from functools import partial

import pytest

from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Confidence
from essmodel.rules.verdict import Missing, Silent, Undetermined
from essmodel.testing import asking
from essmodel_fr.council import CitizenCouncil
from essmodel_fr.law.citizen_council import ARTICLE_7, RULES
from essmodel_fr.neighbourhood import PriorityNeighbourhood
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

HALF = "fr.citizen_council.at_least_half_inhabitants"
LOT = "fr.citizen_council.drawn_by_lot"
PARITY = "fr.citizen_council.as_many_women_as_men"
ACTORS = "fr.citizen_council.local_actors"
SEATS = "fr.citizen_council.in_every_steering_body"
CONTRACT = "fr.citizen_council.associated_with_the_contract"
TODAY = date(2026, 11, 22)

SOUND = CitizenCouncil(
    inhabitants=10,
    drawn_by_lot=8,
    women=4,
    men=4,
    local_actors=10,
    is_independent=True,
    recognised=True,
    steering_bodies=3,
    seats=3,
    associated_with_design=True,
    associated_with_delivery=True,
    associated_with_assessment=True,
)
NEIGHBOURHOOD = PriorityNeighbourhood(has_citizen_council=True)


@pytest.mark.parametrize("rule", [one.id for one in RULES])
def test_council_that_has_all_of_it_is_in_order(rule: str) -> None:
    """Since the act; on the day before, nothing was asked."""
    before, after = date(2014, 2, 22), date(2014, 2, 23)
    found = ask(rule, SOUND, NEIGHBOURHOOD, decision=TODAY)

    assert found.standing is Standing.MET
    assert verdict(rule, SOUND, NEIGHBOURHOOD, decision=after) == "met"
    assert verdict(rule, SOUND, NEIGHBOURHOOD, decision=before) == "not asked"


@pytest.mark.parametrize("rule", [one.id for one in RULES])
def test_nothing_is_taken_for_granted(rule: str) -> None:
    """A council of which nothing is known has neither passed nor failed."""
    found = ask(rule, CitizenCouncil(), PriorityNeighbourhood(), decision=TODAY)

    assert isinstance(found.verdict, Undetermined)
    assert all(isinstance(cause, Missing) for cause in found.verdict.causes)


@pytest.mark.parametrize(
    ("inhabitants", "local_actors", "expected"),
    [(9, 10, "unmet"), (10, 10, "met"), (11, 10, "met"), (0, 0, "met"), (None, 10, "undetermined")],
)
def test_half_of_the_members_are_inhabitants(
    inhabitants: int | None, local_actors: int, expected: str
) -> None:
    """Exactly half is enough."""
    facts = CitizenCouncil(inhabitants=inhabitants, local_actors=local_actors)

    assert verdict(HALF, facts, decision=TODAY) == expected


def test_half_is_of_the_framework_and_the_rest_of_the_act() -> None:
    """An account of the framework was read; of the act, its own words."""
    half = ask(HALF, CitizenCouncil(inhabitants=1, local_actors=2), decision=TODAY)
    actors = ask(ACTORS, CitizenCouncil(local_actors=0), decision=TODAY)

    assert (half.confidence, half.standing) == (Confidence.SECONDARY, Standing.UNMET)
    assert (actors.confidence, actors.standing) == (Confidence.READ, Standing.UNMET)


@pytest.mark.parametrize(("drawn", "expected"), [(0, "unmet"), (1, "met"), (12, "met")])
def test_volunteers_alone_are_no_council(drawn: int, expected: str) -> None:
    """They may be some of the inhabitants."""
    facts = CitizenCouncil(inhabitants=12, drawn_by_lot=drawn)

    assert verdict(LOT, facts, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("women", "men", "expected"),
    [
        (4, 4, "met"),
        (0, 0, "met"),
        (5, 3, "unmet"),
        (3, 5, "unmet"),
        (0, 2, "unmet"),
        (4, 3, "undetermined"),
        (3, 4, "undetermined"),
        (None, 4, "undetermined"),
        (4, None, "undetermined"),
    ],
)
def test_as_many_women_as_men_are_drawn(women: int | None, men: int | None, expected: str) -> None:
    """Two more of either are too many."""
    assert verdict(PARITY, CitizenCouncil(women=women, men=men), decision=TODAY) == expected


def test_of_one_more_the_act_says_nothing() -> None:
    """An odd number cannot be even: the act is silent, and no fact would settle it."""
    found = ask(PARITY, CitizenCouncil(women=4, men=3), decision=TODAY)

    assert found.verdict == Undetermined((Silent(ARTICLE_7),))


@pytest.mark.parametrize(("actors", "expected"), [(0, "unmet"), (1, "met")])
def test_local_actors_are_represented(actors: int, expected: str) -> None:
    """One is enough."""
    assert verdict(ACTORS, CitizenCouncil(local_actors=actors), decision=TODAY) == expected


@pytest.mark.parametrize(
    ("bodies", "seats", "expected"),
    [(3, 3, "met"), (3, 2, "unmet"), (3, 4, "met"), (0, 0, "met"), (3, None, "undetermined")],
)
def test_council_sits_in_every_steering_body(bodies: int, seats: int | None, expected: str) -> None:
    """Not in most of them."""
    facts = CitizenCouncil(steering_bodies=bodies, seats=seats)

    assert verdict(SEATS, facts, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("design", "delivery", "assessment", "expected"),
    [
        (True, True, True, "met"),
        (False, True, True, "unmet"),
        (True, False, True, "unmet"),
        (True, True, False, "unmet"),
        (True, True, None, "undetermined"),
        (None, False, None, "unmet"),
    ],
)
def test_council_is_associated_with_all_of_the_contract(
    design: bool | None,  # noqa: FBT001 - facts of a case
    delivery: bool | None,  # noqa: FBT001
    assessment: bool | None,  # noqa: FBT001
    expected: str,
) -> None:
    """One part left out is one too many, whatever is not known of the others."""
    facts = CitizenCouncil(
        associated_with_design=design,
        associated_with_delivery=delivery,
        associated_with_assessment=assessment,
    )

    assert verdict(CONTRACT, facts, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("independent", CitizenCouncil(is_independent=False)),
        ("recognised", CitizenCouncil(recognised=False)),
        ("in_each_neighbourhood", PriorityNeighbourhood(has_citizen_council=False)),
    ],
)
def test_council_is_independent_recognised_and_there(rule: str, facts: object) -> None:
    """Each of them is asked of its own fact."""
    assert verdict(f"fr.citizen_council.{rule}", facts, decision=TODAY) == "unmet"
