"""A service with more rules than a number has bits: several columns tell of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

import essmodel as em
from essmodel.coproduction.service import Condition, Service
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.rules.datatype import Truth
from essmodel.rules.expression import Fact
from essmodel.rules.fact import Facts
from essmodel.rules.law.source import Invention
from essmodel.testing.crowd import told_at_once, told_one_by_one

pytestmark = pytest.mark.heavy

Hold = Callable[[pl.DataFrame], Any]
TableOf = Callable[..., pl.DataFrame]
Lines = Callable[[Any], list[dict[str, Any]]]
DAY = date(2026, 11, 22)
FACTS = tuple(Fact(f"home.paper{i}", Truth(), Text.same(f"paper {i}")) for i in range(129))
PACK = em.RulePack(
    manifest=Manifest(
        id="fx", title=Text.same("fx"), api=1, version="1", maintainer="fx", licence="MIT"
    ),
    facts=FACTS,
)
EDGES = (0, 1, 7, 8, 15, 16, 31, 32, 62, 63, 64, 126, 127, 128)


def camp(rules: int) -> em.Partnership:
    """Offer a camp that asks for so many papers."""
    several = tuple(
        Condition(id=f"paper{index}", requires=fact, source=Invention())
        for index, fact in enumerate(FACTS[:rules])
    )
    service = Service(id="camp", title=Text.same("camp"), conditions=several)
    return em.Partnership(title=Text.same("fx"), services=(service,))


def people(rules: int) -> list[Facts]:
    """Return who has all papers, none, and who lacks or does not tell one at an edge."""
    complete = {one.path: True for one in FACTS[:rules]}
    each = [FACTS[edge].path for edge in EDGES if edge < rules]
    return [
        complete,
        dict.fromkeys(complete, False),
        {},
        *({**complete, path: False} for path in each),
        *({**complete, path: None} for path in each),
    ]


@pytest.mark.parametrize("rules", [0, 1, 64, 65])
def test_each_rule_has_its_bit_whoever_holds_the_frame(
    rules: int, hold: Hold, table: TableOf, lines: Lines
) -> None:
    """The one at the place 64 is the first of the second column."""
    assert_each_rule_has_its_bit(rules, hold, table, lines)


@pytest.mark.parametrize("rules", [7, 8, 9, 16, 17, 32, 33, 63, 128, 129])
def test_each_rule_has_its_bit(rules: int, table: TableOf, lines: Lines) -> None:
    """However many bits the number has."""
    assert_each_rule_has_its_bit(rules, lambda frame: frame, table, lines)


def assert_each_rule_has_its_bit(rules: int, hold: Hold, table: TableOf, lines: Lines) -> None:
    """Hold a population against each of its cases alone."""
    case, cases = camp(rules), people(rules)

    decided = em.decide_all(
        "camp",
        hold(table(cases, FACTS[:rules])),
        within=case,
        packs=(PACK,),
        on=DAY,
        keep=["key"],
    )

    found = lines(decided.frame)
    assert told_at_once(decided, "camp", found) == told_one_by_one(
        "camp", cases, within=case, packs=(PACK,), days=[DAY] * len(cases)
    )
    assert [one for one in found[0] if "failed" in one] == [
        "camp.failed" + ("" if number == 1 else f"_{number}")
        for number in range(1, max(1, -(-rules // 64)) + 1)
    ]


def test_rules_beyond_64_are_counted(table: TableOf) -> None:
    """Each at its place."""
    cases = people(129)

    decided = em.decide_all("camp", table(cases, FACTS), within=camp(129), packs=(PACK,), on=DAY)

    told = decided.tally()["camp"]
    assert (told.granted, told.refused, told.undetermined) == (1, 15, 15)
    assert told.unmet == tuple(2 if place in EDGES else 1 for place in range(129))
    assert told.untold == told.unmet
