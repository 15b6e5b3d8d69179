"""``services.yaml`` in the folder of a pack: read, typed once, and refused with its place."""

import re
from pathlib import Path

import pytest

from essmodel.coproduction.service import Service
from essmodel.coproduction.tariff import ComputedPrice
from essmodel.errors import InvalidValueError
from essmodel.io.folder import read_pack
from essmodel.rules.expression import Cmp, Fact, Mul, Node
from essmodel.rules.rounding import Rounding
from essmodel.values.money import Money

MANIFEST = """\
id: town
title: A town
api: 1
version: "1"
maintainer: tests
licence: MIT
"""
FACTS = """\
- {path: child.age, type: number, least: 0, label: age}
- {path: child.income, type: money, least: 0, label: income}
- {path: child.late, type: truth, label: late}
"""
SERVICES = """\
- id: town.club
  title: {en: "Club", fr: "Club"}
  kind: leisure
  conditions:
    - {id: old_enough, requires: child.age >= 3, source: {kind: invented}}
  tariff:
    from: 2025-09-01
    source: {kind: invented}
    tables:
      - {when: child.age < 6, price: 2}
      - when: child.age < 12
        by: child.income
        bands:
          - {below: 400, price: 3}
          - {from: 400, price: {formula: child.income * 0.01, rounding: floor}}
      - price: {formula: child.income * 0.02, rounding: half_up}
    surcharges:
      - {when: child.late, price: 1}
      - {when: not child.late, price: {formula: child.income * 2}}
  earlier_tariffs:
    - {until: 2025-09-01, source: {kind: invented}, tables: [{price: 1}]}
- {id: town.library, title: Library}
"""


def written(folder: Path, services: str = SERVICES) -> Path:
    """Write a folder with services."""
    for name, text in (("essmodel", MANIFEST), ("facts", FACTS), ("services", services)):
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def read(folder: Path) -> tuple[Service, ...]:
    """Read the services of a folder."""
    return read_pack(written(folder)).services


def named(node: object) -> str:
    """Return the path of a fact."""
    assert isinstance(node, Fact)
    return node.path


def test_formulas_of_services_are_typed_once(tmp_path: Path) -> None:
    """So that a name stays what it is, whatever packs come beside."""
    club, library = read(tmp_path)
    assert club.tariff is not None
    young, middle, old = club.tariff.tables
    late, _ = club.tariff.surcharges

    assert isinstance(club.conditions[0].requires, Cmp)
    assert isinstance(young.when, Cmp)
    assert (young.price, young.by) == (Money(200), None)
    assert named(middle.by) == "child.income"
    assert named(late.when) == "child.late"
    assert old.when is None
    assert (library.conditions, library.tariff, library.earlier_tariffs) == ((), None, ())


def test_prices_that_are_worked_out_are_typed_too(tmp_path: Path) -> None:
    """In tables, in bands and in surcharges, each with its rounding."""
    club, _ = read(tmp_path)
    assert club.tariff is not None
    _, middle, old = club.tariff.tables
    prices = (middle.bands[1].price, old.price, club.tariff.surcharges[1].price)

    formulas: list[Node] = []
    for price in prices:
        assert isinstance(price, ComputedPrice)
        assert isinstance(price.formula, Mul)
        formulas.append(price.formula.left)

    assert [named(one) for one in formulas] == ["child.income"] * 3
    assert [one.rounding for one in prices if isinstance(one, ComputedPrice)] == [
        Rounding.FLOOR,
        Rounding.HALF_UP,
        None,
    ]
    assert middle.bands[0].price == Money(300)


def test_list_before_the_list_is_kept(tmp_path: Path) -> None:
    """With its period and its price."""
    club, _ = read(tmp_path)
    (before,) = club.earlier_tariffs

    assert before.tables[0].price == Money(100)
    assert before.period.end is not None


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("id: town.club", "id: club", "id_without_prefix services.yaml:1:7 0.id"),
        ("id: town.club", "id: town.the-club", "name_unusable services.yaml:1:7 0.id"),
        ("id: town.library", "id: town.club", "name_has_two_meanings services.yaml:22:8"),
        ("kind: leisure", "kind: leisre", "code_unknown services.yaml:3:9 0.kind"),
        (
            "requires: child.age >= 3",
            "requires: child.aeg >= 3",
            "formula_name_misspelt services.yaml:5:34 0.conditions.0.requires",
        ),
        (
            "when: child.age < 12",
            "when: child.age",
            "not_a_condition services.yaml:11:15 0.tariff.tables.1.when",
        ),
        (
            "{from: 400, price",
            "{from: 500, price",
            "bands_leave_gap services.yaml:15:13 0.tariff.tables.1.bands.1",
        ),
        (
            "child.income * 0.01, rounding: floor",
            "child.income * 0.01",
            "price_unrounded services.yaml:15:32 0.tariff.tables.1.bands.1.price",
        ),
        (
            "child.income * 0.02, rounding: half_up",
            "child.age * 2",
            "not_a_price services.yaml:16:26 0.tariff.tables.2.price.formula",
        ),
        (
            "rounding: half_up",
            "rounding: half-up",
            "choice_misspelt services.yaml:16:57 0.tariff.tables.2.price.rounding",
        ),
        (
            "child.income * 2}",
            "child.income, rounding: floor}",
            "rounding_of_what services.yaml:19:73 0.tariff.surcharges.1.price.rounding",
        ),
        (
            "kind: leisure",
            "provider: somebody",
            "key_unknown services.yaml:3:3 0.provider",
        ),
        (
            "until: 2025-09-01",
            "until: 2025-09-02",
            "tariffs_overlap services.yaml:21:7 0.earlier_tariffs.0",
        ),
    ],
)
def test_mistake_in_a_service_has_its_place(
    tmp_path: Path, was: str, now: str, expected: str
) -> None:
    """File, line, column, and the path inside the file."""
    assert SERVICES.count(was) == 1

    with pytest.raises(InvalidValueError) as refusal:
        read_pack(written(tmp_path, SERVICES.replace(was, now)))

    assert [
        f"{one.id} {Path(one.at.file).name}:{one.at.line}:{one.at.column} {one.path}".strip()
        for one in refusal.value.problems
        if one.at
    ] == [expected]
    assert refusal.value.said("en") != refusal.value.said("fr")


def test_mistakes_of_rules_and_services_are_said_at_once(tmp_path: Path) -> None:
    """One reading is enough to correct a folder."""
    rule = "- {id: town.rule, subject: eligibility, requires: child.aeg,"
    rest = " source: {kind: invented}, event: decision}"
    (tmp_path / "rules.yaml").write_text(rule + rest, "utf-8")

    with pytest.raises(InvalidValueError) as refusal:
        read_pack(written(tmp_path, re.sub(r"child\.late", "child.lat", SERVICES)))

    assert [Path(one.at.file).name for one in refusal.value.problems if one.at] == [
        "rules.yaml",
        "services.yaml",
        "services.yaml",
    ]
