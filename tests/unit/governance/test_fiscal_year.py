"""A proposal sums to its surplus, to the cent, and accounts are stated as facts."""

from datetime import date

import pytest

from essmodel.errors import InvalidValueError
from essmodel.governance.account_fact import AccountsFacts
from essmodel.governance.fiscal_year import FiscalYear, Proposal, accounts_facts
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion

END, MEETING = date(2025, 12, 31), date(2026, 5, 14)


def proposal(*, interest: int = 0, carried: int, rebates: int | None = None) -> Proposal:
    """Propose 15.00 and 42.50 for the reserves."""
    return Proposal(
        to_legal_reserve=Money(15_00),
        to_statutory_reserve=Money(42_50),
        interest=Money(interest),
        carried=Money(carried),
        rebates=None if rebates is None else Money(rebates),
    )


def year(surplus: int | None, proposed: Proposal | None) -> FiscalYear:
    """Write accounts with a surplus in cents."""
    return FiscalYear(
        ends_on=END,
        surplus=None if surplus is None else Money(surplus),
        proposal=proposed,
        source=Invention(),
    )


@pytest.mark.parametrize(
    ("surplus", "proposed"),
    [
        (100_00, proposal(carried=42_50)),
        (100_00, proposal(interest=2_50, carried=40_00)),
        (100_00, proposal(interest=2_50, rebates=40_00, carried=0)),
        (None, proposal(carried=-1)),
        (100_00, None),
    ],
)
def test_a_proposal_that_sums_to_the_surplus_is_read(
    surplus: int | None, proposed: Proposal | None
) -> None:
    """Where the surplus is unknown, nothing can be said against it yet."""
    assert year(surplus, proposed).proposal == proposed


@pytest.mark.parametrize(
    ("surplus", "proposed", "problems"),
    [
        (100_00, proposal(carried=42_49), ["allocation_differs"]),
        (100_00, proposal(carried=42_51), ["allocation_differs"]),
        (100_00, proposal(interest=42_51, carried=-1), ["allotment_negative"]),
        (-100_00, proposal(carried=-157_50), ["allotment_negative"]),
        (-100_00, proposal(carried=-100_00), ["allocation_differs"]),
    ],
)
def test_a_cent_that_is_lost_or_made_is_refused(
    surplus: int, proposed: Proposal, problems: list[str]
) -> None:
    """And of a loss nothing is allotted."""
    with pytest.raises(InvalidValueError) as refused:
        year(surplus, proposed)

    assert [one.id for one in refused.value.problems] == problems


def test_a_loss_is_carried_whole() -> None:
    """It is the only thing that may be proposed."""
    nothing = Money(0)
    carried = Proposal(
        to_legal_reserve=nothing,
        to_statutory_reserve=nothing,
        interest=nothing,
        carried=Money(-100_00),
    )

    assert year(-100_00, carried).proposal == carried


def test_accounts_are_stated_as_they_are_known() -> None:
    """What nobody wrote stays unknown."""
    known = FiscalYear(
        ends_on=END,
        surplus=Money(100_00),
        losses_forward=Money(1),
        subsidies=Money(2),
        share_capital=Money(3),
        legal_reserve=Money(4),
        reserves=Money(5),
        statutory_part=Proportion.of(3, 5),
        bond_yields=6,
        bond_half_years=7,
        proposal=proposal(interest=2_50, rebates=40_00, carried=0),
        source=Invention(),
    )

    assert accounts_facts(known) == AccountsFacts(
        surplus=Money(100_00),
        losses_forward=Money(1),
        subsidies=Money(2),
        share_capital=Money(3),
        legal_reserve=Money(4),
        reserves=Money(5),
        statutory_part=Proportion.of(3, 5),
        bond_yields=6,
        bond_half_years=7,
        to_losses=Money(0),
        to_legal_reserve=Money(15_00),
        to_statutory_reserve=Money(42_50),
        interest=Money(2_50),
        rebates=Money(40_00),
    )
    assert accounts_facts(year(None, None)) == AccountsFacts()


def test_dates_of_a_year_choose_its_law() -> None:
    """They take the place of those of the co-operative."""
    met = FiscalYear(ends_on=END, assembly_on=MEETING, source=Invention())

    assert met.dates({Event.FISCAL_YEAR_END: MEETING, Event.DECISION: END}) == {
        Event.DECISION: END,
        Event.FISCAL_YEAR_END: END,
        Event.ASSEMBLY: MEETING,
    }
    assert year(None, None).dates({}) == {Event.FISCAL_YEAR_END: END}
