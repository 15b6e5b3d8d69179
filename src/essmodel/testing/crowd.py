"""A population asked one by one: what a frame must say of each of its rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from attrs import frozen

from essmodel.coproduction.request import Granted, Refused, Request, Undecided
from essmodel.packs.pack import RulePack
from essmodel.packs.vocabulary import vocabulary
from essmodel.partnership.partnership import Partnership
from essmodel.questions.decide import Decision, decide
from essmodel.questions.population_decision import PopulationDecision
from essmodel.rules.datatype import DataType, Number
from essmodel.rules.expression import Fact
from essmodel.rules.fact import Facts, FactValue
from essmodel.rules.finding import Standing
from essmodel.rules.statement import Statement


@frozen(kw_only=True)
class Told:
    """
    What a case is told about one service.

    Attributes:
        verdict: whether it is granted; ``None`` where nobody can tell.
        price: in cents; ``None`` where it is refused or unknown.
        failed: the ids of the rules that are unmet.
        undetermined: those of the rules that cannot be told.
    """

    verdict: bool | None
    price: int | None
    failed: frozenset[str]
    undetermined: frozenset[str]


def told_one_by_one(
    service: str,
    cases: Sequence[Facts],
    *,
    within: Partnership,
    packs: tuple[RulePack, ...],
    days: Sequence[date],
) -> list[Told]:
    """Return what `essmodel.decide` says of each of *cases*, on the day at the same place."""
    leaves = vocabulary(packs).names.leaves
    types = {one.path: one.type for one in leaves if isinstance(one, Fact)}
    requests = (
        Request(id=f"r{index}", service=service, facts=_stated(facts, types))
        for index, facts in enumerate(cases)
    )
    asked = zip(requests, days, strict=True)
    return [_told(decide(one, within=within, packs=packs, on=day)) for one, day in asked]


def told_at_once(
    decided: PopulationDecision, service: str, lines: Sequence[Mapping[str, object]]
) -> list[Told]:
    """Return what the *lines* of an answer say about *service*."""
    return [_read(decided, service, line) for line in lines]


def _stated(facts: Facts, types: Mapping[str, DataType]) -> tuple[Statement, ...]:
    known = ((path, value) for path, value in facts.items() if value is not None)
    return tuple(Statement(path, _text(value, types[path])) for path, value in known)


def _text(value: FactValue, kind: DataType) -> str:
    """Return a value in units of *kind* as people state it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() if isinstance(kind, Number):
            return format(Decimal(value).scaleb(-kind.places), "f")
        case _:
            return str(value)


def _told(decision: Decision) -> Told:
    price: int | None = None
    match decision.answer:
        case Granted(price=found) | Undecided(price=found):
            price = found.amount.cents if found and found.amount else None
        case Refused():
            pass
    rules = {
        standing: frozenset(
            one.rule.id for one in decision.answer.findings if one.standing is standing
        )
        for standing in Standing
    }
    verdicts = {Standing.MET: True, Standing.UNMET: False}
    return Told(
        verdict=verdicts.get(decision.standing),
        price=price,
        failed=rules[Standing.UNMET],
        undetermined=rules[Standing.UNDETERMINED],
    )


def _read(decided: PopulationDecision, service: str, line: Mapping[str, object]) -> Told:
    def reasons(kind: str) -> frozenset[str]:
        masks = [cast("int", line[name]) for name in line if name.startswith(f"{service}.{kind}")]
        return frozenset(decided.reasons(*masks, service=service))

    return Told(
        verdict=cast("bool | None", line[f"{service}.verdict"]),
        price=cast("int | None", line[f"{service}.price"]),
        failed=reasons("failed"),
        undetermined=reasons("undetermined"),
    )
