"""Formulas that would hurt: refused at once, whatever they are."""

from collections.abc import Callable

import pytest

from essmodel.errors import Problem
from essmodel.rules.expression import Fact, parts
from essmodel.rules.formula import Formula, Names, typed

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


def test_a_long_sum_is_typed_once_a_term(names: Names) -> None:
    """Each sum asks the type of its parts once: asked twice, sixty terms would never end."""
    total = typed(Formula(" + ".join(["age"] * 59) + " > 3"), names)

    assert sum(isinstance(part, Fact) for part in parts(total)) == 59
