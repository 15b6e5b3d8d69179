"""The members through time, as events tell: who was one, of which group, since when."""

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from essmodel.governance.member_event import MemberEvent
from essmodel.governance.member_record import Record
from essmodel.governance.membership import Member, Membership
from essmodel.journal.entry import Dated
from essmodel.values.period import Period


def membership_of(events: Iterable[Dated[MemberEvent]]) -> Membership:
    """
    Return who was a member on each day.

    Whoever changes group is in the new one from that day; whoever leaves is a member up to the day
    before.  Their capital is what they hold at the end, for nothing counts voices by it.

    Args:
        events: in the order of their days, as a journal yields them.
    """
    records: dict[str, Record] = {}
    spells: dict[str, list[Member]] = {}
    for dated in events:
        party = dated.event.party
        after = records[party] = dated.event.changed(records.get(party), dated.on)
        told = spells.setdefault(party, [])
        running = told[-1] if told and told[-1].period.end is None else None
        if running is not None and _is_over(running, after):
            told.pop()
            if running.period.start != dated.on:  # who leaves on the first day never was a member
                whole = Period(start=running.period.start, end=dated.on)
                told.append(evolve(running, period=whole))
            running = None
        if running is None and after.status.votes:
            told.append(_spell(after, since=dated.on))
    return Membership(
        members=tuple(
            evolve(one, capital=records[party].subscribed)
            for party in sorted(spells)
            for one in spells[party]
        )
    )


def _is_over(running: Member, record: Record) -> bool:
    """Whether the spell ends: they are no member, or one of another group."""
    same_group = (running.category, running.college) == (record.category, record.college)
    return not (record.status.votes and same_group)


def _spell(record: Record, *, since: date) -> Member:
    return Member(
        party=record.party,
        category=record.category,
        college=record.college,
        capital=record.subscribed,
        period=Period(start=since),
    )
