"""A service as it stands on a day: its conditions and its price as trees over facts alone."""

from collections.abc import Mapping

from attrs import frozen

from essmodel.coproduction.eligibility import ServiceRules, figures_of
from essmodel.coproduction.service import Service
from essmodel.rules import expression as tree
from essmodel.rules.bound import BoundRule, bound, with_figures
from essmodel.rules.figure import Figure
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.normal import YES, normalised
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.well_typed import TRUTH


@frozen(kw_only=True)
class BoundService:
    """
    What a service asks and costs on a day.

    Attributes:
        rules: its conditions and those of the law, each one condition.
        price: the amount, in cents; unknown where the list says nothing; ``None`` without a list.
        verdict: whether it is granted; unknown where a rule or the price is.
        figures: the figures named in the trees, which differ by code.
    """

    service: Service
    rules: tuple[BoundRule, ...]
    price: tree.Node | None
    verdict: tree.Node
    figures: Mapping[str, Figure]
    dates: Dates


def bound_service(
    service: Service, asked: ServiceRules, *, law: Rulebook, dates: Dates
) -> BoundService:
    """
    Return *service*, understood as *asked*, as it stands on *dates*.

    Raises:
        NoLawInForceError: the price follows a figure that the law did not set on that day.
    """
    book = bound(Rulebook(rules=(*asked.conditions, *law.rules), parameters=law.parameters), dates)
    figures = dict(book.figures)
    price = _price(asked, law, dates, figures)
    conditions = [one.tree for one in book.rules]
    if price is not None:
        # The price adds no "no": where it cannot be told, nobody can tell the whole.
        silence = tree.Silent(service.tariff.source, TRUTH)  # type: ignore[union-attr]
        conditions.append(tree.If(tree.IsKnown(price), YES, silence))
    return BoundService(
        service=service,
        rules=book.rules,
        price=price,
        verdict=normalised(tree.And(tuple(conditions)), figures, dates),
        figures=figures,
        dates=dates,
    )


def _price(
    asked: ServiceRules, law: Rulebook, dates: Dates, kept: dict[str, Figure]
) -> tree.Node | None:
    """Return the price; silence where the list is not, or may not be, in force on the day."""
    tariff, day = asked.tariff, dates[Event.DECISION]
    if asked.price is None or tariff is None:
        return None
    if not tariff.period.surely_contains(day):
        return tree.Silent(tariff.source, asked.price.type)
    return with_figures(asked.price, figures_of(asked.price, law, day), dates, kept)
