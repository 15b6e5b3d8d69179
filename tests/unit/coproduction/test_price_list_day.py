"""A price list says nothing of the days on which it is not in force."""

from datetime import date
from pathlib import Path

import pytest

import essmodel as em
from essmodel.rules.verdict import Cause, Silent, Unsettled
from essmodel_fr.pack import PACK

ROOT = Path(__file__).parents[3]
SINCE_A_MONTH = """\
essmodel: 1
title: A list known to the month
services:
  - id: meal
    title: Meal
    tariff: {from: 2025-09, source: {kind: invented}, tables: [{price: 2}]}
requests: [{id: one, service: meal}]
"""


Answer = tuple[em.Money | None, list[type[Cause]]]


def _price(case: em.Partnership, request: str, on: date) -> Answer:
    answer = em.decide(case.request(request), within=case, packs=(PACK,), on=on).answer
    price = getattr(answer, "price", None)
    assert price is not None
    return price.amount, [type(cause) for cause in price.causes]


@pytest.mark.parametrize(
    ("on", "price"),
    [
        (date(2025, 8, 31), (None, [Silent])),
        (date(2025, 9, 1), (em.Money(4_60), [])),
        (date(2025, 9, 2), (em.Money(4_60), [])),
    ],
)
def test_a_list_is_silent_before_its_first_day(on: date, price: Answer) -> None:
    """The list that Roncq published for 1 September 2025 says nothing of the day before."""
    case = em.load(ROOT / "examples/roncq.yaml", packs=(PACK,))

    assert _price(case, "just-under", on) == price


@pytest.mark.parametrize(
    ("on", "price"),
    [
        (date(2025, 8, 31), (None, [Silent])),
        (date(2025, 9, 1), (None, [Unsettled])),
        (date(2025, 9, 29), (None, [Unsettled])),
        (date(2025, 9, 30), (em.Money(2_00), [])),
    ],
)
def test_a_list_known_to_the_month_is_unsettled_inside_it(on: date, price: Answer) -> None:
    """Where the source gives only a month, its days but the last leave the price open."""
    assert _price(em.loads(SINCE_A_MONTH), "one", on) == price
