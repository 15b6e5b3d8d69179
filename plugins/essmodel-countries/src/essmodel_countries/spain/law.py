"""
The co-operative of social initiative of Spain (*cooperativa de iniciativa social*).

Law:
    Ley 27/1999 [read]: art. 25, a first call finds more than half of the votes; art. 28, more than
    half of the votes cast decide, two thirds of those present change the statutes, and statutes
    ask for no more than four fifths; art. 58, a fifth of the surplus goes to the mandatory
    reserve and a twentieth to education; art. 106, what has no profit as its aim gives nothing
    to its members.  The law of a region may stand in its place: this is that of the State.

Event:
    The day of the question; the end of the fiscal year for the surplus.
"""

from datetime import date

from essmodel.governance.fact import CooperativeFacts, DecisionRecord
from essmodel.governance.statutes import DecisionKind, MajorityBase
from essmodel.governance.surplus import Of
from essmodel.governance.waterfall import Demand, LegalStep, Waterfall
from essmodel.messages.catalogue import Message
from essmodel.messages.text import Text
from essmodel.rules.codebook import CodeBook
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rounding import Rounding
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term, node_of
from essmodel.values.period import Period
from essmodel.values.proportion import Proportion
from essmodel_countries.part import PART

LEGAL_FORM = CodeBook(
    id="legal_form",
    title=Text(en="legal form", fr="forme juridique"),
    codes=(
        (
            "iniciativa_social",
            Text(en="cooperativa de iniciativa social", fr="cooperativa de iniciativa social"),
        ),
    ),
)
_SINCE = Period(start=date(1999, 8, 6))
"""Twenty days after Ley 27/1999 was published, on 17 July."""


def _article(number: int) -> LegalSource:
    return LegalSource(
        kind=SourceKind.ACT,
        title="Ley 27/1999, de Cooperativas",
        article=f"art. {number}",
        confidence=Confidence.READ,
        url="https://www.boe.es/buscar/act.php?id=BOE-A-1999-15681",
    )


def _part(name: str, label: Text, value: Proportion) -> Parameter[Proportion]:
    return Parameter[Proportion](
        id=f"es.social.{name}",
        label=label,
        datatype=PART,
        enacted=(Enacted(value=value, period=_SINCE, source=_article(58)),),
    )


RESERVE = _part(
    "mandatory_reserve",
    Text(en="part of the surplus for the mandatory reserve", fr="part pour la réserve obligatoire"),
    Proportion.of(20, 100),
)
EDUCATION = _part(
    "education",
    Text(en="part of the surplus for education", fr="part pour la formation"),
    Proportion.of(5, 100),
)
_D = DecisionRecord
_QUORUM = _D.first_quorum_part * 2 > _D.first_quorum_whole
_MORE_THAN_HALF = (_D.majority_part * 2 > _D.majority_whole) | (
    (_D.majority_part * 2 >= _D.majority_whole) & _D.majority_is_strict
)
_ORDINARY = (_D.kind != DecisionKind.ORDINARY.value) | _MORE_THAN_HALF
_CHANGES = (_D.kind != DecisionKind.EXTRAORDINARY.value) | (
    (_D.majority_part * 3 >= _D.majority_whole * 2)
    & (_D.majority_base == MajorityBase.ATTENDING.value)
)
_REACHABLE = _D.majority_part * 5 <= _D.majority_whole * 4


def _rule(name: str, each: Term[bool], says: Text, article: int) -> Rule:
    """Return what every kind of decision of the statutes has to keep."""
    return Rule(
        id=f"es.social.{name}",
        subject=Subject.STATUTES,
        requires=CooperativeFacts.decisions.all(each).node,
        says=says,
        source=_article(article),
        period=_SINCE,
        event=Event.DECISION,
    )


PARAMETERS = (RESERVE, EDUCATION)
RULES = (
    _rule(
        "first_call",
        _QUORUM,
        Text(
            en="a first call asks for at least more than half of the votes",
            fr="une première convocation demande au moins plus de la moitié des voix",
        ),
        25,
    ),
    _rule(
        "ordinary_majority",
        _ORDINARY,
        Text(
            en="ordinary decisions need more than half of the votes",
            fr="les décisions ordinaires demandent plus de la moitié des voix",
        ),
        28,
    ),
    _rule(
        "changes_of_statutes",
        _CHANGES,
        Text(
            en="changes of the statutes need two thirds of the votes present and represented",
            fr="les modifications des statuts demandent deux tiers des voix présentes et "
            "représentées",
        ),
        28,
    ),
    _rule(
        "four_fifths_at_most",
        _REACHABLE,
        Text(
            en="no majority is above four fifths",
            fr="aucune majorité ne dépasse quatre cinquièmes",
        ),
        28,
    ),
)


def _step(to: str, label: Text | Message, part: Parameter[Proportion]) -> LegalStep:
    """Return a part of the whole surplus that goes somewhere."""
    return LegalStep(
        to=to,
        label=label,
        demand=Demand.AT_LEAST,
        part=node_of(part, part.datatype),
        of=Of.SURPLUS,
        rounding=Rounding.CEILING,
        event=Event.FISCAL_YEAR_END,
        period=_SINCE,
        source=_article(58),
    )


WATERFALLS = (
    Waterfall(
        id="es.social.surplus",
        steps=(
            _step("legal_reserve", Text(en="mandatory reserve", fr="réserve obligatoire"), RESERVE),
            _step("education", Text(en="education fund", fr="fonds de formation"), EDUCATION),
        ),
    ),
)
