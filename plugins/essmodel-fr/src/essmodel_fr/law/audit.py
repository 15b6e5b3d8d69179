"""
A18, A30 and A31: the audit of a co-operative (*révision coopérative*), and its yearly report.

Law:
    Art. 25-1 to 25-5 and 19 duodecies of loi n° 47-1775, with décrets n° 2015-706 and 2015-800
    [read in an account that quotes them, and the federation]: every five years for every SCIC,
    whatever its size; earlier after three years with a loss, when losses reach half of the highest
    capital, or when a tenth of the members or a third of the directors ask.  Nobody audits whom
    they served within five years.  The day in 2014 or 2015 since which all of that holds is not
    told.
    Art. 19 terdecies and décret n° 2015-1381 [secondary]: the report of the board tells how the
    co-operative project goes on.
    Art. 8 [secondary]: a general meeting at least once a year.  That no twelve months pass without
    one is a reading; after twenty-four there surely was a year without.

Event:
    The day of the question.
"""

from datetime import date

from essmodel.governance.fact import CooperativeFacts
from essmodel.governance.oversight_fact import AuditFacts, BoardFacts
from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel.values.period import DayWithin, Period
from essmodel_fr.law.text import ESS_ACT, SINCE_2001

_TITLE = "loi n° 47-1775 du 10 septembre 1947"
_FAQ = "http://www.les-scic.coop/sites/fr/les-scic/FAQ/"
SINCE_AUDITS = Period(start=DayWithin(ESS_ACT, date(2015, 12, 31)))
SINCE_REPORTS = Period(start=date(2015, 10, 29))
_FIVE_YEARS, _ONE_YEAR, _TWO_YEARS = 60, 12, 24  # months, which a law never changed


def _act(article: str, confidence: Confidence, page: str) -> LegalSource:
    return LegalSource(
        kind=SourceKind.ACT,
        title=_TITLE,
        article=article,
        confidence=confidence,
        url=_FAQ + page,
    )


ARTICLES_25 = _act("art. 25-1 à 25-5 et 19 duodecies", Confidence.READ, "Revision_cooperative")
ARTICLE_19_TERDECIES = _act(
    "art. 19 terdecies et décret n° 2015-1381", Confidence.SECONDARY, "Assemblee-generale"
)
ARTICLE_8 = _act("art. 8", Confidence.SECONDARY, "Assemblee-generale")
ARTICLE_8_TWELVE_MONTHS = _act(
    "art. 8, lu comme tous les douze mois", Confidence.INFERRED, "Assemblee-generale"
)

LOSS_YEARS = Parameter[int](
    id="fr.scic.loss_years_before_audit",
    label=Text(
        en="years with a loss after which an audit is due",
        fr="exercices déficitaires après lesquels une révision est due",
    ),
    datatype=Number(least=0),
    enacted=(Enacted(value=3, period=SINCE_AUDITS, source=ARTICLES_25),),
)

_D = AuditFacts
_TODAY = Term[date](tree.RefDate(Event.DECISION))
_WITHIN_TWELVE_MONTHS = _D.last_assembly_on.months_later(_ONE_YEAR) >= _TODAY


def _rule(  # noqa: PLR0913 - a rule has that many parts
    name: str,
    requires: Term[bool],
    *,
    says: Text,
    applies: Term[bool] | None = None,
    source: LegalSource = ARTICLES_25,
    period: Period = SINCE_AUDITS,
) -> Rule:
    return Rule(
        id=name,
        subject=Subject.AUDIT,
        applies=None if applies is None else applies.node,
        requires=requires.node,
        says=says,
        source=source,
        period=period,
        event=Event.DECISION,
    )


def _is_so(term: Term[bool]) -> Term[bool]:
    return term == True  # noqa: E712 - a term, not a bool


RULES = (
    _rule(
        "fr.scic.audited_within_five_years",
        _D.last_report_on.months_later(_FIVE_YEARS) >= _TODAY,
        says=Text(
            en="a SCIC is audited every five years, whatever its size",
            fr="une SCIC est révisée tous les cinq ans, quelle que soit sa taille",
        ),
    ),
    _rule(
        "fr.scic.audited_after_losses",
        _is_so(_D.since_losses),
        applies=(_D.loss_years >= LOSS_YEARS) | (_D.losses * 2 >= CooperativeFacts.highest_capital),
        says=Text(
            en="after {loss_years_before_audit} years with a loss, or losses of half of the "
            "highest capital, an audit is due",
            fr="après {loss_years_before_audit} exercices déficitaires, ou des pertes de la "
            "moitié du plus haut capital, une révision est due",
        ),
    ),
    _rule(
        "fr.scic.audited_when_asked",
        _is_so(_D.since_asked),
        applies=((_D.members_asking > 0) & (_D.members_asking * 10 >= CooperativeFacts.members))
        | ((_D.directors_asking > 0) & (_D.directors_asking * 3 >= BoardFacts.seats)),
        says=Text(
            en="when a tenth of the members or a third of the directors ask, an audit is due",
            fr="quand un dixième des associés ou un tiers des administrateurs la demandent, une "
            "révision est due",
        ),
    ),
    _rule(
        "fr.scic.auditor_independent",
        _D.auditor_left_on.months_later(_FIVE_YEARS) <= _D.last_report_on,
        applies=_D.auditor_left_on.is_known(),
        says=Text(
            en="nobody audits a co-operative that they served within five years",
            fr="nul ne révise une coopérative qu’il a servie dans les cinq ans",
        ),
    ),
    _rule(
        "fr.scic.audit_discussed",
        _is_so(_D.discussed),
        applies=_D.last_report_on.is_known(),
        says=Text(
            en="a general meeting discusses the report of the audit",
            fr="une assemblée générale discute le rapport de révision",
        ),
    ),
    _rule(
        "fr.scic.project_reported",
        _is_so(_D.project_reported),
        says=Text(
            en="the report of the board tells how the co-operative project goes on",
            fr="le rapport de gestion décrit l’évolution du projet coopératif",
        ),
        source=ARTICLE_19_TERDECIES,
        period=SINCE_REPORTS,
    ),
    _rule(
        "fr.coop.assembly_each_year",
        _D.last_assembly_on.months_later(_TWO_YEARS) >= _TODAY,
        says=Text(
            en="a general meeting is held at least once a year",
            fr="une assemblée générale se tient au moins une fois par an",
        ),
        source=ARTICLE_8,
        period=SINCE_2001,
    ),
    _rule(
        "fr.coop.assembly_within_twelve_months",
        _WITHIN_TWELVE_MONTHS,
        applies=~_WITHIN_TWELVE_MONTHS,  # a reading: where it is met, there is no doubt
        says=Text(
            en="no twelve months pass without a general meeting",
            fr="douze mois ne passent pas sans assemblée générale",
        ),
        source=ARTICLE_8_TWELVE_MONTHS,
        period=SINCE_2001,
    ),
)
PARAMETERS = (LOSS_YEARS,)
