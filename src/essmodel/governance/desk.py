"""The desk to which commands about members come, and what several of them ask."""

from datetime import date, timedelta
from typing import Protocol

from attrs import frozen

from essmodel.governance.member_event import MemberEvent
from essmodel.governance.member_record import NOTHING, Record, Status
from essmodel.governance.member_register import MemberRegister
from essmodel.governance.member_rule import MemberRule
from essmodel.governance.statutes import Statutes
from essmodel.journal.command import Command, Reasons, reason
from essmodel.values.money import Money


@frozen(kw_only=True)
class Desk:
    """Before what a command comes: the register as it stands, the statutes, and the day."""

    register: MemberRegister
    statutes: Statutes
    rule: MemberRule
    on: date


class MemberCommand(Command[Desk, MemberEvent], Protocol):
    """Something asked about one person."""

    @property
    def party(self) -> str:
        """About whom."""
        ...


def must_be(desk: Desk, party: str, *allowed: Status) -> Reasons:
    """Yield that somebody is at none of the *allowed* stages."""
    record = desk.register.record(party)
    if record is None or record.status not in allowed:
        found = record.status.value if record else "unknown"
        stages = tuple(one.value for one in allowed)
        yield reason("member_wrong_stage", party=party, found=found, allowed=stages)


def group_must_exist(desk: Desk, category: str | None, college: str | None) -> Reasons:
    """Yield that a category or a college is none of the statutes."""
    categories = tuple(one.id for one in desk.statutes.categories)
    colleges = tuple(one.id for one in desk.statutes.colleges)
    if category is not None and category not in categories:
        yield reason("category_unknown", found=category, known=categories)
    if college is not None and college not in colleges:
        yield reason("college_unknown", found=college)


def college_must_be_said(desk: Desk, college: str | None) -> Reasons:
    """Yield that the statutes have colleges, and none is named."""
    if college is None and desk.statutes.colleges:
        yield reason("college_unsaid", known=tuple(one.id for one in desk.statutes.colleges))


def must_be_positive(amount: Money) -> Reasons:
    """Yield that there is nothing to promise or to pay."""
    if amount <= NOTHING:
        yield reason("amount_not_positive", found=amount)


def must_be_later(day: date, *, since: date, days: int) -> Reasons:
    """Yield that a day comes before so many days have passed."""
    least = since + timedelta(days=days)
    if day < least:
        yield reason("member_too_early", found=day, least=least)


def record(desk: Desk, party: str) -> Record:
    """Return the record of somebody of whom it is known that there is one."""
    record = desk.register.record(party)
    assert record is not None, "asked for before"  # noqa: S101 - `refusals` has just found it
    return record
