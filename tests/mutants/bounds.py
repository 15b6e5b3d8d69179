"""Bounds of college weights: those of the pack of French law, and as naive code checks them."""

from datetime import date

from essmodel.governance.fact import CollegeRecord, CooperativeFacts
from essmodel.rules.fact import stated
from essmodel.rules.finding import Standing
from essmodel.rules.law.event import Event
from essmodel.rules.rulebook import Rulebook
from essmodel_fr.pack import PACK

COLLEGE_RULES = (
    "fr.scic.at_least_three_colleges",
    "fr.scic.no_college_under_floor",
    "fr.scic.no_college_over_ceiling",
)


def true_bounds(parts: tuple[int, ...]) -> bool:
    """Whether every rule of the pack about colleges is met."""
    rules = tuple(rule for rule in PACK.rules if rule.id in COLLEGE_RULES)
    colleges = tuple(CollegeRecord(name="any", parts=one, whole=sum(parts)) for one in parts)
    findings = Rulebook(rules=rules, parameters=PACK.parameters).ask(
        stated(CooperativeFacts(colleges=colleges)), {Event.DECISION: date(2026, 11, 22)}
    )
    assert len(findings) == len(COLLEGE_RULES)
    return all(finding.standing is Standing.MET for finding in findings)


def only_the_floor(parts: tuple[int, ...]) -> bool:
    """Nobody looks whether a college holds more than a half."""
    return len(parts) >= 3 and all(10 * one >= sum(parts) for one in parts)


def in_whole_percents(parts: tuple[int, ...]) -> bool:
    """Weights rounded to whole percents first: 50.4 % passes for 50."""
    return len(parts) >= 3 and all(10 <= round(100 * one / sum(parts)) <= 50 for one in parts)


def two_will_do(parts: tuple[int, ...]) -> bool:
    """Two colleges at one half each."""
    return all(10 * one >= sum(parts) >= 2 * one for one in parts)
