"""Ages, months and days between, in the columns of every library."""

from collections.abc import Callable
from datetime import date

import pytest

from essmodel.messages.text import Text
from essmodel.rules.anniversary import EARLIEST, LATEST, MOST_MONTHS, Birthday
from essmodel.rules.datatype import Number
from essmodel.rules.expression import (
    AddMonths,
    Age,
    Cmp,
    Coalesce,
    DaysBetween,
    Fact,
    If,
    Lit,
    Node,
    RefDate,
)
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.well_typed import CALENDAR, TRUTH
from essmodel.values.period import DayWithin

Agreed = Callable[..., list[object]]
INVENTED = Invention()
BORN = Fact("born", CALENDAR, Text.same("born"))
ON = Fact("on", CALENDAR, Text.same("on"))
TODAY = RefDate(Event.DECISION)
EDGES = (
    EARLIEST, date(1900, 2, 28), date(1900, 3, 1), date(2000, 2, 29), date(2007, 12, 31),
    date(2008, 1, 1), date(2008, 1, 31), date(2008, 2, 28), date(2008, 2, 29), date(2008, 3, 1),
    date(2008, 12, 31), date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1), LATEST, None,
)  # fmt: skip
PAIRS = [{"born": born, "on": on} for born in EDGES for on in EDGES]


@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
@pytest.mark.parametrize("birthday", Birthday)
def test_age_is_that_of_the_law(
    agreed: Agreed, library: str, birthday: Birthday, *, by_steps: bool
) -> None:
    """Of someone born on 29 February, or after the day, or on the first day there is."""
    node = Age(BORN, ON, birthday, INVENTED)

    agreed(node, PAIRS, library=library, by_steps=by_steps)


@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
def test_days_between_are_those_of_the_calendar(
    agreed: Agreed, library: str, *, by_steps: bool
) -> None:
    """Backwards as well, and across centuries without a 29 February."""
    agreed(DaysBetween(BORN, ON), PAIRS, library=library, by_steps=by_steps)


@pytest.mark.parametrize("months", [0, 1, -1, 6, 12, -12, 25, -25, MOST_MONTHS - 12, -MOST_MONTHS])
def test_months_later_end_on_the_last_day_there_is(
    agreed: Agreed, library: str, months: int
) -> None:
    """31 January and a month is the last of February."""
    cases = [{"born": born} for born in (*EDGES, date(2026, 1, 29), date(2026, 10, 31))]

    agreed(AddMonths(BORN, months), cases, library=library)


MADE_DAYS: list[Node] = [
    If(Cmp("<", BORN, ON), BORN, ON),
    Coalesce(BORN, Lit(date(2024, 2, 29), CALENDAR), INVENTED),
    AddMonths(If(Cmp("<", BORN, ON), BORN, ON), -12),
    DaysBetween(AddMonths(BORN, 1), AddMonths(ON, -1)),
    Age(AddMonths(BORN, 18), Coalesce(ON, TODAY, INVENTED), Birthday.FEBRUARY_28, INVENTED),
    Cmp(">=", AddMonths(BORN, 216), ON),
]


@pytest.mark.parametrize("node", MADE_DAYS)
def test_day_may_be_chosen_or_worked_out(agreed: Agreed, library: str, node: Node) -> None:
    """Whatever a column of days can hold, rules ask about."""
    dates = {Event.DECISION: date(2026, 2, 28)}

    agreed(node, PAIRS, library=library, by_steps=True, dates=dates)


@pytest.mark.parametrize("node", MADE_DAYS)
def test_day_is_worked_out_in_one_expression(agreed: Agreed, node: Node) -> None:
    """In polars, which writes a day once."""
    agreed(node, PAIRS, dates={Event.DECISION: date(2026, 2, 28)})


def test_day_of_an_event_is_the_same_for_all(agreed: Agreed, library: str) -> None:
    """A constant, which is compared with each case."""
    found = agreed(
        Cmp("<=", BORN, TODAY),
        [{"born": date(2026, 2, 28)}, {"born": date(2026, 3, 1)}, {}],
        library=library,
        dates={Event.DECISION: date(2026, 2, 28)},
    )

    assert found == [True, False, None]


def test_day_of_an_event_may_differ_from_case_to_case(agreed: Agreed, library: str) -> None:
    """A column holds it; the day that all others share is not asked."""
    found = agreed(
        DaysBetween(BORN, TODAY),
        [{"born": date(2026, 2, 28), "on": on} for on in (date(2026, 3, 1), None)],
        library=library,
        dates={Event.ASSEMBLY: date(2026, 2, 28)},
        days={Event.DECISION: "on"},
    )

    assert found == [1, None]


@pytest.mark.parametrize(
    "dates", [{}, {Event.DECISION: DayWithin.month(2026, 2)}], ids=["none", "a month"]
)
def test_day_that_is_not_exact_is_unknown(
    agreed: Agreed, library: str, dates: dict[Event, DayWithin]
) -> None:
    """A month is no day."""
    assert agreed(TODAY, [{}], library=library, dates=dates) == [None]
    assert agreed(
        If(Cmp("<", TODAY, ON), Lit(1, Number()), Lit(2, Number())),
        [{"on": date(2026, 3, 1)}],
        library=library,
        dates=dates,
    ) == [None]


def test_day_is_held_in_a_condition(agreed: Agreed, library: str) -> None:
    """A rule that comes to a day, told as a day."""
    node = If(Lit(True, TRUTH), Lit(date(2024, 2, 29), CALENDAR), BORN)

    assert agreed(node, [{}], library=library) == [date(2024, 2, 29)]
