"""A local service: who provides it, who may have it, and what it costs them."""

from attrs import frozen

from essmodel.coproduction.tariff import Tariff
from essmodel.errors import Gathering, InvalidValueError
from essmodel.messages.text import Sayable, Text
from essmodel.rules.declared import understood
from essmodel.rules.expression import Node
from essmodel.rules.formula import Formula, Names
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Source
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import ALWAYS, Period


@frozen(kw_only=True)
class Condition:
    """
    One condition to have a service, in the words of who set it.

    Attributes:
        requires: a formula, typed when packs say what its names mean, or an expression.
        says: the condition as people are told it; the formula is worded where it is ``None``.
    """

    id: str
    requires: Formula | Node
    says: Sayable | None = None
    source: Source
    period: Period = ALWAYS


@frozen(kw_only=True)
class Service:
    """
    A service that the partnership offers.

    Attributes:
        kind: what the law knows it as, a code of the book ``service_kind``; another kind where it
            is ``None``.
        provider: the party who runs it.
        tariff: what it costs; ``None`` where no price list is given.
        earlier_tariffs: the price lists that it had before.
    """

    id: str
    title: Text
    kind: str | None = None
    provider: str | None = None
    place: str | None = None
    conditions: tuple[Condition, ...] = ()
    tariff: Tariff | None = None
    earlier_tariffs: tuple[Tariff, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.tariff is None and self.earlier_tariffs:
            raise InvalidValueError.because("earlier_than_what", path="earlier_tariffs")
        lists = (self.tariff, *self.earlier_tariffs)
        for index, one in enumerate(self.earlier_tariffs):
            if any(other and one.period.overlaps(other.period) for other in lists[: index + 1]):
                raise InvalidValueError.because(
                    "tariffs_overlap", path=f"earlier_tariffs.{index}", period=one.period
                )


def rules_of(service: Service, names: Names) -> tuple[Rule, ...]:
    """
    Return the conditions of *service* as rules.

    Raises:
        InvalidValueError: formulas that cannot be typed, all of them at once.
    """
    rules: list[Rule] = []
    found = Gathering()
    for index, condition in enumerate(service.conditions):
        with found.under(f"conditions.{index}.requires"):
            rules.append(_rule(condition, service, names))
    found.require_none()
    return tuple(rules)


def _rule(condition: Condition, service: Service, names: Names) -> Rule:
    requires = understood(condition.requires, names, source=condition.source)
    if requires.type != TRUTH:
        raise InvalidValueError.because("not_a_condition", found=requires.type)
    return Rule(
        id=f"{service.id}.{condition.id}",
        subject=Subject.ELIGIBILITY,
        requires=requires,
        says=condition.says,
        source=condition.source,
        period=condition.period,
        event=Event.DECISION,
    )
