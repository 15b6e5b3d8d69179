"""The accounts of a fiscal year, and what the board proposes to do with its surplus."""

from datetime import date

from attrs import field, frozen

from essmodel.governance.account_fact import AccountsFacts
from essmodel.governance.surplus import require_whole
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.law.source import Source
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion


@frozen(kw_only=True)
class Proposal:
    """
    What is proposed to become of a surplus, in amounts that sum to it.

    Attributes:
        carried: what is left for the next year; of a loss, all of it.
        to_losses: what covers losses of earlier years.
        rebates: what members get for what they bought; ``None`` where nobody says.
        to_capital: reserves turned into capital, beside the surplus; ``None`` where nobody says.
    """

    to_losses: Money = field(factory=lambda: Money(0))
    to_legal_reserve: Money
    to_statutory_reserve: Money
    interest: Money
    carried: Money
    rebates: Money | None = None
    to_capital: Money | None = None


@frozen(kw_only=True)
class FiscalYear:
    """
    One fiscal year as its accounts tell it; what is ``None`` is unknown.

    Attributes:
        surplus: of the year; a loss is negative.
        losses_forward: losses of earlier years that nothing has covered yet.
        subsidies: aid of public bodies and associations within the surplus.
        share_capital: the capital on the last day.
        reserves: all reserves together, before anything is allotted.
        statutory_part: what the statutes give to the statutory reserve, of what the legal one
            leaves; ``None`` where they do not say.
        bond_yields: the published half-yearly yields that the rate on shares is bound by, summed,
            in hundredths of a percent, where no pack brings them.
        bond_half_years: how many half-years that sum is of.
        assembly_on: the day of the meeting that decides on the surplus.
    """

    ends_on: date
    assembly_on: date | None = None
    surplus: Money | None = None
    losses_forward: Money | None = None
    subsidies: Money | None = None
    share_capital: Money | None = None
    legal_reserve: Money | None = None
    reserves: Money | None = None
    statutory_part: Proportion | None = None
    bond_yields: int | None = None
    bond_half_years: int | None = None
    proposal: Proposal | None = None
    source: Source

    def __attrs_post_init__(self) -> None:
        if self.proposal is not None and self.surplus is not None:
            require_whole(self.surplus, _amounts(self.proposal, self.surplus))

    def dates(self, known: Dates) -> Dates:
        """Return the dates that choose the law for its surplus, beside those *known*."""
        own = {Event.FISCAL_YEAR_END: self.ends_on}
        voted = {Event.ASSEMBLY: self.assembly_on} if self.assembly_on else {}
        return {**known, **own, **voted}


def accounts_facts(year: FiscalYear) -> AccountsFacts:
    """Return what is known of the accounts of a year, and what is proposed."""
    proposal = year.proposal
    return AccountsFacts(
        surplus=year.surplus,
        losses_forward=year.losses_forward,
        subsidies=year.subsidies,
        share_capital=year.share_capital,
        legal_reserve=year.legal_reserve,
        reserves=year.reserves,
        statutory_part=year.statutory_part,
        bond_yields=year.bond_yields,
        bond_half_years=year.bond_half_years,
        to_losses=proposal.to_losses if proposal else None,
        to_legal_reserve=proposal.to_legal_reserve if proposal else None,
        to_statutory_reserve=proposal.to_statutory_reserve if proposal else None,
        interest=proposal.interest if proposal else None,
        rebates=proposal.rebates if proposal else None,
        to_capital=proposal.to_capital if proposal else None,
    )


def _amounts(proposal: Proposal, surplus: Money) -> tuple[tuple[str, Money], ...]:
    """Return what takes part in a surplus, by name; a loss itself is carried and takes none."""
    carried = proposal.carried - min(surplus, Money(0))
    return (
        ("proposal.to_losses", proposal.to_losses),
        ("proposal.to_legal_reserve", proposal.to_legal_reserve),
        ("proposal.to_statutory_reserve", proposal.to_statutory_reserve),
        ("proposal.interest", proposal.interest),
        ("proposal.rebates", proposal.rebates or Money(0)),
        ("proposal.carried", carried),
    )
