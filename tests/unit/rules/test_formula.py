"""Rules written in one line, read as the nodes that they mean."""

from datetime import date

import pytest

from essmodel.rules.datatype import Number
from essmodel.rules.expression import (
    Add,
    And,
    Call,
    Cmp,
    CountIf,
    Fact,
    In,
    IsKnown,
    Item,
    Lit,
    Mul,
    Node,
    Not,
    Or,
    Param,
    Quant,
    SumOf,
)
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.term import ManyTerm, Term
from essmodel.rules.well_typed import TRUTH

AGE, QUOTIENT, BORN = "inhabitant.age", "inhabitant.quotient", "inhabitant.born"
RESIDENT, FORM, COLLEGES = "inhabitant.resident", "cooperative.legal_form", "cooperative.colleges"


def leaf(names: Names, name: str) -> Fact | Param | Item:
    """Return a fact, a figure, or a field of colleges."""
    return names.find(name, record="college")


def test_fact_that_is_true_or_false_is_a_condition(names: Names) -> None:
    """Nothing need be compared with it."""
    assert typed(Formula(RESIDENT), names) == leaf(names, RESIDENT)


def test_amount_brings_its_own_unit(names: Names) -> None:
    """It is of the scale that is asked of it, or of its own."""
    euros = Number(places=2, unit="EUR")

    alone = typed(Formula('amount(8.50, "EUR")'), names)
    asked = typed(Formula('income_left(amount(8.5, "EUR"), 3)'), names)

    assert alone == Lit(8_50, euros)
    assert isinstance(asked, Call)
    assert asked.args[0] == Lit(8_50, euros)


@pytest.mark.parametrize("sign", ["<", "<=", "==", "!=", ">=", ">"])
def test_figure_takes_the_type_of_what_it_is_compared_with(names: Names, sign: str) -> None:
    """900 beside an amount of money is 900.00, on either side."""
    quotient = leaf(names, QUOTIENT)

    right, left = (
        typed(Formula(f), names) for f in (f"quotient {sign} 900", f"900 {sign} quotient")
    )

    assert right == Cmp(sign, quotient, Lit(90_000, quotient.type))  # type: ignore[arg-type]
    assert left == Cmp(sign, Lit(90_000, quotient.type), quotient)  # type: ignore[arg-type]


def test_figure_is_read_from_its_digits(names: Names) -> None:
    """No float has these digits, nor the default context of decimals."""
    digits = "123456789012345678901234567890123456.7"

    compared = typed(Formula(f"hours <= {digits}"), names)

    assert isinstance(compared, Cmp)
    assert compared.right == Lit(int(digits.replace(".", "")), Number(places=1))


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("0.1", Lit(1, Number(places=1))),
        ("-8.50", Lit(-850, Number(places=2))),
        ("- 3", Lit(-3, Number())),
        ("(3)", Lit(3, Number())),
        ("0.10000000000000000000000000000000001", Lit(10**34 + 1, Number(places=35))),
        ("true", Lit(True, TRUTH)),
        ("False", Lit(False, TRUTH)),
    ],
)
def test_figure_alone_keeps_the_decimals_it_is_written_with(
    names: Names, text: str, literal: Lit
) -> None:
    """An amount may be one figure; a condition may be true."""
    assert typed(Formula(text), names) == literal


def test_chain_is_its_comparisons_together(names: Names) -> None:
    """``3 <= age < 12`` is two conditions, and stays flat among others."""
    age = leaf(names, AGE)
    least, most = Cmp("<=", Lit(3, age.type), age), Cmp("<", age, Lit(12, age.type))

    assert typed(Formula("3 <= age < 12"), names) == And((least, most))
    assert typed(Formula(f"{RESIDENT} and 3 <= age < 12"), names) == And(
        (leaf(names, RESIDENT), least, most)
    )


def test_words_bind_as_in_python(names: Names) -> None:
    """``not`` before ``and`` before ``or``; brackets say otherwise."""
    a, b = leaf(names, RESIDENT), leaf(names, "worker.resident")

    plain = typed(Formula(f"not {RESIDENT} and worker.resident or {RESIDENT}"), names)
    grouped = typed(Formula(f"not ({RESIDENT} and (worker.resident or {RESIDENT}))"), names)

    assert plain == Or((And((Not(a), b)), a))
    assert grouped == Not(And((a, Or((b, a)))))


@pytest.mark.parametrize("labels", ['{"sa", "sas"}', "['sa', 'sas']", '("sa", "sas")'])
def test_code_is_looked_for_among_several(names: Names, labels: str) -> None:
    """Any brackets list them, any quotes hold them."""
    inside = In(leaf(names, FORM), frozenset({"sa", "sas"}))

    assert typed(Formula(f"legal_form in {labels}"), names) == inside
    assert typed(Formula(f"legal_form not  in {labels}"), names) == Not(inside)


