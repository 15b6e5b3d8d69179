"""Readable cases asked of the rules of a pack."""

from datetime import date

import pytest
from attrs import evolve

import essmodel as em
from essmodel.coproduction.service import Service
from essmodel.coproduction.tariff import Table, Tariff
from essmodel.errors import InvalidValueError, Position
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.readable_case import Expectation, Outcome, ReadableCase
from essmodel.questions.rehearse import Rehearsal, rehearse
from essmodel.rules.datatype import Number
from essmodel.rules.expression import Cmp, Fact, Lit
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Invention
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.statement import Statement
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import ALWAYS

DAY = date(2026, 11, 22)
SOURCE = Invention()
AGE = Fact("child.age", Number(least=0, most=17), Text(en="age", fr="âge"))
LOCAL = Fact("child.local", TRUTH, Text(en="lives in town", fr="habite la ville"))
LEAST = Parameter(
    id="fx.least",
    label=Text.same("least"),
    datatype=Number(),
    enacted=(Enacted(value=3, period=ALWAYS, source=SOURCE),),
)
PACK = em.RulePack(
    manifest=Manifest(
        id="fx", title=Text.same("fx"), api=1, version="1", maintainer="fx", licence="MIT"
    ),
    facts=(AGE, LOCAL),
    parameters=(LEAST,),
    rules=(
        Rule(
            id="fx.old_enough",
            subject=Subject.ELIGIBILITY,
            applies=LOCAL,
            requires=Cmp(">=", AGE, Lit(3, Number())),
            source=SOURCE,
            event=Event.DECISION,
        ),
    ),
    services=(
        Service(
            id="fx.meal",
            title=Text.same("Meal"),
            tariff=Tariff(
                tables=(Table(when=LOCAL, price=em.Money(1_75)), Table(price=em.Money(4_00))),
                source=SOURCE,
            ),
        ),
        Service(id="fx.walk", title=Text.same("Walk")),
    ),
)
GRANTED, REFUSED, UNDECIDED = Outcome.GRANTED, Outcome.REFUSED, Outcome.UNDECIDED
MET, UNMET = Outcome.MET, Outcome.UNMET


def case(expects: Expectation, *, asked: str = "fx.meal", **given: str) -> ReadableCase:
    """Return a case about a service, or about a rule."""
    is_rule = asked == "fx.old_enough" or asked.endswith("rule")
    return ReadableCase(
        says=Text(en="A child", fr="Un enfant"),
        on=DAY,
        service=None if is_rule else asked,
        rule=asked if is_rule else None,
        given=tuple(Statement(name, value) for name, value in given.items()),
        expects=expects,
        at=Position("cases/a.yaml", 3, 11),
    )


def one(asked: ReadableCase) -> Rehearsal:
    """Ask one case."""
    (found,) = rehearse(PACK, [asked])
    return found


@pytest.mark.parametrize(
    ("asked", "given", "expected"),
    [
        ("fx.meal", {"age": "3", "local": "yes"}, Expectation(answer=GRANTED, price=em.Money(175))),
        ("fx.meal", {"local": "no"}, Expectation(answer=GRANTED, price=em.Money(400))),
        ("fx.walk", {"local": "no"}, Expectation(answer=GRANTED)),
        ("fx.meal", {"age": "2", "local": "yes"}, Expectation(answer=REFUSED)),
        ("fx.meal", {"age": "2"}, Expectation(answer=UNDECIDED, missing=("child.local",))),
        ("fx.meal", {"age": "3"}, Expectation(answer=UNDECIDED, missing=("child.local",))),
        ("fx.old_enough", {"age": "3"}, Expectation(answer=MET)),
        ("fx.old_enough", {"age": "2", "local": "yes"}, Expectation(answer=UNMET)),
        ("fx.old_enough", {"local": "no"}, Expectation(answer=Outcome.DOES_NOT_APPLY)),
        (
            "fx.old_enough",
            {"local": "yes"},
            Expectation(answer=Outcome.UNDETERMINED, missing=("child.age",)),
        ),
    ],
)
def test_case_is_asked(asked: str, given: dict[str, str], expected: Expectation) -> None:
    """Of a service or of a rule, what is not given being unknown."""
    found = one(case(expected, asked=asked, **given))

    assert found.found == expected
    assert found.is_kept
    assert found.explain("en") == "✓ A child"


