"""A9: once a silent college is set aside, the weight of the others is a doubt, not a breach."""

from datetime import date

import pytest

from essmodel.governance.fact import CollegeRecord, CooperativeFacts, ResolutionFacts
from essmodel.rules.finding import Standing
from essmodel.testing import asking
from essmodel_fr.pack import PACK

RULE = "fr.scic.no_college_over_ceiling_once_silent"
TODAY = date(2026, 11, 22)


def colleges(*parts: int) -> tuple[CollegeRecord, ...]:
    """Write colleges that together are a whole."""
    return tuple(
        CollegeRecord(name=f"c{index}", parts=one, whole=sum(parts))
        for index, one in enumerate(parts)
    )


def facts(
    deciding: tuple[int, ...], silent: str | None
) -> tuple[CooperativeFacts, ResolutionFacts]:
    """Write a vote of three formed colleges."""
    return (
        CooperativeFacts(formed_colleges=colleges(40, 30, 30), silent_college=silent),
        ResolutionFacts(deciding_colleges=colleges(*deciding)),
    )


@pytest.mark.parametrize(
    ("deciding", "silent", "expected"),
    [
        ((30, 30), "set_aside", "not asked"),
        ((31, 30), "set_aside", "unmet"),
        ((40, 30), "set_aside", "unmet"),
        ((40, 30, 30), "set_aside", "not asked"),
        ((40, 30), "brings_nothing", "not asked"),
        ((40,), "set_aside", "unmet"),
        ((40, 30), None, "not asked"),
    ],
)
def test_exactly_half_is_allowed_and_more_is_asked(
    deciding: tuple[int, ...], silent: str | None, expected: str
) -> None:
    """Only where a college was set aside."""
    assert asking.verdict(PACK, RULE, *facts(deciding, silent), assembly=TODAY) == expected


def test_more_than_half_is_a_doubt() -> None:
    """The ceiling is read as bounding weights set aside too: nobody wrote it."""
    found = asking.ask(PACK, RULE, *facts((40, 30), "set_aside"), assembly=TODAY)

    assert found.standing is Standing.UNDETERMINED
