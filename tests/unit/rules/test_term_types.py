"""What checkers know of terms: what each comes to, and mistakes while they are typed."""

from datetime import date
from typing import Any, assert_type

from essmodel.messages.text import Text
from essmodel.rules.anniversary import Birthday
from essmodel.rules.datatype import Calendar, Many, Number, Truth
from essmodel.rules.fact import Fact, Records, fact, facts, record
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.operation import (
    age,
    bands,
    call,
    choose,
    constant,
    day_of,
    days_between,
    divided,
    maximum,
    minimum,
)
from essmodel.rules.rounding import Rounding
from essmodel.rules.term import ManyTerm, Term
from essmodel.values.money import Money

EUROS = Number(places=2, unit="EUR")
SOURCE = Invention()
TODAY = day_of(Event.DECISION)
DOUBLE = Function(
    id="double", label=Text.same("double"), takes=(Number(),), gives=Number(), run=abs
)


@record("child")
class Child:
    """One child of a household."""

    born: Fact[date] = fact(type=Calendar(), label=Text.same("born"))


@facts("household")
class Household:
    """What is asked of a household."""

    income: Fact[Money] = fact(type=EUROS, label=Text.same("income"))
    size: Fact[int] = fact(type=Number(), label=Text.same("size"))
    resident: Fact[bool] = fact(type=Truth(), label=Text.same("resident"))
    since: Fact[date] = fact(type=Calendar(), label=Text.same("since"))
    children: Records[Child] = fact(type=Many("child"), label=Text.same("children"))


def test_operators_keep_the_type_of_what_they_come_to() -> None:
    """Money stays money, a comparison is true or false."""
    income, size, since = Household.income, Household.size, Household.since

    assert_type(income, Term[Money])
    assert_type(income - Money(100), Term[Money])
    assert_type(Money(100) - income, Term[Money])
    assert_type(Money(100) + income, Term[Money])
    assert_type(3 * size, Term[int])
    assert_type(income <= Money(100), Term[bool])
    assert_type(income.is_known(), Term[bool])
    assert_type(income.or_else(Money(0), source=SOURCE), Term[Money])
    assert_type(since.months_later(12), Term[date])
    assert_type(Household.children, ManyTerm[Child])


def test_operations_keep_the_type_of_what_they_come_to() -> None:
    """An age is a number, a band is one of its values."""
    income, size, since = Household.income, Household.size, Household.since
    years = age(since, at=TODAY, birthday=Birthday.MARCH_1, source=SOURCE)
    free = constant(Money(0), EUROS)

    assert_type(TODAY, Term[date])
    assert_type(years, Term[int])
    assert_type(days_between(since, TODAY), Term[int])
    assert_type(minimum(income, Money(100)), Term[Money])
    assert_type(maximum(size, 3, size), Term[int])
    assert_type(choose(Household.resident, income, Money(100)), Term[Money])
    assert_type(bands(size, free, {2: Money(150), 4: Money(300)}, source=SOURCE), Term[Money])
    assert_type(bands(size, free, {2: free, 4: income}, source=SOURCE), Term[Money])
    assert_type(
        divided(income, by=12, rounding=Rounding.FLOOR, places=0, source=SOURCE), Term[Money]
    )
    assert_type(call(DOUBLE, size), Term[Any])


def test_instance_gives_plain_values() -> None:
    """And not terms."""
    household = Household(income=Money(100))

    assert_type(household.income, Money | None)
    assert (household.income, household.size) == (Money(100), None)


def test_mistakes_are_told_by_checkers() -> None:
    """Each line below is refused by mypy, which would also refuse an ignore that is not needed."""

    def never_run() -> None:
        Household.income <= 3  # type: ignore[operator] # noqa: B015
        Household.income - 3  # type: ignore[operator]
        Household.income.months_later(3)  # type: ignore[misc]
        age(Household.income, at=TODAY, birthday=Birthday.MARCH_1, source=SOURCE)  # type: ignore[arg-type]
        age(Household.since, at=TODAY)  # type: ignore[call-arg]
        Household.incom  # type: ignore[attr-defined] # noqa: B018

    assert callable(never_run)
