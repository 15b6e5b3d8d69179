"""What is no formula is refused, with the piece found, its column, and what to write instead."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from essmodel.errors import InvalidValueError, Problem
from essmodel.messages.catalogue import catalogue
from essmodel.rules import formula
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.law.source import Invention

Problems = Callable[[str], tuple[Problem, ...]]
MODULES = (
    "argument", "calling", "formula", "reader", "spelling", "syntax", "token", "word", "written",
)  # fmt: skip
RESIDENT = "inhabitant.resident"

REFUSALS = [
    # tokens that no formula has
    ("age = 3", "meant", 5, "="),
    ("age ≥ 3", "meant", 5, "≥"),
    ("age => 3", "meant", 5, "=>"),
    ("age <> 3", "meant", 5, "<>"),
    (f"{RESIDENT} && {RESIDENT}", "meant", 21, "&&"),
    (f"! {RESIDENT}", "meant", 1, "!"),
    (f"age >= 3 et {RESIDENT}", "meant", 10, "et"),
    (f"non {RESIDENT}", "meant", 1, "non"),
    (f"{RESIDENT} OR {RESIDENT}", "meant", 21, "OR"),
    ("age is 3", "meant", 5, "is"),
    ("legal_form == “sa", "meant", 15, "“"),
    ("hours >= 7,5", "number", 10, "7,5"),
    ("quotient < 1 000", "number", 12, "1 000"),
    ("quotient < 1_000", "number", 12, "1_000"),
    ("quotient < 1e5", "number", 12, "1e5"),
    ("quotient < 1e-5", "number", 12, "1e-5"),
    ("quotient < .5", "number", 12, ".5"),
    ("age < 0x1F", "number", 7, "0x1F"),
    ("age < 3j", "number", 7, "3j"),
    (f"age < {'9' * 40}", "number", 7, "9" * 40),
    ("town == 01004", "leading_zero", 9, "01004"),
    ("born < 2026-01-31", "day", 8, "2026-01-31"),
    ("quotient < 50 %", "percent", 15, "%"),
    ('legal_form == "sa', "quote", 15, '"sa'),
    ('legal_form == "s\\a"', "quote", 15, '"s\\a"'),
    ("age >= 3 # and more", "form", 10, "# and more"),
    ("age >= 3; age", "form", 9, ";"),
    ("lambda", "form", 1, "lambda"),
    ("known(age) == None", "none", 15, "None"),
    ("(age := 3)", "meant", 6, ":="),
    ("age if resident sinon 3", "meant", 17, "sinon"),
    ("age if inhabitant.resident", "no_else", 5, "if"),
    ("age >= ²", "form", 8, "²"),
    ("age >= \ud800", "form", 8, "\ud800"),
    # tokens that do not go together
    ("", "empty", 1, ""),
    (" \n", "empty", 1, " \n"),
    ("(age >= 3", "bracket_open", 1, "("),
    ("age >= 3)", "bracket", 9, ")"),
    ("(age >= 3]", "bracket", 10, "]"),
    ("age 3", "two_values", 5, "3"),
    ("age not 3", "two_values", 5, "not"),
    ("legal_form == 'sa' 'sas'", "two_values", 20, "'sas'"),
    ('legal_form == f"sa"', "two_values", 16, '"sa"'),
    ("age >=", "unfinished", 5, ">="),
    ("age not in", "unfinished", 5, "not in"),
    ("age >= and 3", "misplaced", 8, "and"),
    ("* 3", "misplaced", 1, "*"),
    # forms of Python that no formula has
    ("abs(age)", "call_unknown", 1, "abs(age)"),
    ("inhabitant.born()", "call_unknown", 1, "inhabitant.born()"),
    ("age.__class__(3)", "call_unknown", 1, "age.__class__(3)"),
    ("rounded(age)", "call_misspelt", 1, "rounded(age)"),
    ("fr.income_lft(quotient, 2)", "call_misspelt", 1, "fr.income_lft(quotient, 2)"),
    ("income_left(quotient)", "call_arguments", 1, "income_left(quotient)"),
    ("income_left(quotient, hours)", "call_argument", 23, "hours"),
    ("age(born)(3)", "form", 1, "age(born)"),
    ("any(*colleges)", "arguments", 1, "any(*colleges)"),
    ("any(colleges, **age)", "arguments", 1, "any(colleges, **age)"),
    ("total(colleges)", "arguments", 1, "total(colleges)"),
    ("age / 12 < 3", "division", 1, "age / 12"),
    ("age // 12 < 3", "division", 1, "age // 12"),
    ('round(age // 12, "floor", 0)', "division", 7, "age // 12"),
    ("3 < -age", "minus", 5, "-age"),
    ("age ** 2 < 9", "power", 1, "age ** 2"),
    ("{1: 2}", "form", 1, "{1: 2}"),
    ("age[1:2] < 9", "form", 1, "age[1:2]"),
    ("age[0] < 9", "form", 1, "age[0]"),
    ("(age, 3)", "form", 1, "(age, 3)"),
    ("age, 3", "form", 1, "age, 3"),
    ("'sa'.age", "form", 1, "'sa'"),
    ("+3 < age", "form", 1, "+3"),
    # words before brackets
    ("min()", "arguments", 1, "min()"),
    ("age(born)", "arguments", 1, "age(born)"),
    ("bands(age, 1, 2)", "arguments", 1, "bands(age, 1, 2)"),
    ("bands(age, 1, {**age})", "arguments", 1, "bands(age, 1, {**age})"),
    ("amount(age, 'EUR')", "arguments", 1, "amount(age, 'EUR')"),
    ("amount(8.50, 3)", "arguments", 1, "amount(8.50, 3)"),
    ("amount(8.50, EUR)", "arguments", 1, "amount(8.50, EUR)"),
    ("min(born, born)", "not_a_number", 5, "born"),
    ("round(age / 12, half_up, 0)", "convention", 17, "half_up"),
    ('round(age / 12, "up", 0)', "convention", 17, '"up"'),
    ('age(born, day_of(decision), "march_2")', "convention", 29, '"march_2"'),
    ('round(age / 12, "floor", 13)', "whole", 26, "13"),
    ('round(age / 12, "floor", -1)', "whole", 26, "-1"),
    ('round(age / 0, "floor", 0)', "whole", 13, "0"),
    ('round(age / 2.0, "floor", 0)', "whole", 13, "2.0"),
    ('round(age / age, "floor", 0)', "whole", 13, "age"),
    ('round(age / -2, "floor", 0)', "whole", 13, "-2"),
    ('round(age / 1000000000001, "floor", 0)', "whole", 13, "1000000000001"),
    ("months_after(born, 12001) < born", "whole", 20, "12001"),
    ("months_after(months_before(born, 1), 1)", "months_twice", 1,
     "months_after(months_before(born, 1), 1)"),
    ("months_after(age, 1)", "not_a_day_here", 14, "age"),
    ("days_between(born, 3)", "misfit", 20, "3"),
    ("day_of(birth)", "event", 8, "birth"),
    ("day_of('decision')", "event", 8, "'decision'"),
    ("bands(age, 1, {3: 2, 3: 4})", "bands_not_in_order", 22, "3"),
    ("bands(age, 1, {3: 2, 2: 4})", "bands_not_in_order", 22, "2"),
    ("bands(age, 1, {age: 2})", "bound", 16, "age"),
    ("bands(age, 1, {0.5: 2})", "too_fine", 16, "0.5"),
    ("bands(age, 1, {'a': 2})", "misfit", 16, "'a'"),
    ("bands(age, age, {3: hours})", "scales", 12, "age"),
    ("silent", "silent_alone", 1, "silent"),
    ("known(silent)", "silent_alone", 7, "silent"),
    ("'sa' if inhabitant.resident else 'sas'", "text_alone", 1, "'sa'"),
    ("age if hours else 3", "not_a_condition", 8, "hours"),
    ("default(age, colleges)", "list", 14, "colleges"),
    ("born - born", "not_a_number", 1, "born"),
    # names
    ("inhabitant.aeg > 3", "name_misspelt", 1, "inhabitant.aeg"),
    ("resident", "name_ambiguous", 1, "resident"),
    ("zzz > 3", "name_unknown", 1, "zzz"),
    ("age.__class__", "name_unknown", 1, "age.__class__"),
    ("parts > 3", "name_unknown", 1, "parts"),
    ("any(colleges, prts > 3)", "name_misspelt", 15, "prts"),
    # kinds, scales and units
    ("not age", "not_a_condition", 5, "age"),
    (f"{RESIDENT} and (age or {RESIDENT})", "not_a_condition", 26, "age"),
    ("all(colleges, parts)", "not_a_condition", 15, "parts"),
    ("total(colleges, parts, capital)", "not_a_condition", 24, "capital"),
    ("all(age, parts > 3)", "not_a_list", 5, "age"),
    ("total(colleges, is_open)", "not_a_number", 17, "is_open"),
    (f"age * {RESIDENT} < 3", "not_a_number", 7, RESIDENT),
    (f"{RESIDENT} + true", "not_a_number", 1, RESIDENT),
    ("age in {'sa'}", "not_a_label", 1, "age"),
    (f"{RESIDENT} < true", "no_order", 1, RESIDENT),
    ("legal_form < 'sas'", "no_order", 1, "legal_form"),
    ("age < colleges", "list", 7, "colleges"),
    ("age < born", "not_comparable", 7, "born"),
    ("quotient < hours * 1.0", "not_comparable", 12, "hours * 1.0"),
    ("hours < age", "scales", 9, "age"),
    ("age + 3 < hours * 1.0", "scales", 1, "age + 3"),
    ("quotient * capital_cap < 3", "two_units", 1, "quotient * capital_cap"),
    # values
    ("legal_form == 'sass'", "code_misspelt", 15, "'sass'"),
    ("legal_form == 'SAS'", "code_misspelt", 15, "'SAS'"),
    ("legal_form == 'gmbh'", "code_unknown", 15, "'gmbh'"),
    ("town == 'Lille'", "code_unknown", 9, "'Lille'"),
    ("legal_form in {sa}", "labels", 16, "sa"),
    ("legal_form in {'sa', 3}", "labels", 22, "3"),
    ("legal_form in 'sa'", "labels", 15, "'sa'"),
    ("legal_form in {}", "labels", 15, "{}"),
    ("born < '31/01/2026'", "not_a_day", 8, "'31/01/2026'"),
    ("born < '2026-02-30'", "no_such_day", 8, "'2026-02-30'"),
    ("quotient <= 900.505", "too_fine", 13, "900.505"),
    ("age < 200", "out_of_bounds", 7, "200"),
    ("-1 < age", "out_of_bounds", 1, "-1"),
    ("'sa' == 'sas'", "text_alone", 1, "'sa'"),
    ("born < 3", "misfit", 8, "3"),
    ("age < 'sa'", "misfit", 7, "'sa'"),
    ("quotient < 'sa'", "misfit", 12, "'sa'"),
    ("legal_form == 3", "misfit", 15, "3"),
    (f"{RESIDENT} == 'yes'", "misfit", 24, "'yes'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "problem", "column", "found"), REFUSALS)
def test_formula_is_refused_where_it_is_wrong(
    problems: Problems, text: str, problem: str, column: int, found: str
) -> None:
    """One mistake is one problem, with the piece and its column, said in both languages."""
    (one,) = problems(text)

    data = dict(one.data)
    assert (one.id, data["column"], data["found"]) == (f"formula_{problem}", column, found)
    assert f"(column {column})" in one.said("en")
    assert f"(colonne {column})" in one.said("fr")


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("age < 'x'", "900"),
        ("quotient < 'x'", "900.50"),
        ("born < 3", '"2026-01-31"'),
        ("legal_form == 3", '"sa"'),
        ("cooperative.label == 3", '"..."'),
        (f"{RESIDENT} == 3", "true"),
    ],
)
def test_value_of_another_kind_is_shown_an_example(
    problems: Problems, text: str, example: str
) -> None:
    """What a person would write there."""
    (problem,) = problems(text)

    assert dict(problem.data)["example"] == example


@pytest.mark.parametrize(
    "text",
    [
        'round(age / 12, "floor", 0) > 3',
        'age(born, day_of(decision), "march_1") > 3',
        "bands(age, 1, {3: 2}) > 1",
        "default(age, 3) > 3",
        "(age if inhabitant.resident else silent) > 3",
    ],
)
def test_choice_of_law_needs_somebody_who_made_it(names: Names, text: str) -> None:
    """A formula outside a rule has no source; inside one it has the source of the rule."""
    with pytest.raises(InvalidValueError) as refusal:
        typed(Formula(text), names)

    (problem,) = refusal.value.problems
    assert problem.id == "formula_no_source"
    assert "write it in a rule that has a source" in problem.said("en")
    typed(Formula(text), names, source=Invention())


def test_long_list_of_codes_is_not_read_out(problems: Problems) -> None:
    """Ten of them show how they look."""
    (problem,) = problems("town == 'Lille'")

    assert problem.said("en").endswith("59008, 59009, 59010 and …")


def test_mistakes_that_do_not_hang_together_are_said_at_once(problems: Problems) -> None:
    """Two unknown names, a wrong code and a wrong day are four problems."""
    found = problems("zzz > 3 and any(colleges, yyy > 1) and legal_form == 'x' or born < 'today'")

    assert [(one.id, dict(one.data)["column"]) for one in found] == [
        ("formula_name_unknown", 1),
        ("formula_name_unknown", 27),
        ("formula_code_unknown", 54),
        ("formula_not_a_day", 68),
    ]


def test_mistakes_in_the_signs_are_said_at_once(problems: Problems) -> None:
    """Before anything is looked up."""
    found = problems("zzz ≥ 01004 && age = 3")

    assert [dict(one.data)["found"] for one in found] == ["≥", "01004", "&&", "="]


def test_middle_of_a_chain_is_one_mistake(problems: Problems) -> None:
    """Though it stands in two comparisons."""
    assert len(problems("3 < zzz < 12")) == 1


def test_ten_mistakes_are_enough(problems: Problems) -> None:
    """Whoever makes a hundred corrects ten and asks again."""
    assert len(problems(" or ".join(f"zzz{i}" for i in range(100)))) == 10
    assert len(problems("≥" * 100)) == 10


def test_column_counts_characters(problems: Problems) -> None:
    """An accent, a Greek letter, a flag of two characters count as they are shown in a file."""
    (problem,) = problems("inhabitant.qualité and 'é€🇫🇷' == zzz")

    assert dict(problem.data)["column"] == 34


def test_long_piece_is_cut(problems: Problems) -> None:
    """A message fits on a line or two."""
    (problem,) = problems(f"abs({' + '.join(['age'] * 50)})")

    assert len(str(dict(problem.data)["found"])) == 60


def test_each_refusal_is_tested_and_said_in_both_languages() -> None:
    """The table above knows every id that the sources name, and the catalogue says each."""
    folder = Path(formula.__file__).parent
    sources = "".join((folder / f"{name}.py").read_text("utf-8") for name in MODULES)
    named = set(re.findall(r'"formula_([a-z_]+)"', sources)) - {"unsayable"}
    tested = {problem for _, problem, _, _ in REFUSALS} | {
        "too_deep",
        "too_long",
        "too_large",
        "no_source",
    }
    borrowed = {"name_misspelt", "name_ambiguous", "name_unknown"} | {
        "too_fine", "out_of_bounds", "not_a_day", "no_such_day", "months_twice",
        "call_misspelt", "call_unknown",
    }  # fmt: skip
    said = {key.removeprefix("formula_") for key in catalogue("en") if key.startswith("formula_")}

    assert named | borrowed == tested
    assert said == tested | {"unsayable"}
