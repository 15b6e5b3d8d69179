"""A10: the number of members of a SA and of a SARL."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CooperativeFacts
from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Confidence
from essmodel.rules.verdict import Met, Missing, Undetermined, Unmet
from essmodel.testing import asking
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

SA = "fr.sa.enough_members"
SARL_LEAST = "fr.sarl.enough_members"
SARL_MOST = "fr.sarl.not_too_many_members"
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("members", "day", "expected"),
    [
        (6, date(2001, 7, 17), "not asked"),
        (6, date(2001, 7, 18), "unmet"),
        (7, date(2001, 7, 18), "met"),
        (6, date(2015, 9, 11), "unmet"),
        (7, date(2015, 9, 11), "met"),
        (2, date(2015, 9, 12), "met"),
        (1, date(2015, 9, 12), "unmet"),
        (2, date(2015, 9, 13), "met"),
        (None, date(2015, 9, 11), "undetermined"),
    ],
)
def test_seven_then_two_members_make_a_public_company(
    members: int | None, day: date, expected: str
) -> None:
    """Ordonnance 2015-1127 of 10 September 2015."""
    facts = CooperativeFacts(legal_form="sa", members=members)

    assert verdict(SA, facts, decision=day) == expected


def test_only_the_change_of_2015_is_a_doubt() -> None:
    """Seven was read, so a no is a no; two was not, so it is shown as a doubt."""
    facts = CooperativeFacts(legal_form="sa", members=1)
    before = ask(SA, facts, decision=date(2015, 9, 11))
    after = ask(SA, facts, decision=date(2015, 9, 12))

    assert (before.confidence, before.standing) == (Confidence.READ, Standing.UNMET)
    assert (after.confidence, after.standing) == (Confidence.UNVERIFIED, Standing.UNDETERMINED)


def test_nobody_knows_without_the_day() -> None:
    """Six members: seven or two decides, so the day of the question is what is missing."""
    found = ask(SA, CooperativeFacts(legal_form="sa", members=6))

    assert found.verdict == Undetermined((Missing(frozenset({"decision"})),))


@pytest.mark.parametrize("form", ["sarl", "sas"])
def test_other_forms_are_not_asked_for_seven(form: str) -> None:
    """The minimum is that of a SA."""
    facts = CooperativeFacts(legal_form=form, members=2)

    assert verdict(SA, facts, decision=date(2015, 9, 11)) == "not asked"


@pytest.mark.parametrize(
    ("members", "day", "expected"),
    [
        (101, date(2001, 7, 17), "not asked"),
        (101, date(2001, 7, 18), "unmet"),
        (100, date(2001, 7, 19), "met"),
        (100, TODAY, "met"),
        (101, TODAY, "unmet"),
        (None, TODAY, "undetermined"),
    ],
)
def test_a_private_company_stops_at_a_hundred(
    members: int | None, day: date, expected: str
) -> None:
    """Art. L223-3."""
    facts = CooperativeFacts(legal_form="sarl", members=members)

    assert verdict(SARL_MOST, facts, decision=day) == expected


@pytest.mark.parametrize(
    ("members", "day", "expected"),
    [
        (1, date(2001, 7, 17), "not asked"),
        (1, date(2001, 7, 18), "unmet"),
        (1, date(2001, 7, 19), "unmet"),
        (2, TODAY, "met"),
        (None, TODAY, "undetermined"),
    ],
)
def test_a_private_company_has_two_members(members: int | None, day: date, expected: str) -> None:
    """A co-operative of one member is none."""
    facts = CooperativeFacts(legal_form="sarl", members=members)

    assert verdict(SARL_LEAST, facts, decision=day) == expected


def test_the_two_bounds_of_a_private_company_are_not_equally_sure() -> None:
    """The hundred was read; the two were not, and do not weaken the hundred."""
    facts = CooperativeFacts(legal_form="sarl", members=101)
    least, most = (ask(rule, facts, decision=TODAY) for rule in (SARL_LEAST, SARL_MOST))

    assert (least.verdict, least.standing) == (Met(), Standing.UNDETERMINED)
    assert least.confidence is Confidence.UNVERIFIED
    assert (most.verdict, most.standing) == (Unmet(), Standing.UNMET)


@pytest.mark.parametrize("rule", [SARL_LEAST, SARL_MOST])
@pytest.mark.parametrize(("form", "expected"), [("sas", "not asked"), (None, "undetermined")])
def test_a_simplified_company_has_any_number(rule: str, form: str | None, expected: str) -> None:
    """A SAS is not asked; of an unknown form nobody knows."""
    # One member is too few of a SARL, and a hundred and one too many.
    members = 1 if rule == SARL_LEAST else 101
    facts = CooperativeFacts(legal_form=form, members=members)

    assert verdict(rule, facts, decision=TODAY) == expected
