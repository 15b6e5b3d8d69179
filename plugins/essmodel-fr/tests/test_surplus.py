"""A16, A20 to A24 and A29: where a surplus may go, to the cent, and what is only a reading."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from essmodel.governance.account_fact import AccountsFacts
from essmodel.governance.fact import CooperativeFacts
from essmodel.governance.oversight_fact import LiquidationFacts
from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Confidence, weakest
from essmodel.testing import asking
from essmodel.values.money import Money
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

LEGAL = "fr.scic.legal_reserve"
CROSSING = "fr.scic.legal_reserve_in_crossing_year"
ALONE = "fr.scic.legal_reserve_alone"
WHOLE = "fr.scic.legal_reserve_of_whole_surplus"
LOSSES = "fr.scic.losses_first"
STATUTORY = "fr.scic.statutory_reserve"
INTEREST = "fr.scic.interest_without_subsidies"
RATE = "fr.scic.interest_within_rate"
REBATES = "fr.scic.no_rebates"
YEAR_END = date(2025, 12, 31)


def accounts(
    *, bond_yields: int | None = None, bond_half_years: int | None = None, **cents: int | None
) -> AccountsFacts:
    """Write accounts in cents, without earlier losses where none are said."""
    amounts: dict[str, Any] = {
        name: None if value is None else Money(value)
        for name, value in ({"losses_forward": 0, "to_losses": 0} | cents).items()
    }
    numbers: dict[str, Any] = {"bond_yields": bond_yields, "bond_half_years": bond_half_years}
    return AccountsFacts(**numbers, **amounts)


@pytest.mark.parametrize(
    ("surplus", "reserves", "given", "expected"),
    [
        (100_00, 0, 15_00, "met"),
        (100_00, 0, 14_99, "unmet"),
        (101, 0, 15, "unmet"),
        (101, 0, 16, "met"),
        (100_00, 9_999_99, 0, "unmet"),
        (100_00, 9_999_99, 1, "met"),
        (100_00, 10_000_00, 0, "not asked"),
        (100_00, 10_000_01, 0, "not asked"),
        (0, 0, 0, "not asked"),
        (-1, 0, 0, "not asked"),
        (100_00, None, 14_99, "undetermined"),
        (100_00, None, 15_00, "met"),
    ],
)
def test_fifteen_percent_are_due_until_the_reserves_reach_the_capital(
    surplus: int, reserves: int | None, given: int, expected: str
) -> None:
    """The capital is 10 000 €; near it, what is missing is surely due."""
    facts = accounts(
        surplus=surplus, reserves=reserves, share_capital=10_000_00, to_legal_reserve=given
    )

    assert verdict(LEGAL, facts, fiscal_year_end=YEAR_END) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2001, 7, 18), "not asked"),
        (date(2001, 7, 19), "unmet"),
        (date(2001, 7, 20), "unmet"),
    ],
)
def test_the_legal_reserve_is_asked_since_the_version_read(day: date, expected: str) -> None:
    """Article 16, of 19 July 2001: the day before, the day, the day after."""
    facts = accounts(surplus=100_00, reserves=0, share_capital=1_000_00, to_legal_reserve=0)

    assert verdict(LEGAL, facts, fiscal_year_end=day) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [(0, "not asked"), (1, "unmet"), (14_99, "unmet"), (15_00, "not asked")],
)
def test_the_crossing_year_is_a_doubt_and_no_breach(given: int, expected: str) -> None:
    """A cent is missing: whether all fifteen percent are due, nobody can tell."""
    facts = accounts(
        surplus=100_00, reserves=9_999_99, share_capital=10_000_00, to_legal_reserve=given
    )

    assert verdict(CROSSING, facts, fiscal_year_end=YEAR_END) == expected
    if expected == "unmet":
        assert ask(CROSSING, facts, fiscal_year_end=YEAR_END).standing is Standing.UNDETERMINED


@pytest.mark.parametrize(
    ("legal", "given", "expected"),
    [(9_999_00, 0, "unmet"), (9_999_00, 1_00, "not asked"), (10_000_00, 0, "not asked")],
)
def test_the_guide_looks_at_the_legal_reserve_alone(legal: int, given: int, expected: str) -> None:
    """All reserves together are above the capital: only that reading asks, and never a breach."""
    facts = accounts(
        surplus=100_00,
        reserves=20_000_00,
        legal_reserve=legal,
        share_capital=10_000_00,
        to_legal_reserve=given,
    )

    assert verdict(ALONE, facts, fiscal_year_end=YEAR_END) == expected
    if expected == "unmet":
        assert ask(ALONE, facts, fiscal_year_end=YEAR_END).standing is Standing.UNDETERMINED


@pytest.mark.parametrize(
    ("legal", "statutory", "expected"),
    [
        (15_00, 42_50, "met"),
        (15_00, 42_49, "unmet"),
        (0, 50_00, "met"),
        (0, 49_99, "unmet"),
        (0, 57_50, "met"),
    ],
)
def test_half_of_the_rest_is_57_50_with_the_legal_reserve_and_50_without(
    legal: int, statutory: int, expected: str
) -> None:
    """57.5 % is no constant of the law."""
    facts = accounts(surplus=100_00, to_legal_reserve=legal, to_statutory_reserve=statutory)

    assert verdict(STATUTORY, facts, fiscal_year_end=YEAR_END) == expected


@pytest.mark.parametrize(
    ("interest", "subsidies", "expected"),
    [
        (42_50, 0, "met"),
        (42_51, 0, "unmet"),
        (2_50, 40_00, "met"),
        (2_51, 40_00, "unmet"),
        (1, 42_50, "unmet"),
        (0, 42_50, "not asked"),
        (1, None, "undetermined"),
    ],
)
def test_subsidies_come_off_the_balance_first(
    interest: int, subsidies: int | None, expected: str
) -> None:
    """42.50 are left of 100 after both reserves."""
    facts = accounts(
        surplus=100_00,
        to_legal_reserve=15_00,
        to_statutory_reserve=42_50,
        interest=interest,
        subsidies=subsidies,
    )

    assert verdict(INTEREST, facts, fiscal_year_end=YEAR_END) == expected


@pytest.mark.parametrize(
    ("day", "yields", "half_years", "interest", "expected"),
    [
        (date(2017, 5, 1), 736, 6, 3_226_66, "met"),
        (date(2017, 5, 1), 736, 6, 3_226_67, "unmet"),
        (date(2015, 5, 1), 378, 2, 1_890_00, "met"),
        (date(2015, 5, 1), 378, 2, 1_890_01, "unmet"),
        (date(2016, 12, 10), 736, 6, 1_226_67, "unmet"),
        (date(2016, 12, 10), 736, 6, 1_226_66, "met"),
        (date(2016, 12, 11), 736, 6, 3_226_66, "met"),
        (date(2016, 12, 12), 736, 6, 3_226_67, "unmet"),
        (date(2014, 12, 31), 378, 2, 1_890_00, "met"),
        (date(2014, 12, 31), 378, 2, 1_890_01, "unmet"),
        (date(2014, 12, 31), 736, 6, 1_00, "unmet"),
        (date(2015, 1, 1), None, None, 1_890_00, "met"),
        (date(2015, 12, 31), None, None, 1_890_01, "unmet"),
        (date(2016, 1, 1), None, None, 1_075_00, "met"),
        (date(2016, 1, 31), None, None, 1_075_01, "unmet"),
        (date(2016, 12, 31), 736, 6, 3_226_66, "met"),
        (date(2016, 12, 31), None, None, 1, "undetermined"),
        (date(2017, 1, 1), None, None, 3_226_66, "met"),
        (date(2017, 12, 31), None, None, 3_226_67, "unmet"),
        (date(2018, 1, 1), None, None, 1, "undetermined"),
        (date(2018, 1, 1), 600, 6, 3_000_00, "met"),
        (date(2016, 3, 1), 736, 6, 1_00, "met"),
        (date(2016, 3, 1), 378, 2, 1_00, "unmet"),
        (date(2016, 2, 15), 378, 2, 1_075_00, "undetermined"),
        (date(2016, 2, 15), 378, 2, 1_075_01, "unmet"),
        (date(2017, 5, 1), 736, 6, 0, "not asked"),
        (date(2001, 7, 17), 378, 2, 1_890_00, "not asked"),
    ],
)
def test_the_rate_is_the_published_one_of_the_day_of_the_meeting(
    day: date, yields: int | None, half_years: int | None, interest: int, expected: str
) -> None:
    """On 100 000 € of capital; 3.2267 % in 2017 is rounded, and no cent above the exact mean."""
    facts = accounts(
        share_capital=100_000_00, interest=interest, bond_yields=yields, bond_half_years=half_years
    )

    assert verdict(RATE, facts, assembly=day) == expected


@pytest.mark.parametrize(
    ("rebates", "to_capital", "expected"),
    [
        (0, 0, "met"),
        (1, 0, "unmet"),
        (0, 1, "unmet"),
        (None, 1, "unmet"),
        (0, None, "undetermined"),
        (None, None, "not asked"),
    ],
)
def test_there_are_no_rebates_and_no_reserve_becomes_capital(
    rebates: int | None, to_capital: int | None, expected: str
) -> None:
    """From memory, so a doubt."""
    facts = accounts(surplus=100_00, rebates=rebates, to_capital=to_capital)

    assert verdict(REBATES, facts, fiscal_year_end=YEAR_END) == expected
    if expected == "unmet":
        found = ask(REBATES, facts, fiscal_year_end=YEAR_END)
        assert found.standing is Standing.UNDETERMINED


@pytest.mark.parametrize(
    ("losses", "to_losses", "given", "sure", "first", "whole"),
    [
        (0, 0, 15_00, "met", "not asked", "not asked"),
        (0, 0, 14_99, "unmet", "not asked", "not asked"),
        (40_00, 40_00, 9_00, "met", "not asked", "unmet"),
        (40_00, 40_00, 8_99, "unmet", "not asked", "unmet"),
        (40_00, 39_99, 15_00, "met", "unmet", "not asked"),
        (400_00, 100_00, 0, "met", "not asked", "unmet"),
        (None, 0, 14_99, "undetermined", "undetermined", "undetermined"),
        (None, 0, 15_00, "met", "undetermined", "not asked"),
    ],
)
def test_earlier_losses_leave_less_to_take_fifteen_percent_of(
    losses: int | None, to_losses: int, given: int, sure: str, first: str, whole: str
) -> None:
    """Surely of what they leave; a reading asks for more, and only where it is not met."""
    facts = accounts(
        surplus=100_00,
        reserves=0,
        share_capital=10_000_00,
        losses_forward=losses,
        to_losses=to_losses,
        to_legal_reserve=given,
    )

    found = [verdict(rule, facts, fiscal_year_end=YEAR_END) for rule in (LEGAL, LOSSES, WHOLE)]
    assert found == [sure, first, whole]


@pytest.mark.parametrize(
    ("paid", "expected"),
    [(100_00, "met"), (100_01, "unmet"), (None, "undetermined")],
)
def test_members_of_a_dissolved_company_get_what_they_paid_in(
    paid: int | None, expected: str
) -> None:
    """Never a part of the rest."""
    facts = LiquidationFacts(
        paid_in=Money(100_00), to_members=None if paid is None else Money(paid)
    )

    assert verdict("fr.scic.nothing_above_shares", facts, decision=YEAR_END) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [(900_00, "met"), (899_99, "unmet"), (900_01, "unmet"), (None, "undetermined")],
)
def test_what_members_do_not_get_goes_to_the_social_economy(
    given: int | None, expected: str
) -> None:
    """All of it, to the cent."""
    facts = LiquidationFacts(
        net_assets=Money(1_000_00),
        to_members=Money(100_00),
        to_social_economy=None if given is None else Money(given),
    )

    assert verdict("fr.scic.rest_to_social_economy", facts, decision=YEAR_END) == expected


@pytest.mark.parametrize(
    ("form", "choice", "expected"),
    [
        ("sa", "with_the_board", "met"),
        ("sa", "abstain", "unmet"),
        ("sa", "void", "unmet"),
        ("sas", "abstain", "not asked"),
        ("sa", None, "not asked"),
    ],
)
def test_a_blank_proxy_votes_with_the_board_of_a_public_company(
    form: str, choice: str | None, expected: str
) -> None:
    """Statutes may not choose otherwise; those that say nothing are not asked."""
    facts = CooperativeFacts(legal_form=form, blank_proxies=choice)

    assert verdict("fr.sa.blank_proxies", facts, decision=YEAR_END) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (LEGAL, Confidence.READ),
        (CROSSING, Confidence.INFERRED),
        (WHOLE, Confidence.INFERRED),
        (LOSSES, Confidence.UNVERIFIED),
        (ALONE, Confidence.INFERRED),
        (STATUTORY, Confidence.SECONDARY),
        (INTEREST, Confidence.SECONDARY),
        (RATE, Confidence.SECONDARY),
        (REBATES, Confidence.UNVERIFIED),
        ("fr.scic.nothing_above_shares", Confidence.UNVERIFIED),
    ],
)
def test_each_rule_says_how_well_it_is_known(rule: str, expected: Confidence) -> None:
    """As far as its text was read, and no further."""
    found = {weakest((one.source,)) for one in PACK.rules if one.id == rule}

    assert found == {expected}
