"""Rules as they stand on a day: doubts about days, figures and readings become silence."""

from datetime import date

import pytest

from essmodel.messages.text import Text
from essmodel.rules.bound import bound
from essmodel.rules.datatype import Label, Number
from essmodel.rules.expression import Cmp, Fact, Lit, Node, Param
from essmodel.rules.fact import FactValue
from essmodel.rules.figure import ByCode
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.law.parameter import AnyParameter, Enacted, Local, Parameter
from essmodel.rules.law.source import Confidence, Invention, Publication, Source
from essmodel.rules.oracle import value
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.situation import situation
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import ALWAYS, DayWithin, Period

WHOLE = Number()
SURE, GUESSED = Invention(), Publication(title="a guess", confidence=Confidence.INFERRED)
MAY = DayWithin.month(2026, 5)
IN_MAY, IN_JUNE = date(2026, 5, 20), date(2026, 6, 1)
N = Fact("case.n", WHOLE, Text.same("n"))
HAS_CARD = Fact("case.has_card", TRUTH, Text.same("has a card"))
TOWN = Fact("case.town", Label("town"), Text.same("town"))
CAP = Param("law.cap", WHOLE, Text.same("cap"))
AT_MOST_CAP = Cmp("<=", N, CAP)


def at_most(most: int) -> Node:
    """Make a condition on the number of the case."""
    return Cmp("<=", N, Lit(most, WHOLE))


def rule(
    requires: Node, *, period: Period = ALWAYS, source: Source = SURE, applies: Node | None = None
) -> Rule:
    """Make one version of the only rule."""
    return Rule(
        id="law.rule",
        subject=Subject.ELIGIBILITY,
        requires=requires,
        applies=applies,
        source=source,
        period=period,
        event=Event.DECISION,
    )


def cap(*enacted: Enacted[object], by: str | None = None) -> AnyParameter:
    """Make the cap, with its values."""
    return Parameter(id=CAP.id, label=CAP.label, datatype=WHOLE, enacted=enacted, by=by)


def set_to(value: object, period: Period = ALWAYS) -> Enacted[object]:
    """Make one value of the cap."""
    return Enacted(value=value, period=period, source=SURE)


def told(
    *rules: Rule, parameters: tuple[AnyParameter, ...] = (), on: date | None, **facts: FactValue
) -> object:
    """Return what the rule comes to on a day; ``no rule`` where there is none."""
    dates: Dates = {} if on is None else {Event.DECISION: on}
    ready = bound(Rulebook(rules=rules, parameters=parameters), dates)
    if not ready.rules:
        return "no rule"
    (one,) = ready.rules
    assert one.id == "law.rule"
    named = {f"case.{name}": fact for name, fact in facts.items()}
    return value(one.tree, situation(named, ready.figures, dates))


@pytest.mark.parametrize(("n", "expected"), [(3, True), (4, False), (None, None)])
def test_rule_is_one_condition(n: int | None, expected: object) -> None:
    """Met, unmet, or nobody can tell."""
    assert told(rule(at_most(3)), on=IN_JUNE, n=n) is expected


def test_rule_that_is_not_in_force_is_none() -> None:
    """Before its time."""
    assert told(rule(at_most(3), period=Period(start=IN_JUNE)), on=IN_MAY, n=4) == "no rule"


@pytest.mark.parametrize(("n", "expected"), [(3, True), (4, None)])
def test_rule_that_may_not_be_in_force_stops_nobody_for_sure(n: int, expected: object) -> None:
    """It ends on some day of May, and the day of the decision is in May."""
    assert told(rule(at_most(3), period=Period(end=MAY)), on=IN_MAY, n=n) is expected


@pytest.mark.parametrize(("n", "expected"), [(3, True), (4, None), (6, False)])
def test_two_versions_that_may_be_in_force_must_agree(n: int, expected: object) -> None:
    """Where they differ nobody can tell."""
    earlier = rule(at_most(3), period=Period(end=MAY))
    later = rule(at_most(5), period=Period(start=MAY))

    assert told(earlier, later, on=IN_MAY, n=n) is expected
    assert told(earlier, later, on=None, n=n) is expected


@pytest.mark.parametrize(
    ("has_card", "n", "expected"),
    [(False, 4, True), (None, 3, True), (None, 4, None), (True, 4, False), (True, 3, True)],
)
def test_rule_that_does_not_apply_is_met(
    has_card: bool | None,  # noqa: FBT001 - a fact of the case
    n: int,
    expected: object,
) -> None:
    """One that nobody knows to apply is met where its condition is."""
    assert told(rule(at_most(3), applies=HAS_CARD), on=IN_MAY, n=n, has_card=has_card) is expected


@pytest.mark.parametrize(
    ("has_card", "n", "expected"), [(True, 3, None), (True, 4, None), (False, 4, True)]
)
def test_doubt_is_never_an_answer(*, has_card: bool, n: int, expected: object) -> None:
    """Though where it does not apply it says nothing."""
    doubt = rule(at_most(3), source=GUESSED, applies=HAS_CARD)

    assert told(doubt, on=IN_MAY, n=n, has_card=has_card) is expected


def test_figure_that_is_not_set_leaves_the_rule_open() -> None:
    """Whatever the facts."""
    late = cap(set_to(3, Period(start=IN_JUNE)))

    assert told(rule(AT_MOST_CAP), parameters=(late,), on=IN_MAY, n=0) is None
    assert told(rule(AT_MOST_CAP), parameters=(late,), on=IN_JUNE, n=3) is True


@pytest.mark.parametrize(
    ("town", "n", "expected"),
    [("a", 1, True), ("a", 2, False), ("b", 2, True), ("c", 0, None), (None, 0, None)],
)
def test_figure_by_code_is_that_of_the_place(town: str | None, n: int, expected: object) -> None:
    """A place without one leaves the rule open."""
    local = cap(set_to(Local((("a", 1), ("b", 2)))), by=TOWN.path)

    assert told(rule(AT_MOST_CAP), parameters=(local,), on=IN_MAY, n=n, town=town) is expected


@pytest.mark.parametrize(("n", "expected"), [(1, True), (2, None), (4, False)])
def test_two_readings_of_a_figure_by_code_are_kept_apart(n: int, expected: object) -> None:
    """Each bears a name of its own."""
    local = cap(
        set_to(Local((("a", 1),)), Period(end=MAY)),
        set_to(Local((("a", 3),)), Period(start=MAY)),
        by=TOWN.path,
    )
    ready = bound(
        Rulebook(rules=(rule(AT_MOST_CAP),), parameters=(local,)), {Event.DECISION: IN_MAY}
    )

    assert ready.figures == {
        "law.cap": ByCode(TOWN.path, (("a", 1),), SURE),
        "law.cap#1": ByCode(TOWN.path, (("a", 3),), SURE),
    }
    assert told(rule(AT_MOST_CAP), parameters=(local,), on=IN_MAY, n=n, town="a") is expected
