"""
What the two OpenFisca versions of the rule share: the child, its facts, the figures of law.

This file is read by the process of the peer only; nothing of ours is imported but plain figures.
Its numbers would be 32-bit floats, which cannot hold these amounts: whole cents are asked for.
"""

from datetime import date
from typing import Any

from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.figures import SCHEMES, STANDARD, TOWNS, Bands

Child = build_entity(
    key="child", plural="children", label="A child for whom a place is asked", is_person=True
)
Town: Any = Enum("Town", [(f"town_{code}", code) for code in TOWNS])
Scheme: Any = Enum("Scheme", [(code, code) for code in SCHEMES])

SINCE = "2020-01-01"


def variable(name: str, kind: type, **more: object) -> type[Variable]:
    """Return a variable of the child, of one day."""
    words = {"value_type": kind, "entity": Child, "definition_period": DateUnit.DAY, **more}
    return type(name, (Variable,), words)


FACTS = (
    variable("birth", date),
    variable("town", Enum, possible_values=Town, default_value=Town.town_59100),
    variable("priority", bool),
    variable("disability", bool),
    variable("enrolled", bool),
    variable("quotient", int),
    variable("scheme", Enum, possible_values=Scheme, default_value=Scheme.general),
    variable("fee_paid", date),
    variable("income", int),
    variable("shares", int),
    variable("household", int),
)


def country(*computed: type[Variable]) -> TaxBenefitSystem:
    """Return a country of one service, whose variables are the facts and those *computed*."""
    made = TaxBenefitSystem([Child])
    made.add_variables(*FACTS, *computed)
    made.parameters = ParameterNode(
        "",
        data={
            "age_from": _figure(STANDARD.age_from),
            "age_to": _figure(STANDARD.age_to),
            "quotient_most": _figure(STANDARD.quotient_most),
            "months": _figure(STANDARD.months),
            "income_ceiling": _figure(STANDARD.income_ceiling),
            "floor": _figure(STANDARD.floor),
            "ceiling": _figure(STANDARD.ceiling),
            "rates": _scale(STANDARD.rates),
            "reductions": _scale(STANDARD.reductions),
        },
    )
    return made


def _figure(value: int) -> dict[str, Any]:
    return {"values": {SINCE: {"value": value}}}


def _scale(bands: Bands) -> dict[str, Any]:
    """Return bands as OpenFisca keeps them: amounts, each from a threshold."""
    brackets = [
        {"threshold": {SINCE: {"value": start}}, "amount": {SINCE: {"value": value}}}
        for start, value in zip((0, *bands.bounds), bands.values, strict=True)
    ]
    return {"metadata": {"type": "single_amount"}, "brackets": brackets}
