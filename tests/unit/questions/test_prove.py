"""What is proved of services and packs: each claim met, unmet, and not known."""

import sys
from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

import essmodel as em
from essmodel.coproduction.service import Condition
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack
from essmodel.questions.prove import prove
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Invention
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import DayWithin, Period
from essmodel_fr.inhabitant import Inhabitant
from essmodel_fr.pack import PACK

DAY = date(2026, 11, 22)
NEXT_YEAR = date(2027, 1, 1)
INVENTED = Invention()
Example = Callable[[str], em.Partnership]

HEAD = """\
essmodel: 1
title: "A club"
services:
  - id: club
    title: "Club"
"""
SOURCE = "source: {kind: invented}"


def case(*conditions: str, tariff: str = "") -> em.Partnership:
    """Return a case with one service of these conditions, and a price list."""
    lines = [
        f"      - {{id: c{i}, requires: '{one}', {SOURCE}}}\n" for i, one in enumerate(conditions)
    ]
    text = HEAD + ("    conditions:\n" + "".join(lines) if lines else "") + tariff
    return em.loads(text, packs=(PACK,))


def price_list(*tables: str) -> str:
    """Return a price list of these tables."""
    lines = "".join(f"        - {table}\n" for table in tables)
    return f"    tariff:\n      {SOURCE}\n      tables:\n{lines}"


def pack(*rules: Rule, parameters: tuple[Parameter[int], ...] = ()) -> RulePack:
    """Return a pack of law."""
    manifest = Manifest(
        id="law",
        title=Text.same("law"),
        api=1,
        version="1",
        maintainer="tests",
        licence="MIT",
    )
    return RulePack(manifest=manifest, rules=rules, parameters=parameters)


def rule(name: str, requires: tree.Node, *, period: Period | None = None) -> Rule:
    """Return a rule of law about who may have a service."""
    made = Rule(
        id=f"law.{name}",
        subject=Subject.ELIGIBILITY,
        requires=requires,
        source=INVENTED,
        event=Event.DECISION,
    )
    return evolve(made, period=period) if period else made


def proved(
    asked: em.Partnership, *law: RulePack, claim: str = "", on: date = DAY
) -> list[em.ProofFinding]:
    """Return what is proved of a case, or of one claim about it."""
    findings = prove(asked, packs=(PACK, *law), on=on)
    return [one for one in findings if claim in {"", one.claim}]


def standings(findings: list[em.ProofFinding]) -> list[tuple[str, str]]:
    """Return each claim with what it came to."""
    return [(one.claim, one.standing.value) for one in findings]


@pytest.mark.parametrize("name", ["social-centre", "roncq", "loon-plage"])
def test_published_prices_are_sound(example: Example, name: str) -> None:
    """Everything about the services of the examples is proved."""
    findings = prove(example(name), packs=(PACK,), on=DAY)

    assert findings
    assert {one.standing for one in findings} == {em.Standing.MET}


def test_explanation_says_the_range_and_an_example(example: Example) -> None:
    """In both languages."""
    first, second, third = prove(example("social-centre"), packs=(PACK,), on=DAY)[:3]

    assert first.explain("en") == (
        "✓ School lunch: all conditions can be satisfied together, for instance so\n"
        "    enrolled in a school of the municipality: yes"
    )
    assert second.explain("fr") == (
        "✓ Repas à la cantine\u00a0: le prix va de 0,50\u00a0€ à 6,50\u00a0€, et atteint les deux"
    )
    assert third.explain("en") == (
        "✓ School lunch: the price never falls when this grows: family quotient"
    )


def test_conditions_that_contradict_are_named() -> None:
    """Those two, and not the third."""
    asked = case(
        "inhabitant.resident",
        "inhabitant.quotient_familial < 400",
        "inhabitant.quotient_familial >= 400",
    )

    (found,) = proved(asked, claim="can_be_met")

    assert found.standing is em.Standing.UNMET
    assert found.explain("en") == (
        "✗ Club: nobody can satisfy all conditions, for these contradict each other: "
        "family quotient is less\n  than €400.00 and family quotient is at least €400.00"
    )


def test_a_condition_that_others_imply_is_named() -> None:
    """It changes nothing, and that is no mistake."""
    asked = case("inhabitant.quotient_familial < 400", "inhabitant.quotient_familial < 900")

    (found,) = proved(asked, claim="adds_nothing")

    assert found.standing is em.Standing.MET
    assert "is less than\n  €900.00" in found.explain("en")
    assert found.to_dict() == {
        "of": "club",
        "claim": "adds_nothing",
        "standing": "met",
        "says": found.says.said("en"),
        "proof": "Proved",
        "example": None,
        "why": None,
    }


