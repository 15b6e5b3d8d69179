"""What the tests of formulas share: a small vocabulary."""

from collections.abc import Callable

import pytest

from essmodel.errors import InvalidValueError, Problem
from essmodel.messages.text import Text
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.expression import Fact, Item, Param
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.function import Function
from essmodel.rules.law.source import Invention

EUROS = Number(places=2, unit="EUR", least=0)
INCOME_LEFT = Function(
    id="fr.income_left",
    label=Text(en="income left", fr="reste à vivre"),
    takes=(Number(places=2, unit="EUR"), Number()),
    gives=Number(places=2, unit="EUR"),
    run=lambda income, persons: income // persons,
)


def fact(path: str, like: DataType) -> Fact:
    """Return a fact labelled by its path."""
    return Fact(path, like, Text.same(path))


def item(name: str, like: DataType) -> Item:
    """Return a field of the records of colleges."""
    return Item("college", name, like, Text.same(name))


@pytest.fixture
def names() -> Names:
    """A pack with inhabitants, workers, a co-operative and its colleges."""
    return Names(
        leaves=(
            fact("inhabitant.age", Number(least=0, most=130)),
            fact("inhabitant.quotient", EUROS),
            fact("inhabitant.born", Calendar()),
            fact("inhabitant.resident", Truth()),
            fact("inhabitant.qualité", Truth()),
            fact("worker.resident", Truth()),
            fact("worker.hours", Number(places=1)),
            fact("cooperative.legal_form", Label("legal_form")),
            fact("cooperative.town", Label("town")),
            fact("cooperative.label", Label("label")),
            fact("cooperative.colleges", Many("college")),
            Param("fr.scic.capital_cap", EUROS, Text.same("cap")),
        ),
        items=(
            item("parts", Number(least=0)),
            item("capital", EUROS),
            item("is_open", Truth()),
            item("branches", Many("college")),
        ),
        functions=(INCOME_LEFT,),
        books=(
            CodeBook(
                id="legal_form",
                title=Text(en="legal form", fr="forme juridique"),
                codes=(("sa", Text.same("SA")), ("sas", Text.same("SAS"))),
            ),
            CodeBook(
                id="town",
                title=Text(en="town", fr="commune"),
                codes=tuple((f"{code:05}", Text.same(str(code))) for code in range(59001, 59030)),
            ),
        ),
    )


@pytest.fixture
def problems(names: Names) -> Callable[[str], tuple[Problem, ...]]:
    """Read a formula that must be refused; return what is wrong with it."""

    def read(text: str) -> tuple[Problem, ...]:
        with pytest.raises(InvalidValueError) as refusal:
            typed(Formula(text), names, source=Invention())
        return refusal.value.problems

    return read