@pytest.mark.parametrize(
    "wrong",
    [
        Expectation(answer=REFUSED),
        Expectation(answer=GRANTED, price=em.Money(1_76)),
        Expectation(answer=UNDECIDED, missing=("child.age",)),
    ],
)
def test_other_answer_is_told(wrong: Expectation) -> None:
    """A cent is enough."""
    found = one(case(wrong, age="3", local="yes"))

    assert not found.is_kept
    assert found.standing is em.Standing.UNMET


def test_difference_is_said_in_both_languages() -> None:
    """What was expected, what was found, and where it is written."""
    wrong = Expectation(answer=GRANTED, price=em.Money(4_00))
    found = one(case(wrong, age="3"))

    assert found.explain("en") == (
        "✗ A child\n    expected: granted, €4.00\n"
        "    found: nobody can tell yet, missing: lives in town\n    cases/a.yaml:3:11"
    )
    assert "attendu\u00a0: accordé, 4,00" in found.explain("fr")
    assert "cases" not in one(evolve(case(wrong, age="3"), at=None)).explain("en")
    assert found.to_dict()["found"] == {
        "answer": "undecided", "price": None, "missing": ["child.local"],
    }  # fmt: skip


def test_missing_facts_are_named_in_short_and_in_any_order() -> None:
    """And are not looked at where none is named."""
    assert one(case(Expectation(answer=UNDECIDED, missing=("local",)), age="3")).is_kept
    assert one(case(Expectation(answer=UNDECIDED), age="3")).is_kept
    assert not one(case(Expectation(answer=UNDECIDED, missing=("age", "local")), age="3")).is_kept


def test_all_that_nobody_has_is_said_at_once() -> None:
    """Each at the place of its case."""
    cases = [
        case(Expectation(answer=GRANTED), asked="fx.mael"),
        case(Expectation(answer=MET), asked="fx.no_rule"),
        case(Expectation(answer=GRANTED), ages="3"),
        case(Expectation(answer=GRANTED), age="old"),
        case(Expectation(answer=UNDECIDED, missing=("town",)), age="3"),
        case(Expectation(answer=UNDECIDED, missing=("fx.least",)), age="3"),
    ]
    with pytest.raises(InvalidValueError) as refusal:
        rehearse(PACK, cases)

    found = refusal.value.problems
    assert {one.at for one in found} == {Position("cases/a.yaml", 3, 11)}
    assert [one.id for one in found][1] == "rule_unknown"
    assert found[-1].id == "not_a_fact"
    assert len(found) == len(cases)


@pytest.mark.parametrize(
    ("price", "within", "is_kept"),
    [
        (4_00, None, True),
        (3_99, None, False),
        (3_99, 1, True),
        (4_01, 1, True),
        (3_98, 1, False),
        (4_02, 1, False),
    ],
)
def test_a_price_may_be_a_margin_away(price: int, within: int | None, is_kept: bool) -> None:  # noqa: FBT001 - a column
    """The margin itself is allowed, on both sides; and it is said."""
    expects = Expectation(
        answer=Outcome.GRANTED,
        price=em.Money(price),
        within=None if within is None else em.Money(within),
    )
    case = ReadableCase(
        says=Text.same("a meal"),
        on=DAY,
        service="fx.meal",
        given=(Statement("local", "no"),),
        expects=expects,
    )

    (found,) = rehearse(PACK, (case,))

    assert found.is_kept is is_kept
    if not is_kept and within:
        assert "give or take €0.01" in found.explain("en")
