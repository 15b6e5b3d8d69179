"""Rules written back as formulas."""

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.datatype import Label, Number
from essmodel.rules.expression import (
    Add,
    And,
    Bands,
    Cmp,
    DivRound,
    Fact,
    If,
    In,
    Lit,
    Node,
    Not,
    Silent,
)
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.spelling import spelled

AGE = Fact("inhabitant.age", Number(), Text.same("age"))
TOWN = Fact("inhabitant.town", Label("town"), Text.same("town"))
ADULT = Cmp(">=", AGE, Lit(18, AGE.type))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("resident", "inhabitant.resident"),
        ("3<=age<12", "3 <= inhabitant.age and inhabitant.age < 12"),
        ("quotient<900", "inhabitant.quotient < 900.00"),
        ("quotient < capital_cap", "inhabitant.quotient < fr.scic.capital_cap"),
        ("born >= '2026-01-31'", 'inhabitant.born >= "2026-01-31"'),
        (
            "legal_form not in ['sas', 'sa']",
            'cooperative.legal_form not in {"sa", "sas"}',
        ),
        ("not (age < 3)", "not inhabitant.age < 3"),
        ("not (age < 3 or age > 9)", "not (inhabitant.age < 3 or inhabitant.age > 9)"),
        ("(age < 3) == true", "(inhabitant.age < 3) == true"),
        ("age + (age + 1) < 9", "inhabitant.age + (inhabitant.age + 1) < 9"),
        ("(age + 1) * 2 < 9", "(inhabitant.age + 1) * 2 < 9"),
        ("hours + -0.5 < 9", "worker.hours + -0.5 < 9.0"),
        ("any(colleges, parts > 3)", "any(cooperative.colleges, parts > 3)"),
        ("count(colleges, college.is_open)", "count(cooperative.colleges, is_open)"),
        ("total(colleges, parts)", "total(cooperative.colleges, parts)"),
        ("total(colleges, parts, is_open)", "total(cooperative.colleges, parts, is_open)"),
    ],
)
def test_rule_is_spelled_in_full(names: Names, text: str, whole: str) -> None:
    """Whole names, all decimals, no bracket too many; and it reads back as the same."""
    found = names.find("inhabitant.resident") if text == "resident" else typed(Formula(text), names)

    assert spelled(found) == whole
    assert typed(Formula(whole), names) == found


def test_code_with_a_quote_is_put_between_the_others() -> None:
    """Only a code with both kinds cannot be written."""
    assert spelled(In(TOWN, frozenset({'"a"', "l'Île"}))) == (
        'inhabitant.town in {\'"a"\', "l\'Île"}'
    )


@pytest.mark.parametrize(
    "node",
    [
        Silent(Invention(), Number()),
        DivRound(AGE, 2, Rounding.FLOOR, Number(), Invention()),
        Bands(AGE, (3,), (AGE, AGE), Invention()),
        If(ADULT, AGE, AGE),
        Add((AGE, AGE, AGE)),
        Add((AGE,)),
        And(()),
        And((And((ADULT, ADULT)), ADULT)),
        In(TOWN, frozenset()),
        Cmp("==", TOWN, Lit("""l'"a""", TOWN.type)),
        Cmp("==", AGE, Lit(3, Number(most=9))),
        Fact("inhabitant.not", AGE.type, Text.same("")),
        Cmp("==", AGE, Fact("inhabitant.age", Number(most=9), Text.same(""))),
    ],
    ids=repr,
)
def test_what_no_formula_says_is_refused(node: Node) -> None:
    """Rather than a formula that reads back as something else."""
    with pytest.raises(InvalidValueError, match="write it as a tree"):
        spelled(node)


def test_tree_deeper_than_a_formula_is_refused() -> None:
    """Without a stack that overflows."""
    node: Node = ADULT
    for _ in range(70):
        node = Not(node)

    with pytest.raises(InvalidValueError, match="write it as a tree"):
        spelled(node)
