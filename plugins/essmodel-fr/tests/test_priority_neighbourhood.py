"""D7: the lists of priority neighbourhoods, by day and by place, and what puts one on them."""

from datetime import date
from functools import partial

import pytest

from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Confidence
from essmodel.rules.verdict import Met, Missing, Undetermined
from essmodel.testing import asking
from essmodel_fr.neighbourhood import PriorityNeighbourhood, described
from essmodel_fr.pack import PACK
from essmodel_fr.qpv import is_overseas, qpv

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

LIST = "fr.qpv.on_the_list_in_force"
POPULATION = "fr.qpv.enough_inhabitants"
INCOMES = "fr.qpv.incomes_lag_behind"
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("QP044004", date(2014, 12, 31), "not asked"),
        ("QP044004", date(2015, 1, 1), "met"),
        ("QP044004", date(2023, 12, 31), "met"),
        ("QP044004", date(2024, 1, 1), "unmet"),
        ("QP044004", TODAY, "unmet"),
        ("QN04404M", date(2015, 1, 1), "unmet"),
        ("QN04404M", date(2023, 12, 31), "unmet"),
        ("QN04404M", date(2024, 1, 1), "met"),
        ("QN04404M", date(2025, 1, 1), "met"),
        ("QP974001", date(2015, 1, 1), "met"),
        ("QP974001", date(2024, 1, 1), "met"),
        ("QP974001", date(2024, 12, 31), "met"),
        ("QP974001", date(2025, 1, 1), "unmet"),
        ("QN97401N", date(2024, 12, 31), "unmet"),
        ("QN97401N", date(2025, 1, 1), "met"),
        ("QN97401N", TODAY, "met"),
    ],
)
def test_one_list_is_in_force_at_a_time(code: str, day: date, expected: str) -> None:
    """The second takes the place of the first in 2024, and a year later overseas."""
    assert verdict(LIST, described(qpv(code)), decision=day) == expected


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2025, 1, 1)])
def test_what_is_known_of_the_code_only_is_not_enough(day: date) -> None:
    """Where a neighbourhood lies chooses its list; its list is a fact too."""
    assert verdict(LIST, PriorityNeighbourhood(list="list_2015"), decision=day) == "undetermined"
    assert verdict(LIST, PriorityNeighbourhood(territory="mainland"), decision=day) == (
        "undetermined"
    )


def test_all_of_it_is_a_doubt() -> None:
    """Nobody read the decrees for this pack, so no answer of it stands as law."""
    found = ask(LIST, described(qpv("QN04404M")), decision=TODAY)

    assert (found.verdict, found.standing) == (Met(), Standing.UNDETERMINED)
    assert found.confidence is Confidence.UNVERIFIED


@pytest.mark.parametrize(
    ("population", "day", "expected"),
    [
        (999, date(2014, 2, 22), "not asked"),
        (999, date(2014, 2, 23), "unmet"),
        (1_000, date(2014, 2, 23), "met"),
        (999, TODAY, "unmet"),
        (1_000, TODAY, "met"),
        (1_001, TODAY, "met"),
        (None, TODAY, "undetermined"),
    ],
)
def test_a_thousand_inhabitants_are_enough(
    population: int | None, day: date, expected: str
) -> None:
    """A thousand exactly are; the act is as old as 2014."""
    facts = PriorityNeighbourhood(population=population)

    assert verdict(POPULATION, facts, decision=day) == expected


@pytest.mark.parametrize(
    ("gap", "day", "expected"),
    [
        (False, date(2014, 2, 22), "not asked"),
        (False, date(2014, 2, 23), "unmet"),
        (True, TODAY, "met"),
        (False, TODAY, "unmet"),
    ],
)
def test_incomes_lag_behind(gap: bool, day: date, expected: str) -> None:  # noqa: FBT001 - a fact
    """The gap is a fact that the prefect knows; no figure of it was read."""
    assert verdict(INCOMES, PriorityNeighbourhood(has_income_gap=gap), decision=day) == expected


def test_the_gap_of_incomes_may_be_missing() -> None:
    """And is named."""
    found = ask(INCOMES, PriorityNeighbourhood(), decision=TODAY)

    assert found.verdict == Undetermined(
        (Missing(frozenset({"priority_neighbourhood.has_income_gap"})),)
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("QP044004", False),
        ("QN07511M", False),
        ("QP02A001", False),
        ("QN02B01I", False),
        ("QP095097", False),
        ("QP971001", True),
        ("QN98701N", True),
    ],
)
def test_department_tells_what_lies_overseas(code: str, *, expected: bool) -> None:
    """From 971 on; the number of a neighbourhood does not count."""
    assert is_overseas(qpv(code)) is expected
