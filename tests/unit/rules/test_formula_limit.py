"""Formulas that would hurt: refused at once, whatever they are."""

from collections.abc import Callable

import pytest

from essmodel.errors import Problem
from essmodel.rules.expression import Fact, parts
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.law.source import Invention
from essmodel.rules.spelling import spelled

Problems = Callable[[str], tuple[Problem, ...]]

HOSTILE = {
    "brackets": "(" * 300_000,
    "brackets that close": f"{'(' * 61}age{')' * 61}",
    "lists": "[" * 1_000,
    "braces with a mistake inside": f"{'{' * 60}age 3{'}' * 60}",
    "calls with a mistake inside": f"{'f(' * 60}age age{')' * 60}",
    "calls": f"{'any(colleges, ' * 61}true{')' * 61}",
    "minuses": f"{'-' * 3_990}age",
    "negations": f"{'not ' * 990}true",
    "sums": "+".join(["age"] * 990),
    "attributes": f"age{'.age' * 990}",
    "chains in chains": f"{'(true == ' * 50}true{' == true)' * 50}",
    "digits": f"age < {'9' * 3_990}",
    "quotes": '"' * 3_999,
    "prefixes": "f''" * 1_300,
    "signs": "=" * 4_000,
    "unknown names": " or ".join(f"age{i}" for i in range(400)),
    "spaces": " " * 4_000,
    "one long word": "é" * 4_000,
    "choices": f"{'age if true else ' * 200}age",
    "choices without an end": "if else " * 500,
    "bands in bands": f"{'bands(age, age, {1: ' * 40}age{'})' * 40}",
    "roundings": "round(" * 40 + "age" + ' / 7, "floor", 0)' * 40,
    "differences": "-".join(["age"] * 990),
    "colons": ":" * 4_000,
    "a huge number of months": f"months_after(born, {'9' * 39}) > born",
    "a huge number of places": f"round(age, 'floor', {'9' * 39}) > 3",
    "dunders": "age.__class__.__bases__[0].__subclasses__()",
    "calls of names": f"age{'.age' * 900}(3)",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_formula_is_refused_at_once(problems: Problems, text: str) -> None:
    """No text makes the parser, the memory or the stack overflow: a few problems come back."""
    found = problems(text)

    assert 1 <= len(found) <= 10


@pytest.mark.parametrize(
    ("text", "problem", "column"),
    [
        (f"{'(' * 60}true{')' * 60}", "", 0),
        (f"{'(' * 61}true{')' * 61}", "formula_too_deep", 61),
        (f"{'not ' * 59}true", "", 0),
        (f"{'not ' * 60}true", "formula_too_deep", 241),
        (f"true{' ' * 3_996}", "", 0),
        (f"true{' ' * 3_997}", "formula_too_long", 4_001),
        (" and ".join(["true"] * 400), "", 0),
        (f"{'(true == ' * 9}true{' == true)' * 9}", "", 0),
        (f"{'(true == ' * 12}true{' == true)' * 12}", "formula_too_large", 2),
    ],
)
def test_limits_are_sixty_deep_four_thousand_long_and_five_thousand_large(
    names: Names, problems: Problems, text: str, problem: str, column: int
) -> None:
    """What is just within is read, what is just beyond is refused."""
    if not problem:
        typed(Formula(text), names)
        return
    (one,) = problems(text)

    assert (one.id, dict(one.data)["column"]) == (problem, column)


@pytest.mark.parametrize(
    "text",
    [
        f"{' and '.join(['true'] * 440)}",
        f"min({', '.join(['age'] * 200)}) > 3",
        f"bands(age, 0, {{{', '.join(f'{n}: {n}' for n in range(130))}}}) > 3",
        f"age > ({'1 if true else ' * 50}2)",
        f"age > {'min(' * 50}1{', 2)' * 50}",
    ],
    ids=["conditions", "least", "bands", "choices of figures", "least of figures"],
)
def test_wide_formula_is_read(names: Names, text: str) -> None:
    """Of as many parts as it has room for."""
    assert spelled(typed(Formula(text), names, source=Invention()))


def test_five_thousand_conditions_are_too_long_for_a_formula(problems: Problems) -> None:
    """A tree holds them."""
    (problem,) = problems(" and ".join(["true"] * 5_000))

    assert problem.id == "formula_too_long"
    assert "write several conditions instead" in problem.said("en")


def test_a_long_sum_is_typed_once_a_term(names: Names) -> None:
    """Each sum asks the type of its parts once: asked twice, sixty terms would never end."""
    total = typed(Formula(" + ".join(["age"] * 59) + " > 3"), names)

    assert sum(isinstance(part, Fact) for part in parts(total)) == 59
