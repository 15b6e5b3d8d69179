"""Who made the choices that a value rests on: only those on its own way count."""

from collections.abc import Callable

import pytest

from essmodel.messages.text import Text
from essmodel.rules.datatype import Many, Number, Truth
from essmodel.rules.expression import (
    Add,
    Bands,
    Cmp,
    Coalesce,
    DivRound,
    Fact,
    If,
    Item,
    Lit,
    Node,
    SumOf,
)
from essmodel.rules.fact import FactValue
from essmodel.rules.law.source import Invention, Source
from essmodel.rules.reliance import relied_on
from essmodel.rules.rounding import Rounding
from essmodel.rules.situation import situation
from essmodel.rules.well_typed import TRUTH

NUMBER = Number()
X = Fact("case.x", NUMBER, Text.same("x"))
IS_SO = Fact("case.is_so", Truth(), Text.same("is so"))
FEES = Fact("case.fees", Many("fee"), Text.same("fees"))
FEE = Item("fee", "due", NUMBER, Text.same("due"))
ALL = Lit(True, TRUTH)


def who(name: str) -> Source:
    """Name somebody who makes choices."""
    return Invention(note=Text.same(name))


def rounded(node: Node, name: str) -> DivRound:
    """Round a value, as somebody chose."""
    return DivRound(node, 2, Rounding.FLOOR, NUMBER, who(name))


def banded(node: Node, first: Node, second: Node, name: str) -> Bands:
    """Take one value below ten, and another from there on."""
    return Bands(node, (10,), (first, second), who(name))


ONE, OTHER = rounded(X, "one"), rounded(Add((X, X)), "other")


@pytest.mark.parametrize(
    ("node", "facts", "names"),
    [
        (Lit(1, NUMBER), {}, []),
        (X, {"case.x": 1}, []),
        (ONE, {"case.x": 1}, ["one"]),
        (Add((ONE, OTHER, ONE)), {"case.x": 1}, ["one", "other"]),
        (If(IS_SO, ONE, OTHER), {"case.x": 1, "case.is_so": True}, ["one"]),
        (If(IS_SO, ONE, OTHER), {"case.x": 1, "case.is_so": False}, ["other"]),
        (
            If(Cmp("<", rounded(X, "asked"), Lit(3, NUMBER)), ONE, OTHER),
            {"case.x": 1},
            ["asked", "one"],
        ),
        (banded(X, ONE, OTHER, "cut"), {"case.x": 9}, ["cut", "one"]),
        (banded(X, ONE, OTHER, "cut"), {"case.x": 10}, ["cut", "other"]),
        (Coalesce(ONE, Lit(0, NUMBER), who("silence")), {"case.x": 1}, ["silence", "one"]),
        (Coalesce(ONE, Lit(0, NUMBER), who("silence")), {}, ["silence"]),
    ],
)
def test_only_what_a_value_was_made_of_counts(
    node: Node, facts: dict[str, FactValue], names: list[str]
) -> None:
    """Once each, in the order of the tree."""
    assert relied_on(node, situation(facts)) == tuple(who(name) for name in names)


@pytest.mark.parametrize(
    "body",
    [
        lambda: banded(FEE, rounded(FEE, "one"), rounded(Add((FEE, FEE)), "other"), "cut"),
        lambda: If(
            Cmp("<", FEE, rounded(FEE, "cut")),
            rounded(FEE, "one"),
            rounded(Add((FEE, FEE)), "other"),
        ),
    ],
    ids=["bands", "a choice"],
)
def test_all_that_records_may_have_chosen_counts(body: Callable[[], Node]) -> None:
    """Each of them takes its own way."""
    case = situation({"case.fees": ({"due": 4}, {"due": 12})})

    found = relied_on(SumOf(FEES, body(), ALL), case)

    assert found == (who("cut"), who("one"), who("other"))
