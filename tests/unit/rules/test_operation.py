"""What is worked out from terms by name: ages, bands, choices, roundings."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import Birthday
from essmodel.rules.datatype import Calendar, Number
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
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
    figure,
    maximum,
    minimum,
    silent,
)
from essmodel.rules.rounding import Rounding
from essmodel.rules.term import Term
from essmodel.rules.well_typed import TRUTH
from essmodel.values.money import Money
from essmodel.values.period import ALWAYS

EUROS = Number(places=2, unit="EUR")
SOURCE = Invention(note=Text.same("the council"))
price = Term[Money](tree.Fact("service.price", EUROS, Text.same("price")))
rent = Term[Money](tree.Fact("household.rent", EUROS, Text.same("rent")))
born = Term[date](tree.Fact("child.born", Calendar(), Text.same("born")))
resident = Term[bool](tree.Fact("child.resident", TRUTH, Text.same("resident")))
CAP = Parameter[Money](
    id="fr.cap",
    label=Text.same("cap"),
    datatype=EUROS,
    enacted=(Enacted(value=Money(850), period=ALWAYS, source=SOURCE),),
)
CAP_NODE = tree.Param("fr.cap", EUROS, CAP.label)
NET = Function(id="fr.net", label=Text.same("net"), takes=(EUROS, Number()), gives=EUROS, run=int)


def euros(cents: int) -> tree.Lit:
    """Return an amount as a node."""
    return tree.Lit(cents, EUROS)


def test_least_and_greatest_take_terms_figures_and_values() -> None:
    """Each of the type of the first."""
    args = (price.node, rent.node, CAP_NODE, euros(100))

    assert minimum(price, rent, CAP, Money(100)).node == tree.MinMax("min", args)
    assert maximum(price, rent, CAP, Money(100)).node == tree.MinMax("max", args)
    assert minimum(price).node == tree.MinMax("min", (price.node,))


def test_division_says_how_it_rounds_and_who_says_so() -> None:
    """The unit stays; the scale is that which is asked for."""
    node = divided(price, by=12, rounding=Rounding.HALF_UP, places=0, source=SOURCE).node

    like = Number(places=0, unit="EUR")
    assert node == tree.DivRound(price.node, 12, Rounding.HALF_UP, like, SOURCE)


def test_rounding_alone_divides_by_one() -> None:
    """To bring a figure down to a coarser scale."""
    node = divided(price, rounding=Rounding.FLOOR, places=0, source=SOURCE).node

    assert isinstance(node, tree.DivRound)
    assert node.divisor == 1


def test_day_is_neither_divided_nor_rounded() -> None:
    """Only numbers are."""
    with pytest.raises(InvalidValueError, match="a number is needed here"):
        divided(born, rounding=Rounding.FLOOR, places=0, source=SOURCE)


def test_age_names_its_convention() -> None:
    """Who is born on 29 February is a year older on the day that the source says."""
    node = age(born, at=day_of(Event.DECISION), birthday=Birthday.MARCH_1, source=SOURCE).node

    assert node == tree.Age(born.node, tree.RefDate(Event.DECISION), Birthday.MARCH_1, SOURCE)


def test_days_between_two_days() -> None:
    """From the first to the second."""
    node = days_between(born, day_of(Event.GRANT)).node

    assert node == tree.DaysBetween(born.node, tree.RefDate(Event.GRANT))


@pytest.mark.parametrize(
    ("otherwise", "node"), [(rent, rent.node), (CAP, CAP_NODE), (Money(100), euros(100))]
)
def test_choice_has_two_branches(
    otherwise: Term[Money] | Parameter[Money] | Money, node: tree.Node
) -> None:
    """Of one type."""
    assert choose(resident, price, otherwise).node == tree.If(resident.node, price.node, node)


def test_bands_are_written_from_bound_to_value() -> None:
    """In any order; a bound belongs to the band that it begins."""
    hole = silent(SOURCE, EUROS)
    node = bands(
        price,
        constant(Money(150), EUROS),
        {Money(64_000): hole, Money(30_000): figure(CAP)},
        source=SOURCE,
    ).node

    values = (euros(150), CAP_NODE, tree.Silent(SOURCE, EUROS))
    assert node == tree.Bands(price.node, (30_000, 64_000), values, SOURCE)


def test_bound_is_exact() -> None:
    """A bound finer than the figure that it cuts is no bound."""
    finer: dict[Any, Term[Money]] = {Decimal("0.001"): price}

    with pytest.raises(InvalidValueError, match="finer than 2 decimal places"):
        bands(price, price, finer, source=SOURCE)


def test_same_bound_twice_is_refused() -> None:
    """Two keys of a dictionary may be one figure."""
    twice: dict[Any, Term[Money]] = {Money(300): price, Decimal("3.00"): rent}

    with pytest.raises(InvalidValueError, match="bounds of bands must grow"):
        bands(price, price, twice, source=SOURCE)


def test_function_is_called_with_terms_figures_and_values() -> None:
    """Each of the type that it takes."""
    assert call(NET, CAP, 3).node == tree.Call(NET, (CAP_NODE, tree.Lit(3, Number())))


def test_function_called_with_too_few_values_is_refused() -> None:
    """At the line that calls it."""
    with pytest.raises(InvalidValueError, match="takes 2 arguments, not 1"):
        call(NET, price)
