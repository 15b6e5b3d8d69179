"""A person to prove things about: facts, and conditions on them."""

from attrs import frozen

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import Birthday
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, Label, Many, Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.proof.proof import Named
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import TRUTH, Comparison

INVENTED = Invention()
EUROS = Number(places=2, unit="EUR")
QUOTIENT = tree.Fact(
    "person.quotient",
    Number(places=2, unit="EUR", least=0, most=5_000_00),
    Text(en="quotient", fr="quotient"),
)
SIZE = tree.Fact("person.size", Number(least=1, most=12), Text(en="household", fr="foyer"))
BORN = tree.Fact("person.born", Calendar(), Text(en="born on", fr="né le"))
PRIORITY = tree.Fact("person.priority", TRUTH, Text(en="priority area", fr="quartier prioritaire"))
SCHEME = tree.Fact("person.scheme", Label("scheme"), Text(en="scheme", fr="régime"))
SCHEMES = CodeBook(
    id="scheme",
    title=Text(en="scheme", fr="régime"),
    codes=(
        ("general", Text(en="general scheme", fr="régime général")),
        ("farm", Text(en="farm scheme", fr="régime agricole")),
    ),
)
CHILDREN = tree.Fact("person.children", Many("child"), Text(en="children", fr="enfants"))
CHILD_AGE = tree.Item("child", "age", Number(least=0, most=30), Text(en="age", fr="âge"))


def euros(cents: int) -> tree.Lit:
    """Return an amount."""
    return tree.Lit(cents, EUROS)


def whole(value: int) -> tree.Lit:
    """Return a plain number."""
    return tree.Lit(value, Number())


def quotient(op: Comparison, cents: int) -> tree.Cmp:
    """Return a condition on the quotient."""
    return tree.Cmp(op, QUOTIENT, euros(cents))


def aged(op: Comparison, years: int) -> tree.Cmp:
    """Return a condition on the age on the day of the decision."""
    at = tree.RefDate(Event.DECISION)
    return tree.Cmp(op, tree.Age(BORN, at, Birthday.MARCH_1, INVENTED), whole(years))


def named(*conditions: tree.Node) -> tuple[Named, ...]:
    """Return conditions called by their place."""
    return tuple(Named(Text.same(f"c{i}"), one) for i, one in enumerate(conditions))


def rounded(x: tree.Node, places: int = 2) -> tree.DivRound:
    """Return an amount rounded half up."""
    kind = Number(places=places, unit="EUR")
    return tree.DivRound(x, 1, Rounding.HALF_UP, kind, INVENTED)


def rate(ten_thousandths: int) -> tree.Lit:
    """Return a rate of four places."""
    return tree.Lit(ten_thousandths, Number(places=4))


@frozen
class Tariff:
    """
    The toy tariff: a rate by household, clamped, then reduced by the quotient.

    Its mistake is that of its author: the reduction comes after the clamp, so that the price
    leaves the floor of 0.80 and the ceiling of 65.00.
    """

    clamped: tree.Node
    price: tree.Node
