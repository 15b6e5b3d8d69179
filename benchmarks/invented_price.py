"""
The price of the invented service, and the service bound to the day of the decisions.

Half-up(clamp(half-up(quotient × rate of the household), floor, ceiling) × reduction in percent).
"""

from benchmarks.figures import DECIDED_ON, Bands, Figures, figures
from benchmarks.invented_service import EUROS, SOURCE, Child, invented
from essmodel.coproduction.bound import BoundService, bound_service
from essmodel.coproduction.eligibility import ServiceRules, service_rules
from essmodel.packs.vocabulary import vocabulary
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.normal import normalised
from essmodel.rules.rounding import Rounding
from essmodel.rules.rule import Subject
from essmodel.rules.rulebook import Rulebook

RATE = Number(places=4)


def bound_invented(variant: int = 0) -> BoundService:
    """Return one of 100 services as it stands on the day of the decisions, with its price."""
    made = invented(variant)
    words = vocabulary((made.pack,))
    understood = service_rules(made.service, words.names)
    # A published list holds bands of flat prices; this price is worked out, as rates of effort are.
    asked = ServiceRules(
        conditions=understood.conditions, tariff=understood.tariff, price=price(figures(variant))
    )
    law = words.law.about(Subject.ELIGIBILITY)
    return bound_service(made.service, asked, law=law, dates={Event.DECISION: DECIDED_ON})


def conditions(bound: BoundService) -> tree.Node:
    """Return whether all conditions are met, whatever the price."""
    together = tree.And(tuple(one.tree for one in bound.rules))
    return normalised(together, bound.figures, bound.dates)


def rules() -> Rulebook:
    """Return the eight conditions of the first service as rules, with the figures of law."""
    made = invented()
    words = vocabulary((made.pack,))
    conditions = service_rules(made.service, words.names).conditions
    return Rulebook(rules=conditions, parameters=words.law.parameters)


def price(these: Figures) -> tree.Node:
    """Return the price as an expression over the quotient and the household."""
    quotient, household = Child.quotient.node, Child.household.node
    effort = tree.Mul(quotient, _by(household, these.rates, RATE))
    rounded = tree.DivRound(effort, 1, Rounding.HALF_UP, EUROS, SOURCE)
    capped = tree.MinMax("min", (rounded, tree.Lit(these.ceiling, EUROS)))
    clamped = tree.MinMax("max", (capped, tree.Lit(these.floor, EUROS)))
    reduced = tree.Mul(clamped, _by(quotient, these.reductions, Number()))
    return tree.DivRound(reduced, 100, Rounding.HALF_UP, EUROS, SOURCE)


def _by(x: tree.Node, bands: Bands, like: Number) -> tree.Node:
    values = tuple(tree.Lit(value, like) for value in bands.values)
    return tree.Bands(x, bands.bounds, values, SOURCE)
