"""
A20 to A23: the surplus of a SCIC step by step, under each way of reading its law.

Law:
    As `essmodel_fr.law.surplus` and `essmodel_fr.law.share_interest` have it.

Readings:
    ``reserves_together`` or ``legal_reserve_alone``: which reserves are held against the capital.
    ``what_is_missing`` or ``in_full``: what is due in the year in which they reach it.
    ``losses_first`` or ``whole_surplus``: whether losses of earlier years are covered first.
"""

from itertools import product

from attrs import frozen

from essmodel.governance.account_fact import AccountsFacts
from essmodel.governance.fact import CooperativeFacts
from essmodel.governance.surplus import Of
from essmodel.governance.waterfall import Demand, LegalStep, Waterfall
from essmodel.messages.catalogue import Message
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import LegalSource
from essmodel.rules.literal import literal
from essmodel.rules.rounding import Rounding
from essmodel.rules.term import node_of
from essmodel.values.money import Money
from essmodel_fr.law import surplus
from essmodel_fr.law.share_interest import VERSIONS
from essmodel_fr.law.text import SINCE_2001
from essmodel_fr.legal_form import SA, SARL, SAS

_A = AccountsFacts
_ALL = tree.Lit(1, Number())
_NOTHING = literal(Money(0), _A.surplus.node.type)


@frozen
class _Reading:
    """One way of reading the law in all three respects."""

    reserves: str
    crossing: str
    losses: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.reserves, self.crossing, self.losses)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that ask for more in this reading."""
        return tuple(_RULES[name] for name in self.names if name in _RULES)

    @property
    def steps(self) -> tuple[LegalStep, ...]:
        losses = (_LOSSES,) if self.losses == "losses_first" else ()
        return (*losses, self._legal_reserve(), _STATUTORY_RESERVE, *_INTEREST)

    def _legal_reserve(self) -> LegalStep:
        alone = self.reserves == "legal_reserve_alone"
        reserves = (_A.legal_reserve if alone else _A.reserves).node
        missing = tree.MinMax("max", (_NOTHING, tree.Sub(_A.share_capital.node, reserves)))
        open_end = tree.MinMax("max", (_NOTHING, _A.surplus.node))
        in_full = tree.If(tree.Cmp("<", reserves, _A.share_capital.node), open_end, _NOTHING)
        return LegalStep(
            to="legal_reserve",
            label=Message("fact_to_legal_reserve"),
            demand=Demand.AT_LEAST,
            part=node_of(surplus.LEGAL_RESERVE_PART, surplus.LEGAL_RESERVE_PART.datatype),
            of=Of.REMAINDER,
            rounding=Rounding.CEILING,
            at_most=in_full if self.crossing == "in_full" else missing,
            event=Event.FISCAL_YEAR_END,
            period=surplus.SINCE_ARTICLE_16,
            source=self._article_16,
        )

    @property
    def _article_16(self) -> LegalSource:
        """Article 16 as it was read, or as it is read here."""
        if self.reserves == "legal_reserve_alone":
            return surplus.ARTICLE_16_OF_THE_LEGAL_RESERVE
        return surplus.ARTICLE_16_IN_FULL if self.crossing == "in_full" else surplus.ARTICLE_16


_RULES = {
    "legal_reserve_alone": surplus.LEGAL_RESERVE_ALONE,
    "in_full": surplus.CROSSING_YEAR,
    "losses_first": surplus.LOSSES_FIRST,
    "whole_surplus": surplus.WHOLE_SURPLUS,
}
_LOSSES = LegalStep(
    to="losses",
    label=Message("fact_to_losses"),
    demand=Demand.AT_LEAST,
    part=_ALL,
    of=Of.SURPLUS,
    rounding=Rounding.CEILING,
    at_most=_A.losses_forward.node,
    event=Event.FISCAL_YEAR_END,
    period=SINCE_2001,
    source=surplus.L232_10,
)
_HALF = node_of(surplus.STATUTORY_RESERVE_PART, surplus.STATUTORY_RESERVE_PART.datatype)
_OF_STATUTES = tree.Coalesce(_A.statutory_part.node, _HALF, surplus.ARTICLE_19_NONIES)
_STATUTORY_RESERVE = LegalStep(
    to="statutory_reserve",
    label=Message("fact_to_statutory_reserve"),
    demand=Demand.AT_LEAST,
    part=tree.MinMax("max", (_HALF, _OF_STATUTES)),
    of=Of.REMAINDER,
    rounding=Rounding.CEILING,
    event=Event.FISCAL_YEAR_END,
    period=SINCE_2001,
    source=surplus.ARTICLE_19_NONIES,
)
_INTEREST = tuple(
    LegalStep(
        to="interest",
        label=Message("fact_share_interest"),
        demand=Demand.AT_MOST,
        part=_ALL,
        of=Of.REMAINDER,
        rounding=Rounding.FLOOR,
        excludes=_A.subsidies.node,
        at_most=one.most,
        event=Event.ASSEMBLY,
        period=one.period,
        source=one.source,
    )
    for one in VERSIONS
)

_READINGS = tuple(
    _Reading(*names)
    for names in product(
        ("reserves_together", "legal_reserve_alone"),
        ("what_is_missing", "in_full"),
        ("losses_first", "whole_surplus"),
    )
)
WATERFALLS = tuple(
    Waterfall(
        id="fr.scic.surplus",
        applies=CooperativeFacts.legal_form.is_in((SA, SARL, SAS)).node,
        readings=one.names,
        rules=one.rules,
        steps=one.steps,
    )
    for one in _READINGS
)
