"""The search itself: what it refuses, what it needs, and that its examples are checked."""

from datetime import date

import pytest
from tests.unit.rules.proof.person import (
    BORN,
    CHILD_AGE,
    CHILDREN,
    INVENTED,
    PRIORITY,
    QUOTIENT,
    SCHEME,
    euros,
    quotient,
    whole,
)

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Label, Many, Number
from essmodel.rules.figure import ByCode
from essmodel.rules.law.event import Event
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.proof import NotProved, Proof, Proved, Refuted
from essmodel.rules.proof.search import never, opened, refuted
from essmodel.rules.well_typed import CALENDAR, TRUTH
from essmodel.values.period import DayWithin

DOUBLE = tree.Add((QUOTIENT, QUOTIENT))
CAP = tree.Param("law.cap", QUOTIENT.type, Text.same("cap"))


def asked(condition: tree.Node, grounds: Grounds) -> Proof:
    """Ask whether a condition is never true."""
    return never(condition, grounds, about=())


def facts(proof: Proof) -> dict[str, object]:
    """Return the facts of the example that refutes."""
    assert isinstance(proof, Refuted)
    return dict(proof.counterexample.facts)


@pytest.mark.usefixtures("no_solver")
def test_boxes_need_no_solver(grounds: Grounds) -> None:
    """A bound beyond what quotients can be."""
    assert asked(quotient(">", 5000_00), grounds) == Proved()
    assert facts(asked(quotient(">", 4999_50), grounds)) == {"person.quotient": 5000_00}


@pytest.mark.usefixtures("no_solver")
def test_missing_solver_is_said(grounds: Grounds) -> None:
    """With what to install, in both languages."""
    proof = asked(tree.Cmp("<", DOUBLE, euros(0)), grounds)

    assert isinstance(proof, NotProved)
    assert proof.why.said("en") == (
        "this needs the solver, which is not installed; "
        "install it with: pip install 'essmodel[prove]'"
    )
    assert "pip install 'essmodel[prove]'" in proof.why.said("fr")


def test_a_search_that_ends_early_is_a_doubt() -> None:
    """A sum of cubes, and hardly a step to look for it."""
    numbers = [tree.Fact(f"case.{name}", Number(), Text.same(name)) for name in "abc"]
    cubes = tree.Add(tuple(tree.Mul(one, tree.Mul(one, one)) for one in numbers))

    proof = asked(tree.Cmp("==", cubes, whole(33)), Grounds(effort=10_000))

    assert isinstance(proof, NotProved)
    assert proof.why.id == "proof_gave_up"


def test_an_example_is_kept_where_wishes_take_too_long() -> None:
    """The first case found is one, however strange."""
    proof = asked(tree.Cmp(">", DOUBLE, euros(2000_01)), Grounds(effort=5_000))

    assert isinstance(proof, Refuted)


def test_an_example_is_kept_where_too_many_wishes_clash() -> None:
    """Each of 110 amounts is out of the ordinary."""
    amounts = [tree.Fact(f"case.n{i}", QUOTIENT.type, Text.same(f"n{i}")) for i in range(110)]
    twice = (tree.Cmp(">", tree.Add((one, one)), euros(2000_00)) for one in amounts)

    assert len(facts(asked(tree.And(tuple(twice)), Grounds()))) == 110


def test_an_unknown_list_is_an_example(grounds: Grounds) -> None:
    """A list that nobody stated."""
    proof = asked(tree.Not(tree.IsKnown(CHILDREN)), grounds)

    assert isinstance(proof, Refuted)
    assert proof.counterexample.stated == ((CHILDREN, None),)


def test_a_list_in_a_record_is_not_proved(grounds: Grounds) -> None:
    """Nor whether it is known."""
    inner = tree.Item("child", "friends", Many("child"), Text.same("friends"))

    proof = asked(tree.Quant("any", CHILDREN, tree.IsKnown(inner)), grounds)

    assert isinstance(proof, NotProved)


def test_a_solver_that_is_wrong_is_our_fault(grounds: Grounds) -> None:
    """An example that the specification does not bear out is never shown."""
    with pytest.raises(AssertionError):
        refuted(PRIORITY, {PRIORITY: False}, grounds, about=())


def test_a_figure_without_value_is_refused(grounds: Grounds) -> None:
    """No pack sets it."""
    with pytest.raises(InvalidValueError, match="no pack sets the figure"):
        asked(tree.Cmp("<", QUOTIENT, CAP), grounds)


def test_a_fact_of_two_types_is_refused(grounds: Grounds) -> None:
    """A quotient with bounds, and one without."""
    other = tree.Fact(QUOTIENT.path, Number(places=2, unit="EUR"), QUOTIENT.label)

    with pytest.raises(InvalidValueError, match="declared with two types"):
        asked(tree.Cmp("<", QUOTIENT, other), grounds)


