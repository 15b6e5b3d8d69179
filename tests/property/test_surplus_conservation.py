"""P36, P38, P39: a surplus is allotted to the cent, equal claims alike, a loss allots nothing."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from essmodel.governance.redemption import Claim, repaid
from essmodel.governance.surplus import Of, Step, allocated
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.testing.day_strategies import days
from essmodel.values.apportion import apportioned
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion

MONEY = st.integers(-(10**12), 10**12).map(Money)
AMOUNTS = st.integers(0, 10**9).map(Money)
STEPS = st.builds(
    Step,
    to=st.sampled_from(("legal", "statutory", "interest")),
    part=st.builds(
        lambda part, more: Proportion.of(part, part + more),
        st.integers(0, 100),
        st.integers(1, 100),
    ),
    of=st.sampled_from(Of),
    rounding=st.just(Rounding.CEILING),
    excludes=AMOUNTS,
    at_most=st.none() | AMOUNTS,
    source=st.just(Invention()),
)
CLAIMS = st.lists(
    st.builds(Claim, party=st.text("abc", min_size=1), since=days(), amount=AMOUNTS), max_size=6
)


@given(surplus=MONEY, steps=st.lists(STEPS, max_size=5))
def test_no_cent_is_lost_or_made(surplus: Money, steps: list[Step]) -> None:
    """All allotments and what is carried are the surplus."""
    found = allocated(surplus, steps)

    total = sum((one.amount for one in found.allotments), found.carried)
    assert total == surplus
    assert all(one.amount >= Money(0) for one in found.allotments)


@given(surplus=MONEY, steps=st.lists(STEPS, max_size=5))
def test_no_step_gives_less_than_its_part_unless_it_is_bounded(
    surplus: Money, steps: list[Step]
) -> None:
    """Nor a whole cent more."""
    left = start = max(0, surplus.cents)
    for one in allocated(surplus, steps).allotments:
        base = max(0, (start if one.step.of is Of.SURPLUS else left) - one.step.excludes.cents)
        asked = base * one.step.part.value
        bounds = [left, *((one.step.at_most.cents,) if one.step.at_most else ())]
        assert one.amount.cents <= min(bounds)
        assert asked <= one.amount.cents < asked + 1 or one.amount.cents == min(bounds)
        left -= one.amount.cents


@given(total=st.integers(0, 10**9), claims=st.lists(st.integers(0, 10**6), min_size=1, max_size=9))
def test_equal_claims_differ_by_a_cent_at_most(total: int, claims: list[int]) -> None:
    """Every part is the exact one, rounded down or up, and nothing is lost."""
    claims = [*claims, 1]
    parts = apportioned(total, claims)

    assert sum(parts) == total
    for claim, part in zip(claims, parts, strict=True):
        assert abs(part - Fraction(total * claim, sum(claims))) < 1
    for claim in set(claims):
        alike = [part for one, part in zip(claims, parts, strict=True) if one == claim]
        assert max(alike) - min(alike) <= 1
        assert alike == sorted(alike, reverse=True)


@given(claims=CLAIMS, capital=AMOUNTS, floor=AMOUNTS)
def test_no_repayment_breaks_the_floor(claims: list[Claim], capital: Money, floor: Money) -> None:
    """Whoever waits has nobody behind them who was paid."""
    found = repaid(claims, capital=capital, floor=floor)

    paid = sum((one.paid for one in found), Money(0))
    assert paid == Money(0) or capital - paid >= floor
    assert all(one.paid + one.waits == one.claim.amount for one in found)
    waiting = [one.waits > Money(0) for one in found if one.claim.amount > Money(0)]
    assert waiting == sorted(waiting)
