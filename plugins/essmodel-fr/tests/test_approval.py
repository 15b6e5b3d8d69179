"""A3: the approval of the prefect, from 2002 to 2012."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CooperativeFacts
from essmodel.testing import asking
from essmodel_fr.pack import PACK

verdict = partial(asking.verdict, PACK)
APPROVED = "fr.scic.approved"


@pytest.mark.parametrize(
    ("day", "is_asked"),
    [
        (date(2002, 2, 20), False),
        (date(2002, 2, 21), True),
        (date(2012, 3, 23), True),
        (date(2012, 3, 24), False),
        (date(2026, 11, 22), False),
    ],
)
def test_approval_was_asked_for_ten_years(day: date, is_asked: bool) -> None:  # noqa: FBT001 - a column
    """Nobody checked the day of its end, so a no is a doubt like a yes."""
    for approved in (True, False, None):
        found = verdict(APPROVED, CooperativeFacts(approved=approved), decision=day)
        expected = {True: "met", False: "unmet", None: "undetermined"}[approved]
        assert found == (expected if is_asked else "not asked")


def test_it_is_shown_as_a_doubt() -> None:
    """What nobody has read does not refuse."""
    found = asking.ask(PACK, APPROVED, CooperativeFacts(approved=False), decision=date(2010, 1, 1))

    assert found.standing.value == "undetermined"
