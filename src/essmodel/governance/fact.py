"""The facts about a co-operative and its meetings that rules are written over."""

from enum import Enum

from essmodel.governance.assembly_rule import BlankProxies
from essmodel.governance.statutes import (
    Call,
    DecisionKind,
    EmptyCollege,
    Interest,
    MajorityBase,
    SilentCollege,
    VoiceRule,
)
from essmodel.messages.catalogue import Message
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Label, Many, Number, Truth
from essmodel.rules.fact import Fact, Records, fact, facts, record
from essmodel.values.money import Money

MONEY = Number(places=2, unit="EUR", least=0)
COUNT = Number(least=0)
NAME = Label("name")


@record("category")
class CategoryRecord:
    """A category of members, with the number of its members."""

    name: Fact[str] = fact(type=NAME, label=Message("fact_category_name"))
    interest: Fact[str] = fact(type=Label("interest"), label=Message("fact_category_interest"))
    members: Fact[int] = fact(type=COUNT, label=Message("fact_category_members"))


@record("college")
class CollegeRecord:
    """A college and its weight in whole parts."""

    name: Fact[str] = fact(type=NAME, label=Message("fact_college_name"))
    parts: Fact[int] = fact(type=COUNT, label=Message("fact_college_parts"))
    whole: Fact[int] = fact(type=COUNT, label=Message("fact_college_whole"))


@record("holding")
class HoldingRecord:
    """The capital that one member holds."""

    name: Fact[str] = fact(type=NAME, label=Message("fact_holding_name"))
    holder: Fact[str] = fact(type=Label("authority_kind"), label=Message("fact_holding_holder"))
    amount: Fact[Money] = fact(type=MONEY, label=Message("fact_holding_amount"))
    deliberated: Fact[bool] = fact(type=Truth(), label=Message("fact_holding_deliberated"))


@record("decision")
class DecisionRecord:
    """What the statutes require of one kind of decision; a call without quorum needs 0 of 1."""

    name: Fact[str] = fact(type=NAME, label=Message("fact_decision_name"))
    kind: Fact[str] = fact(type=Label("decision_kind"), label=Message("fact_decision_kind"))
    first_quorum_part: Fact[int] = fact(type=COUNT, label=Message("fact_first_quorum_part"))
    first_quorum_whole: Fact[int] = fact(type=COUNT, label=Message("fact_first_quorum_whole"))
    second_quorum_part: Fact[int] = fact(type=COUNT, label=Message("fact_second_quorum_part"))
    second_quorum_whole: Fact[int] = fact(type=COUNT, label=Message("fact_second_quorum_whole"))
    majority_part: Fact[int] = fact(type=COUNT, label=Message("fact_majority_part"))
    majority_whole: Fact[int] = fact(type=COUNT, label=Message("fact_majority_whole"))
    majority_is_strict: Fact[bool] = fact(type=Truth(), label=Message("fact_majority_is_strict"))
    majority_base: Fact[str] = fact(
        type=Label("majority_base"), label=Message("fact_majority_base")
    )


@facts("cooperative")
class CooperativeFacts:
    """A co-operative as it stands on a day."""

    legal_form: Fact[str] = fact(type=Label("legal_form"), label=Message("fact_legal_form"))
    has_variable_capital: Fact[bool] = fact(
        type=Truth(), label=Message("fact_has_variable_capital")
    )
    capital: Fact[Money] = fact(type=MONEY, label=Message("fact_capital"))
    paid_capital: Fact[Money] = fact(type=MONEY, label=Message("fact_paid_capital"))
    highest_capital: Fact[Money] = fact(type=MONEY, label=Message("fact_highest_capital"))
    share_values: Fact[int] = fact(type=COUNT, label=Message("fact_share_values"))
    approved: Fact[bool] = fact(type=Truth(), label=Message("fact_approved"))
    members: Fact[int] = fact(type=COUNT, label=Message("fact_members"))
    employees: Fact[int] = fact(type=COUNT, label=Message("fact_employees"))
    voice: Fact[str] = fact(type=Label("voice_rule"), label=Message("fact_voice"))
    categories: Records[CategoryRecord] = fact(
        type=Many("category"), label=Message("fact_categories")
    )
    colleges: Records[CollegeRecord] = fact(type=Many("college"), label=Message("fact_colleges"))
    formed_colleges: Records[CollegeRecord] = fact(
        type=Many("college"), label=Message("fact_formed_colleges")
    )
    empty_college: Fact[str] = fact(
        type=Label("empty_college"), label=Message("fact_empty_college")
    )
    silent_college: Fact[str] = fact(
        type=Label("silent_college"), label=Message("fact_silent_college")
    )
    admits_remote: Fact[bool] = fact(type=Truth(), label=Message("fact_admits_remote"))
    admits_post: Fact[bool] = fact(type=Truth(), label=Message("fact_admits_post"))
    admits_consent: Fact[bool] = fact(type=Truth(), label=Message("fact_admits_consent"))
    blank_proxies: Fact[str] = fact(
        type=Label("blank_proxies"), label=Message("fact_blank_proxies")
    )
    holdings: Records[HoldingRecord] = fact(type=Many("holding"), label=Message("fact_holdings"))
    decisions: Records[DecisionRecord] = fact(
        type=Many("decision"), label=Message("fact_decisions")
    )