def test_law_is_tightened_or_not() -> None:
    """A town may ask for less than 850 where the law says 900, and not for 950."""
    law = pack(rule("modest", (Inhabitant.quotient_familial <= em.Money(900_00)).node))

    (strict,) = proved(case("inhabitant.quotient_familial < 850"), law, claim="tightens")
    (lax,) = proved(case("inhabitant.quotient_familial < 950"), law, claim="tightens")

    assert strict.standing is em.Standing.MET
    assert lax.standing is em.Standing.UNMET
    assert lax.explain("en") == (
        "✗ Club: someone is let in whom the law keeps out, "
        "or does not let in without another fact\n"
        "    family quotient: €901.00\n"
        "    the local rule: yes\n"
        "    the national rule: no"
    )
    example = lax.to_dict()["example"]
    assert isinstance(example, dict)
    assert example["facts"] == {"inhabitant.quotient_familial": 901_00}


def test_law_without_local_conditions_is_only_held_against_itself() -> None:
    """There is nothing to tighten it."""
    law = pack(rule("resident", Inhabitant.resident.node))

    assert standings(proved(case(tariff=price_list("{price: 1}")), law)) == [
        ("can_be_met", "met"),
        ("range", "met"),
    ]


def test_a_figure_of_law_is_that_of_the_day() -> None:
    """900 until the end of the year, then 800; in between the sources leave it open."""
    cap = Parameter[int](
        id="law.cap",
        label=Text.same("cap"),
        datatype=Number(),
        enacted=(
            Enacted(value=9, period=Period(end=NEXT_YEAR), source=INVENTED),
            Enacted(
                value=8,
                period=Period(start=NEXT_YEAR, end=date(2028, 1, 1)),
                source=INVENTED,
            ),
        ),
    )
    law = pack(rule("few", (Inhabitant.children <= cap).node), parameters=(cap,))
    asked = case("inhabitant.children <= 8")

    assert standings(proved(asked, law, claim="tightens")) == [("tightens", "met")]
    nine = case("inhabitant.children <= 9")
    assert standings(proved(nine, law, claim="tightens")) == [("tightens", "met")]
    assert standings(proved(nine, law, claim="tightens", on=NEXT_YEAR)) == [("tightens", "unmet")]
    (out,) = proved(asked, law, claim="in_force", on=date(2028, 1, 1))
    assert out.standing is em.Standing.UNDETERMINED


def test_a_rule_that_may_be_in_force_is_left_out() -> None:
    """And one that surely is not is not named."""
    may = Period(start=DayWithin.month(2026, 11))
    law = pack(
        rule("may", Inhabitant.resident.node, period=may),
        rule("not_yet", Inhabitant.membership_paid.node, period=Period(start=NEXT_YEAR)),
    )

    findings = proved(case("inhabitant.resident"), law)

    assert standings(findings) == [("in_force", "undetermined"), ("can_be_met", "met")]
    assert findings[0].explain("en").startswith("? nothing is proved of this rule: ")


def test_opaque_conditions_are_not_proved(example: Example) -> None:
    """A Python function among the conditions leaves all open but the prices."""
    asks = Function(
        id="f",
        label=Text.same("the mayor's view"),
        takes=(TRUTH,),
        gives=TRUTH,
        run=lambda x: x,
    )
    opaque = tree.Call(asks, (Inhabitant.resident.node,))
    condition = Condition(id="opaque", requires=opaque, source=INVENTED)
    asked = example("social-centre")
    service = evolve(asked.service("lunch"), conditions=(condition,))
    law = pack(rule("resident", Inhabitant.resident.node))

    findings = proved(evolve(asked, services=(service,), requests=()), law)

    assert standings(findings)[:2] == [
        ("can_be_met", "undetermined"),
        ("tightens", "undetermined"),
    ]
    assert "the mayor's view is a Python function" in findings[0].explain("en")
    assert findings[0].to_dict()["why"] is not None


def test_a_line_for_nobody_is_named() -> None:
    """The first table takes all that the second would."""
    asked = case(
        tariff=price_list(
            "{when: inhabitant.quotient_familial < 900, price: 1}",
            "{when: inhabitant.quotient_familial < 400, price: 2}",
            "{price: 3}",
        )
    )

    (found,) = proved(asked, claim="is_reached")

    assert found.standing is em.Standing.UNMET
    assert "no case reaches this line of the price list" in found.explain("en")


