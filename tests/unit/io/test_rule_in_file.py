"""A tree may stand where a formula may: in the conditions and prices of a case, in a pack."""

from pathlib import Path

import pytest
from attrs import evolve

from essmodel.coproduction.pricing import price_of
from essmodel.coproduction.service import rules_of
from essmodel.errors import InvalidValueError
from essmodel.io.documents import loads
from essmodel.io.folder import read_pack
from essmodel.messages.text import Text
from essmodel.packs.pack import RulePack
from essmodel.packs.vocabulary import vocabulary
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Calendar, Number, Truth
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.function import Function
from essmodel.rules.law.source import Invention

AGE = tree.Fact("child.age", Number(), Text(en="age", fr="âge"))
NAMES = Names(leaves=(AGE, tree.Fact("child.born", Calendar(), Text.same("born"))))
THREE = """{rule: 1, tree: {is: compare, op: ">=",
          left: {is: fact, path: child.age, type: {is: number}, label: {en: age, fr: "âge"}},
          right: {is: value, value: 3, type: {is: number}}}}"""
CASE = f"""\
essmodel: 1
title: Les Tilleuls
services:
  - id: canteen
    title: canteen
    conditions:
      - id: old_enough
        requires: {THREE}
        source: {{kind: invented}}
      - id: not_old
        requires: round(child.age / 2, "floor", 0) < 6
        source: {{kind: invented, note: "the council"}}
    tariff:
      source: {{kind: invented, note: "the price list"}}
      tables:
        - when: {THREE}
          by:
            rule: 1
            tree: {{is: fact, path: child.age, type: {{is: number}}, label: age}}
          bands: [{{below: 6, price: "1"}}, {{from: 6, price: "2"}}]
        - when: age(child.born, day_of(decision), "march_1") > 1
          price: "3"
        - price: "4"
"""
MANIFEST = """\
id: town
title: {en: "Rules", fr: "Règles"}
api: 1
version: "1.0"
maintainer: "The town"
licence: MIT
"""
FACTS = """\
- {path: child.age, type: number, label: {en: "age", fr: "âge"}}
- {path: child.resident, type: truth, label: {en: "lives here", fr: "habite ici"}}
"""
RULE = """\
- id: town.old_enough
  subject: eligibility
  applies: {rule: 1, tree: {is: fact, path: child.resident}}
  requires:
    rule: 1
    tree:
      is: compare
      op: ">="
      left:
        is: round
        arg: {is: fact, path: child.age}
        divisor: 2
        rounding: floor
        type: {is: number}
      right: {is: value, value: 3, type: {is: number}}
  source: {kind: invented, note: "the council"}
  event: decision
"""
COUNCIL = Invention(note=Text.same("the council"))


def folder(path: Path, rule: str) -> Path:
    """Write a pack of two facts and one rule."""
    for name, text in {"essmodel": MANIFEST, "facts": FACTS, "rules": rule}.items():
        (path / f"{name}.yaml").write_text(text, "utf-8")
    return path


def test_condition_of_a_case_may_be_a_tree() -> None:
    """Read whole, before any pack is known."""
    (service,) = loads(CASE).services

    at_least_three = tree.Cmp(">=", AGE, tree.Lit(3, Number()))
    assert service.conditions[0].requires == at_least_three
    assert rules_of(service, NAMES)[0].requires == at_least_three


def test_formula_of_a_condition_has_the_source_of_the_condition() -> None:
    """Who set the condition also chose how to round."""
    (service,) = loads(CASE).services

    requires = rules_of(service, NAMES)[1].requires

    formula = Formula('round(child.age / 2, "floor", 0) < 6')
    assert requires == typed(formula, NAMES, source=COUNCIL)


def test_table_of_prices_may_be_chosen_and_cut_by_trees() -> None:
    """And its formulas have the source of the price list."""
    (service,) = loads(CASE).services
    assert service.tariff

    price = price_of(service.tariff, NAMES)

    assert isinstance(price, tree.If)
    assert price.condition == tree.Cmp(">=", AGE, tree.Lit(3, Number()))
    assert isinstance(price.then, tree.Bands)
    assert price.then.x == AGE
    (age,) = (one for one in tree.parts(price) if isinstance(one, tree.Age))
    assert age.source == service.tariff.source


