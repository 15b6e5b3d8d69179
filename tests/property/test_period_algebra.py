"""What holds of all periods, whichever days they are made of."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from essmodel.testing.day_strategies import FIRST, SPAN, chains, days, doubtful_days, periods
from essmodel.values.period import Day, DayWithin, Period, joined

ALL_DAYS = [FIRST + timedelta(days=number) for number in range(-SPAN, 3 * SPAN)]


def surely_in(period: Period) -> set[date]:
    """Return the days of *period* one by one, the slow way to compare."""
    return {day for day in ALL_DAYS if period.surely_contains(day)}


@given(periods(), days() | doubtful_days())
def test_what_is_sure_is_possible(period: Period, day: Day) -> None:
    """A day that surely lies in a period possibly does."""
    assert period.possibly_contains(day) or not period.surely_contains(day)


@given(periods(doubtful=False), days())
def test_exact_days_leave_no_doubt(period: Period, day: date) -> None:
    """Between exact ends, a day is in or out."""
    assert period.surely_contains(day) is period.possibly_contains(day)


@given(periods(), doubtful_days())
def test_doubtful_day_is_in_where_all_its_days_are(period: Period, day: DayWithin) -> None:
    """Surely: on each of its days; possibly: on one of them."""
    within = [one for one in ALL_DAYS if day.first <= one <= day.last]

    assert period.surely_contains(day) is all(map(period.surely_contains, within))
    assert period.possibly_contains(day) is any(map(period.possibly_contains, within))


@given(periods(), periods())
def test_periods_overlap_where_they_share_a_sure_day(one: Period, other: Period) -> None:
    """Overlapping is to have a day in common, and works both ways."""
    shared = bool(surely_in(one) & surely_in(other))

    assert one.overlaps(other) is shared
    assert other.overlaps(one) is shared


@given(periods(), periods())
def test_period_that_precedes_another_shares_no_day_with_it(one: Period, other: Period) -> None:
    """What is over before another begins does not overlap it."""
    assert not (one.precedes(other) and one.overlaps(other))


@given(chains(), days())
def test_versions_that_follow_each_other_leave_no_day_out(
    chain: tuple[Period, ...], day: date
) -> None:
    """On each day one version possibly governs, and at most one surely does."""
    assert any(period.possibly_contains(day) for period in chain)
    assert sum(period.surely_contains(day) for period in chain) <= 1


@given(chains().flatmap(lambda chain: st.tuples(st.just(chain), st.permutations(chain))))
def test_chain_joined_in_any_order_is_all_time(
    chains_in_two_orders: tuple[tuple[Period, ...], list[Period]],
) -> None:
    """Periods without a gap are one period, open at both ends."""
    chain, shuffled = chains_in_two_orders

    assert joined(shuffled) == joined(chain) == (Period(),)


@given(st.lists(periods(), max_size=3))
def test_joining_periods_loses_none_of_their_days(several: list[Period]) -> None:
    """Each day of a period is a day of what they are joined to."""
    days_before = {day for period in several for day in surely_in(period)}
    days_after = {day for period in joined(several) for day in surely_in(period)}

    assert days_before <= days_after
