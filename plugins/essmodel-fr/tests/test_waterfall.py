"""A20 to A24, A26: published figures of a surplus, step by step, under each reading by name."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

import essmodel as em
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.fiscal_year import FiscalYear, Proposal
from essmodel.governance.redemption import capital_floor, value_after
from essmodel.governance.statutes import ProxyRule, Statutes, VoiceRule
from essmodel.messages.text import Text
from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Invention, LegalSource
from essmodel.rules.verdict import Missing, Undetermined, Unsettled
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion
from essmodel_fr.law.capital import CAPITAL_FLOOR
from essmodel_fr.law.surplus import (
    ARTICLE_16,
    ARTICLE_16_IN_FULL,
    ARTICLE_16_OF_THE_LEGAL_RESERVE,
    L232_10,
)
from essmodel_fr.pack import PACK

YEAR_END = date(2016, 12, 31)
ASSEMBLY = date(2017, 5, 20)
TOGETHER, ALONE = "reserves_together", "legal_reserve_alone"
MISSING, IN_FULL = "what_is_missing", "in_full"
FIRST, WHOLE = "losses_first", "whole_surplus"

CASE = em.Partnership(
    title=Text(en="invented", fr="inventé"),
    as_of=ASSEMBLY,
    cooperative=Cooperative(
        name="Le centre",
        legal_form="sas",
        statutes=Statutes(
            source=Invention(),
            voice=VoiceRule.ONE_PER_MEMBER,
            categories=(),
            decisions=(),
            proxies=ProxyRule(limit=None),
        ),
    ),
)


def year(*, assembly_on: date | None = ASSEMBLY, **cents: int | None) -> FiscalYear:
    """Write accounts in cents: a capital of 100 000 €, no reserves, no subsidies, no losses."""
    known = {
        "surplus": 10_000_00,
        "losses_forward": 0,
        "subsidies": 0,
        "share_capital": 100_000_00,
        "legal_reserve": 0,
        "reserves": 0,
    } | cents
    amounts: dict[str, Any] = {
        name: None if one is None else Money(one) for name, one in known.items()
    }
    return FiscalYear(ends_on=YEAR_END, assembly_on=assembly_on, source=Invention(), **amounts)


def appropriated(accounts: FiscalYear, *readings: str) -> em.Appropriation:
    """Ask about a year of the co-operative."""
    return em.appropriate(accounts, within=CASE, packs=(PACK,), on=ASSEMBLY, readings=readings)


def cents(found: em.Appropriation) -> list[int | None]:
    """Return the amounts of the legal reserve, the statutory reserve and the interest."""
    purposes = ("legal_reserve", "statutory_reserve", "interest")
    amounts = [found.of(to).amount for to in purposes]
    return [one.cents if isinstance(one, Money) else None for one in amounts]


def test_fifteen_then_half_of_the_rest_then_the_rate_of_2017() -> None:
    """57.5 % go to reserves; the shares bear 3.2267 % of 100 000 €, whole cents below."""
    found = appropriated(year())

    assert cents(found) == [1_500_00, 4_250_00, 3_226_66]
    assert found.carried == Money(10_000_00 - 1_500_00 - 4_250_00 - 3_226_66)
    assert found.standing is Standing.MET


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"reserves": 100_000_00, "legal_reserve": 100_000_00}, [0, 5_000_00, 3_226_66]),
        ({"subsidies": 1_500_00}, [1_500_00, 4_250_00, 2_750_00]),
        ({"subsidies": 4_250_00}, [1_500_00, 4_250_00, 0]),
        ({"subsidies": 9_000_00}, [1_500_00, 4_250_00, 0]),
        ({"surplus": 1_00}, [15, 43, 42]),
        ({"surplus": 1_01}, [16, 43, 42]),
        ({"surplus": 1}, [1, 0, 0]),
        ({"surplus": 0}, [0, 0, 0]),
        ({"surplus": -5_000_00}, [0, 0, 0]),
        ({"surplus": -1, "share_capital": None, "reserves": None}, [0, 0, 0]),
        ({"surplus": 100_000_00}, [15_000_00, 42_500_00, 3_226_66]),
    ],
)
def test_published_steps(changed: dict[str, Any], expected: list[int]) -> None:
    """57.5 % is no constant, subsidies come off before the rate, and a loss allots nothing."""
    found = appropriated(year(**changed))

    assert cents(found) == expected
    assert found.carried == found.surplus - Money(sum(expected))


@pytest.mark.parametrize(
    ("day", "most"),
    [
        (date(2014, 12, 31), None),
        (date(2015, 1, 1), 1_890_00),
        (date(2015, 12, 31), 1_890_00),
        (date(2016, 1, 1), 1_075_00),
        (date(2016, 1, 31), 1_075_00),
        (date(2016, 2, 15), None),
        (date(2016, 12, 31), None),
        (date(2017, 1, 1), 3_226_66),
        (date(2017, 12, 31), 3_226_66),
        (date(2018, 1, 1), None),
        (None, None),
    ],
)
def test_interest_is_bound_by_the_day_of_the_meeting(day: date | None, most: int | None) -> None:
    """Not by the year whose surplus it is; where yields or days are not known, nobody can tell."""
    found = appropriated(year(assembly_on=day))

    assert cents(found) == [1_500_00, 4_250_00, most]
    assert (found.carried is None) is (most is None)


def test_yields_that_the_pack_has_not_are_read_from_the_accounts() -> None:
    """Six half-years of one percent each, and two points: 3 %."""
    accounts = FiscalYear(
        ends_on=date(2024, 12, 31),
        assembly_on=date(2025, 5, 1),
        surplus=Money(10_000_00),
        losses_forward=Money(0),
        subsidies=Money(0),
        share_capital=Money(100_000_00),
        legal_reserve=Money(0),
        reserves=Money(0),
        bond_yields=600,
        bond_half_years=6,
        source=Invention(),
    )

    assert cents(appropriated(accounts)) == [1_500_00, 4_250_00, 3_000_00]


CROSSING = year(reserves=99_000_00, legal_reserve=99_000_00)
"""1 000 € are missing, and fifteen percent are 1 500."""


def test_the_crossing_year_is_unsettled_unless_a_reading_is_chosen() -> None:
    """What is missing, or all fifteen percent: two texts, two amounts, no answer."""
    found = appropriated(CROSSING)
    legal = found.of("legal_reserve").amount

    assert isinstance(legal, Undetermined)
    assert legal.causes == (Unsettled((ARTICLE_16, ARTICLE_16_IN_FULL)),)
    assert cents(found) == [None, None, 3_226_66]
    assert found.standing is Standing.UNDETERMINED


@pytest.mark.parametrize(
    ("reading", "expected"),
    [(MISSING, [1_000_00, 4_500_00, 3_226_66]), (IN_FULL, [1_500_00, 4_250_00, 3_226_66])],
)
def test_a_reading_of_the_crossing_year_settles_it(reading: str, expected: list[int]) -> None:
    """To the cent."""
    assert cents(appropriated(CROSSING, reading)) == expected


SPLIT = year(reserves=120_000_00, legal_reserve=20_000_00)
"""All reserves together are above the capital, the legal one alone is not."""


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ((), [None, None, 3_226_66]),
        ((TOGETHER,), [0, 5_000_00, 3_226_66]),
        ((ALONE,), [1_500_00, 4_250_00, 3_226_66]),
        ((MISSING,), [None, None, 3_226_66]),
    ],
)
def test_which_reserves_are_held_against_the_capital_is_a_named_reading(
    readings: tuple[str, ...], expected: list[int | None]
) -> None:
    """The article says together, the guide of the federation says alone."""
    found = appropriated(SPLIT, *readings)

    assert cents(found) == expected
    if not readings:
        legal = found.of("legal_reserve").amount
        assert isinstance(legal, Undetermined)
        assert isinstance(legal.causes[0], Unsettled)
        assert ARTICLE_16_OF_THE_LEGAL_RESERVE in legal.causes[0].readings


def test_a_reading_that_was_chosen_stays_a_doubt() -> None:
    """Whoever chooses it knows that nobody read it as law."""
    assert appropriated(SPLIT, TOGETHER).of("legal_reserve").standing is Standing.MET
    assert appropriated(SPLIT, ALONE).of("legal_reserve").standing is Standing.UNDETERMINED


INDEBTED = year(losses_forward=4_000_00)


@pytest.mark.parametrize(
    ("readings", "expected", "carried"),
    [
        ((), [None, None, None], None),
        ((FIRST,), [900_00, 2_550_00, 2_550_00], 0),
        ((WHOLE,), [1_500_00, 4_250_00, 3_226_66], 1_023_34),
    ],
)
def test_whether_earlier_losses_come_first_is_a_named_reading(
    readings: tuple[str, ...], expected: list[int | None], carried: int | None
) -> None:
    """The special law does not say it, and the general one was not read."""
    found = appropriated(INDEBTED, *readings)

    assert cents(found) == expected
    assert found.carried == (None if carried is None else Money(carried))
    if not readings:
        amount = found.of("losses").amount
        assert amount == Undetermined((Unsettled((L232_10,)),))


def test_unknown_losses_are_a_missing_fact() -> None:
    """Zero would be a guess."""
    found = appropriated(year(losses_forward=None))

    legal = found.of("legal_reserve").amount
    assert isinstance(legal, Undetermined)
    assert Missing(frozenset({"accounts.losses_forward"})) in legal.causes


def test_an_unknown_day_of_the_meeting_is_a_missing_fact() -> None:
    """It chooses the rate."""
    amount = appropriated(year(assembly_on=None, subsidies=4_250_00)).of("interest").amount

    assert isinstance(amount, Undetermined)
    assert any(isinstance(one, Missing) and "assembly" in one.facts for one in amount.causes) or (
        Missing(frozenset({"accounts.bond_yields"})) in amount.causes
    )


def proposal(legal: int, statutory: int, interest: int, carried: int) -> Proposal:
    """Propose amounts in cents, and no rebates."""
    return Proposal(
        to_legal_reserve=Money(legal),
        to_statutory_reserve=Money(statutory),
        interest=Money(interest),
        carried=Money(carried),
        rebates=Money(0),
        to_capital=Money(0),
    )


@pytest.mark.parametrize(
    ("amounts", "unmet"),
    [
        ((1_500_00, 4_250_00, 3_226_66, 1_023_34), set[str]()),
        ((1_499_99, 4_250_01, 3_226_66, 1_023_34), {"fr.scic.legal_reserve"}),
        ((1_500_00, 4_249_99, 3_226_66, 1_023_35), {"fr.scic.statutory_reserve"}),
        ((1_500_00, 4_250_00, 3_226_67, 1_023_33), {"fr.scic.interest_within_rate"}),
        (
            (1_500_00, 4_250_00, 4_250_00, 0),
            {"fr.scic.interest_within_rate"},
        ),
    ],
)
def test_a_proposal_is_held_against_each_rule(
    amounts: tuple[int, int, int, int], unmet: set[str]
) -> None:
    """A cent too few or too many is found, with its reason."""
    accounts = evolve(year(), proposal=proposal(*amounts))
    found = appropriated(accounts)

    assert {one.rule.id for one in found.findings if one.standing is Standing.UNMET} == unmet


def test_rules_of_a_reading_that_was_not_chosen_are_not_asked() -> None:
    """Whoever reads the crossing year as what is missing hears no doubt about it."""
    accounts = evolve(CROSSING, proposal=proposal(1_000_00, 4_500_00, 0, 4_500_00))
    asked = {
        reading: {one.rule.id for one in appropriated(accounts, reading).findings}
        for reading in (MISSING, IN_FULL)
    }

    assert asked[IN_FULL] - asked[MISSING] == {"fr.scic.legal_reserve_in_crossing_year"}


def test_each_reading_is_told_on_the_page() -> None:
    """What it comes to, in both languages."""
    english, french = appropriated(CROSSING).explain("en"), appropriated(CROSSING).explain("fr")

    assert "€1,000.00 if it is read so: what_is_missing\n" in english
    assert "€1,500.00 if it is read so: in_full\n" in english
    assert "art. 16" in french
    assert "personne ne peut le dire" in french


def test_steps_say_how_well_their_texts_are_known() -> None:
    """As far as they were read."""
    found = appropriated(year())

    legal, statutory, interest = (
        found.of(to).sources for to in ("legal_reserve", "statutory_reserve", "interest")
    )
    assert [one.confidence.value for one in statutory if isinstance(one, LegalSource)] == [
        "secondary"
    ]
    assert ARTICLE_16 in legal
    assert all("deux points" in one.article for one in interest if isinstance(one, LegalSource))


def test_a_share_after_a_loss_is_worth_eighty_percent() -> None:
    """14 000 × 50 000 / (50 000 + 20 000) = 10 000: the figures of the clause of the federation."""
    worth = value_after(
        Money(14_000_00), shares=Money(100_00), capital=Money(50_000_00), reserves=Money(20_000_00)
    )

    assert worth == Money(80_00)


@pytest.mark.parametrize(("highest", "floor"), [(1_000_00, 250_00), (1_01, 26), (0, 0)])
def test_a_quarter_of_the_highest_capital_stays(highest: int, floor: int) -> None:
    """A begun cent counts as whole."""
    part = CAPITAL_FLOOR.on(ASSEMBLY).value

    assert capital_floor(Money(highest), part, least=Money(0)) == Money(floor)


@pytest.mark.parametrize("surplus", [-1, -10_000_00])
def test_a_loss_allots_nothing_under_any_reading(surplus: int) -> None:
    """Whatever else is unknown: all readings agree."""
    accounts = FiscalYear(
        ends_on=YEAR_END, assembly_on=ASSEMBLY, surplus=Money(surplus), source=Invention()
    )
    found = appropriated(accounts)

    assert {one.amount for one in found.portions} == {Money(0)}
    assert found.carried == Money(surplus)


@pytest.mark.parametrize(
    ("part", "statutory", "interest"),
    [
        (None, 4_250_00, 3_226_66),
        (Proportion.of(2, 5), 4_250_00, 3_226_66),
        (Proportion.of(1, 2), 4_250_00, 3_226_66),
        (Proportion.of(4, 5), 6_800_00, 1_700_00),
        (Proportion.of(1, 1), 8_500_00, 0),
    ],
)
def test_statutes_give_more_to_the_reserve_and_never_less(
    part: Proportion | None, statutory: int, interest: int
) -> None:
    """Half is the floor of the law; all of it is what many statutes say."""
    found = appropriated(evolve(year(), statutory_part=part))

    assert cents(found) == [1_500_00, statutory, interest]


@pytest.mark.parametrize(("carried", "expected"), [(1_700_00, "met"), (1_700_01, "unmet")])
def test_a_proposal_is_held_against_the_statutes_too(carried: int, expected: str) -> None:
    """80 % of what the legal reserve leaves, to the cent."""
    proposed = proposal(1_500_00, 8_500_00 - carried, 0, carried)
    accounts = evolve(year(), statutory_part=Proportion.of(4, 5), proposal=proposed)
    found = appropriated(accounts)

    standings = {one.rule.id: one.standing.value for one in found.findings}
    assert standings["fr.scic.reserve_of_the_statutes"] == expected
    assert standings["fr.scic.statutory_reserve"] == "met"
