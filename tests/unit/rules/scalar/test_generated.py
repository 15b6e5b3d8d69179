"""Compiled rules: what people write stays data, and large or deep rules are no trouble."""

import sys
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType
from typing import cast

import pytest

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Label, Many, Number
from essmodel.rules.function import Function
from essmodel.rules.law.source import Invention
from essmodel.rules.oracle import value
from essmodel.rules.rounding import Rounding
from essmodel.rules.scalar import generated
from essmodel.rules.scalar.generated import compiled, compiled_each
from essmodel.rules.scalar.run import Told
from essmodel.rules.situation import situation
from essmodel.rules.well_typed import DEEPEST, TRUTH

HOSTILE = (
    "__class__", "__builtins__", "a b", "_p", "_k1", "_f0", "é\u0301 ", "'", '"""', "\\", "\n", "",
    "import os", "None", "True", "x; y", "\ud800",
)  # fmt: skip
NUMBER = Number()
NO = tree.Lit(False, TRUTH)


def truth(path: str) -> tree.Fact:
    """Return a fact that is true or false."""
    return tree.Fact(path, TRUTH, Text.same(path))


def number(path: str) -> tree.Fact:
    """Return a fact that is a number."""
    return tree.Fact(path, NUMBER, Text.same(path))


def run(node: tree.Node) -> FunctionType:
    """Return the compiled function of *node*, which names no figure."""
    return cast("FunctionType", compiled(node, figures={}, dates={}))


def codes(told: FunctionType) -> Iterator[CodeType]:
    """Yield the code made for a rule: of *told* and of all that it calls."""
    if told.__code__.co_filename == "<rule>":
        yield told.__code__
        held = list(told.__globals__.values())
    else:
        held = [cell.cell_contents for cell in told.__closure__ or ()]
    for one in held:
        if isinstance(one, FunctionType):
            yield from codes(one)


def hostile_rule(word: str) -> tree.Node:
    """Return a rule with *word* wherever people write one."""
    kind = tree.Fact(word, Label(word), Text.same(word))
    people = tree.Fact(f"{word}.people", Many(word), Text.same(word))
    named = tree.Item(word, word, Label(word), Text.same(word))
    return tree.And(
        (
            tree.In(kind, frozenset({word})),
            tree.Cmp("==", kind, tree.Lit(word, Label(word))),
            tree.Quant("any", people, tree.In(named, frozenset({word}))),
        )
    )


@pytest.mark.parametrize("word", HOSTILE)
def test_what_people_write_is_never_a_name(word: str) -> None:
    """It stands among the constants, whatever it looks like, and decides as it should."""
    node = hostile_rule(word)

    told = run(node)

    names = {name for code in codes(told) for name in (*code.co_names, *code.co_varnames)}
    allowed = {"get", "days"}
    assert all(name in allowed or name.startswith("_") for name in names)
    assert all(name[2:].isdigit() or len(name) == 2 for name in names - allowed)
    assert told({word: word, f"{word}.people": ({word: word},)}) is True
    assert told({word: word + "!", f"{word}.people": ({word: word},)}) is False
    assert told({}) is None


def test_code_sees_no_builtin() -> None:
    """Nothing but its own constants can be reached from the code of a rule."""
    told = run(hostile_rule("word"))

    assert told.__globals__["__builtins__"] == {}


@pytest.mark.parametrize("number_of_facts", [1, 700, 5_000])
def test_rule_of_thousands_of_conditions_is_compiled(number_of_facts: int) -> None:
    """Whether they share their facts or not."""
    node = tree.And(
        tuple(
            tree.Cmp("<=", number(f"case.f{i % number_of_facts}"), tree.Lit(i, NUMBER))
            for i in range(5_000)
        )
    )
    told = run(node)

    assert told({f"case.f{i}": 0 for i in range(number_of_facts)}) is True
    assert told({f"case.f{i}": 5_001 for i in range(number_of_facts)}) is False
    assert told({}) is None


