"""A co-operative: its statutes, its members, its meetings, and what is known of it on a day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import field, frozen

from essmodel.errors import InvalidValueError, Problem, ids_taken
from essmodel.governance.electorate import electorate
from essmodel.governance.fact import (
    CategoryRecord,
    CollegeRecord,
    CooperativeFacts,
    DecisionRecord,
    HoldingRecord,
)
from essmodel.governance.fiscal_year import FiscalYear
from essmodel.governance.meeting import GeneralMeeting
from essmodel.governance.meeting_need import unsaid_for_meeting
from essmodel.governance.membership import Member, Membership
from essmodel.governance.oversight import Audit, Board, Leaving, Liquidation
from essmodel.governance.statutes import College, DecisionRule, MemberCategory, Statutes
from essmodel.rules.law.event import Dates, Event
from essmodel.stakeholders.party import PublicAuthority
from essmodel.stakeholders.register import Register
from essmodel.values.money import Money
from essmodel.values.named import by_id
from essmodel.values.period import Day
from essmodel.values.threshold import Threshold

NO_AUTHORITY = "none"
"""The ``authority_kind`` of a member that is no public body."""


@frozen(kw_only=True)
class EarlierStatutes:
    """Statutes that an amendment has replaced; *until* is the first day of those that followed."""

    until: date
    statutes: Statutes


@frozen(kw_only=True)
class Cooperative:
    """
    A multi-stakeholder co-operative.

    Attributes:
        legal_form: a code of the book ``legal_form``, which a pack brings.
        fiscal_year_end: the end of the last fiscal year closed.
        employees: how many people the co-operative employs; unknown where it is ``None``.
        capital: its capital, where the members' is not known one by one.
        paid_capital: as much of the capital as was paid.
        highest_capital: the most that the capital ever was.
        share_values: each nominal value that a share has; unknown where there is none.
        approved: whether the authority that must approve such co-operatives did.
        statutes: those of today.
        earlier_statutes: those before, under which earlier meetings voted and are counted.
        board: who runs it between meetings; ``None`` where nobody says.
        audit: how it is watched over; ``None`` where nobody says.
        leaving: what the statutes say of members who must leave; ``None`` likewise.
        liquidation: what is left of it, once it is dissolved.
        fiscal_years: its accounts, and what becomes of its surpluses.
    """

    name: str
    legal_form: str
    formed_on: Day | None = None
    fiscal_year_end: Day | None = None
    has_variable_capital: bool | None = None
    employees: int | None = None
    capital: Money | None = None
    paid_capital: Money | None = None
    highest_capital: Money | None = None
    share_values: tuple[Money, ...] = ()
    approved: bool | None = None
    statutes: Statutes
    earlier_statutes: tuple[EarlierStatutes, ...] = ()
    membership: Membership = field(factory=Membership)
    meetings: tuple[GeneralMeeting, ...] = ()
    board: Board | None = None
    audit: Audit | None = None
    leaving: Leaving | None = None
    liquidation: Liquidation | None = None
    fiscal_years: tuple[FiscalYear, ...] = ()

    def __attrs_post_init__(self) -> None:
        problems = (
            *self._unknown_groups(),
            *self._unsaid_for_meetings(),
            *ids_taken(
                "earlier_statutes", (one.until.isoformat() for one in self.earlier_statutes)
            ),
            *ids_taken("meetings", (one.id for one in self.meetings)),
            *ids_taken("fiscal_years", (one.ends_on.isoformat() for one in self.fiscal_years)),
        )
        if problems:
            raise InvalidValueError(*problems)

    def meeting(self, id: str) -> GeneralMeeting:  # noqa: A002 - the word of the field
        """Return the meeting whose id it is."""
        return by_id(self.meetings, id, problem="meeting_unknown")

    def fiscal_year(self, ends_on: date) -> FiscalYear:
        """
        Return the fiscal year that ends on a day.

        Raises:
            InvalidValueError: no accounts of it are written.
        """
        for one in self.fiscal_years:
            if one.ends_on == ends_on:
                return one
        known = tuple(one.ends_on.isoformat() for one in self.fiscal_years)
        raise InvalidValueError.because("fiscal_year_unknown", found=ends_on, known=known)

    def statutes_on(self, day: date) -> Statutes:
        """Return the statutes of a day: on that of an amendment, the new ones."""
        later = [one for one in self.earlier_statutes if day < one.until]
        return min(later, key=lambda one: one.until).statutes if later else self.statutes

    def _unsaid_for_meetings(self) -> Iterator[Problem]:
        """Yield what the statutes of the day of a meeting leave unsaid, and it needs."""
        for index, one in enumerate(self.meetings):
            rule = self.statutes_on(one.held_on).assembly
            yield from unsaid_for_meeting(one, rule, path=f"meetings.{index}")

    def _unknown_groups(self) -> Iterator[Problem]:
        """Yield each category and college that members are in and statutes do not have."""
        versions = (self.statutes, *(one.statutes for one in self.earlier_statutes))
        categories = {one.id for statutes in versions for one in statutes.categories}
        colleges = {one.id for statutes in versions for one in statutes.colleges}
        used = [
            *_groups("members", "category", self.membership.members, categories),
            *_groups("members", "college", self.membership.members, colleges),
            *_groups("headcounts", "group", self.membership.headcounts, categories | colleges),
        ]
        for path, found, known in used:
            data = (("found", found), ("known", tuple(sorted(known))))
            if found is not None and found not in known:
                yield Problem(id="id_unknown", path=path, data=data)
            elif found is None and colleges:
                yield Problem(id="college_unsaid", path=path, data=data[1:])

    def dates(self, *, on: date) -> Dates:
        """Return the dates that choose the law for a question asked on a day."""
        known = {Event.FORMATION: self.formed_on, Event.FISCAL_YEAR_END: self.fiscal_year_end}
        return {Event.DECISION: on} | {
            event: day for event, day in known.items() if day is not None
        }


def cooperative_facts(
    cooperative: Cooperative, register: Register, *, on: date
) -> CooperativeFacts:
    """Return what is known of *cooperative* on a day; what no source gives is left out."""
    statutes, membership = cooperative.statutes_on(on), cooperative.membership
    formed = electorate(statutes, membership, on=on)
    everyone_named = bool(membership.members) and not membership.headcounts
    holdings = _holdings(membership, register, on) if everyone_named else None
    capital = sum((one.amount or Money(0) for one in holdings or ()), Money(0))
    return CooperativeFacts(
        legal_form=cooperative.legal_form,
        has_variable_capital=cooperative.has_variable_capital,
        capital=cooperative.capital or (capital if everyone_named else None),
        paid_capital=cooperative.paid_capital,
        highest_capital=cooperative.highest_capital,
        share_values=len(set(cooperative.share_values)) or None,
        approved=cooperative.approved,
        members=_members(statutes, membership, on),
        employees=cooperative.employees,
        voice=statutes.voice.value,
        categories=_categories(statutes, membership, on),
        colleges=tuple(
            CollegeRecord(name=one.name, parts=one.parts, whole=_whole(statutes))
            for one in statutes.colleges
        ),
        formed_colleges=tuple(
            CollegeRecord(name=one.name, parts=one.parts, whole=formed.whole)
            for one in formed.colleges
            if statutes.colleges
        )
        if not statutes.colleges or _is_counted(statutes.colleges, membership)
        else None,
        empty_college=statutes.empty_college.value if statutes.empty_college else None,
        silent_college=statutes.silent_college.value if statutes.silent_college else None,
        admits_remote=statutes.assembly.remote,
        admits_consent=statutes.assembly.consent,
        admits_post=statutes.assembly.by_post,
        blank_proxies=statutes.assembly.blank_proxies.value
        if statutes.assembly.blank_proxies
        else None,
        holdings=holdings,
        decisions=tuple(_decision(one) for one in statutes.decisions),
    )


def _groups(
    section: str, name: str, rows: Sequence[object], known: set[str]
) -> Iterator[tuple[str, str | None, set[str]]]:
    """Yield the path and the group that each row names, with the groups there are."""
    for index, row in enumerate(rows):
        yield f"{section}.{index}.{name}", getattr(row, name), known


def _whole(statutes: Statutes) -> int:
    return sum(one.parts for one in statutes.colleges)


def _is_counted(groups: Sequence[MemberCategory | College], membership: Membership) -> bool:
    """Whether members are known by these groups: all of them by name, or by numbers of these."""
    numbered = {one.group for one in membership.headcounts}
    return bool(numbered & {one.id for one in groups} if numbered else membership.members)


def _members(statutes: Statutes, membership: Membership, on: date) -> int | None:
    """Return the number of members, from the categories or else from the colleges."""
    if _is_counted(statutes.categories, membership):
        return _sum(statutes.categories, membership.counted_on(on, by="category"))
    if _is_counted(statutes.colleges, membership):
        return _sum(statutes.colleges, membership.counted_on(on, by="college"))
    return None


def _sum(groups: Sequence[MemberCategory | College], counts: Mapping[str, int]) -> int:
    return sum(counts.get(one.id, 0) for one in groups)


def _categories(statutes: Statutes, membership: Membership, on: date) -> tuple[CategoryRecord, ...]:
    """
    Return the categories with their members.

    Once members are counted by category, a category that is not named has none; where they are
    counted by college only, nobody knows.
    """
    counted = _is_counted(statutes.categories, membership)
    counts = membership.counted_on(on, by="category")
    return tuple(
        CategoryRecord(
            name=one.name,
            interest=one.interest.value,
            members=counts.get(one.id, 0) if counted else None,
        )
        for one in statutes.categories
    )


def _holdings(membership: Membership, register: Register, on: date) -> tuple[HoldingRecord, ...]:
    return tuple(_holding(one, register) for one in membership.named_on(on))


def _holding(member: Member, register: Register) -> HoldingRecord:
    holder = register.party(member.party)
    kind = holder.kind if isinstance(holder, PublicAuthority) else NO_AUTHORITY
    return HoldingRecord(
        name=holder.name, holder=kind, amount=member.capital, deliberated=member.deliberated
    )


def _decision(rule: DecisionRule) -> DecisionRecord:
    first_part, first_whole = _parts(rule.quorum.first_call)
    second_part, second_whole = _parts(rule.quorum.second_call)
    threshold = rule.majority.threshold
    return DecisionRecord(
        name=rule.kind.value,
        kind=rule.kind.value,
        first_quorum_part=first_part,
        first_quorum_whole=first_whole,
        second_quorum_part=second_part,
        second_quorum_whole=second_whole,
        majority_part=threshold.part,
        majority_whole=threshold.whole,
        majority_is_strict=threshold.is_strict,
        majority_base=rule.majority.base.value,
    )


def _parts(threshold: Threshold | None) -> tuple[int, int]:
    """Return a quorum as a part of a whole; none of one where there is no quorum."""
    return (threshold.part, threshold.whole) if threshold else (0, 1)
