"""
The social co-operative of Italy (*cooperativa sociale*).

Law:
    Legge n. 381/1991, art. 2: volunteers are no more than half of the members [read].  Codice
    civile, art. 2545-quater: thirty percent of the surplus go to the legal reserve; legge n.
    59/1992, art. 11: three percent to a mutual fund [unverified, both].

Event:
    The day of the question; the end of the fiscal year for the surplus.
"""

from datetime import date

from essmodel.governance.fact import CategoryRecord, CooperativeFacts
from essmodel.governance.statutes import Interest
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
from essmodel.rules.term import node_of
from essmodel.values.period import Period
from essmodel.values.proportion import Proportion
from essmodel_countries.part import PART

LEGAL_FORM = CodeBook(
    id="legal_form",
    title=Text(en="legal form", fr="forme juridique"),
    codes=(("cooperativa_sociale", Text(en="cooperativa sociale", fr="cooperativa sociale")),),
)
_SINCE = Period(start=date(1991, 12, 18))
"""From the entry into force of legge n. 381/1991, fifteen days after it was published."""
ARTICLE_2 = LegalSource(
    kind=SourceKind.ACT,
    title="legge n. 381/1991",
    article="art. 2",
    confidence=Confidence.READ,
    url="http://edizionieuropee.it/law/html/7/zn25_02_017.html",
)
ARTICLE_2545_QUATER = LegalSource(
    kind=SourceKind.ACT,
    title="codice civile",
    article="art. 2545-quater",
    confidence=Confidence.UNVERIFIED,
)
ARTICLE_11 = LegalSource(
    kind=SourceKind.ACT,
    title="legge n. 59/1992",
    article="art. 11",
    confidence=Confidence.UNVERIFIED,
)
_CIVIL_CODE = Period(start=date(2004, 1, 1))
"""From the reform of company law, which numbered the article so."""

LEGAL_RESERVE = Parameter[Proportion](
    id="it.social.legal_reserve",
    label=Text(en="part of the surplus for the legal reserve", fr="part pour la réserve légale"),
    datatype=PART,
    enacted=(
        Enacted(value=Proportion.of(30, 100), period=_CIVIL_CODE, source=ARTICLE_2545_QUATER),
    ),
)
MUTUAL_FUND = Parameter[Proportion](
    id="it.social.mutual_fund",
    label=Text(en="part of the surplus for a mutual fund", fr="part pour un fonds mutualiste"),
    datatype=PART,
    enacted=(Enacted(value=Proportion.of(3, 100), period=_CIVIL_CODE, source=ARTICLE_11),),
)
_VOLUNTEERS = CategoryRecord.interest == Interest.VOLUNTEERS.value
_MEMBERS = CooperativeFacts.categories.total(CategoryRecord.members)

PARAMETERS = (LEGAL_RESERVE, MUTUAL_FUND)
RULES = (
    Rule(
        id="it.social.volunteers_at_most_half",
        subject=Subject.STATUTES,
        requires=(
            CooperativeFacts.categories.total(CategoryRecord.members, where=_VOLUNTEERS) * 2
            <= _MEMBERS
        ).node,
        says=Text(
            en="volunteers are no more than half of the members",
            fr="les bénévoles ne sont pas plus de la moitié des membres",
        ),
        source=ARTICLE_2,
        period=_SINCE,
        event=Event.DECISION,
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
        period=_CIVIL_CODE,
        source=part.enacted[0].source,
    )


WATERFALLS = (
    Waterfall(
        id="it.social.surplus",
        steps=(
            _step("legal_reserve", Message("fact_to_legal_reserve"), LEGAL_RESERVE),
            _step("mutual_fund", Text(en="mutual fund", fr="fonds mutualiste"), MUTUAL_FUND),
        ),
    ),
)
