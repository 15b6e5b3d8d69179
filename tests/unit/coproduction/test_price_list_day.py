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


# --- a list, and those before it ------------------------------------------------------------------

EDITIONS = """\
essmodel: 1
title: Three editions
services:
  - id: meal
    title: Meal
    tariff: {from: 2026-09-01, source: {kind: invented}, tables: [{price: 4}]}
    earlier_tariffs:
      - {from: 2024-09-01, until: 2025-02, source: {kind: invented}, tables: [{price: 2}]}
      - {from: 2025-02, until: 2026-07-01, source: {kind: invented}, tables: [{price: 3}]}
requests: [{id: one, service: meal}]
"""


@pytest.mark.parametrize(
    ("on", "price"),
    [
        (date(2024, 8, 31), (None, [Silent])),
        (date(2024, 9, 1), (em.Money(2_00), [])),
        (date(2025, 1, 31), (em.Money(2_00), [])),
        (date(2025, 2, 1), (None, [Unsettled])),
        (date(2025, 2, 27), (None, [Unsettled])),
        (date(2025, 2, 28), (em.Money(3_00), [])),
        (date(2026, 6, 30), (em.Money(3_00), [])),
        (date(2026, 7, 1), (None, [Silent])),
        (date(2026, 8, 31), (None, [Silent])),
        (date(2026, 9, 1), (em.Money(4_00), [])),
    ],
)
def test_day_of_the_decision_chooses_the_list(on: date, price: Answer) -> None:
    """Between two lists there is silence, and doubt where their days are known to the month."""
    assert _price(em.loads(EDITIONS), "one", on) == price


@pytest.mark.parametrize(
    ("was", "now", "problem"),
    [
        ("from: 2025-02,", "from: 2024-12-01,", ("tariffs_overlap", "earlier_tariffs.1")),
        ("from: 2026-09-01,", "", ("tariffs_overlap", "earlier_tariffs.0")),
        (
            "    tariff: {from: 2026-09-01, source: {kind: invented}, tables: [{price: 4}]}\n",
            "",
            ("earlier_than_what", "earlier_tariffs"),
        ),
    ],
)
def test_two_lists_are_never_in_force_on_one_day(
    was: str, now: str, problem: tuple[str, str]
) -> None:
    """And what was before has something after it."""
    assert EDITIONS.count(was) == 1

    with pytest.raises(em.InvalidValueError) as refusal:
        em.loads(EDITIONS.replace(was, now))

    id, path = problem  # noqa: A001 - the word of the field
    assert [(one.id, one.path) for one in refusal.value.problems] == [(id, f"services.0.{path}")]


def test_mistake_in_an_earlier_list_has_its_place() -> None:
    """As those of the newest."""
    text = EDITIONS.replace("[{price: 2}]", "[{when: resident, price: 1}, {when: no, price: 2}]")
    text = text.replace("{price: 3}", "{price: {formula: oops}}")

    with pytest.raises(em.InvalidValueError) as refusal:
        em.loads(text.replace("{when: no, price: 2}", "{price: 2}"), packs=(PACK,))

    assert [one.path for one in refusal.value.problems] == [
        "services.0.earlier_tariffs.1.tables.0.price.formula"
    ]
    assert refusal.value.problems[0].at is not None