def test_tree_of_a_case_is_held_against_what_packs_declare() -> None:
    """In tenths of a year, three would be four months old."""
    (service,) = loads(CASE).services
    tenths = Names(leaves=(evolve(AGE, type=Number(places=1)),))

    with pytest.raises(InvalidValueError) as refusal:
        rules_of(service, tenths)

    assert next((one.id, one.path) for one in refusal.value.problems) == (
        "declared_otherwise",
        "conditions.0.requires",
    )


def test_mistake_in_a_tree_of_a_case_has_its_place() -> None:
    """Like any other in the file."""
    with pytest.raises(InvalidValueError) as refusal:
        loads(CASE.replace('op: ">="', 'op: "="', 1))

    (problem,) = refusal.value.problems
    assert problem.at
    assert (problem.id, problem.path, problem.at.line) == (
        "choice_misspelt",
        "services.0.conditions.0.requires.tree.op",
        8,
    )


def test_rule_of_a_pack_may_be_a_tree(tmp_path: Path) -> None:
    """Its facts need not repeat their types, nor its choices of law their source."""
    (rule,) = read_pack(folder(tmp_path, RULE)).rules

    age = tree.Fact("child.age", Number(), Text(en="age", fr="âge"))
    formula = Formula('round(child.age / 2, "floor", 0) >= 3')
    assert rule.requires == typed(formula, Names(leaves=(age,)), source=COUNCIL)
    assert rule.applies == tree.Fact("child.resident", Truth(), Text.same(""))


def test_formula_of_a_pack_has_the_source_of_its_rule(tmp_path: Path) -> None:
    """The tree says the same."""
    formula = (
        "- id: town.old_enough\n  subject: eligibility\n"
        '  requires: round(child.age / 2, "floor", 0) >= 3\n  applies: child.resident\n'
        '  source: {kind: invented, note: "the council"}\n  event: decision\n'
    )
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()

    assert read_pack(folder(one, formula)).rules == read_pack(folder(other, RULE)).rules


@pytest.mark.parametrize(
    ("found", "meant", "expected"),
    [
        ("path: child.age}", "path: child.agee}",
         "name_misspelt 0.requires.tree.left.arg.path 11:31"),
        ("is: number}\n      right", "is: numb}\n      right",
         "choice_misspelt 0.requires.tree.left.type.is 14:20"),
        ("path: child.resident}", "path: child.age}", "not_a_condition 0.applies 3:12"),
        ("divisor: 2", "divisor: 0", "not_positive 0.requires.tree.left 10:9"),
        ("rule: 1\n", "rule: 3\n", "tree_version 0.requires.rule 5:11"),
    ],
)  # fmt: skip
def test_mistake_in_a_tree_of_a_pack_has_its_place(
    tmp_path: Path, found: str, meant: str, expected: str
) -> None:
    """Though it is read when the words of the pack are known."""
    with pytest.raises(InvalidValueError) as refusal:
        read_pack(folder(tmp_path, RULE.replace(found, meant)))

    (one,) = refusal.value.problems
    assert one.at
    assert f"{one.id} {one.path} {one.at.line}:{one.at.column}" == expected


def test_functions_of_packs_are_called_by_their_ids(tmp_path: Path) -> None:
    """Their ids begin with that of their pack, so that no two have one name."""
    pack = read_pack(folder(tmp_path, RULE))
    double = Function(
        id="town.double", label=Text.same("double"), takes=(Number(),), gives=Number(), run=abs
    )
    known = vocabulary((evolve(pack, functions=(double,)),)).names

    (age,) = (one for one in known.leaves if getattr(one, "path", "") == "child.age")
    assert typed(Formula("double(child.age)"), known) == tree.Call(double, (age,))
    with pytest.raises(InvalidValueError, match="town"):
        evolve(pack, functions=(evolve(double, id="double"),))


def test_two_packs_may_not_bring_one_function(tmp_path: Path) -> None:
    """Nobody could tell which is called."""
    pack = read_pack(folder(tmp_path, RULE))
    double = Function(
        id="town.double", label=Text.same("double"), takes=(Number(),), gives=Number(), run=abs
    )
    first = RulePack(manifest=pack.manifest, functions=(double,))

    with pytest.raises(InvalidValueError, match="Python function"):
        vocabulary((first, first))
