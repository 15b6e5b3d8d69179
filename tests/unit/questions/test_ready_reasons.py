"""The reasons of many cases under one law: they read as those of a letter, whatever is asked."""

from datetime import date

import pytest

from essmodel.messages.text import LANGS, Lang, Text
from essmodel.questions.explanation import explained
from essmodel.questions.ready_reasons import ReadyReasons
from essmodel.rules import expression as tree
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number
from essmodel.rules.fact import Facts
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import AnyParameter, Enacted, Local, Parameter
from essmodel.rules.law.source import Confidence, Invention, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.scalar.reasons import ALL_MET, Reasons
from essmodel.rules.well_typed import TRUTH
from essmodel.rules.wording import Wording
from essmodel.values.money import Money
from essmodel.values.period import ALWAYS, Period

TODAY = {Event.DECISION: date(2026, 11, 23)}
LAW = LegalSource(kind=SourceKind.ACT, title="loi", confidence=Confidence.READ)
GUESS = LegalSource(kind=SourceKind.ACT, title="loi", confidence=Confidence.INFERRED)
EUROS = Number(places=2, unit="EUR")
BOOKS = (
    CodeBook(
        id="town",
        title=Text.same("town"),
        codes=(("59512", Text.same("Roubaix")), ("uneven", Text.same("a\ttown"))),
    ),
)


def fact(name: str, like: DataType = TRUTH, label: str = "") -> tree.Fact:
    """Return a fact of the family."""
    return tree.Fact(f"family.{name}", like, Text.same(label or name))


A, B = fact("a"), fact("b")
TOWN, INCOME = fact("town", Label("town")), fact("income", EUROS)
MOST = tree.Param("law.most", EUROS, Text.same("most"))
MODEST = tree.Cmp("<=", INCOME, MOST)
PEOPLE = fact("people", Many("person"))
GROWN = tree.Item("person", "is_grown", TRUTH, Text.same("grown"))
LONG = tuple(fact(f"long{i}", label=f"a label of a fact that has many words {i}") for i in range(4))
WIDE = tree.Cmp("==", tree.Cmp("==", LONG[0], LONG[1]), tree.Cmp("!=", LONG[2], LONG[3]))


def rule(requires: tree.Node, **changes: object) -> Rule:
    """Return a rule that is asked of every case."""
    like: dict[str, object] = {
        "id": "rule",
        "subject": Subject.ELIGIBILITY,
        "requires": requires,
        "says": Text.same("what is required"),
        "source": LAW,
        "event": Event.DECISION,
    }
    return Rule(**(like | changes))  # type: ignore[arg-type] # the fields of a rule


def figure(*values: object, by: str | None = None, since: tuple[Period, ...]) -> AnyParameter:
    """Return a figure with the values enacted in some periods."""
    enacted = tuple(
        Enacted[object](value=value, period=period, source=GUESS)
        for value, period in zip(values, since, strict=True)
    )
    return Parameter[object](id=MOST.id, label=MOST.label, datatype=EUROS, enacted=enacted, by=by)


ONE_FIGURE = figure(Money(900_00), since=(ALWAYS,))
BY_TOWN = figure(Local((("59512", Money(100)),)), by="family.town", since=(ALWAYS,))
NO_FIGURE_YET = figure(Money(1), since=(Period(start=date(2030, 1, 1)),))
UNEVEN: Facts = {"family.town": "a \n town ", "family.a": True}
EVERYTHING: Facts = {
    "family.a": True,
    "family.b": False,
    "family.town": "59512",
    "family.income": 123_456_789,
    "family.people": ({"name": "Ada", "is_grown": True}, {"name": "Bo"}),
    **{one.path: True for one in LONG},
}
CASES: tuple[Facts, ...] = (
    {},
    EVERYTHING,
    UNEVEN,
    {"family.a": False, "family.b": True, "family.town": "uneven", "family.income": 5},
    {
        "family.home": "x",
        "family.born": date(2020, 2, 29),
        "family.town": "another",
        "family.income": -1_234_56,
        "family.a": True,
    },
    {"family.town": "59512", "family.income": 1_234_56, "family.size": 12},
    {"family.a": False, "family.size": 1_234},
)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("facts", CASES, ids=range(len(CASES)))
@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        (rule(A), ONE_FIGURE),
        (rule(A, source=GUESS), ONE_FIGURE),
        (rule(A, source=Invention()), ONE_FIGURE),
        (rule(MODEST, says=None), ONE_FIGURE),
        (rule(MODEST, says=Text.same("at most {most}")), ONE_FIGURE),
        (rule(MODEST), BY_TOWN),
        (rule(tree.Cmp("<", fact("size", Number()), tree.Lit(9, Number()))), ONE_FIGURE),
        (rule(MODEST), NO_FIGURE_YET),
        (rule(tree.And((A, B))), ONE_FIGURE),
        (rule(tree.Or((A, tree.In(TOWN, frozenset({"59512"}))))), ONE_FIGURE),
        (rule(tree.And((*LONG, A))), ONE_FIGURE),
        (rule(WIDE), ONE_FIGURE),
        (rule(tree.If(A, B, MODEST)), ONE_FIGURE),
        (rule(A, applies=B), ONE_FIGURE),
        (rule(A, applies=tree.Or((A, B))), ONE_FIGURE),
        (rule(tree.Lit(False, TRUTH)), ONE_FIGURE),
        (rule(tree.In(fact("home", Label("no book")), frozenset({"x"}))), ONE_FIGURE),
        (rule(tree.Quant("all", PEOPLE, GROWN)), ONE_FIGURE),
        (rule(tree.IsKnown(PEOPLE)), ONE_FIGURE),
        (rule(tree.Cmp("<", fact("born", Calendar()), tree.RefDate(Event.DECISION))), ONE_FIGURE),
        (rule(A, event=Event.ASSEMBLY), ONE_FIGURE),
        (rule(A, period=Period(start=date(2027, 1, 1))), ONE_FIGURE),
    ],
)
def test_words_are_those_of_the_finding(
    asked: Rule, parameter: AnyParameter, facts: Facts, lang: Lang
) -> None:
    """Line by line, whether the rule could be made ready or is asked anew."""
    law = Rulebook(rules=(asked,), parameters=(parameter,))
    wording = Wording(lang, BOOKS)
    expected = [explained(one, wording) for one in law.ask(facts, TODAY)]

    ready = ReadyReasons(law=law, dates=TODAY, books=BOOKS)

    assert ready.said(facts, lang) == "\n".join(expected)


LAWS = Rulebook(rules=(rule(A, id="first"), rule(MODEST, id="second")), parameters=(ONE_FIGURE,))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"family.a": False}, Reasons(False, ("first",), ("second",))),
        ({"family.a": True}, Reasons(None, (), ("second",))),
        ({}, Reasons(None, (), ("first", "second"), frozenset({"family.a"}))),
    ],
)
def test_reasons_name_what_fails_and_what_waits(facts: Facts, expected: Reasons) -> None:
    """The figure is a guess, so that its rule is open whatever the income."""
    assert ReadyReasons(law=LAWS, dates=TODAY).of(facts) == expected


def test_case_that_meets_all_has_no_reasons() -> None:
    """Nothing failed, nothing is open, nothing is missing."""
    ready = ReadyReasons(law=Rulebook(rules=(rule(A),)), dates=TODAY)

    assert ready.of({"family.a": True}) == ALL_MET
    assert ready.of({"family.a": False}) == Reasons(False, ("rule",))
