"""A6, P6: the part of the capital that local authorities hold together."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CooperativeFacts, HoldingRecord
from essmodel.rules.law.source import Confidence
from essmodel.rules.verdict import Missing, Undetermined
from essmodel.testing import asking
from essmodel.values.money import Money
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

CAP = "fr.scic.public_capital_within_cap"
OLD_LAW, NEW_LAW = date(2014, 8, 1), date(2014, 8, 2)


def held(capital: int | None, *holdings: tuple[str | None, int]) -> CooperativeFacts:
    """Make a co-operative from its capital and the holdings by kind of holder, in cents."""
    return CooperativeFacts(
        capital=None if capital is None else Money(capital),
        holdings=tuple(
            HoldingRecord(name=f"{kind} {index}", holder=kind, amount=Money(cents))
            for index, (kind, cents) in enumerate(holdings)
        ),
    )


@pytest.mark.parametrize(
    ("cents", "day", "expected"),
    [
        (20_01, date(2001, 7, 17), "not asked"),
        (20_00, date(2001, 7, 18), "met"),
        (20_01, date(2001, 7, 18), "unmet"),
        (20_01, date(2001, 7, 19), "unmet"),
        (20_00, date(2014, 8, 1), "met"),
        (20_01, date(2014, 8, 1), "unmet"),
        (20_01, date(2014, 8, 2), "met"),
        (50_00, date(2014, 8, 2), "met"),
        (50_01, date(2014, 8, 2), "unmet"),
        (50_00, date(2014, 8, 3), "met"),
        (50_01, date(2026, 11, 22), "unmet"),
    ],
)
def test_the_cap_went_from_a_fifth_to_a_half(cents: int, day: date, expected: str) -> None:
    """Of a capital of 100 €, to the cent; the bound itself is allowed."""
    facts = held(100_00, ("commune", cents), ("none", 100_00 - cents))

    assert verdict(CAP, facts, decision=day) == expected


def test_authorities_are_counted_together() -> None:
    """26 % and 25 %: neither alone is over the cap."""
    facts = held(100_00, ("commune", 26_00), ("region", 25_00), ("none", 49_00))

    assert verdict(CAP, facts, decision=NEW_LAW) == "unmet"


@pytest.mark.parametrize(("day", "expected"), [(OLD_LAW, "met"), (NEW_LAW, "unmet")])
def test_territorial_public_bodies_count_since_2014(day: date, expected: str) -> None:
    """60 % in such a body's hands was outside the cap of 20 %, and is over that of 50 %."""
    facts = held(100_00, ("etablissement_public_territorial", 60_00), ("none", 40_00))

    assert verdict(CAP, facts, decision=day) == expected


@pytest.mark.parametrize("kind", ["etat", "other_public_body", "none"])
@pytest.mark.parametrize("day", [OLD_LAW, NEW_LAW])
def test_others_are_outside_the_cap(kind: str, day: date) -> None:
    """The State and bodies that are not local have no cap in the text (A6b)."""
    assert verdict(CAP, held(100_00, (kind, 90_00)), decision=day) == "met"


@pytest.mark.parametrize(
    "kind", ["commune", "departement", "region", "collectivite_a_statut_particulier", "groupement"]
)
@pytest.mark.parametrize("day", [OLD_LAW, NEW_LAW])
def test_local_authorities_and_their_groupings_are_under_it(kind: str, day: date) -> None:
    """Every kind of collectivity, alone with most of the capital."""
    assert verdict(CAP, held(100_00, (kind, 90_00)), decision=day) == "unmet"


def test_a_member_who_leaves_can_breach_it() -> None:
    """The authority did nothing; its 40 € of 100 become 40 of 60 (A6d)."""
    before = held(100_00, ("commune", 40_00), ("none", 20_00), ("none", 40_00))
    after = held(60_00, ("commune", 40_00), ("none", 20_00))

    assert verdict(CAP, before, decision=NEW_LAW) == "met"
    assert verdict(CAP, after, decision=NEW_LAW) == "unmet"


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        (held(None, ("commune", 10_00)), "cooperative.capital"),
        (CooperativeFacts(capital=Money(100_00)), "cooperative.holdings"),
        (held(100_00, (None, 10_00)), "holding.holder"),
    ],
)
def test_what_is_not_known_is_named(facts: CooperativeFacts, missing: str) -> None:
    """Capital, holdings, or what a holder is."""
    found = ask(CAP, facts, decision=NEW_LAW)

    assert found.verdict == Undetermined((Missing(frozenset({missing})),))


@pytest.mark.parametrize("day", [OLD_LAW, NEW_LAW])
def test_both_versions_were_read(day: date) -> None:
    """Article 19 septies, last paragraph."""
    assert ask(CAP, held(100_00), decision=day).confidence is Confidence.READ
