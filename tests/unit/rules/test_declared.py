"""Trees held against what packs declare."""

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.datatype import Many, Number, Truth
from essmodel.rules.declared import require_declared, understood
from essmodel.rules.expression import Cmp, Fact, Item, Lit, Node, Param, Quant
from essmodel.rules.formula import Formula, Names
from essmodel.rules.law.source import Invention

LABEL = Text.same("")
CENTS = Number(places=2)
INCOME = Fact("child.income", CENTS, LABEL)
CAP = Param("town.cap", CENTS, LABEL)
HOUSEHOLDS = Fact("case.households", Many("household"), LABEL)
OPEN = Item("household", "open", Truth(), LABEL)
NAMES = Names(leaves=(INCOME, CAP, HOUSEHOLDS), items=(OPEN,))


@pytest.mark.parametrize(
    "node",
    [
        Cmp("<=", INCOME, CAP),
        Quant("any", HOUSEHOLDS, OPEN),
        Cmp(">", Fact("own.fact", Number(), LABEL), Lit(3, Number())),
    ],
)
def test_tree_that_agrees_passes(node: Node) -> None:
    """And so does a fact that only the program knows."""
    require_declared(node, NAMES)
    assert understood(node, NAMES, source=Invention()) is node


@pytest.mark.parametrize(
    "node",
    [
        Cmp(">", Fact("child.income", Number(), LABEL), Lit(3, Number())),
        Cmp(">", Param("town.cap", Number(), LABEL), Lit(3, Number())),
        Cmp(">", Fact("child.income", Number(places=2, least=0), LABEL), Lit(3, CENTS)),
        Quant("any", HOUSEHOLDS, Cmp(">", Item("household", "open", CENTS, LABEL), Lit(3, CENTS))),
    ],
)
def test_fact_of_another_type_than_declared_is_refused(node: Node) -> None:
    """Of another scale it would be decided a hundred times too strictly; bounds count as well."""
    with pytest.raises(InvalidValueError, match="write the type that they declare"):
        understood(node, NAMES, source=Invention())


def test_formula_is_typed_with_the_source_of_its_rule() -> None:
    """Its choices of law are those of who set the rule."""
    source = Invention(note=Text.same("the council"))
    node = understood(Formula('round(income, "floor", 0) > 3'), NAMES, source=source)

    assert isinstance(node, Cmp)
    assert getattr(node.left, "source", None) is source
