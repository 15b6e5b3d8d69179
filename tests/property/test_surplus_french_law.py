"""P36, P37, P39 under French law: to the cent, floors held, and what is figured is lawful."""

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import essmodel as em
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.fiscal_year import FiscalYear, Proposal
from essmodel.governance.statutes import ProxyRule, Statutes, VoiceRule
from essmodel.messages.text import Text
from essmodel.rules.law.source import Invention
from essmodel.values.money import Money
from essmodel_fr.pack import PACK

MEETING = date(2017, 5, 20)
CASE = em.Partnership(
    title=Text.same("invented"),
    as_of=MEETING,
    cooperative=Cooperative(
        name="invented",
        legal_form="sas",
        statutes=Statutes(
            source=Invention(),
            voice=VoiceRule.ONE_PER_MEMBER,
            categories=(),
            decisions=(),
            proxies=ProxyRule(limit=None),
        ),
    ),
)
READINGS = st.tuples(
    st.sampled_from(("reserves_together", "legal_reserve_alone")),
    st.sampled_from(("what_is_missing", "in_full")),
    st.sampled_from(("losses_first", "whole_surplus")),
)
AMOUNT = st.integers(0, 10**8)


@st.composite
def years(draw: st.DrawFn) -> FiscalYear:
    """Draw accounts, often near the year in which reserves reach the capital."""
    capital, surplus = draw(AMOUNT), draw(st.integers(-(10**7), 10**8))
    near = st.integers(-200, 200).map(lambda off: max(0, capital - surplus * 15 // 100 + off))
    reserves = draw(AMOUNT | near | st.just(capital))
    amounts = {
        "surplus": surplus,
        "share_capital": capital,
        "reserves": reserves,
        "legal_reserve": draw(st.integers(0, reserves)),
        "losses_forward": draw(st.just(0) | AMOUNT),
        "subsidies": draw(st.just(0) | AMOUNT),
    }
    year = FiscalYear(ends_on=date(2016, 12, 31), assembly_on=MEETING, source=Invention())
    return evolve(year, **{name: Money(one) for name, one in amounts.items()})  # type: ignore[arg-type] # all are amounts


def asked(year: FiscalYear, readings: tuple[str, ...]) -> em.Appropriation:
    """Ask the French pack."""
    return em.appropriate(year, within=CASE, packs=(PACK,), on=MEETING, readings=readings)


def cents(found: em.Appropriation, to: str) -> int:
    """Return what one purpose gets; nothing where the reading has no such step."""
    amounts = [one.amount for one in found.portions if one.to == to]
    return sum(one.cents for one in amounts if isinstance(one, Money))


@given(year=years(), readings=READINGS)
def test_no_cent_is_lost_and_floors_are_held(year: FiscalYear, readings: tuple[str, ...]) -> None:
    """All portions and what is carried are the surplus; a loss is carried whole."""
    found = asked(year, readings)
    surplus = found.surplus.cents
    losses, legal, statutory, interest = (
        cents(found, to) for to in ("losses", "legal_reserve", "statutory_reserve", "interest")
    )

    assert found.carried is not None
    assert losses + legal + statutory + interest + found.carried.cents == surplus
    assert min(losses, legal, statutory, interest) >= 0
    if surplus <= 0:
        assert found.carried.cents == surplus
        return
    assert found.carried.cents >= 0
    rest = surplus - losses - legal
    assert 2 * statutory >= rest > 2 * (statutory - 1) or rest == statutory == 0
    assert interest == 0 or interest + statutory + amount(year.subsidies) <= rest
    assert interest * 60_000 <= amount(year.share_capital) * 1_936


def amount(money: Money | None) -> int:
    """Return an amount that the strategy always draws."""
    assert money is not None
    return money.cents


@given(year=years(), readings=READINGS)
def test_what_is_figured_breaks_no_rule(year: FiscalYear, readings: tuple[str, ...]) -> None:
    """Two accounts of one law agree: the steps, and the rules that judge a proposal."""
    found = asked(year, readings)
    assert found.carried is not None
    proposal = Proposal(
        to_losses=Money(cents(found, "losses")),
        to_legal_reserve=Money(cents(found, "legal_reserve")),
        to_statutory_reserve=Money(cents(found, "statutory_reserve")),
        interest=Money(cents(found, "interest")),
        carried=found.carried,
        rebates=Money(0),
        to_capital=Money(0),
    )

    held = asked(evolve(year, proposal=proposal), readings)

    assert [one.rule.id for one in held.findings if one.standing is em.Standing.UNMET] == []


@given(year=years(), readings=READINGS)
def test_a_cent_less_for_a_reserve_breaks_a_rule_or_raises_a_doubt(
    year: FiscalYear, readings: tuple[str, ...]
) -> None:
    """The steps give the least there is: nothing less would do."""
    found = asked(year, readings)
    statutory = cents(found, "statutory_reserve")
    if not statutory or found.carried is None:
        return
    proposal = Proposal(
        to_losses=Money(cents(found, "losses")),
        to_legal_reserve=Money(cents(found, "legal_reserve")),
        to_statutory_reserve=Money(statutory - 1),
        interest=Money(0),
        carried=found.carried + Money(cents(found, "interest") + 1),
    )

    held = asked(evolve(year, proposal=proposal), readings)

    (one,) = (one for one in held.findings if one.rule.id == "fr.scic.statutory_reserve")
    assert one.standing is em.Standing.UNMET
