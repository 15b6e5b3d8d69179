"""A8: one member, one voice."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CooperativeFacts
from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Confidence
from essmodel.testing import asking
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

VOICE = "fr.scic.one_member_one_voice"


@pytest.mark.parametrize(
    ("voice", "day", "expected"),
    [
        ("per_capital", date(2001, 7, 17), "not asked"),
        ("per_capital", date(2001, 7, 18), "unmet"),
        ("per_capital", date(2001, 7, 19), "unmet"),
        ("one_per_member", date(2001, 7, 18), "met"),
        ("one_per_member", date(2026, 11, 22), "met"),
        (None, date(2026, 11, 22), "undetermined"),
    ],
)
def test_capital_gives_no_voice(voice: str | None, day: date, expected: str) -> None:
    """Statutes that count votes by capital are refused."""
    assert verdict(VOICE, CooperativeFacts(voice=voice), decision=day) == expected


def test_an_account_of_it_was_read() -> None:
    """Shown as law, with the page it was read on."""
    found = ask(VOICE, CooperativeFacts(voice="per_capital"), decision=date(2026, 1, 1))

    assert found.confidence is Confidence.SECONDARY
    assert found.standing is Standing.UNMET
