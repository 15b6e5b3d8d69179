"""Periods, half-open; the property tests hold their algebra."""

from datetime import date

import pytest

from essmodel.errors import InvalidValueError
from essmodel.values.period import ALWAYS, Day, DayWithin, Period, earliest, joined, latest

CHANGE = date(2016, 12, 11)
FEBRUARY = DayWithin.month(2016, 2)


@pytest.mark.parametrize(
    ("day", "is_old", "is_new"),
    [
        (date(2016, 12, 10), True, False),
        (date(2016, 12, 11), False, True),
        (date(2016, 12, 12), False, True),
    ],
    ids=["the day before", "the day of", "the day after"],
)
def test_day_of_the_change_belongs_to_the_new_period(
    *,
    day: date,
    is_old: bool,
    is_new: bool,
) -> None:
    """The end is excluded, the start included."""
    assert Period(end=CHANGE).surely_contains(day) is is_old
    assert Period(start=CHANGE).surely_contains(day) is is_new


@pytest.mark.parametrize(
    ("day", "surely", "possibly"),
    [
        (date(2016, 1, 31), True, True),
        (date(2016, 2, 1), False, True),
        (date(2016, 2, 28), False, True),
        (date(2016, 2, 29), False, False),
    ],
)
def test_end_known_to_the_month_is_a_doubt_of_a_month(
    *,
    day: date,
    surely: bool,
    possibly: bool,
) -> None:
    """Until its first day nothing has changed; on its last day everything has."""
    period = Period(end=FEBRUARY)

    assert period.surely_contains(day) is surely
    assert period.possibly_contains(day) is possibly


@pytest.mark.parametrize(
    ("day", "surely", "possibly"),
    [
        (date(2016, 1, 31), False, False),
        (date(2016, 2, 1), False, True),
        (date(2016, 2, 28), False, True),
        (date(2016, 2, 29), True, True),
    ],
)
def test_start_known_to_the_month_is_the_same_doubt(
    *,
    day: date,
    surely: bool,
    possibly: bool,
) -> None:
    """What surely ended has surely been followed."""
    period = Period(start=FEBRUARY)

    assert period.surely_contains(day) is surely
    assert period.possibly_contains(day) is possibly


def test_periods_that_share_a_doubtful_day_do_not_overlap() -> None:
    """One ends on the day on which the other begins, whichever it is."""
    assert not Period(end=FEBRUARY).overlaps(Period(start=FEBRUARY))
    assert Period(end=FEBRUARY).precedes(Period(start=FEBRUARY))


def test_period_without_end_precedes_nothing() -> None:
    """It is never over."""
    assert not ALWAYS.precedes(Period(start=CHANGE))
    assert not Period(start=FEBRUARY).precedes(Period(start=CHANGE))


def test_periods_are_joined_where_one_ends_as_the_other_begins() -> None:
    """A day without any of them keeps two apart."""
    first, second = Period(end=FEBRUARY), Period(start=FEBRUARY, end=CHANGE)
    apart = Period(start=date(2017, 1, 1))

    assert joined([apart, second, first]) == (Period(end=CHANGE), apart)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (CHANGE, CHANGE),
        (CHANGE, date(2016, 12, 10)),
        (FEBRUARY, date(2016, 2, 29)),
        (date(2016, 2, 1), FEBRUARY),
    ],
)
def test_period_ends_after_it_starts(start: Day, end: Day) -> None:
    """Whatever its doubtful days really are."""
    with pytest.raises(InvalidValueError, match="a period must end after it starts"):
        Period(start=start, end=end)


def test_refusal_of_a_period_says_that_ends_are_excluded() -> None:
    """The mistake of whoever writes a period of one day."""
    with pytest.raises(InvalidValueError) as refusal:
        Period(start=CHANGE, end=CHANGE)

    assert str(refusal.value) == (
        "end: a period must end after it starts "
        "(start=11 December 2016, end=11 December 2016); "
        "ends are excluded, so a one-day period ends on the next day"
    )


def test_month_has_its_own_last_day() -> None:
    """February of a leap year, and the last month there is."""
    assert DayWithin.month(2016, 2) == DayWithin(date(2016, 2, 1), date(2016, 2, 29))
    assert DayWithin.month(9999, 12).last == date.max


def test_doubt_of_less_than_two_days_is_no_doubt() -> None:
    """A day known to the day is written as a day."""
    with pytest.raises(InvalidValueError, match="between two different days"):
        DayWithin(CHANGE, CHANGE)


def test_days_have_a_first_and_a_last_that_they_can_be() -> None:
    """A known day is both."""
    assert (earliest(CHANGE), latest(CHANGE)) == (CHANGE, CHANGE)
    assert (earliest(FEBRUARY), latest(FEBRUARY)) == (date(2016, 2, 1), date(2016, 2, 29))


@pytest.mark.parametrize(
    ("period", "english", "french"),
    [
        (ALWAYS, "at any time", "de tout temps"),
        (Period(start=CHANGE), "since 11 December 2016", "depuis le 11 décembre 2016"),
        (Period(end=CHANGE), "before 11 December 2016", "avant le 11 décembre 2016"),
        (
            Period(start=date(2001, 7, 18), end=CHANGE),
            "from 18 July 2001 (included) to 11 December 2016 (excluded)",
            "entre le 18 juillet 2001 (inclus) et le 11 décembre 2016 (exclu)",
        ),
        (
            Period(start=FEBRUARY),
            "since some day from 1 February 2016 to 29 February 2016",
            "depuis un jour entre le 1 février 2016 et le 29 février 2016",
        ),
    ],
)
def test_period_is_said_with_its_ends(period: Period, english: str, french: str) -> None:
    """The excluded end is said to be excluded."""
    assert period.said("en") == english
    assert period.said("fr") == french
