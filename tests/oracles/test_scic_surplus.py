"""
Published figures of the surplus, the shares and the capital of a SCIC.

57.5 % and 42.5 %: les-scic.coop, "Résultats et réserves impartageables", with the worked example of
pep2a.fr.  1.89 % and 3.2267 %: blogavocat.fr/space/patricia.hirsch, 2017-09.  80 % after a loss:
the clause of the federation of the Scop.  A quarter of the highest capital: loi n° 47-1775,
art. 13.  Everything else in the accounts is invented.
"""

from datetime import date
from fractions import Fraction

import pytest

import essmodel as em
from essmodel.governance.redemption import Claim, capital_floor, repaid, value_after
from essmodel_fr.law.capital import CAPITAL_FLOOR
from essmodel_fr.pack import PACK

ACCOUNTS = """
essmodel: 1
title: {{en: "invented", fr: "inventé"}}
as_of: 2026-11-22
cooperative:
  name: "invented"
  legal_form: sarl
  statutes:
    source: {{kind: invented}}
    voice: one_per_member
    categories: []
    decisions: []
    proxies: {{limit: none}}
  fiscal_years:
    - ends_on: 2014-12-31
      assembly_on: {meeting}
      surplus: 1 000 000
      losses_forward: 0
      subsidies: 0
      share_capital: 1 000 000
      legal_reserve: {reserves}
      reserves: {reserves}
      source: {{kind: invented}}
"""


def percent(to: str, *, meeting: str = "2017-06-30", reserves: int = 0) -> Fraction:
    """Return what a purpose gets of a million, of which a percent is 10 000 €."""
    case = em.loads(ACCOUNTS.format(meeting=meeting, reserves=reserves))
    assert case.cooperative is not None
    year = case.cooperative.fiscal_year(date(2014, 12, 31))
    found = em.appropriate(year, within=case, packs=(PACK,), on=date(2026, 11, 22))
    amount = found.carried if to == "carried" else found.of(to).amount
    assert isinstance(amount, em.Money)
    return Fraction(amount.cents, 10_000_00)


def test_reserves_take_57_5_percent_and_leave_42_5() -> None:
    """Fifteen, and half of eighty-five."""
    assert percent("legal_reserve") == 15
    assert percent("legal_reserve") + percent("statutory_reserve") == Fraction("57.5")
    assert percent("interest") + percent("carried") == Fraction("42.5")


def test_reserves_take_50_percent_once_they_have_reached_the_capital() -> None:
    """57.5 % is no constant."""
    assert percent("legal_reserve", reserves=1_000_000) == 0
    assert percent("statutory_reserve", reserves=1_000_000) == 50


@pytest.mark.parametrize(
    ("meeting", "published"), [("2015-06-30", "1.8900"), ("2017-06-30", "3.2267")]
)
def test_shares_bear_the_published_rate(meeting: str, published: str) -> None:
    """To the four places that are published, and no cent above the exact mean."""
    found = percent("interest", meeting=meeting)

    assert round(found, 4) == Fraction(published)


def test_a_share_keeps_80_percent_after_the_loss_of_the_clause() -> None:
    """14 000 lost, 50 000 of capital and 20 000 of reserves: the capital bears 10 000."""
    euros = {"shares": 50_000_00, "capital": 50_000_00, "reserves": 20_000_00}
    left = value_after(em.Money(14_000_00), **{name: em.Money(one) for name, one in euros.items()})

    assert left == em.Money(40_000_00)


def test_a_quarter_of_the_highest_capital_is_never_repaid() -> None:
    """28 800 € of capital, as M Comme Médoc states it: 7 200 stay, and the last in line wait."""
    highest = em.Money(sum(40 * [100_00] + 17 * [500_00] + 23 * [100_00] + 14 * [1_000_00]))
    floor = capital_floor(highest, CAPITAL_FLOOR.on(date(2026, 11, 22)).value, least=em.Money(0))
    leavers = [
        Claim(party=f"m{number:02}", since=date(2026, 1, 1), amount=em.Money(1_000_00))
        for number in range(25)
    ]

    found = repaid(leavers, capital=highest, floor=floor)

    assert (highest, floor) == (em.Money(28_800_00), em.Money(7_200_00))
    assert sum((one.paid for one in found), em.Money(0)) == em.Money(21_600_00)
    assert [one.waits.cents for one in found[20:]] == [0, 400_00, 1_000_00, 1_000_00, 1_000_00]