@pytest.mark.parametrize(
    "wide",
    [
        tree.Add(tuple(number(f"case.f{i}") for i in range(2_000))),
        tree.MinMax("max", tuple(number(f"case.f{i}") for i in range(2_000))),
        tree.Bands(
            number("case.f1"),
            tuple(range(-1_000, 1_000)),
            tuple(tree.Lit(i, NUMBER) for i in range(2_001)),
            Invention(),
        ),
        tree.Bands(
            number("case.f1"),
            tuple(range(-1_000, 1_000)),
            tuple(number(f"case.f{i}") for i in range(2_001)),
            Invention(),
        ),
    ],
    ids=("sum", "greatest", "bands of figures", "bands of facts"),
)
def test_wide_sums_and_tables_are_compiled(wide: tree.Node) -> None:
    """They are taken by halves, so that the compiler is not taken deep."""
    facts = {f"case.f{i}": i * (-1) ** i for i in range(2_001)}

    assert run(wide)(facts) == value(wide, situation(facts))


def deep(step: Callable[[tree.Node, tree.Node], tree.Node]) -> tree.Node:
    """Return a rule as deep as rules may be."""
    node: tree.Node = truth("case.end")
    for level in range(DEEPEST - 1):
        node = step(node, truth(f"case.f{level % 7}"))
    return node


STEPS: dict[str, Callable[[tree.Node, tree.Node], tree.Node]] = {
    "and, or": lambda node, one: (
        tree.Or((one, node)) if isinstance(node, tree.And) else tree.And((node, one))
    ),
    "not": lambda node, _one: tree.Not(node),
    "if": lambda node, one: tree.If(one, node, one),
    "condition of if": lambda node, one: tree.If(node, one, NO),
    "coalesce": lambda node, one: tree.Coalesce(node, one, Invention()),
    "equal": lambda node, one: tree.Cmp("==", node, one),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_deepest_rules_are_compiled(step: Callable[[tree.Node, tree.Node], tree.Node]) -> None:
    """In pieces that call each other, and none is a closure."""
    node = deep(step)
    told = run(node)

    for end in (True, False, None):
        facts = {f"case.f{i}": i != 3 for i in range(7)} | {"case.end": end}
        assert told(facts) is value(node, situation(facts))
    assert told.__code__.co_filename == "<rule>"


def test_deep_arithmetic_is_compiled() -> None:
    """Roundings and sums inside each other too."""
    node: tree.Node = number("case.x")
    for level in range(60):
        node = tree.DivRound(
            tree.Add((tree.Mul(node, tree.Lit(3, NUMBER)), tree.Lit(level, NUMBER))),
            2,
            list(Rounding)[level % 5],
            NUMBER,
            Invention(),
        )
    told = run(node)

    for x in (-7, 0, 1, 12_345, None):
        assert told({"case.x": x}) == value(node, situation({"case.x": x}))


def test_rule_too_large_to_compile_is_asked_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """By closures, which say the same."""
    monkeypatch.setattr(generated, "MOST_COMPILED", 2)
    node = tree.And((truth("case.a"), truth("case.b")))

    told, each = run(node), compiled_each((node, node), figures={}, dates={})

    assert told({"case.a": True}) is None
    assert told({"case.b": False}) is False
    assert each({"case.b": False}) == (False, False)


def test_rule_compiled_from_deep_inside_a_program_is_asked_all_the_same() -> None:
    """Where Python has no depth left for its compiler, closures say the same."""
    node = deep(STEPS["and, or"])
    room = sys.getrecursionlimit()

    def from_depth(levels: int) -> tuple[FunctionType, Told]:
        if levels:
            return from_depth(levels - 1)
        return run(node), compiled_each((node,), figures={}, dates={})

    told, each = from_depth(room - len(_stack()) - 40)

    assert "<rule>" not in {told.__code__.co_filename, each.__code__.co_filename}
    assert (told({}), each({})) == (None, (None,))


def _stack() -> list[object]:
    frame = sys._getframe()  # noqa: SLF001 - the depth of the stack, to leave little of it
    found: list[object] = []
    while frame is not None:
        found.append(frame)
        frame = frame.f_back  # type: ignore[assignment] # the outermost has none
    return found


def test_function_is_asked_only_where_nothing_else_settles() -> None:
    """Somebody else's code runs last, and not at all where another condition says no."""
    ran: list[int] = []

    def runs() -> bool:
        ran.append(1)
        return True

    function = Function(id="f", label=Text.same("f"), takes=(), gives=TRUTH, run=runs)
    node = tree.And((tree.Call(function, ()), truth("case.a")))
    nested = tree.Or((tree.Not(node), truth("case.b")))

    assert run(node)({"case.a": False}) is False
    assert run(nested)({"case.b": True}) is True
    assert not ran
    assert run(node)({"case.a": True}) is True
    assert ran
