"""D9: the generations of city contracts."""

from datetime import date
from functools import partial

import pytest

from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Confidence
from essmodel.testing import asking
from essmodel_fr.contract import GENERATION_2015, GENERATION_2024, CityContract
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

RULE = "fr.city_contract.of_the_generation_in_force"


@pytest.mark.parametrize(
    ("generation", "day", "expected"),
    [
        (GENERATION_2015, date(2014, 12, 31), "not asked"),
        (GENERATION_2015, date(2015, 1, 1), "met"),
        (GENERATION_2015, date(2021, 1, 1), "met"),
        (GENERATION_2015, date(2023, 12, 31), "met"),
        (GENERATION_2015, date(2024, 1, 1), "unmet"),
        (GENERATION_2024, date(2023, 12, 31), "unmet"),
        (GENERATION_2024, date(2024, 1, 1), "met"),
        (GENERATION_2024, date(2030, 12, 31), "met"),
        (GENERATION_2024, date(2031, 1, 1), "not asked"),
        (None, date(2026, 11, 22), "undetermined"),
    ],
)
def test_contracts_follow_each_other(generation: str | None, day: date, expected: str) -> None:
    """Those of 2015 were extended to the end of 2023; after 2030 nobody knows."""
    assert verdict(RULE, CityContract(generation=generation), decision=day) == expected


def test_years_were_not_read_in_a_text() -> None:
    """So a yes is a doubt."""
    found = ask(RULE, CityContract(generation=GENERATION_2024), decision=date(2026, 11, 22))

    assert (found.confidence, found.standing) == (Confidence.UNVERIFIED, Standing.UNDETERMINED)
