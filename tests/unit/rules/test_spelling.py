"""Rules written back as formulas."""

from functools import partial

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.datatype import Label, Many, Number, Truth
from essmodel.rules.expression import (
    And,
    Bands,
    Call,
    Cmp,
    DivRound,
    Fact,
    If,
    In,
    IsKnown,
    Item,
    Lit,
    Node,
    Not,
    Or,
    Quant,
    Silent,
)
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.function import Function
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
        ("age - (age - 1)", "inhabitant.age - (inhabitant.age - 1)"),
        ("age - age - 1", "inhabitant.age - inhabitant.age - 1"),
        ("sum(age, 1, 2)", "sum(inhabitant.age, 1, 2)"),
        ("sum(age)", "sum(inhabitant.age)"),
        ("sum(age, 1)", "inhabitant.age + 1"),
        ("min(age, 3)", "min(inhabitant.age, 3)"),
        ("max(age)", "max(inhabitant.age)"),
        ('round(quotient*0.05/12, "half_even", 2)',
         'round(inhabitant.quotient * 0.05 / 12, "half_even", 2)'),
        ('round((quotient+1)/12, "half_up", 0)',
         'round((inhabitant.quotient + 1.00) / 12, "half_up", 0)'),
        ('round(age/1, "floor", 0)', 'round(inhabitant.age, "floor", 0)'),
        ('age(born, "2026-01-31", "march_1")', 'age(inhabitant.born, "2026-01-31", "march_1")'),
        ("months_after(born, -6) < day_of(grant)",
         "months_before(inhabitant.born, 6) < day_of(grant)"),
        ("months_after(born, 0)", "months_after(inhabitant.born, 0)"),
        ("days_between(born, day_of(decision))",
         "days_between(inhabitant.born, day_of(decision))"),
        ("bands(quotient, 1, {300: age, 640: silent})",
         "bands(inhabitant.quotient, 1, {300.00: inhabitant.age, 640.00: silent})"),
        ("bands(age, age, {})", "bands(inhabitant.age, inhabitant.age, {})"),
        ('amount(8.5, "EUR") if inhabitant.resident else 10',
         'amount(8.5, "EUR") if inhabitant.resident else amount(10.0, "EUR")'),
        ('amount(-8.50, "EUR")', 'amount(-8.50, "EUR")'),
        ("8 if inhabitant.resident else 8.25", "8.00 if inhabitant.resident else 8.25"),
        ("(age if inhabitant.resident else 3) < 9",
         "(inhabitant.age if inhabitant.resident else 3) < 9"),
        ("age if inhabitant.resident else 3 if age > 9 else 4",
         "inhabitant.age if inhabitant.resident else 3 if inhabitant.age > 9 else 4"),
        ("known(quotient) or not known(age)",
         "known(inhabitant.quotient) or not known(inhabitant.age)"),
        ("default(quotient, 0) < 9", "default(inhabitant.quotient, 0.00) < 9.00"),
        ("income_left(quotient, 3) < 9", "fr.income_left(inhabitant.quotient, 3) < 9.00"),
    ],
)  # fmt: skip
def test_rule_is_spelled_in_full(names: Names, text: str, whole: str) -> None:
    """Whole names, all decimals, no bracket too many; and it reads back as the same."""
    read = partial(typed, names=names, source=Invention())
    found = names.find("inhabitant.resident") if text == "resident" else read(Formula(text))

    assert spelled(found) == whole
    assert read(Formula(whole)) == found


def test_code_with_a_quote_is_put_between_the_others() -> None:
    """Only a code with both kinds cannot be written."""
    assert spelled(In(TOWN, frozenset({'"a"', "l'Île"}))) == (
        'inhabitant.town in {\'"a"\', "l\'Île"}'
    )


def test_a_truth_gives_its_own_type() -> None:
    """It needs no neighbour to say what it is."""
    node = Cmp("==", Lit(True, Truth()), Lit(False, Truth()))

    assert spelled(node) == "true == false"


@pytest.mark.parametrize(
    "node",
    [
        Silent(Invention(), Number()),
        DivRound(AGE, 2, Rounding.FLOOR, Number(unit="EUR"), Invention()),
        DivRound(AGE, 2, Rounding.FLOOR, Number(most=9), Invention()),
        DivRound(AGE, 2, Rounding.FLOOR, Number(places=13), Invention()),
        DivRound(AGE, 10**13, Rounding.FLOOR, Number(), Invention()),
        Bands(
            DivRound(AGE, 2, Rounding.FLOOR, Number(), Invention(note=Text.same("another"))),
            (3,),
            (AGE, AGE),
            Invention(),
        ),
        If(ADULT, TOWN, Lit("""l'"a""", TOWN.type)),
        IsKnown(Lit("a", TOWN.type)),
        Call(Function(id="min", label=Text.same(""), takes=(), gives=Number(), run=int), ()),
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


@pytest.mark.parametrize("name", ["true", "false", "silent"])
def test_field_that_has_the_name_of_a_word_goes_by_its_whole_one(name: str) -> None:
    """Its last part alone would be read as the word."""
    field = Item("college", name, Truth(), Text.same(""))
    many = Fact("town.colleges", Many("college"), Text.same(""))

    assert spelled(Quant("any", many, field)) == f"any(town.colleges, college.{name})"


def test_tree_larger_than_a_formula_is_refused_unread() -> None:
    """Fifty thousand parts are not written out to be counted."""
    node: Node = ADULT
    for _ in range(16):
        node = Or((node, node))

    with pytest.raises(InvalidValueError, match="write it as a tree"):
        spelled(node)


def test_tree_deeper_than_a_formula_is_refused() -> None:
    """Without a stack that overflows."""
    node: Node = ADULT
    for _ in range(70):
        node = Not(node)

    with pytest.raises(InvalidValueError, match="write it as a tree"):
        spelled(node)