def test_text_in_quotes_is_a_code_or_a_day(names: Names) -> None:
    """By what it is compared with."""
    form, born = leaf(names, FORM), leaf(names, BORN)

    assert typed(Formula('legal_form == "sas"'), names) == Cmp("==", form, Lit("sas", form.type))
    assert typed(Formula("'2024-02-29' <= born"), names) == Cmp(
        "<=", Lit(date(2024, 2, 29), born.type), born
    )
    days = (Lit(date(2024, 2, 29), born.type), Lit(date(2024, 3, 1), born.type))
    assert typed(Formula("'2024-02-29' < '2024-03-01'"), names) == Cmp("<", *days)
    assert typed(Formula("known('2024-02-29')"), names) == IsKnown(days[0])


def test_code_of_a_book_that_nobody_brings_is_not_checked(names: Names) -> None:
    """A formula may be typed before every code is known."""
    bookless = Names(leaves=names.leaves)

    assert isinstance(typed(Formula('legal_form == "gmbh"'), bookless), Cmp)


def test_sum_gives_its_type_to_the_figures_in_it(names: Names) -> None:
    """Beside a fact a figure has its type; beside a sum, that of the sum."""
    quotient = leaf(names, QUOTIENT)
    euros = Number(places=2, unit="EUR")

    compared = typed(Formula("quotient + 10.50 <= 1 + 2"), names)

    assert compared == Cmp(
        "<=",
        Add((quotient, Lit(1_050, quotient.type))),
        Add((Lit(100, euros), Lit(200, euros))),
    )


def test_product_adds_the_decimals_of_its_factors(names: Names) -> None:
    """A tenth of an amount in cents is in thousandths."""
    quotient = leaf(names, QUOTIENT)

    product = typed(Formula("quotient * 0.1"), names)

    assert product == Mul(quotient, Lit(1, Number(places=1)))
    assert product.type == Number(places=3, unit="EUR")


def test_record_is_asked_by_the_bare_names_of_its_fields(names: Names) -> None:
    """Inside a list its fields are known, and facts still are."""
    many, parts, capital, is_open, cap = (
        leaf(names, name)
        for name in (COLLEGES, "parts", "capital", "is_open", "fr.scic.capital_cap")
    )

    def read(text: str) -> Node:
        return typed(Formula(text), names)

    assert read("all(colleges, parts >= 10)") == Quant(
        "all", many, Cmp(">=", parts, Lit(10, parts.type))
    )
    assert read("any(colleges, capital > capital_cap)") == Quant(
        "any", many, Cmp(">", capital, cap)
    )
    assert read("count(colleges, college.is_open)") == CountIf(many, is_open)
    assert read("total(colleges, capital)") == SumOf(many, capital, Lit(True, TRUTH))
    assert read("total(colleges, capital, is_open)") == SumOf(many, capital, is_open)
    assert read("any(colleges, all(branches, is_open))") == Quant(
        "any", many, Quant("all", leaf(names, "branches"), is_open)
    )


@pytest.mark.parametrize("spaces", [" ", "\n", "\r\n", "\t", "\u00a0", "\u202f"])
def test_formula_may_be_folded_over_lines(names: Names, spaces: str) -> None:
    """A file may hold it in a block; a space is a space, even one that does not break."""
    text = spaces.join(["", "age", ">=", "3", "and", RESIDENT, ""])

    assert typed(Formula(text), names) == typed(Formula(f"age >= 3 and {RESIDENT}"), names)


def test_formula_and_term_make_the_same_rule(names: Names) -> None:
    """A rule in a file and the same rule in Python are one tree."""

    def term(name: str) -> Term[int]:
        return Term(leaf(names, name))

    many: ManyTerm[object] = ManyTerm(leaf(names, COLLEGES))
    pairs: list[tuple[str, Term[bool]]] = [
        ("age >= 3 and age < 12 and quotient < 900", (term("age") >= 3) & (term("age") < 12)
         & (term(QUOTIENT) < 900)),
        ("not (age + 1 + 2 == 5)", ~(term("age") + 1 + 2 == 5)),
        ("age * 2 * 3 <= 90", term("age") * 2 * 3 <= 90),
        ("age * 1.0 < hours", term("age").widened(1) < term("worker.hours")),
        ("count(colleges, true) >= 3", many.number() >= 3),
        ("total(colleges, parts, is_open) > 9", many.total(
            term("parts"), where=Term(leaf(names, "is_open"))) > 9),
        ('legal_form not in {"sa"}', ~Term[str](leaf(names, FORM)).is_in({"sa"})),
    ]  # fmt: skip

    for text, rule in pairs:
        assert typed(Formula(text), names) == rule.node
