"""The conditions of a service as rules: typed, dated, named after their service."""

from collections.abc import Callable

import pytest
from attrs import evolve

from essmodel.coproduction.eligibility import service_rules
from essmodel.coproduction.service import Condition, Service, rules_of
from essmodel.coproduction.tariff import Table, Tariff
from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.datatype import Truth
from essmodel.rules.expression import Fact
from essmodel.rules.formula import Names
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Subject

MakeCondition = Callable[..., Condition]
MakeService = Callable[..., Service]


def test_condition_becomes_a_rule_of_its_service(
    condition: MakeCondition, service: MakeService, names: Names
) -> None:
    """Its id is unique among services, and the day of the decision chooses its version."""
    asked = condition("family.paid", name="member")

    (rule,) = rules_of(service(asked), names)

    assert (rule.id, rule.subject, rule.event) == (
        "meal.member",
        Subject.ELIGIBILITY,
        Event.DECISION,
    )
    assert (rule.source, rule.period, rule.says) == (asked.source, asked.period, None)
    assert rule.requires == Fact("family.paid", Truth(), Text.same("paid"))


def test_condition_may_be_an_expression(
    condition: MakeCondition, service: MakeService, names: Names
) -> None:
    """As a Python user writes it, already typed."""
    paid = Fact("family.paid", Truth(), Text.same("paid"))

    (rule,) = rules_of(service(evolve(condition("ignored"), requires=paid)), names)

    assert rule.requires is paid


def test_condition_is_told_in_the_words_of_who_set_it(
    condition: MakeCondition, service: MakeService, names: Names
) -> None:
    """In both languages."""
    words = Text(en="membership is paid", fr="l’adhésion est payée")

    (rule,) = rules_of(service(evolve(condition("family.paid"), says=words)), names)

    assert rule.says == words


def test_all_that_makes_no_sense_is_said_at_once(
    condition: MakeCondition,
    service: MakeService,
    table: Callable[..., Table],
    tariff: Callable[..., Tariff],
    names: Names,
) -> None:
    """Conditions and price list, each with its place."""
    broken = service(
        condition("family.piad"),
        condition("family.paid"),
        condition("family.quotient"),
        prices=tariff(table("below 400: 1", "from 500: 2")),
    )

    with pytest.raises(InvalidValueError) as refusal:
        service_rules(broken, names)

    assert [one.path for one in refusal.value.problems] == [
        "conditions.0.requires",
        "conditions.2.requires",
        "tariff.tables.0.bands.1",
    ]


def test_service_may_ask_nothing_and_have_no_price(service: MakeService, names: Names) -> None:
    """It is open to all, and what it costs is not said."""
    found = service_rules(service(), names)

    assert (found.conditions, found.price, found.tariff) == ((), None, None)
