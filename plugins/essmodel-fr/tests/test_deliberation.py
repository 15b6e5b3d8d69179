"""A7: a local authority joins by a decision of its assembly, with reasons."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CooperativeFacts, HoldingRecord
from essmodel.testing import asking
from essmodel.values.money import Money
from essmodel_fr.pack import PACK

verdict = partial(asking.verdict, PACK)
DELIBERATED = "fr.scic.authorities_deliberated"
TODAY = date(2026, 11, 22)


def held(*holders: tuple[str, bool | None]) -> CooperativeFacts:
    """Make a co-operative of holders, each with whether it deliberated."""
    return CooperativeFacts(
        holdings=tuple(
            HoldingRecord(name=kind, holder=kind, amount=Money(1), deliberated=deliberated)
            for kind, deliberated in holders
        )
    )


@pytest.mark.parametrize(
    ("holders", "expected"),
    [
        ([("commune", True)], "met"),
        ([("commune", False)], "unmet"),
        ([("commune", None)], "undetermined"),
        ([("commune", True), ("region", False)], "unmet"),
        ([("commune", None), ("region", False)], "unmet"),
        ([("commune", True), ("none", None)], "met"),
        ([("none", None)], "not asked"),
        ([("etat", False)], "not asked"),
        ([], "not asked"),
    ],
    ids=str,
)
def test_each_local_authority_has_deliberated(
    holders: list[tuple[str, bool | None]], expected: str
) -> None:
    """The State is none, and people need no council."""
    assert verdict(DELIBERATED, held(*holders), decision=TODAY) == expected


def test_nobody_can_tell_where_the_holders_are_not_known() -> None:
    """One of them may be a town."""
    assert verdict(DELIBERATED, CooperativeFacts(), decision=TODAY) == "undetermined"


def test_nothing_is_asked_before_there_was_a_scic() -> None:
    """The day before, and the day itself."""
    facts = held(("commune", False))

    assert verdict(DELIBERATED, facts, decision=date(2001, 7, 17)) == "not asked"
    assert verdict(DELIBERATED, facts, decision=date(2001, 7, 18)) == "unmet"
