"""Hypothesis strategies for days and periods, crowded enough for ends to meet."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from essmodel.values.period import Day, DayWithin, Period

FIRST = date(2015, 12, 1)
SPAN = 120


def days() -> st.SearchStrategy[date]:
    """Days of a few months, so that two of them often coincide."""
    return st.integers(0, SPAN).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def doubtful_days(draw: st.DrawFn) -> DayWithin:
    """Days known only to lie between two others, or to the month."""
    if draw(st.booleans()):
        return DayWithin.month(2016, draw(st.integers(1, 3)))
    return _until(draw, draw(days()))


@st.composite
def periods(draw: st.DrawFn, *, doubtful: bool = True) -> Period:
    """Periods open or closed at each end; where *doubtful*, ends may be known only roughly."""
    first = draw(days())
    last = first + timedelta(days=draw(st.integers(1, SPAN)))
    start: Day | None = draw(st.sampled_from([None, first]))
    end: Day | None = draw(st.sampled_from([None, last]))
    if doubtful and start and draw(st.booleans()):
        start = DayWithin(first - timedelta(days=draw(st.integers(1, 40))), first)
    if doubtful and end and draw(st.booleans()):
        end = _until(draw, last)
    return Period(start=start, end=end)


@st.composite
def chains(draw: st.DrawFn) -> tuple[Period, ...]:
    """Periods that follow each other without a gap, open before the first and after the last."""
    cuts = sorted(draw(st.sets(days(), max_size=6)))[::2]
    ends: list[Day] = [
        DayWithin(cut - timedelta(days=1), cut) if draw(st.booleans()) else cut for cut in cuts
    ]
    return tuple(Period(start=start, end=end) for start, end in pairwise([None, *ends, None]))


def _until(draw: st.DrawFn, first: date) -> DayWithin:
    return DayWithin(first, first + timedelta(days=draw(st.integers(1, 40))))
