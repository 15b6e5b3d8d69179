"""A11 to A14: what the capital must be, to the cent."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CooperativeFacts
from essmodel.rules.law.source import Confidence
from essmodel.testing import asking
from essmodel.values.money import Money
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

LEAST = "fr.sa.enough_capital"
PAID = "fr.scic.capital_paid_up"
FLOOR = "fr.scic.capital_above_floor"
SHARES = "fr.scic.one_share_value"
BEFORE, CREATED, TODAY = date(2001, 7, 17), date(2001, 7, 18), date(2026, 11, 22)


def euros(cents: int | None) -> Money | None:
    """Return an amount, or nothing."""
    return None if cents is None else Money(cents)


@pytest.mark.parametrize(
    ("form", "cents", "day", "expected"),
    [
        ("sa", 18_499_99, TODAY, "unmet"),
        ("sa", 18_500_00, TODAY, "met"),
        ("sa", 18_499_99, CREATED, "unmet"),
        ("sa", 18_499_99, BEFORE, "not asked"),
        ("sa", None, TODAY, "undetermined"),
        ("sas", 1, TODAY, "not asked"),
        ("sarl", 1, TODAY, "not asked"),
        (None, 1, TODAY, "undetermined"),
    ],
)
def test_a_public_company_needs_half_of_the_common_amount(
    form: str | None, cents: int | None, day: date, expected: str
) -> None:
    """18 500 €; the other forms need no amount."""
    facts = CooperativeFacts(legal_form=form, capital=euros(cents))

    assert verdict(LEAST, facts, decision=day) == expected


@pytest.mark.parametrize(
    ("paid", "capital", "day", "expected"),
    [
        (25_00, 100_00, TODAY, "met"),
        (24_99, 100_00, TODAY, "unmet"),
        (25, 101, TODAY, "unmet"),
        (26, 101, TODAY, "met"),
        (0, 0, TODAY, "met"),
        (24_99, 100_00, BEFORE, "not asked"),
        (None, 100_00, TODAY, "undetermined"),
        (25_00, None, TODAY, "undetermined"),
    ],
)
def test_a_quarter_is_paid_on_subscription(
    paid: int | None, capital: int | None, day: date, expected: str
) -> None:
    """A quarter of 1.01 € is 25.25 cents: 25 are too few."""
    facts = CooperativeFacts(paid_capital=euros(paid), capital=euros(capital))

    assert verdict(PAID, facts, decision=day) == expected


@pytest.mark.parametrize(
    ("capital", "highest", "expected"),
    [
        (25_00, 100_00, "met"),
        (24_99, 100_00, "unmet"),
        (100_00, 100_00, "met"),
        (24_99, None, "undetermined"),
        (None, 100_00, "undetermined"),
    ],
)
def test_floor_is_a_quarter_of_the_most_there_ever_was(
    capital: int | None, highest: int | None, expected: str
) -> None:
    """Not of what there is: a capital that shrinks keeps its floor."""
    facts = CooperativeFacts(capital=euros(capital), highest_capital=euros(highest))

    assert verdict(FLOOR, facts, decision=TODAY) == expected
    assert verdict(FLOOR, facts, decision=BEFORE) == "not asked"


@pytest.mark.parametrize(("values", "expected"), [(1, "met"), (2, "unmet"), (None, "undetermined")])
def test_all_shares_have_one_value(values: int | None, expected: str) -> None:
    """A co-operative that sells shares of 100 and of 1 000 € has two."""
    assert verdict(SHARES, CooperativeFacts(share_values=values), decision=TODAY) == expected


def test_none_of_it_was_read_in_the_law_itself() -> None:
    """Accounts of it were, and so it is shown as law."""
    facts = CooperativeFacts(
        legal_form="sa",
        capital=Money(0),
        paid_capital=Money(0),
        highest_capital=Money(1),
        share_values=2,
    )

    for name in (LEAST, PAID, FLOOR, SHARES):
        assert ask(name, facts, decision=TODAY).confidence is Confidence.SECONDARY
