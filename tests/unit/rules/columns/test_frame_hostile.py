"""Whatever a rule holds, however long or deep it is: it is read, and exactly."""

from collections.abc import Callable

import pytest

from essmodel.messages.text import Text
from essmodel.rules.datatype import Label, Many, Number
from essmodel.rules.expression import (
    Add,
    And,
    Bands,
    Cmp,
    Coalesce,
    DivRound,
    Fact,
    If,
    In,
    Item,
    Lit,
    MinMax,
    Mul,
    Node,
    Not,
    Or,
    Param,
    Quant,
    Sub,
)
from essmodel.rules.figure import ByCode
from essmodel.rules.interval import LARGEST_EXACT
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import DEEPEST, TRUTH

Agreed = Callable[..., list[object]]
INVENTED = Invention()
WHOLE, KIND = Number(), Label("kind")
HOSTILE = [
    "__class__",
    "__init__.__globals__",
    "pl.col('x')",
    "^.*",
    ".*$",
    "**",
    'x"; DROP TABLE y; --',
    "'",
    '"',
    "\\",
    "{name}",
    "%s",
    "a.b.c",
    " ",
    "",
    "literal",
    "element",
    "len",
    "index",
    "select",
    "é\u00a0ß\U0001f600",
    "line\nfeed",
    "\0",
    "x" * 300,
]
NO_NUL = [name for name in HOSTILE if name not in {"", "\0"}]
FLAG = Fact("flag", TRUTH, Text.same("flag"))
AMOUNT = Fact("amount", Number(least=0, most=9), Text.same("amount"))


@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
@pytest.mark.parametrize("name", NO_NUL)
def test_column_may_bear_any_name(
    agreed: Agreed, library: str, name: str, *, by_steps: bool
) -> None:
    """A path names one column, and no pattern of several."""
    rule = And((Fact(name, TRUTH, Text.same("path")), FLAG))
    cases = [{name: True, "flag": True}, {name: False, "flag": True}, {name: None, "flag": True}]

    found = agreed(rule, cases, library=library, by_steps=by_steps)

    assert found == [True, False, None]


@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
@pytest.mark.parametrize("name", HOSTILE)
def test_list_and_its_fields_may_bear_any_name(
    agreed: Agreed, name: str, *, by_steps: bool
) -> None:
    """Asked of the records alone, and about their case."""
    many = Fact(name, Many("record"), Text.same("many"))
    field = Item("record", name, TRUTH, Text.same("field"))
    body = And((field, FLAG)) if by_steps else field
    cases = [{name: ({name: value},), "flag": True} for value in (True, False, None)]

    found = agreed(Quant("any", many, body), cases, by_steps=by_steps)

    assert found == [True, False, None]


@pytest.mark.parametrize("code", HOSTILE)
def test_code_may_hold_anything(agreed: Agreed, library: str, code: str) -> None:
    """It is compared, listed and chosen by, and means nothing else."""
    if library == "duckdb" and code == "\0":
        code = "\1"  # a text of a database holds no zero
    kind = Fact("kind", KIND, Text.same("kind"))
    figures = {"by kind": ByCode("kind", ((code, 7), ("other code", 8)), INVENTED)}
    rule = And(
        (
            Cmp("==", kind, Lit(code, KIND)),
            In(kind, frozenset({code, "a", "b", "c", "d", "e"})),
            Cmp("==", Param("by kind", WHOLE, Text.same("figure")), Lit(7, WHOLE)),
        )
    )
    cases = [{"kind": code}, {"kind": "nothing of the kind"}]

    assert agreed(rule, cases, library=library, figures=figures) == [True, False]


CONDITIONS = tuple(Cmp("!=", AMOUNT, Lit(number, WHOLE)) for number in range(9, 5_009))
AMOUNTS = [{"amount": amount, "flag": True} for amount in (0, 9, None)]


@pytest.mark.heavy
def test_rule_of_five_thousand_conditions_is_read(agreed: Agreed, library: str) -> None:
    """No chain of thousands is made of them."""
    found = agreed(And((*CONDITIONS, FLAG)), AMOUNTS, library=library)

    assert found == [True, False, None]


@pytest.mark.heavy
@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
def test_five_thousand_terms_are_read(agreed: Agreed, *, by_steps: bool) -> None:
    """Nor of what is added, or of which one is enough."""
    some = agreed(Or(tuple(map(Not, CONDITIONS))), AMOUNTS, by_steps=by_steps)
    total = agreed(Add((AMOUNT,) * 5_000), AMOUNTS, by_steps=by_steps)

    assert some == [False, True, None]
    assert total == [0, 45_000, None]


