"""A rule made ready for its day: what is left of it."""

from datetime import date

import pytest

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import EARLIEST, LATEST, Birthday
from essmodel.rules.datatype import Label, Number
from essmodel.rules.figure import ByCode
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.normal import NO, YES, normalised
from essmodel.rules.well_typed import CALENDAR, TRUTH

SOURCE = Invention()
WHOLE = Number()
TODAY = date(2026, 11, 22)
A = tree.Fact("case.a", TRUTH, Text.same("a"))
B = tree.Fact("case.b", TRUTH, Text.same("b"))
N = tree.Fact("case.n", WHOLE, Text.same("n"))
TOWN = tree.Fact("case.town", Label("town"), Text.same("town"))
BORN = tree.Fact("case.born", CALENDAR, Text.same("born"))
CAP = tree.Param("law.cap", WHOLE, Text.same("cap"))
RATE = tree.Param("law.rate", WHOLE, Text.same("rate"))
DECISION = tree.RefDate(Event.DECISION)
ASSEMBLY = tree.RefDate(Event.ASSEMBLY)
HOLE = tree.Silent(SOURCE, WHOLE)
LOUD = Function(id="loud", label=Text.same("loud"), takes=(WHOLE,), gives=TRUTH, run=bool)
CALLED = tree.Call(LOUD, (tree.Lit(1, WHOLE),))


def lit(value: int) -> tree.Lit:
    """Make a whole number."""
    return tree.Lit(value, WHOLE)


def day(*parts: int) -> tree.Lit:
    """Make a day."""
    return tree.Lit(date(*parts), CALENDAR)


def ready(node: tree.Node) -> tree.Node:
    """Return *node* ready for a day, with a figure for all and one by town."""
    by_town = ByCode("case.town", (("a", 1),), SOURCE)
    return normalised(node, {"law.cap": 7, "law.rate": by_town}, {Event.DECISION: TODAY})


def age(at: tree.Node = DECISION, birth: tree.Node = BORN) -> tree.Age:
    """Make an age."""
    return tree.Age(birth, at, Birthday.MARCH_1, SOURCE)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (CAP, lit(7)),
        (RATE, RATE),
        (DECISION, tree.Lit(TODAY, CALENDAR)),
        (ASSEMBLY, ASSEMBLY),
        (tree.Add((CAP, lit(1))), lit(8)),
        (tree.Mul(CAP, N), tree.Mul(lit(7), N)),
        (tree.AddMonths(DECISION, -12), day(2025, 11, 22)),
        (tree.AddMonths(tree.Lit(LATEST, CALENDAR), 1), tree.AddMonths(day(2999, 12, 31), 1)),
        (tree.And((A, tree.And((B, A)))), tree.And((A, B))),
        (tree.And((A, YES)), A),
        (tree.And((A, NO)), NO),
        (tree.And((YES, YES)), YES),
        (tree.Or((A, tree.Or((B, NO)))), tree.Or((A, B))),
        (tree.Or((A, YES)), YES),
        (tree.Or((NO,)), NO),
        (tree.Not(tree.Not(A)), A),
        (tree.Not(tree.Cmp("<", N, lit(1))), tree.Cmp(">=", N, lit(1))),
        (tree.Not(YES), NO),
        (tree.If(tree.Cmp("<", CAP, lit(8)), N, lit(0)), N),
        (tree.If(tree.Cmp("<", CAP, lit(7)), N, lit(0)), lit(0)),
        (tree.If(A, N, N), tree.If(A, N, N)),
        (tree.Bands(CAP, (7,), (lit(1), lit(2)), SOURCE), lit(2)),
        (tree.IsKnown(CAP), YES),
        (tree.IsKnown(HOLE), NO),
        (tree.IsKnown(N), tree.IsKnown(N)),
        (tree.Coalesce(HOLE, N, SOURCE), N),
        (tree.Coalesce(CAP, N, SOURCE), lit(7)),
        (tree.Coalesce(N, CAP, SOURCE), tree.Coalesce(N, lit(7), SOURCE)),
        (CALLED, CALLED),
    ],
)
def test_what_is_known_of_all_cases_is_put_in(node: tree.Node, expected: tree.Node) -> None:
    """What is not stays as it was written."""
    assert ready(node) == expected


def test_bands_of_a_figure_keep_only_the_band_that_counts() -> None:
    """Though the value there is a fact."""
    assert ready(tree.Bands(CAP, (7,), (lit(1), N), SOURCE)) == N


@pytest.mark.parametrize(
    ("op", "expected"),
    [
        (">=", tree.Cmp("<=", BORN, day(2023, 11, 22))),
        (">", tree.Cmp("<=", BORN, day(2022, 11, 22))),
        ("<", tree.Cmp(">", BORN, day(2023, 11, 22))),
        ("<=", tree.Cmp(">", BORN, day(2022, 11, 22))),
        (
            "==",
            tree.And(
                (
                    tree.Cmp("<=", BORN, day(2023, 11, 22)),
                    tree.Cmp(">", BORN, day(2022, 11, 22)),
                )
            ),
        ),
        (
            "!=",
            tree.Or(
                (
                    tree.Cmp(">", BORN, day(2023, 11, 22)),
                    tree.Cmp("<=", BORN, day(2022, 11, 22)),
                )
            ),
        ),
    ],
)
def test_age_on_a_known_day_is_a_day_of_birth(op: str, expected: tree.Node) -> None:
    """At least three years old on 22 November 2026: born by 22 November 2023."""
    mirrored = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}

    assert ready(tree.Cmp(op, age(), lit(3))) == expected  # type: ignore[arg-type]
    assert ready(tree.Cmp(mirrored.get(op, op), lit(3), age())) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (5_000, tree.Cmp("<", BORN, tree.Lit(EARLIEST, CALENDAR))),
        (-5_000, tree.Cmp("<=", BORN, tree.Lit(LATEST, CALENDAR))),
    ],
)
def test_absurd_age_is_never_or_always_reached(years: int, expected: tree.Node) -> None:
    """Of a birth that is known; of an unknown one nobody can tell, as before."""
    assert ready(tree.Cmp(">=", age(), lit(years))) == expected


@pytest.mark.parametrize(
    "node",
    [
        tree.Cmp(">=", age(ASSEMBLY), lit(3)),
        tree.Cmp(">=", age(birth=tree.If(A, BORN, BORN)), lit(3)),
        tree.Cmp(">=", age(), N),
    ],
)
def test_other_ages_are_counted_in_each_case(node: tree.Node) -> None:
    """On an unknown day, of a birth that is not simply a fact, compared with a fact."""
    kept = ready(node)

    assert isinstance(kept, tree.Cmp)
    assert isinstance(kept.left, tree.Age)
