"""
The solidarity co-operative of Québec (*coopérative de solidarité*).

Law:
    RLRQ c. C-67.2: one vote for each member whatever the shares (s. 4) [read]; users, workers and
    supporters, two of the three at least (s. 226.1) [unverified].  Bill 111, adopted on 17
    February 2026, modernises the act; its text was not read, so nothing here says how the law
    stands since: these rules end there.

Event:
    The day of the question.
"""

from datetime import date

from essmodel.governance.fact import CategoryRecord, CooperativeFacts
from essmodel.governance.statutes import Interest, VoiceRule
from essmodel.governance.waterfall import Waterfall
from essmodel.messages.text import Text
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.values.period import Period

LEGAL_FORM = CodeBook(
    id="legal_form",
    title=Text(en="legal form", fr="forme juridique"),
    codes=(
        (
            "cooperative_solidarite",
            Text(en="solidarity co-operative", fr="coopérative de solidarité"),
        ),
    ),
)
MODERNISED = date(2026, 2, 17)
"""The day on which bill 111 was adopted; from then on, nobody read the law."""
_SINCE = Period(start=date(2015, 4, 29), end=MODERNISED)
"""From the version of the act that was read."""
_ACT = "Loi sur les coopératives, RLRQ c. C-67.2"
SECTION_4 = LegalSource(
    kind=SourceKind.ACT,
    title=_ACT,
    article="s. 4",
    version="2015-04-29",
    confidence=Confidence.READ,
    url="http://www.legisquebec.gouv.qc.ca/en/document/cs/c-67.2/20150429",
)
SECTION_226_1 = LegalSource(
    kind=SourceKind.ACT, title=_ACT, article="s. 226.1", confidence=Confidence.UNVERIFIED
)

LEAST_GROUPS = Parameter[int](
    id="qc.solidarity.least_groups",
    label=Text(en="least number of groups of members", fr="nombre minimal de groupes de membres"),
    datatype=Number(least=0),
    enacted=(Enacted(value=2, period=_SINCE, source=SECTION_226_1),),
)
_THREE = (Interest.BENEFICIARIES.value, Interest.EMPLOYEES.value, Interest.CONTRIBUTORS.value)
_OF_THE_THREE = CategoryRecord.interest.is_in(_THREE) & (CategoryRecord.members > 0)

PARAMETERS = (LEAST_GROUPS,)
RULES = (
    Rule(
        id="qc.solidarity.one_vote",
        subject=Subject.STATUTES,
        requires=(CooperativeFacts.voice == VoiceRule.ONE_PER_MEMBER.value).node,
        says=Text(
            en="a member has one vote, whatever the shares held",
            fr="un membre n’a qu’une voix, quel que soit le nombre de ses parts",
        ),
        source=SECTION_4,
        period=_SINCE,
        event=Event.DECISION,
    ),
    Rule(
        id="qc.solidarity.two_of_three_groups",
        subject=Subject.STATUTES,
        requires=(CooperativeFacts.categories.count(_OF_THE_THREE) >= LEAST_GROUPS).node,
        says=Text(
            en="of users, workers and supporters, at least {least_groups} groups have members",
            fr="des utilisateurs, travailleurs et membres de soutien, au moins {least_groups} "
            "groupes ont des membres",
        ),
        source=SECTION_226_1,
        period=_SINCE,
        event=Event.DECISION,
    ),
)
WATERFALLS: tuple[Waterfall, ...] = ()
"""A reserve is required and rebates follow use; how much, no source that was read says."""