def test_a_figure_is_read_as_it_stands() -> None:
    """The solver reads a rule that was not made ready for the day, too."""
    grounds = Grounds(figures={"law.cap": 700_00})
    search = opened((CAP,), grounds)

    told = search.read(CAP)

    assert search.is_possible()
    assert search.value(told, CAP.type) == 700_00


def test_a_figure_by_a_code_that_no_rule_names() -> None:
    """The example says which code."""
    by_town = ByCode("person.town", (("59001", 700_00),), INVENTED)

    proof = asked(tree.Cmp("<", QUOTIENT, CAP), Grounds(figures={"law.cap": by_town}))

    assert facts(proof) == {"person.quotient": 699_00, "person.town": "59001"}


def test_a_condition_by_code(grounds: Grounds) -> None:
    """A figure may be true or false, and has no value for other codes."""
    is_open = tree.Param("law.open", TRUTH, Text.same("open"))
    by_scheme = ByCode(SCHEME.path, (("farm", True), ("general", False)), INVENTED)
    known = Grounds(figures={"law.open": by_scheme}, books=grounds.books)

    assert facts(asked(is_open, known)) == {SCHEME.path: "farm"}


def test_figures_of_too_many_places_are_not_proved() -> None:
    """A list of 2 001 codes is more than a solver is given."""
    values = tuple((f"{code:05}", code) for code in range(2001))
    figures = {"law.cap": ByCode("person.town", values, INVENTED)}

    proof = asked(tree.Cmp("<", QUOTIENT, CAP), Grounds(figures=figures))

    assert isinstance(proof, NotProved)
    assert proof.why.id == "proof_codes"


def test_rules_too_large_are_not_proved(grounds: Grounds) -> None:
    """Fifty thousand nodes are enough."""
    many = tree.Add((QUOTIENT,) * 50_000)

    proof = asked(tree.Cmp("<", many, euros(0)), grounds)

    assert isinstance(proof, NotProved)
    assert proof.why.id == "proof_too_large"


def test_a_list_inside_a_list_is_not_proved(grounds: Grounds) -> None:
    """Nor is one that is chosen."""
    inner = tree.Item("child", "friends", Many("child"), Text.same("friends"))
    old = tree.Cmp(">", CHILD_AGE, whole(1))

    proof = asked(tree.Quant("any", CHILDREN, tree.Quant("any", inner, old)), grounds)

    assert isinstance(proof, NotProved)
    assert proof.why.id == "proof_list"


def test_an_event_without_day_may_be_of_any(grounds: Grounds) -> None:
    """The example names its day; where cases share it, there is no choice."""
    later = tree.Cmp(">", tree.RefDate(Event.ASSEMBLY), tree.Lit(date(2026, 12, 31), CALENDAR))

    proof = asked(later, grounds)

    assert isinstance(proof, Refuted)
    assert proof.counterexample.dates == {Event.ASSEMBLY: date(2027, 1, 1)}
    assert asked(later, Grounds(dates={Event.ASSEMBLY: date(2026, 12, 31)})) == Proved()


def test_an_event_may_differ_by_case_for_the_solver_too(grounds: Grounds) -> None:
    """Born after the assembly."""
    proof = asked(tree.Cmp(">", BORN, tree.RefDate(Event.ASSEMBLY)), grounds)

    assert isinstance(proof, Refuted)
    born, assembly = (value for _, value in proof.counterexample.stated)
    assert isinstance(born, date)
    assert isinstance(assembly, date)
    assert born > assembly


@pytest.mark.parametrize("leaf", [BORN, tree.Lit(date(2026, 1, 1), CALENDAR)])
def test_a_month_is_no_day(leaf: tree.Node) -> None:
    """A day that is known only roughly compares with nothing."""
    roughly = Grounds(dates={Event.ASSEMBLY: DayWithin.month(2026, 5)})

    assert asked(tree.Cmp(">", leaf, tree.RefDate(Event.ASSEMBLY)), roughly) == Proved()


def test_a_code_of_an_open_book_may_be_any() -> None:
    """A code that no rule names is shown as such, by boxes and by the solver."""
    town = tree.Fact("person.town", Label("town"), Text.same("town"))
    home = tree.Fact("person.home", Label("town"), Text.same("home"))
    elsewhere = tree.Not(tree.In(town, frozenset({"59001", "?0"})))

    assert facts(asked(elsewhere, Grounds())) == {"person.town": "?1"}
    away = tree.And((elsewhere, tree.Cmp("!=", town, home)))
    found = facts(asked(away, Grounds()))
    assert found["person.town"] not in {"59001", "?0"}
    assert found["person.town"] != found["person.home"]
