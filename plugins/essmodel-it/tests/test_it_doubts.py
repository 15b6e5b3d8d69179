"""What is known of Italy from memory: where each condition turns, though it stays a doubt."""

from datetime import date

import pytest

from essmodel.packs.vocabulary import vocabulary
from essmodel.rules.finding import Standing
from essmodel.rules.law.event import Event
from essmodel.rules.verdict import Met, Unmet
from essmodel_it.pack import PACK

DAYS = {one: date(2026, 11, 22) for one in (Event.DECISION, Event.FISCAL_YEAR_END)}
EDGES: dict[str, tuple[dict[str, int | str], str, int, int]] = {
    "enough_disadvantaged": ({"it.kind": "b", "it.workers": 10}, "it.disadvantaged_workers", 3, 2),
    "votes_of_a_backer": ({}, "it.most_votes_of_a_backer", 5, 6),
    "backers_within_a_third": ({"it.all_votes": 30}, "it.backer_votes", 10, 11),
    "votes_of_a_legal_person": ({}, "it.most_votes_of_a_legal_person", 5, 6),
    "users_lead_the_board": ({"board.seats": 6}, "it.directors_among_users", 4, 3),
    "legal_reserve": (
        {"accounts.surplus": 100_000},
        "accounts.to_legal_reserve",
        30_000,
        29_999,
    ),
    "mutual_fund": (
        {"accounts.surplus": 100_000},
        "it.to_mutual_fund",
        3_000,
        2_999,
    ),
    "indivisible_reserves": ({}, "it.reserves_shared", 0, 1),
    "devolution": (
        {"liquidation.paid_in": 500},
        "liquidation.to_members",
        500,
        501,
    ),
}
"""The facts beside, the one that turns, its values on both sides of the edge; money in cents."""


@pytest.mark.parametrize("rule", EDGES)
def test_a_doubt_turns_where_its_figure_says(rule: str) -> None:
    """Met and unmet are seen in the verdict; neither is ever told as law."""
    beside, fact, kept, broken = EDGES[rule]
    (subject,) = {one.subject for one in PACK.rules if one.id == f"it.{rule}"}
    law = vocabulary((PACK,)).law.about(subject)

    found = [
        next(one for one in law.ask({**beside, fact: value}, DAYS) if one.rule.id == f"it.{rule}")
        for value in (kept, broken)
    ]

    assert isinstance(found[0].verdict, Met)
    assert isinstance(found[1].verdict, Unmet)
    assert {one.standing for one in found} == {Standing.UNDETERMINED}