@facts("meeting")
class MeetingFacts:
    """
    A meeting and its attendance, measured as the statutes measure a quorum, and by voices.

    Days of notice are calendar days: that of the notice does not count, that of the meeting does.
    """

    call: Fact[str] = fact(type=Label("call"), label=Message("fact_call"))
    attending: Fact[int] = fact(type=COUNT, label=Message("fact_attending"))
    attending_of: Fact[int] = fact(type=COUNT, label=Message("fact_attending_of"))
    voices_attending: Fact[int] = fact(type=COUNT, label=Message("fact_voices_attending"))
    voices_entitled: Fact[int] = fact(type=COUNT, label=Message("fact_voices_entitled"))
    notice_days: Fact[int] = fact(type=COUNT, label=Message("fact_notice_days"))
    called_in_time: Fact[bool] = fact(type=Truth(), label=Message("fact_called_in_time"))
    remote: Fact[int] = fact(type=COUNT, label=Message("fact_remote"))
    by_post: Fact[int] = fact(type=COUNT, label=Message("fact_by_post"))
    blank_proxies: Fact[int] = fact(type=COUNT, label=Message("fact_meeting_blank_proxies"))
    closed_doors: Fact[bool] = fact(type=Truth(), label=Message("fact_closed_doors"))


@facts("resolution")
class ResolutionFacts:
    """
    A resolution and its yes.

    On each base as the statutes carry voices, and, of the votes cast, voice by voice.
    """

    kind: Fact[str] = fact(type=Label("decision_kind"), label=Message("fact_resolution_kind"))
    yes_of_cast: Fact[int] = fact(type=COUNT, label=Message("fact_yes_of_cast"))
    cast: Fact[int] = fact(type=COUNT, label=Message("fact_cast"))
    yes_of_attending: Fact[int] = fact(type=COUNT, label=Message("fact_yes_of_attending"))
    attending: Fact[int] = fact(type=COUNT, label=Message("fact_resolution_attending"))
    yes_of_members: Fact[int] = fact(type=COUNT, label=Message("fact_yes_of_members"))
    members: Fact[int] = fact(type=COUNT, label=Message("fact_resolution_members"))
    voices_for: Fact[int] = fact(type=COUNT, label=Message("fact_voices_for"))
    voices_cast: Fact[int] = fact(type=COUNT, label=Message("fact_voices_cast"))
    objections: Fact[int] = fact(type=COUNT, label=Message("fact_objections"))
    on_agenda: Fact[bool] = fact(type=Truth(), label=Message("fact_on_agenda"))
    deciding_colleges: Records[CollegeRecord] = fact(
        type=Many("college"), label=Message("fact_deciding_colleges")
    )


def _book(id: str, codes: type[Enum]) -> CodeBook:  # noqa: A002 - the word of the field
    titles = tuple((one.value, Message(f"code_{id}_{one.value}")) for one in codes)
    return CodeBook(id=id, title=Message(f"book_{id}"), codes=titles)


CODE_BOOKS = (
    _book("interest", Interest),
    _book("voice_rule", VoiceRule),
    _book("empty_college", EmptyCollege),
    _book("silent_college", SilentCollege),
    _book("blank_proxies", BlankProxies),
    _book("decision_kind", DecisionKind),
    _book("majority_base", MajorityBase),
    _book("call", Call),
)
"""The codes of the core; those of legal forms and of authorities come with a pack."""

SHEETS = (CooperativeFacts, MeetingFacts, ResolutionFacts)
RECORDS = (CategoryRecord, CollegeRecord, HoldingRecord, DecisionRecord)
