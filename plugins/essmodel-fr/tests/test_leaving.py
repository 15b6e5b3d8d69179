"""A27 and A28: who excludes, who is heard, and for how long whoever left is liable."""

from datetime import date

import pytest

from essmodel.errors import NoLawInForceError
from essmodel.governance.oversight_fact import LeavingFacts
from essmodel.rules.finding import Standing
from essmodel.testing import asking
from essmodel_fr.law.leaving import liable_until
from essmodel_fr.pack import PACK

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("extraordinary", "met"), ("ordinary", "unmet"), (None, "not asked")],
)
def test_exclusion_needs_the_majority_that_changes_the_statutes(
    kind: str | None, expected: str
) -> None:
    """Where the statutes say which."""
    facts = LeavingFacts(exclusion_by=kind)

    assert asking.verdict(PACK, "fr.coop.exclusion_majority", facts, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("heard", "expected"), [(True, "not asked"), (False, "unmet"), (None, "not asked")]
)
def test_statutes_that_hear_nobody_raise_a_doubt(*, heard: bool | None, expected: str) -> None:
    """From memory, so no breach."""
    rule, facts = "fr.coop.heard_before_exclusion", LeavingFacts(is_heard=heard)

    assert asking.verdict(PACK, rule, facts, decision=TODAY) == expected
    if expected == "unmet":
        found = asking.ask(PACK, rule, facts, decision=TODAY)
        assert found.standing is Standing.UNDETERMINED


@pytest.mark.parametrize(
    ("left", "free"),
    [
        (date(2021, 11, 22), date(2026, 11, 22)),
        (date(2020, 2, 29), date(2025, 2, 28)),
    ],
)
def test_whoever_left_is_liable_for_five_years(left: date, free: date) -> None:
    """To the day."""
    assert liable_until(left) == free


def test_before_there_was_a_scic_there_is_no_answer() -> None:
    """The day before the act of 2001."""
    with pytest.raises(NoLawInForceError):
        liable_until(date(2001, 7, 17))
