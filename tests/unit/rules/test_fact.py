"""Facts as classes: values on instances, terms on the class."""

import pickle

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError

from essmodel.messages.text import Text
from essmodel.rules.datatype import Many, Number, Truth
from essmodel.rules.expression import Cmp, Item, Lit
from essmodel.rules.expression import Fact as FactNode
from essmodel.rules.fact import (
    NOWHERE_NAMED,
    Fact,
    FactDefinition,
    Records,
    definitions,
    fact,
    facts,
    items,
    nodes,
    record,
    stated,
    subject,
)
from essmodel.rules.term import ManyTerm, Term
from essmodel.values.money import Money

EUROS = Number(places=2, unit="EUR")
FORM = Text.same("the form")


@record("child")
class Child:
    """A child of a household."""

    name: Fact[str] = fact(type=Truth(), label=Text.same("name"))
    age: Fact[int] = fact(type=Number(least=0), label=Text.same("age"))


@facts("household")
class Household:
    """A household with a method of its own."""

    income: Fact[Money] = fact(type=EUROS, label=Text.same("income"), comes_from=FORM)
    resident: Fact[bool] = fact(type=Truth(), label=Text.same("resident"))
    children: Records[Child] = fact(type=Many("child"), label=Text.same("children"))

    def is_known(self) -> bool:
        """Whether anything was said of its income."""
        return self.income is not None


AMINA = Household(income=Money(36_950), children=(Child(age=3), Child()))


def test_instance_holds_plain_values() -> None:
    """What was not stated is ``None``, never zero."""
    assert AMINA.income == Money(36_950)
    assert AMINA.resident is None
    assert Household().children is None
    assert AMINA.is_known()


def test_class_gives_terms_to_write_rules_with() -> None:
    """The same name means the fact, not a value."""
    assert isinstance(Household.income, Term)
    assert isinstance(Household.children, ManyTerm)
    assert (Household.income <= Money(85_000)).node == Cmp(
        "<=", FactNode("household.income", EUROS, Text.same("income")), Lit(85_000, EUROS)
    )
    assert Child.age.node == Item("child", "age", Number(least=0), Text.same("age"))


def test_instance_is_a_frozen_value() -> None:
    """Equal to its like, hashable, never changed in place."""
    assert Household(income=Money(1)) == Household(income=Money(1))
    assert len({Household(income=Money(1)), Household(income=Money(1))}) == 1
    with pytest.raises(FrozenInstanceError):
        AMINA.income = Money(0)  # type: ignore[misc]


def test_instance_has_slots_only() -> None:
    """A misspelt fact is not silently kept."""
    with pytest.raises(TypeError, match="incom"):
        Household(incom=Money(1))  # type: ignore[call-arg]
    assert not hasattr(AMINA, "__dict__")


def test_instance_is_changed_by_evolve() -> None:
    """Into another one; the first stays."""
    richer = attrs.evolve(AMINA, income=Money(85_000))  # type: ignore[misc]

    assert richer.income == Money(85_000)
    assert richer.children == AMINA.children
    assert AMINA.income == Money(36_950)


def test_instance_crosses_processes() -> None:
    """A pickled sheet comes back equal."""
    assert pickle.loads(pickle.dumps(AMINA)) == AMINA  # noqa: S301 - our own bytes


def test_class_keeps_its_name_its_docstring_and_its_module() -> None:
    """Editors and documentation find it where it was written."""
    assert Household.__name__ == Household.__qualname__ == "Household"
    assert Household.__module__ == __name__
    assert (Household.__doc__ or "").startswith("A household")


def test_class_knows_what_it_declares() -> None:
    """In the order written, each with where the answer is found."""
    assert subject(Household) == "household"
    assert [one.name for one in definitions(Household)] == ["income", "resident", "children"]
    assert definitions(Household)[0] == FactDefinition(
        name="income", type=EUROS, label=Text.same("income"), comes_from=FORM
    )
    assert definitions(Household)[1].comes_from is NOWHERE_NAMED


def test_leaves_of_expressions_have_paths_and_labels() -> None:
    """Facts by subject, fields of records by record."""
    assert [one.path for one in nodes(Household)] == [
        "household.income",
        "household.resident",
        "household.children",
    ]
    assert [(one.path, one.label) for one in items(Child)] == [
        ("child.name", Text.same("name")),
        ("child.age", Text.same("age")),
    ]


def test_stated_facts_are_in_units_of_their_types() -> None:
    """Cents for money, records as mappings; what is unknown stays unknown."""
    assert stated(AMINA) == {
        "household.income": 36_950,
        "household.resident": None,
        "household.children": ({"name": None, "age": 3}, {"name": None, "age": None}),
    }