def test_a_price_that_goes_up_and_down_is_shown() -> None:
    """Two families, of which the better off pays less."""
    bands = "[{below: 400, price: 1}, {from: 400, below: 800, price: 3}, {from: 800, price: 2}]"
    asked = case(tariff=price_list(f"{{by: inhabitant.quotient_familial, bands: {bands}}}"))

    (found,) = proved(asked, claim="goes_one_way")

    assert found.standing is em.Standing.UNMET
    assert "    family quotient, higher: €900.00\n" in found.explain("en")


def test_a_price_may_fall() -> None:
    """The more children, the less each pays."""
    bands = "[{below: 3, price: 2}, {from: 3, price: 1}]"
    asked = case(tariff=price_list(f"{{by: inhabitant.children, bands: {bands}}}"))

    (found,) = proved(asked, claim="goes_one_way")

    assert found.standing is em.Standing.MET
    assert (
        found.explain("en") == "✓ Club: the price never rises when this grows: dependent children"
    )


def test_without_the_solver_what_boxes_cannot_tell_is_not_proved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It says what to install; the range of a table needs none."""
    monkeypatch.setitem(sys.modules, "z3", None)
    bands = "[{below: 3, price: 2}, {from: 3, price: 1}]"
    asked = case(
        "inhabitant.resident",
        tariff=price_list(f"{{by: inhabitant.children, bands: {bands}}}"),
    )

    findings = proved(asked)

    assert standings(findings) == [
        ("can_be_met", "met"),
        ("range", "met"),
        ("goes_one_way", "undetermined"),
    ]
    assert "pip install 'essmodel[prove]'" in findings[2].explain("en")


def test_a_rounded_figure_needs_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """With it the range is exact; without, it is that of the parts, and lines are not known."""
    bands = "[{from: 0, up_to: 369, price: 1}, {from: 370, price: 2}]"
    by = f"by: inhabitant.quotient_familial, whole_units: yes, fractions: floor, bands: {bands}"
    asked = case(tariff=price_list(f"{{{by}}}"))

    assert {one.standing for one in proved(asked)} == {em.Standing.MET}
    monkeypatch.setitem(sys.modules, "z3", None)
    assert standings(proved(asked)) == [
        ("range", "undetermined"),
        ("is_reached", "undetermined"),
        ("is_reached", "undetermined"),
        ("goes_one_way", "undetermined"),
    ]


def test_a_list_that_says_nothing_has_no_price() -> None:
    """Its one line is a declared hole."""
    asked = case(tariff=price_list("{by: inhabitant.children, bands: [{silent: yes}]}"))

    assert ("range", "undetermined") in standings(proved(asked))


def test_a_price_without_bounds_says_so(example: Example) -> None:
    """As far as anyone counts."""
    from essmodel.questions.prove_price import price_findings  # noqa: PLC0415 - of this test alone
    from essmodel.rules.proof.grounds import Grounds  # noqa: PLC0415 - the same

    debt = tree.Fact("case.debt", Number(places=2, unit="EUR"), Text.same("debt"))
    service = example("social-centre").service("lunch")

    (found,) = price_findings(service, debt, Grounds())

    assert found.explain("en") == "✓ School lunch: the price goes from … to …, and reaches both"


def test_words_that_mean_nothing_are_refused() -> None:
    """As by every other question."""
    asked = case("inhabitant.resident")

    with pytest.raises(em.InvalidValueError):
        prove(asked, packs=(), on=DAY)


@pytest.mark.heavy
def test_a_pack_is_proved_to_be_possible() -> None:
    """Some case satisfies all rules about each subject, from statutes to neighbourhoods."""
    findings = prove(PACK, packs=(PACK,), on=DAY)

    kinds = [one.claim for one in findings if one.standing is em.Standing.MET]
    assert kinds.count("can_be_met") == 9


def test_a_pack_that_contradicts_itself_is_noticed() -> None:
    """Nobody has a low and a high quotient."""
    low = rule("low", (Inhabitant.quotient_familial < em.Money(400_00)).node)
    high = rule("high", (Inhabitant.quotient_familial > em.Money(400_00)).node)

    found, *others = prove(pack(low, high), packs=(PACK,), on=DAY)

    assert found.standing is em.Standing.UNMET
    assert found.of == "law"
    assert {one.claim for one in others} == {"takes_no_right"}  # of pupils, at the canteen