def deep(grow: Callable[[Node], Node], leaf: Node) -> Node:
    """A tree as deep as there may be, each level made around the one before."""
    node = leaf
    while node.extent.depth < DEEPEST - 2:
        node = grow(node)
    return node


def _rounded(node: Node) -> Node:
    return DivRound(node, 3, Rounding.HALF_EVEN, WHOLE, INVENTED)


DEEP: dict[str, Node] = {
    "not": deep(lambda node: Not(And((node, FLAG))), FLAG),
    "then": deep(lambda node: If(FLAG, node, Not(FLAG)), FLAG),
    "otherwise": deep(lambda node: If(Not(FLAG), AMOUNT, node), AMOUNT),
    "sum": deep(lambda node: Add((node, AMOUNT)), AMOUNT),
    "guess": deep(lambda node: Coalesce(AMOUNT, node, INVENTED), AMOUNT),
}
GROWING: dict[str, Node] = {
    "if": deep(lambda node: If(node, FLAG, Not(FLAG)), FLAG),
    "least": deep(lambda node: MinMax("min", (node, AMOUNT)), AMOUNT),
    "rounding": deep(lambda node: Sub(_rounded(node), AMOUNT), AMOUNT),
    "bands": deep(
        lambda node: Bands(
            node, (0, 3, 5), (Lit(1, WHOLE), AMOUNT, Lit(4, WHOLE), AMOUNT), INVENTED
        ),
        AMOUNT,
    ),
    "if of least": deep(
        lambda node: If(Cmp("<", MinMax("max", (node, AMOUNT)), AMOUNT), AMOUNT, _rounded(AMOUNT)),
        AMOUNT,
    ),
}
STATED = [
    {"flag": flag, "amount": amount} for flag in (True, False, None) for amount in (0, 4, 9, None)
]


@pytest.mark.heavy
@pytest.mark.parametrize("name", DEEP)
def test_deepest_rule_is_read(agreed: Agreed, library: str, name: str) -> None:
    """Of two hundred levels, whatever each is made of."""
    agreed(DEEP[name], STATED, library=library, by_steps=True)


@pytest.mark.parametrize("name", DEEP)
def test_deepest_rule_is_one_expression(agreed: Agreed, name: str) -> None:
    """Of polars, whose expressions bear it."""
    agreed(DEEP[name], STATED)


@pytest.mark.heavy
@pytest.mark.parametrize("name", GROWING)
def test_deepest_rule_that_would_double_at_each_level_is_read(
    agreed: Agreed, library: str, name: str
) -> None:
    """Where a part is written twice, two hundred levels would be more than the atoms there are."""
    agreed(GROWING[name], STATED, library=library, by_steps=True)


EDGES = (LARGEST_EXACT, LARGEST_EXACT - 1, -LARGEST_EXACT, 0, 1, -1)
HUGE = Fact("huge", WHOLE, Text.same("huge"))
ABOVE = Fact("huge", Number(least=0, most=LARGEST_EXACT), Text.same("huge"))
AT_THE_EDGE: list[Node] = [
    HUGE,
    Cmp("==", HUGE, Lit(LARGEST_EXACT, WHOLE)),
    Cmp("<", HUGE, Lit(LARGEST_EXACT, WHOLE)),
    Cmp(">", HUGE, Lit(-LARGEST_EXACT, WHOLE)),
    MinMax("max", (HUGE, Lit(LARGEST_EXACT - 1, WHOLE))),
    Bands(HUGE, (-LARGEST_EXACT, LARGEST_EXACT), tuple(Lit(n, WHOLE) for n in range(3)), INVENTED),
    Coalesce(HUGE, Lit(LARGEST_EXACT, WHOLE), INVENTED),
]


@pytest.mark.parametrize("node", AT_THE_EDGE)
def test_numbers_at_both_ends_of_64_bits_are_exact(
    agreed: Agreed, library: str, node: Node
) -> None:
    """No float stands between."""
    agreed(node, [{"huge": huge} for huge in (*EDGES, None)], library=library)


GROWN_TO_THE_EDGE: list[Node] = [
    Sub(ABOVE, Lit(LARGEST_EXACT, WHOLE)),
    Add((ABOVE, Lit(-LARGEST_EXACT, WHOLE))),
    Mul(ABOVE, Lit(-1, WHOLE)),
    DivRound(ABOVE, 10, Rounding.HALF_UP, WHOLE, INVENTED),
]


@pytest.mark.parametrize("node", GROWN_TO_THE_EDGE)
def test_numbers_made_of_the_largest_are_exact(agreed: Agreed, library: str, node: Node) -> None:
    """As far as it is proved that they stay within 64 bits, and no unit further."""
    agreed(node, [{"huge": huge} for huge in EDGES if huge >= 0], library=library)
