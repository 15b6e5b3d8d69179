"""The facts about the accounts of a fiscal year that rules on its surplus are written over."""

from essmodel.messages.catalogue import Message
from essmodel.rules.datatype import Number
from essmodel.rules.fact import Fact, fact, facts
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion

AMOUNT = Number(places=2, unit="EUR", least=0)
_SIGNED = Number(places=2, unit="EUR")
_COUNT = Number(least=0)
_PART = Number(places=4, least=0, most=10_000)


@facts("accounts")
class AccountsFacts:
    """
    The accounts of one fiscal year, and what is proposed to become of its surplus, in cents.

    The capital and the reserves are those before anything is allotted; a loss is a negative
    surplus.  Yields of bonds are the published half-yearly ones, summed, in hundredths of a
    percent.  The part of the statutes is of what the legal reserve leaves.
    """

    surplus: Fact[Money] = fact(type=_SIGNED, label=Message("fact_surplus"))
    losses_forward: Fact[Money] = fact(type=AMOUNT, label=Message("fact_losses_forward"))
    subsidies: Fact[Money] = fact(type=AMOUNT, label=Message("fact_subsidies"))
    share_capital: Fact[Money] = fact(type=AMOUNT, label=Message("fact_share_capital"))
    legal_reserve: Fact[Money] = fact(type=AMOUNT, label=Message("fact_legal_reserve"))
    reserves: Fact[Money] = fact(type=AMOUNT, label=Message("fact_reserves"))
    bond_yields: Fact[int] = fact(type=_COUNT, label=Message("fact_bond_yields"))
    bond_half_years: Fact[int] = fact(type=_COUNT, label=Message("fact_bond_half_years"))
    statutory_part: Fact[Proportion] = fact(type=_PART, label=Message("fact_statutory_part"))
    to_losses: Fact[Money] = fact(type=AMOUNT, label=Message("fact_to_losses"))
    to_legal_reserve: Fact[Money] = fact(type=AMOUNT, label=Message("fact_to_legal_reserve"))
    to_statutory_reserve: Fact[Money] = fact(
        type=AMOUNT, label=Message("fact_to_statutory_reserve")
    )
    interest: Fact[Money] = fact(type=AMOUNT, label=Message("fact_share_interest"))
    rebates: Fact[Money] = fact(type=AMOUNT, label=Message("fact_rebates"))
    to_capital: Fact[Money] = fact(type=AMOUNT, label=Message("fact_to_capital"))


SHEETS = (AccountsFacts,)
